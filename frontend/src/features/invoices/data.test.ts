import { beforeAll, expect, test } from 'vitest';
import { fen } from '../../api';
import { startI18n, text } from '../../i18n';
import { filterOf, type Invoice, longStatus, partsOf, type Row, statusOf } from './data';

beforeAll(() => startI18n('zh-CN'));

test('a month of the address is its issue dates', () => {
  expect(filterOf({ month: '2026-02' })).toMatchObject({ from: '2026-02-01', to: '2026-02-28' });
  expect(filterOf({ month: '2024-12' })).toMatchObject({ from: '2024-12-01', to: '2024-12-31' });
});

test('what the address cannot mean is left out', () => {
  expect(filterOf({ state: 'nonsense', from: '2026-02-30', customer: 'x', month: '11' })).toEqual({
    search: '',
    state: '',
    customerId: 0,
    contractId: 0,
    run: 0,
    kind: '',
    from: '',
    to: '',
    dueFrom: '',
    dueTo: '',
  });
});

const row = (r: Partial<Row>): Row => ({ state: 'notDue', overdue: 0, total: '100.00', settled: '0', ...r }) as Row;
test.each([
  [row({}), 'open', '未到期', '未到期'],
  [row({ state: 'overdue', overdue: 18, settled: '72.00' }), 'late', '逾期 18 天', '逾期 18 天，已收 72%'],
  [row({ state: 'partPaid', settled: '99.99' }), 'part', '部分收讫', '部分收讫，已收 99%'],
  [row({ state: 'paid', settled: '100.00' }), 'paid', '已收讫', '已收讫'],
  [row({ state: 'credited' }), 'void', '已红冲', '已红冲'],
])('%# says its state', (r, status, word, long) => {
  expect(statusOf(text, r)).toMatchObject({ status, word });
  expect(longStatus(text, r).word).toBe(long);
});

test('what is asked back names its lines in their order, and leaves out what was emptied', () => {
  const bill = { lines: [{ id: 7 }, { id: 8 }, { id: 9 }] } as Invoice;
  expect(partsOf(bill, { 9: fen('12.50'), 7: fen('300'), 8: undefined })).toEqual([
    { line: 7, amount: '300.00' },
    { line: 9, amount: '12.50' },
  ]);
  expect(partsOf(bill, { 8: fen('0') })).toEqual([]);
});
