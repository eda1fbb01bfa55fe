import { AG_GRID_LOCALE_CN, AG_GRID_LOCALE_EN } from '@ag-grid-community/locale';
import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  type GridApi,
  type GridOptions,
  LocaleModule,
  ModuleRegistry,
  PinnedRowModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
} from 'ag-grid-community';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { copyText } from '../../api';
import { useAppearance } from '../../appearance';
import { useText } from '../../i18n';
import { useCommands } from '../commands';
import { ErrorNote } from '../Note';
import { toast } from '../UndoToast';
import { Ag } from './Ag';
import { arranged } from './columns';
import { definition } from './definition';
import { linesOf, sorted, toTsv } from './lines';
import { places, useMemory, useSort } from './memory';
import { always, selection, ticks } from './options';

export { practise } from './practise';

import { Skeleton } from './Skeleton';
import { useRows } from './source';
import { gridTheme } from './theme';
import type { Column, GridProps, Line } from './types';
import { useWidth } from './width';

ModuleRegistry.registerModules([
  ClientSideRowModelModule,
  RowSelectionModule,
  PinnedRowModule,
  ColumnApiModule,
  RowApiModule,
  ScrollApiModule,
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelApiModule,
  RowStyleModule,
  LocaleModule,
]);

type Any = Line<unknown>;

