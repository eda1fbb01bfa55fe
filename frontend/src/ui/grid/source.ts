import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ListState, Page, Sort, Source } from './types';

export type Rows<R> = { rows: readonly R[]; state: ListState; error: unknown; retry: () => void; more: () => void };

/** The rows of a source, whichever kind it is, and which of the five states the list is in. */
export function useRows<R>(source: Source<R>, sort: Sort | undefined, filtered: boolean): Rows<R> {
  const paged = 'load' in source;
  const query = useInfiniteQuery({
    queryKey: paged ? [...source.key, sort ?? null] : ['no pages'],
    enabled: paged,
    initialPageParam: '',
    queryFn: ({ pageParam, signal }): Promise<Page<R>> =>
      paged ? source.load({ after: pageParam, limit: source.limit ?? 500, sort }, signal) : Promise.resolve({ rows: [] }),
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: (before) => before,
  });
  const all = useMemo(() => query.data?.pages.flatMap((p) => p.rows), [query.data]);

  const rows = paged ? all : source.rows;
  const error = paged ? query.error : source.error;
  return {
    rows: rows ?? [],
    error,
    state: stateOf(rows?.length, error, filtered),
    retry: () => (paged ? void query.refetch() : source.retry?.()),
    more: () => {
      if (paged && query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
  };
}

/** Rows that are there stay, even when asking again has failed. */
export function stateOf(count: number | undefined, error: unknown, filtered: boolean): ListState {
  if (count) return 'rows';
  if (error) return 'failed';
  if (count === undefined) return 'loading';
  return filtered ? 'noMatch' : 'empty';
}
