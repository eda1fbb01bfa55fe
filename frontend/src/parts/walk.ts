import { useCallback, useRef } from 'react';

/**
 * Walking a list whose drawer is open: ↑ ↓ take the drawer along. Where the list puts the keys by itself (it has just
 * appeared, or the open one is not among its rows) the drawer stays.
 */
export function useWalk<Id extends string | number>(open: Id | undefined, show: (id: Id, replace?: boolean) => void) {
  const stood = useRef<Id>(undefined);
  const go = useCallback(
    (id: Id, replace?: boolean) => {
      stood.current = id;
      show(id, replace);
    },
    [show],
  );
  const at = (id: Id | undefined) => {
    if (id === undefined || open === undefined) return;
    const settled = stood.current === open;
    stood.current = open;
    if (settled && id !== open) go(id, true);
  };
  return { show: go, at };
}
