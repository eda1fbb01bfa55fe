import type { ReactNode } from 'react';
import type { Fen } from '../../api';
import type { Status } from '../StatusRing';

/** How a column's values look, sort and copy. */
export type ColumnKind =
  | 'text'
  /** A document's number: struck through in a void row. */
  | 'code'
  /** Decimal string of yuan or Fen. */
  | 'money'
  /** Decimal string with its own places, right-aligned. */
  | 'decimal'
  | 'number'
  /** YYYY-MM-DD as it is. */
  | 'date'
  /** MM-DD, for lists of one year. */
  | 'monthDay'
  /** A ring and its word, by `status`; sorts and copies by the word unless `value` is given. */
  | 'status'
  /** Drawn by `render`: a Tag, buttons. `value` still sorts and copies. */
  | 'custom';

/** A status in a list: what StatusRing takes. */
export type StatusOf = { status: Status; share?: number; word: string };

export type Column<R> = {
  /** Stable: what is remembered of widths and order hangs on it. Also the field of the row unless `value` is given. */
  id: string;
  title: string;
  kind?: ColumnKind;
  /** Pixels at first. */
  width?: number;
  /** Takes the room that is left; give it to one column, the name. */
  grow?: boolean;
  value?: (row: R) => unknown;
  render?: (row: R) => ReactNode;
  status?: (row: R) => StatusOf;
  /** `late` only for overdue or wrong; `dim` for what steps back. */
  tone?: (row: R) => 'late' | 'dim' | 'mid' | 'strong' | undefined;
  /** Zero money as – (default) or 0.00. */
  zero?: 'dash' | 'digits';
  /** False: adding it up says nothing, as of a balance. */
  sum?: boolean;
  /** Money with its sign: a difference. */
  signed?: boolean;
  /** False: a click on the head does not sort. Default: what is not `custom`, and lists that hold all rows. */
  sortable?: boolean;
  /** Not shown until chosen under 列. */
  hidden?: boolean;
  /** Shown only when the window is at least this wide (CSS pixels): a step of `useWidth`. */
  from?: number;
  /** Cannot be hidden. */
  fixed?: boolean;
};

export type Sort = { id: string; desc: boolean };

/** One page of a list by keyset: `next` is what to ask after, '' or absent at the end. */
export type Page<R> = { rows: R[]; next?: string };

/** Where the rows come from. */
export type Source<R> =
  | {
      /** All of them; undefined while they are loading. */
      rows: readonly R[] | undefined;
      error?: unknown;
      retry?: () => void;
    }
  | Paged<R>;

/** What of a list is asked for: `after` is the `next` of the page before, '' at first. */
export type PageRequest = { after: string; limit: number; sort: Sort | undefined };

/** A list in pages; `P` may bring more than rows, such as the sums of all of them. */
export type Paged<R, P extends Page<R> = Page<R>> = {
  /** The query's key; the first part names the kinds whose change refreshes it (see `callKey`). */
  key: readonly unknown[];
  load: (page: PageRequest, signal: AbortSignal) => Promise<P>;
  limit?: number;
};

/** A heading between rows: 对得上 17 笔 203,150.00 */
export type Group = { id: string; title: ReactNode; note?: ReactNode; sum?: string | Fen; signed?: boolean; end?: ReactNode };

/** What stands in the list's place: every list handles all five. */
export type ListState = 'loading' | 'failed' | 'empty' | 'noMatch' | 'rows';

/** A line of the grid: a row, a group's heading, or the totals. */
export type Line<R> =
  | { kind: 'row'; id: string; row: R }
  | { kind: 'group'; id: string; group: Group }
  | { kind: 'total'; id: string; totals: Totals };

/** The pinned last row, by column id; `label` names it in the first column. */
export type Totals = { label: string; values: Record<string, string | Fen | undefined> };

export type GridProps<R> = {
  /** Stable name of the list; its columns, order and sort are remembered under it. */
  list: string;
  /** For screen readers. */
  label: string;
  columns: Column<R>[];
  source: Source<R>;
  rowId: (row: R) => string | number;
  /** Enter, or a click: opens the row. */
  onOpen?: (row: R) => void;
  /** What Enter does, for the foot; 打开 by default. */
  openHint?: string;
  /** The row the keys act on has changed (undefined: none, or a heading). */
  onAt?: (row: R | undefined) => void;
  /** Puts the keys on this row, as when it is named in the address. */
  at?: string | number;
  /** Ticks in front of rows. Ids as strings. */
  selected?: readonly string[];
  onSelect?: (ids: string[], rows: R[]) => void;
  /** All were asked for (the tick of the heading, Ctrl+A), and those that are there are ticked: the rest of a paged list. */
  onSelectAll?: () => void;
  /** The heading a row belongs under; headings stand in the order of `groups`. */
  groups?: Group[];
  groupOf?: (row: R) => string;
  /** A row as a whole: `void` struck and faint, `done` faint, `doubt` on ochre. */
  rowTone?: (row: R) => 'void' | 'done' | 'doubt' | undefined;
  totals?: Totals;
  sort?: Sort;
  /** Nothing yet, and (when `filtered`) nothing that fits. */
  empty: ReactNode;
  noMatch?: ReactNode;
  filtered?: boolean;
  /** Whether the list may take the focus when it appears (default). */
  autoFocus?: boolean;
};
