import { type Fen, minus, requestId, sum, yuan, zero } from '../../api';
import type { Draft, How, Part } from './data';

/** What one invoice gets, and what is open of it afterwards. */
export type Line = { part: Part; amount: Fen; writeOff: Fen; left: Fen };

/** What would be booked: money + written off = what the invoices get; the rest is prepayment. */
export type Plan = {
  lines: Line[];
  /** Of the invoices together, before. */
  open: Fen;
  allocated: Fen;
  writeOff: Fen;
  rest: Fen;
  /** The receipt less what is open: negative is too little. */
  difference: Fen;
  /** The ways to book the difference that are open now; empty where there is nothing to choose. */
  ways: How[];
  how: How | undefined;
  /** The amounts typed are more than there is, or more than an invoice owes: index of the part, or 'sum'. */
  bad?: number | 'sum';
};

/** Fills the parts in their order: what was typed stays, the others take the oldest first, the last one the rest. */
export function fill(parts: Part[], money: Fen): Fen[] {
  let left = minus(money, sum(parts.map((p) => p.typed ?? zero)));
  return parts.map((p) => {
    if (p.typed !== undefined) return p.typed;
    const amount = Math.max(0, Math.min(p.open, left)) as Fen;
    left = minus(left, amount);
    return amount;
  });
}

/** Works out a draft for a receipt of an amount. */
export function plan(draft: Pick<Draft, 'parts' | 'how'>, money: Fen): Plan {
  const { parts } = draft;
  const filled = fill(parts, money);
  const open = sum(parts.map((p) => p.open));
  const short = parts.map((p, i) => minus(p.open, filled[i]));
  const missing = sum(short);
  const over = minus(money, sum(filled));
  const ways = waysOf(parts, filled, missing, over);
  const how = draft.how && ways.includes(draft.how) ? draft.how : ways[0] === 'fee' ? 'short' : ways[0];

  const whole = how === 'prepay' && missing > 0 ? wholeOnly(parts, money) : undefined;
  const closes = how === 'fee' || how === 'discount';
  const lines = parts.map((part, i): Line => {
    const amount = whole ? whole[i] : filled[i];
    const writeOff = closes ? short[i] : zero;
    return { part, amount, writeOff, left: minus(minus(part.open, amount), writeOff) };
  });
  const allocated = sum(lines.map((l) => l.amount));
  const tooMuch = parts.findIndex((p, i) => filled[i] > p.open || filled[i] < 0);
  return {
    lines,
    open,
    allocated,
    writeOff: sum(lines.map((l) => l.writeOff)),
    rest: minus(money, allocated),
    difference: minus(money, open),
    ways,
    how,
    bad: tooMuch >= 0 ? tooMuch : over < 0 ? 'sum' : undefined,
  };
}

function waysOf(parts: Part[], filled: Fen[], missing: Fen, over: Fen): How[] {
  if (parts.length === 0 || over < 0) return [];
  if (missing <= 0) return over > 0 ? ['prepay'] : [];
  const closes: How[] = filled.every((a) => a > 0) ? ['fee', 'short', 'discount'] : ['short'];
  // Paying only what can be paid whole is a way of its own unless something was typed: then the typed amounts stand.
  return parts.some((p) => p.typed !== undefined) ? closes : [...closes, 'prepay'];
}

/** Only what can be paid whole, in order. */
function wholeOnly(parts: Part[], money: Fen): Fen[] {
  let left = money;
  return parts.map((p) => {
    if (p.open > left) return zero;
    left = minus(left, p.open);
    return p.open;
  });
}

/** What each way would book, for the words on its button. */
export const planFor = (draft: Pick<Draft, 'parts'>, money: Fen, how: How): Plan => plan({ parts: draft.parts, how }, money);

/** Why a draft cannot be booked yet: it is nobody's, its amounts do not fit, or a discount has no reason. */
export function lacks(draft: Draft, p: Plan): 'who' | 'amount' | 'note' | undefined {
  if (p.bad !== undefined) return 'amount';
  if (draft.nothing) return undefined;
  if (draft.who.id === 0 && draft.parts.length === 0) return 'who';
  return p.how === 'discount' && p.writeOff > 0 && draft.note.trim() === '' ? 'note' : undefined;
}

/** The request that books a draft. */
export function claimRequest(receipt: number, draft: Draft, p: Plan, others: number[] = []) {
  const booked = p.lines.filter((l) => l.amount > 0 || l.writeOff > 0);
  const first = booked[0]?.part.card.customerId;
  return {
    receipt,
    with: others,
    customerId: draft.who.id || first || 0,
    allocations: booked.map((l) => ({
      invoice: l.part.card.invoice,
      amount: yuan(l.amount),
      writeOff: yuan(l.writeOff),
      writeOffReason: l.writeOff > 0 ? (p.how === 'discount' ? 'discount' : 'fee') : '',
      writeOffNote: l.writeOff > 0 && p.how === 'discount' ? draft.note.trim() : '',
    })),
    // What the card showed: a claim on what is not so any more is refused.
    saw: p.lines.map((l) => ({ invoice: l.part.card.invoice, open: yuan(l.part.open) })),
    reasons: draft.reasons,
    auto: draft.auto,
    note: '',
    requestId: requestId(),
  };
}

/** A draft with one more part: what was too much, and prepayment, pays it first. */
export const withPart = (draft: Draft, part: Part): Draft => ({
  ...draft,
  parts: [...draft.parts, part],
  how: draft.how === 'prepay' ? undefined : draft.how,
  auto: false,
});

/** Moves a part to another place; the money then fills them in the new order. */
export function moved(parts: Part[], from: number, to: number): Part[] {
  const out = parts.toSpliced(from, 1);
  return out.toSpliced(Math.max(0, Math.min(out.length, to)), 0, parts[from]);
}

/** `=` in one part: the others keep what they have, this one takes what they leave. */
export const restIn = (parts: Part[], now: Plan, at: number): Part[] =>
  parts.map((p, i) => ({ ...p, typed: i === at ? undefined : now.lines[i].amount }));
