export type * as go from '../../wailsjs/go/models';

/**
 * A Go struct as it stands on the wire: its fields without what Wails generates around them, so that plain objects fit.
 * `Wire<go.customer.Row>` is the row of a list of customers.
 */
export type Wire<T> = T extends (infer E)[]
  ? Wire<E>[]
  : T extends object
    ? // biome-ignore lint/suspicious/noExplicitAny: any function at all is left out
      { [K in keyof T as T[K] extends (...args: any[]) => unknown ? never : K]: Wire<T[K]> }
    : T;

/** A name for one request: sent twice, it is carried out once. */
export function requestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}
