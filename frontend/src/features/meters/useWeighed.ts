import { useEffect, useRef, useState } from 'react';
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

/** What the program makes of a draft while it is being typed: usage, flags and faults by row. Only what changed is asked for. */
export function useWeighed(day: string, draft: Draft): ReadonlyMap<string, Outcome> {
  const [known, setKnown] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const asked = useRef(new Map<string, string>());
  const dayNow = useRef(day);
  if (dayNow.current !== day) {
    dayNow.current = day;
    asked.current = new Map();
  }
  useEffect(() => {
    const entries = entriesOf(day, draft);
    const fresh = [...entries].filter(([key, e]) => asked.current.get(key) !== JSON.stringify(e));
    for (const key of asked.current.keys()) if (!entries.has(key)) asked.current.delete(key);
    if (fresh.length === 0) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const out = await call<Recorded>('Meters.Weigh', { entries: fresh.map(([, e]) => e), requestId: '' }, stop.signal);
        if (stop.signal.aborted) return;
        for (const [key, e] of fresh) asked.current.set(key, JSON.stringify(e));
        setKnown((before) => new Map([...before, ...fresh.map(([key], i) => [key, (out.outcomes ?? [])[i]] as const)]));
      } catch (e) {
        if (!isAbort(e)) toastError(e);
      }
    }, 80);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [day, draft]);
  return known;
}
