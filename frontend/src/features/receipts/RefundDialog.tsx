import { useRef, useState } from 'react';
import { type Fen, fen, type go, grouped, requestId, useDo, type Wire, yuan } from '../../api';
import { useText } from '../../i18n';
import { AskForm } from '../../parts/AskForm';
import { undoOf } from '../../parts/undo';
import { Dialog, FieldRow, MoneyField, SelectField, TextField, toast, useFieldErrors } from '../../ui';
import { type Detail, methods } from './data';

type Method = (typeof methods)[number];
type Request = { receipt: number; date: string; amount: string; method: string; reason: string; requestId: string };

type Inner = { receipt: Detail; onClose: () => void };

/** 退预收: what is left of a receipt goes back, in part or whole, with a paper. */
export function RefundDialog({ open, ...inner }: Inner & { open: boolean }) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('deposits.prepay.refund')} onClose={inner.onClose}>
      <Refund {...inner} />
    </Dialog>
  );
}

function Refund({ receipt: r, onClose }: Inner) {
  const { t } = useText();
  const [amount, setAmount] = useState<Fen | undefined>(fen(r.left));
  const [method, setMethod] = useState<Method>('bank');
  const [reason, setReason] = useState('');
  const request = useRef(requestId());
  const refund = useDo<Request, Wire<go.receipt.Refunded>>('Receipts.Refund');
  const err = useFieldErrors(refund.error);
  const save = () =>
    amount &&
    refund.mutate(
      { receipt: r.id, date: '', amount: yuan(amount), method, reason: reason.trim(), requestId: request.current },
      {
        onSuccess: (done) => {
          request.current = requestId();
          toast(t('deposits.prepay.done', { sum: grouped(amount), number: done.number }), {
            undo: () => undoOf('receipt', r.id, 'receipt.refunded'),
          });
          onClose();
        },
      },
    );
  return (
    <AskForm
      action={t('deposits.prepay.refund')}
      busy={refund.isPending}
      canSave={Boolean(amount)}
      error={refund.error}
      at={['amount', 'reason']}
      onClose={onClose}
      onSave={save}
    >
      <p className="mid">{t('deposits.prepay.left', { sum: grouped(fen(r.left)) })}</p>
      <FieldRow>
        <MoneyField label={t('deposits.form.amount')} required value={amount} onChange={setAmount} error={err('amount')} />
        <SelectField<Method>
          label={t('deposits.form.method')}
          value={method}
          onChange={setMethod}
          options={methods.map((m) => ({ value: m, label: t(`receipts.method.${m}`) }))}
        />
      </FieldRow>
      <TextField label={t('deposits.form.reason')} required value={reason} onChange={setReason} error={err('reason')} />
    </AskForm>
  );
}
