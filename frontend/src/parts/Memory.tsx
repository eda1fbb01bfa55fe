import './parts.css';
import { useState } from 'react';
import { call, fen, type go, grouped, type MethodName, undo, useCall, type Wire } from '../api';
import { useText } from '../i18n';
import { Button, Empty, ErrorNote, Money, SearchBox, Tag, toast, toastError } from '../ui';
import { FeeDialog, HabitDialog, PayerDialog } from './MemoryDialogs';

export type Known = Wire<go.receipt.Memory>;
export type Payer = Known['payers'][number];
export type Habit = Known['habits'][number];
export type ChannelFee = Known['fees'][number];
type Refusal = Known['refusals'][number];

/** What is being changed: one thing that is remembered, or a new one. */
type Editing = { payer: Partial<Payer> } | { fee: Partial<ChannelFee> } | { habit: Habit };

/** Does something to the memory, and says it with the way back to exactly that. */
export function useMemory() {
  const { t } = useText();
  return async (method: MethodName, request: unknown, said: string): Promise<void> => {
    const { event } = await call<{ event: number }>(method, request);
    toast(said, { undo: event ? () => undo(event) : undefined, icon: 'check' });
    if (!event) toast(t('receipts.memory.nothingDone'));
  };
}

/** What the program has learned: payers, habits, channel fees, refusals. Each can be changed or forgotten, and undo teaches it again. */
export function Memory({ customer = 0 }: { customer?: number }) {
  const { t } = useText();
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(customer ? 50 : 30);
  const [editing, setEditing] = useState<Editing>();
  const known = useCall<Known>('Memory.List', { customerId: customer, search, limit }, ['receipt', 'customer', 'settings'], { keep: true });
  const act = useMemory();
  if (known.error && !known.data) return <ErrorNote error={known.error} retry={() => void known.refetch()} />;
  if (!known.data) return null;
  const { payers, payerCount, habits, habitCount, refusals, refusalCount, fees, evidence } = known.data;
  const forget = (method: MethodName, request: unknown, what: string) =>
    void act(method, request, t('receipts.memory.forgot', { what })).catch(toastError);
  const payerKey = ({ name, account, customerId }: Payer) => ({ name, account, customerId });
  return (
    <div className="memory">
      <section>
        <header>
          <h2>{t('receipts.memory.payers')}</h2>
          <span className="dim small">{t('receipts.memory.count', { count: payerCount })}</span>
          <span className="end">
            {!customer && <SearchBox value={search} placeholder={t('receipts.memory.search')} onChange={setSearch} />}
            <Button small icon="plus" onClick={() => setEditing({ payer: customer ? { customerId: customer } : {} })}>
              {t('receipts.memory.teach')}
            </Button>
          </span>
        </header>
        <p className="dim small">{t('receipts.memory.payersNote')}</p>
        {payers.length === 0 && <Empty kind="none" title={t(search ? 'receipts.memory.noMatch' : 'receipts.memory.noPayers')} />}
        <ul>
          {payers.map((p) => (
            <li key={`${p.name} ${p.account} ${p.customerId}`}>
              <span className="cut" title={`${p.name} ${p.account}`}>
                <b>{p.name || t('receipts.noPayer')}</b> <span className="dim">{p.account}</span>
              </span>
              {!customer && <span className="cut">→ {p.customerName}</span>}
              <span className="dim small">
                {p.byHand && <Tag>{t('receipts.memory.byHand')}</Tag>} {t('receipts.memory.times', { count: p.times, date: p.last })}
              </span>
              <Edit what={p.name || p.account} onEdit={() => setEditing({ payer: p })} />
              <Forget what={p.name || p.account} onForget={() => forget('Memory.ForgetPayer', payerKey(p), p.name || p.account)} />
            </li>
          ))}
        </ul>
        {payerCount > payers.length && <More count={payerCount - payers.length} onClick={() => setLimit(Math.min(2000, limit * 4))} />}
      </section>

      <section>
        <header>
          <h2>{t('receipts.memory.habits')}</h2>
          <span className="dim small">{t('receipts.memory.count', { count: habitCount })}</span>
          <span className="end">
            {habits.length < 2 || !customer ? (
              <Button small icon="plus" onClick={() => setEditing({ habit: said(customer, habits) })}>
                {t('receipts.memory.addHabit')}
              </Button>
            ) : null}
          </span>
        </header>
        {habits.length === 0 && <p className="dim small">{t('receipts.memory.noHabits')}</p>}
        <ul>
          {habits.map((h) => (
            <HabitRow key={`${h.customerId} ${h.kind}`} habit={h} named={!customer} onEdit={() => setEditing({ habit: h })} act={act} />
          ))}
        </ul>
        {habitCount > habits.length && <More count={habitCount - habits.length} onClick={() => setLimit(Math.min(2000, limit * 4))} />}
      </section>

      {!customer && (
        <section>
          <header>
            <h2>{t('receipts.memory.fees')}</h2>
            <span className="end">
              <Button small icon="plus" onClick={() => setEditing({ fee: {} })}>
                {t('receipts.memory.addFee')}
              </Button>
            </span>
          </header>
          <p className="dim small">{t('receipts.memory.feesNote')}</p>
          {fees.length === 0 && <p className="dim small">{t('receipts.memory.noFees')}</p>}
          <ul>
            {fees.map((f) => (
              <FeeRow key={f.channel} fee={f} onEdit={() => setEditing({ fee: f })} act={act} />
            ))}
          </ul>
        </section>
      )}

      <section>
        <header>
          <h2>{t('receipts.memory.refusals')}</h2>
          <span className="dim small">{t('receipts.memory.count', { count: refusalCount })}</span>
        </header>
        {refusals.length === 0 && <p className="dim small">{t('receipts.memory.noRefusals')}</p>}
        <ul>
          {refusals.map((r) => (
            <RefusalRow key={r.id} refusal={r} onAllow={() => forget('Memory.Allow', { id: r.id }, refused(t, r))} />
          ))}
        </ul>
        {refusalCount > refusals.length && (
          <More count={refusalCount - refusals.length} onClick={() => setLimit(Math.min(2000, limit * 4))} />
        )}
      </section>
      {!customer && <Fared evidence={evidence} act={act} />}
      {editing && 'payer' in editing && <PayerDialog first={editing.payer} onClose={() => setEditing(undefined)} />}
      {editing && 'fee' in editing && <FeeDialog first={editing.fee} onClose={() => setEditing(undefined)} />}
      {editing && 'habit' in editing && <HabitDialog first={editing.habit} onClose={() => setEditing(undefined)} />}
    </div>
  );
}

