import { useRef, useState } from 'react';
import { call, quantity, requestId, today, undo } from '../../api';
import { useText } from '../../i18n';
import { AskForm } from '../../parts/AskForm';
import { CheckField, DateField, DecimalField, Dialog, FieldRow, Seg, TextField, toast, useFieldErrors } from '../../ui';
import type { Detail, Past } from './data';

/** 换表: the last value of the old device and the first of the new one, on one day. */
export function ReplaceDialog({ detail, onClose }: { detail: Detail | undefined; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog open={Boolean(detail)} title={t('meters.replaceOf', { code: detail?.meter.code ?? '' })} onClose={onClose}>
      {detail && <Replace detail={detail} onClose={onClose} />}
    </Dialog>
  );
}

function Replace({ detail, onClose }: { detail: Detail; onClose: () => void }) {
  const { t } = useText();
  const m = detail.meter;
  const registers = m.registers?.length ? m.registers : [''];
  const [day, setDay] = useState(today());
  const [finals, setFinals] = useState<Record<string, string>>({});
  const [initials, setInitials] = useState<Record<string, string>>({});
  const [most, setMost] = useState(m.maxValue ?? '');
  const [wrapped, setWrapped] = useState(false);
  const [note, setNote] = useState('');
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const once = useRef(requestId());
  const err = useFieldErrors(error);
  const values = (of: Record<string, string>) => registers.filter((r) => of[r]).map((register) => ({ register, value: of[register] }));
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call('Meters.Replace', {
        meterId: m.id,
        date: day,
        finals: values(finals),
        initials: values(initials),
        wrapped,
        maxValue: most || null,
        note,
        requestId: once.current,
      });
      toast(t('meters.replaced', { code: m.code }), { undo: () => undo() });
      onClose();
    } catch (e) {
      once.current = requestId();
      setError(e);
      setBusy(false);
    }
  };
  // A value is refused for itself, or for its day.
  const of = (side: string, i: number) => err(side, String(i), 'value') ?? err(side, String(i), 'date') ?? err(side, String(i));
  const last = (register: string) => detail.readings?.find((p) => p.register === register);
  return (
    <AskForm
      action={t('meters.replace')}
      busy={busy}
      error={error}
      at={['date', 'maxValue', 'finals', 'initials', 'note']}
      onClose={onClose}
      onSave={() => void save()}
    >
      <FieldRow columns="1fr 1fr">
        <DateField label={t('meters.replaceDay')} required value={day} max={today()} onChange={(d) => d && setDay(d)} error={err('date')} />
        <DecimalField label={t('meters.newMost')} value={most} onChange={setMost} error={err('maxValue')} />
      </FieldRow>
      {registers.map((r, i) => (
        <FieldRow columns="1fr 1fr" key={r}>
          <DecimalField
            label={[t('meters.final'), r].filter(Boolean).join(' ')}
            required
            value={finals[r] ?? ''}
            onChange={(v) => setFinals({ ...finals, [r]: v })}
            note={last(r) && t('meters.lastWas', { value: quantity(last(r)?.value ?? ''), day: last(r)?.date })}
            error={of('finals', i)}
          />
          <DecimalField
            label={[t('meters.initial'), r].filter(Boolean).join(' ')}
            required
            value={initials[r] ?? ''}
            onChange={(v) => setInitials({ ...initials, [r]: v })}
            error={of('initials', i)}
          />
        </FieldRow>
      ))}
      {m.maxValue && <CheckField label={t('meters.oldWrapped')} value={wrapped} onChange={setWrapped} />}
      <TextField label={t('meters.note')} value={note} onChange={setNote} error={err('note')} />
      <p className="dim small">{t('meters.replaceNote')}</p>
    </AskForm>
  );
}

/** Puts a reading right that was not billed. */
export function CorrectDialog({
  reading,
  code,
  canWrap,
  onClose,
}: {
  reading: Past | undefined;
  code: string;
  canWrap: boolean;
  onClose: () => void;
}) {
  const { t } = useText();
  return (
    <Dialog open={Boolean(reading)} title={t('meters.correct', { code })} onClose={onClose}>
      {reading && <Correct key={reading.id} first={reading} canWrap={canWrap} onClose={onClose} />}
    </Dialog>
  );
}

function Correct({ first, canWrap, onClose }: { first: Past; canWrap: boolean; onClose: () => void }) {
  const { t } = useText();
  const [r, setR] = useState({ date: first.date, value: first.value, kind: first.kind, wrapped: false, note: first.note });
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const err = useFieldErrors(error);
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call('Meters.Correct', { id: first.id, ...r });
      toast(t('meters.corrected'), { undo: () => undo() });
      onClose();
    } catch (e) {
      setError(e);
      setBusy(false);
    }
  };
  return (
    <AskForm action={t('ui.save')} busy={busy} error={error} at={['date', 'value', 'note']} onClose={onClose} onSave={() => void save()}>
      <FieldRow columns="1fr 1fr">
        <DateField
          label={t('meters.field.lastDate')}
          required
          value={r.date as never}
          max={today()}
          onChange={(date) => setR({ ...r, date: date ?? '' })}
          error={err('date')}
        />
        <DecimalField
          label={t('meters.reading')}
          required
          value={r.value}
          onChange={(value) => setR({ ...r, value })}
          error={err('value')}
        />
      </FieldRow>
      <div className="field">
        <span className="lbl">{t('meters.kind')}</span>
        <Seg
          label={t('meters.kind')}
          small={false}
          value={r.kind}
          onChange={(kind) => setR({ ...r, kind })}
          choices={(['normal', 'estimated'] as const).map((v) => ({ value: v as string, title: t(`meters.short.${v}`) }))}
        />
      </div>
      {canWrap && <CheckField label={t('meters.didWrap')} value={r.wrapped} onChange={(wrapped) => setR({ ...r, wrapped })} />}
      <TextField label={t('meters.note')} value={r.note} onChange={(note) => setR({ ...r, note })} error={err('note')} />
    </AskForm>
  );
}
