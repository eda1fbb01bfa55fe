import { call, callKey, type MethodName } from '../../api';
import type { Key, Language, useText } from '../../i18n';
import type { Column, Search, Sort } from '../../ui';
import type { Paged, PageRequest } from '../../ui/grid/types';

export type Say = ReturnType<typeof useText>['t'];

/** A page of rows as the program answers it: `count` and the list's sums are of all that the filter finds. */
export type Answer<R> = { rows: R[]; count: number; next: string };

type Choice = { value: string; label: string; note?: string };

/** One thing a list can be filtered by: a chip while it is set, and a field of the form. */
export type Filter<A> = {
  /** Its name in the address. */
  id: string;
  title: Key;
  /** How it is asked for. Without it only other screens set it. */
  field?: 'day' | 'customer' | 'feeItem' | ((t: Say, answer: A | undefined) => Choice[]);
  /** Other filters that it stands for; setting one takes the other away. */
  instead?: string[];
};

/** A filter with a name: those that come with the program stand in the switch beside the title. */
export type View = {
  id: string;
  title: string;
  search: Search;
  /** How many there are stands beside it; `late` in red. */
  count?: 'plain' | 'late';
  /** What is said when nothing is in it: worked off (`done`), or simply none. */
  empty?: { kind: 'done' | 'noMatch'; title: string; note?: string };
};

/** The views that one filter makes, one for each of its values; the first stands for no filter. */
export const viewsBy = <V extends string>(
  id: string,
  values: readonly V[],
  title: (value: V) => string,
  empty?: (value: V) => View['empty'],
): View[] => values.map((v, i) => ({ id: v, title: title(v), search: i === 0 ? {} : { [id]: v }, empty: empty?.(v) }));

/** An amount under the list: of the filter as the program sums it, of the selection by its rows; `signed` where it may fall below 0. */
export type Sum<R, A> = { title: Key; of: (answer: A) => string; row?: (row: R) => string; tone?: 'late'; signed?: true };

/** All that is particular to a list. `useListPage` and `ListPage` do the rest. */
export type List<R, A extends Answer<R>> = {
  /** Stable: columns, ticks and views are remembered under it, its commands begin with it. */
  name: string;
  /** The list stands at this address, what is open of it at `<path>/<id>`. */
  path: string;
  title: Key;
  /** What the search looks at. */
  searchBy: Key;
  /** `3 张`: how many rows. */
  count: Key;
  call: MethodName;
  /** The subjects whose change makes it stale. */
  kinds: string[];
  /** What the filters of the address ask for. */
  ask: (search: Search) => object;
  rowId: (row: R) => string | number;
  /** In the order of their chips. */
  filters: Filter<A>[];
  views: (t: Say, language: Language) => View[];
  sums: Sum<R, A>[];
  sort?: Sort;
  /** Columns that the program sorts by another name. */
  sortNames?: Record<string, string>;
  columns: (t: Say, search: Search) => Column<R>[];
  /** The columns that stay beside an open drawer, the most needed first; in a wide window others come to them. */
  beside: string[];
};

/** Of an address what the list itself filters by, without what other places keep in it. */
export const ownSearch = <R, A extends Answer<R>>({ filters }: List<R, A>, search: Search): Search =>
  Object.fromEntries(Object.entries(search).filter(([k, v]) => v && (k === 'q' || filters.some((f) => f.id === k))));

/** Whether two filters are the same, in whatever order. */
export const same = (a: Search, b: Search): boolean => {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((k) => a[k] === b[k]);
};

/** The view that a filter is in: the one that agrees with it in all that views of the list speak of. */
export function viewOf(views: View[], search: Search): View | undefined {
  const part = spoken(views, search);
  return views.find((v) => same(v.search, part));
}

const spoken = (views: View[], search: Search): Search => pick(search, (k) => views.some((v) => k in v.search));

/** The filter after a view was chosen: what views do not speak of stays. */
export const inView = (views: View[], view: View, search: Search): Search => ({
  ...pick(search, (k) => !views.some((v) => k in v.search)),
  ...view.search,
});

const pick = (search: Search, which: (key: string) => boolean): Search =>
  Object.fromEntries(Object.entries(search).filter(([k]) => which(k)));

/** Asks for a page of the list. */
export const load = async <R, A extends Answer<R>>(
  list: List<R, A>,
  search: Search,
  { sort, ...page }: Partial<PageRequest>,
  signal?: AbortSignal,
): Promise<A> => {
  const by = sort ? { sort: list.sortNames?.[sort.id] ?? sort.id, desc: sort.desc } : {};
  const answer = await call<A>(list.call, { ...list.ask(search), ...by, ...page }, signal);
  return { ...answer, rows: answer.rows ?? [] };
};

/** The list under a filter, for the grid. */
export const sourceOf = <R, A extends Answer<R>>(list: List<R, A>, search: Search): Paged<R, A> => ({
  key: callKey(list.kinds, list.call, list.ask(search)),
  load: (page, signal) => load(list, search, page, signal),
});

// What an open drawer leaves to the list of a window that reaches a step: without the rail, the drawer, the ticks and the scroll bar.
const rooms = [1000, 1080, 1200, 1280, 1360, 1400, 1600, 1900, 2500].map((step) => ({
  step,
  room: step - (step < 1200 ? 48 + 400 : step < 1600 ? 176 + 440 : 176 + 560) - 56,
}));

/** The step from which on `used` pixels have room, also where a wider window shows a wider drawer. */
const stepFor = (used: number, from: number): number | undefined =>
  rooms.find(({ step }, i) => step >= from && rooms.slice(i).every(({ room }) => room >= used))?.step;

/**
 * A list's columns beside its open drawer: `always`, the most needed first, but the last of them where a narrow window has no room
 * for it; and of the others, those for wide windows last, as many as leave a name its room.
 */
export function besideDrawer<R>(columns: Column<R>[], always: string[]): Column<R>[] {
  const from = new Map<string, number>();
  let used = 0;
  for (const c of always.flatMap((id) => columns.filter((c) => c.id === id))) {
    used += c.grow ? 96 : (c.width ?? 120);
    from.set(c.id, Math.min(stepFor(used, 0) ?? 1360, 1360));
  }
  const wide = (c: Column<R>) => (c.grow ? Math.max(c.width ?? 0, 180) : (c.width ?? 120));
  used = columns.reduce((sum, c) => sum + (always.includes(c.id) ? wide(c) : 0), 0);
  const rest = columns.filter((c) => !always.includes(c.id) && !c.hidden);
  for (const c of rest.sort((a, b) => (a.from ?? 0) - (b.from ?? 0))) {
    used += wide(c);
    from.set(c.id, stepFor(used, 1600) ?? Number.POSITIVE_INFINITY);
  }
  return columns.map((c) => ({ ...c, from: from.get(c.id) ?? c.from }));
}
