import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { fen, minus, monthDay, sum, today, yuan } from '../../api';
import { useText } from '../../i18n';
import { Button, Icon, Money } from '../../ui';
import { type Group, type Item, isAnswer, type Queue } from './data';
import { type Piece, pieces } from './evidence';
import type { At } from './kept';
import { sureness } from './words';

type Props = {
  queue: Queue;
  at: At;
  /** Lines with half-made work. */
  begun: ReadonlySet<number>;
  /** Lines that are claimed together. */
  ticked: ReadonlySet<number>;
  onAt: (at: At) => void;
  onAll: () => void;
  allCertain: boolean;
  allDone: boolean;
  onMore: (group: 'certain' | 'done') => void;
};

/** How many done ones can be asked for. */
const most = 500;
/** How many certain lines stand open before 再看; how many done ones. */
const few = 3;
export const recent = 50;

/** What one can walk through with ↑ ↓, in the order of the screen. */
export function walkOf(queue: Queue, allCertain: boolean, allDone: boolean): At[] {
  const ids = (items: Item[]) => items.map((i) => i.receipt.id);
  return [
    ...(queue.certain.rows.length ? (['certain'] as At[]) : []),
    ...ids(allCertain ? queue.certain.rows : queue.certain.rows.slice(0, few)),
    ...ids(queue.toDecide.rows),
    ...ids(allDone ? queue.done.rows : queue.done.rows.slice(0, recent)),
  ];
}

type Mark = 'sure' | 'count' | 'done';
type Shown =
  | { kind: 'head'; group: 'certain' | 'toDecide' | 'done' }
  | { kind: 'line'; item: Item; mark: Mark }
  | { kind: 'more'; group: 'certain' | 'done'; count: number }
  | { kind: 'first'; count: number };

/** All rows of the list, one below the other, each of one height. */
function rowsOf(queue: Queue, allCertain: boolean, allDone: boolean): Shown[] {
  const out: Shown[] = [];
  const group = (name: 'certain' | 'toDecide' | 'done', mark: Mark, shown: Item[], hidden: number) => {
    if (queue[name].count === 0) return;
    out.push({ kind: 'head', group: name }, ...shown.map((item): Shown => ({ kind: 'line', item, mark })));
    if (name === 'toDecide') {
      if (hidden > 0) out.push({ kind: 'first', count: shown.length });
    } else if (hidden > 0) out.push({ kind: 'more', group: name, count: hidden });
  };
  const { certain, toDecide, done } = queue;
  group('certain', 'sure', allCertain ? certain.rows : certain.rows.slice(0, few), allCertain ? 0 : certain.rows.length - few);
  group('toDecide', 'count', toDecide.rows, toDecide.count - toDecide.rows.length);
  group('done', 'done', allDone ? done.rows : done.rows.slice(0, recent), allDone ? 0 : Math.min(most, done.count) - recent);
  return out;
}

/** Height of a row as in tokens.css, and how many more than can be seen stand ready. */
const rowHeight = 32;
const spare = 20;

