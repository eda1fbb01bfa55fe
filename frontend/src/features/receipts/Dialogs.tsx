import { useRef, useState } from 'react';
import { fen, grouped, requestId, undo, useDo } from '../../api';
import { useText } from '../../i18n';
import { Button, Dialog, ErrorNote, Form, type FormHandle, TextField, toast } from '../../ui';
import type { Detail } from './data';
import { useNothing } from './work';

type FrameProps = {
  open: boolean;
  title: string;
  action: string;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onSave: () => void;
  children: React.ReactNode;
};

// A dialog that asks for one line and then does it.
function Ask({ open, title, action, busy, error, onClose, onSave, children }: FrameProps) {
  const { t } = useText();
  const form = useRef<FormHandle>(null);
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={busy} onClick={() => form.current?.save()}>
            {action}
          </Button>
        </>
      }
    >
      <Form handle={form} onSave={onSave} canSave={!busy} saveTitle={action} error={error}>
        {children}
        {error ? <ErrorNote error={error} /> : null}
      </Form>
    </Dialog>
  );
}

/** 不是收款: interest, refunds, own transfers. */
export function NothingDialog({ ids, open, onClose, onDone }: { ids: number[]; open: boolean; onClose: () => void; onDone?: () => void }) {
  const { t } = useText();
  const [note, setNote] = useState('');
  const { run, error, busy } = useNothing();
  const save = () =>
    run(ids, note.trim(), () => {
      setNote('');
      onClose();
      onDone?.();
    });
  return (
    <Ask
      open={open}
      title={t('receipts.no.title')}
      action={t('receipts.nothing')}
      busy={busy}
      error={error}
      onClose={onClose}
      onSave={save}
    >
      <p className="mid">{t('receipts.no.what', { count: ids.length })}</p>
      <TextField label={t('receipts.no.note')} placeholder={t('receipts.no.noteHint')} value={note} onChange={setNote} />
    </Ask>
  );
}

/** 取消认领: everything it settled is taken back, with a reason for the history. */
export function UnclaimDialog({ receipt: r, open, onClose }: { receipt: Detail; open: boolean; onClose: () => void }) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const request = useRef(requestId());
  const unclaim = useDo<{ receipt: number; date: string; reason: string; requestId: string }, { event: number }>('Receipts.Unclaim');
  const save = () =>
    unclaim.mutate(
      { receipt: r.id, date: '', reason: reason.trim(), requestId: request.current },
      {
        onSuccess: ({ event }) => {
          request.current = requestId();
          toast(t('receipts.done.unclaimed', { sum: grouped(fen(r.amount)) }), {
            undo: () => undo(event),
          });
          onClose();
        },
      },
    );
  return (
    <Ask
      open={open}
      title={t('receipts.un.title')}
      action={t('receipts.unclaim')}
      busy={unclaim.isPending}
      error={unclaim.error}
      onClose={onClose}
      onSave={save}
    >
      <p className="mid">{t('receipts.un.what', { sum: grouped(fen(r.amount)) })}</p>
      <TextField label={t('receipts.un.reason')} note={t('receipts.un.reasonNote')} value={reason} onChange={setReason} />
    </Ask>
  );
}
