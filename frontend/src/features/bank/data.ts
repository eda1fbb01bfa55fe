import { type Fen, fen, type go, minus, sum, type Wire } from '../../api';

export type Account = Wire<go.bank.Account>;
export type Preview = Wire<go.bank.Preview>;
export type Row = Wire<go.bank.Row>;
export type Line = Wire<go.bank.Line>;
export type LinePage = Wire<go.bank.LinePage>;
export type ImportRow = Wire<go.bank.ImportRow>;
export type Imported = Wire<go.bank.Imported>;
export type Mapping = Wire<go.statement.Mapping>;
export type Format = { id: string; zh: string; en: string; group: string };
export type Question = Wire<go.bank.Question>;
export type NotLine = Wire<go.bank.NotLine>;
export type Detected = Wire<go.bank.Detected>;
export type Pair = Wire<go.bank.Pair>;
export type PairLine = Wire<go.bank.PairLine>;
export type Treatment = 'take' | 'internal' | 'ignore' | 'same';

/** Events that change what is shown of accounts and statements. */
export const kinds = ['account', 'import', 'receipt'];

/** The end of an account's number, by which people know it. */
export const tailOf = (number: string): string => number.replace(/\D/g, '').slice(-4);

/** What becomes of a doubtful row as things stand. */
export const chosen = (row: Row, choices: ReadonlyMap<number, Treatment>): Treatment =>
  choices.get(row.row) ?? (row.treatment as Treatment);

/** What the foot of a preview says: the rows that come in and what they bring, and of the doubtful ones those that become receipts. */
export function tally(p: Preview, choices: ReadonlyMap<number, Treatment>) {
  const doubtful = p.rows.filter((r) => r.status === 'doubtful');
  const taken = doubtful.filter((r) => chosen(r, choices) === 'take').length;
  const before = doubtful.filter((r) => r.treatment === 'take').length;
  const same = doubtful.filter((r) => chosen(r, choices) === 'same');
  const wasSame = doubtful.filter((r) => r.treatment === 'same');
  const side = (rows: Row[], out: boolean) => sumOf(rows.filter((r) => r.direction === (out ? 'out' : 'in')).map(amountOf));
  const moved = (yuan: string, out: boolean) => minus(sum([fen(yuan), side(wasSame, out)]), side(same, out));
  return {
    taken,
    left: doubtful.length - taken,
    /** Whether all doubtful rows are listed: of a long file only the first are, and then these two are not of all. */
    every: doubtful.length === p.counts.doubtful.count,
    same: p.counts.same.count + same.length - wasSame.length,
    rows: p.counts.import.count + wasSame.length - same.length,
    in: moved(p.counts.import.in, false),
    out: moved(p.counts.import.out, true),
    receipts: p.counts.receipts.count - before + taken,
  };
}

/** An amount of the file in fen, or undefined where it has more places than money. */
export function amountOf(row: Row): Fen | undefined {
  try {
    return fen(row.amount);
  } catch {
    return undefined;
  }
}

export const sumOf = (values: (Fen | undefined)[]): Fen => sum(values.filter((v): v is Fen => v !== undefined));
export { minus };

/** The one form in which the program compares headings: without blanks, half-width, lower case, without the unit. */
export function label(heading: string): string {
  const s = heading
    .normalize('NFKC')
    .replace(/(.)\[.*$/s, '$1')
    .replace(/\s+/g, '')
    .toLowerCase();
  return s.replace(/(\([+-]?元\)|\/元)$/, '').replace(/:$/, '');
}

/** What a column of a table can mean; `` is not read. */
export const fields = [
  'date',
  'time',
  'amount',
  'in',
  'out',
  'flag',
  'balance',
  'peer',
  'peerAccount',
  'payer',
  'payerAccount',
  'payee',
  'payeeAccount',
  'memo',
  'ref',
  'status',
  'kind',
  'currency',
] as const;
export type FieldName = (typeof fields)[number];

/** How a column is called in a mapping: by its heading, or by its place where the file has none. */
const nameOf = (m: Mapping, i: number): string => (m.noHeader ? `#${i + 1}` : label(m.headings?.[i] ?? ''));

/** What a column is read as. */
export const fieldOf = (m: Mapping, i: number): FieldName | '' => fields.find((f) => m.columns[f]?.includes(nameOf(m, i))) ?? '';

const dayLast = /^\D*(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})\b/;

/** In which order the days of a column are written, as far as its cells tell: 03.04.2026 may be both, 17.04.2026 not. */
export function orderOf(cells: readonly string[]): string | undefined {
  const days = cells.map((c) => dayLast.exec(c.trim())).filter((d) => d !== null);
  if (days.length === 0) return cells.some((c) => /^\D*\d{4}/.test(c)) ? 'ymd' : undefined;
  return days.some((d) => Number(d[2]) > 12) ? 'mdy' : 'dmy';
}

/** The decimal mark of a column of amounts, as far as its cells tell. */
export function decimalOf(cells: readonly string[]): string | undefined {
  if (cells.some((c) => /,\d{1,2}\D*$/.test(c))) return ',';
  return cells.some((c) => /\.\d{1,2}\D*$/.test(c)) ? '.' : undefined;
}

/** A mapping whose order of dates and decimal mark follow what stands in a column that is now read as a day or as money. */
export function suited(m: Mapping, to: FieldName | '', cells: readonly string[]): Mapping {
  if (to === 'date') return { ...m, dateOrder: orderOf(cells) ?? m.dateOrder };
  if (to === 'amount' || to === 'in' || to === 'out') return { ...m, decimal: decimalOf(cells) ?? m.decimal };
  return m;
}

/** The mapping with a column read as something else. Only memo may have several columns. */
export function withField(m: Mapping, i: number, to: FieldName | ''): Mapping {
  const name = nameOf(m, i);
  const columns = Object.fromEntries(
    Object.entries(m.columns ?? {})
      .map(([f, names]) => [f, (names ?? []).filter((n) => n !== name)] as const)
      .filter(([, names]) => names.length > 0),
  );
  if (to) columns[to] = to === 'memo' ? [...(columns.memo ?? []), name] : [name];
  const sign = columns.in || columns.out ? 'columns' : m.sign === 'columns' ? (columns.flag ? 'flagged' : 'signed') : m.sign;
  return { ...m, columns, sign, confidence: 100, doubts: [] };
}
