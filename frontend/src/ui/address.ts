import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useHere } from '../api';

/** Filters, as they stand in the address: strings only; what is empty is not there. */
export type Search = Record<string, string>;

/**
 * Where we are and how to go on. Every feature has the address `/<feature>` and `/<feature>/<id>` (the open one, with
 * slashes if it likes), and its filters behind the question mark, so that Back undoes them. What ends after one has left
 * takes nobody back: then `go` stays where one is.
 */
export function useAddress() {
  const navigate = useNavigate();
  const router = useRouter();
  const { _splat: id = '' } = useParams({ strict: false }) as { _splat?: string };
  const search = useSearch({ strict: false }) as Search;
  const here = useHere();

  /** Goes to a place: `go('/invoices/12', { tab: 'history' })`. */
  const go = useCallback(
    (to: string, search: Search = {}, replace = false) => {
      if (here.current) void navigate({ to, search: search as never, replace });
    },
    [navigate, here],
  );
  /** Changes some filters and keeps the rest; '' and undefined take one away. */
  const filter = useCallback(
    (patch: Record<string, string | undefined>, replace = false) =>
      void navigate({
        to: '.',
        search: ((before: Search) =>
          Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, v]) => v !== undefined && v !== ''))) as never,
        replace,
      }),
    [navigate],
  );
  const back = useCallback(() => router.history.back(), [router]);
  return useMemo(() => ({ id, search, go, filter, back }), [id, search, go, filter, back]);
}
