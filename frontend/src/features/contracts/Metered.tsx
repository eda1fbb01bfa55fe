import { useText } from '../../i18n';
import { useMeter, useMeteredPrice, useMeterUnit } from '../../parts/MeterField';
import { Button, CheckField, DateField, DecimalField, Note, TextField } from '../../ui';
import { Choice, changed, Drop, List, WholeField, without } from './controls';
import { type Charge, type DraftCharge, dayIn, type Tier } from './data';
import type { FaultsOf } from './faults';
import { useLaid } from './useLaid';
import { priceUnit } from './words';

type Props = { charge: DraftCharge; err: FaultsOf; onChange: (patch: Partial<DraftCharge>) => void };

/** What one price pays for: 元/㎡·月, 元/度 */
export function usePriceUnit(h: Pick<Charge, 'model' | 'pricePer' | 'meterId'>): string {
  const { t } = useText();
  const metered = useMeteredPrice(h.model === 'usage' ? h.meterId : 0);
  return h.model === 'usage' ? metered : priceUnit(t, h);
}

/** 分时电价: what a unit of one register costs from a day on. */
export function RegisterPrices({ charge: h, err, onChange }: Props) {
  const { t } = useText();
  const registers = useMeter(h.meterId)?.meter.registers ?? [];
  const unit = useMeteredPrice(h.meterId);
  const missing = registers.filter((name) => !h.registerPrices.some((r) => r.register === name));
  const add = () =>
    onChange({
      registerPrices: [
        ...h.registerPrices,
        ...(missing.length ? missing : ['']).map((register) => ({ register, from: '', price: h.price || '' })),
      ],
    });
  // The program puts them in order by register and day before it checks them.
  const order = h.registerPrices
    .map((r, i) => ({ ...r, i }))
    .sort((a, b) => (a.register < b.register ? -1 : a.register > b.register ? 1 : a.from < b.from ? -1 : a.from > b.from ? 1 : a.i - b.i));
  const at = (i: number, name: string) => err('registerPrices', String(order.findIndex((r) => r.i === i)), name);
  const set = (i: number, patch: Partial<(typeof h.registerPrices)[number]>) =>
    onChange({ registerPrices: changed(h.registerPrices, i, patch) });
  return (
    <List title={t('contracts.registers.title')} add={t('contracts.registers.add')} onAdd={add} error={err('registerPrices')}>
      {h.registerPrices.map((r, i) => (
        <div className="row narrow" key={i}>
          <TextField
            label={t('contracts.registers.name')}
            bare={i > 0}
            value={r.register}
            onChange={(register) => set(i, { register })}
            error={at(i, 'register')}
          />
          <DecimalField
            label={t('contracts.field.price')}
            bare={i > 0}
            value={r.price}
            unit={unit}
            onChange={(price) => set(i, { price })}
            error={at(i, 'price')}
          />
          <DateField
            label={t('contracts.from')}
            bare={i > 0}
            value={dayIn(r.from)}
            placeholder={t('contracts.fromAlways')}
            onChange={(d) => set(i, { from: d ?? '' })}
            error={at(i, 'from')}
          />
          <Drop label={t('contracts.dropRow', { n: i + 1 })} onDrop={() => onChange({ registerPrices: without(h.registerPrices, i) })} />
        </div>
      ))}
      {registers.length === 0 && h.registerPrices.length > 0 && h.meterId > 0 && <Note tone="doubt">{t('contracts.registers.none')}</Note>}
    </List>
  );
}

/** Bands as they are written down: the last has no end, and one is added where all were given one. */
const openEnded = (tiers: Tier[]): Tier[] => {
  const ended = tiers.map((b) => ({ ...b, upto: b.upto ?? '' }));
  const last = ended.at(-1);
  return last?.upto ? [...ended, { upto: null, price: '' }] : ended.map((b) => (b === last ? { ...b, upto: null } : b));
};

