import { useRef, useState } from 'react';
import { fen, grouped, requestId, undo, useDo } from '../../api';
import { useText } from '../../i18n';
import { AskForm } from '../../parts/AskForm';
import { Dialog, TextField, toast } from '../../ui';
import type { Detail } from './data';
import { useNothing } from './work';

type NothingProps = { ids: number[]; onClose: () => void; onDone?: () => void };

/** 不是收款: interest, refunds, own transfers. */
export function NothingDialog({ open, ...inner }: NothingProps & { open: boolean }) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('receipts.no.title')} onClose={inner.onClose}>
      <Nothing {...inner} />
    </Dialog>
  );
}

function Nothing({ ids, onClose, onDone }: NothingProps) {
  const { t } = useText();
  const [note, setNote] = useState('');
  const { run, error, busy } = useNothing();
  const save = () =>
    run(ids, note.trim(), () => {
      onClose();
      onDone?.();
    });
  return (
    <AskForm action={t('receipts.nothing')} busy={busy} error={error} at={[]} onClose={onClose} onSave={save}>
      <p className="mid">{t('receipts.no.what', { count: ids.length })}</p>
      <TextField label={t('receipts.no.note')} placeholder={t('receipts.no.noteHint')} value={note} onChange={setNote} />
    </AskForm>
  );
}

type UnclaimProps = { receipt: Detail; onClose: () => void };

/** 取消认领: everything it settled is taken back, with a reason for the history. */
export function UnclaimDialog({ open, ...inner }: UnclaimProps & { open: boolean }) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('receipts.un.title')} onClose={inner.onClose}>
      <Unclaim {...inner} />
    </Dialog>
  );
}

function Unclaim({ receipt: r, onClose }: UnclaimProps) {
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
    <AskForm action={t('receipts.unclaim')} busy={unclaim.isPending} error={unclaim.error} at={[]} onClose={onClose} onSave={save}>
      <p className="mid">{t('receipts.un.what', { sum: grouped(fen(r.amount)) })}</p>
      <TextField label={t('receipts.un.reason')} note={t('receipts.un.reasonNote')} value={reason} onChange={setReason} />
    </AskForm>
  );
}
