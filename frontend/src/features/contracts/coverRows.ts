import { addDays, type Day, type FaultData } from '../../api';
import type { Bar, Draft, DraftCharge, Preview, Stretch } from './data';
import { faultyCharge } from './faults';

/** A run of days, with the charge of the draft that it belongs to. */
export type Part = Bar & { index: number };
/** One charge over the days of its contract, with those that went on from it. */
export type Row = { key: string; name: string; covered: number; bars: Part[]; billed: Stretch[] };

/**
 * What is drawn: a row for each charge, but one that goes on from another stands in the other's row. One that is not filled in yet
 * has a bar of the kind `open` over its days: a row that came with the last field would push the form down under the hand.
 */
export function rowsOf(draft: Draft, preview: Preview): Row[] {
  const at = new Map(draft.charges.map((h, i) => [h.id, i]));
  const rows = new Map<number, Row>();
  (preview.charges ?? []).forEach((c, index) => {
    const h = draft.charges[index];
    const drawn =
      h && c.bars?.length === 0 && faultyCharge((preview.faults ?? []) as FaultData[], index) ? notYet(draft, h, preview) : c.bars;
    const bars = (drawn ?? []).map((b) => ({ ...b, index }));
    const billed = c.billed ?? [];
    if (!h || (bars.length === 0 && (billed.length === 0 || h.cycleMonths === 0))) return;
    const root = rootOf(draft, at, index);
    const row = rows.get(root);
    if (!row) rows.set(root, { key: draft.charges[root].key, name: c.name, covered: c.covered, bars, billed: [...billed] });
    else {
      row.bars = [...row.bars, ...bars].sort((a, b) => (a.from < b.from ? -1 : 1));
      row.billed = [...row.billed, ...billed].sort((a, b) => (a.from < b.from ? -1 : 1));
      row.covered += c.covered;
    }
  });
  return [...rows.entries()].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** The charges in the order in which they are shown: what goes on from another stands where the other stood. */
export function inOrder(draft: Draft): DraftCharge[] {
  const at = new Map(draft.charges.map((h, i) => [h.id, i]));
  return draft.charges
    .map((h, i) => ({ h, root: rootOf(draft, at, i), i }))
    .sort((a, b) => a.root - b.root || a.i - b.i)
    .map(({ h }) => h);
}

function rootOf(draft: Draft, at: ReadonlyMap<number, number>, index: number): number {
  for (let hops = 0; hops < draft.charges.length; hops++) {
    const h = draft.charges[index];
    const before = h.replaces ? at.get(h.replaces) : undefined;
    if (before === undefined || draft.charges[before].feeItemId !== h.feeItemId) return index;
    index = before;
  }
  return index;
}

/** The days of a charge of which nothing can be drawn yet. */
function notYet(draft: Draft, h: DraftCharge, preview: Preview): Bar[] {
  if (preview.days <= 0 || h.cycleMonths === 0 || h.withdrawn) return [];
  const last = addDays(draft.start as Day, preview.days - 1);
  const from = h.start > draft.start ? h.start : draft.start;
  const to = h.end !== '' && h.end < last ? h.end : last;
  return from > to ? [] : [{ from, to, kind: 'open', price: '0', days: 0 }];
}
