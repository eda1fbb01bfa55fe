import { day, type Fen, fen, type go, type Wire } from '../../api';
import type { Args, Key } from '../../i18n';
import type { Search, StatusOf } from '../../ui';

export type Row = Wire<go.receipt.Row>;
export type Detail = Wire<go.receipt.Detail>;
export type Rows = Wire<go.receipt.Page>;
export type Filter = Pick<Wire<go.receipt.Filter>, 'search' | 'state' | 'customerId' | 'account' | 'channel' | 'from' | 'to'>;

type Say = (key: Key, args?: Args) => string;

/** Whose change makes a list of receipts stale. */
export const stale = ['receipt', 'invoice', 'customer', 'statement'];

export const states = ['open', 'claimed', 'prepaid', 'nothing', 'out'] as const;
export type State = (typeof states)[number];
export const methods = ['cash', 'bank', 'cheque', 'alipay', 'wechat', 'pos', 'other'] as const;

/** The filter that an address holds. */
export function filterOf(search: Search): Filter {
  return {
    search: search.q ?? '',
    state: states.includes(search.state as State) ? search.state : '',
    customerId: Number(search.customer) || 0,
    account: search.account ?? '',
    channel: search.channel ?? '',
    from: day(search.from) ?? '',
    to: day(search.to) ?? '',
  };
}

/** What a receipt is: money out is never claimed, whatever its state says. */
export function stateOf(r: Pick<Row, 'state' | 'amount' | 'left'>): State {
  if (fen(r.amount) < 0) return 'out';
  if (r.state === 'claimed') return fen(r.left) > 0 ? 'prepaid' : 'claimed';
  return r.state === 'nothing' ? 'nothing' : 'open';
}

/** Its ring and word: the ring draws how much has met a bill. */
export function statusOf(t: Say, r: Pick<Row, 'state' | 'amount' | 'left' | 'allocated'>): StatusOf {
  const state = stateOf(r);
  const word = t(`receipts.state.${state}`);
  switch (state) {
    case 'open':
      return { status: 'open', word };
    case 'claimed':
      return { status: 'paid', word };
    case 'prepaid':
      return { status: 'part', share: fen(r.allocated) / fen(r.amount), word };
    case 'nothing':
    case 'out':
      return { status: 'draft', word };
  }
}

export const methodWord = (t: Say, channel: string): string =>
  (methods as readonly string[]).includes(channel) ? t(`receipts.method.${channel as (typeof methods)[number]}`) : channel;

/** An open bill as money may be set against it. */
export type Bill = { id: number; open: Fen };

/** Sets an amount against bills in their order, each in full while it lasts. */
export function oldestFirst(amount: Fen, bills: readonly Bill[]): Map<number, Fen> {
  const parts = new Map<number, Fen>();
  let left: number = amount;
  for (const b of bills) {
    const part = Math.min(left, b.open);
    if (part <= 0) break;
    parts.set(b.id, part as Fen);
    left -= part;
  }
  return parts;
}
