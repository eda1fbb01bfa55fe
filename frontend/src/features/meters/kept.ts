import { useSyncExternalStore } from 'react';

/** What somebody typed for a register and has not saved. */
export type Typed = {
  text: string;
  /** It was filled in by the average of the last three. */
  estimated?: boolean;
  /** The counter passed its highest value: somebody said so. */
  wrapped?: boolean;
};

export type Draft = ReadonlyMap<string, Typed>;

type Kept = { book: string /** By day of reading. */; days: ReadonlyMap<string, Draft> };

// What was typed stays when the screen is left or filtered anew. Until the program ends: figures of a book are not kept elsewhere.
let kept: Kept = { book: '', days: new Map() };
const readers = new Set<() => void>();
const none: Draft = new Map();

function change(patch: Partial<Kept>) {
  kept = { ...kept, ...patch };
  for (const tell of readers) tell();
}

/** Writes what was typed on a day; undefined takes it away. */
export function typed(day: string, changes: Iterable<readonly [string, Typed | undefined]>) {
  const draft = new Map(kept.days.get(day));
  for (const [key, value] of changes) {
    if (value === undefined) draft.delete(key);
    else draft.set(key, value);
  }
  const days = new Map(kept.days);
  if (draft.size) days.set(day, draft);
  else days.delete(day);
  change({ days });
}

/** Another book begins with nothing. */
export function forBook(book: string) {
  if (book === kept.book) return;
  change(kept.book === '' ? { book } : { book, days: new Map() });
}

export const draftOf = (day: string): Draft => kept.days.get(day) ?? none;

export const useDraft = (day: string): Draft =>
  useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => draftOf(day),
  );
