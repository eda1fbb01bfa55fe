import { useText } from '../../i18n';
import { CustomerField } from '../../parts/CustomerField';
import { DateField, DecimalField, FieldRow, TextField } from '../../ui';
import { type Asked, type Deed, goingOn } from './changes';
import { type Charge, type Contract, dayIn, isPriced } from './data';
import { usePriceUnit } from './Metered';
import { priceWord } from './words';

type Props = {
  deed: Deed;
  contract: Contract;
  asked: Asked;
  set: (patch: Partial<Asked>) => void;
  err: (...path: string[]) => string | undefined;
  priceOf: (line: number) => string;
  nameOf: (feeItem: number) => string;
};

/** What one has to say: from when, to whom, at what price, and why. */
export function ChangeFields({ deed, contract, asked, set, err, priceOf, nameOf }: Props) {
  const { t } = useText();
  const date = (
    <DateField
      label={t(`contracts.change.${deed}.day`)}
      required={deed !== 'renew'}
      value={asked.day}
      now={dayIn(deed === 'renew' ? contract.end : '')}
      placeholder={deed === 'renew' ? t('contracts.openEnd') : undefined}
      onChange={(day) => set({ day })}
      error={err(deed === 'renew' ? 'end' : deed === 'terminate' ? 'on' : 'from')}
    />
  );
  const reason = (
    <TextField
      label={t('contracts.change.reason')}
      value={asked.reason}
      placeholder={t(`contracts.change.${deed}.reason`)}
      onChange={(reason) => set({ reason })}
      error={err('reason')}
    />
  );
  if (deed === 'transfer')
    return (
      <>
        <FieldRow columns="160px minmax(0, 1fr) 160px">
          {date}
          <CustomerField
            label={t('contracts.change.transfer.to')}
            required
            value={asked.customer}
            placeholder={t('lists.findCustomer')}
            onChange={(customer) => set({ customer })}
            error={err('customerId')}
          />
          <TextField
            label={t('contracts.change.transfer.code')}
            value={asked.code}
            placeholder={t('contracts.codeAuto')}
            onChange={(code) => set({ code })}
            error={err('code')}
          />
        </FieldRow>
        {reason}
      </>
    );
  if (deed !== 'renew')
    return (
      <FieldRow columns="160px minmax(0, 1fr)">
        {date}
        {reason}
      </FieldRow>
    );
  const charges = goingOn(contract).filter((h) => isPriced(h.model) && h.model !== 'formula');
  return (
    <>
      <FieldRow columns="160px 160px minmax(0, 1fr)">
        {date}
        <DecimalField
          label={t('contracts.change.renew.percent')}
          value={asked.percent}
          unit="%"
          placeholder={t('contracts.change.renew.same')}
          onChange={(percent) => set({ percent, prices: {} })}
          error={err('percent')}
        />
        {reason}
      </FieldRow>
      {charges.length > 0 && asked.percent === '' && (
        <div className="change-prices">
          {charges.map((h) => (
            <NewPrice
              key={h.line}
              charge={h}
              name={nameOf(h.feeItemId)}
              now={priceOf(h.line) || h.price}
              value={asked.prices[h.line] ?? ''}
              onChange={(v) => set({ prices: { ...asked.prices, [h.line]: v } })}
            />
          ))}
        </div>
      )}
    </>
  );
}

type NewPriceProps = { charge: Charge; name: string; now: string; value: string; onChange: (value: string) => void };

/** What a charge costs from the renewal on; left empty, what it costs now. */
function NewPrice({ charge, name, now, value, onChange }: NewPriceProps) {
  const { t } = useText();
  const unit = usePriceUnit(charge);
  const label = t('contracts.change.renew.price', { name });
  return <DecimalField label={label} value={value} placeholder={priceWord(now)} unit={unit} onChange={onChange} />;
}
