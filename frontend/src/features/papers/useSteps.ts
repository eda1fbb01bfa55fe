import { useState } from 'react';

type Steps<T> = { past: T[]; now: T; ahead: T[]; field: Element | null };

/** What is typed in one field is one step; a press of a button is always one of its own. */
const typedIn = (): Element | null => {
  const at = document.activeElement;
  return at?.matches('input:not([type=checkbox]), textarea, [role=slider]') ? at : null;
};

/** A draft whose changes can be taken back one by one, and done again. */
export function useSteps<T>(first: T) {
  const [{ past, now, ahead }, setSteps] = useState<Steps<T>>({ past: [], now: first, ahead: [], field: null });
  return {
    now,
    set: (change: (now: T) => T) =>
      setSteps((s) => {
        const field = typedIn();
        const same = field !== null && field === s.field;
        return { past: same ? s.past : [...s.past, s.now], now: change(s.now), ahead: [], field };
      }),
    back:
      past.length > 0
        ? () => setSteps((s) => ({ past: s.past.slice(0, -1), now: s.past.at(-1) ?? s.now, ahead: [s.now, ...s.ahead], field: null }))
        : undefined,
    again:
      ahead.length > 0
        ? () => setSteps((s) => ({ past: [...s.past, s.now], now: s.ahead[0] ?? s.now, ahead: s.ahead.slice(1), field: null }))
        : undefined,
  };
}
