import type { Key } from '../../i18n';
import type { Row } from './preview';

/** What can be done about a row, in one place: what it is called, and where it leads. */
export type Mend = { title: Key; to: string; search?: Record<string, string> };

// Where what is lacking is entered, by the fault that tells of it.
const places: Record<string, (r: Row) => Mend> = {
  'charge.no_reading': (r) => ({ title: 'billing.mend.reading', to: '/meters', search: { q: r.name } }),
  'charge.reading_below': (r) => ({ title: 'billing.mend.reading', to: '/meters', search: { q: r.name } }),
  'billing.negative_waits': (r) => ({ title: 'billing.mend.reading', to: '/meters', search: { q: r.name } }),
  'charge.no_turnover': (r) => ({
    title: 'billing.mend.turnover',
    to: '/contracts/turnover',
    search: { contract: String(r.contractId ?? '') },
  }),
  'charge.no_share': () => ({ title: 'billing.mend.share', to: '/meters/pools' }),
  'billing.limit_passed': (r) => ({ title: 'billing.mend.limit', to: `/contracts/${r.contractId}` }),
  'billing.limit_reached': (r) => ({ title: 'billing.mend.limit', to: `/contracts/${r.contractId}` }),
};

/** The one action of a row, or none; `month` is that of the preview. */
export function mendOf(r: Row, month: string): Mend | undefined {
  const place = r.fault && places[r.fault.key];
  if (place) return place(r);
  if ((r.kind === 'delta' || r.kind === 'credit') && r.of) return { title: 'billing.mend.original', to: `/invoices/${r.of}` };
  const ended = r.kind === 'gone' && r.why.some((w) => w.key === 'gone' && String(w.args?.to).slice(0, 7) < month);
  if (ended && r.contractId) return { title: 'billing.mend.renew', to: `/contracts/${r.contractId}`, search: { do: 'renew' } };
  if (r.fault && r.contractId) return { title: 'billing.openContract', to: `/contracts/${r.contractId}` };
  return undefined;
}
