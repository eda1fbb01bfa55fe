import { call, type go, undo, type Wire } from '../api';
import { toast, toastError } from '../ui';

/** Takes back the latest event in force of one thing: exactly that one, whatever else was done since. */
export async function undoOf(type: string, id: number, kind: string): Promise<unknown> {
  const { rows } = await call<Wire<go.history.Page>>('History.List', { type, id, before: 0, limit: 50 });
  const event = (rows ?? []).find((e) => e.kind === kind && !e.undoneBy);
  return undo(event?.id ?? 0);
}

/** Waits for what is being done and says so, with the way back; a refusal is said too. */
export const tell = (work: Promise<unknown>, said: string): Promise<void> =>
  work.then(() => {
    toast(said, { undo: () => undo() });
  }, toastError);
