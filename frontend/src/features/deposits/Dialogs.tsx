import { useMemo, useState } from 'react';
import { type Fen, fen, type go, grouped, useCall, type Wire, yuan } from '../../api';
import { useText } from '../../i18n';
import { AskForm } from '../../parts/AskForm';
import { ContractField } from '../../parts/ContractField';
import { Dialog, FieldRow, MoneyField, Note } from '../../ui';
import { type Detail, type Entry, stale } from './data';
import { useDeed } from './deed';
import { asking, OnField, ReasonField, SumFields } from './Fields';

export type Ask = 'receive' | 'setOff' | 'refund' | 'move';
type Inner = { d: Detail; onClose: () => void };
type Props = Inner & { open: boolean };
type Whose = { contractId: number; customerId: number };

const fields = ['amount', 'date', 'reason', 'toContractId'];

const whose = (d: Detail): Whose => ({ contractId: d.contractId, customerId: d.customerId });

/** What a dialog asks for, as it is being said. */
function useAsked(amount?: Fen) {
  const [asked, setAsked] = useState(() => asking(amount));
  return { asked, set: (patch: Partial<typeof asked>) => setAsked((a) => ({ ...a, ...patch })) };
}

/** 退押金: part or all of it goes back, with a paper. */
export function RefundDialog({ open, ...inner }: Props) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('deposits.do.refund')} onClose={inner.onClose}>
      <Refund {...inner} />
    </Dialog>
  );
}

function Refund({ d, onClose }: Inner) {
  const { t } = useText();
  const { asked, set } = useAsked(fen(d.held));
  const { amount, date, method, reason } = asked;
  const deed = useDeed<Whose & { date: string; amount: string; method: string; reason: string }>('Deposits.Refund', (x) =>
    t('deposits.done.refund', { sum: grouped(amount ?? (0 as Fen)), number: x.number }),
  );
  const save = () => amount && deed.run({ ...whose(d), date: date ?? '', amount: yuan(amount), method, reason: reason.trim() }, onClose);
  return (
    <AskForm
      action={t('deposits.do.refund')}
      busy={deed.busy}
      canSave={Boolean(amount)}
      error={deed.error}
      at={fields}
      onClose={onClose}
      onSave={save}
    >
      <p className="mid">{t('deposits.form.held', { sum: grouped(fen(d.held)) })}</p>
      <SumFields asked={asked} set={set} err={deed.err} />
      <ReasonField asked={asked} set={set} err={deed.err} hint={t('deposits.form.refundHint')} />
    </AskForm>
  );
}

/** 转押金: to another contract, of the same customer or another. */
export function MoveDialog({ open, ...inner }: Props) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('deposits.do.move')} onClose={inner.onClose}>
      <Move {...inner} />
    </Dialog>
  );
}

function Move({ d, onClose }: Inner) {
  const { t } = useText();
  const [to, setTo] = useState(0);
  const { asked, set } = useAsked(fen(d.held));
  const { amount, date, reason } = asked;
  const deed = useDeed<Whose & { toContractId: number; date: string; amount: string; reason: string }>('Deposits.Move', (x) =>
    t('deposits.done.move', { sum: grouped(amount ?? (0 as Fen)), number: x.number }),
  );
  const save = () =>
    amount && deed.run({ ...whose(d), toContractId: to, date: date ?? '', amount: yuan(amount), reason: reason.trim() }, onClose);
  return (
    <AskForm
      action={t('deposits.do.move')}
      busy={deed.busy}
      canSave={Boolean(amount && to)}
      error={deed.error}
      at={fields}
      onClose={onClose}
      onSave={save}
    >
      <p className="mid">{t('deposits.form.held', { sum: grouped(fen(d.held)) })}</p>
      <ContractField
        label={t('deposits.form.toContract')}
        required
        value={to}
        placeholder={t('deposits.form.contractHint')}
        onChange={setTo}
        error={deed.err('toContractId')}
      />
      <SumFields asked={asked} set={set} err={deed.err} method={false} />
      <ReasonField asked={asked} set={set} err={deed.err} hint={t('deposits.form.moveHint')} />
    </AskForm>
  );
}

type Bill = Wire<go.billing.Row>;

/** 抵扣: the customer's open bills, filled oldest first and editable. */
export function SetOffDialog({ open, ...inner }: Props) {
  const { t } = useText();
  return (
    <Dialog open={open} title={t('deposits.do.setOff')} width={640} onClose={inner.onClose}>
      <SetOff {...inner} />
    </Dialog>
  );
}

