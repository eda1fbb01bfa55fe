import { useState } from 'react';
import { Fault, type FaultData, useCall } from '../../api';
import { faultText, useText } from '../../i18n';
import { span, workingIn } from '../../parts/words';
import { CheckField, ErrorNote, Icon, Money } from '../../ui';
import type { Simulation } from './data';

type Props = { formula: string; contractId: number; line: number };

/** 近十二个月: what the formula would have changed, period by period, against what the terms that are saved give. */
export function FormulaSimulation({ formula, contractId, line }: Props) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const asked = useCall<Simulation>('Contracts.SimulateFormula', { formula, contractId, line, all }, ['contract', 'invoice', 'meter'], {
    enabled: open,
    keep: true,
  });
  const s = asked.data;
  return (
    <section className="terms-more">
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} small />
        {t('contracts.simulate.title')}
        {open && s && !s.fault && (
          <span className="dim">{t('contracts.simulate.changed', { count: s.changed, of: (s.rows ?? []).length })}</span>
        )}
      </button>
      {open && (
        <>
          <CheckField label={t('contracts.simulate.all')} value={all} onChange={setAll} />
          {asked.error !== null && <ErrorNote error={asked.error} retry={() => void asked.refetch()} />}
          {s && !s.fault && (s.rows ?? []).length === 0 && <p className="dim small">{t('contracts.simulate.none')}</p>}
          {s && !s.fault && (s.rows ?? []).length > 0 && <Rows s={s} all={all} />}
        </>
      )}
    </section>
  );
}

function Rows({ s, all }: { s: Simulation; all: boolean }) {
  const { t, language } = useText();
  return (
    <div className="formula-simulation">
      <table className="formula-results">
        <thead>
          <tr>
            {all && <th>{t('contracts.formula.on')}</th>}
            <th>{t('contracts.formula.period')}</th>
            <th className="num">{t('contracts.simulate.before')}</th>
            <th className="num">{t('contracts.simulate.after')}</th>
            <th className="num">{t('contracts.simulate.diff')}</th>
            <th>{t('contracts.working')}</th>
          </tr>
        </thead>
        <tbody>
          {s.rows.map((r) => (
            <tr key={`${r.contractId} ${r.line} ${r.from}`}>
              {all && (
                <td>
                  {r.code} <span className="dim">{r.customerName}</span>
                </td>
              )}
              <td className="mid nowrap">{span(r.from, r.to)}</td>
              <td className="num mid" title={workingIn(language, r.beforeWorking)}>
                <Money value={r.before} zero="digits" />
              </td>
              <td className="num">{r.fault ? '' : <Money value={r.after} zero="digits" />}</td>
              <td className="num strong">{r.fault ? '' : <Money value={r.diff} signed />}</td>
              <td className={r.fault ? 'doubt' : 'mid cut'} title={workingIn(language, r.afterWorking)}>
                {r.fault ? faultText(new Fault({ ...(r.fault as FaultData), path: [] })) : workingIn(language, r.afterWorking)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="sum">
            {all && <td />}
            <td>{t('contracts.year.sum')}</td>
            <td className="num">
              <Money value={s.before} zero="digits" />
            </td>
            <td className="num">
              <Money value={s.after} zero="digits" />
            </td>
            <td className="num">
              <Money value={s.diff} zero="digits" signed />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
