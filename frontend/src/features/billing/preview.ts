import { addMonths, type Day, type FaultData, type Fen, fen, type go, sum, today, type Wire } from '../../api';

export type Preview = Wire<go.billing.Preview>;
export type Why = Preview['rows'][number]['why'][number];

/** What a row of the preview is, in the order in which they stand. */
export const kinds = ['blocked', 'new', 'changed', 'gone', 'delta', 'latefee', 'late', 'same'] as const;
export type Kind = (typeof kinds)[number];
/** What the tabs show: everything that differs, or one kind. */
export type Show = 'differs' | Kind;

/** One charge of the preview. A blocked one has no amount now, but a fault and a contract to mend it in. */
export type Row = {
  id: string;
  kind: Kind;
  charge: number;
  customerId: number;
  name: string;
  contract: string;
  contractId?: number;
  fee: string;
  unit: string;
  before?: string;
  now?: string;
  diff?: string;
  why: Why[];
  working: string[];
  fault?: FaultData;
};

// What has no month before to be compared with.
const only = new Set(['new', 'late', 'delta', 'latefee']);

/** The rows of a preview: what is blocked first, because it needs a hand. */
export function rowsOf(p: Preview): Row[] {
  const before = new Map(p.rows.map((r) => [r.charge, r.before]));
  const blocked = p.blocked.map(
    (b): Row => ({
      id: `blocked-${b.charge}`,
      kind: 'blocked',
      charge: b.charge,
      customerId: b.customerId,
      name: b.name,
      contract: b.contract,
      contractId: b.contractId,
      fee: b.feeItem,
      unit: '',
      before: before.get(b.charge),
      why: [],
      working: [],
      fault: b.fault as FaultData,
    }),
  );
  return [
    ...blocked,
    ...p.rows.map(
      (r, i): Row => ({
        id: r.charge > 0 && r.change !== 'delta' ? `${r.change}-${r.charge}` : `${r.change}-${r.charge}-${i}`,
        kind: r.change as Kind,
        charge: r.charge,
        customerId: r.customerId,
        name: r.name,
        contract: r.contract,
        fee: r.feeItem,
        unit: r.unit,
        before: only.has(r.change) ? undefined : r.before,
        now: r.change === 'gone' ? undefined : r.now,
        diff: r.diff,
        why: r.why,
        working: r.working,
      }),
    ),
  ];
}

/** How many rows there are of each kind, and of those that differ. */
export function countsOf(rows: Row[]): Record<Show, number> {
  const counts: Record<Show, number> = { differs: 0, blocked: 0, new: 0, changed: 0, gone: 0, delta: 0, latefee: 0, late: 0, same: 0 };
  for (const r of rows) {
    counts[r.kind]++;
    if (r.kind !== 'same') counts.differs++;
  }
  return counts;
}

export const shown = (rows: Row[], show: Show): Row[] => rows.filter((r) => (show === 'differs' ? r.kind !== 'same' : r.kind === show));

/** What the blocked charges came to the month before. */
export const blockedBefore = (rows: Row[]): Fen => sum(rows.flatMap((r) => (r.kind === 'blocked' && r.before ? [fen(r.before)] : [])));

/** Through which day bills are due to be made: today, and from the 20th on the first of next month. */
export const dueThrough = (now: Day = today()): Day => (Number(now.slice(8)) < 20 ? now : (`${addMonths(now, 1).slice(0, 7)}-01` as Day));

/** Which of the things a preview can be: nothing to bill at all, all billed, or work. */
export function stateOf(p: Preview): 'none' | 'done' | 'work' {
  if (p.invoices > 0 || p.blocked.length > 0) return 'work';
  return fen(p.before) === 0 && fen(p.issued) === 0 ? 'none' : 'done';
}

/** Percent with one place, of a change; undefined where there was nothing before. */
export function percentOf(change: Fen, before: Fen): string | undefined {
  return before === 0 ? undefined : `${(Math.round((Math.abs(change) / Math.abs(before)) * 1000) / 10).toFixed(1)}%`;
}
