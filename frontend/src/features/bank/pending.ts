import { useSyncExternalStore } from 'react';
import type { FileIn } from '../../ui';
import type { Mapping, Treatment } from './data';

/** A file that is being looked at before it is imported, and what was said about it. */
export type Pending = {
  /** Distinguishes one dropped file from the next. */
  id: number;
  file: FileIn;
  account: number;
  accountName: string;
  as: string;
  mapping: Mapping | undefined;
  password: string;
  choices: ReadonlyMap<number, Treatment>;
};

// Kept while other screens are used, so that a half-checked file is still there. Nothing of it is written anywhere.
let pending: Pending | undefined;
let last = 0;
const readers = new Set<() => void>();

function tell() {
  for (const read of readers) read();
}

export function lookAt(file: FileIn, account = 0) {
  pending = { id: ++last, file, account, accountName: '', as: '', mapping: undefined, password: '', choices: new Map() };
  tell();
}

export function change(patch: Partial<Pending>) {
  if (pending) pending = { ...pending, ...patch };
  tell();
}

export function drop() {
  pending = undefined;
  tell();
}

export const usePending = (): Pending | undefined =>
  useSyncExternalStore(
    (read) => {
      readers.add(read);
      return () => readers.delete(read);
    },
    () => pending,
  );
