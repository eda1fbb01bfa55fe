import { addDays, addMonths, type Day, fen, yuan } from '../../api';
import { useText } from '../../i18n';
import { Button, DateField, DecimalField, MoneyField, Seg, TextField } from '../../ui';
import { changed, Drop, List, WholeField, without } from './controls';
import { type DraftCharge, dayIn, ranks } from './data';
import type { FaultsOf } from './faults';
import { usePriceUnit } from './Metered';
import { useLaid } from './useLaid';

type Props = { charge: DraftCharge; err: FaultsOf; onChange: (patch: Partial<DraftCharge>) => void };

/** 涨价: none, every n months by a percent or an amount, or a list of days and prices. */
export function Raises({ charge: h, err, onChange }: Props) {
  const { t } = useText();
  const unit = usePriceUnit(h);
  const kind = h.steps.length > 0 ? 'list' : h.stepEveryMonths > 0 || h.stepPercent !== '' || h.stepAmount !== '' ? 'every' : 'none';
  const rank = ranks(h.steps);
  const nothing = { steps: [], stepEveryMonths: 0, stepPercent: '', stepAmount: '' };
  const choose = (v: 'none' | 'every' | 'list') =>
    onChange(
      v === 'none'
        ? nothing
        : v === 'every'
          ? { ...nothing, stepEveryMonths: 12, stepPercent: '5' }
          : { ...nothing, steps: [{ from: '', price: h.price }] },
    );
  const byAmount = h.stepAmount !== '';
  const laid = useLaid(
    h.steps,
    { from: 'day', price: 'decimal' },
    () => ({ from: '', price: '' }),
    (steps) => onChange({ steps }),
  );
  const step = (i: number, patch: Partial<(typeof h.steps)[number]>) => {
    for (const name of Object.keys(patch)) laid.mended(i, name as 'from');
    onChange({ steps: changed(h.steps, i, patch) });
  };
  return (
    <div className="raises">
      <div className="field">
        <span className="lbl">{t('contracts.field.raise')}</span>
        <Seg
          label={t('contracts.field.raise')}
          small={false}
          value={kind}
          onChange={choose}
          choices={[
            { value: 'none', title: t('contracts.raise.none') },
            { value: 'every', title: t('contracts.raise.every') },
            { value: 'list', title: t('contracts.raise.list') },
          ]}
        />
      </div>
      {kind === 'every' && (
        <>
          <WholeField
            label={t('contracts.raise.months')}
            value={h.stepEveryMonths}
            unit={t('contracts.months')}
            onChange={(stepEveryMonths) => onChange({ stepEveryMonths })}
            error={err('stepEveryMonths')}
          />
          <DecimalField
            label={t('contracts.raise.by')}
            value={byAmount ? h.stepAmount : h.stepPercent}
            onChange={(v) => onChange(byAmount ? { stepAmount: v === '' ? '0' : v } : { stepPercent: v })}
            unit={byAmount ? t('ui.yuan') : '%'}
            error={err('stepPercent') ?? err('stepAmount')}
          />
          <div className="field">
            <span className="lbl">{t('contracts.raise.kind')}</span>
            <Seg
              label={t('contracts.raise.kind')}
              small={false}
              value={byAmount ? 'amount' : 'percent'}
              onChange={(v) =>
                onChange(
                  v === 'amount' ? { stepAmount: h.stepPercent || '0', stepPercent: '' } : { stepPercent: h.stepAmount, stepAmount: '' },
                )
              }
              choices={[
                { value: 'percent', title: '%' },
                { value: 'amount', title: t('ui.yuan') },
              ]}
            />
          </div>
          {!byAmount && (
            <WholeField
              label={t('contracts.raise.places')}
              value={h.pricePlaces ?? 2}
              unit={t('contracts.raise.placesUnit')}
              onChange={(pricePlaces) => onChange({ pricePlaces })}
              error={err('pricePlaces')}
            />
          )}
        </>
      )}
      {kind === 'list' && (
        <div className="steps" onPaste={laid.onPaste}>
          {h.steps.map((s, i) => (
            <div className="row" key={i}>
              <DateField
                label={t('contracts.from')}
                bare={i > 0}
                value={dayIn(s.from)}
                onChange={(d) => step(i, { from: d ?? '' })}
                error={laid.unread(i, 'from') ?? err('steps', String(rank[i]), 'from')}
              />
              <DecimalField
                label={t('contracts.field.price')}
                bare={i > 0}
                value={s.price}
                onChange={(price) => step(i, { price })}
                unit={unit}
                error={laid.unread(i, 'price') ?? err('steps', String(rank[i]), 'price')}
              />
              <Drop label={t('contracts.dropRow', { n: i + 1 })} onDrop={() => onChange({ steps: without(h.steps, i) })} />
            </div>
          ))}
          <Button
            small
            kind="bare"
            icon="plus"
            onClick={() =>
              onChange({ steps: [...h.steps, { from: nextStep(h.steps.at(-1)?.from), price: h.steps.at(-1)?.price ?? h.price }] })
            }
          >
            {t('contracts.raise.add')}
          </Button>
          {err('steps') && <p className="err">{err('steps')}</p>}
        </div>
      )}
    </div>
  );
}

