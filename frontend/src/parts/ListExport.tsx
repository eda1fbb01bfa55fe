import dayjs from 'dayjs';
import { useState } from 'react';
import { saveFile, yuan } from '../api';
import { useText } from '../i18n';
import { Button, type Column, type Sort, toast, toastError, useCommands } from '../ui';
import { arranged } from '../ui/grid/columns';
import { cellOf, sorted } from '../ui/grid/lines';
import { useMemory, useSort } from '../ui/grid/memory';
import { useWidth } from '../ui/grid/width';
import { base64, type Cell, workbook } from './xlsx';

type Props<R> = {
  /** The list's stable name, whose columns, order and sort are remembered. */
  list: string;
  columns: Column<R>[];
  /** Every row of the filter, in the order of the screen; asked for when the export begins. */
  rows: (sort: Sort | undefined) => Promise<readonly R[]> | readonly R[];
  /** Sorted here (lists that hold all rows) or already by the program. */
  whole?: boolean;
  sort?: Sort;
  /** The title, and what was filtered, each a line above the columns. */
  title: string;
  filter?: string[];
};

/** 导出: the rows, columns and order on the screen as a workbook, with the filter and the moment in its heading. */
export function ListExport<R>({ list, columns, rows, whole, sort: first, title, filter = [] }: Props<R>) {
  const { t } = useText();
  const [memory] = useMemory(list);
  const sort = useSort(list, first);
  const width = useWidth();
  const [busy, setBusy] = useState(false);

  const run = async () => {
    const shown = arranged(columns, memory, width).flatMap(({ c, hide }) => (hide || c.title === '' ? [] : [c]));
    setBusy(true);
    try {
      const all = await rows(sort);
      const now = dayjs();
      const heading = [title, ...filter, t('parts.list.at', { at: now.format('YYYY-MM-DD HH:mm') })];
      const cells = (whole ? sorted(all, columns, sort) : all).map((r) => shown.map((c) => cell(c, r)));
      const bytes = await workbook(
        title,
        heading,
        shown.map((c) => c.title),
        cells,
        { word: t('reports.total'), of: shown.map((c, x) => x > 0 && c.kind === 'money' && c.sum !== false) },
      );
      const file = await saveFile({ name: `${title}-${now.format('YYYYMMDD')}.xlsx`, data: base64(bytes) }, t('parts.export.title'));
      if (file) toast(t('parts.list.saved', { count: cells.length, file }));
    } catch (e) {
      toastError(e);
    } finally {
      setBusy(false);
    }
  };
  useCommands([{ id: `${list}.export`, title: t('parts.list.export'), keys: 'Ctrl+E', rank: 65, when: !busy, run: () => void run() }]);
  return (
    <Button kind="bare" icon="out" disabled={busy} title={`${t('parts.list.export')} (Ctrl E)`} onClick={() => void run()}>
      {t('parts.export.go')}
    </Button>
  );
}

function cell<R>(c: Column<R>, row: R): Cell {
  const v = cellOf(c, row);
  if (v === undefined || v === null) return { kind: 'text', value: '' };
  if (c.kind === 'money') return { kind: 'money', value: typeof v === 'string' ? v : yuan(v as never) };
  const text = String(v);
  if ((c.kind === 'number' || c.kind === 'decimal') && /^-?\d+(\.\d+)?$/.test(text)) return { kind: 'number', value: text };
  if ((c.kind === 'date' || c.kind === 'monthDay') && /^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'day', value: text };
  return { kind: 'text', value: text };
}
