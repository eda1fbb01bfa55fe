import { type Fen, fen } from '../../api';

// What the program says on this screen, as it stands on the wire: money is yuan in a string.

export type Row = {
  id: number;
  reference: string;
  account: string;
  date: string;
  time: string;
  amount: string;
  payerName: string;
  payerAccount: string;
  memo: string;
  channel: string;
  state: 'open' | 'claimed' | 'nothing';
  customer: number;
  customerName: string;
  auto: boolean;
  allocated: string;
  left: string;
  note: string;
};
export type Reason = { key: string; args?: Record<string, unknown> };
export type Who = { id: number; code: string; name: string; unit: string };
export type Card = {
  invoice: number;
  amount: string;
  writeOff: string;
  writeOffReason: string;
  number: string;
  kind: string;
  unit: string;
  customer: number;
  customerName: string;
  periodFrom: string;
  periodTo: string;
  due: string;
  /** Days past due today, or 0. */
  overdue: number;
  open: string;
};
export type Proposal = {
  rank: number;
  decision: string;
  confidence: string;
  customer: Who;
  reasons: Reason[];
  parts: Card[];
  choices: { kind: string; default: boolean }[];
  nothing: boolean;
};
export type Item = { receipt: Row; proposals: Proposal[] };
export type Sum = { count: number; amount: string };
export type Group = Sum & { rows: Item[] };
export type Queue = {
  arrived: Sum;
  claimed: Sum;
  unclaimed: Sum;
  nothing: Sum;
  certain: Group;
  toDecide: Group;
  done: Group;
  /** Open receipts that this round has not looked at. */
  waiting: number;
};
export type Proposed = { receipt: Row; proposals: Proposal[]; open: Card[] };
export type Detail = Row & {
  reasons: Reason[];
  allocations: {
    id: number;
    invoice: number;
    number: string;
    kind: string;
    date: string;
    amount: string;
    reason: string;
    reverses: number;
    reversed: boolean;
  }[];
};
export type How = 'fee' | 'short' | 'discount' | 'prepay';

/** Kinds whose change makes the queue stale. */
export const kinds = ['receipt', 'invoice', 'customer', 'import'];

/** One invoice on a card while it is being decided. `typed` is what somebody wrote; without it the money fills it in order. */
export type Part = { card: Card; open: Fen; typed?: Fen };

/** A claim that is being made: a proposal, or what somebody made of it. */
export type Draft = {
  who: Who;
  parts: Part[];
  how?: How;
  note: string;
  reasons: Reason[];
  /** Nobody's money: Enter sets it aside. */
  nothing: boolean;
  /** `auto` while it is as the program was certain of it. */
  auto: boolean;
};

export const partOf = (card: Card): Part => ({ card, open: fen(card.open) });

/** The draft that a proposal is. */
export function draftOf(p: Proposal): Draft {
  const written = p.parts.find((c) => fen(c.writeOff) > 0);
  const chosen = p.choices.find((c) => c.default)?.kind as How | undefined;
  return {
    who: p.customer,
    parts: p.parts.map(partOf),
    how: chosen ?? (written ? (written.writeOffReason === 'discount' ? 'discount' : 'fee') : undefined),
    note: '',
    reasons: p.reasons,
    nothing: p.nothing,
    auto: p.decision === 'auto',
  };
}
