const prefix = 'zhangfang.';

/** What this computer remembers of how things looked: column widths, language, appearance. Never data of a book. */
export function remembered<T>(name: string): T | undefined {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}

/** Remembers; undefined forgets. A full or forbidden storage is no error: it is only looks. */
export function remember(name: string, value: unknown) {
  try {
    if (value === undefined) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // looks only
  }
}
