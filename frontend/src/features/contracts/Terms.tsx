import { useText } from '../../i18n';
import { DateField, DecimalField, Seg, SelectField } from '../../ui';
import { type DraftCharge, dayIn, type FeeItem, isOurs } from './data';
import type { FaultsOf } from './faults';
import { Discounts, FreePeriods, Raises } from './Lists';
import { cycles, cycleWord, priceUnit } from './words';

type Props = {
  charge: DraftCharge;
  item: FeeItem | undefined;
  items: FeeItem[];
  err: FaultsOf;
  onChange: (patch: Partial<DraftCharge>) => void;
};

/** Every field of a charge that this version bills: what, how much, when, and what changes in time. */
export function Terms({ charge: h, item, items, err, onChange }: Props) {
  const { t } = useText();
  const set = (name: keyof DraftCharge) => (value: string) => onChange({ [name]: value });
  const cycle = (v: string) => {
    const cycleMonths = Number(v);
    // A price for a cycle needs one, a price once has none.
    const wrong = cycleMonths === 0 ? h.pricePer === 'cycle' || h.pricePer === 'month' : h.pricePer === 'once';
    onChange({ cycleMonths, ...(wrong ? { pricePer: cycleMonths === 0 ? 'once' : 'month' } : {}) });
  };
  const offered = items.filter((f) => !f.archived || f.id === h.feeItemId);
  const pers = h.cycleMonths === 0 ? ['once', 'month', 'day'] : ['month', 'cycle', 'day'];
  const byDay = h.dueDay > 0;
  return (
    <div className="terms">
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
          choices={['fixed', 'area']}
          word={(v) => t(`contracts.model.${v}` as never)}
          onChange={(v) => isOurs(v) && onChange({ model: v })}
        />
        <Choice
          label={t('contracts.field.timing')}
          value={h.timing || 'advance'}
          error={err('timing')}
          choices={['advance', 'arrears']}
          word={(v) => t(`contracts.timing.${v}` as never)}
          onChange={set('timing')}
        />
        <Choice
          label={t('contracts.field.cycle')}
          value={String(h.cycleMonths)}
          error={err('cycleMonths')}
          choices={cycles.map(String)}
          word={(v) => (v === '1' ? t('contracts.cycle.one') : v === '0' ? t('contracts.cycle.once') : v)}
          title={(v) => cycleWord(t, Number(v))}
          onChange={cycle}
        />
      </div>
      <div className="grid-line">
        <DecimalField
          label={t(h.model === 'area' ? 'contracts.field.area' : 'contracts.field.quantity')}
          value={h.quantity}
          onChange={set('quantity')}
          unit={h.model === 'area' ? '㎡' : t('contracts.pieces')}
          placeholder={h.model === 'area' ? undefined : '1'}
          error={err('quantity')}
        />
        <DecimalField
          label={
            item
              ? t(item.taxMode === 'exclusive' ? 'contracts.priceExclusive' : 'contracts.priceInclusive', { rate: rate(item) })
              : t('contracts.field.price')
          }
          value={h.price}
          onChange={set('price')}
          unit={priceUnit(t, h)}
          error={err('price')}
        />
        <SelectField
          label={t('contracts.field.pricePer')}
          value={h.pricePer || 'month'}
          options={pers.map((v) => ({ value: v, label: t(`contracts.pricePer.${v}` as never) }))}
          onChange={set('pricePer')}
          error={err('pricePer')}
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
        <SelectField
          label={t('contracts.field.proration')}
          value={h.proration || 'actual'}
          options={['actual', 'thirty', 'year365', 'none'].map((v) => ({ value: v, label: t(`contracts.proration.${v}` as never) }))}
          onChange={set('proration')}
          error={err('proration')}
        />
        <SelectField
          label={t('contracts.field.anchor')}
          value={h.anchor || 'contract'}
          options={['contract', 'calendar'].map((v) => ({ value: v, label: t(`contracts.anchor.${v}` as never) }))}
          onChange={set('anchor')}
          disabled={h.cycleMonths === 0}
          error={err('anchor')}
        />
        <WholeField
          label={t('contracts.field.offset')}
          value={h.issueOffsetDays}
          unit={t('contracts.offsetUnit')}
          onChange={(issueOffsetDays) => onChange({ issueOffsetDays })}
          error={err('issueOffsetDays')}
        />
        <DateField
          label={t('contracts.field.chargeStart')}
          value={dayIn(h.start)}
          onChange={(d) => onChange({ start: d ?? '' })}
          placeholder={t('contracts.asContract')}
          error={err('start')}
        />
        <DateField
          label={t('contracts.field.chargeEnd')}
          value={dayIn(h.end)}
          onChange={(d) => onChange({ end: d ?? '' })}
          placeholder={t('contracts.asContract')}
          error={err('end')}
        />
      </div>
      <Raises charge={h} err={err} onChange={onChange} />
      <div className="two">
        <FreePeriods charge={h} err={err} onChange={onChange} />
        <Discounts charge={h} err={err} onChange={onChange} />
      </div>
    </div>
  );
}

/** 0.09 → 9 */
const rate = (f: FeeItem): string => String(Number((Number(f.taxRate) * 100).toFixed(4)));

function Choice({
  label,
  value,
  choices,
  word,
  title,
  onChange,
  error,
}: {
  label: string;
  value: string;
  choices: string[];
  word: (v: string) => string;
  title?: (v: string) => string;
  onChange: (v: string) => void;
  error?: string;
}) {
  return (
    <div className="field">
      <span className="lbl">{label}</span>
      <Seg
        label={label}
        small={false}
        value={value}
        choices={choices.map((v) => ({ value: v, title: <span title={title?.(v)}>{word(v)}</span> }))}
        onChange={onChange}
      />
      {error && <p className="err">{error}</p>}
    </div>
  );
}

/** A small whole number. */
export function WholeField({
  value,
  onChange,
  ...rest
}: {
  label: string;
  value: number;
  onChange: (n: number) => void;
  unit?: string;
  error?: string;
  bare?: boolean;
  placeholder?: string;
}) {
  return <DecimalField {...rest} places={0} value={String(value)} onChange={(v) => onChange(v === '' ? 0 : Number(v))} />;
}
