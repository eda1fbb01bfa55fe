import type { ColDef } from 'ag-grid-community';
import { quantity } from '../../api';
import { cellValue, DrawnCell, MoneyCell, StatusCell } from './cells';
import type { Column, Line, Sort } from './types';

/** A column as AG Grid wants it. */
export function definition(
  c: Column<unknown>,
  hide: boolean,
  first: boolean,
  sort: Sort | undefined,
  width: number | undefined,
  paged: boolean,
): ColDef<Line<unknown>> {
  const kind = c.kind ?? 'text';
  const right = kind === 'money' || kind === 'decimal' || kind === 'number';
  return {
    colId: c.id,
    headerName: c.title,
    hide,
    context: c,
    initialWidth: width ?? c.width ?? (c.grow ? 200 : 120),
    ...(c.grow && !width ? { initialFlex: 1 } : {}),
    minWidth: c.grow ? 96 : 48,
    sortable: c.sortable ?? (!paged && c.title !== ''),
    sort: sort?.id === c.id ? (sort.desc ? 'desc' : 'asc') : null,
    // Rows come in their order; AG Grid only shows which column gave it.
    comparator: () => 0,
    valueGetter: (p) => cellValue(c, p.data, first),
    equals: Object.is,
    valueFormatter:
      c.render || c.status
        ? (p) => (p.data?.kind === 'total' ? String(p.value ?? '') : '')
        : kind === 'decimal'
          ? (p) => quantity(String(p.value ?? ''))
          : kind === 'monthDay'
            ? (p) => (p.data?.kind === 'row' ? String(p.value ?? '').slice(5) : String(p.value ?? ''))
            : undefined,
    ...(kind === 'money' && !c.render ? { cellRenderer: MoneyCell, cellRendererParams: { zero: c.zero, signed: c.signed } } : {}),
    ...(c.status ? { cellRenderer: StatusCell } : {}),
    ...(c.render
      ? {
          cellRendererSelector: (p) =>
            p.data?.kind === 'row' ? { component: DrawnCell } : kind === 'money' ? { component: MoneyCell } : undefined,
        }
      : {}),
    headerClass: right ? 'num' : undefined,
    cellClass: (p) => {
      const tone = p.data?.kind === 'row' ? c.tone?.(p.data.row) : undefined;
      return [right && 'num', kind === 'code' && 'no', tone].filter((x): x is string => Boolean(x));
    },
  };
}
