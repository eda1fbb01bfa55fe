import type { Memory } from './memory';
import type { Column } from './types';

/** The columns in the order and with the gaps that this computer remembers; `width` is the step that the window reaches. */
export function arranged<R>(columns: Column<R>[], { order = [], hidden }: Memory, width: number): { c: Column<R>; hide: boolean }[] {
  const place = (c: Column<R>) => (order.includes(c.id) ? order.indexOf(c.id) : columns.indexOf(c));
  return columns
    .toSorted((a, b) => place(a) - place(b))
    .map((c) => ({ c, hide: !c.fixed && (hidden?.[c.id] ?? (c.hidden || (c.from ?? 0) > width)) }));
}
