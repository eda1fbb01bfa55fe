import { type Day, today } from '../../api';
import { useText } from '../../i18n';
import { DateField, Icon, TextField } from '../../ui';
import { first } from './changes';
import { type Contract, dayIn } from './data';

/** A change of terms that is being written: from when, and why. */
export type Amendment = { day: Day | undefined; reason: string };

type Props = { value: Amendment; contract: Contract; dirty: boolean; onChange: (a: Amendment) => void };

/** Above the fields while they are changed from a day on: what is typed below holds from that day, what is before stays. */
export function Amending({ value, contract, dirty, onChange }: Props) {
  const { t } = useText();
  const day = value.day ?? first('amend', contract, today()).day;
  return (
    <section className="contract-amending" aria-label={t('contracts.amend.title')}>
      <Icon name="info" />
      <b className="nowrap">{t('contracts.amend.title')}</b>
      <DateField
        label={t('contracts.change.amend.day')}
        bare
        value={day}
        min={dayIn(contract.start)}
        max={dayIn(contract.end)}
        onChange={(d) => onChange({ ...value, day: d })}
      />
      <span className="nowrap">{t('contracts.amend.from')}</span>
      <TextField
        label={t('contracts.change.reason')}
        bare
        value={value.reason}
        placeholder={t('contracts.change.amend.reason')}
        onChange={(reason) => onChange({ ...value, day, reason })}
      />
      {!dirty && <span className="dim small">{t('contracts.amend.note')}</span>}
    </section>
  );
}
