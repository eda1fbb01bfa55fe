import type { Day, Fen } from '../../api';
import { useText } from '../../i18n';
import { DateField, FieldRow, MoneyField, SelectField, TextField } from '../../ui';
import { type Method, methods } from './data';

/** What is said of a deed on a deposit. */
export type Asked = { amount: Fen | undefined; date: Day | undefined; method: Method; reason: string };

/** How a dialog begins: today, by the bank. */
export const asking = (amount?: Fen): Asked => ({ amount, date: undefined, method: 'bank', reason: '' });

type Props = { asked: Asked; set: (patch: Partial<Asked>) => void; err: (field: string) => string | undefined };

/** How much, and when and how where that is still to be said. */
export function SumFields({ asked, set, err, date = true, method = date }: Props & { date?: boolean; method?: boolean }) {
  const { t } = useText();
  return (
    <FieldRow columns={1 + Number(date) + Number(method)}>
      <MoneyField
        label={t('deposits.form.amount')}
        required
        value={asked.amount}
        onChange={(amount) => set({ amount })}
        error={err('amount')}
      />
      {date && <OnField asked={asked} set={set} err={err} />}
      {method && (
        <SelectField<Method>
          label={t('deposits.form.method')}
          value={asked.method}
          onChange={(method) => set({ method })}
          options={methods.map((m) => ({ value: m, label: t(`deposits.method.${m}`) }))}
        />
      )}
    </FieldRow>
  );
}

/** The day: today unless said. */
export function OnField({ asked, set, err }: Props) {
  const { t } = useText();
  return (
    <DateField
      label={t('deposits.form.date')}
      value={asked.date}
      onChange={(date) => set({ date })}
      placeholder={t('deposits.form.today')}
      error={err('date')}
    />
  );
}

/** Why, for the history and the paper. */
export function ReasonField({ asked, set, err, hint }: Props & { hint?: string }) {
  const { t } = useText();
  return (
    <TextField
      label={t('deposits.form.reason')}
      required={hint !== undefined}
      value={asked.reason}
      onChange={(reason) => set({ reason })}
      placeholder={hint}
      error={err('reason')}
    />
  );
}