/** The one list of the program; see `DataGrid`, which loads it when it is first needed. */
export default function Grid<R>(props: GridProps<R>) {
  const { list, label, source, rowId, groups, groupOf, totals, filtered = false } = props;
  const { t, language } = useText();
  const { isDark } = useAppearance();
  const [memory, remember] = useMemory(list);
  const width = useWidth();
  const grid = useRef<GridApi<Any>>(null);
  const latest = useRef(props);
  latest.current = props;

  const sort = useSort(list, props.sort);
  const { rows, state, error, retry, more } = useRows(source, sort, filtered);
  const paged = 'load' in source;
  const ordered = useMemo(() => (paged ? rows : sorted(rows, props.columns, sort)), [rows, props.columns, sort, paged]);
  const lines = useMemo(() => linesOf(ordered, rowId, groups, groupOf), [ordered, rowId, groups, groupOf]);
  const pinned = useMemo(() => (totals ? [{ kind: 'total', id: 'total', totals } as Line<R>] : []), [totals]);

  // ---- columns
  const { order, hidden } = memory;
  const visible = useMemo(() => arranged(props.columns, { order, hidden }, width), [props.columns, order, hidden, width]);
  const widths = useRef(memory.widths);
  widths.current = memory.widths;
  const defs = useMemo(() => {
    const first = visible.find((v) => !v.hide)?.c.id;
    return visible.map(({ c, hide }) => definition(c as Column<unknown>, hide, c.id === first, sort, widths.current?.[c.id], paged));
  }, [visible, sort, paged]);
  const theme = gridTheme(isDark);

  // ---- the row the keys act on
  const atId = useRef<string | undefined>(undefined);
  const [hasAt, setHasAt] = useState(false);
  const step = useCallback((by: number) => {
    const api = grid.current;
    if (!api) return;
    let i = (api.getFocusedCell()?.rowIndex ?? (by > 0 ? -1 : 1)) + by;
    while (api.getDisplayedRowAtIndex(i)?.data?.kind === 'group') i += by;
    if (api.getDisplayedRowAtIndex(i)) focusRow(api, i);
  }, []);
  const atRow = (): R | undefined => {
    const node = atId.current === undefined ? undefined : grid.current?.getRowNode(atId.current);
    return node?.data?.kind === 'row' ? (node.data.row as R) : undefined;
  };
  const open = () => {
    const row = atRow();
    if (row !== undefined) props.onOpen?.(row);
  };
  const copy = () => {
    const api = grid.current;
    if (!api) return;
    const shown = api.getAllDisplayedColumns().flatMap((col) => props.columns.find((c) => c.id === col.getColId()) ?? []);
    const chosen = lines.flatMap((l) => (l.kind === 'row' && props.selected?.includes(l.id) ? [l.row] : []));
    const one = atRow();
    const what = chosen.length ? chosen : one === undefined ? [] : [one];
    if (what.length)
      void copyText(toTsv(shown, what)).then((ok) => ok && toast(t('ui.copiedRows', { count: what.length }), { icon: 'copy' }));
  };
  const some = state === 'rows';
  useCommands([
    { id: `${list}.down`, title: t('ui.nextRow'), keys: '↓', rank: 1, when: some, hidden: true, run: () => step(1) },
    {
      id: `${list}.up`,
      title: t('ui.previousRow'),
      keys: '↑',
      hint: t('ui.row'),
      hintKeys: '↑+↓',
      rank: 0,
      when: some,
      hidden: true,
      run: () => step(-1),
    },
    {
      id: `${list}.select`,
      title: t('ui.select'),
      keys: 'Space',
      hint: t('ui.select'),
      rank: 2,
      when: some && Boolean(props.onSelect),
      passive: true,
      hidden: true,
      run: () => {},
    },
    {
      id: `${list}.open`,
      title: props.openHint ?? t('ui.open'),
      hint: props.openHint ?? t('ui.open'),
      keys: 'Enter',
      rank: 3,
      when: some && hasAt && Boolean(props.onOpen),
      hidden: true,
      run: open,
    },
    {
      id: `${list}.all`,
      title: t('ui.selectAll'),
      keys: 'Ctrl+A',
      rank: 61,
      when: some && Boolean(props.onSelect),
      run: () => grid.current?.selectAll('all', 'keyboardSelectAll'),
    },
    { id: `${list}.copy`, title: t('ui.copyRows'), hint: t('ui.copyRows'), keys: 'Ctrl+C', rank: 60, when: some, run: copy },
  ]);

  // ---- selection follows `selected`
  const told = useRef<{ ids: string; lines: unknown }[]>([]);
  const tell = (ids: string[], of: R[]) => {
    told.current.push({ ids: ids.join(), lines });
    latest.current.onSelect?.(ids, of);
  };
  useEffect(() => {
    const api = grid.current;
    if (!api || !props.selected) return;
    // What came from here stands here; meanwhile more may have been ticked, which comes next.
    const ids = props.selected.join();
    const own = told.current.findIndex((x) => x.lines === lines && x.ids === ids);
    told.current = own < 0 ? [] : told.current.slice(own + 1);
    if (own >= 0) return;
    if (props.selected.length === 0) return api.deselectAll('all', 'api');
    const wanted = new Set(props.selected);
    const on: string[] = [];
    const off: string[] = [];
    for (const l of lines) {
      const node = api.getRowNode(l.id);
      if (node && l.kind === 'row' && node.isSelected() !== wanted.has(l.id)) (wanted.has(l.id) ? on : off).push(l.id);
    }
    const nodes = (ids: string[]) => ids.flatMap((id) => api.getRowNode(id) ?? []);
    if (on.length) api.setNodesSelected({ nodes: nodes(on), newValue: true });
    if (off.length) api.setNodesSelected({ nodes: nodes(off), newValue: false });
  }, [props.selected, lines]);

  // ---- coming back to where one was, and following `at`
  const settle = useCallback(() => {
    const api = grid.current;
    if (!api) return;
    const { at, autoFocus = true } = latest.current;
    const before = places.get(list);
    // One that is not in the list, or on no page of it so far, leaves the keys where they were.
    const wanted = at !== undefined && api.getRowNode(String(at)) ? String(at) : (atId.current ?? before?.at);
    if (atId.current === undefined && before && api.getDisplayedRowCount() > 0)
      api.ensureIndexVisible(Math.min(before.top, api.getDisplayedRowCount() - 1), 'top');
    const index = wanted === undefined ? undefined : api.getRowNode(wanted)?.rowIndex;
    const now = api.getFocusedCell()?.rowIndex;
    const busy = document.activeElement && document.activeElement !== document.body && !document.activeElement.closest('.data-grid, .nav');
    if (index !== undefined && index !== null) {
      if (index !== now) focusRow(api, index, !autoFocus || Boolean(busy));
    } else if (autoFocus && !busy && api.getDisplayedRowCount() > 0) {
      // The row that was worked on is gone: the keys stay where they are, on the one that took its place.
      let i = Math.min(now ?? 0, api.getDisplayedRowCount() - 1);
      if (api.getDisplayedRowAtIndex(i)?.data?.kind === 'group') i = api.getDisplayedRowAtIndex(i + 1) ? i + 1 : i - 1;
      focusRow(api, i);
    }
  }, [list]);
  // Near the end of what is there, more is asked for.
  const reach = () => {
    if (lines.length > 0 && (grid.current?.getLastDisplayedRowIndex() ?? 0) > lines.length - 150) more();
  };
  // A new `at` from outside moves the keys there.
  useEffect(() => {
    if (props.at !== undefined && String(props.at) !== atId.current) settle();
  }, [props.at, settle]);
  // Before the grid itself goes.
  useLayoutEffect(
    () => () => {
      const api = grid.current;
      if (api) places.set(list, { top: Math.max(0, api.getFirstDisplayedRowIndex()), at: atId.current });
    },
    [list],
  );

  const words = language === 'en' ? AG_GRID_LOCALE_EN : AG_GRID_LOCALE_CN;
  const made: GridOptions<Any> = {
    ...always,
    localeText: words,
    selectionColumnDef: { ...ticks, cellRendererParams: { label: words.ariaRowToggleSelection } },
    rowClassRules: rowClasses(latest),
    onFirstDataRendered: settle,
    onRowDataUpdated: () => {
      requestAnimationFrame(settle);
      reach();
    },
    onCellFocused: (e) => {
      if (e.rowPinned || e.rowIndex === null) return;
      const data = e.api.getDisplayedRowAtIndex(e.rowIndex)?.data;
      const id = data?.kind === 'row' ? data.id : undefined;
      if (id === atId.current) return;
      atId.current = id;
      setHasAt(id !== undefined);
      latest.current.onAt?.(data?.kind === 'row' ? (data.row as R) : undefined);
    },
    onCellClicked: (e) => {
      if (e.data?.kind !== 'row' || e.column.getColId().startsWith('ag-Grid-Selection')) return;
      const target = e.event?.target;
      if (target instanceof Element && target.closest('button, a, input, label')) return;
      if (!window.getSelection()?.toString()) latest.current.onOpen?.(e.data.row as R);
    },
    onCellKeyDown: (e) => {
      const key = e.event as KeyboardEvent | undefined;
      if (key?.key !== 'Enter' || key.ctrlKey || key.metaKey || key.isComposing || e.data?.kind !== 'row' || !latest.current.onOpen) return;
      if (key.target instanceof Element && key.target.closest('button, a')) return;
      key.preventDefault();
      latest.current.onOpen(e.data.row as R);
    },
    onSelectionChanged: (e) => {
      if (e.source === 'api' || !latest.current.onSelect) return;
      const chosen = e.api.getSelectedRows().flatMap((l) => (l.kind === 'row' ? [l] : []));
      const whole = e.source === 'uiSelectAll' || e.source === 'keyboardSelectAll';
      if (whole && chosen.length === 0) return tell([], []);
      // What was ticked under another filter stays ticked while its row is out of sight.
      const away = (latest.current.selected ?? []).filter((id) => !e.api.getRowNode(id));
      tell(
        [...away, ...chosen.map((l) => l.id)],
        chosen.map((l) => l.row as R),
      );
      if (whole) latest.current.onSelectAll?.();
    },
    onSortChanged: (e) => {
      if (e.source !== 'uiColumnSorted') return;
      const by = e.api.getColumnState().find((c) => c.sort);
      remember({ sort: by?.sort ? { id: by.colId, desc: by.sort === 'desc' } : null });
    },
    onColumnResized: (e) => {
      if (!e.finished || e.source !== 'uiColumnResized' || !e.column) return;
      remember({ widths: { ...widths.current, [e.column.getColId()]: e.column.getActualWidth() } });
    },
    onColumnMoved: (e) => {
      if (!e.finished || e.source !== 'uiColumnMoved') return;
      remember({ order: e.api.getColumnState().map((c) => c.colId) });
    },
    onBodyScroll: (e) => {
      if (e.direction === 'vertical') reach();
    },
  };
  const live: GridOptions<Any> = {
    theme,
    rowData: lines as Any[],
    columnDefs: defs,
    rowSelection: props.onSelect ? selection : undefined,
    pinnedBottomRowData: pinned as Any[],
  };

  const stand = () => {
    switch (state) {
      case 'loading':
        return <Skeleton columns={visible.filter((v) => !v.hide).map((v) => v.c)} ticks={Boolean(props.onSelect)} />;
      case 'failed':
        return (
          <div className="stand">
            <ErrorNote error={error} retry={retry} />
          </div>
        );
      case 'empty':
        return <div className="stand">{props.empty}</div>;
      case 'noMatch':
        return <div className="stand">{props.noMatch ?? props.empty}</div>;
      case 'rows':
        return error ? (
          <div className="stale">
            <ErrorNote error={error} retry={retry} />
          </div>
        ) : null;
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: AG Grid makes the grid itself; this only names it
    <div className="wrap data-grid" data-state={state} role="group" aria-label={label} aria-busy={state === 'loading'}>
      <Ag key={language} api={grid} made={made} live={live} />
      {stand()}
    </div>
  );
}

function focusRow(api: GridApi<Any>, index: number, onlyShow = false) {
  api.ensureIndexVisible(index);
  const column = api.getFocusedCell()?.column ?? api.getAllDisplayedColumns().find((c) => !c.getColId().startsWith('ag-Grid'));
  if (column && !onlyShow) api.setFocusedCell(index, column);
}

const rowClasses = <R,>(props: { current: GridProps<R> }) =>
  Object.fromEntries(
    (['void', 'done', 'doubt'] as const).map((tone) => [
      `row-${tone}`,
      (p: { data?: Any }) => p.data?.kind === 'row' && props.current.rowTone?.(p.data.row as R) === tone,
    ]),
  );
