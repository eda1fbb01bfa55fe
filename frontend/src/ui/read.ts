import { addDays, addMonths, type Day, dayOf, type Fen, lastOfMonth, today } from '../api';

// Reading what people type: full-width digits and signs, sums, dates in short.

/** Full-width digits, letters and signs as their half-width selves: １２，０００。５０ → 12,000.50, ＝ → =. */
export const halfWidth = (text: string): string =>
  text.normalize('NFKC').replace(/。/g, '.').replace(/[、]/g, ',').replace(/[−—–]/g, '-').replace(/×/g, '*').replace(/÷/g, '/').trim();

/** An exact fraction; money and quantities are never binary floating point. */
type Ratio = { n: bigint; d: bigint };

/** The value of digits and + − × ÷ ( ), exactly; undefined where it is not one. Thousands commas are ignored. */
function evaluate(text: string): Ratio | undefined {
  const tokens = text.replace(/,/g, '').match(/\d+(?:\.\d*)?|\.\d+|[-+*/()]|\S/g) ?? [];
  let at = 0;
  const atom = (): Ratio | undefined => {
    const t = tokens[at++];
    if (t === '-' || t === '+') {
      const v = atom();
      return v && (t === '-' ? { n: -v.n, d: v.d } : v);
    }
    if (t === '(') {
      const v = addition();
      return tokens[at++] === ')' ? v : undefined;
    }
    if (t === undefined || !/^[\d.]/.test(t)) return undefined;
    const [whole, part = ''] = t.split('.');
    return { n: BigInt((whole || '0') + part), d: 10n ** BigInt(part.length) };
  };
  const product = (): Ratio | undefined => {
    let a = atom();
    while (a && (tokens[at] === '*' || tokens[at] === '/')) {
      const times = tokens[at++] === '*';
      const b = atom();
      if (!b || (!times && b.n === 0n)) return undefined;
      a = times ? { n: a.n * b.n, d: a.d * b.d } : b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n };
    }
    return a;
  };
  const addition = (): Ratio | undefined => {
    let a = product();
    while (a && (tokens[at] === '+' || tokens[at] === '-')) {
      const minus = tokens[at++] === '-';
      const b = product();
      if (!b) return undefined;
      a = { n: a.n * b.d + (minus ? -b.n : b.n) * a.d, d: a.d * b.d };
    }
    return a;
  };
  const value = addition();
  return at === tokens.length ? value : undefined;
}

/** Halves away from zero, as the program rounds. */
function rounded({ n, d }: Ratio, places: number): bigint {
  const scaled = (n < 0n ? -n : n) * 10n ** BigInt(places) * 2n;
  const up = (scaled + d) / (2n * d);
  return n < 0n ? -up : up;
}

/** Reads an amount as typed: `1,200`, `１２００。５`, `¥3.5万`, `=1200*3`. undefined: it is not one. */
export function readMoney(typed: string): Fen | undefined {
  const value = readRatio(halfWidth(typed).replace(/^[¥￥]|元$/g, ''));
  if (!value) return undefined;
  const f = Number(rounded(value, 2));
  return Number.isSafeInteger(f) ? (f as Fen) : undefined;
}

/** Reads a quantity, price or rate as a decimal string of at most that many places; undefined: it is not one. */
export function readDecimal(typed: string, places: number): string | undefined {
  const value = readRatio(halfWidth(typed));
  if (!value) return undefined;
  const n = rounded(value, places);
  const digits = String(n < 0n ? -n : n).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const part = digits.slice(digits.length - places).replace(/0+$/, '');
  return (n < 0n ? '-' : '') + whole + (part && `.${part}`);
}

function readRatio(text: string): Ratio | undefined {
  const bare = text.replace(/^=/, '').trim();
  if (bare.endsWith('万')) {
    const v = evaluate(bare.slice(0, -1));
    return v && { n: v.n * 10_000n, d: v.d };
  }
  return bare === '' ? undefined : evaluate(bare);
}

/** Whether what was typed is a sum whose result should be shown. */
export const isSum = (typed: string): boolean => /^[=]|\d\s*[-+*/]|万/.test(halfWidth(typed));

/** What a typed date came to: a day, nothing, or why not. */
type DateReading = { day: Day } | { none: true } | { bad: 'unreadable' } | { bad: 'noSuchDay'; month: number; last: number };

const words: [RegExp, (now: Day) => Day][] = [
  [/^(今天|今日|today|t)$/i, (d) => d],
  [/^(昨天|昨日|yesterday)$/i, (d) => addDays(d, -1)],
  [/^前天$/, (d) => addDays(d, -2)],
  [/^(明天|tomorrow)$/i, (d) => addDays(d, 1)],
  [/^后天$/, (d) => addDays(d, 2)],
  [/^(月初|本月初|bom)$/i, (d) => monthStart(d, 0)],
  [/^(月底|月末|本月底|eom)$/i, (d) => monthEnd(d, 0)],
  [/^(上月初)$/, (d) => monthStart(d, -1)],
  [/^(上月底|上月末)$/, (d) => monthEnd(d, -1)],
  [/^(下月初)$/, (d) => monthStart(d, 1)],
  [/^(下月底|下月末)$/, (d) => monthEnd(d, 1)],
  [/^(年初|boy)$/i, (d) => `${d.slice(0, 4)}-01-01` as Day],
  [/^(年底|年末|eoy)$/i, (d) => `${d.slice(0, 4)}-12-31` as Day],
];

const monthStart = (d: Day, n: number): Day => `${addMonths(d, n).slice(0, 7)}-01` as Day;
const monthEnd = (d: Day, n: number): Day => addDays(monthStart(d, n + 1), -1);

/**
 * Reads a date as typed: `2026-3-5`, `3-5`, `3/5`, `11.5`, `0305`, `20260305`, `260305`, `3月5日`, `5` (of this month), `+7`, 今天, 月底 …
 * Without a year it is the year of `now`.
 */
export function readDate(typed: string, now: Day = today()): DateReading {
  const text = halfWidth(typed).replace(/\s+/g, '');
  if (text === '') return { none: true };
  for (const [pattern, of] of words) if (pattern.test(text)) return { day: of(now) };
  if (/^\+\d{1,4}$/.test(text)) return { day: addDays(now, Number(text)) };

  const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  const m =
    /^(?<y>\d{4})[-/.年](?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?$/.exec(text) ??
    /^(?<m>\d{1,2})[-/.月](?<d>\d{1,2})日?$/.exec(text) ??
    /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/.exec(text) ??
    /^(?<s>\d{2})(?<m>\d{2})(?<d>\d{2})$/.exec(text) ??
    /^(?<m>\d{2})(?<d>\d{2})$/.exec(text) ??
    /^(?<d>\d{1,2})[日号]?$/.exec(text);
  if (!m?.groups) return { bad: 'unreadable' };
  const g = m.groups;
  const y = g.y ? Number(g.y) : g.s ? 2000 + Number(g.s) : year;
  const mo = g.m ? Number(g.m) : month;
  const d = Number(g.d);
  const day = dayOf(y, mo, d);
  if (day) return { day };
  return mo >= 1 && mo <= 12 && d > 0 ? { bad: 'noSuchDay', month: mo, last: lastOfMonth(y, mo) } : { bad: 'unreadable' };
}
