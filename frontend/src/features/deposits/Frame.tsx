import { type ReactNode, useRef } from 'react';
import { type MethodName, requestId, undo, useDo } from '../../api';
import { useText } from '../../i18n';
import { Button, Dialog, ErrorNote, Form, type FormHandle, toast, useFieldErrors } from '../../ui';
import type { Done } from './data';

type Props = {
  open: boolean;
  title: string;
  action: string;
  busy: boolean;
  error: unknown;
  canSave?: boolean;
  width?: number;
  onClose: () => void;
  onSave: () => void;
  children: ReactNode;
};

/** A dialog with a form: the safe way out at the left, the deed at the right. */
export function AskFrame({ open, title, action, busy, error, canSave = true, width, onClose, onSave, children }: Props) {
  const { t } = useText();
  const form = useRef<FormHandle>(null);
  return (
    <Dialog
      open={open}
      title={title}
      width={width}
      onClose={onClose}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={busy || !canSave} onClick={() => form.current?.save()}>
            {action}
          </Button>
        </>
      }
    >
      <Form handle={form} onSave={onSave} canSave={!busy && canSave} saveTitle={action} error={error}>
        {children}
        {error ? <ErrorNote error={error} /> : null}
      </Form>
    </Dialog>
  );
}

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
  return { run, err, error: deed.error, busy: deed.isPending, reset: deed.reset };
}
