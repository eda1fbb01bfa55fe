import { expect, test } from 'vitest';
import type { Fen } from '../../api';
import { isEmpty, segments, share, type Today, waiting } from './data';

const day = (claim: number, bill: number, blocked: number, late: number, warnings = 0): Today =>
  ({
    claim: { count: claim },
    bill: { invoices: bill, blocked, warnings },
    late: { count: late },
    figures: { receivables: '0' },
    series: [{ invoices: 0, receipts: 0 }],
  }) as unknown as Today;

test.each([
  ['all three wait', day(1, 2, 0, 3), ['claim', 'bill', 'chase']],
  ['only a blocked charge', day(0, 0, 1, 0), ['bill']],
  ['only something to look at in the run', day(0, 0, 0, 0, 1), ['bill']],
  ['all done', day(0, 0, 0, 0), []],
])('%s', (_, d, steps) => expect(waiting(d)).toEqual(steps));

test('a book is empty until something is billed, received or waits', () => {
  expect(isEmpty(day(0, 0, 0, 0))).toBe(true);
  expect(isEmpty(day(0, 1, 0, 0))).toBe(false);
  expect(isEmpty({ ...day(0, 0, 0, 0), series: [{ invoices: 3, receipts: 0 }] } as unknown as Today)).toBe(false);
});

test('the bar is full, and nothing takes no room', () => {
  const bar = segments([100, 0, 300] as Fen[], 400);
  expect(bar.map((s) => s.width)).toEqual([100, 0, 300]);
  expect(bar[2].x).toBe(100);
  expect(segments([0, 0] as Fen[], 400).map((s) => s.width)).toEqual([0, 0]);
});

test('shares have one place', () => {
  expect(share(1 as Fen, 3 as Fen)).toBe('33.3%');
  expect(share(0 as Fen, 0 as Fen)).toBe('–');
});
