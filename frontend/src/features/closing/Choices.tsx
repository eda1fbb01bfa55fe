import { type Day, day, fen, grouped, quantity } from '../../api';
import { useText } from '../../i18n';
import { CheckField, DateField, DecimalField, SelectField, TextField } from '../../ui';
import { type Draft, type Method, methods, readingKey, type Sheet } from './data';

type Props = {
  draft: Draft;
  sheet: Sheet | undefined;
  set: (patch: Partial<Draft>) => void;
  err: (...path: string[]) => string | undefined;
  last: Day | undefined;
};

/** The last day, the last readings, and what is done about deposit and prepayment. */
export function Choices({ draft, sheet, set, err, last }: Props) {
  const { t } = useText();
  const rows = sheet?.meters.rows ?? [];
  const typed = rows.map(readingKey).filter((k) => (draft.readings[k] ?? '') !== '');
  const held = fen(sheet?.held ?? '0');
  const prepaid = fen(sheet?.prepaid ?? '0');
  const paysBack = draft.refundDeposit || draft.refundPrepaid;
  const waiting = (sheet?.blocked.length ?? 0) + (sheet?.warnings.length ?? 0);
  return (
    <>
      <DateField
        label={t('closing.on')}
        value={day(draft.on) ?? day(sheet?.on)}
        max={last}
        onChange={(d) => set({ on: d ?? '' })}
        error={err('on')}
      />
      <TextField
        label={t('closing.reason')}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
        placeholder={t('closing.reasonHint')}
        error={err('reason')}
      />
      {rows.length > 0 && (
        <fieldset>
          <legend>{t('closing.readings')}</legend>
          {rows.map((r) => {
            const key = readingKey(r);
            const at = typed.indexOf(key);
            const name = [r.name || r.code, r.register].filter(Boolean).join(' ');
            return (
              <DecimalField
                key={key}
                label={name}
                value={draft.readings[key] ?? ''}
                onChange={(value) => set({ readings: { ...draft.readings, [key]: value } })}
                placeholder={r.reading ? t('closing.readAlready', { value: r.reading.value }) : undefined}
                note={r.last ? t('closing.lastRead', { value: quantity(r.last.value), date: r.last.date }) : t('closing.neverRead')}
                unit={r.unit}
                error={
                  at < 0
                    ? undefined
                    : (err('entries', String(at), 'value') ?? err('entries', String(at), 'date') ?? err('entries', String(at)))
                }
              />
            );
          })}
        </fieldset>
      )}
      <fieldset>
        <legend>{t('closing.money')}</legend>
        <CheckField
          label={t('closing.usePrepaid')}
          note={t('closing.sumPrepaid', { sum: grouped(prepaid) })}
          value={draft.usePrepaid}
          disabled={prepaid === 0}
          onChange={(usePrepaid) => set({ usePrepaid })}
        />
        <CheckField
          label={t('closing.setOff')}
          note={t('closing.sumHeld', { sum: grouped(held) })}
          value={draft.setOff}
          disabled={held === 0}
          onChange={(setOff) => set({ setOff })}
        />
        <CheckField
          label={t('closing.refundDeposit')}
          value={draft.refundDeposit}
          disabled={held === 0}
          onChange={(refundDeposit) => set({ refundDeposit })}
        />
        <CheckField
          label={t('closing.refundPrepaid')}
          value={draft.refundPrepaid}
          disabled={prepaid === 0}
          onChange={(refundPrepaid) => set({ refundPrepaid })}
        />
        {paysBack && (
          <SelectField<Method>
            label={t('closing.method')}
            value={draft.method}
            onChange={(method) => set({ method })}
            options={methods.map((m) => ({ value: m, label: t(`deposits.method.${m}`) }))}
          />
        )}
        <CheckField label={t('closing.skipFees')} value={draft.skipFees} onChange={(skipFees) => set({ skipFees })} />
        {(waiting > 0 || draft.leave) && (
          <CheckField label={t('closing.leave')} note={t('closing.leaveNote')} value={draft.leave} onChange={(leave) => set({ leave })} />
        )}
      </fieldset>
    </>
  );
}
