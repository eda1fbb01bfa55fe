import type { ChangeEvent, CompositionEvent } from 'react';

// Keys are written as on the keyboard's caps: 'Ctrl+Shift+N', 'Alt+1', 'Enter', 'Esc', 'E', '?', '↑'. On a Mac Ctrl is ⌘.

const isMac = (): boolean => /Mac/.test(navigator.platform);

const names: Record<string, string> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
  '？': '?',
  '、': '/',
  '／': '/',
  Delete: 'Del',
};

/** The keys of an event in the registry's writing, or '' while an input method is composing or only a modifier is down. */
export function keysOf(e: KeyboardEvent): string {
  if (isComposing(e) || ['Control', 'Shift', 'Alt', 'Meta', 'Process', 'Dead', 'Unidentified'].includes(e.key)) return '';
  // Alt with a letter or digit types another character on a Mac: the code says which key it was.
  const coded = e.altKey && /^(Key|Digit)(.)$/.exec(e.code);
  const raw = coded ? coded[2] : e.key;
  const key = names[raw] ?? (raw.length === 1 ? raw.toUpperCase() : raw);
  const shifted = e.shiftKey && !(key.length === 1 && !/[A-Z0-9]/.test(key));
  return [(isMac() ? e.metaKey : e.ctrlKey) && 'Ctrl', e.altKey && 'Alt', shifted && 'Shift', key].filter(Boolean).join('+');
}

/** Whether an input method is at work: such keys belong to it, never to a command. */
export const isComposing = (e: KeyboardEvent | { nativeEvent: globalThis.KeyboardEvent }): boolean => {
  const native = 'nativeEvent' in e ? e.nativeEvent : e;
  return native.isComposing || native.keyCode === 229;
};

/**
 * How a field hears what is typed in it: at once, but not yet `whole` while an input method has only half of it. Nothing is looked
 * for, asked or read before it is.
 */
export const typedIn = (hear: (text: string, whole: boolean) => void) => ({
  onChange: (e: ChangeEvent<HTMLInputElement>) => hear(e.target.value, !(e.nativeEvent as InputEvent).isComposing),
  onCompositionEnd: (e: CompositionEvent<HTMLInputElement>) => hear(e.currentTarget.value, true),
});

/** Whether keys without Ctrl or Alt are text here, or belong to an open list or picker. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role=combobox],[role=listbox],[role=menu]')) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'file', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Splits for display: 'Ctrl+Shift+N' → ['Ctrl', 'Shift', 'N'], with Mac's signs on a Mac. */
export function caps(keys: string): string[] {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  return isMac() ? parts.map((p) => ({ Ctrl: '⌘', Alt: '⌥', Shift: '⇧', Enter: '↵' })[p] ?? p) : parts;
}
