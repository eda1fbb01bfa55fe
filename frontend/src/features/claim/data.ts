import { type Fen, fen, type go, type Wire } from '../../api';

// What the program says on this screen, as it stands on the wire: money is yuan in a string.

export type Row = Wire<go.receipt.Row>;
export type Item = Wire<go.receipt.Item>;
export type Queue = Wire<go.receipt.Queue>;
export type Group = Wire<go.receipt.Group>;
export type Proposal = Wire<go.receipt.Proposal>;
export type Card = Wire<go.receipt.Card>;
export type Who = Wire<go.receipt.Who>;
export type Proposed = Wire<go.receipt.Proposed>;
export type Reason = Wire<go.match.Reason>;
export type Detail = Wire<go.receipt.Detail>;
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

/** Whether Enter may stand on a proposal: that a payer is a stranger only says that nobody is known, not that the money is not ours,
 *  however many strangers were set aside before. */
export const isAnswer = (p: Proposal): boolean =>
  !p.nothing || (Number(p.confidence) >= 0.5 && p.reasons.some((r) => r.key !== 'match.stranger'));

/** Whether a draft says that money only moved between our own accounts. */
export const isOwn = (d: Draft): boolean => d.nothing && d.reasons.some((r) => r.key.startsWith('receipt.own_'));

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
