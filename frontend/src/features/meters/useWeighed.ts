import { useEffect, useMemo, useState } from 'react';
import { call, isAbort } from '../../api';
import { toastError } from '../../ui';
import type { Entry, Outcome, Recorded } from './data';
import type { Draft } from './kept';
import { readValue } from './paste';

/** The entries of a draft, by row: those that can be read. */
export function entriesOf(day: string, draft: Draft): Map<string, Entry> {
  const all = new Map<string, Entry>();
  for (const [key, t] of draft) {
    const value = readValue(t.text);
    if (value === undefined) continue;
    const at = key.indexOf(' ');
    all.set(key, {
      meterId: Number(key.slice(0, at)),
      register: key.slice(at + 1),
      date: day,
      value,
      kind: t.estimated ? 'estimated' : '',
      wrapped: t.wrapped ?? false,
      note: '',
    });
  }
  return all;
}

/**
 * What the program makes of a draft while it is being typed: usage, flags and faults by row. Only what changed is asked for, and
 * what was said of another text or another day is not told: it may forbid what is typed now.
 */
export function useWeighed(day: string, draft: Draft): ReadonlyMap<string, Outcome> {
  const [known, setKnown] = useState<ReadonlyMap<string, { of: string; outcome: Outcome }>>(new Map());
  const entries = useMemo(
    () => [...entriesOf(day, draft)].map(([key, entry]) => ({ key, entry, of: JSON.stringify(entry) })),
    [day, draft],
  );
  useEffect(() => {
    const fresh = entries.filter(({ key, of }) => known.get(key)?.of !== of);
    if (fresh.length === 0) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { outcomes } = await call<Recorded>('Meters.Weigh', { entries: fresh.map((f) => f.entry), requestId: '' }, stop.signal);
        if (stop.signal.aborted || !outcomes) return;
        setKnown((before) => new Map([...before, ...fresh.map(({ key, of }, i) => [key, { of, outcome: outcomes[i] }] as const)]));
      } catch (e) {
        if (!isAbort(e)) toastError(e);
      }
    }, 80);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [entries, known]);
  return useMemo(() => {
    const now = new Map<string, Outcome>();
    for (const { key, of } of entries) {
      const told = known.get(key);
      if (told?.of === of) now.set(key, told.outcome);
    }
    return now;
  }, [entries, known]);
}
