import './parts.css';
import dayjs from 'dayjs';
import i18next from 'i18next';
import { useState } from 'react';
import { type go, undo, useCall, type Wire } from '../api';
import { type Key, useText } from '../i18n';
import { Button, Empty, ErrorNote, Tag, toast, toastError, Unbroken } from '../ui';
import { changesOf, factsOf } from './story';

type Entry = Wire<go.history.Entry>;

/** What was done to one thing: when, what, and every field from what to what. Each step can be taken back from here. */
export function History({ type, id }: { type: string; id: number }) {
  const { t } = useText();
  const [limit, setLimit] = useState(30);
  const page = useCall<Wire<go.history.Page>>('History.List', { type, id, before: 0, limit }, [type], { keep: true });
  if (page.error)
    return (
      <div className="history">
        <ErrorNote error={page.error} retry={() => void page.refetch()} />
      </div>
    );
  if (!page.data) return null;
  const rows = page.data.rows ?? [];
  if (rows.length === 0)
    return (
      <div className="history">
        <Empty kind="none" title={t('parts.history.none')} />
      </div>
    );
  return (
    <ol className="history">
      {rows.map((e) => (
        <Step key={e.id} entry={e} whole={type === ''} />
      ))}
      {page.data.more && (
        <li>
          <Button small kind="bare" onClick={() => setLimit(limit + 100)}>
            {t('parts.history.more')}
          </Button>
        </li>
      )}
    </ol>
  );
}

/** What does things to many at once is taken back where all of it is seen, not from the history of one of them. */
const atOnce = new Set(['invoice.issued', 'statement.imported', 'exchange.imported', 'receipt.matched']);

function Step({ entry, whole }: { entry: Entry; whole: boolean }) {
  const { t } = useText();
  const takeBack = () =>
    undo(entry.id).then(
      () => toast(t('ui.undone', { what: kindWord(entry) }), { icon: 'undo' }),
      (e) => toastError(e),
    );
  const changes = changesOf(entry.data);
  const facts = factsOf(entry.data, {
    table: (name) => word(`parts.table.${name}`, name),
    more: (list, count) => t('parts.history.more_of', { list, count }),
    off: (sum) => t('parts.history.off', { sum }),
    comma: t('ui.comma'),
  });
  return (
    <li className={entry.undoneBy ? 'gone' : undefined}>
      <div>
        <b>{kindWord(entry)}</b>
        {entry.undoneBy > 0 && <Tag>{t('parts.history.undone')}</Tag>}
        <span className="dim small">
          {dayjs(entry.at).format('YYYY-MM-DD HH:mm')} {whoWord(entry.actor)}
        </span>
        {!entry.undoneBy && (whole || !atOnce.has(innerKind(entry) ?? entry.kind)) && (
          <Button small kind="bare" className="end" onClick={takeBack}>
            {entry.undoes ? t('ui.redo') : t('ui.undo')}
          </Button>
        )}
      </div>
      {facts.length > 0 && (
        <p className="small">
          {facts.map((f) => (
            <span key={f.name} className="fact">
              <span className="mid">{t(`parts.fact.${f.name}`)}</span> <Unbroken text={f.words} />
            </span>
          ))}
        </p>
      )}
      {changes.map(([path, c]) => (
        <p key={path} className="small">
          <span className="mid">{fieldWord(path)}</span> {c.before !== null && c.before !== '' && <s>{show(c.before)}</s>}
          {' → '}
          <span className="strong">{c.after === null || c.after === '' ? t('parts.history.nothing') : show(c.after)}</span>
        </p>
      ))}
    </li>
  );
}

/** Who did it: the person at this computer, a script, or the program by itself. */
const whoWord = (actor: string): string => word(`parts.actor.${actor}`, actor);

/** The kind of what an undoing took back. */
const innerKind = (e: Entry): string | undefined => (e.kind === 'history.undone' ? (e.data as { kind?: string } | null)?.kind : undefined);

function kindWord(e: Entry): string {
  const inner = innerKind(e);
  if (inner) return i18next.t('parts.history.takenBack', { what: word(`parts.kind.${inner.replace('.', '_')}`, inner) });
  return word(`parts.kind.${e.kind.replace('.', '_')}`, e.kind);
}

const word = (key: string, otherwise: string): string => (i18next.exists(key) ? i18next.t(key as Key) : otherwise);

/** `charges.0.price` → 收费 1 单价 */
export const fieldWord = (path: string): string =>
  path
    .split('.')
    .map((p) => (/^\d+$/.test(p) ? String(Number(p) + 1) : word(`parts.field.${p}`, p)))
    .join(' ');

const show = (v: unknown): string => {
  if (typeof v === 'boolean') return i18next.t(v ? 'parts.history.yes' : 'parts.history.no');
  return word(`parts.value.${String(v)}`, String(v));
};
