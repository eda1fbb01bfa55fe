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

/** Something that was booked here: its event, and the line that it was about. */
export type Step = { event: number; at: number | undefined };

type Kept = {
  book: string;
  at: At;
  work: Map<number, Work>;
  /** Lines that are to be claimed together. */
  ticked: ReadonlySet<number>;
  /** What was booked here, the latest last. */
  steps: Step[];
};

const nothing = { at: undefined, work: new Map<number, Work>(), ticked: new Set<number>(), steps: [] };

// Half-made work stays when the screen is left, and when the list is filtered or sorted anew. Until the program ends.
let kept: Kept = { book: '', ...nothing };
const readers = new Set<() => void>();

function change(patch: Partial<Kept>) {
  kept = { ...kept, ...patch };
  for (const tell of readers) tell();
}

export const setAt = (at: At) => change({ at });
export const atNow = (): At => kept.at;

/** Changes what was done with a line; undefined forgets it. */
export function setWork(receipt: number, work: Work | undefined) {
  const map = new Map(kept.work);
  if (work) map.set(receipt, work);
  else map.delete(receipt);
  change({ work: map });
}

/** Takes a line among those that are claimed together, or out of them. */
export function tick(receipt: number) {
  const ticked = new Set(kept.ticked);
  if (!ticked.delete(receipt)) ticked.add(receipt);
  change({ ticked });
}

export const untick = () => change({ ticked: new Set() });

export const stepped = (step: Step) => change({ steps: [...kept.steps, step] });

/** The step that Z takes back; it is not one any more. */
export function lastStep(): Step | undefined {
  const step = kept.steps.at(-1);
  change({ steps: kept.steps.slice(0, -1) });
  return step;
}

export const dropStep = (event: number) => change({ steps: kept.steps.filter((s) => s.event !== event) });

/** Another book begins with nothing. */
export function forBook(book: string) {
  if (book === kept.book) return;
  change(kept.book === '' ? { book } : { book, ...nothing });
}

export const useKept = (): Kept =>
  useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => kept,
  );
