import { useSyncExternalStore } from 'react';
import type { FileIn } from '../../ui';
import type { Mapping, Preview, Treatment } from './data';

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
  answers: Readonly<Record<string, string>>;
  choices: ReadonlyMap<number, Treatment>;
  /** Its accounts, or the tables of an archive, that were imported already. */
  brought: readonly string[];
};

/** The files that wait, in the order they came, and the one that is looked at. */
export type Waiting = { files: readonly Pending[]; at: Pending | undefined };

// Kept while other screens are used, so that half-checked files are still there. Nothing of it is written anywhere.
let waiting: Waiting = { files: [], at: undefined };
let last = 0;
const readers = new Set<() => void>();

function set(files: readonly Pending[], at: Pending | undefined) {
  waiting = { files, at };
  for (const read of readers) read();
}

const same = (a: FileIn, b: FileIn) => a.name === b.name && a.size === b.size && a.base64 === b.base64;

/** Takes files in and looks at the first of them; one that waits already is only looked at. */
export function lookAt(files: readonly FileIn[], account = 0) {
  let all = [...waiting.files];
  let first: Pending | undefined;
  for (const file of files) {
    let p = all.find((w) => same(w.file, file));
    if (!p) {
      p = {
        id: ++last,
        file,
        account,
        accountName: '',
        as: '',
        mapping: undefined,
        password: '',
        answers: {},
        choices: new Map(),
        brought: [],
      };
      all = [...all, p];
    }
    first ??= p;
  }
  set(all, first ?? waiting.at);
}

/** Looks at another of the files. */
export function turnTo(id: number) {
  set(
    waiting.files,
    waiting.files.find((p) => p.id === id),
  );
}

/** Says something about the file that is looked at, or about another. */
export function change(patch: Partial<Pending>, id = waiting.at?.id) {
  const files = waiting.files.map((p) => (p.id === id ? { ...p, ...patch } : p));
  set(
    files,
    files.find((p) => p.id === waiting.at?.id),
  );
}

/** What is looked at next in a file of several accounts or tables, once one of them is imported; undefined after the last. */
export function restOf(p: Pending, preview: Preview): Partial<Pending> | undefined {
  const asked = (preview.detected.questions ?? []).find((q) => q.ask === 'account' || q.ask === 'member');
  if (!asked) return undefined;
  const brought = [...p.brought, asked.taken];
  const next = asked.choices.find((c) => c !== '' && !brought.includes(c));
  if (next === undefined) return undefined;
  return { answers: { ...p.answers, [asked.ask]: next }, brought, account: 0, accountName: '', choices: new Map(), mapping: undefined };
}

/** Lets a file go, and looks at the one that takes its place. */
export function drop(id = waiting.at?.id) {
  const i = waiting.files.findIndex((p) => p.id === id);
  if (i < 0) return;
  const files = waiting.files.toSpliced(i, 1);
  set(files, waiting.at?.id === id ? (files[i] ?? files[i - 1]) : waiting.at);
}

/** Lets all files go. */
export const dropAll = () => set([], undefined);

export const useWaitingFiles = (): Waiting =>
  useSyncExternalStore(
    (read) => {
      readers.add(read);
      return () => readers.delete(read);
    },
    () => waiting,
  );
