import { useEffect, useRef, useState } from 'react';
import { fen, type go, grouped, onEvent, requestId, useDo, type Wire } from '../../api';
import { type Args, type Key, useText } from '../../i18n';
import { undoOf } from '../../parts/undo';
import { toast, toastError } from '../../ui';

type Request = { through: string; skipFees: boolean; requestId: string };
type Result = Wire<go.billing.RunResult>;
type Say = (key: Key, args?: Args) => string;

/** What a run made, in one sentence. */
function madeText(t: Say, r: Pick<Result, 'invoices' | 'total' | 'credits' | 'credited' | 'fees' | 'prepaid'>): string {
  const parts = [t('billing.done', { count: r.invoices, sum: grouped(fen(r.total)) })];
  if (fen(r.fees) !== 0) parts.push(t('billing.doneFees', { sum: grouped(fen(r.fees)) }));
  if (r.credits > 0) parts.push(t('billing.doneCredits', { count: r.credits, sum: grouped(fen(r.credited)) }));
  if (fen(r.prepaid) !== 0) parts.push(t('billing.donePrepaid', { sum: grouped(fen(r.prepaid)) }));
  return parts.join(t('ui.comma'));
}

/** Carries out the bill run once, tells how far it is, and then what it made, with the way back. */
export function useRun(through: string, skipFees: boolean) {
  const { t } = useText();
  const run = useDo<Request, Result>('Billing.Run');
  const request = useRef<Request>({ through: '', skipFees: false, requestId: '' });
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [made, setMade] = useState<Result>();
  useEffect(() => onEvent('job', (e) => e.title === 'bill' && setProgress(e.status === 'running' ? e : undefined)), []);

  const start = () => {
    if (run.isPending) return;
    // The same request again after a broken answer is carried out once.
    if (request.current.through !== through || request.current.skipFees !== skipFees)
      request.current = { through, skipFees, requestId: requestId() };
    run.mutate(request.current, {
      onSuccess: (r) => {
        request.current = { through: '', skipFees: false, requestId: '' };
        setMade(r);
        toast(madeText(t, r), { undo: () => undoOf('run', r.run, 'invoice.issued') });
      },
      onError: toastError,
    });
  };
  return { start, running: run.isPending, progress, made };
}
