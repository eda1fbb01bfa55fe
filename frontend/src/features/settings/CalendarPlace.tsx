import { useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { call, type Day, type go, undo, useCall, useRefusal, type Wire } from '../../api';
import { useText } from '../../i18n';
import { Button, DateField, Empty, ErrorNote, Form, Note, Seg, TextField, toast, useCommands, useFieldErrors } from '../../ui';
import { SaveRow } from './SaveRow';

type Calendar = Wire<go.settings.Calendar>;
type DayRow = Wire<go.settings.Day>;
type Row = DayRow & { key: number };

let keys = 0;
const keyed = (rows: readonly DayRow[] | null | undefined): Row[] => (rows ?? []).map((r) => ({ ...r, key: ++keys }));
const plain = (rows: readonly Row[]): DayRow[] => rows.map(({ date, kind, name }) => ({ date, kind, name }));
const sorted = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => (a.date || '9999').localeCompare(b.date || '9999'));

/** 日历: holidays, and weekends on which one works. Due dates that are shifted look here. */
export function CalendarPlace() {
  const [year, setYear] = useState(0);
  const asked = useCall<Calendar>('Settings.Calendar', { year }, ['settings'], { keep: true });
  if (!asked.data) return asked.error ? <ErrorNote error={asked.error} retry={() => void asked.refetch()} /> : null;
  return <Year key={asked.data.year} saved={asked.data} onYear={setYear} />;
}

function Year({ saved, onYear }: { saved: Calendar; onYear: (year: number) => void }) {
  const { t } = useText();
  const [rows, setRows] = useState(() => keyed(saved.rows));
  const [error, setError] = useRefusal();
  const [busy, setBusy] = useState(false);
  const before = JSON.stringify(saved.rows ?? []);
  useEffect(() => setRows(keyed(JSON.parse(before) as DayRow[])), [before]);
  const err = useFieldErrors(error);
  const now = useMemo(() => plain(rows), [rows]);
  const dirty = JSON.stringify(now) !== before;
  const set = (key: number, patch: Partial<DayRow>) => setRows((all) => all.map((r) => (r.key === key ? { ...r, ...patch } : r)));
  const missing = (saved.preset?.days ?? []).filter((d) => !rows.some((r) => r.date === d.date)).length;
  const fill = () => setRows(sorted([...rows, ...keyed(saved.preset?.days).filter((d) => !rows.some((r) => r.date === d.date))]));
  // The new day stands where the hand is, and takes the keys; it finds its place among the others when it is saved.
  const rowsAt = useRef<HTMLDivElement>(null);
  const add = () => {
    flushSync(() => setRows((all) => [{ key: ++keys, date: '', kind: 'holiday', name: '' }, ...all]));
    rowsAt.current?.querySelector('input')?.focus();
  };
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await call<Calendar>('Settings.SaveCalendar', { year: saved.year, rows: now });
      toast(t('rules.calendar.saved', { year: saved.year }), { undo: () => undo() });
    } catch (e) {
      setError(e);
    } finally {
      setBusy(false);
    }
  };
  const this_ = new Date().getFullYear();
  const years = [...new Set([...(saved.years ?? []), this_ - 1, this_, this_ + 1, saved.year])].sort();
  const step = (by: number) => {
    const next = years[years.indexOf(saved.year) + by];
    if (next) onYear(next);
  };
  useCommands([
    { id: 'calendar.previous', title: t('rules.calendar.previous'), keys: 'Alt+←', rank: 7, run: () => step(-1) },
    {
      id: 'calendar.later',
      title: t('rules.calendar.later'),
      hint: t('rules.calendar.walk'),
      hintKeys: 'Alt+← →',
      keys: 'Alt+→',
      rank: 8,
      run: () => step(1),
    },
    { id: 'calendar.add', title: t('rules.calendar.add'), hint: t('rules.calendar.add'), keys: 'Ctrl+N', rank: 9, run: add },
  ]);
  return (
    <Form onSave={() => void save()} canSave={dirty && !busy} error={error} className="calendar-form">
      <div className="calendar-head">
        <Seg
          label={t('rules.calendar.year')}
          small={false}
          value={String(saved.year)}
          onChange={(y) => onYear(Number(y))}
          choices={years.map((y) => ({ value: String(y), title: String(y) }))}
        />
        <span className="dim small">{t('rules.calendar.note')}</span>
        <Button icon="plus" keys="Ctrl+N" onClick={add}>
          {t('rules.calendar.add')}
        </Button>
      </div>
      {missing > 0 && saved.preset && (
        <Note
          tone="doubt"
          title={t('rules.calendar.preset', { year: saved.year, count: missing })}
          actions={
            <Button small onClick={fill}>
              {t('rules.calendar.fill')}
            </Button>
          }
        >
          {saved.preset.source}
        </Note>
      )}
      {rows.length === 0 ? (
        <Empty kind="none" title={t('rules.calendar.none', { year: saved.year })} note={t('rules.calendar.noneNote')} />
      ) : (
        <div className="calendar-rows" ref={rowsAt}>
          {rows.map((r, i) => (
            <div key={r.key}>
              <DateField
                bare
                label={t('rules.calendar.date')}
                value={r.date as Day}
                onChange={(d) => set(r.key, { date: d ?? '' })}
                error={err('rows', String(i), 'date')}
              />
              <Seg
                label={t('rules.calendar.kind')}
                small={false}
                value={r.kind as 'holiday'}
                onChange={(kind) => set(r.key, { kind })}
                choices={(['holiday', 'workday'] as const).map((v) => ({ value: v, title: t(`rules.calendar.${v}`) }))}
              />
              <TextField
                bare
                label={t('rules.calendar.name')}
                value={r.name}
                onChange={(name) => set(r.key, { name })}
                placeholder={t('rules.calendar.name')}
                error={err('rows', String(i), 'name')}
              />
              <Button
                kind="bare"
                small
                icon="x"
                label={t('rules.calendar.drop')}
                onClick={() => setRows((all) => all.filter((x) => x.key !== r.key))}
              />
            </div>
          ))}
        </div>
      )}
      <SaveRow dirty={dirty} busy={busy} error={error} onDiscard={() => setRows(keyed(saved.rows))} />
    </Form>
  );
}
