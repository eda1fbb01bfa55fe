import { fen, grouped } from '../../api';
import type { Key } from '../../i18n';
import type { Charge, Preview } from './data';

type T = (key: Key, args?: Record<string, unknown>) => string;

export const cycles = [1, 2, 3, 4, 6, 12, 0];

/** 每月, 每季, 每 4 个月, 一次 */
export const cycleWord = (t: T, months: number): string =>
  months === 0
    ? t('contracts.cycle.once')
    : months === 1
      ? t('contracts.cycle.month')
      : months === 3
        ? t('contracts.cycle.quarter')
        : months === 12
          ? t('contracts.cycle.year')
          : t('contracts.cycle.months', { count: months });

/** What one price pays for, but for what a meter counts: 元/㎡·月 */
export const priceUnit = (t: T, h: Pick<Charge, 'model' | 'pricePer'>): string =>
  t(`contracts.per.${h.model === 'area' ? 'area' : 'fixed'}_${h.pricePer || 'month'}` as Key);

/** A charge in one sentence: 每月提前收，320 ㎡ × 88.00 元/㎡·月，每 12 个月涨 5% */
export function sentence(t: T, h: Charge): string {
  const parts: string[] = [h.onConfirm ? t('contracts.say.onConfirm') : when(t, h), what(t, h)];
  if (h.stepEveryMonths > 0 && (Number(h.stepPercent) || Number(h.stepAmount)))
    parts.push(
      t(Number(h.stepPercent) ? 'contracts.say.raisePercent' : 'contracts.say.raiseAmount', {
        months: h.stepEveryMonths,
        by: Number(h.stepPercent) ? h.stepPercent : h.stepAmount,
      }),
    );
  else if (h.steps?.length > 0) parts.push(t('contracts.say.steps', { count: h.steps.length }));
  if (h.free?.length > 0) parts.push(t('contracts.say.free'));
  if (h.discounts?.length > 0) parts.push(t('contracts.say.discount'));
  if (h.minimum != null) parts.push(t('contracts.say.minimum', { sum: money(h.minimum) }));
  if (h.maximum != null) parts.push(t('contracts.say.maximum', { sum: money(h.maximum) }));
  if (Number(h.retention) > 0) parts.push(t('contracts.say.retention', { percent: h.retention, count: h.retentionMonths }));
  return parts.filter(Boolean).join(t('contracts.comma'));
}

const money = (yuan: string): string => (/^-?\d+(\.\d+)?$/.test(yuan) ? grouped(fen(yuan)) : yuan);

const when = (t: T, h: Charge): string =>
  h.cycleMonths === 0
    ? cycleWord(t, 0)
    : t('contracts.say.when', {
        cycle: cycleWord(t, h.cycleMonths),
        timing: t(h.timing === 'arrears' ? 'contracts.timing.arrears' : 'contracts.timing.advance'),
      });

function what(t: T, h: Charge): string {
  const price = h.price ? priceWord(h.price) : '…';
  const unit = priceUnit(t, h);
  const many = h.quantity !== '' && Number(h.quantity) !== 1 && Number(h.quantity) !== 0;
  switch (h.model) {
    case 'area':
      return t('contracts.say.area', { quantity: h.quantity || '…', price, unit });
    case 'fixed':
      return t(many ? 'contracts.say.count' : 'contracts.say.fixed', { quantity: h.quantity, price, unit });
    case 'usage':
      return h.registerPrices?.length ? registers(t, h) : t('contracts.say.usage', { price });
    case 'tiered':
      return t('contracts.say.tiered', {
        count: h.tiers?.length ?? 0,
        over: t(h.accumulation === 'year' ? 'contracts.accumulation.year' : 'contracts.accumulation.month'),
        mode: t(h.tierMode === 'volume' ? 'contracts.tierMode.volume' : 'contracts.tierMode.graduated'),
      });
    case 'formula':
      return t('contracts.say.formula', { formula: h.formulas?.at(-1)?.formula || h.formula || '…' });
    case 'percent':
      return Number(h.price)
        ? t('contracts.say.percentBase', { percent: h.percent || '…', price, unit })
        : t('contracts.say.percent', { percent: h.percent || '…' });
    case 'shared':
      return t('contracts.say.shared');
    default:
      return h.model;
  }
}

/** 峰 1.05、谷 0.35: the latest price of each register. */
function registers(t: T, h: Charge): string {
  const last = new Map<string, string>();
  for (const r of h.registerPrices) last.set(r.register, r.price);
  return t('contracts.say.registers', {
    prices: [...last].map(([name, price]) => `${name} ${priceWord(price || '0')}`).join(t('parts.and')),
  });
}

/** A price as it is read: its own places, at least two. */
export const priceWord = (decimal: string): string => {
  const [whole, part = ''] = decimal.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${part.padEnd(2, '0')}`;
};

/** The price of a charge on its last days, from what the coverage shows; its own where nothing is drawn. */
export const lastPrice = (p: Preview | undefined, index: number, h: Charge): string =>
  p?.charges?.[index]?.bars?.findLast((b) => b.kind === 'normal')?.price ?? h.price;
