import { expect, test } from 'vitest';
import type { Day } from '../../api';
import { invoicesOf, lastDayOf, monthLabel, nothingIn, percent, share } from './data';

test('a share has one place, and none where there is nothing', () => {
  expect(percent('214860.00', '1286430.50')).toBe('16.7%');
  expect(percent('0.00', '0.00')).toBe('');
});
test('a bucket opens just the invoices that it counts, or none', () => {
  const day = '2026-11-23' as Day;
  expect(invoicesOf('over', day)).toEqual({ state: 'overdue', due: '2026-08-24' });
  expect(invoicesOf('notDue', day)).toEqual({ state: 'notDue' });
  expect(invoicesOf('d60', day)).toBeUndefined();
});
test('months are short, with the year where it begins', () =>
  expect(['2025-12', '2026-01', '2026-02'].map((m, i) => monthLabel(m, i, 'zh-CN'))).toEqual(['25-12', '26-01', '2 月']));
test('the last day of a month', () => expect(lastDayOf('2028-02')).toBe('2028-02-29'));
test('a bar is never negative', () => expect([share('-5.00', '10.00'), share('5.00', '10.00'), share('5.00', '0.00')]).toEqual([0, 50, 0]));

test('a month in which something was only billed, only received, or only stayed open is not nothing', () => {
  const month = { month: '2026-03', invoices: 0, receipts: 0, receivable: '0.00', collected: '0.00', open: '0.00', cash: '0.00' };
  expect(nothingIn.received([month, month])).toBe(true);
  expect(nothingIn.received([month, { ...month, invoices: 1 }])).toBe(false);
  expect(nothingIn.received([{ ...month, receipts: 1 }])).toBe(false);
  const rate = {
    month: '2026-03',
    dueThen: '0.00',
    paidThen: '0.00',
    rateThen: '',
    dueNow: '0.00',
    paidNow: '0.00',
    rateNow: '',
    openNow: '0.00',
  };
  expect(nothingIn.collection([rate])).toBe(true);
  expect(nothingIn.collection([{ ...rate, openNow: '-0.01' }])).toBe(false);
  const days = { month: '2026-03', asOf: '2026-03-31', receivable: '0.00', billed: '0.00', days: '' };
  expect(nothingIn.dso([days])).toBe(true);
  expect(nothingIn.dso([{ ...days, billed: '1.00' }])).toBe(false);
});
