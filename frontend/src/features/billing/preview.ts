import { addMonths, type Day, type FaultData, type Fen, fen, type go, sum, today, type Wire } from '../../api';

export type Preview = Wire<go.billing.Preview>;
export type Why = Preview['rows'][number]['why'][number];

/** What a row of the preview is, in the order in which they stand. */
export const kinds = ['blocked', 'warned', 'new', 'changed', 'gone', 'delta', 'credit', 'latefee', 'late', 'same'] as const;
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
  /** Of a difference or a late fee: the bill that it puts right, or that was paid late. */
  of?: number;
  ofNumber?: string;
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
  const told =
    (kind: 'blocked' | 'warned') =>
    (b: Preview['blocked'][number], i: number): Row => ({
      id: kind === 'blocked' ? `blocked-${b.charge}` : `warned-${b.charge}-${i}`,
      kind,
      charge: b.charge,
      customerId: b.customerId,
      name: b.name,
      contract: b.contract,
      contractId: b.contractId,
      fee: b.feeItem,
      unit: '',
      before: kind === 'blocked' ? before.get(b.charge) : undefined,
      why: [],
      working: [],
      fault: b.fault as FaultData,
    });
  return [
    ...p.blocked.map(told('blocked')),
    ...(p.warnings ?? []).map(told('warned')),
    ...creditsOf(p),
    ...p.rows.map(
      (r, i): Row => ({
        id: r.charge > 0 && r.change !== 'delta' ? `${r.change}-${r.charge}` : `${r.change}-${r.charge}-${i}`,
        kind: r.change as Kind,
        charge: r.charge,
        customerId: r.customerId,
        name: r.name,
        contract: r.contract,
        contractId: r.contractId || undefined,
        of: r.of || undefined,
        ofNumber: r.ofNumber || undefined,
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

/** What credit notes of the run give back, line by line; outside the equation, since they take off bills of before. */
const creditsOf = (p: Preview): Row[] =>
  (p.credits ?? []).flatMap((c) =>
    c.lines.map(
      (l, i): Row => ({
        id: `credit-${c.invoiceId}-${i}`,
        kind: 'credit',
        charge: l.charge,
        customerId: c.customerId,
        name: c.name,
        contract: l.contract,
        of: c.invoiceId,
        ofNumber: c.of,
        fee: l.name,
        unit: '',
        now: `-${l.amount}`,
        diff: `-${l.amount}`,
        why: [{ key: 'credit', args: { from: l.from, to: l.to, number: c.of } }],
        working: [l.working],
      }),
    ),
  );

/** How many there are of each kind, and of those that differ: of all, however many rows the answer holds. */
export function countsOf(p: Preview): Record<Show, number> {
  const counts = Object.fromEntries(kinds.map((k) => [k, p.counts?.[k] ?? 0])) as Record<Kind, number>;
  counts.blocked = p.blocked.length;
  counts.warned = p.warnings?.length ?? 0;
  counts.credit = creditsOf(p).length;
  return { ...counts, differs: kinds.reduce((n, k) => (k === 'same' ? n : n + counts[k]), 0) };
}

/** Whether the answer holds fewer rows than it counts. */
export const isBeginning = (p: Preview): boolean => Object.values(p.counts ?? {}).reduce((n, c) => n + c, 0) > p.rows.length;

export const shown = (rows: Row[], show: Show): Row[] => rows.filter((r) => (show === 'differs' ? r.kind !== 'same' : r.kind === show));

/** What the blocked charges came to the month before. */
export const blockedBefore = (rows: Row[]): Fen => sum(rows.flatMap((r) => (r.kind === 'blocked' && r.before ? [fen(r.before)] : [])));

/** Through which day bills are due to be made: today, and from the 20th on the first of next month. */
export const dueThrough = (now: Day = today()): Day => (Number(now.slice(8)) < 20 ? now : (`${addMonths(now, 1).slice(0, 7)}-01` as Day));

/** Which of the things a preview can be: nothing to bill at all, all billed, or work. */
export function stateOf(p: Preview): 'none' | 'done' | 'work' {
  if (p.invoices > 0 || p.blocked.length > 0 || (p.credits?.length ?? 0) > 0 || (p.warnings?.length ?? 0) > 0) return 'work';
  return fen(p.before) === 0 && fen(p.issued) === 0 ? 'none' : 'done';
}

/** Percent with one place, of a change; undefined where there was nothing before. */
export function percentOf(change: Fen, before: Fen): string | undefined {
  return before === 0 ? undefined : `${(Math.round((Math.abs(change) / Math.abs(before)) * 1000) / 10).toFixed(1)}%`;
}
