import { useSyncExternalStore } from 'react';

let said = '';
const readers = new Set<() => void>();

/** Tells those who hear the screen what came to be away from where they are: the place they went to, work that ended. One at a time. */
export function say(words: string) {
  said = words;
  for (const tell of readers) tell();
}

/** Where it is said; nothing is seen of it. Mounted once, at the root. */
export function Live() {
  const words = useSyncExternalStore(
    (tell) => {
      readers.add(tell);
      return () => readers.delete(tell);
    },
    () => said,
  );
  return (
    <p className="sr" aria-live="polite">
      {words}
    </p>
  );
}
