import { call } from './call';
import { type Fen, fen } from './money';
import { useCall } from './query';

// What the frame itself asks of the program: the open book, what waits at each place, search, undo, stopping a job.

/** The open book. */
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

/** What the rail counts: receipts that nobody has claimed. */
export function useWaiting(enabled: boolean): { claim: number | undefined } {
  const counts = useCall<{ claim: number }>('Reports.Counts', {}, ['*'], { enabled, keep: true });
  return { claim: counts.data?.claim };
}

/** Something found by search. */
export type FoundItem = {
  kind: 'customer' | 'contract' | 'invoice' | 'receipt';
  id: number;
  title: string;
  note: string;
  /** Yuan; null or "" where there is none. */
  amount: string | null;
  overdue: boolean;
};

/** Finds by name, pinyin initials, code, phone, unit, number or amount; the best first. */
export const find = (text: string, signal?: AbortSignal) =>
  call<{ items: FoundItem[] | null }>('Reports.Search', { text, limit: 20 }, signal);

/** Takes back an event; 0 is the latest in force or, with `redo`, the latest undoing: to take that back is the redo. */
export const undo = (event = 0, redo = false) =>
  call<{ event: number; of: number; kind: string; rows: number }>('History.Undo', { event, redo });

export const stopJob = (id: number) => call<void>('Jobs.Cancel', { id });

export const foundAmount = (item: FoundItem): Fen | undefined => (item.amount ? fen(item.amount) : undefined);
