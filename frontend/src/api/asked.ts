import { useSyncExternalStore } from 'react';

let asked: readonly number[] = [];
const readers = new Set<() => void>();

function now(times: readonly number[]) {
  asked = times;
  for (const tell of readers) tell();
}

/** Notes what somebody asked to be done until it is answered. */
export async function noted<T>(answer: Promise<T>): Promise<T> {
  const time = Date.now();
  now([...asked, time]);
  try {
    return await answer;
  } finally {
    now(asked.toSpliced(asked.indexOf(time), 1));
  }
}

/** When that which is not answered yet was asked, in milliseconds, the oldest first. What a screen reads for itself is not in it. */
export const useAsked = (): readonly number[] =>
  useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => asked,
  );
