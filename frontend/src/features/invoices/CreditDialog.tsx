import { useRef, useState } from 'react';
import { type Day, fen, type go, grouped, requestId, sum, today, useDo, type Wire } from '../../api';
import { useText } from '../../i18n';
import { AskForm } from '../../parts/AskForm';
import { undoOf } from '../../parts/undo';
import { CheckField, DateField, Dialog, TextField, toast, useFieldErrors } from '../../ui';
import type { Invoice } from './data';

type Request = { invoice: number; date: string; reason: string; rebill: boolean; requestId: string };
type Credited = Wire<go.billing.Credited>;

type Inner = { invoice: Invoice; onClose: () => void };

/** 红冲: takes a bill back by a credit note. It can be undone, so it asks only for what the note must say. */
export function CreditDialog({ open, ...inner }: Inner & { open: boolean }) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('invoices.creditTitle', { number: inner.invoice.number })} onClose={inner.onClose}>
      <Credit {...inner} />
    </Dialog>
  );
}

function Credit({ invoice, onClose }: Inner) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [rebill, setRebill] = useState(false);
  const [date, setDate] = useState<Day>();
  const request = useRef(requestId());
  const credit = useDo<Request, Credited>('Invoices.Credit');
  const err = useFieldErrors(credit.error);
  const paid = sum((invoice.allocations ?? []).flatMap((a) => (a.kind === 'receipt' ? [fen(a.amount)] : [])));

  const save = () =>
    credit.mutate(
      { invoice: invoice.id, date: date ?? '', reason: reason.trim(), rebill, requestId: request.current },
      {
        onSuccess: (done) => {
          request.current = requestId();
          toast(t('invoices.creditDone', { number: invoice.number, sum: grouped(fen(done.total)) }), {
            undo: () => undoOf('invoice', invoice.id, 'invoice.credited'),
          });
          onClose();
        },
      },
    );
  return (
    <AskForm
      action={t('invoices.credit')}
      busy={credit.isPending}
      error={credit.error}
      at={['reason', 'date']}
      onClose={onClose}
      onSave={save}
    >
      <p className="mid">
        {t('invoices.creditWhat', { sum: grouped(fen(invoice.total)) })}
        {paid > 0 && ` ${t('invoices.creditFreed', { sum: grouped(paid) })}`}
      </p>
      <TextField
        label={t('invoices.reason')}
        required
        value={reason}
        onChange={setReason}
        error={err('reason')}
        note={t('invoices.reasonNote')}
      />
      <DateField label={t('invoices.date')} value={date} onChange={setDate} error={err('date')} placeholder={today()} />
      <CheckField label={t('invoices.rebill')} note={t('invoices.rebillNote')} value={rebill} onChange={setRebill} />
    </AskForm>
  );
}