/** 阶梯: the bands in a grid, each from where the one before ends; over a month or a year, and what widens them. */
export function Tiers({ charge: h, err, onChange }: Props) {
  const { t } = useText();
  const unit = useMeterUnit(h.meterId);
  const perUnit = useMeteredPrice(h.meterId);
  const laid = useLaid(
    h.tiers,
    { upto: 'decimal', price: 'decimal' },
    () => ({ upto: '', price: '' }),
    (tiers) => onChange({ tiers: openEnded(tiers) }),
  );
  const set = (i: number, patch: Partial<(typeof h.tiers)[number]>) => {
    for (const name of Object.keys(patch)) laid.mended(i, name as 'upto');
    onChange({ tiers: changed(h.tiers, i, patch) });
  };
  const add = () => {
    const last = h.tiers.at(-1);
    onChange({ tiers: [...h.tiers.slice(0, -1), { upto: '', price: last?.price ?? '' }, last ?? { upto: null, price: '' }] });
  };
  const drop = (i: number) => {
    const tiers = without(h.tiers, i);
    onChange({ tiers: tiers.map((b, n) => (n === tiers.length - 1 ? { ...b, upto: null } : b)) });
  };
  return (
    <>
      <div className="line">
        <Choice
          label={t('contracts.field.accumulation')}
          value={h.accumulation || 'month'}
          choices={['year', 'month']}
          word={(v) => t(`contracts.accumulation.${v as 'year'}`)}
          onChange={(v) => onChange({ accumulation: v as 'year', ...(v === 'year' ? {} : { moveIn: false }) })}
          error={err('accumulation')}
        />
        <Choice
          label={t('contracts.field.tierMode')}
          value={h.tierMode || 'graduated'}
          choices={['graduated', 'volume']}
          word={(v) => t(`contracts.tierMode.${v as 'graduated'}`)}
          title={(v) => t(`contracts.tierModeNote.${v as 'graduated'}`)}
          onChange={(v) => onChange({ tierMode: v as 'graduated' })}
          error={err('tierMode')}
        />
      </div>
      <table className="tier-grid" aria-label={t('contracts.tiers.title')} onPaste={laid.onPaste}>
        <thead>
          <tr>
            <th>{t('contracts.tiers.band')}</th>
            <th className="num">{t('contracts.tiers.over')}</th>
            <th className="num">{t('contracts.tiers.upto')}</th>
            <th className="num">{t('contracts.field.price')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {h.tiers.map((b, i) => {
            const last = i === h.tiers.length - 1;
            return (
              <tr key={i}>
                <td>{t('contracts.tiers.nth', { n: i + 1 })}</td>
                <td className="num mid">{i === 0 ? '0' : h.tiers[i - 1].upto || '…'}</td>
                <td>
                  {last ? (
                    <span className="dim num">{t('contracts.tiers.noEnd')}</span>
                  ) : (
                    <DecimalField
                      label={`${t('contracts.tiers.upto')} ${i + 1}`}
                      bare
                      value={b.upto ?? ''}
                      unit={unit}
                      onChange={(upto) => set(i, { upto })}
                      error={laid.unread(i, 'upto') ?? err('tiers', String(i), 'upto')}
                    />
                  )}
                </td>
                <td>
                  <DecimalField
                    label={`${t('contracts.field.price')} ${i + 1}`}
                    bare
                    value={b.price}
                    unit={perUnit}
                    onChange={(price) => set(i, { price })}
                    error={laid.unread(i, 'price') ?? err('tiers', String(i), 'price')}
                  />
                </td>
                <td>{h.tiers.length > 1 && <Drop label={t('contracts.dropRow', { n: i + 1 })} onDrop={() => drop(i)} />}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {err('tiers') && <p className="err">{err('tiers')}</p>}
      <div>
        <Button small kind="bare" icon="plus" onClick={add}>
          {t('contracts.tiers.add')}
        </Button>
      </div>
      <People charge={h} err={err} unit={unit} onChange={onChange} />
    </>
  );
}

function People({ charge: h, err, unit, onChange }: Props & { unit: string }) {
  const { t } = useText();
  return (
    <div className="grid-line">
      <WholeField
        label={t('contracts.people.count')}
        value={h.people}
        unit={t('contracts.people.unit')}
        onChange={(people) => onChange({ people })}
        error={err('people')}
      />
      <WholeField
        label={t('contracts.people.over')}
        value={h.peopleOver}
        unit={t('contracts.people.unit')}
        onChange={(peopleOver) => onChange({ peopleOver })}
        error={err('peopleOver')}
      />
      <DecimalField
        label={t('contracts.people.widen')}
        value={h.peopleWiden}
        unit={unit}
        onChange={(peopleWiden) => onChange({ peopleWiden })}
        error={err('peopleWiden')}
      />
      {h.accumulation === 'year' && (
        <CheckField
          label={t('contracts.people.moveIn')}
          note={t('contracts.people.moveInNote')}
          value={h.moveIn}
          onChange={(moveIn) => onChange({ moveIn })}
        />
      )}
    </div>
  );
}
