import dayjs from 'dayjs';

/** A civil date as `YYYY-MM-DD`; no time, no zone. "" stands for none on the wire. */
export type Day = string & { readonly unit: 'day' };

const exists = (y: number, m: number, d: number): boolean =>
  m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate() && y >= 1900 && y <= 9999;

/** Makes a day of numbers, or undefined where the calendar has none (30 February). */
export const dayOf = (y: number, m: number, d: number): Day | undefined =>
  exists(y, m, d) ? (`${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as Day) : undefined;

/** Reads the wire's form; "" and undefined give undefined. */
export function day(text: string | undefined): Day | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '');
  return m ? dayOf(Number(m[1]), Number(m[2]), Number(m[3])) : undefined;
}

/** Today on this computer's clock. */
export const today = (): Day => dayjs().format('YYYY-MM-DD') as Day;

export const lastOfMonth = (y: number, m: number): number => new Date(Date.UTC(y, m, 0)).getUTCDate();

/** A day as it is shown beside others: 11-23 within the year of `near`, else with its own year. */
export const monthDay = (d: string, near: string = today()): string => (d.slice(0, 4) === near.slice(0, 4) ? d.slice(5) : d);

/** Days from a to b; negative when b is earlier. */
export const daysUntil = (a: string, b: string): number => Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);

/** The day n days later. */
export const addDays = (d: Day, n: number): Day => new Date(Date.parse(d) + n * 86_400_000).toISOString().slice(0, 10) as Day;

/** The day n months later, clamped to the month's last day, as DOMAIN section 2 counts. */
export function addMonths(d: Day, n: number): Day {
  const [y, m, dd] = d.split('-').map(Number);
  const at = y * 12 + (m - 1) + n;
  const [ny, nm] = [Math.floor(at / 12), (at % 12) + 1];
  return dayOf(ny, nm, Math.min(dd, lastOfMonth(ny, nm))) as Day;
}