const nextStep = (from: string | undefined): string => {
  const d = dayIn(from ?? '');
  return d ? addMonths(d, 12) : '';
};

/** 免租期: days that cost nothing and are shown on the bill. */
export function FreePeriods({ charge: h, err, onChange }: Props) {
  const { t } = useText();
  const rank = ranks(h.free);
  const laid = useLaid(
    h.free,
    { from: 'day', to: 'day' },
    () => ({ from: '', to: '' }),
    (free) => onChange({ free }),
  );
  const set = (i: number, patch: Partial<(typeof h.free)[number]>) => {
    for (const name of Object.keys(patch)) laid.mended(i, name as 'from');
    onChange({ free: changed(h.free, i, patch) });
  };
  const add = () => {
    const from = h.free.length === 0 ? dayIn(h.start) : undefined;
    onChange({ free: [...h.free, { from: from ?? '', to: from ? addDays(addMonths(from as Day, 1), -1) : '' }] });
  };
  return (
    <List title={t('contracts.field.free')} add={t('contracts.addFree')} onAdd={add} onPaste={laid.onPaste} error={err('free')}>
      {h.free.map((f, i) => (
        <div className="row" key={i}>
          <DateField
            label={t('contracts.from')}
            bare={i > 0}
            value={dayIn(f.from)}
            onChange={(d) => set(i, { from: d ?? '' })}
            error={laid.unread(i, 'from') ?? err('free', String(rank[i]), 'from') ?? err('free', String(rank[i]))}
          />
          <DateField
            label={t('contracts.to')}
            bare={i > 0}
            value={dayIn(f.to)}
            now={dayIn(f.from)}
            onChange={(d) => set(i, { to: d ?? '' })}
            error={laid.unread(i, 'to') ?? err('free', String(rank[i]), 'to')}
          />
          <Drop label={t('contracts.dropRow', { n: i + 1 })} onDrop={() => onChange({ free: without(h.free, i) })} />
        </div>
      ))}
    </List>
  );
}

/** 优惠: a percent off the days, or an amount off each period that starts in them, with its reason. */
export function Discounts({ charge: h, err, onChange }: Props) {
  const { t } = useText();
  const rank = ranks(h.discounts);
  const add = () => onChange({ discounts: [...h.discounts, { from: '', to: '', percent: '10', amount: '', reason: '' }] });
  return (
    <List title={t('contracts.field.discounts')} add={t('contracts.addDiscount')} onAdd={add} error={err('discounts')}>
      {h.discounts.map((d, i) => {
        const at = (name: string) => err('discounts', String(rank[i]), name);
        const set = (patch: Partial<(typeof h.discounts)[number]>) => onChange({ discounts: changed(h.discounts, i, patch) });
        const byAmount = d.amount !== '';
        return (
          <div className="discount" key={i}>
            <div className="row">
              <DateField
                label={t('contracts.from')}
                value={dayIn(d.from)}
                onChange={(v) => set({ from: v ?? '' })}
                error={at('from') ?? err('discounts', String(rank[i]))}
              />
              <DateField
                label={t('contracts.to')}
                value={dayIn(d.to)}
                now={dayIn(d.from)}
                onChange={(v) => set({ to: v ?? '' })}
                error={at('to')}
              />
              <Drop label={t('contracts.dropRow', { n: i + 1 })} onDrop={() => onChange({ discounts: without(h.discounts, i) })} />
            </div>
            <div className="row">
              <div className="field">
                <span className="lbl">{t('contracts.discount.kind')}</span>
                <Seg
                  label={t('contracts.discount.kind')}
                  small={false}
                  value={byAmount ? 'amount' : 'percent'}
                  onChange={(v) => set(v === 'amount' ? { amount: '0', percent: '' } : { percent: '10', amount: '' })}
                  choices={[
                    { value: 'percent', title: '%' },
                    { value: 'amount', title: t('ui.yuan') },
                  ]}
                />
              </div>
              {byAmount ? (
                <MoneyField
                  label={t('contracts.discount.amount')}
                  value={Number(d.amount) === 0 ? undefined : fen(d.amount)}
                  onChange={(v) => set({ amount: v === undefined ? '0' : yuan(v) })}
                  error={at('amount')}
                />
              ) : (
                <DecimalField
                  label={t('contracts.discount.percent')}
                  value={d.percent}
                  unit="%"
                  onChange={(percent) => set({ percent })}
                  error={at('percent')}
                />
              )}
              <TextField
                label={t('contracts.discount.reason')}
                value={d.reason}
                onChange={(reason) => set({ reason })}
                error={at('reason')}
              />
            </div>
          </div>
        );
      })}
    </List>
  );
}
