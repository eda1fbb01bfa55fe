import { useRef, useState } from 'react';
import { call, Fault, requestId, today, undo } from '../../api';
import { useText } from '../../i18n';
import {
  Button,
  CheckField,
  DateField,
  DecimalField,
  Dialog,
  ErrorNote,
  FieldRow,
  Form,
  Seg,
  TextField,
  toast,
  useFieldErrors,
} from '../../ui';
import type { Detail, Past } from './data';

/** Whether an error stands at a field of a form, so that it need not be said above it as well. */
export const placed = (error: unknown): boolean =>
  error instanceof Fault && (error.path.length > 0 || error.parts.some((p) => p.path.length > 0));

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
  const last = (register: string) => detail.readings?.find((p) => p.register === register);
  return (
    <Form onSave={() => void save()} canSave={!busy} error={error}>
      {error !== undefined && <ErrorNote error={error} />}
      <FieldRow columns="1fr 1fr">
        <DateField label={t('meters.replaceDay')} required value={day} max={today()} onChange={(d) => d && setDay(d)} error={err('date')} />
        <DecimalField label={t('meters.newMost')} value={most} onChange={setMost} error={err('maxValue')} />
      </FieldRow>
      {registers.map((r) => (
        <FieldRow columns="1fr 1fr" key={r}>
          <DecimalField
            label={[t('meters.final'), r].filter(Boolean).join(' ')}
            required
            value={finals[r] ?? ''}
            onChange={(v) => setFinals({ ...finals, [r]: v })}
            note={last(r) && t('meters.lastWas', { value: last(r)?.value, day: last(r)?.date })}
          />
          <DecimalField
            label={[t('meters.initial'), r].filter(Boolean).join(' ')}
            required
            value={initials[r] ?? ''}
            onChange={(v) => setInitials({ ...initials, [r]: v })}
          />
        </FieldRow>
      ))}
      {m.maxValue && <CheckField label={t('meters.oldWrapped')} value={wrapped} onChange={setWrapped} />}
      <TextField label={t('meters.note')} value={note} onChange={setNote} error={err('note')} />
      <p className="dim small">{t('meters.replaceNote')}</p>
      <Foot busy={busy} onClose={onClose} title={t('meters.replace')} />
    </Form>
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
    <Form onSave={() => void save()} canSave={!busy} error={error}>
      {error !== undefined && !placed(error) && <ErrorNote error={error} />}
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
      <Foot busy={busy} onClose={onClose} title={t('ui.save')} />
    </Form>
  );
}

/** The buttons under a dialog's form. */
export function Foot({ busy, title, onClose }: { busy: boolean; title: string; onClose: () => void }) {
  const { t } = useText();
  return (
    <div className="dialog-foot">
      <Button onClick={onClose} keys="Esc">
        {t('ui.cancel')}
      </Button>
      <Button kind="go" submit keys="Ctrl+Enter" disabled={busy}>
        {title}
      </Button>
    </div>
  );
}
