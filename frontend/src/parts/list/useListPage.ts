import { useCallback, useMemo, useRef } from 'react';
import { useText } from '../../i18n';
import { type Search, type Sort, useAddress } from '../../ui';
import { useSort } from '../../ui/grid/memory';
import { usePages } from '../../ui/grid/source';
import { useSelection } from '../selection';
import { useWalk } from '../walk';
import { type Answer, besideDrawer, type List, load, ownSearch, sourceOf, viewOf } from './list';
import { useSavedViews } from './saved';

export type ListPageState<R, A extends Answer<R>> = ReturnType<typeof useListPage<R, A>>;

/** A list as its address says: what is asked for, what came, what is ticked, and what is open beside it. */
export function useListPage<R, A extends Answer<R>>(list: List<R, A>, open: string | undefined) {
  const { t, language } = useText();
  const { search: address, go, filter } = useAddress();
  const search = useMemo(() => ownSearch(list, address), [list, address]);
  const source = useMemo(() => sourceOf(list, search), [list, search]);
  const sort = useSort(list.name, list.sort);
  const { rows, first } = usePages(source, sort);
  const [chosen, choose] = useSelection(list.name, rows, list.rowId);
  const turn = useRef(0); // of choosing: what came after all were asked for holds
  const set = (ids: string[], of: R[]) => {
    turn.current++;
    choose(ids, of);
  };
  const views = useMemo(() => list.views(t, language), [list, t, language]);
  const saved = useSavedViews(list.name, search);

  const columns = useMemo(() => {
    const all = list.columns(t, search);
    return open === undefined ? all : besideDrawer(all, list.beside);
  }, [list, t, search, open]);

  const show = useCallback((id: string | number, replace = false) => go(`${list.path}/${id}`, search, replace), [list.path, go, search]);
  const walk = useWalk(open, show);
  const at = rows?.findIndex((r) => String(list.rowId(r)) === open) ?? -1;
  const step = (by: number) => {
    const next = at < 0 ? undefined : rows?.[at + by];
    return next && (() => walk.show(String(list.rowId(next)), true));
  };
  return {
    list,
    open,
    /** The row that is open, where it is among those that have been read. */
    at: rows?.[at],
    search,
    filter,
    source,
    columns,
    views,
    view: viewOf(views, search),
    saved,
    /** The first answer: count and sums of the filter. */
    answer: first,
    count: first?.count ?? 0,
    filtered: Object.keys(search).length > 0,
    chosen: {
      ...chosen,
      set,
      clear: () => set([], []),
      /** Every row of the filter, also those that have not been scrolled to. */
      all: async () => {
        if (!rows || rows.length >= (first?.count ?? 0)) return;
        const asked = ++turn.current;
        const all = (await load(list, search, { limit: 100_000, sort })).rows;
        if (turn.current === asked) choose([...new Set([...chosen.ids, ...all.map((r) => String(list.rowId(r)))])], all);
      },
    },
    walk,
    show,
    goTo: (search: Search) => go(list.path, search),
    /** For the drawer of what is open: how it is closed, and the rows before and after it. */
    steps: { onClose: () => go(list.path, search), onPrevious: step(-1), onNext: step(1) },
    /** Every row of the filter, in the order of the screen. */
    all: async (sort: Sort | undefined) => (await load(list, search, { limit: 100_000, sort })).rows,
  };
}
