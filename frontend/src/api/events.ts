import { authorization } from './door';

/** What changed: kinds are the subjects of events (`invoice`, `customer`, `receipt`, …). */
export type Changed = { kinds: string[] };

/** How far long work is; told at most ten times a second. `title` names a text: `ui.job.<title>`. */
export type JobEvent = {
  id: number;
  title: string;
  done: number;
  /** 0 while it is unknown. */
  total: number;
  status: 'running' | 'done' | 'failed' | 'stopped';
  /** RFC 3339, UTC. */
  started: string;
};

type Events = { changed: Changed; job: JobEvent };
type Name = keyof Events;

const listeners: { [N in Name]: Set<(data: Events[N]) => void> } = { changed: new Set(), job: new Set() };
let stop: (() => void) | undefined;

function tell(name: string, data: unknown) {
  if (name === 'changed' || name === 'job') for (const fn of listeners[name]) (fn as (d: unknown) => void)(data);
}

/** Listens to what the program says of itself. Returns how to stop listening. */
export function onEvent<N extends Name>(name: N, fn: (data: Events[N]) => void): () => void {
  listeners[name].add(fn);
  stop ??= listen();
  return () => {
    listeners[name].delete(fn);
    if (stop && listeners.changed.size + listeners.job.size === 0) {
      stop();
      stop = undefined;
    }
  };
}

function listen(): () => void {
  if (window.runtime) {
    const offs = (['changed', 'job'] as const).map((n) => window.runtime?.EventsOn(n, (data) => tell(n, data)));
    return () => {
      for (const off of offs) off?.();
    };
  }
  const giveUp = new AbortController();
  void keepReading(giveUp.signal);
  return () => giveUp.abort();
}

// EventSource cannot send the token as a header, so the stream is read by fetch, and opened again when it breaks.
async function keepReading(signal: AbortSignal) {
  let lost = false;
  for (let wait = 500; !signal.aborted; wait = Math.min(wait * 2, 15_000)) {
    try {
      const answer = await fetch('/v1/events', { headers: authorization(), signal });
      if (answer.ok && answer.body) {
        if (lost) tell('changed', { kinds: ['*'] }); // whatever was said in between
        lost = true;
        await readStream(answer.body);
        wait = 500;
      }
    } catch {
      // A broken stream is opened again.
    }
    if (!signal.aborted) await new Promise((done) => setTimeout(done, wait));
  }
}

async function readStream(body: ReadableStream<Uint8Array>) {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const { events, rest: left } = parseEvents(rest + value);
    rest = left;
    for (const e of events) tell(e.name, e.data);
  }
}

/** Cuts whole events out of a piece of a text/event-stream; what is not whole yet comes back as `rest`. */
export function parseEvents(text: string): { events: { name: string; data: unknown }[]; rest: string } {
  const blocks = text.replace(/\r\n?/g, '\n').split('\n\n');
  const rest = blocks.pop() ?? '';
  const events = blocks.flatMap((block) => {
    let name = 'message';
    const data: string[] = [];
    for (const line of block.split('\n')) {
      if (line.startsWith('event:')) name = line.slice(6).trim();
      else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''));
    }
    return data.length ? [{ name, data: JSON.parse(data.join('\n')) as unknown }] : [];
  });
  return { events, rest };
}
