import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Draft, DraftCharge } from './data';
import { toWire } from './data';

// Half-made changes outlive leaving the screen, until they are saved, discarded, or the program ends.
const kept = new Map<number, Draft>();

const text = (d: Draft) => JSON.stringify(toWire(d));

export type DraftHand = {
  draft: Draft;
  dirty: boolean;
  set: (patch: Partial<Draft>) => void;
  setCharge: (key: string, patch: Partial<DraftCharge>) => void;
  addCharge: (h: DraftCharge) => void;
  dropCharge: (key: string) => void;
  /** Back to what is saved. */
  discard: () => void;
  /** Says that the draft was saved: what comes from the program next replaces it. */
  settle: () => void;
};

/** The contract being edited. When the saved one changes under it, an untouched draft follows. */
export function useDraft(saved: Draft): DraftHand {
  const [draft, setDraft] = useState<Draft>(() => kept.get(saved.id) ?? saved);
  const base = useRef(saved);
  const follow = useRef(false);
  const dirty = useMemo(() => text(draft) !== text(saved), [draft, saved]);

  useEffect(() => {
    const untouched = (d: Draft) => text(d) === text(base.current);
    setDraft((d) => (follow.current || untouched(d) ? saved : d));
    base.current = saved;
    follow.current = false;
  }, [saved]);
  useEffect(() => {
    if (dirty && !follow.current) kept.set(saved.id, draft);
    else kept.delete(saved.id);
  }, [dirty, draft, saved.id]);

  const set = useCallback((patch: Partial<Draft>) => setDraft((d) => ({ ...d, ...patch })), []);
  const setCharge = useCallback(
    (key: string, patch: Partial<DraftCharge>) =>
      setDraft((d) => ({ ...d, charges: d.charges.map((h) => (h.key === key ? { ...h, ...patch } : h)) })),
    [],
  );
  const addCharge = useCallback((h: DraftCharge) => setDraft((d) => ({ ...d, charges: [...d.charges, h] })), []);
  const dropCharge = useCallback((key: string) => setDraft((d) => ({ ...d, charges: d.charges.filter((h) => h.key !== key) })), []);
  const discard = useCallback(() => setDraft(base.current), []);
  const settle = useCallback(() => {
    follow.current = true;
    kept.delete(base.current.id);
  }, []);
  return { draft, dirty, set, setCharge, addCharge, dropCharge, discard, settle };
}
