import { useRef, useState } from 'react';
import { useText } from '../../i18n';
import { SelectField } from '../../ui';
import { Choice, WholeField } from './controls';
import { asModel, type Contract, type DraftCharge, type FeeItem, isAfter, isPriced, type Model, models, rate } from './data';
import type { FaultsOf } from './faults';
import { Discounts, FreePeriods, Raises } from './Lists';
import { ModelFields } from './ModelFields';
import { More } from './More';
import { cycles, cycleWord } from './words';

type TermsProps = {
  charge: DraftCharge;
  /** The one before it in the list, for `..`. */
  above: DraftCharge | undefined;
  contract: Contract;
  item: FeeItem | undefined;
  items: FeeItem[];
  err: FaultsOf;
  onChange: (patch: Partial<DraftCharge>) => void;
};

/** Every field of a charge: what, how it is priced, when, and what changes in time. */
export function Terms({ charge: h, above, contract, item, items, err, onChange }: TermsProps) {
  const { t } = useText();
  const [copies, setCopies] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const cycle = (v: string) => {
    const cycleMonths = Number(v);
    // A price for a cycle needs one, a price once has none.
    const wrong = cycleMonths === 0 ? h.pricePer === 'cycle' || h.pricePer === 'month' || h.pricePer === 'year' : h.pricePer === 'once';
    onChange({
      cycleMonths,
      ...(wrong ? { pricePer: cycleMonths === 0 ? 'once' : 'month' } : {}),
      ...(cycleMonths === 0 ? {} : { onConfirm: false, retention: '', retentionMonths: 0 }),
    });
  };
  // Two points in a field take what the charge above has there.
  const copy = (e: React.ChangeEvent<HTMLElement>) => {
    const at = e.target as HTMLInputElement;
    const name = at.dataset.name as keyof DraftCharge | undefined;
    if (!name || !above || !/^[.。．]{2}$/.test(at.value)) return;
    e.stopPropagation();
    onChange({ [name]: above[name] });
    setCopies(copies + 1);
    requestAnimationFrame(() => place.current?.querySelector<HTMLInputElement>(`[data-name=${name}]`)?.focus());
  };
  const offered = items.filter((f) => !f.archived || f.id === h.feeItemId);
  const byDay = h.dueDay > 0;
  const after = isAfter(h.model);
  return (
    <div className="terms" ref={place} onChangeCapture={copy}>
      <div className="line">
        <div className="item">
          <SelectField<number>
            label={t('contracts.field.feeItem')}
            value={h.feeItemId || undefined}
            options={offered.map((f) => ({ value: f.id, label: f.name, note: t('contracts.taxNote', { rate: rate(f) }) }))}
            onChange={(feeItemId) => onChange({ feeItemId })}
            error={err('feeItemId')}
          />
        </div>
        <Choice
          label={t('contracts.field.model')}
          value={h.model}
          error={err('model')}
          choices={models}
          word={(v) => t(`contracts.model.${v as Model}`)}
          title={(v) => t(`contracts.modelNote.${v as Model}`)}
          onChange={(v) => onChange(asModel(h, v as Model, t('contracts.formula.begins')))}
        />
      </div>
      <div className="line when">
        <Choice
          label={t('contracts.field.timing')}
          value={after ? 'arrears' : h.timing || 'advance'}
          error={err('timing')}
          choices={after ? ['arrears'] : ['advance', 'arrears']}
          word={(v) => t(`contracts.timing.${v as 'advance'}`)}
          onChange={(timing) => onChange({ timing: timing as 'advance' })}
        />
        <Choice
          label={t('contracts.field.cycle')}
          value={String(h.cycleMonths)}
          error={err('cycleMonths')}
          choices={(after ? cycles.filter((n) => n > 0) : cycles).map(String)}
          word={(v) => (v === '1' ? t('contracts.cycle.one') : v === '0' ? t('contracts.cycle.once') : v)}
          title={(v) => cycleWord(t, Number(v))}
          onChange={cycle}
        />
        <SelectField
          label={t('contracts.field.due')}
          value={byDay ? 'day' : 'days'}
          options={[
            { value: 'days', label: t('contracts.due.days') },
            { value: 'day', label: t('contracts.due.day') },
          ]}
          onChange={(v) => onChange(v === 'day' ? { dueDay: 5, dueDays: 0 } : { dueDay: 0, dueDays: 5 })}
        />
        <WholeField
          label={t(byDay ? 'contracts.due.which' : 'contracts.due.count')}
          value={byDay ? h.dueDay : h.dueDays}
          unit={t(byDay ? 'contracts.due.dayUnit' : 'contracts.days')}
          onChange={(n) => onChange(byDay ? { dueDay: Math.max(1, n) } : { dueDays: n })}
          error={err('dueDay') ?? err('dueDays')}
        />
      </div>
      <ModelFields key={copies} charge={h} contract={contract} item={item} err={err} onChange={onChange} />
      {isPriced(h.model) && <Raises charge={h} err={err} onChange={onChange} />}
      <div className="two">
        <FreePeriods charge={h} err={err} onChange={onChange} />
        <Discounts charge={h} err={err} onChange={onChange} />
      </div>
      <More charge={h} err={err} onChange={onChange} />
    </div>
  );
}
