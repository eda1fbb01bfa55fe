/** One fault as Go writes it: a key with a sentence in both languages, the facts for its gaps, the place, and its parts. */
export type FaultData = { key: string; args?: Record<string, unknown>; path?: string[]; parts?: FaultData[] };

/** Something the user can mend. Show it with `FaultNote`; `message` is only for logs. */
export class Fault extends Error {
  readonly key: string;
  readonly args: Record<string, unknown>;
  readonly path: string[];
  readonly parts: Fault[];

  constructor(data: FaultData) {
    super(data.key);
    this.name = 'Fault';
    this.key = data.key;
    this.args = data.args ?? {};
    this.path = data.path ?? [];
    this.parts = (data.parts ?? []).map((p) => new Fault(p));
  }

  /** The faults that speak of one field, whose path ends with these names: for the line under a form field. */
  at(...path: string[]): Fault[] {
    const own = path.length > 0 && this.path.slice(-path.length).join('/') === path.join('/') ? [this as Fault] : [];
    return [...own, ...this.parts.flatMap((p) => p.at(...path))];
  }

  /** The same without its place: for where it is said at that place. */
  bare(): Fault {
    return new Fault({ key: this.key, args: this.args, parts: this.parts });
  }
}

/** Something that is the program's mistake. `ref` is the short reference that the log has too. */
export class Bug extends Error {
  readonly ref: string;

  constructor(ref: string, detail = '') {
    super(detail ? `${ref}: ${detail}` : ref);
    this.name = 'Bug';
    this.ref = ref;
  }
}

/** Whether a request was given up because its screen was left: not an error to show. */
export const isAbort = (e: unknown): boolean => e instanceof DOMException && e.name === 'AbortError';

/** A short reference for a mistake of the window itself, the same each time it happens: it can be told over the telephone. */
function short(text: string): string {
  let sum = 0;
  for (const c of text) sum = (sum * 31 + (c.codePointAt(0) ?? 0)) >>> 0;
  return sum.toString(32).toUpperCase().padStart(4, '0').slice(-4);
}

/** Makes a Fault or a Bug of whatever a door answered: the JSON text of `{fault}` or `{bug}`, or anything else. */
export function failure(answer: unknown): Fault | Bug {
  if (answer instanceof Fault || answer instanceof Bug) return answer;
  const text = answer instanceof Error ? answer.message : typeof answer === 'string' ? answer : JSON.stringify(answer);
  try {
    const data = JSON.parse(text) as { fault?: FaultData; bug?: string };
    if (data?.fault && typeof data.fault.key === 'string') return new Fault(data.fault);
    if (typeof data?.bug === 'string') return new Bug(data.bug);
  } catch {
    // Not JSON: a door that is not ours (a proxy's page, a broken runtime). It is a bug with its text.
  }
  return new Bug(`W-${short(text)}`, text.slice(0, 300));
}
