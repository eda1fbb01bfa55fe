import { useEffect, useRef, useState } from 'react';
import { fen, type go, grouped, onEvent, requestId, useDo, type Wire } from '../../api';
import { useText } from '../../i18n';
import { undoOf } from '../../parts/undo';
import { toast, toastError } from '../../ui';

type Request = { through: string; requestId: string };
type Result = Wire<go.billing.RunResult>;

/** Carries out the bill run once, tells how far it is, and then what it made, with the way back. */
export function useRun(through: string) {
  const { t } = useText();
  const run = useDo<Request, Result>('Billing.Run');
  const request = useRef({ through: '', requestId: '' });
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [made, setMade] = useState<Result>();
  useEffect(() => onEvent('job', (e) => e.title === 'bill' && setProgress(e.status === 'running' ? e : undefined)), []);

  const start = () => {
    if (run.isPending) return;
    // The same request again after a broken answer is carried out once.
    if (request.current.through !== through) request.current = { through, requestId: requestId() };
    run.mutate(request.current, {
      onSuccess: (r) => {
        request.current = { through: '', requestId: '' };
        setMade(r);
        toast(t('billing.done', { count: r.invoices, sum: grouped(fen(r.total)) }), { undo: () => undoOf('run', r.run, 'invoice.issued') });
      },
      onError: toastError,
    });
  };
  return { start, running: run.isPending, progress, made };
}
