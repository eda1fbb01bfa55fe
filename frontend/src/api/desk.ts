import { call } from './call';
import { inWindow } from './door';

// The window around the page. A browser has none of this: there everything here does nothing.

/** A menu as the system shows it; an item without an id is a rule. */
export type MenuBar = { menus: { title: string; items: { id: string; title: string; keys: string }[] }[] };

/** What came to the window from outside: a book that was opened by its file, and why the first one did not open (the JSON of the wire). */
export type Arrived = { path: string; trouble: string };

type WindowEvents = { command: string; arrived: undefined; closing: undefined };

/** Listens to the window: a command chosen in its menu, a book that came, the wish to close it. Returns how to stop. */
export function onWindow<N extends keyof WindowEvents>(name: N, fn: (data: WindowEvents[N]) => void): () => void {
  if (!inWindow()) return () => {};
  return window.runtime?.EventsOn(name, (data) => fn(data as WindowEvents[N])) ?? (() => {});
}

/** Listens to files that are dropped anywhere, by their paths, which the page itself is not given. */
export function onFilePaths(fn: (paths: string[]) => void): () => void {
  if (!inWindow()) return () => {};
  window.runtime?.OnFileDrop?.((_x, _y, paths) => fn(paths), false);
  return () => window.runtime?.OnFileDropOff?.();
}

const tell = <T>(method: string, request: unknown): Promise<T | undefined> =>
  inWindow() ? call<T>(`Desk.${method}`, request) : Promise.resolve(undefined);

export const desk = {
  arrived: () => tell<Arrived>('Arrived', {}),
  menu: (bar: MenuBar) => tell<object>('Menu', bar),
  placed: () => tell<object>('Placed', {}),
  title: (title: string) => tell<object>('Title', { title, body: '', open: '' }),
  /** Shows a notification of the system, where there are any; a click on it does the command. */
  notify: (title: string, body: string, open: string) => tell<{ shown: boolean }>('Notify', { title, body, open }),
  /** Closes the window, as its own button does: it may be asked first. */
  close: () => tell<object>('Close', {}),
  /** Closes the window at once; what runs is stopped. */
  quit: () => tell<object>('Quit', {}),
};
