import { useEffect, useMemo, useRef, useState } from 'react';
import { Fault, type FaultData, useCall } from '../../api';
import { faultText, useText } from '../../i18n';
import { span, workingIn } from '../../parts/words';
import { Button, DateField, ErrorNote, Icon, Money, TextField } from '../../ui';
import { changed, Drop, named, without } from './controls';
import { type Contract, type Detail, type DraftCharge, dayIn, kinds, ranks, type TriedFormula, wireCharge } from './data';
import type { FaultsOf } from './faults';
import { FormulaSimulation } from './Simulation';

type Props = {
  charge: DraftCharge;
  contract: Contract;
  err: FaultsOf;
  onChange: (patch: Partial<DraftCharge>) => void;
};

/** 公式: the expression and its later versions, the names it may ask for, where it is wrong, and what it gives on real contracts. */
export function FormulaFields({ charge: h, contract, err, onChange }: Props) {
  const { t } = useText();
  // Which version is being looked at: -1 is the first one.
  const [at, setAt] = useState(-1);
  const place = useRef<HTMLInputElement>(null);
  const rank = ranks(h.formulas);
  const which = at < h.formulas.length ? at : -1;
  const text = which < 0 ? h.formula : h.formulas[which].formula;
  const tried = useTried(text, h, contract);
  const wrong = tried.data?.fault ? new Fault(tried.data.fault as FaultData) : undefined;

  const write = (formula: string, i = which) => onChange(i < 0 ? { formula } : { formulas: changed(h.formulas, i, { formula }) });
  const insert = (name: string) => {
    const input = place.current;
    const from = input?.selectionStart ?? text.length;
    const to = input?.selectionEnd ?? text.length;
    write(text.slice(0, from) + name + text.slice(to));
    requestAnimationFrame(() => {
      input?.focus();
      input?.setSelectionRange(from + name.length, from + name.length);
    });
  };
  return (
    <section className="formula" aria-label={t('contracts.field.formula')}>
      <TextField
        label={h.formulas.length ? t('contracts.formula.first') : t('contracts.field.formula')}
        value={h.formula}
        onChange={(v) => write(v, -1)}
        input={{ ...named('formula'), ref: which < 0 ? place : undefined, spellCheck: false, onFocus: () => setAt(-1) }}
        error={which < 0 && wrong ? undefined : err('formula')}
      />
      {h.formulas.map((f, i) => (
        <div className="row" key={i}>
          <DateField
            label={t('contracts.from')}
            value={dayIn(f.from)}
            onChange={(d) => onChange({ formulas: changed(h.formulas, i, { from: d ?? '' }) })}
            error={err('formulas', String(rank[i]), 'from')}
          />
          <TextField
            label={t('contracts.formula.nth', { n: i + 2 })}
            value={f.formula}
            onChange={(v) => write(v, i)}
            input={{ ref: which === i ? place : undefined, spellCheck: false, onFocus: () => setAt(i) }}
            error={which === i && wrong ? undefined : err('formulas', String(rank[i]), 'formula')}
          />
          <Drop label={t('contracts.dropRow', { n: i + 2 })} onDrop={() => onChange({ formulas: without(h.formulas, i) })} />
        </div>
      ))}
      {wrong && <Wrong text={text} fault={wrong} />}
      <Names names={tried.data?.names ?? []} own={Object.keys(contract.numbers ?? {})} onName={insert} />
      <div className="formula-acts">
        <Button
          small
          kind="bare"
          icon="plus"
          onClick={() => {
            setAt(h.formulas.length);
            onChange({ formulas: [...h.formulas, { from: '', formula: h.formulas.at(-1)?.formula ?? h.formula }] });
          }}
        >
          {t('contracts.formula.add')}
        </Button>
      </div>
      {tried.error ? <ErrorNote error={tried.error} retry={() => void tried.refetch()} /> : <Results tried={tried.data} />}
      {contract.id > 0 && h.line > 0 && !wrong && text.trim() !== '' && (
        <FormulaSimulation formula={text} contractId={contract.id} line={h.line} />
      )}
    </section>
  );
}

