import { type HTMLAttributes, type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';

const fields =
  '[data-first], input:not([disabled]):not([tabindex="-1"]), textarea:not([disabled]), [role=combobox], [role=menuitem]:not([aria-disabled=true])';

// Where there is no field: a switch, or the button that takes a file; never the one that closes.
const choices = '[role=radio][tabindex="0"], .drop button:not([disabled])';

type Focus = { place: RefObject<HTMLDivElement | null>; enter: () => void };

/** How to find something again. A list draws its cells anew when its rows come anew: then it is the cell of the same row and column. */
export function wayTo(at: Element | null): () => Element | null {
  const [row, column] = [at?.closest('[row-id]')?.getAttribute('row-id'), at?.closest('[col-id]')?.getAttribute('col-id')];
  const cell = row && column && `.data-grid [row-id=${JSON.stringify(row)}] [col-id=${JSON.stringify(column)}]`;
  return () => (at?.isConnected ? at : cell ? document.querySelector(cell) : null);
}

/**
 * For what opens over the page and is drawn in a `FocusPlace`: its first field or choice (or what says that it is the first) has the
 * focus as soon as it is drawn, and closing gives the focus back at once. No animation is waited for: who types on loses no
 * key to it. `enter` is for fields that were drawn late; who is in another field by then stays there.
 */
export function useFocusIn(open: boolean): Focus {
  const place = useRef<HTMLDivElement>(null);
  const from = useRef<() => Element | null>(() => null);
  const was = useRef(false);
  if (open && !was.current) from.current = wayTo(document.activeElement); // before a field takes the focus by itself
  was.current = open;
  const enter = () => {
    const at = document.activeElement;
    if (place.current?.contains(at) && at?.matches(fields)) return;
    (place.current?.querySelector<HTMLElement>(fields) ?? place.current?.querySelector<HTMLElement>(choices))?.focus();
  };
  useEffect(() => {
    if (!open) return;
    return () => {
      const at = document.activeElement;
      if (at instanceof HTMLElement && at !== document.body && !place.current?.contains(at)) return;
      if (at instanceof HTMLElement) at.blur();
      const back = from.current();
      if (back instanceof HTMLElement) back.focus({ preventScroll: true });
    };
  }, [open]);
  return { place, enter };
}

const stops = 'a[href], button, input, select, textarea, [tabindex]';

/** Tab goes round inside, from the last to the first and back: outside there is nothing that can be done now. */
function round(place: HTMLElement | null, e: KeyboardEvent) {
  if (e.key !== 'Tab' || e.ctrlKey || e.altKey || !place?.contains(e.target as Node)) return;
  const all = [...place.querySelectorAll<HTMLElement>(stops)].filter(
    (s) => s.tabIndex >= 0 && !s.matches(':disabled, [aria-hidden=true]') && s.getClientRects().length > 0,
  );
  const at = all.indexOf(document.activeElement as HTMLElement);
  const to = e.shiftKey ? (at <= 0 ? all.at(-1) : undefined) : at === all.length - 1 ? all[0] : undefined;
  if (!to) return;
  e.preventDefault();
  to.focus();
}

/** All of what opens, with its fields. */
export function FocusPlace({ of, ...rest }: HTMLAttributes<HTMLDivElement> & { of: Focus }) {
  useEffect(of.enter, []);
  // biome-ignore lint/a11y/noStaticElementInteractions: a boundary for the focus, not something to press
  return <div {...rest} ref={of.place} onKeyDown={(e) => round(of.place.current, e)} />;
}
