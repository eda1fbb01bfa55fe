import { useState } from 'react';
import { fen, grouped, useCall } from '../../api';
import { useText } from '../../i18n';
import { Button, DecimalField, Icon, Seg, TextField } from '../../ui';
import { Drop, List, SumField } from './controls';
import type { LateRule } from './data';
import type { FaultsOf } from './faults';
import { LateDialog, useLateWord } from './Late';
import type { DraftHand } from './useDraft';

const within = ['minimum', 'maximum', 'limitTotal', 'numbers'];

/** 合同约定: sums over all charges, numbers for formulas, and the late fee. Folded; a line says what is agreed. */
export function Deal({ hand, err }: { hand: DraftHand; err: FaultsOf }) {
  const { t } = useText();
  const { draft: d } = hand;
  const [open, setOpen] = useState(false);
  const names = Object.keys(d.numbers);
  const shown = open || within.some((name) => err(name)) || names.some((name) => err('numbers', name));
  const late = useCall<LateRule>('Billing.LateRule', { contractId: d.id }, ['contract', 'settings'], { enabled: d.id > 0 });
  const lateWord = useLateWord(late.data);
  const said = [
    d.minimum != null && t('contracts.deal.atLeast', { sum: grouped(fen(d.minimum)) }),
    d.maximum != null && t('contracts.deal.atMost', { sum: grouped(fen(d.maximum)) }),
    d.limitTotal != null && t('contracts.deal.inAll', { sum: grouped(fen(d.limitTotal)) }),
    names.length > 0 && t('contracts.deal.numbersOf', { names: names.join(t('parts.and')) }),
    lateWord,
  ].filter(Boolean);
  return (
    <section className="contract-deal">
      <button type="button" className="fold" aria-expanded={shown} onClick={() => setOpen(!shown)}>
        <Icon name={shown ? 'down' : 'right'} small />
        <b>{t('contracts.deal.title')}</b>
        {!shown && <span className="dim cut">{said.join(t('contracts.comma'))}</span>}
      </button>
      {shown && <Fields hand={hand} err={err} late={late.data} lateWord={lateWord} />}
    </section>
  );
}

function Fields({ hand, err, late, lateWord }: { hand: DraftHand; err: FaultsOf; late: LateRule | undefined; lateWord: string }) {
  const { t } = useText();
  const { draft: d, set } = hand;
  const [asking, setAsking] = useState(false);
  return (
    <div className="terms">
      <div className="grid-line four">
        <SumField
          label={t('contracts.deal.minimum')}
          value={d.minimum}
          placeholder={t('contracts.noLimit')}
          onChange={(minimum) => set({ minimum })}
          error={err('minimum')}
        />
        <SumField
          label={t('contracts.deal.maximum')}
          value={d.maximum}
          placeholder={t('contracts.noLimit')}
          onChange={(maximum) => set({ maximum })}
          error={err('maximum')}
        />
        <SumField
          label={t('contracts.deal.limitTotal')}
          value={d.limitTotal}
          placeholder={t('contracts.noLimit')}
          onChange={(limitTotal) => set({ limitTotal })}
          error={err('limitTotal')}
        />
        {d.limitTotal != null && (
          <div className="field">
            <span className="lbl">{t('contracts.deal.over')}</span>
            <Seg
              label={t('contracts.deal.over')}
              small={false}
              value={d.limitBlock ? 'block' : 'warn'}
              onChange={(v) => set({ limitBlock: v === 'block' })}
              choices={(['warn', 'block'] as const).map((v) => ({ value: v, title: t(`contracts.deal.${v}`) }))}
            />
          </div>
        )}
      </div>
      <Numbers hand={hand} err={err} />
      <div className="line">
        <span className="field">
          <span className="lbl">{t('rules.late.title')}</span>
          <span>{d.id > 0 ? lateWord : t('contracts.late.afterSave')}</span>
        </span>
        {late && (
          <Button small onClick={() => setAsking(true)}>
            {t('contracts.late.change')}
          </Button>
        )}
      </div>
      {late && <LateDialog open={asking} rule={late} code={d.code} onClose={() => setAsking(false)} />}
    </div>
  );
}

/** The contract's own numbers, that its formulas may ask for by name. */
function Numbers({ hand: { draft: d, set }, err }: { hand: DraftHand; err: FaultsOf }) {
  const { t } = useText();
  const rows = Object.entries(d.numbers);
  const put = (i: number, name: string, value: string) =>
    set({ numbers: Object.fromEntries(rows.map((r, n) => (n === i ? [name, value] : r))) });
  const fresh = () => {
    let n = rows.length + 1;
    while (t('contracts.deal.number', { n }) in d.numbers) n++;
    set({ numbers: { ...d.numbers, [t('contracts.deal.number', { n })]: '' } });
  };
  return (
    <List title={t('contracts.deal.numbers')} add={t('contracts.deal.addNumber')} onAdd={fresh} error={err('numbers')}>
      {rows.map(([name, value], i) => (
        <div className="row narrow" key={i}>
          <TextField
            label={t('contracts.deal.name')}
            bare={i > 0}
            value={name}
            onChange={(v) => (v === name || !(v in d.numbers)) && put(i, v, value)}
            error={err('numbers', name)}
          />
          <DecimalField label={t('contracts.deal.value')} bare={i > 0} value={value} onChange={(v) => put(i, name, v)} />
          <Drop
            label={t('contracts.dropRow', { n: i + 1 })}
            onDrop={() => set({ numbers: Object.fromEntries(rows.filter((_, n) => n !== i)) })}
          />
        </div>
      ))}
    </List>
  );
}
