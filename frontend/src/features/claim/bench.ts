import { useMemo } from 'react';
import { fen } from '../../api';
import { type Draft, draftOf, type Item, isAnswer, type Queue } from './data';
import { type At, setAt, setWork, useKept, type Work } from './kept';
import { recent, walkOf } from './Lines';
import { plan } from './plan';
import { claimedTogether, unionOf } from './together';
import { together } from './work';

const untouched: Work = { chosen: 0 };

export type LineAt = ReturnType<typeof useLine>;

/** At which line of the queue somebody is, and how the keys go on from it. */
export function useLine(queue: Queue, more: Record<'certain' | 'done', boolean>) {
  const kept = useKept();
  const items = useMemo(() => [...queue.certain.rows, ...queue.toDecide.rows, ...queue.done.rows], [queue]);
  const allCertain = more.certain || queue.certain.rows.findIndex((i) => i.receipt.id === kept.at) >= 3;
  const allDone = more.done || queue.done.rows.findIndex((i) => i.receipt.id === kept.at) >= recent;
  const walk = useMemo(() => walkOf(queue, allCertain, allDone), [queue, allCertain, allDone]);
  const openOnes = queue.certain.rows.length + queue.toDecide.rows.length;
  const first: At = openOnes > 0 ? walk[0] : undefined;
  const at: At = kept.at !== undefined && walk.includes(kept.at) ? kept.at : first;

  const step = (by: number) => {
    const i = at === undefined ? (by > 0 ? -1 : walk.length) : walk.indexOf(at);
    const to = walk[Math.max(0, Math.min(walk.length - 1, i + by))];
    if (to !== undefined) setAt(to);
  };
  /** The line after this one that is still open, else the one before; then there is nothing left. */
  const goOn = (leaving: (number | undefined)[]) => {
    const todo = walk.filter(
      (w): w is number => typeof w === 'number' && items.some((i) => i.receipt.id === w && i.receipt.state === 'open'),
    );
    const from = todo.indexOf(leaving.at(-1) ?? -1);
    const rest = [...todo.slice(from + 1), ...todo.slice(0, Math.max(0, from)).reverse()].filter((id) => !leaving.includes(id));
    setAt(rest[0]);
  };
  const item = typeof at === 'number' ? items.find((i) => i.receipt.id === at) : undefined;
  return { at, item, items, allCertain, allDone, step, goOn };
}

export type Decision = ReturnType<typeof useDecision>;

/** What is being decided of a line that is open: with which others it pays, by which proposal, and what was made of that. */
export function useDecision({ item, items }: LineAt) {
  const kept = useKept();
  const alone = item?.receipt.state === 'open' ? item : undefined;
  const others: Item[] = alone ? claimedTogether(alone, items, kept.ticked) : [];
  const open = alone && unionOf(alone, others);
  const key = open && (others.length ? together(open.receipt.id) : open.receipt.id);
  const work = (key !== undefined && kept.work.get(key)) || untouched;
  const proposals = open ? (work.found ?? open.proposals.filter(isAnswer)) : [];
  const chosen = Math.min(work.chosen, proposals.length - 1);
  const draft: Draft | undefined = work.draft ?? (proposals[chosen] && draftOf(proposals[chosen]));
  const change = (patch: Partial<Work>) => key !== undefined && setWork(key, { ...work, chosen: Math.max(0, chosen), ...patch });
  return {
    /** The line by itself. */
    alone,
    /** The line with those that pay together with it. */
    open,
    others,
    work: { ...work, chosen },
    proposals,
    draft,
    doing: draft && open ? plan(draft, fen(open.receipt.amount)) : undefined,
    change,
  };
}
