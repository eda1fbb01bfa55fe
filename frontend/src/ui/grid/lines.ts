import { fen, yuan } from '../../api';
import type { Column, Group, Line, Sort } from './types';

/** The value of a row in a column: by its function, else the field of that name. */
export const cellOf = <R>(c: Column<R>, row: R): unknown =>
  c.value ? c.value(row) : c.status ? c.status(row).word : (row as Record<string, unknown>)[c.id];

const collator = new Intl.Collator('zh-CN', { numeric: true });

function order<R>(c: Column<R>, a: R, b: R): number {
  const [x, y] = [cellOf(c, a), cellOf(c, b)];
  const [noX, noY] = [x === undefined || x === null || x === '', y === undefined || y === null || y === ''];
  if (noX || noY) return Number(noX) - Number(noY);
  switch (c.kind) {
    case 'money':
      return inFen(x) - inFen(y);
    case 'decimal':
    case 'number':
      return Number(x) - Number(y);
    case 'date':
    case 'monthDay':
      return String(x) < String(y) ? -1 : Number(x !== y);
    default:
      return typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y));
  }
}

const inFen = (v: unknown): number => (typeof v === 'string' ? fen(v) : Number(v));

/** The rows in the order asked for; what has no value goes last both ways. Equal rows keep their order. */
export function sorted<R>(rows: readonly R[], columns: Column<R>[], sort: Sort | undefined): readonly R[] {
  const c = sort && columns.find((x) => x.id === sort.id);
  if (!c || !sort) return rows;
  const bare = (r: R) => {
    const v = cellOf(c, r);
    return v === undefined || v === null || v === '';
  };
  return rows.toSorted((a, b) => (bare(a) || bare(b) || !sort.desc ? order(c, a, b) : order(c, b, a)));
}

// The line of a row stays the same object, so that the grid sees at once which rows are new.
const known = new WeakMap<object, Line<unknown>>();

/** The lines to draw: rows under their headings, headings without rows left out, rows without a heading last. */
export function linesOf<R>(
  rows: readonly R[],
  rowId: (row: R) => string | number,
  groups?: Group[],
  groupOf?: (row: R) => string,
): Line<R>[] {
  const line = (row: R): Line<R> => {
    const id = String(rowId(row));
    const had = known.get(row as object) as Line<R> | undefined;
    if (had?.id === id) return had;
    const made: Line<R> = { kind: 'row', id, row };
    known.set(row as object, made);
    return made;
  };
  if (!groups || !groupOf) return rows.map(line);
  const by = new Map<string, R[]>();
  for (const row of rows) {
    const id = groupOf(row);
    const own = by.get(id);
    if (own) own.push(row);
    else by.set(id, [row]);
  }
  const headed = new Set(groups.map((g) => g.id));
  return [
    ...groups.flatMap((g) => {
      const own = by.get(g.id) ?? [];
      return own.length ? [{ kind: 'group', id: `group ${g.id}`, group: g } as Line<R>, ...own.map(line)] : [];
    }),
    ...rows.filter((r) => !headed.has(groupOf(r))).map(line),
  ];
}

/** What came at the end of a list, when that is all that is new: the grid takes it without looking at the rest. */
export function added<T>(before: readonly T[], now: readonly T[]): T[] | undefined {
  if (before.length === 0 || now.length <= before.length || before.some((line, i) => line !== now[i])) return undefined;
  return now.slice(before.length);
}

// A spreadsheet would compute what begins so, drop the zeros of a code, and round a long account number: such text gets an
// apostrophe before it. Negative numbers are numbers.
const formula = /^[=+@\t\r]|^-(?![\d.])/;
const digits = /^0\d+$|^\d{12,}$/;

/** Tab-separated text of rows for Excel and WPS: plain numbers without thousands, one head line, formulas disarmed. */
export function toTsv<R>(columns: Column<R>[], rows: readonly R[]): string {
  const cell = (c: Column<R>, row: R): string => {
    const v = cellOf(c, row);
    if (v === undefined || v === null) return '';
    if (c.kind === 'money') return typeof v === 'string' ? v : yuan(v as never);
    const text = String(v).replace(/[\t\r\n]+/g, ' ');
    if (c.kind === 'decimal' || c.kind === 'number') return text;
    return formula.test(text) || digits.test(text) ? `'${text}` : text;
  };
  return [columns.map((c) => c.title), ...rows.map((r) => columns.map((c) => cell(c, r)))].map((r) => r.join('\t')).join('\r\n');
}
