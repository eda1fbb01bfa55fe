import { useMemo, useRef, useState } from 'react';
import {
  type Day,
  type Fen,
  fen,
  grouped,
  minus,
  type go as models,
  requestId,
  sum,
  today,
  undo,
  useCall,
  useDo,
  type Wire,
  yuan,
  zero,
} from '../../api';
import { useText } from '../../i18n';
import { CustomerField } from '../../parts/CustomerField';
import { ownSearch } from '../../parts/list/list';
import {
  Button,
  DateField,
  ErrorNote,
  FieldRow,
  Form,
  type FormHandle,
  MoneyField,
  Page,
  Panel,
  SelectField,
  TextField,
  toast,
  useAddress,
  useCommands,
  useFieldErrors,
} from '../../ui';
import { BillParts } from './BillParts';
import { methods, oldestFirst } from './data';
import { receipts } from './list';

type Bills = Wire<models.billing.Page>;
type Booked = Wire<models.receipt.Booked>;
type Request = Omit<Wire<models.receipt.EnterRequest>, 'allocations'> & {
  allocations: { invoice: number; amount: string; writeOff: string; writeOffReason: string; writeOffNote: string }[];
};

/** 记收款: money that no statement has. With a customer it pays the oldest bills first, unless told otherwise. */
export function ReceiptForm() {
  const { t } = useText();
  const { search, go } = useAddress();
  const form = useRef<FormHandle>(null);
  const request = useRef(requestId());
  const enter = useDo<Request, Booked>('Receipts.Enter');
  const err = useFieldErrors(enter.error);
  const [date, setDate] = useState<Day | undefined>(today());
  const [amount, setAmount] = useState<Fen>();
  const [method, setMethod] = useState('cash');
  const [customer, setCustomer] = useState(Number(search.customer) || 0);
  const [payer, setPayer] = useState('');
  const [account, setAccount] = useState('');
  const [memo, setMemo] = useState('');
  /** What was typed for a bill; where nothing was, the oldest are filled first. */
  const [typed, setTyped] = useState<ReadonlyMap<number, Fen>>();

  const filter = { state: 'open', customerId: customer, sort: 'dueDate', limit: 500 };
  const found = useCall<Bills>('Invoices.List', filter, ['invoice', 'receipt'], { enabled: customer > 0 });
  const first = Number(search.invoice) || 0;
  const bills = useMemo(() => {
    const rows = customer > 0 ? (found.data?.rows ?? []) : [];
    return [...rows.filter((b) => b.id === first), ...rows.filter((b) => b.id !== first)];
  }, [found.data, customer, first]);
  // A bill one came from is what is paid, in full, until an amount is typed.
  const asked = amount ?? (first > 0 && bills[0]?.id === first ? fen(bills[0].open) : undefined);
  const parts = useMemo(
    () =>
      typed ??
      oldestFirst(
        asked ?? zero,
        bills.map((b) => ({ id: b.id, open: fen(b.open) })),
      ),
    [typed, asked, bills],
  );
  const paid = sum(parts.values());
  const rest = minus(asked ?? zero, paid);
  const back = () => {
    const { customer: _, ...list } = ownSearch(receipts, search);
    go('/receipts', search.invoice ? {} : list);
  };

  const save = () => {
    if (asked === undefined || asked <= 0 || rest < 0) return;
    const allocations = bills.flatMap((b) => {
      const part = parts.get(b.id);
      return part ? [{ invoice: b.id, amount: yuan(part), writeOff: '0', writeOffReason: '', writeOffNote: '' }] : [];
    });
    enter.mutate(
      {
        date: date ?? '',
        amount: yuan(asked),
        payer: payer.trim(),
        method,
        account: account.trim(),
        memo: memo.trim(),
        customerId: customer,
        allocations,
        auto: false,
        requestId: request.current,
      },
      {
        onSuccess: (b) => {
          request.current = requestId();
          toast(
            customer
              ? t('receipts.done.entered', { sum: grouped(asked), paid: grouped(fen(b.allocated)) })
              : t('receipts.done.enteredOpen', { sum: grouped(asked) }),
            {
              undo: () => undo(b.event),
            },
          );
          go(`/receipts/${b.receipt}`);
        },
      },
    );
  };
  const can = !enter.isPending && asked !== undefined && asked > 0 && rest >= 0;
  useCommands([{ id: 'receipts.form.back', title: t('ui.cancel'), hint: t('ui.cancel'), keys: 'Esc', rank: 30, run: back }]);
  const known = ['date', 'amount', 'customerId', 'method'].some((f) => err(f));
  return (
    <Page
      title={t('receipts.form.title')}
      up={{ to: '/receipts', title: t('receipts.title') }}
      pad
      actions={
        <>
          <Button keys="Esc" onClick={back}>
            {t('ui.cancel')}
          </Button>
          <Button kind="go" keys="Ctrl+Enter" disabled={!can} onClick={() => form.current?.save()}>
            {t('receipts.form.save')}
          </Button>
        </>
      }
    >
      <Form handle={form} className="receipt-form" onSave={save} canSave={can} saveTitle={t('receipts.form.save')} error={enter.error}>
        {enter.error && !known && <ErrorNote error={enter.error} />}
        <div className="receipt-cols">
          <Panel className="receipt-facts">
            <FieldRow>
              <MoneyField
                label={t('receipts.form.amount')}
                required
                value={asked}
                error={err('amount') ?? (amount !== undefined && amount <= 0 ? t('receipts.form.amountMissing') : undefined)}
                input={{ autoFocus: true }}
                onChange={(a) => {
                  setAmount(a);
                  setTyped(undefined);
                }}
              />
              <DateField label={t('receipts.form.date')} value={date} onChange={setDate} error={err('date')} />
            </FieldRow>
            <CustomerField
              label={t('receipts.form.customer')}
              value={customer}
              placeholder={t('receipts.customerPlaceholder')}
              note={t('receipts.form.customerNote')}
              error={err('customerId')}
              onChange={(id) => {
                setCustomer(id);
                setTyped(undefined);
              }}
              onClear={() => {
                setCustomer(0);
                setTyped(undefined);
              }}
            />
            <FieldRow>
              <SelectField
                label={t('receipts.form.method')}
                value={method}
                error={err('method')}
                onChange={setMethod}
                options={methods.map((m) => ({ value: m as string, label: t(`receipts.method.${m}`) }))}
              />
              <TextField
                label={t('receipts.form.account')}
                value={account}
                onChange={setAccount}
                placeholder={t('receipts.form.accountNote')}
              />
            </FieldRow>
            <TextField label={t('receipts.form.payer')} value={payer} onChange={setPayer} placeholder={t('receipts.form.payerNote')} />
            <TextField label={t('receipts.form.memo')} value={memo} onChange={setMemo} />
          </Panel>
          <BillParts
            bills={bills}
            loading={customer > 0 && found.isPending}
            customer={customer}
            parts={parts}
            amount={asked ?? zero}
            rest={rest}
            onParts={setTyped}
          />
        </div>
        <p className={rest < 0 ? 'late' : 'mid'} role="status">
          {will(t, asked ?? zero, customer, parts.size, paid, rest)}
        </p>
      </Form>
    </Page>
  );
}

function will(t: ReturnType<typeof useText>['t'], amount: Fen, customer: number, count: number, paid: Fen, rest: Fen): string {
  if (rest < 0) return t('receipts.form.over', { over: grouped(-rest as Fen) });
  if (!customer) return t('receipts.form.willOpen', { amount: grouped(amount) });
  if (count === 0) return t('receipts.form.willPrepay', { amount: grouped(amount) });
  return t('receipts.form.will', { amount: grouped(amount), count, paid: grouped(paid), rest: grouped(rest) });
}
