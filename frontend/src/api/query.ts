import {
  type FetchQueryOptions,
  type Query,
  QueryClient,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call, type MethodName } from './call';
import { onEvent } from './events';
import { Fault } from './fault';

/** What Go knows lives here. A query's key begins with the kind it shows, so that a changed event refreshes just that. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, gcTime: 5 * 60_000, networkMode: 'always', retry: (n, e) => !(e instanceof Fault) && n < 1 },
      mutations: { networkMode: 'always', retry: false },
    },
  });

/**
 * Asks and keeps the answer. `kinds` are the subjects whose change makes it stale (`invoice`, `receipt`, …): the key is
 * `[kinds, name, request]`, and a `changed` event that names one of them fetches it again.
 */
export function useCall<T>(
  name: MethodName,
  request: unknown,
  kinds: string[],
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<T> {
  const query = { queryKey: callKey(kinds, name, request), queryFn: ({ signal }: Asking) => call<T>(name, request, signal) };
  const enabled = options.enabled ?? true;
  useAtOnce(query, enabled);
  return useQuery<T>({ ...query, enabled, placeholderData: options.keep ? (before) => before as never : undefined });
}

type Asking = { signal: AbortSignal };

/** Lets a question leave while the screen is drawn for the first time, not after it: it is answered meanwhile. */
export function useAtOnce<T>(query: FetchQueryOptions<T>, enabled: boolean) {
  const client = useQueryClient();
  if (enabled && !client.getQueryState(query.queryKey)) void client.prefetchQuery(query);
}

/** The key of a call, for setQueryData and infinite queries of one's own. */
export const callKey = (kinds: string[], name: MethodName, request: unknown): readonly [string, string, unknown] => [
  kinds.join(' '),
  name,
  request,
];

/**
 * A command that writes. The changed event refreshes what it touched; nothing needs to be invalidated by hand. What was done is
 * told also when one has gone elsewhere meanwhile, and what was refused then is told by the frame.
 */
export function useDo<Request, Answer = void>(name: MethodName) {
  const doing = useMutation<Answer, Error, Request>({ mutationFn: (request) => call<Answer>(name, request) });
  const here = useHere();
  const { mutateAsync } = doing;
  const mutate = useCallback(
    (request: Request, then: { onSuccess?: (answer: Answer) => void; onError?: (error: Error) => void } = {}) =>
      void mutateAsync(request).then(then.onSuccess, (e: Error) => {
        if (then.onError) then.onError(e);
        else if (!here.current) throw e;
      }),
    [mutateAsync, here],
  );
  return { ...doing, mutate };
}

/** Whether the component still stands, for what comes back to it later. */
export function useHere() {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return here;
}

/** Why what a form asked for was refused. Where one has left the form meanwhile, the frame tells it. */
export function useRefusal(): [unknown, (error: unknown) => void] {
  const [refusal, setRefusal] = useState<unknown>();
  const here = useHere();
  const refuse = useCallback(
    (error: unknown) => {
      if (here.current) setRefusal(error);
      else if (error !== undefined) void Promise.reject(error);
    },
    [here],
  );
  return [refusal, refuse];
}

/** Refetches what the program says has changed. Mounted once, at the root. Without kinds everything is refetched. */
export function useRefresh() {
  const client = useQueryClient();
  useEffect(
    () =>
      onEvent('changed', ({ kinds }) => {
        // What concerns the book as a whole (another one, an import) concerns every question.
        const all = !kinds?.length || kinds.includes('*') || kinds.includes('book');
        const predicate = ({ queryKey }: Query) => {
          const of = String(queryKey[0]).split(' ');
          return all || of.includes('*') || of.some((k) => kinds.includes(k));
        };
        // The first answer to a question may be from before the change: it would be kept as if it were from after it.
        const asking = client.getQueryCache().findAll({ predicate, fetchStatus: 'fetching' });
        for (const query of asking) if (query.state.data === undefined) void query.cancel({ silent: true });
        void client.invalidateQueries({ predicate });
      }),
    [client],
  );
}
