import { useCallback, useState } from 'react';
import { useBook } from '../api';

type Selection<R> = { ids: string[]; rows: R[] };

// Until the program ends, by book and list: leaving a screen and coming back finds the ticks where they were.
const kept = new Map<string, Selection<unknown>>();

/** The ticked rows of a list, kept while one is elsewhere. */
export function useSelection<R>(list: string): [Selection<R>, (ids: string[], rows: R[]) => void] {
  const book = useBook().data?.path ?? '';
  const key = `${list} ${book}`;
  const [, redraw] = useState(0);
  const set = useCallback(
    (ids: string[], rows: R[]) => {
      kept.set(key, { ids, rows });
      redraw((n) => n + 1);
    },
    [key],
  );
  return [(kept.get(key) as Selection<R> | undefined) ?? none, set];
}

const none = { ids: [], rows: [] };
