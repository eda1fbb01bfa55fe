import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useAtOnce } from '../../api';
import type { ListState, Page, Paged, Sort, Source } from './types';

export type Rows<R> = { rows: readonly R[]; state: ListState; error: unknown; retry: () => void; more: () => void };

/** What has been read of a paged list: the first answer with its sums, all rows so far, and where they go on. */
type Read<R, P extends Page<R>> = { first: P; rows: R[]; next: string };

const noPages = { key: ['no pages'], load: () => Promise.resolve({ rows: [] }) };

/**
 * A list that is read page by page as one scrolls. What has changed is asked again in one piece, as long as what is
 * there. Asked for the same source in two places, it is read once.
 */
export function usePages<R, P extends Page<R>>(source: Paged<R, P> | undefined, sort: Sort | undefined) {
  const client = useQueryClient();
  const { key, load, limit = 300 } = source ?? (noPages as unknown as Paged<R, P>);
  const queryKey = [...key, sort ?? null];
  const asked = {
    queryKey,
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const there = client.getQueryData<Read<R, P>>(queryKey)?.rows.length ?? 0;
      const first = await load({ after: '', limit: Math.max(limit, there), sort }, signal);
      return { first, rows: first.rows, next: first.next ?? '' };
    },
    structuralSharing: false,
  };
  useAtOnce(asked, source !== undefined);
  const query = useQuery<Read<R, P>>({ ...asked, enabled: source !== undefined, placeholderData: (before) => before });

  const going = useRef(false);
  const [broken, setBroken] = useState<unknown>();
  const more = async () => {
    const had = client.getQueryData<Read<R, P>>(queryKey);
    if (!had?.next || going.current || query.isFetching) return;
    going.current = true;
    try {
      const page = await load({ after: had.next, limit, sort }, new AbortController().signal);
      // What was asked again meanwhile is newer than this page.
      client.setQueryData<Read<R, P>>(queryKey, (now) =>
        now === had ? { ...had, rows: [...had.rows, ...page.rows], next: page.next ?? '' } : now,
      );
      setBroken(undefined);
    } catch (e) {
      setBroken(e);
    } finally {
      going.current = false;
    }
  };
  return {
    rows: query.data?.rows,
    first: query.data?.first,
    error: query.error ?? broken,
    retry: () => void query.refetch(),
    more: () => void more(),
  };
}

/** The rows of a source, whichever kind it is, and which of the five states the list is in. */
export function useRows<R>(source: Source<R>, sort: Sort | undefined, filtered: boolean): Rows<R> {
  const paged = 'load' in source;
  const pages = usePages(paged ? source : undefined, sort);
  const { rows, error, retry } = paged ? pages : { retry: () => {}, error: undefined, ...source };
  return {
    rows: rows ?? none,
    error,
    state: stateOf(rows?.length, error, filtered),
    retry,
    more: paged ? pages.more : () => {},
  };
}

const none: never[] = [];

/** Rows that are there stay, even when asking again has failed. */
export function stateOf(count: number | undefined, error: unknown, filtered: boolean): ListState {
  if (count) return 'rows';
  if (error) return 'failed';
  if (count === undefined) return 'loading';
  return filtered ? 'noMatch' : 'empty';
}
