import { addDays, type Day, type Fen, fen, type go, type Wire } from '../../api';
import type { Language } from '../../i18n';
import { monthName } from '../../parts/words';

export type Aging = Wire<go.report.Aging>;
export type AgingRow = Wire<go.report.AgingRow>;
export type AgingCustomer = Wire<go.report.AgingCustomer>;
export type Chase = Wire<go.report.Chase>;
export type Trend = Wire<go.report.Trend>;
export type Received = Wire<go.report.Received>;
export type ReceivedMonth = Wire<go.report.ReceivedMonth>;
export type Collection = Wire<go.report.Collection>;
export type CollectionMonth = Wire<go.report.CollectionMonth>;
export type Dso = Wire<go.report.Dso>;
export type DsoMonth = Wire<go.report.DsoMonth>;
export type Forecast = Wire<go.report.Forecast>;
export type ForecastRow = Wire<go.report.ForecastRow>;

/** Events that change a report. */
export const kinds = ['invoice', 'receipt', 'customer', 'contract'];

export const views = ['aging', 'received', 'collection', 'dso', 'forecast'] as const;
export type View = (typeof views)[number];

/** Money by age, the oldest first: what matters lies on the base line. With the colour of each. */
export const ages = [
  { id: 'over', colour: '--age-4' },
  { id: 'd90', colour: '--age-3' },
  { id: 'd60', colour: '--age-2' },
  { id: 'd30', colour: '--age-1' },
  { id: 'notDue', colour: '--age-0' },
] as const;
export type Age = (typeof ages)[number]['id'];

/** Which invoices a bucket holds, as filters of the list of invoices; none where the list cannot ask for just them. */
export function invoicesOf(age: Age | 'total' | 'overdue', asOf: Day): Record<string, string> | undefined {
  switch (age) {
    case 'total':
      return { state: 'open' };
    case 'overdue':
      return { state: 'overdue' };
    case 'notDue':
      return { state: 'notDue' };
    case 'over':
      return { state: 'overdue', due: addDays(asOf, -91) };
    default:
      return undefined;
  }
}

const zeros = (amounts: string[]): boolean => amounts.every((a) => fen(a) === 0);

/** Whether months have nothing to tell: nothing fell due, nothing came in, nothing is open. */
export const nothingIn = {
  received: (rows: ReceivedMonth[]) => rows.every((r) => r.invoices === 0 && r.receipts === 0),
  collection: (rows: CollectionMonth[]) => rows.every((r) => zeros([r.dueThen, r.dueNow, r.openNow])),
  dso: (rows: DsoMonth[]) => rows.every((r) => zeros([r.receivable, r.billed])),
};

/** Ten thousands of yuan as a number, for an axis. */
export const inWan = (yuan: string): number => fen(yuan) / 1_000_000;

/** A share in percent with one place; '' where there is nothing to share. */
export function percent(part: string, whole: string): string {
  const [a, b] = [fen(part), fen(whole)];
  return b === 0 ? '' : `${(Math.round((a * 1000) / b) / 10).toFixed(1)}%`;
}

/** A month under a chart: 3 月, Mar; the first of a year and the first shown with its year: 26-01. */
export function monthLabel(month: string, index: number, language: Language): string {
  return index === 0 || month.endsWith('-01') ? month.slice(2) : monthName(month, language);
}

export const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);

export const share = (yuan: string, of: string): number => {
  const whole = fen(of) as Fen;
  return whole > 0 ? Math.max(0, (fen(yuan) / whole) * 100) : 0;
};
