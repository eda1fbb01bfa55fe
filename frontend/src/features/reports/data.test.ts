import { expect, test } from 'vitest';
import type { Day } from '../../api';
import { invoicesOf, lastDayOf, monthLabel, percent, share } from './data';

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
  expect(['2025-12', '2026-01', '2026-02'].map(monthLabel)).toEqual(['25-12', '26-01', '02']));
test('the last day of a month', () => expect(lastDayOf('2028-02')).toBe('2028-02-29'));
test('a bar is never negative', () => expect([share('-5.00', '10.00'), share('5.00', '10.00'), share('5.00', '0.00')]).toEqual([0, 50, 0]));
