import { lazy, Suspense, useState } from 'react';
import { useText } from '../i18n';
import { Button } from './Button';
import { arranged } from './grid/columns';
import { forget, useMemory } from './grid/memory';
import { Skeleton } from './grid/Skeleton';
import type { Column, GridProps } from './grid/types';
import { useWidth } from './grid/width';
import { Pop } from './Pop';

export type { Column, ColumnKind, Group, ListState, Page as RowsPage, PageRequest, Sort, Source, StatusOf, Totals } from './grid/types';

type Drawn = <R>(props: GridProps<R>) => React.ReactNode;
const load = () => import('./grid/Grid');
const Lazy = lazy(load) as unknown as Drawn;
let Ready: Drawn | undefined;

/** Fetches the grid's code and tries it while nobody waits for it: then a list is drawn together with its place. */
export async function prepareGrid(isDark: boolean) {
  const { default: Grid, practise } = await load();
  await idle();
  practise(isDark);
  Ready = Grid as unknown as Drawn;
}

const idle = () =>
  new Promise<void>((done) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => done(), { timeout: 5000 });
    else setTimeout(done, 100); // WebKit
  });

/**
 * Every list. Give `columns` and `rowId` a stable identity (useMemo, module level). Rows come whole or by keyset pages;
 * ↑ ↓ walk, Enter opens, Space ticks, Ctrl C copies the ticked rows (or the current one) for Excel and WPS. Columns can
 * be widened, moved, hidden (`ColumnsButton`) and sorted; that is remembered per `list`. Loading, failed, empty, no
 * match and rows each have their look; sums belong into `Sums` under it, or `totals` in it.
 */
export function DataGrid<R>(props: GridProps<R>) {
  const [Now] = useState(() => Ready);
  if (Now) return <Now {...props} />;
  return (
    <Suspense
      fallback={
        <div className="wrap data-grid" data-state="loading">
          <Skeleton columns={props.columns} ticks={Boolean(props.onSelect)} />
        </div>
      }
    >
      <Lazy {...props} />
    </Suspense>
  );
}

/** 列: which columns a list shows; for the head of the page. */
export function ColumnsButton<R>({ list, columns }: { list: string; columns: Column<R>[] }) {
  const { t } = useText();
  const [memory, remember] = useMemory(list);
  const width = useWidth();
  const [open, setOpen] = useState(false);
  return (
    <Pop
      open={open}
      onOpen={setOpen}
      side="right"
      content={
        <div className="columns-menu">
          {arranged(columns, memory, width)
            .filter(({ c }) => c.title !== '')
            .map(({ c, hide }) => (
              <label key={c.id} className="check">
                <input
                  type="checkbox"
                  checked={!hide}
                  disabled={c.fixed}
                  onChange={(e) => remember({ hidden: { ...memory.hidden, [c.id]: !e.target.checked } })}
                />
                <span>{c.title}</span>
              </label>
            ))}
          <Button small kind="bare" onClick={() => forget(list)}>
            {t('ui.columnsReset')}
          </Button>
        </div>
      }
    >
      <Button kind="bare" icon="cols">
        {t('ui.columns')}
      </Button>
    </Pop>
  );
}
