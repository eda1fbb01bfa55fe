import { beforeAll, expect, test } from 'vitest';
import { startI18n, text } from '../../i18n';
import { type DraftCharge, newCharge } from './data';
import { sentence } from './words';

const said = (over: Partial<DraftCharge>) => sentence(text, { ...newCharge(1, undefined), price: '88', quantity: '320', ...over });

beforeAll(() => startI18n('zh-CN'));

test.each([
  [
    'rent by area, raised each year',
    { model: 'area', cycleMonths: 3, stepEveryMonths: 12, stepPercent: '5' },
    '每季度提前收，320 ㎡ × 88.00 元/㎡·月，每 12 个月涨 5%',
  ],
  ['a fixed fee for two', { model: 'fixed', quantity: '2', price: '600' }, '每月提前收，2 × 600.00 元/月'],
  ['a price for the whole', { model: 'fixed', quantity: '1', price: '12000', pricePer: 'total' }, '每月提前收，12,000.00 元/全期'],
  [
    'by registers',
    { model: 'usage', timing: 'arrears', registerPrices: [{ register: '峰', from: '', price: '1.05' }] },
    '每月到期后收，按用量，峰 1.05',
  ],
  [
    'bands',
    {
      model: 'tiered',
      timing: 'arrears',
      accumulation: 'year',
      tiers: [
        { upto: '1', price: '1' },
        { upto: null, price: '2' },
      ],
    },
    '每月到期后收，阶梯 2 档，按年累计，分段计',
  ],
  [
    'turnover with a base',
    { model: 'percent', timing: 'arrears', percent: '8', price: '20000' },
    '每月到期后收，营业额的 8%，保底 20,000.00 元/月',
  ],
  [
    'a milestone',
    { model: 'fixed', quantity: '1', cycleMonths: 0, pricePer: 'once', onConfirm: true, retention: '5', retentionMonths: 12 },
    '确认后出账，88.00 元，留 5% 质保金，12 个月后收',
  ],
  [
    'bounds',
    { model: 'fixed', quantity: '1', minimum: '100', maximum: '1500.5' },
    '每月提前收，88.00 元/月，每期最低 100.00，每期最高 1,500.50',
  ],
] as [string, Partial<DraftCharge>, string][])('%s', (_, over, want) => expect(said(over)).toBe(want));