/** What the program says of the formula, 300 ms after the last key. */
function useTried(formula: string, h: DraftCharge, contract: Contract) {
  const saved = useCall<Detail>('Contracts.Get', { id: contract.id }, kinds, { enabled: contract.id > 0 });
  const before = saved.data?.contract.charges?.find((c) => c.line === h.line && h.line > 0);
  const request = useMemo(() => {
    // What it comes to now is by the terms that are saved, on what stands on the screen.
    const now = before && { model: before.model, formula: before.formula, formulas: before.formulas };
    return { formula, contractId: contract.id, line: h.line, numbers: contract.numbers, charge: { ...wireCharge(h), ...now } };
  }, [formula, h, before, contract.id, contract.numbers]);
  const [asked, setAsked] = useState(request);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(request), 300);
    return () => clearTimeout(timer);
  }, [request]);
  return useCall<TriedFormula>('Contracts.TryFormula', asked, ['contract', 'invoice', 'meter'], { keep: true });
}

/** The formula once more with its wrong place marked, and the sentence under it. */
function Wrong({ text, fault }: { text: string; fault: Fault }) {
  const signs = [...text];
  const at = typeof fault.args.at === 'number' ? fault.args.at - 1 : signs.length;
  const near = typeof fault.args.near === 'string' ? [...fault.args.near].length : 0;
  return (
    <div className="formula-wrong" role="status">
      <code>
        {signs.slice(0, at).join('')}
        <mark>{signs.slice(at, at + near).join('') || ' '}</mark>
        {signs.slice(at + near).join('')}
      </code>
      <p className="err">
        <Icon name="warn" small />
        {faultText(new Fault({ key: fault.key, args: fault.args }))}
      </p>
    </div>
  );
}

const han = /[\u4e00-\u9fff]/;

/** The names that may stand in it, in the language of the window, the contract's own last; a click writes one. */
function Names({ names, own, onName }: { names: string[]; own: string[]; onName: (name: string) => void }) {
  const { t, language } = useText();
  const general = names.filter((n) => !own.includes(n) && han.test(n) === (language !== 'en'));
  return (
    <p className="formula-names small">
      <span className="dim">{t('contracts.formula.names')}</span>
      {[...general, ...own].map((n) => (
        <button type="button" key={n} className={own.includes(n) ? 'tag act' : 'tag'} tabIndex={-1} onClick={() => onName(n)}>
          {n}
        </button>
      ))}
      <span className="dim">{t('contracts.formula.functions')}</span>
    </p>
  );
}

function Results({ tried }: { tried: TriedFormula | undefined }) {
  const { t, language } = useText();
  if (!tried || tried.fault) return null;
  const rows = tried.rows ?? [];
  if (rows.length === 0) return <p className="dim small">{t('contracts.formula.nowhere')}</p>;
  return (
    <table className="formula-results">
      <thead>
        <tr>
          <th>{t('contracts.formula.on')}</th>
          <th>{t('contracts.formula.period')}</th>
          <th className="num">{t('contracts.formula.now')}</th>
          <th className="num">{t('contracts.formula.gives')}</th>
          <th>{t('contracts.working')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((r) => (
          <tr key={`${r.contractId} ${r.line}`}>
            <td>
              {r.code || t('contracts.formula.thisOne')} <span className="dim">{r.customerName}</span>
            </td>
            <td className="mid nowrap">{span(r.from, r.to)}</td>
            <td className="num mid">
              <Money value={r.now} zero="digits" />
            </td>
            <td className="num strong">{r.fault ? '' : <Money value={r.amount} zero="digits" />}</td>
            <td className={r.fault ? 'doubt' : 'mid'}>
              {r.fault ? faultText(new Fault({ ...(r.fault as FaultData), path: [] })) : workingIn(language, r.working)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
