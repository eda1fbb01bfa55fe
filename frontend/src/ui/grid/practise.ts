import { createGrid, type GridApi } from 'ag-grid-community';
import { definition } from './definition';
import { always, selection, ticks } from './options';
import { gridTheme } from './theme';
import type { Column, ColumnKind, Line } from './types';

const column = (kind: ColumnKind): Column<unknown> => ({ id: kind, title: kind, kind, grow: kind === 'text', value: String });
const columns = [column('code'), column('text'), column('money')];
const rows = Array.from({ length: 40 }, (_, i) => ({ kind: 'row' as const, id: String(i), row: i }));

let hidden: GridApi<Line<unknown>> | undefined;

/**
 * Draws a list that nobody sees, out of the page at once and kept: the first list that somebody opens does not wait until the
 * browser has read the grid's code for the first time, and the grid's styles stay in the page while no list is open.
 */
export function practise(isDark: boolean) {
  if (hidden) return hidden.setGridOption('theme', gridTheme(isDark));
  const place = document.createElement('div');
  place.inert = true;
  place.style.cssText = 'position: fixed; visibility: hidden; width: 1000px; height: 600px';
  document.body.append(place);
  hidden = createGrid(place, {
    ...always,
    theme: gridTheme(isDark),
    selectionColumnDef: ticks,
    rowSelection: selection,
    columnDefs: columns.map((c, i) => definition(c, false, i === 0, undefined, undefined, true)),
    rowData: rows,
  });
  place.remove();
}
