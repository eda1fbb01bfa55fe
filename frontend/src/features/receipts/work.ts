import { useRef } from 'react';
import { fen, type go, grouped, requestId, undo, useDo, type Wire } from '../../api';
import { useText } from '../../i18n';
import { toast, toastError } from '../../ui';
import type { Row } from './data';

type Nothing = { receipts: number[]; reopen: boolean; note: string; requestId: string };
type Apply = { receipt: number; customerId: number; allocations: never[]; requestId: string };
type Done = { event: number };
type Applied = Wire<go.receipt.Applied>;

/** Marks receipts as nobody's, with the way back. */
export function useNothing() {
  const { t } = useText();
  const mark = useDo<Nothing, Done>('Receipts.Nothing');
  const request = useRef(requestId());
  const run = (receipts: number[], note: string, done: () => void) =>
    mark.mutate(
      { receipts, reopen: false, note, requestId: request.current },
      {
        onSuccess: ({ event }) => {
          request.current = requestId();
          toast(t('receipts.done.nothing', { count: receipts.length }), {
            undo: event ? () => undo(event) : undefined,
          });
          done();
        },
      },
    );
  return { run, error: mark.error, busy: mark.isPending };
}

/** Takes the mark away: they wait to be claimed again. */
export function useReopen() {
  const { t } = useText();
  const mark = useDo<Nothing, Done>('Receipts.Nothing');
  return (receipts: number[], done?: () => void) =>
    mark.mutate(
      { receipts, reopen: true, note: '', requestId: requestId() },
      {
        onSuccess: ({ event }) => {
          toast(t('receipts.done.reopened', { count: receipts.length }), {
            undo: event ? () => undo(event) : undefined,
          });
          done?.();
        },
        onError: toastError,
      },
    );
}

/** Sets what is left of a receipt against the customer's oldest bills. */
export function useApply() {
  const { t } = useText();
  const apply = useDo<Apply, Applied>('Receipts.Apply');
  return (r: Row) =>
    apply.mutate(
      { receipt: r.id, customerId: 0, allocations: [], requestId: requestId() },
      {
        onSuccess: (done) => toast(t('receipts.done.applied', { sum: grouped(fen(done.amount)) }), { undo: () => undo(done.event) }),
        onError: toastError,
      },
    );
}
