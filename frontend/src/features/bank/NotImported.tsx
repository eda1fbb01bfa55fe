import { useCallback, useMemo } from 'react';
import { call, Fault, saveFile } from '../../api';
import { useText } from '../../i18n';
import { base64, type Cell, workbook } from '../../parts/xlsx';
import { Button, type Column, DataGrid, Empty, toast, toastError, useCommands } from '../../ui';
import type { NotLine, Preview } from './data';
import { requestOf } from './look';
import type { Pending } from './pending';

type Rest = { row: number; why: string; text: string };

type LeftOut = Pick<Preview, 'rows' | 'notLines'>;
type Whole = LeftOut & { heading: string[]; cells: string[][] };

/** Rows of the file that an import leaves out, and why: what could not be read first, then headings, totals and hints. */
function useReasons() {
  const { fault } = useText();
  return useCallback(
    (left: LeftOut): Rest[] => {
      const broken = left.rows
        .filter((r) => r.status === 'skipped')
        .map((r) => ({
          row: r.row,
          why: r.why ? fault(new Fault(r.why)) : '',
          text: [r.date, r.time, r.amount, r.payerName, r.memo].filter(Boolean).join(' '),
        }));
      const rest = (left.notLines ?? []).map((n: NotLine) => ({
        row: n.row,
        why: fault(new Fault({ key: `statement.reason_${n.reason}` })),
        text: n.text,
      }));
      return [...broken, ...rest];
    },
    [fault],
  );
}

const rowId = (r: Rest) => `${r.row} ${r.text}`;

/** The rows of a file that are no lines, with the reason of each. */
export function NotLines({ preview }: { preview: Preview }) {
  const { t } = useText();
  const reasons = useReasons();
  const all = useMemo(() => reasons(preview), [reasons, preview]);
  const columns = useMemo(
    (): Column<Rest>[] => [
      { id: 'row', title: t('bank.col.row'), kind: 'number', width: 72, tone: () => 'dim', fixed: true, value: (r) => r.row || undefined },
      { id: 'why', title: t('bank.col.why'), width: 480 },
      { id: 'text', title: t('bank.col.text'), grow: true, tone: () => 'mid' },
    ],
    [t],
  );
  return (
    <DataGrid
      list="bank.notLines"
      label={t('bank.status.other')}
      columns={columns}
      rowId={rowId}
      source={{ rows: all }}
      empty={<Empty kind="done" title={t('bank.allRead')} />}
    />
  );
}

/** Saves the list of all that is not imported as a workbook, to be mended at the bank or by hand: more than the preview shows. */
export function SaveLeftOut({ preview, pending }: { preview: Preview; pending: Pending }) {
  const { t } = useText();
  const reasons = useReasons();
  const file = pending.file.name;
  const some = preview.counts.skipped.count > 0 || (preview.notLines ?? []).length > 0;
  const save = async () => {
    const title = t('bank.leftOut.title');
    const text = (value: string): Cell => ({ kind: 'text', value });
    try {
      const left = await call<Whole>('Bank.LeftOut', requestOf(pending));
      const all = reasons(left);
      // What could not be read stands in the columns of its file, to be mended there and imported by itself; the rest beside it.
      const bytes = await workbook(
        title,
        [title, file],
        [...left.heading, t('bank.col.row'), t('bank.col.why'), t('bank.col.text')],
        all.map((r, at) => {
          const own = left.cells[at];
          return [
            ...left.heading.map((_, i) => text(own[i] ?? '')),
            { kind: 'number', value: String(r.row || '') },
            text(r.why),
            text(own.length > 0 ? '' : r.text),
          ];
        }),
      );
      const saved = await saveFile({ name: `${title}-${file.replace(/\.[^.]*$/, '')}.xlsx`, data: base64(bytes) }, title);
      if (saved) toast(t('bank.leftOut.saved', { count: all.length, file: saved }));
    } catch (e) {
      toastError(e);
    }
  };
  useCommands([{ id: 'import.leftOut', title: t('bank.leftOut.save'), keys: 'Ctrl+E', rank: 19, when: some, run: () => void save() }]);
  if (!some) return null;
  return (
    <Button kind="bare" small icon="out" title={`${t('bank.leftOut.save')} (Ctrl E)`} onClick={() => void save()}>
      {t('bank.leftOut.save')}
    </Button>
  );
}
