import { useMemo, useState } from 'react';
import { type Fen, fen, type go, grouped, useCall, type Wire, yuan } from '../../api';
import { useText } from '../../i18n';
import { AskForm } from '../../parts/AskForm';
import { ContractField } from '../../parts/ContractField';
import { Dialog, Seg, SelectField, TextField } from '../../ui';
import { stale } from './data';
import { useDeed } from './deed';
import { asking, SumFields } from './Fields';

type Whose = { contractId: number; customerId: number };
type Request = Whose & { receipt: number; date: string; amount: string; method: string; account: string; note: string };
type Inner = { whose?: Whose; amount?: Fen; onClose: () => void; onDone?: (whose: Whose) => void };

const fields = ['contractId', 'receipt', 'amount', 'date', 'note'];

/** 收押金: entered by hand, or out of money that has come in. */
export function ReceiveDialog({ open, ...inner }: Inner & { open: boolean }) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('deposits.receive')} onClose={inner.onClose}>
      <Receive {...inner} />
    </Dialog>
  );
}

function Receive({ whose, amount: first, onClose, onDone }: Inner) {
  const { t } = useText();
  const [chosen, setChosen] = useState<Whose>();
  const [by, setBy] = useState<'hand' | 'receipt'>('hand');
  const [receipt, setReceipt] = useState<number>();
  const [asked, setAsked] = useState(() => asking(first));
  const { amount, date, method } = asked;
  const set = (patch: Partial<typeof asked>) => setAsked((a) => ({ ...a, ...patch }));
  const [note, setNote] = useState('');
  const at = whose ?? chosen;
  const deed = useDeed<Request>('Deposits.Receive', (d) => t('deposits.done.receive', { number: d.number, held: grouped(fen(d.held)) }));
  const save = () => {
    if (!at || !amount) return;
    const hand = by === 'hand';
    const whose = { contractId: at.contractId, customerId: at.customerId };
    deed.run(
      { ...whose, receipt: hand ? 0 : (receipt ?? 0), date: (hand && date) || '', amount: yuan(amount), method, account: '', note },
      () => {
        onClose();
        onDone?.(whose);
      },
    );
  };
  return (
    <AskForm
      action={t('deposits.receive')}
      busy={deed.busy}
      canSave={Boolean(at && amount && (by === 'hand' || receipt))}
      error={deed.error}
      at={fields}
      onClose={onClose}
      onSave={save}
    >
      {!whose && (
        <ContractField
          label={t('deposits.col.contract')}
          required
          value={chosen?.contractId ?? 0}
          placeholder={t('deposits.form.contractHint')}
          onChange={(contractId, customerId) => setChosen({ contractId, customerId })}
          error={deed.err('contractId')}
        />
      )}
      <div>
        <Seg
          label={t('deposits.form.by')}
          value={by}
          onChange={setBy}
          choices={[
            { value: 'hand', title: t('deposits.form.hand') },
            { value: 'receipt', title: t('deposits.form.receipt') },
          ]}
        />
      </div>
      {by === 'receipt' && (
        <ReceiptField
          customer={at?.customerId ?? 0}
          value={receipt}
          error={deed.err('receipt')}
          onChange={(id, left) => {
            setReceipt(id);
            set({ amount: first ? (Math.min(first, left) as Fen) : (amount ?? left) });
          }}
        />
      )}
      <SumFields asked={asked} set={set} err={deed.err} date={by === 'hand'} />
      <TextField label={t('deposits.form.note')} value={note} onChange={setNote} error={deed.err('note')} />
      <p className="dim small">{t(by === 'hand' ? 'deposits.form.handNote' : 'deposits.form.receiptNote')}</p>
    </AskForm>
  );
}

type Rows = Wire<go.receipt.Page>;

/** Money of the customer with something left, and money that nobody has claimed. */
function ReceiptField({
  customer,
  value,
  onChange,
  error,
}: {
  customer: number;
  value: number | undefined;
  onChange: (id: number, left: Fen) => void;
  error?: string;
}) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const ask = (state: string, of: number) => ({
    search: typed,
    state,
    customerId: of,
    account: '',
    channel: '',
    from: '',
    to: '',
    sort: 'date',
    desc: true,
    after: '',
    offset: 0,
    limit: 30,
  });
  const left = useCall<Rows>('Receipts.List', ask('prepaid', customer), stale, { keep: true, enabled: customer > 0 });
  const open = useCall<Rows>('Receipts.List', ask('open', 0), stale, { keep: true });
  const rows = useMemo(() => [...(left.data?.rows ?? []), ...(open.data?.rows ?? [])], [left.data, open.data]);
  return (
    <SelectField<number>
      label={t('deposits.form.receipt')}
      required
      value={value}
      error={error}
      placeholder={t('deposits.form.receiptHint')}
      loading={left.isFetching || open.isFetching}
      onSearch={setTyped}
      onChange={(id) => onChange(id, fen(rows.find((r) => r.id === id)?.left ?? '0'))}
      options={rows.map((r) => ({ value: r.id, label: `${r.date} ${r.payerName || r.reference}`, note: grouped(fen(r.left)) }))}
    />
  );
}
