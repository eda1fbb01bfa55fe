import { createGrid, type GridApi, type GridOptions } from 'ag-grid-community';
import { memo, type ReactNode, type ReactPortal, type RefObject, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { added } from './lines';

type Props<T> = {
  /** The grid, while it stands. */
  api: RefObject<GridApi<T> | null>;
  /** What the grid is made with. Its events go to the functions that were given last; the rest of it stays. */
  made: GridOptions<T>;
  /** What may change while it stands: each by itself. */
  live: GridOptions<T>;
};

/**
 * AG Grid itself, without its layer for React: that makes a component of every cell, and half of the time of a frame while one
 * scrolls. What React draws in it comes by `Drawings`, which is the grid's context.
 */
export function Ag<T>({ api, made, live }: Props<T>) {
  const place = useRef<HTMLDivElement>(null);
  const [drawings] = useState(() => new Drawings());
  const given = useRef(live);
  const events = useRef(made);
  events.current = made;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the grid is made once
  useLayoutEffect(() => {
    const grid = createGrid(place.current as HTMLDivElement, { ...made, ...latest(events), ...given.current, context: drawings });
    api.current = grid;
    return () => {
      api.current = null;
      grid.destroy();
    };
  }, []);
  useLayoutEffect(() => {
    const before = given.current;
    given.current = live;
    const more = added(before.rowData ?? [], live.rowData ?? []);
    if (more) api.current?.applyTransaction({ add: more });
    const changed = Object.entries(live).filter(
      ([name, value]) => before[name as keyof GridOptions<T>] !== value && !(more && name === 'rowData'),
    );
    if (changed.length > 0) api.current?.updateGridOptions(Object.fromEntries(changed));
  }, [api, live]);

  return (
    <>
      <div ref={place} />
      <Drawn drawings={drawings} />
    </>
  );
}

/** The events of the options as functions that stay and do what was given last. */
function latest<T>(options: { current: GridOptions<T> }): GridOptions<T> {
  const names = Object.keys(options.current).filter((name) => name.startsWith('on'));
  const now = () => options.current as Record<string, (event: unknown) => void>;
  return Object.fromEntries(names.map((name) => [name, (event: unknown) => now()[name](event)]));
}

/** What React draws inside the grid: the places that the grid made for it, and what stands in each. */
export class Drawings {
  private keys = 0;
  private readonly all = new Map<HTMLElement, ReactPortal>();
  private readonly readers = new Set<() => void>();
  /** Another number after each change. */
  version = 0;

  put(place: HTMLElement, node: ReactNode) {
    this.all.set(place, createPortal(node, place, this.all.get(place)?.key ?? String(++this.keys)));
    this.tell();
  }

  drop(place: HTMLElement) {
    if (this.all.delete(place)) this.tell();
  }

  portals = () => [...this.all.values()];

  subscribe = (reader: () => void) => {
    this.readers.add(reader);
    return () => void this.readers.delete(reader);
  };

  private tell() {
    this.version++;
    for (const tell of this.readers) tell();
  }
}

const Drawn = memo(({ drawings }: { drawings: Drawings }) => {
  useSyncExternalStore(drawings.subscribe, () => drawings.version);
  return drawings.portals();
});
