import { cellsOf } from '../../ui/cells';
import { readDecimal } from '../../ui/read';

/** A reading as typed: a decimal string, or undefined where it is none. Full-width digits, thousands and sums are understood. */
export function readValue(text: string): string | undefined {
  const value = readDecimal(text, 6);
  return value === undefined || value.startsWith('-') ? undefined : value;
}

export type Place = { key: string; code: string; register: string };

/** What a pasted block fills in: values by row, and what found no row. */
type Pasted = { values: [string, string][]; lost: string[] };

/**
 * Lays cells copied from Excel or WPS over rows. A single column goes down from the row it is pasted at, blanks leaving a row as it
 * is. Several columns are matched by the meter's code in the first (with the register in the second, where a meter has several); the value is the last cell.
 */
export function paste(text: string, rows: readonly Place[], at: number): Pasted {
  const lines = cellsOf(text);
  if (lines.every((l) => l.length === 1)) {
    const values: [string, string][] = [];
    const lost: string[] = [];
    lines.forEach(([value], i) => {
      const row = rows[at + i];
      if (value === '') return;
      if (row) values.push([row.key, value]);
      else lost.push(value);
    });
    return { values, lost };
  }
  const byCode = new Map<string, Place[]>();
  for (const r of rows) byCode.set(r.code, [...(byCode.get(r.code) ?? []), r]);
  const out: Pasted = { values: [], lost: [] };
  for (const line of lines) {
    const value = line.at(-1) ?? '';
    const of = byCode.get(line[0]) ?? [];
    const row = of.length > 1 ? of.find((r) => r.register === line[1]) : of[0];
    if (row && value !== '') out.values.push([row.key, value]);
    else if (value !== '' && readValue(value) !== undefined) out.lost.push(line.slice(0, -1).join(' '));
  }
  return out;
}
