import { createContext, useContext, useEffect, useId, useMemo, useRef, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { remembered } from '../remember';
import { isComposing, isTyping, keysOf } from './keys';

/** One thing that can be done here. The foot, tooltips, palette and help all read it; nobody else listens to keys. */
export type Command = {
  /** Unique: `invoices.print`. */
  id: string;
  /** What it does, in the current language. */
  title: string;
  /** 'Ctrl+Enter', 'E', '?' … Alternatives in an array; the first is shown. */
  keys?: string | string[];
  /** Short words for the foot; without them it is not in the foot. */
  hint?: string;
  /** What the foot shows instead of `keys`, for a pair: '↑+↓'. */
  hintKeys?: string;
  /** Order in the foot and the help: small first. Defaults to 50. */
  rank?: number;
  /** False while it cannot be done: it neither runs nor shows. */
  when?: boolean;
  /** Shown but not dispatched: the grid or the browser handles these keys itself. */
  passive?: boolean;
  /** Runs even while typing (Ctrl+… and Esc always do). */
  typing?: boolean;
  /** Not in the palette: it needs the place it is pressed at. */
  hidden?: boolean;
  /** The menu of the window it stands in. Only what holds at every place: a native menu is not made anew at each step. */
  menu?: MenuName;
  run: () => void;
};

export const menuNames = ['book', 'edit', 'go', 'view', 'help'] as const;
type MenuName = (typeof menuNames)[number];

/** A command with its turn: the order in which commands came. */
type Placed = Command & { turn: number };

type Entry = { owner: string; layer: number; commands: Placed[] };

// Registered by mounted components; what came last is asked first.
let entries: Entry[] = [];
let turns = 0;
let layers: string[] = [];
let shown: Command[] = [];
let onPage: Command[] = [];
let inMenus: Command[] = [];
const readers = new Set<() => void>();

const top = () => layers.length;

function changed() {
  const of = (layer: (n: number) => boolean) =>
    entries
      .filter((e) => layer(e.layer))
      .flatMap((e) => e.commands.filter((c) => c.when !== false))
      .sort((a, b) => a.turn - b.turn);
  shown = of((n) => n >= top());
  onPage = of((n) => n === 0 || n === everywhere);
  inMenus = onPage.filter((c) => c.menu);
  for (const tell of readers) tell();
}

/** The layer of what can be done whatever lies over the page. */
export const everywhere = Number.POSITIVE_INFINITY;

/** The depth of the layer around: 0 is the page, each open dialog one more. Keys go to the topmost layer only, and `everywhere`. */
export const LayerContext = createContext(0);

/** Opens a layer for as long as the component is mounted (dialogs, palette, help). Gives the depth for LayerContext. */
export function useLayer(open: boolean): number {
  const id = useId();
  const depth = useContext(LayerContext) + 1;
  useEffect(() => {
    if (!open) return;
    layers = [...layers, id];
    changed();
    return () => {
      layers = layers.filter((l) => l !== id);
      changed();
    };
  }, [id, open]);
  return depth;
}

/**
 * Registers commands while the component is mounted. Give a new array each time: only what changed is told on. A command has
 * its turn from when it is first in the array, and keeps it while it cannot be done: what opens for a while (a menu, a
 * drawer) adds its commands then, and is asked before what lay there already, even where that registers again.
 */
export function useCommands(commands: Command[]) {
  const owner = useId();
  const layer = useContext(LayerContext);
  const latest = useRef(commands);
  latest.current = commands;
  // Given while drawing, where what is around comes before what is in it.
  const turn = useRef(new Map<string, number>());
  turn.current = new Map(commands.map((c) => [c.id, turn.current.get(c.id) ?? ++turns]));
  // The shape decides whether readers must look again; `run` is always taken from the latest render.
  const shape = JSON.stringify(commands.map(({ run, ...rest }) => rest));

  // biome-ignore lint/correctness/useExhaustiveDependencies: shape stands for the commands
  useEffect(() => {
    const live = latest.current.map((c, i) => ({ ...c, turn: turn.current.get(c.id) ?? 0, run: () => latest.current[i]?.run() }));
    entries = [...entries.filter((e) => e.owner !== owner), { owner, layer, commands: live }];
    changed();
    return () => {
      entries = entries.filter((e) => e.owner !== owner);
      changed();
    };
  }, [owner, layer, shape]);
}

const listen = (tell: () => void) => {
  readers.add(tell);
  return () => readers.delete(tell);
};

/** The commands that can be done now, in the topmost layer. */
export const useActiveCommands = (): Command[] => useSyncExternalStore(listen, () => shown);

/** The commands of the window's menus, whatever lies over the page now. */
export const useMenuCommands = (): Command[] => useSyncExternalStore(listen, () => inMenus);

/** Commands of the page that a layer over it lists, in the words of now: the language may be changed while it lies there. */
export function useRetold(commands: Command[]): Command[] {
  const now = useSyncExternalStore(listen, () => onPage);
  return useMemo(() => {
    const words = new Map(now.map((c) => [c.id, c.title]));
    return commands.map((c) => ({ ...c, title: words.get(c.id) ?? c.title }));
  }, [commands, now]);
}

/** Those with words for the foot, most used first, at most nine; the last is the help, which has all of them. */
export function useHints(): Command[] {
  const active = useActiveCommands();
  return useMemo(() => {
    const all = once(active.filter((c) => c.hint && c.keys)).sort(byRank);
    const help = all.filter((c) => c.id === 'help');
    return [...all.filter((c) => c.id !== 'help').slice(0, 9), ...help];
  }, [active]);
}

/** Two forms on a page both bring their keys: they are told once. */
export const once = (commands: Command[]): Command[] => [...new Map(commands.map((c) => [`${c.id} ${keysList(c)[0]}`, c])).values()];

export const byRank = (a: Command, b: Command): number => (a.rank ?? 50) - (b.rank ?? 50);

export const keysList = (c: Command): string[] => (c.keys === undefined ? [] : Array.isArray(c.keys) ? c.keys : [c.keys]);

/**
 * The commands that a list of keys is about: of two that want the same keys the one that came last has them, as when they are
 * pressed, and the one that lies under it is not told.
 */
export function effective(commands: Command[]): Command[] {
  const owner = new Map(commands.filter((c) => !c.passive).flatMap((c) => keysList(c).map((k) => [k, c] as const)));
  return commands.filter((c) => c.keys && (c.passive || keysList(c).some((k) => owner.get(k) === c)));
}

/** Keys that two commands of one list both want. A test keeps this empty on every screen. */
export function duplicateKeys(commands: Command[]): string[] {
  const seen = new Set<string>();
  return commands
    .filter((c) => !c.passive)
    .flatMap(keysList)
    .filter((k) => seen.size === seen.add(k).size);
}

/** Finds the command for a key event; the one that came last wins. */
function commandFor(e: KeyboardEvent): Command | undefined {
  const keys = keysOf(e);
  if (keys === '' || (e.defaultPrevented && !isChordInList(e))) return undefined;
  const plain = !/^(Ctrl|Alt)\+|^Esc$|^F\d+$/.test(keys);
  if (plain && remembered<boolean>('plainKeys') === false && /^.$/.test(keys)) return undefined;
  const typing = plain && isTyping(e.target);
  return shown.findLast((c) => !c.passive && keysList(c).includes(keys) && (!typing || c.typing));
}

// A list of choices takes every Enter for its own, and prevents it. Ctrl+Enter is a command all the same.
const isChordInList = (e: KeyboardEvent): boolean =>
  e.key === 'Enter' && (e.ctrlKey || e.metaKey) && e.target instanceof HTMLElement && e.target.matches('.ant-select [role=combobox]');

/** Does what a command does, by its id: for buttons that stand far from it. */
export const runCommand = (id: string) => shown.findLast((c) => c.id === id)?.run();

/** Listens to the keyboard. Mounted once, at the root. */
export function useKeyboard() {
  useEffect(() => {
    const down = (e: KeyboardEvent) => {
      // A button that has the focus is pressed by Enter and Space itself.
      if (
        ['Enter', ' '].includes(e.key) &&
        !e.ctrlKey &&
        !e.metaKey &&
        e.target instanceof Element &&
        e.target.closest('button,a[href],summary')
      )
        return;
      // Fields edit and marked text copies by the browser's own keys.
      if (
        (e.ctrlKey || e.metaKey) &&
        /^[acvxzy]$/i.test(e.key) &&
        (isTyping(e.target) || (/^c$/i.test(e.key) && window.getSelection()?.toString()))
      )
        return;
      if (isChordInList(e)) flushSync(() => {}); // with the choice that was just taken
      const command = commandFor(e);
      if (!command) return;
      e.preventDefault();
      command.run();
    };
    // Before anything else hears it: lists, grids and pickers listen to keys themselves, and would take the Enter that
    // only ends a composition. What the input method does with the key is not touched. A closed list of choices would open
    // by Ctrl+Enter; an open one first takes the choice that one is at.
    const compose = (e: KeyboardEvent) => {
      if (isComposing(e)) e.stopPropagation();
      else if (e.type === 'keydown' && isChordInList(e) && (e.target as HTMLElement).getAttribute('aria-expanded') !== 'true') {
        e.stopPropagation();
        down(e);
      }
    };
    window.addEventListener('keydown', down);
    for (const type of ['keydown', 'keyup', 'keypress'] as const) window.addEventListener(type, compose, true);
    return () => {
      window.removeEventListener('keydown', down);
      for (const type of ['keydown', 'keyup', 'keypress'] as const) window.removeEventListener(type, compose, true);
    };
  }, []);
}
