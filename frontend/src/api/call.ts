import { noted } from './asked';
import { doors } from './door';
import { Bug, failure, isAbort } from './fault';

/** Names a bound method of app/desktop: `Invoices.List`. */
export type MethodName = `${string}.${string}`;

/**
 * Asks the program to do something. The request and the answer are the Go structs of the method: money is a decimal
 * string of yuan, dates are `YYYY-MM-DD`, ids are numbers. Rejects with a `Fault` (the user can mend it) or a `Bug`. With a signal
 * it is a question that nobody may wait for any more; without one, somebody wants it done.
 */
export async function call<T>(name: MethodName, request: unknown = {}, signal?: AbortSignal): Promise<T> {
  const [struct, method] = name.split('.');
  const bound = doors()[struct]?.[method];
  if (!bound) throw new Bug('window', `${name} is not bound`);
  try {
    // Wails counts the arguments it is given, so the signal goes only to the shim.
    const answer = window.go?.desktop ? bound(request) : bound(request, signal);
    return (await (signal ? answer : noted(answer))) as T;
  } catch (e) {
    throw isAbort(e) ? e : failure(e);
  }
}
