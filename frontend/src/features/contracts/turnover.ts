import { addDays, addMonths, type Day, day, type Fen, fen, yuan } from '../../api';
import { cellsOf } from '../../ui/cells';
import { readMoney } from '../../ui/read';
import type { Contract, TurnoverRow } from './data';

/** What was typed into a row: its amount as text, and its note. */
export type Typed = { amount: string; note: string };
/** A row of the grid: the days of one contract, told apart by both. */
export const keyOf = (r: { contractId: number; from: string }): string => `${r.contractId} ${r.from}`;

/** What stands in a row when nothing was typed. */
export const saved = (r: TurnoverRow): Typed => ({ amount: r.entered ? r.amount : '', note: r.note });

/** The typed amount: nothing, a sum, or what cannot be read. */
export function amountOf(text: string): Fen | undefined | 'unread' {
  if (text.trim() === '') return undefined;
  const f = readMoney(text);
  return f === undefined || f < 0 ? 'unread' : f;
}

/** The entries to send: the rows that differ from what is saved. An amount that was taken away is null. */
export function entriesOf(rows: TurnoverRow[], typed: ReadonlyMap<string, Typed>) {
  return rows.flatMap((r) => {
    const now = typed.get(keyOf(r));
    if (!now) return [];
    const amount = amountOf(now.amount);
    if (amount === 'unread') return [];
    const was = saved(r);
    const same = was.note === now.note && (amount === undefined ? was.amount === '' : was.amount !== '' && fen(was.amount) === amount);
    if (same) return [];
    return [{ contractId: r.contractId, from: r.from, to: r.to, amount: amount === undefined ? null : yuan(amount), note: now.note }];
  });
}

/**
 * Lays cells copied from Excel or WPS over the rows. One column goes down from the row it is pasted at; of several the first that is
 * a contract's code, a unit, a customer, or a month (2026-11) says the row, and the last that is a number the amount.
 */
export function paste(text: string, rows: TurnoverRow[], at: number): { values: [string, string][]; lost: string[] } {
  const lines = cellsOf(text);
  const out: { values: [string, string][]; lost: string[] } = { values: [], lost: [] };
  const single = lines.every((l) => l.length === 1);
  lines.forEach((cells, i) => {
    const amount = cells.findLast((c) => typeof amountOf(c) === 'number') ?? '';
    if (amount === '') return;
    const row = single ? rows[at + i] : rows.find((r) => cells.some((c) => c !== '' && names(r).includes(c)));
    if (row) out.values.push([keyOf(row), amount]);
    else out.lost.push(cells.filter((c) => c !== amount).join(' ') || amount);
  });
  return out;
}

const names = (r: TurnoverRow): string[] => [r.code, r.unit, r.customerName, r.from.slice(0, 7), r.from].filter(Boolean);

/** The months of one contract up to this one, with what was entered in its place and a row for every month without. */
export function monthsOf(c: Contract, customerName: string, entered: TurnoverRow[], today: Day): TurnoverRow[] {
  const start = day(c.start);
  if (!start) return entered;
  const out = [...entered];
  const last = c.end && c.end < today ? c.end : today;
  for (let m = `${start.slice(0, 7)}-01` as Day; m <= last; m = addMonths(m, 1)) {
    const [from, to] = [m < start ? start : m, addDays(addMonths(m, 1), -1)];
    const end = c.end && to > c.end ? (c.end as Day) : to;
    if (out.some((r) => r.from <= end && r.to >= from)) continue;
    const row = { id: 0, contractId: c.id, from, to: end, amount: '0.00', note: '', entered: false };
    out.push({ ...row, code: c.code, customerId: c.customerId, customerName, unit: c.unit });
  }
  return out.sort((a, b) => (a.from < b.from ? 1 : -1));
}
