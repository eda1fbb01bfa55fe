import { failure } from './fault';

// Two doors, one bundle. In the window Wails puts `window.go`; in a browser the shim below gives the same
// `window.go.desktop.<Struct>.<Method>(request)` over the loopback API, so that nothing above api/ knows the difference.

type Method = (request: unknown, signal?: AbortSignal) => Promise<unknown>;
type Doors = Record<string, Record<string, Method>>;

declare global {
  interface Window {
    go?: { desktop?: Doors };
    runtime?: {
      EventsOn: (name: string, fn: (...data: unknown[]) => void) => () => void;
      ClipboardSetText?: (text: string) => Promise<boolean>;
      OnFileDrop?: (fn: (x: number, y: number, paths: string[]) => void, onTargets: boolean) => void;
      OnFileDropOff?: () => void;
    };
  }
}

const tokenKey = 'zhangfang.token';

/** Whether this is the real window, with a native file dialog and no token. */
export const inWindow = (): boolean => Boolean(window.go?.desktop && window.runtime);

/** Takes the token out of the opened address (`#token=…`) and keeps it for this tab. Runs before the router reads the address. */
export function takeToken(): string {
  const found = /(?:^#|[#&?])token=([\w.~-]+)&?/.exec(location.hash);
  if (found) {
    sessionStorage.setItem(tokenKey, found[1]);
    const rest = location.hash.replace(/(^#|[&?])token=[\w.~-]+&?/, '$1').replace(/[#&?]$/, '');
    history.replaceState(history.state, '', location.pathname + location.search + rest);
  }
  return sessionStorage.getItem(tokenKey) ?? '';
}

const lowerFirst = (s: string): string => s.charAt(0).toLowerCase() + s.slice(1);

/** The path of a method on the loopback API: Invoices, List → /v1/invoices.list */
export const path = (struct: string, method: string): string => `/v1/${lowerFirst(struct)}.${lowerFirst(method)}`;

export const authorization = (): HeadersInit => ({ Authorization: `Bearer ${takeToken()}` });

async function post(struct: string, method: string, request: unknown, signal?: AbortSignal): Promise<unknown> {
  const answer = await fetch(path(struct, method), {
    method: 'POST',
    headers: { ...authorization(), 'Content-Type': 'application/json' },
    body: JSON.stringify(request ?? {}),
    signal,
  });
  const text = await answer.text();
  if (!answer.ok) throw failure(text || `HTTP ${answer.status}`);
  return text === '' ? undefined : JSON.parse(text);
}

const shim: Doors = new Proxy({} as Doors, {
  get: (_, struct: string) =>
    new Proxy({} as Record<string, Method>, {
      get: (_, method: string) => (request: unknown, signal?: AbortSignal) => post(struct, method, request, signal),
    }),
});

/** The door to the program: Wails' own in the window, else the loopback API. Asked each time, so that a test can put its own. */
export const doors = (): Doors => window.go?.desktop ?? shim;
