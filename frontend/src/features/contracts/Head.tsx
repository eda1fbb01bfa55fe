import { fen, yuan } from '../../api';
import { useText } from '../../i18n';
import { CustomerField } from '../../parts/CustomerField';
import { DateField, MoneyField, TextField } from '../../ui';
import { dayIn } from './data';
import type { FaultsOf } from './faults';
import type { DraftHand } from './useDraft';

type Props = {
  hand: DraftHand;
  err: FaultsOf;
  /** While a change from a day on is written, who and since when stay. */
  amending: boolean;
};

/** Who, where, from when to when, and the deposit. */
export function Head({ hand: { draft, set }, err, amending }: Props) {
  const { t } = useText();
  const billed = draft.charges.some((h) => h.billedThrough !== '');
  return (
    <section className="contract-head">
      <CustomerField
        label={t('contracts.field.customer')}
        required
        value={draft.customerId}
        placeholder={t('lists.findCustomer')}
        disabled={billed || amending}
        onChange={(customerId) => set({ customerId })}
        error={err('customerId')}
      />
      <TextField
        label={t('contracts.field.code')}
        value={draft.code}
        onChange={(code) => set({ code })}
        placeholder={t('contracts.codeAuto')}
        error={err('code')}
      />
      <TextField label={t('contracts.field.unit')} value={draft.unit} onChange={(unit) => set({ unit })} error={err('unit')} />
      <DateField
        label={t('contracts.field.start')}
        required
        value={dayIn(draft.start)}
        disabled={amending}
        onChange={(d) => set({ start: d ?? '' })}
        error={err('start')}
      />
      <DateField
        label={t('contracts.field.end')}
        value={dayIn(draft.end)}
        now={dayIn(draft.start)}
        onChange={(d) => set({ end: d ?? '' })}
        placeholder={t('contracts.openEnd')}
        error={err('end')}
      />
      <MoneyField
        label={t('contracts.field.deposit')}
        value={draft.deposit === '' || Number(draft.deposit) === 0 ? undefined : fen(draft.deposit)}
        onChange={(v) => set({ deposit: v === undefined ? '0' : yuan(v) })}
        error={err('deposit')}
      />
    </section>
  );
}
