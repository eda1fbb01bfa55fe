import { useRef, useState } from 'react';
import { type Fen, fen, type go, grouped, requestId, useDo, type Wire, yuan } from '../../api';
import { useText } from '../../i18n';
import { undoOf } from '../../parts/undo';
import {
  Button,
  Dialog,
  ErrorNote,
  FieldRow,
  Form,
  type FormHandle,
  MoneyField,
  SelectField,
  TextField,
  toast,
  useFieldErrors,
} from '../../ui';
import { type Detail, methods } from './data';

type Method = (typeof methods)[number];
type Request = { receipt: number; date: string; amount: string; method: string; reason: string; requestId: string };

/** 退预收: what is left of a receipt goes back, in part or whole, with a paper. */
export function RefundDialog({ receipt: r, open, onClose }: { receipt: Detail; open: boolean; onClose: () => void }) {
  const { t } = useText();
  const [amount, setAmount] = useState<Fen | undefined>(fen(r.left));
  const [method, setMethod] = useState<Method>('bank');
  const [reason, setReason] = useState('');
  const form = useRef<FormHandle>(null);
  const request = useRef(requestId());
  const refund = useDo<Request, Wire<go.receipt.Refunded>>('Receipts.Refund');
  const err = useFieldErrors(refund.error);
  const can = Boolean(amount) && !refund.isPending;
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
    <Dialog
      open={open}
      title={t('deposits.prepay.refund')}
      onClose={onClose}
      footer={
        <>
          <Button keys="Esc" onClick={onClose}>
            {t('ui.cancel')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={!can} onClick={() => form.current?.save()}>
            {t('deposits.prepay.refund')}
          </Button>
        </>
      }
    >
      <Form handle={form} onSave={save} canSave={can} saveTitle={t('deposits.prepay.refund')} error={refund.error}>
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
        {refund.error ? <ErrorNote error={refund.error} /> : null}
      </Form>
    </Dialog>
  );
}
