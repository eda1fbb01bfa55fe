import { monthDay, quantity } from '../../api';
import type { Args, Key } from '../../i18n';
import type { Why } from './preview';

type Say = (key: Key, args?: Args) => string;

const days = new Set(['from', 'to']);
const known = [
  'new',
  'cycle',
  'late',
  'price',
  'quantity',
  'reason',
  'days',
  'free_ended',
  'free_began',
  'gone',
  'blocked',
  'delta',
  'latefee',
  'credit',
] as const;

/** A reason as a sentence: 单价 88.00 → 92.40. Days of the previewed year stand without it. */
function whySentence(t: Say, why: Why, month: string): string {
  const key = known.find((k) => k === why.key);
  if (!key) return why.key;
  const args = Object.fromEntries(
    Object.entries(why.args ?? {}).map(([k, v]) => [
      k,
      days.has(k) ? monthDay(String(v), month) : key === 'quantity' ? quantity(String(v)) : v,
    ]),
  );
  if (key === 'reason')
    return t(args.now ? (args.before ? 'billing.why.reason' : 'billing.why.reason_began') : 'billing.why.reason_ended', args);
  // A cycle of several months that was billed ahead is not gone, only not due.
  if (key === 'gone' && String(why.args?.to).slice(0, 7) >= month) return t('billing.why.ahead', args);
  return t(`billing.why.${key}`, args);
}

/** All reasons of a row. */
export const whyText = (t: Say, reasons: Why[], month: string, comma: string): string =>
  reasons.map((w) => whySentence(t, w, month)).join(comma);
