import { day, fen, type go, type Wire } from '../../api';
import type { Args, Key } from '../../i18n';
import type { Search, StatusOf } from '../../ui';

export type Holding = Wire<go.deposit.Holding>;
export type Holdings = Wire<go.deposit.Page>;
export type Detail = Wire<go.deposit.Detail>;
export type Entry = Wire<go.deposit.Row>;
export type Done = Wire<go.deposit.Done>;

type Say = (key: Key, args?: Args) => string;

/** Whose change makes deposits stale. */
export const stale = ['deposit', 'contract', 'customer', 'receipt', 'invoice'];

export const states = ['held', 'short', 'refund', 'closed'] as const;
export type State = (typeof states)[number];
export const methods = ['bank', 'cash', 'cheque', 'alipay', 'wechat', 'pos', 'other'] as const;
export type Method = (typeof methods)[number];

/** The filter that an address holds. */
export const filterOf = (search: Search) => ({
  search: search.q ?? '',
  state: states.includes(search.state as State) ? search.state : '',
  contractId: Number(search.contract) || 0,
  customerId: Number(search.customer) || 0,
  asOf: day(search.asof) ?? '',
});

/** A holding's own address: its contract and customer. */
export const idOf = (h: Pick<Holding, 'contractId' | 'customerId'>): string => `${h.contractId}-${h.customerId}`;

/** The contract and customer that an address names; undefined where it names none. */
export function whoseOf(id: string): { contractId: number; customerId: number } | undefined {
  const [contract = '', customer = ''] = id.split('-');
  return Number(contract) > 0 ? { contractId: Number(contract), customerId: Number(customer) || 0 } : undefined;
}

/** Its ring and word: the ring draws how much of what was agreed is held. */
export function statusOf(t: Say, h: Pick<Holding, 'state' | 'agreed' | 'held'>): StatusOf {
  const word = t(`deposits.state.${h.state as State}`);
  switch (h.state) {
    case 'held':
      return { status: 'paid', word };
    case 'short':
      return fen(h.held) > 0 ? { status: 'part', share: fen(h.held) / Math.max(1, fen(h.agreed)), word } : { status: 'open', word };
    case 'refund':
      return { status: 'late', word };
    default:
      return { status: 'draft', word };
  }
}
