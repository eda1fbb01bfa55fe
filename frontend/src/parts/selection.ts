import { useCallback, useMemo, useState } from 'react';
import { useBook } from '../api';

type Selection<R> = { ids: string[]; rows: R[] };

// Until the program ends, by book and list: leaving a screen and coming back finds the ticks where they were.
const kept = new Map<string, Map<string, unknown>>();

const idOf = (row: unknown) => (row as { id: number }).id;

/** The ticked rows of a list, kept while one is elsewhere or looks at other rows; those among `now` are as they are now. */
export function useSelection<R>(
  list: string,
  now?: readonly R[],
  rowId: (row: R) => string | number = idOf,
): [Selection<R>, (ids: string[], rows: R[]) => void] {
  const book = useBook().data?.path ?? '';
  const key = `${list} ${book}`;
  const [, redraw] = useState(0);
  const set = useCallback(
    (ids: string[], rows: R[]) => {
      const had = kept.get(key);
      const fresh = new Map(rows.map((r) => [String(rowId(r)), r]));
      kept.set(key, new Map(ids.map((id) => [id, fresh.get(id) ?? had?.get(id)])));
      redraw((n) => n + 1);
    },
    [key, rowId],
  );
  const chosen = kept.get(key) as Map<string, R> | undefined;
  const selection = useMemo(() => {
    if (!chosen?.size) return none;
    for (const r of now ?? []) if (chosen.has(String(rowId(r)))) chosen.set(String(rowId(r)), r);
    return { ids: [...chosen.keys()], rows: [...chosen.values()] };
  }, [chosen, now, rowId]);
  return [selection, set];
}

const none: Selection<never> = { ids: [], rows: [] };