function SetOff({ d, onClose }: Inner) {
  const { t } = useText();
  const asked = useCall<Wire<go.billing.Page>>(
    'Invoices.List',
    {
      search: '',
      state: 'open',
      customerId: d.customerId,
      run: 0,
      kind: '',
      from: '',
      to: '',
      dueFrom: '',
      dueTo: '',
      sort: 'dueDate',
      desc: false,
      after: '',
      offset: 0,
      limit: 200,
    },
    stale,
  );
  const bills = useMemo(() => asked.data?.rows ?? [], [asked.data]);
  const filled = useMemo(() => oldestFirst(fen(d.held), bills), [d.held, bills]);
  const [typed, setTyped] = useState<Record<number, Fen | undefined>>({});
  const { asked: said, set } = useAsked();
  const of = (b: Bill): Fen | undefined => (b.id in typed ? typed[b.id] : filled.get(b.id));
  const parts = bills.map((b) => ({ invoice: b.id, amount: of(b) ?? (0 as Fen) })).filter((p) => p.amount > 0);
  const total = parts.reduce((s, p) => s + p.amount, 0) as Fen;
  const over = total > fen(d.held);
  const deed = useDeed<Whose & { date: string; reason: string; parts: { invoice: number; amount: string }[] }>('Deposits.SetOff', (x) =>
    t('deposits.done.setOff', { sum: grouped(total), held: grouped(fen(x.held)) }),
  );
  const save = () =>
    deed.run(
      { ...whose(d), date: said.date ?? '', reason: said.reason.trim(), parts: parts.map((p) => ({ ...p, amount: yuan(p.amount) })) },
      onClose,
    );
  return (
    <AskForm
      action={t('deposits.form.setOffAction', { sum: grouped(total) })}
      busy={deed.busy}
      canSave={total > 0 && !over}
      error={deed.error}
      at={fields}
      onClose={onClose}
      onSave={save}
    >
      <p className="mid">{t('deposits.form.held', { sum: grouped(fen(d.held)) })}</p>
      {asked.data && bills.length === 0 && <Note>{t('deposits.form.noBills')}</Note>}
      {bills.length > 0 && (
        <div className="deposit-bills">
          <table>
            <thead>
              <tr>
                <th>{t('deposits.form.bill')}</th>
                <th>{t('deposits.form.due')}</th>
                <th className="num">{t('deposits.form.open')}</th>
                <th className="num">{t('deposits.form.part')}</th>
              </tr>
            </thead>
            <tbody>
              {bills.map((b) => (
                <tr key={b.id}>
                  <td>
                    {b.number} <span className="dim small">{b.kind}</span>
                  </td>
                  <td className={b.overdue > 0 ? 'late' : undefined}>{b.dueDate}</td>
                  <td className="num">{grouped(fen(b.open))}</td>
                  <td className="num">
                    <MoneyField
                      label={`${t('deposits.form.part')} ${b.number}`}
                      bare
                      value={of(b)}
                      onChange={(v) => setTyped((x) => ({ ...x, [b.id]: v }))}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {over && <Note tone="doubt">{t('deposits.form.over', { sum: grouped((total - fen(d.held)) as Fen) })}</Note>}
      <FieldRow columns="160px minmax(0, 1fr)">
        <OnField asked={said} set={set} err={deed.err} />
        <ReasonField asked={said} set={set} err={deed.err} hint={t('deposits.form.setOffHint')} />
      </FieldRow>
    </AskForm>
  );
}

/** Sets an amount against bills in their order, each in full while it lasts. */
export function oldestFirst(amount: Fen, bills: readonly Pick<Bill, 'id' | 'open'>[]): Map<number, Fen> {
  const parts = new Map<number, Fen>();
  let left: number = amount;
  for (const b of bills) {
    const part = Math.min(left, fen(b.open));
    if (part <= 0) break;
    parts.set(b.id, part as Fen);
    left -= part;
  }
  return parts;
}

/** 撤销一笔: an opposite entry takes it back, with all that it did. */
export function BackDialog({ entry, onClose }: { entry: Entry | undefined; onClose: () => void }) {
  const { t } = useText();
  return (
    <Dialog open={entry !== undefined} title={t('deposits.back')} onClose={onClose}>
      {entry && <Back entry={entry} onClose={onClose} />}
    </Dialog>
  );
}

function Back({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useText();
  const { asked, set } = useAsked();
  const deed = useDeed<{ id: number; date: string; reason: string }>('Deposits.TakeBack', () =>
    t('deposits.done.back', { number: entry.number }),
  );
  const save = () => deed.run({ id: entry.id, date: '', reason: asked.reason.trim() }, onClose);
  return (
    <AskForm action={t('deposits.back')} busy={deed.busy} error={deed.error} at={fields} onClose={onClose} onSave={save}>
      <p className="mid">
        {t(`deposits.form.back_${entry.kind as 'received'}`, { sum: grouped(fen(entry.amount)), number: entry.number })}
      </p>
      <ReasonField asked={asked} set={set} err={deed.err} />
    </AskForm>
  );
}
