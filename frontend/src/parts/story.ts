import { fen, grouped } from '../api';

// What an event tells besides the fields it changed: every kind names its facts alike, so one list reads them all.

/** The names of facts in the order in which a person tells them, and which of them are money. */
const money = ['amount', 'total', 'cost', 'held', 'left', 'credited', 'freed', 'fees', 'prepaid', 'net'];
const told = [
  'number',
  'invoice',
  'first',
  'last',
  'reference',
  'payer',
  'customer',
  'contract',
  'code',
  'newCode',
  'name',
  'amount',
  'total',
  'cost',
  'parts',
  'left',
  'held',
  'credited',
  'fees',
  'prepaid',
  'to',
  'toCustomer',
  'through',
  'on',
  'period',
  'from',
  'until',
  'method',
  'account',
  'file',
  'lines',
  'added',
  'seen',
  'same',
  'skipped',
  'invoices',
  'receipts',
  'count',
  'tables',
  'tasks',
  'papers',
  'sealed',
  'by',
  'reason',
  'note',
] as const;
type FactName = (typeof told)[number];

/** A fact: its name and its words. */
export type Told = { name: FactName; words: string };

type Part = { invoice?: string; amount?: string; writeoff?: string };
type Table = { name: string; rows: number };
type Paper = { number?: string; name?: string };

/** How many of a list are named; the rest are counted. */
const most = 5;

/** How the words of a language are put. */
type Words = {
  table: (name: string) => string;
  more: (list: string, count: number) => string;
  off: (sum: string) => string;
  comma: string;
};

/** The facts of an event's data. `table` names a table, `more` says how many there are in all, `off` how much was written off. */
export function factsOf(data: unknown, words: Words): Told[] {
  const bag = withPeriod(inner(data) ?? {});
  const out: Told[] = [];
  for (const name of told) {
    const text = wordsOf(name, bag[name], words);
    if (text) out.push({ name, words: text });
  }
  return out;
}

const isDay = (v: unknown): v is string => typeof v === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(v);

/** Two days are one period. */
function withPeriod(bag: Record<string, unknown>): Record<string, unknown> {
  const { from, to, ...rest } = bag;
  return isDay(from) && isDay(to) ? { ...rest, period: `${from} – ${to}` } : bag;
}

/** An undoing carries the data of what it took back. */
function inner(data: unknown): Record<string, unknown> | undefined {
  if (!data || typeof data !== 'object' || Array.isArray(data)) return undefined;
  const bag = data as Record<string, unknown>;
  return bag.data && typeof bag.data === 'object' ? inner(bag.data) : bag;
}

function wordsOf(name: FactName, v: unknown, words: Words): string {
  const list = (all: string[]) =>
    all.length > most ? words.more(all.slice(0, most).join(words.comma), all.length) : all.join(words.comma);
  if (Array.isArray(v)) {
    if (name === 'parts') return list((v as Part[]).map((p) => part(p, words.off)));
    if (name === 'tables') return list((v as Table[]).filter((t) => t.rows > 0).map((t) => `${words.table(t.name)} ${t.rows}`));
    if (name === 'papers') return list((v as Paper[]).map((p) => p.number || p.name || '').filter(Boolean));
    return list(v.filter((x) => typeof x === 'string' || typeof x === 'number').map(String));
  }
  if (typeof v === 'number') return v === 0 ? '' : String(v);
  if (typeof v !== 'string' || v === '') return '';
  if (!money.includes(name)) return v;
  return /^-?\d+(\.\d+)?$/.test(v) && fen(v) !== 0 ? grouped(fen(v)) : '';
}

function part(p: Part, off: (sum: string) => string): string {
  const sum = grouped(fen(p.amount ?? '0'));
  return p.writeoff && fen(p.writeoff) !== 0 ? `${p.invoice} ${sum}${off(grouped(fen(p.writeoff)))}` : `${p.invoice} ${sum}`;
}

/** One field before and after; null is not there. */
export type Change = { before: unknown; after: unknown };

// Keys of rows, and what another field says in words: nobody reads them.
const unsaid = /(^|\.)(id|line|feeItemId|learned|billedThrough|replaces|follows)$/;
// A field of a row that is new or gone: what it leaves empty goes without saying, and its keys are no words.
const inRow = /\.\d+\./;
const key = /\.(meterId|poolId)$/;
const empty = (v: unknown): boolean => v === null || v === undefined || v === '' || v === false || Number(v) === 0;

/** The fields that an event changed, by path; settings keep them bare, others under `changes`. */
export function changesOf(data: unknown): [string, Change][] {
  if (!data || typeof data !== 'object') return [];
  const bag = 'changes' in data ? data.changes : data;
  if (!bag || typeof bag !== 'object') return [];
  return Object.entries(bag).filter((e): e is [string, Change] => isChange(e[1]) && !unsaid.test(e[0]) && tells(e[0], e[1]));
}

const isChange = (v: unknown): v is Change => Boolean(v) && typeof v === 'object' && 'before' in (v as object) && 'after' in (v as object);

function tells(path: string, { before, after }: Change): boolean {
  const whole = before === null || after === null;
  return !(inRow.test(path) && whole && (key.test(path) || (empty(before) && empty(after))));
}
