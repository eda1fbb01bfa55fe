import { useRef } from 'react';
import { type MethodName, requestId, undo, useDo } from '../../api';
import { toast, useFieldErrors } from '../../ui';
import type { Done } from './data';

/** One deed on a deposit: asked for once, said in a toast with the way back. */
export function useDeed<Request extends object>(name: MethodName, said: (done: Done) => string) {
  const deed = useDo<Request & { requestId: string }, Done>(name);
  const request = useRef(requestId());
  const err = useFieldErrors(deed.error);
  const run = (q: Request, done: () => void) =>
    deed.mutate(
      { ...q, requestId: request.current },
      {
        onSuccess: (d) => {
          request.current = requestId();
          toast(said(d), { undo: d.event ? () => undo(d.event) : undefined });
          done();
        },
      },
    );
  return { run, err, error: deed.error, busy: deed.isPending };
}
