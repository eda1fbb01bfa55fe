import { useCallback, useSyncExternalStore } from 'react';
import { remember, remembered } from '../../remember';
import type { Sort } from './types';

/** What this computer remembers of a list. */
export type Memory = { widths?: Record<string, number>; order?: string[]; hidden?: Record<string, boolean>; sort?: Sort | null };

const cache = new Map<string, Memory>();
const readers = new Set<() => void>();
const none: Memory = {};

function memory(list: string): Memory {
  let m = cache.get(list);
  if (!m) {
    m = remembered<Memory>(`grid.${list}`) ?? none;
    cache.set(list, m);
  }
  return m;
}

/** Widths, order, hidden columns and sort of a list, and how to change them. Shared by the grid and its 列 button. */
export function useMemory(list: string): [Memory, (patch: Memory) => void] {
  const state = useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => memory(list),
  );
  const change = useCallback(
    (patch: Memory) => {
      const next = { ...memory(list), ...patch };
      cache.set(list, next);
      remember(`grid.${list}`, next);
      for (const tell of readers) tell();
    },
    [list],
  );
  return [state, change];
}

/** What a list is sorted by: what was chosen on this computer, else what the list begins with. */
export function useSort(list: string, first: Sort | undefined): Sort | undefined {
  const [{ sort }] = useMemory(list);
  return sort === null ? undefined : (sort ?? first);
}

/** Forgets what was arranged: the columns as the program gives them. */
export function forget(list: string) {
  cache.set(list, none);
  remember(`grid.${list}`, undefined);
  for (const tell of readers) tell();
}

/** Where one was in a list when one left it, for coming back. Until the program ends. */
export const places = new Map<string, { top: number; at?: string }>();
