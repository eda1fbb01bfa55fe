import { expect, test } from 'vitest';
import type { Day } from '../../api';
import type { Contract, TurnoverRow } from './data';
import { amountOf, entriesOf, keyOf, monthsOf, paste } from './turnover';

const row = (contractId: number, over: Partial<TurnoverRow> = {}): TurnoverRow => ({
  id: 0,
  contractId,
  from: '2026-10-01',
  to: '2026-10-31',
  amount: '0.00',
  note: '',
  entered: false,
  code: `HT-00${contractId}`,
  customerId: contractId,
  customerName: `第${contractId}家店`,
  unit: `A-0${contractId}`,
  ...over,
});
const rows = [row(1), row(2, { entered: true, amount: '500.00' }), row(3)];

test('full-width digits, thousands and sums are amounts; a minus and words are not', () => {
  expect([amountOf('１２，０００．５'), amountOf('=1200*3'), amountOf(''), amountOf('-5'), amountOf('两万')]).toEqual([
    1200050,
    360000,
    undefined,
    'unread',
    'unread',
  ]);
});

test('one column goes down from where it is pasted, and ends with the rows', () => {
  expect(paste('1,000\n\n3000\n4000', rows, 0)).toEqual({
    values: [
      [keyOf(rows[0]), '1,000'],
      [keyOf(rows[2]), '3000'],
    ],
    lost: ['4000'],
  });
});

test('several columns find their row by code, unit or customer; a heading is left alone, an unknown one is told', () => {
  const got = paste('合同\t营业额\nHT-003\t300\nA-01\t100\n第2家店\t200\nHT-009\t900', rows, 2);
  expect(got.values).toEqual([
    [keyOf(rows[2]), '300'],
    [keyOf(rows[0]), '100'],
    [keyOf(rows[1]), '200'],
  ]);
  expect(got.lost).toEqual(['HT-009']);
});

test('only rows that differ are sent, and an amount that was taken away as none', () => {
  const typed = new Map([
    [keyOf(rows[0]), { amount: '1,200', note: '' }],
    [keyOf(rows[1]), { amount: '', note: '' }],
    [keyOf(rows[2]), { amount: '', note: '' }],
  ]);
  expect(entriesOf(rows, typed)).toMatchObject([
    { contractId: 1, amount: '1200.00' },
    { contractId: 2, amount: null },
  ]);
  expect(entriesOf(rows, new Map([[keyOf(rows[1]), { amount: '500', note: '' }]]))).toEqual([]);
});

test('the months of a contract: the latest first, cut at its ends, entered days in their place', () => {
  const c = { id: 1, code: 'HT-001', customerId: 1, unit: '', start: '2026-08-16', end: '' } as Contract;
  const got = monthsOf(c, '店', [row(1, { from: '2026-09-01', to: '2026-10-31', entered: true, amount: '9.00' })], '2026-11-22' as Day);
  expect(got.map((r) => [r.from, r.to, r.entered])).toEqual([
    ['2026-11-01', '2026-11-30', false],
    ['2026-09-01', '2026-10-31', true],
    ['2026-08-16', '2026-08-31', false],
  ]);
});
