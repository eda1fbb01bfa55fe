import { call, type go, undo, type Wire } from '../api';

/** Takes back the latest event in force of one thing: exactly that one, whatever else was done since. */
export async function undoOf(type: string, id: number, kind: string): Promise<unknown> {
  const { rows } = await call<Wire<go.history.Page>>('History.List', { type, id, before: 0, limit: 50 });
  const event = (rows ?? []).find((e) => e.kind === kind && !e.undoneBy);
  return undo(event?.id ?? 0);
}
