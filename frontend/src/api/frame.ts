import { useCall } from './query';

/** What the frame asks about the open book. */
export type BookState = {
  /** False until a book is open: then the first-run screen stands alone. */
  open: boolean;
  name: string;
  demo: boolean;
  path: string;
  /** Moment of the last good backup (UTC, RFC 3339), or "". */
  backedUpAt: string;
  /** Moment of the last `verify` that found nothing wrong (UTC, RFC 3339), or "". */
  verifiedAt: string;
};

export const useBook = () => useCall<BookState>('Books.Current', {}, ['*']);

/** How much waits at each place of the rail: `{ claim: 26 }`. */
export const useCounts = (enabled: boolean) => useCall<Record<string, number>>('Today.Counts', {}, ['*'], { enabled, keep: true });
