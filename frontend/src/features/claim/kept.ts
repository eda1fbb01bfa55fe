import { useSyncExternalStore } from 'react';
import type { Draft, Proposal } from './data';

/** The line that is being decided: a receipt, or all that is certain together. */
export type At = number | 'certain' | undefined;

/** What somebody did with a line and has not booked yet. */
export type Work = {
  /** Which of the proposals is open, from 0. */
  chosen: number;
  /** Proposals for a customer or invoices that somebody found, instead of the program's own. */
  found?: Proposal[];
  /** What was made of the chosen one. */
  draft?: Draft;
  /** The parts are open for editing. */
  editing?: boolean;
};

type Kept = { book: string; at: At; work: Map<number, Work> };

// Half-made work stays when the screen is left, and when the list is filtered or sorted anew. Until the program ends.
let kept: Kept = { book: '', at: undefined, work: new Map() };
const readers = new Set<() => void>();

function change(patch: Partial<Kept>) {
  kept = { ...kept, ...patch };
  for (const tell of readers) tell();
}

export const setAt = (at: At) => change({ at });

/** Changes what was done with a line; undefined forgets it. */
export function setWork(receipt: number, work: Work | undefined) {
  const map = new Map(kept.work);
  if (work) map.set(receipt, work);
  else map.delete(receipt);
  change({ work: map });
}

/** Another book begins with nothing. */
export function forBook(book: string) {
  if (book === kept.book) return;
  change(kept.book === '' ? { book } : { book, at: undefined, work: new Map() });
}

export const useKept = (): Kept =>
  useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => kept,
  );