/** Which rows can be seen: the others are only room, so that a list of thousands scrolls as one of thirty. */
function useWindow(place: React.RefObject<HTMLElement | null>, count: number) {
  const [from, setFrom] = useState(0);
  const [tall, setTall] = useState(40);
  useLayoutEffect(() => {
    const el = place.current;
    if (!el) return;
    const look = () => {
      setFrom(Math.max(0, Math.floor(el.scrollTop / rowHeight / 10) * 10 - spare));
      setTall(Math.ceil(el.clientHeight / rowHeight) + 2 * spare + 10);
    };
    look();
    el.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(el);
    return () => {
      el.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [place]);
  const first = Math.max(0, Math.min(from, count - tall));
  return { from: first, to: Math.min(count, first + tall) };
}

/** The bank's lines in three groups: what fits, what somebody must look at, what is done. */
export function Lines({ queue, at, begun, ticked, onAt, onAll, allCertain, allDone, onMore }: Props) {
  const { t } = useText();
  const place = useRef<HTMLElement>(null);
  // The keys begin here: a link or button that was pressed to come here must not take Enter. And they come back here when the field
  // that had them is gone with its line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each line
  useEffect(() => {
    const now = document.activeElement;
    if (!now || now === document.body || now.closest('.nav')) place.current?.focus({ preventScroll: true });
  }, [at]);
  const rows = useMemo(() => rowsOf(queue, allCertain, allDone), [queue, allCertain, allDone]);
  const index = rows.findIndex((r) => (r.kind === 'line' ? r.item.receipt.id === at : r.kind === 'head' && r.group === at));
  const { from, to } = useWindow(place, rows.length);
  // The line at work is always seen, the first of a group with the group's heading; it stands under the heading of the columns, which stays.
  const begins = rows[index - 1]?.kind === 'head';
  useEffect(() => {
    const el = place.current;
    if (!el || index < 0) return;
    const [top, bottom] = [(begins ? index - 1 : index) * rowHeight, (index + 2) * rowHeight];
    if (top < el.scrollTop) el.scrollTop = top;
    else if (bottom > el.scrollTop + el.clientHeight) el.scrollTop = bottom - el.clientHeight;
  }, [index, begins]);

  const row = (r: Shown, i: number) => {
    switch (r.kind) {
      case 'head':
        return r.group === 'certain' ? (
          <Heading
            key="certain"
            title={t('claim.certain')}
            group={queue.certain}
            selected={at === 'certain'}
            onClick={() => onAt('certain')}
          >
            <Button small keys="A" onMouseDown={(e) => e.preventDefault()} onClick={onAll}>
              {t('claim.all')}
            </Button>
          </Heading>
        ) : (
          <Heading key={r.group} title={t(r.group === 'done' ? 'claim.settled' : 'claim.toDecide')} group={queue[r.group]} />
        );
      case 'line': {
        const id = r.item.receipt.id;
        return (
          <Line
            key={id}
            item={r.item}
            index={i}
            mark={r.mark}
            selected={at === id}
            begun={r.mark !== 'done' && begun.has(id)}
            ticked={r.mark !== 'done' && ticked.has(id)}
            onAt={onAt}
          />
        );
      }
      case 'more':
        return <More key={`more ${r.group}`} count={r.count} onClick={() => onMore(r.group)} />;
      case 'first':
        return (
          <tr className="more" key="first">
            <td colSpan={5} className="dim">
              {t('claim.firstOnly', { count: r.count })}
            </td>
          </tr>
        );
    }
  };
  // A line of another year bears it.
  const year = today().slice(0, 4);
  const dated = rows.some((r) => r.kind === 'line' && !r.item.receipt.date.startsWith(year));
  return (
    <section className="lines" aria-label={t('claim.lines')} ref={place} tabIndex={-1}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are walked through is a grid */}
      <table className="grid" role="grid" aria-label={t('claim.lines')} aria-rowcount={rows.length + 1}>
        <colgroup>
          <col style={{ width: dated ? 92 : 68 }} />
          <col className="who" />
          <col className="memo" />
          <col style={{ width: 98 }} />
          <col style={{ width: 52 }} />
        </colgroup>
        <thead>
          <tr>
            <th>{t('claim.date')}</th>
            <th>{t('claim.payer')}</th>
            <th>{t('claim.memo')}</th>
            <th className="num">{t('claim.arrived')}</th>
            <th className="num">{t('claim.proposals')}</th>
          </tr>
        </thead>
        <tbody>
          <Room rows={from} />
          {rows.slice(from, to).map((r, i) => row(r, from + i))}
          <Room rows={rows.length - to} />
        </tbody>
      </table>
    </section>
  );
}

/** Room for rows that cannot be seen. */
function Room({ rows }: { rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr className="room">
      <td colSpan={5} style={{ height: rows * rowHeight }} />
    </tr>
  );
}

function Heading({
  title,
  group,
  selected,
  onClick,
  children,
}: {
  title: string;
  group: Group;
  selected?: boolean;
  onClick?: () => void;
  children?: React.ReactNode;
}) {
  const { t } = useText();
  return (
    <tr className={selected ? 'sec at' : 'sec'} aria-selected={selected} onClick={onClick}>
      <td colSpan={5}>
        <div className="grp">
          <b>{title}</b>
          <span>
            {t('claim.count', { count: group.count })} <Money value={group.amount} zero="digits" />
          </span>
          {children}
        </div>
      </td>
    </tr>
  );
}

function More({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useText();
  return (
    <tr className="more">
      <td colSpan={5}>
        <button type="button" className="link" onClick={onClick}>
          {t('claim.more', { count })}
        </button>
      </td>
    </tr>
  );
}

/** A text of the bank, in which that is marked which was recognised. */
const Told = ({ of }: { of: Piece[] }) => of.map((p, i) => (p.keys.length > 0 ? <mark key={i}>{p.text}</mark> : p.text));

type LineProps = { item: Item; index: number; mark: Mark; selected: boolean; begun: boolean; ticked: boolean; onAt: (at: At) => void };

const Line = memo(function Line({ item, index, mark, selected, begun, ticked, onAt }: LineProps) {
  const { t } = useText();
  const r = item.receipt;
  // What was recognised of the best proposal stands out in its place.
  const seen = pieces(r.memo, 'memo', mark === 'done' ? [] : (item.proposals.find(isAnswer)?.marks ?? []));
  return (
    <tr
      className={[mark === 'done' && 'done', selected && 'at'].filter(Boolean).join(' ')}
      aria-selected={selected || ticked}
      aria-rowindex={index + 2}
      data-receipt={r.id}
      onMouseDown={(e) => e.detail > 1 && e.preventDefault()}
      onClick={() => onAt(r.id)}
    >
      <td>{monthDay(r.date)}</td>
      <td title={r.payerName}>{r.payerName || t('claim.noName')}</td>
      <td className="dim" title={r.memo}>
        <Told of={seen} />
      </td>
      <td className="num">
        <Money value={r.amount} />
      </td>
      <td className="num">
        <MarkOf item={item} mark={mark} begun={begun} ticked={ticked} />
      </td>
    </tr>
  );
});

function MarkOf({ item: { receipt, proposals }, mark, begun, ticked }: Pick<LineProps, 'item' | 'mark' | 'begun' | 'ticked'>) {
  const { t } = useText();
  if (ticked) return <Icon name="link" label={t('claim.ticked')} />;
  if (begun) return <Icon name="edit" label={t('claim.begun')} />;
  if (mark === 'sure') return <Icon name="check" label={t('claim.sure')} />;
  if (mark === 'done')
    return receipt.state === 'nothing' ? (
      <Icon name="stop" label={t('claim.nothing')} />
    ) : (
      <Icon name="check" className="proved" label={t('claim.done')} />
    );
  const answers = proposals.filter(isAnswer);
  return answers.length > 0 ? (
    <span title={sureness(t, answers[0])}>{answers.length}</span>
  ) : (
    <span className="dim" title={t('claim.unsure')}>
      –
    </span>
  );
}

/** The queue without the lines that were just booked, until the program's own answer is there. */
export function useWithout(queue: Queue | undefined, gone: ReadonlySet<number>): Queue | undefined {
  return useMemo(() => {
    if (!queue || gone.size === 0) return queue;
    const cut = (g: Group): Group => {
      const rows = g.rows.filter((i) => !gone.has(i.receipt.id));
      if (rows.length === g.rows.length) return g;
      const less = sum(g.rows.filter((i) => gone.has(i.receipt.id)).map((i) => fen(i.receipt.amount)));
      return { rows, count: g.count - (g.rows.length - rows.length), amount: yuan(minus(fen(g.amount), less)) };
    };
    return { ...queue, certain: cut(queue.certain), toDecide: cut(queue.toDecide) };
  }, [queue, gone]);
}

export const useMore = () => {
  const [more, setMore] = useState({ certain: false, done: false });
  return [more, (group: 'certain' | 'done') => setMore((m) => ({ ...m, [group]: true }))] as const;
};
