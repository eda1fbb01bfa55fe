import { type Fen, fen, sum, yuan } from '../../api';
import type { Item, Proposal } from './data';
import { isFor } from './words';

/** The other open lines that are ticked, when the line at work is one of them: two lines at least pay together. */
export function claimedTogether(at: Item, items: Item[], ticked: ReadonlySet<number>): Item[] {
  if (!ticked.has(at.receipt.id)) return [];
  return items.filter((i) => i.receipt.state === 'open' && i.receipt.id !== at.receipt.id && ticked.has(i.receipt.id));
}

/** Several lines as one: the money of all, and the best proposal widened by what the others would pay of the same customer. */
export function unionOf(at: Item, others: Item[]): Item {
  if (others.length === 0) return at;
  const amount: Fen = sum([at, ...others].map((i) => fen(i.receipt.amount)));
  return {
    ...at,
    receipt: { ...at.receipt, amount: yuan(amount), left: yuan(amount) },
    proposals: distinct(at.proposals.filter((p) => !p.nothing).map((p) => widened(p, others))),
  };
}

/** Widened, two proposals may have come to the same. */
const distinct = (all: Proposal[]): Proposal[] =>
  all.filter((p, i) => all.findIndex((o) => o.customer.id === p.customer.id && invoices(o) === invoices(p)) === i);
const invoices = (p: Proposal): string => p.parts.map((c) => c.invoice).join();

function widened(p: Proposal, others: Item[]): Proposal {
  const here = new Set(p.parts.map((c) => c.invoice));
  const more = others
    .flatMap((i) => i.proposals.find((o) => o.customer.id === p.customer.id)?.parts ?? [])
    .filter((c) => !here.has(c.invoice) && here.add(c.invoice));
  const parts = [...p.parts, ...more].sort((a, b) => a.due.localeCompare(b.due) || a.invoice - b.invoice);
  // What one line alone was short of, the others may bring: nothing is chosen for the difference, and nothing is certain.
  return {
    ...p,
    decision: 'suggest',
    word: 'unsure',
    // What was said of one line's amount is not so of all together.
    reasons: p.reasons.filter((r) => isFor(r) && !/amount|sum/.test(r.key)),
    parts: parts.map((c) => ({ ...c, writeOff: '0.00', also: { count: 0, amount: '0.00' } })),
    choices: [],
  };
}
