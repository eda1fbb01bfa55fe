import { useRef, useState } from 'react';
import { type Day, type Fen, fen, type go, grouped, minus, requestId, sum, today, useDo, type Wire } from '../../api';
import { useText } from '../../i18n';
import { AskForm } from '../../parts/AskForm';
import { undoOf } from '../../parts/undo';
import { span } from '../../parts/words';
import { CheckField, DateField, Dialog, Money, MoneyField, TextField, toast, useFieldErrors } from '../../ui';
import { type Invoice, partsOf } from './data';

type Request = Wire<go.billing.CreditRequest>;
type Credited = Wire<go.billing.Credited>;

type Inner = { invoice: Invoice; onClose: () => void };

/** 红冲: takes a bill back by a credit note, whole or parts of its lines. It can be undone, so it asks only for what the note must say. */
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
  const [part, setPart] = useState(false);
  const [taken, setTaken] = useState<Record<number, Fen | undefined>>({});
  const [rebill, setRebill] = useState(false);
  const [date, setDate] = useState<Day>();
  const request = useRef(requestId());
  const credit = useDo<Request, Credited>('Invoices.Credit');
  const err = useFieldErrors(credit.error);
  const lines = part ? partsOf(invoice, taken) : [];
  const left = sum(invoice.lines.map((l) => fen(l.left)));
  const total = part ? sum(lines.map((l) => fen(l.amount))) : left;
  const paid = sum(invoice.allocations.flatMap((a) => (a.kind === 'receipt' ? [fen(a.amount)] : [])));
  const freed = part ? Math.min(minus(total, fen(invoice.open)), paid) : paid;

  const save = () =>
    credit.mutate(
      { invoice: invoice.id, lines, date: date ?? '', reason: reason.trim(), rebill: rebill && !part, requestId: request.current },
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
      canSave={!part || lines.length > 0}
      error={credit.error}
      at={['reason', 'date', ...(part ? ['lines'] : [])]}
      onClose={onClose}
      onSave={save}
    >
      <p className="mid" aria-live="polite">
        {total > 0 && `${t('invoices.creditWhat', { sum: grouped(total) })} `}
        {t(part ? 'invoices.creditPartStays' : 'invoices.creditStays')}
        {freed > 0 && ` ${t('invoices.creditFreed', { sum: grouped(freed as Fen) })}`}
      </p>
      <TextField
        label={t('invoices.reason')}
        required
        value={reason}
        onChange={setReason}
        error={err('reason')}
        note={t('invoices.reasonNote')}
      />
      <CheckField label={t('invoices.part')} note={t('invoices.partNote')} value={part} onChange={setPart} />
      {part && (
        <ul className="credit-parts">
          {invoice.lines.map((l) => (
            <li key={l.id}>
              <span className="cut">
                {l.name} <span className="dim">{span(l.from, l.to, invoice.issueDate)}</span>
              </span>
              <Money value={l.left} zero="digits" />
              <MoneyField
                bare
                label={t('invoices.partOf', { name: l.name, left: grouped(fen(l.left)) })}
                value={taken[l.id]}
                onChange={(amount) => setTaken((all) => ({ ...all, [l.id]: amount }))}
                disabled={fen(l.left) <= 0}
                error={
                  lines.some((p) => p.line === l.id) ? err('lines', String(lines.findIndex((p) => p.line === l.id)), 'amount') : undefined
                }
              />
            </li>
          ))}
        </ul>
      )}
      <DateField label={t('invoices.date')} value={date} onChange={setDate} error={err('date')} placeholder={today()} />
      {!part && <CheckField label={t('invoices.rebill')} note={t('invoices.rebillNote')} value={rebill} onChange={setRebill} />}
    </AskForm>
  );
}
