import type { Key } from '../../i18n';
import type { Charge } from './data';

type T = (key: Key, args?: Record<string, unknown>) => string;

export const cycles = [1, 2, 3, 4, 6, 12, 0];

/** 每月, 每 3 个月, 一次 */
export const cycleWord = (t: T, months: number): string =>
  months === 0 ? t('contracts.cycle.once') : months === 1 ? t('contracts.cycle.month') : t('contracts.cycle.months', { count: months });

/** What one price pays for: 元/㎡·月 */
export const priceUnit = (t: T, h: Charge): string =>
  t(`contracts.per.${h.model === 'area' ? 'area' : 'fixed'}_${h.pricePer || 'month'}` as Key);

/** A charge in one sentence: 按面积 320 ㎡ × 88，每月，提前收，每 12 个月涨 5% */
export function sentence(t: T, h: Charge): string {
  const parts: string[] = [];
  const price = h.price ? priceWord(h.price) : '…';
  if (h.model === 'area') parts.push(t('contracts.say.area', { quantity: h.quantity || '…', price }));
  else if (h.model === 'fixed')
    parts.push(
      h.quantity && Number(h.quantity) !== 1 && Number(h.quantity) !== 0
        ? t('contracts.say.count', { quantity: h.quantity, price })
        : t('contracts.say.fixed', { price }),
    );
  else parts.push(t(`contracts.model.${h.model}` as Key));
  if (h.pricePer === 'day' || h.pricePer === 'cycle') parts[0] += t(`contracts.say.${h.pricePer}` as Key);
  parts.push(cycleWord(t, h.cycleMonths));
  parts.push(t(h.timing === 'arrears' ? 'contracts.timing.arrears' : 'contracts.timing.advance'));
  if (h.stepEveryMonths > 0 && (h.stepPercent || h.stepAmount))
    parts.push(
      t(h.stepPercent ? 'contracts.say.raisePercent' : 'contracts.say.raiseAmount', {
        months: h.stepEveryMonths,
        by: h.stepPercent || h.stepAmount,
      }),
    );
  else if (h.steps.length > 0) parts.push(t('contracts.say.steps', { count: h.steps.length }));
  if (h.free.length > 0) parts.push(t('contracts.say.free'));
  if (h.discounts.length > 0) parts.push(t('contracts.say.discount'));
  return parts.join(t('contracts.comma'));
}

/** A price as it is read: its own places, at least two. */
export const priceWord = (decimal: string): string => {
  const [whole, part = ''] = decimal.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part.padEnd(2, '0')}`;
};
