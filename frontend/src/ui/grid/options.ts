import type { GridOptions, NavigateToNextCellParams } from 'ag-grid-community';
import { GroupRow, TickCell } from './cells';
import type { Line } from './types';

type Any = Line<unknown>;

/** The column of ticks, where rows can be ticked. */
export const ticks = {
  width: 42,
  minWidth: 42,
  maxWidth: 42,
  resizable: false,
  sortable: false,
  suppressMovable: true,
  cellRendererSelector: ({ data }: { data?: Any }) => (data?.kind === 'row' ? { component: TickCell } : undefined),
  cellClass: 'grid-tick',
  headerClass: 'grid-tick',
};

/** What every list has. */
export const always: GridOptions<Any> = {
  getRowId: (p) => p.data.id,
  maintainColumnOrder: true,
  isFullWidthRow: (p) => p.rowNode.data?.kind === 'group',
  fullWidthCellRenderer: GroupRow,
  suppressOverlays: ['loading', 'noRows'],
  suppressDragLeaveHidesColumns: true,
  suppressMultiSort: true,
  // A list that goes from none to many would keep its columns as wide as without the bar, and be cut at the right.
  alwaysShowVerticalScroll: true,
  animateRows: false,
  rowBuffer: 10,
  navigateToNextCell: overHeadings,
};

export const selection = {
  mode: 'multiRow',
  checkboxes: false, // by TickCell
  headerCheckbox: true,
  enableClickSelection: false,
  isRowSelectable: (node: { data?: Any }) => node.data?.kind === 'row',
} as const;

/** ↑ ↓ walk over headings. */
function overHeadings({ nextCellPosition, key, api }: NavigateToNextCellParams<Any>) {
  if (!nextCellPosition || (key !== 'ArrowUp' && key !== 'ArrowDown')) return nextCellPosition;
  const by = key === 'ArrowDown' ? 1 : -1;
  let index = nextCellPosition.rowIndex;
  while (!nextCellPosition.rowPinned && api.getDisplayedRowAtIndex(index)?.data?.kind === 'group') index += by;
  return api.getDisplayedRowAtIndex(index) || nextCellPosition.rowPinned ? { ...nextCellPosition, rowIndex: index } : null;
}
