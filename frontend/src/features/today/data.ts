import { type Fen, fen, type go, type Wire } from '../../api';

export type Today = Wire<go.report.Today>;
export type Queue = Wire<go.receipt.Queue>;
export type Chase = Wire<go.report.Chase>;
export type Place = Wire<go.report.BlockedPlace>;
export type Preview = Wire<go.billing.Preview>;

/** The steps of a day, in their order. */
export type Step = 'claim' | 'bill' | 'chase';

/** What a new book wants, in its order, and where each is done. */
export const firstSteps = [
  { id: 'customer', to: '/customers/new' },
  { id: 'contract', to: '/contracts/new' },
  { id: 'bill', to: '/billing' },
  { id: 'paper', to: '/invoices' },
  { id: 'claim', to: '/bank' },
] as const;

/** Which steps have work. The first of them has the one primary button. */
export function waiting(d: Today): Step[] {
  const has: Record<Step, boolean> = {
    claim: d.claim.count > 0,
    bill: d.bill.invoices > 0 || d.bill.blocked > 0 || d.bill.warnings > 0,
    chase: d.late.count > 0,
  };
  return (['claim', 'bill', 'chase'] as const).filter((s) => has[s]);
}

/** A book in which nothing has happened yet. */
export const isEmpty = (d: Today): boolean =>
  waiting(d).length === 0 && fen(d.figures.receivables) === 0 && d.series.every((m) => m.invoices === 0 && m.receipts === 0);

/** The parts of the aging, from not due to the oldest. */
export const buckets = ['notDue', 'd30', 'd60', 'd90', 'over'] as const;

/** Share of a whole as percent with one place; the shares of a table need not add up to 100. */
export const share = (part: Fen, whole: Fen): string => (whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)}%`);

/** Where the segments of a bar stand, of so many units, in order; nothing has no width. */
export function segments(parts: Fen[], width: number): { x: number; width: number }[] {
  const whole = parts.reduce((a, b) => a + b, 0);
  let x = 0;
  return parts.map((p) => {
    const w = whole > 0 ? (p / whole) * width : 0;
    const at = { x, width: w };
    x += w;
    return at;
  });
}
