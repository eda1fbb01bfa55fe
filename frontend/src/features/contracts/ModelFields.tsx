import { useText } from '../../i18n';
import { MeterField } from '../../parts/MeterField';
import { CheckField, DecimalField, SelectField } from '../../ui';
import { named, WholeField } from './controls';
import { type Contract, type DraftCharge, type FeeItem, isMetered, rate } from './data';
import { FormulaFields } from './Formula';
import type { FaultsOf } from './faults';
import { RegisterPrices, Tiers, usePriceUnit } from './Metered';
import { PoolField } from './PoolField';

type Props = {
  charge: DraftCharge;
  contract: Contract;
  item: FeeItem | undefined;
  err: FaultsOf;
  onChange: (patch: Partial<DraftCharge>) => void;
};

/** What one model needs: a price and an area, a meter and bands, an expression, a percentage. */
export function ModelFields({ charge: h, contract, item, err, onChange }: Props) {
  const { t } = useText();
  const meter = (
    <div className="wide">
      <MeterField
        label={t('contracts.field.meter')}
        value={h.meterId}
        placeholder={t('contracts.findMeter')}
        onChange={(meterId) => onChange({ meterId })}
        error={err('meterId')}
      />
    </div>
  );
  const shared = (
    <div className="wide">
      <PoolField value={h.poolId} onChange={(poolId) => onChange({ poolId })} error={err('poolId')} />
    </div>
  );
  const counted = h.model === 'area' || h.model === 'fixed' || h.model === 'formula';
  return (
    <>
      {h.model === 'formula' && <FormulaFields charge={h} contract={contract} err={err} onChange={onChange} />}
      <div className="grid-line">
        {isMetered(h.model) && meter}
        {h.model === 'shared' && shared}
        {h.model === 'percent' && (
          <DecimalField
            label={t('contracts.field.percent')}
            value={h.percent}
            unit="%"
            input={named('percent')}
            onChange={(percent) => onChange({ percent })}
            error={err('percent')}
          />
        )}
        {counted && (
          <DecimalField
            label={t(
              h.model === 'area'
                ? 'contracts.field.area'
                : h.model === 'formula'
                  ? 'contracts.field.areaOrCount'
                  : 'contracts.field.quantity',
            )}
            value={h.quantity}
            onChange={(quantity) => onChange({ quantity })}
            input={named('quantity')}
            unit={h.model === 'fixed' ? t('contracts.pieces') : h.model === 'area' ? t('contracts.squareMetres') : undefined}
            placeholder={h.model === 'fixed' ? '1' : undefined}
            error={err('quantity')}
          />
        )}
        {(counted || h.model === 'usage' || h.model === 'percent') && <Price charge={h} item={item} err={err} onChange={onChange} />}
        {(counted || h.model === 'percent') && <Per charge={h} err={err} onChange={onChange} />}
        {h.model === 'formula' && meter}
      </div>
      {h.model === 'usage' && <RegisterPrices charge={h} err={err} onChange={onChange} />}
      {h.model === 'tiered' && <Tiers charge={h} err={err} onChange={onChange} />}
      {h.model === 'percent' && (
        <CheckField
          label={t('contracts.yearly')}
          note={t('contracts.yearlyNote')}
          value={h.yearly}
          onChange={(yearly) => onChange({ yearly })}
        />
      )}
      {h.cycleMonths === 0 && counted && <Once charge={h} err={err} onChange={onChange} />}
    </>
  );
}

type Part = Pick<Props, 'charge' | 'err' | 'onChange'>;

function Price({ charge: h, item, err, onChange }: Part & { item: FeeItem | undefined }) {
  const { t } = useText();
  const unit = usePriceUnit(h);
  const taxed = item && t(item.taxMode === 'exclusive' ? 'contracts.priceExclusive' : 'contracts.priceInclusive', { rate: rate(item) });
  return (
    <DecimalField
      label={h.model === 'percent' ? t('contracts.field.base') : (taxed ?? t('contracts.field.price'))}
      value={h.price}
      onChange={(price) => onChange({ price })}
      input={named('price')}
      unit={unit}
      placeholder={h.model === 'percent' ? t('contracts.noBase') : undefined}
      error={err('price')}
    />
  );
}

function Per({ charge: h, err, onChange }: Part) {
  const { t } = useText();
  const pers = h.cycleMonths === 0 ? ['once', 'month', 'day'] : ['month', 'cycle', 'day', 'year', 'total'];
  return (
    <SelectField
      label={t('contracts.field.pricePer')}
      value={h.pricePer || 'month'}
      options={pers.map((v) => ({ value: v, label: t(`contracts.pricePer.${v as 'month'}`) }))}
      onChange={(pricePer) => onChange({ pricePer: pricePer as 'month' })}
      error={err('pricePer')}
    />
  );
}

/** A charge once: whether it waits for being confirmed, and what is kept back. */
function Once({ charge: h, err, onChange }: Part) {
  const { t } = useText();
  return (
    <div className="terms-once">
      <CheckField
        label={t('contracts.onConfirm')}
        note={err('onConfirm') ?? t('contracts.onConfirmNote')}
        value={h.onConfirm}
        disabled={h.confirmed !== ''}
        onChange={(onConfirm) => onChange({ onConfirm, ...(onConfirm ? { pricePer: 'once' } : {}) })}
      />
      <DecimalField
        label={t('contracts.field.retention')}
        value={h.retention}
        unit="%"
        placeholder={t('contracts.noRetention')}
        onChange={(retention) => onChange({ retention, ...(retention === '' ? { retentionMonths: 0 } : {}) })}
        error={err('retention')}
      />
      {h.retention !== '' && (
        <WholeField
          label={t('contracts.field.retentionMonths')}
          value={h.retentionMonths}
          unit={t('contracts.months')}
          onChange={(retentionMonths) => onChange({ retentionMonths })}
          error={err('retentionMonths')}
        />
      )}
    </div>
  );
}
