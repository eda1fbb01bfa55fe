import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { fen, minus, monthDay, sum, yuan } from '../../api';
import { useText } from '../../i18n';
import { Button, Icon, Money } from '../../ui';
import type { Group, Item, Queue } from './data';
import type { At } from './kept';

type Props = {
  queue: Queue;
  at: At;
  /** Lines with half-made work. */
  begun: ReadonlySet<number>;
  onAt: (at: At) => void;
  onAll: () => void;
};

/** How many certain lines stand open before 再看; how many done ones. */
const few = 3;
const recent = 50;

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

/** The bank's lines in three groups: what fits, what somebody must look at, what is done. */
export function Lines({
  queue,
  at,
  begun,
  onAt,
  onAll,
  allCertain,
  allDone,
  onMore,
}: Props & { allCertain: boolean; allDone: boolean; onMore: (group: 'certain' | 'done') => void }) {
  const { t } = useText();
  const place = useRef<HTMLElement>(null);
  // The keys begin here: a link or button that was pressed to come here must not take Enter.
  useEffect(() => {
    const now = document.activeElement;
    if (!now || now === document.body || now.closest('.nav')) place.current?.focus({ preventScroll: true });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new line must be seen
  useEffect(() => {
    place.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const certain = allCertain ? queue.certain.rows : queue.certain.rows.slice(0, few);
  const done = allDone ? queue.done.rows : queue.done.rows.slice(0, recent);
  return (
    <section className="lines" aria-label={t('claim.lines')} ref={place} tabIndex={-1}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are walked through is a grid */}
      <table className="grid" role="grid" aria-label={t('claim.lines')}>
        <colgroup>
          <col style={{ width: 68 }} />
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
          {queue.certain.count > 0 && (
            <Heading title={t('claim.certain')} group={queue.certain} selected={at === 'certain'} onClick={() => onAt('certain')}>
              <Button small keys="A" onMouseDown={(e) => e.preventDefault()} onClick={onAll}>
                {t('claim.all')}
              </Button>
            </Heading>
          )}
          {certain.map((i) => (
            <Line key={i.receipt.id} item={i} mark="sure" selected={at === i.receipt.id} begun={begun.has(i.receipt.id)} onAt={onAt} />
          ))}
          {queue.certain.rows.length > certain.length && (
            <More count={queue.certain.rows.length - certain.length} onClick={() => onMore('certain')} />
          )}
          {queue.toDecide.count > 0 && <Heading title={t('claim.toDecide')} group={queue.toDecide} />}
          {queue.toDecide.rows.map((i) => (
            <Line key={i.receipt.id} item={i} mark="count" selected={at === i.receipt.id} begun={begun.has(i.receipt.id)} onAt={onAt} />
          ))}
          {queue.toDecide.count > queue.toDecide.rows.length && (
            <tr className="more">
              <td colSpan={5} className="dim">
                {t('claim.firstOnly', { count: queue.toDecide.rows.length })}
              </td>
            </tr>
          )}
          {queue.done.count > 0 && <Heading title={t('claim.done')} group={queue.done} />}
          {done.map((i) => (
            <Line key={i.receipt.id} item={i} mark="done" selected={at === i.receipt.id} begun={false} onAt={onAt} />
          ))}
          {queue.done.rows.length > done.length && <More count={queue.done.rows.length - done.length} onClick={() => onMore('done')} />}
        </tbody>
      </table>
    </section>
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

type LineProps = { item: Item; mark: 'sure' | 'count' | 'done'; selected: boolean; begun: boolean; onAt: (at: At) => void };

const Line = memo(function Line({ item: { receipt: r, proposals }, mark, selected, begun, onAt }: LineProps) {
  const { t } = useText();
  return (
    <tr
      className={[mark === 'done' && 'done', selected && 'at'].filter(Boolean).join(' ')}
      aria-selected={selected}
      onMouseDown={(e) => e.detail > 1 && e.preventDefault()}
      onClick={() => onAt(r.id)}
    >
      <td>{monthDay(r.date)}</td>
      <td title={r.payerName}>{r.payerName || t('claim.noName')}</td>
      <td className="dim" title={r.memo}>
        {r.memo}
      </td>
      <td className="num">
        <Money value={r.amount} />
      </td>
      <td className="num">
        <Mark mark={mark} count={proposals.length} nothing={r.state === 'nothing'} begun={begun} />
      </td>
    </tr>
  );
});

function Mark({ mark, count, nothing, begun }: { mark: LineProps['mark']; count: number; nothing: boolean; begun: boolean }) {
  const { t } = useText();
  if (begun) return <Icon name="edit" label={t('claim.begun')} />;
  if (mark === 'sure') return <Icon name="check" label={t('claim.sure')} />;
  if (mark === 'done')
    return nothing ? <Icon name="stop" label={t('claim.nothing')} /> : <Icon name="check" className="proved" label={t('claim.done')} />;
  return count > 0 ? count : <span className="dim">–</span>;
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