/** How often the best proposal was right, by what it went by: the program acts by it, and each kind can be forgotten. */
function Fared({ evidence, act }: { evidence: Known['evidence']; act: Act }) {
  const { t } = useText();
  const word = (e: Known['evidence'][number]) =>
    t('claim.fared.kind', {
      who: t(`claim.fared.${e.known as 'well'}`),
      amount: t(e.whole ? 'claim.fared.whole' : 'claim.fared.notWhole'),
    });
  const forget = (buckets: string[], what: string) =>
    void act('Memory.ForgetOutcomes', { buckets }, t('receipts.memory.forgot', { what })).catch(toastError);
  return (
    <section>
      <header>
        <h2>{t('claim.fared.title')}</h2>
        {evidence.length > 1 && (
          <span className="end">
            <Button small onClick={() => forget([], t('claim.fared.title'))}>
              {t('claim.fared.forgetAll')}
            </Button>
          </span>
        )}
      </header>
      <p className="dim small">{t(evidence.length ? 'claim.fared.note' : 'claim.fared.none')}</p>
      <ul>
        {evidence.map((e) => (
          <li key={`${e.known} ${e.whole}`}>
            <span className="cut">{word(e)}</span>
            <b>{t('claim.fared.times', { right: e.right, of: e.right + e.wrong })}</b>
            <span className="dim small">{t('claim.fared.last', { date: e.last })}</span>
            <Forget what={word(e)} onForget={() => forget(e.buckets, word(e))} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type Say = ReturnType<typeof useText>['t'];
type Act = ReturnType<typeof useMemory>;

function More({ count, onClick }: { count: number; onClick: () => void }) {
  const { t } = useText();
  return (
    <Button small kind="bare" onClick={onClick}>
      {t('receipts.memory.more', { count })}
    </Button>
  );
}

/** A habit to be said by hand: of the kind that is not known yet. */
const said = (customerId: number, known: Habit[]): Habit => ({
  customerId,
  customerName: '',
  kind: ['months', 'fee', 'rounds'].find((kind) => !customerId || known.every((h) => h.kind !== kind)) ?? 'months',
  months: 0,
  fee: '0.00',
  rounds: false,
  times: 0,
  of: 0,
  last: '',
  byHand: true,
});

function Edit({ what, onEdit }: { what: string; onEdit: () => void }) {
  const { t } = useText();
  return <Button kind="bare" small icon="edit" label={t('receipts.memory.edit', { what })} onClick={onEdit} />;
}

function Forget({ what, onForget }: { what: string; onForget: () => void }) {
  const { t } = useText();
  return <Button kind="bare" small icon="x" label={t('receipts.memory.forget', { what })} onClick={onForget} />;
}

/** A channel in the office's words. */
export const channelWord = (t: Say, channel: string): string =>
  /^(cash|bank|cheque|alipay|wechat|pos|other)$/.test(channel) ? t(`receipts.method.${channel as 'bank'}`) : channel;

function FeeRow({ fee: f, onEdit, act }: { fee: ChannelFee; onEdit: () => void; act: Act }) {
  const { t } = useText();
  const name = channelWord(t, f.channel);
  const none = !f.percent && fen(f.flat) === 0;
  const set = (learn: boolean) =>
    void act(
      'Memory.SetFee',
      { channel: f.channel, percent: '', flat: '0', learn },
      t(learn ? 'receipts.memory.again' : 'receipts.memory.forgot', { what: name }),
    ).catch(toastError);
  return (
    <li>
      <b>{name}</b>
      <span>
        {none
          ? t('receipts.memory.notLearned')
          : f.percent
            ? t('receipts.memory.percent', { percent: f.percent })
            : t('receipts.memory.flat', { amount: grouped(fen(f.flat)) })}
      </span>
      <span className="dim small">
        {f.byHand ? <Tag>{t('receipts.memory.byHand')}</Tag> : t('receipts.memory.times', { count: f.times, date: f.last })}
      </span>
      {f.byHand ? (
        <Button kind="bare" small onClick={() => set(true)}>
          {t('receipts.memory.learn')}
        </Button>
      ) : null}
      <Edit what={name} onEdit={onEdit} />
      {!none && <Forget what={name} onForget={() => set(false)} />}
    </li>
  );
}

/** How a customer pays, in words. */
export const habitWord = (t: Say, h: Habit): string => {
  if (h.kind === 'months') return h.months ? t('receipts.memory.months', { count: h.months }) : t('receipts.memory.noMonths');
  if (h.kind === 'rounds') return t(h.rounds ? 'receipts.memory.rounds' : 'receipts.memory.noRounds');
  return fen(h.fee) > 0 ? t('receipts.memory.netOfFee', { amount: grouped(fen(h.fee)) }) : t('receipts.memory.noNet');
};

function HabitRow({ habit: h, named, onEdit, act }: { habit: Habit; named: boolean; onEdit: () => void; act: Act }) {
  const { t } = useText();
  const what = habitWord(t, h);
  const none = h.months === 0 && fen(h.fee) === 0 && !h.rounds;
  const set = (learn: boolean) =>
    void act(
      'Memory.SetHabit',
      { customerId: h.customerId, kind: h.kind, months: 0, fee: '0', rounds: false, learn },
      t(learn ? 'receipts.memory.again' : 'receipts.memory.forgot', { what }),
    ).catch(toastError);
  return (
    <li>
      <b>{what}</b>
      {named && <span className="cut">{h.customerName}</span>}
      <span className="dim small">
        {h.byHand ? <Tag>{t('receipts.memory.byHand')}</Tag> : t('receipts.memory.ofLast', { count: h.times, of: h.of })}
      </span>
      {h.byHand && (
        <Button kind="bare" small onClick={() => set(true)}>
          {t('receipts.memory.learn')}
        </Button>
      )}
      <Edit what={what} onEdit={onEdit} />
      {!none && <Forget what={what} onForget={() => set(false)} />}
    </li>
  );
}

const refused = (t: Say, r: Refusal): string =>
  r.invoices.length
    ? t('receipts.memory.notInvoices', { who: r.customerName, numbers: r.invoices.join('、') })
    : t('receipts.memory.notCustomer', { who: r.customerName });

function RefusalRow({ refusal: r, onAllow }: { refusal: Refusal; onAllow: () => void }) {
  const { t } = useText();
  return (
    <li>
      <span className="cut">
        {r.date} {r.payer || t('receipts.noPayer')} <Money value={r.amount} />
      </span>
      <span className="cut mid">{refused(t, r)}</span>
      <Button kind="bare" small icon="x" label={t('receipts.memory.allow', { who: r.payer })} onClick={onAllow} />
    </li>
  );
}
