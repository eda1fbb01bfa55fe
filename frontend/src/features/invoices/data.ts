import { type Day, day, type Fen, fen, type go, type Wire, yuan } from '../../api';
import type { Args, Key } from '../../i18n';
import { monthBy } from '../../parts/words';
import type { Search, StatusOf } from '../../ui';

export type Row = Wire<go.billing.Row>;
export type Invoice = Wire<go.billing.Invoice>;
export type Rows = Wire<go.billing.Page>;
export type Filter = Pick<
  Wire<go.billing.Filter>,
  'search' | 'state' | 'customerId' | 'contractId' | 'run' | 'kind' | 'from' | 'to' | 'dueFrom' | 'dueTo'
>;

/** What is asked back of which lines, as they stand on the bill: lines without an amount are left out. */
export const partsOf = (i: Pick<Invoice, 'lines'>, taken: Readonly<Record<number, Fen | undefined>>): Wire<go.billing.CreditPart>[] =>
  i.lines.flatMap(({ id: line }) => {
    const amount = taken[line];
    return amount ? [{ line, amount: yuan(amount) }] : [];
  });

type Say = (key: Key, args?: Args) => string;

/** Whose change makes a list of invoices stale. */
export const stale = ['invoice', 'receipt', 'customer', 'run'];

export const states = ['open', 'overdue', 'notDue', 'partPaid', 'paid', 'credited', 'draft'] as const;
export type State = (typeof states)[number];

/** The filter that an address holds. `month` is short for the issue dates of a month. */
export function filterOf(search: Search): Filter {
  const month = /^\d{4}-\d{2}$/.test(search.month ?? '') ? search.month : undefined;
  return {
    search: search.q ?? '',
    state: states.includes(search.state as State) ? search.state : '',
    customerId: Number(search.customer) || 0,
    contractId: Number(search.contract) || 0,
    run: Number(search.run) || 0,
    kind: search.kind ?? '',
    from: month ? `${month}-01` : (day(search.from) ?? ''),
    to: month ? lastOf(month) : (day(search.to) ?? ''),
    dueFrom: day(search.duefrom) ?? '',
    dueTo: day(search.due) ?? '',
  };
}

function lastOf(month: string): Day {
  return new Date(Date.parse(`${monthBy(month, 1)}-01`) - 86_400_000).toISOString().slice(0, 10) as Day;
}

/** What a list shows of an invoice's state. */
export function statusOf(t: Say, r: Pick<Row, 'state' | 'overdue' | 'total' | 'settled'>): StatusOf {
  const share = shareOf(r);
  switch (r.state) {
    case 'paid':
      return { status: 'paid', word: t('invoices.state.paid') };
    case 'overdue':
      return { status: 'late', share, word: t('invoices.state.overdue', { days: r.overdue }) };
    case 'partPaid':
      return { status: 'part', share, word: t('invoices.state.partPaid') };
    case 'credited':
      return { status: 'void', word: t('invoices.state.credited') };
    case 'draft':
      return { status: 'draft', word: t('invoices.state.draft') };
    default:
      return { status: 'open', word: t('invoices.state.notDue') };
  }
}

/** The same with how much has come in, where there is room to say it: 逾期 18 天，已收 72%. */
export function longStatus(t: Say, r: Row): StatusOf {
  const short = statusOf(t, r);
  if (fen(r.settled) === 0) return short;
  const percent = `${Math.floor(shareOf(r) * 100)}%`;
  if (r.state === 'overdue') return { ...short, word: t('invoices.overduePart', { days: r.overdue, percent }) };
  if (r.state === 'partPaid') return { ...short, word: t('invoices.partPaidBy', { percent }) };
  return short;
}

const shareOf = (r: Pick<Row, 'total' | 'settled'>): number => (fen(r.total) > 0 ? fen(r.settled) / fen(r.total) : 0);
