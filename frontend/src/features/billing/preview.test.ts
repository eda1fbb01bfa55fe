import { expect, test } from 'vitest';
import type { Day, Fen } from '../../api';
import { blockedBefore, countsOf, dueThrough, type Preview, percentOf, rowsOf, shown, stateOf } from './preview';

const row = (change: string, charge: number, before: string, now: string) => ({
  change,
  charge,
  customerId: 1,
  name: '鹿鸣书店',
  contract: 'HT-1',
  feeItem: '房租',
  unit: 'A-1',
  before,
  now,
  diff: '0',
  why: [],
  working: [],
});
const preview = {
  invoices: 2,
  before: '100.00',
  issued: '0',
  blocked: [{ charge: 3, contract: 'HT-1', contractId: 9, lineNo: 1, customerId: 1, name: '鹿鸣书店', feeItem: '电费' }],
  counts: { new: 1, changed: 1, gone: 1, same: 1 },
  rows: [row('new', 1, '0', '5'), row('changed', 2, '5', '6'), row('gone', 3, '14.28', '0'), row('same', 4, '1', '1')],
} as unknown as Preview;

test('what is blocked stands first, with what it came to the month before', () => {
  const rows = rowsOf(preview);
  expect(rows[0]).toMatchObject({ id: 'blocked-3', kind: 'blocked', contractId: 9, before: '14.28' });
  expect(blockedBefore(rows)).toBe(1428);
});

test('a charge that was not billed has no amount, one that was billed to nothing has 0.00', () => {
  const rows = rowsOf(preview);
  expect(rows.find((r) => r.kind === 'new')?.before).toBeUndefined();
  expect(rows.find((r) => r.kind === 'gone')?.now).toBeUndefined();
});

test('the tabs count and show what they say', () => {
  const rows = rowsOf(preview);
  expect(countsOf(preview)).toEqual({
    differs: 4,
    blocked: 1,
    warned: 0,
    new: 1,
    changed: 1,
    gone: 1,
    delta: 0,
    credit: 0,
    latefee: 0,
    late: 0,
    same: 1,
  });
  expect(shown(rows, 'differs')).toHaveLength(4);
  expect(shown(rows, 'same').map((r) => r.charge)).toEqual([4]);
});

test.each([
  ['2026-11-03', '2026-11-03'],
  ['2026-11-19', '2026-11-19'],
  ['2026-11-20', '2026-12-01'],
  ['2026-12-31', '2027-01-01'],
])('on %s bills are due through %s', (now, through) => expect(dueThrough(now as Day)).toBe(through));

test.each([
  ['bills to make', { invoices: 1, blocked: [] }, 'work'],
  ['only blocked ones', { invoices: 0, blocked: preview.blocked }, 'work'],
  ['all are issued', { invoices: 0, blocked: [], issued: '5.00' }, 'done'],
  ['a month without any, after one with some', { invoices: 0, blocked: [], before: '5.00' }, 'done'],
  ['an empty book', { invoices: 0, blocked: [], before: '0' }, 'none'],
])('%s', (_, patch, state) => expect(stateOf({ ...preview, ...patch } as Preview)).toBe(state));

test('percent of a change', () => {
  expect(percentOf(1816000 as Fen, 96824000 as Fen)).toBe('1.9%');
  expect(percentOf(-5 as Fen, 0 as Fen)).toBeUndefined();
});
