import { expect, test } from 'vitest';
import { decimalOf, fieldOf, label, type Mapping, orderOf, type Preview, type Row, suited, tally, withField } from './data';

test.each([
  ['交易日期', '交易日期'],
  [' 金额（元） ', '金额'],
  ['Amount [USD]', 'amount'],
  ['对方户名：', '对方户名'],
  ['收入(+元)', '收入'],
])('a heading is compared in one form: %j', (heading, want) => expect(label(heading)).toBe(want));

const m: Mapping = {
  layout: 'x',
  columns: { date: ['日期'], amount: ['金额'], memo: ['摘要'] },
  sign: 'signed',
  dateOrder: 'ymd',
  decimal: '.',
  confidence: 60,
  headings: ['日期', '金额', '摘要', '备注', '支出'],
};

test('a column is read as what was chosen, and only once', () => {
  expect([0, 1, 2, 3].map((i) => fieldOf(m, i))).toEqual(['date', 'amount', 'memo', '']);
  const two = withField(m, 3, 'memo');
  expect(two.columns.memo).toEqual(['摘要', '备注']);
  expect(two.confidence).toBe(100);
  const gone = withField(two, 2, '');
  expect(gone.columns.memo).toEqual(['备注']);
  expect(fieldOf(withField(m, 3, 'date'), 0)).toBe('');
});
test('a column of its own for money out makes two columns of in and out', () => expect(withField(m, 4, 'out').sign).toBe('columns'));
test('a table without headings names its columns by place', () =>
  expect(withField({ ...m, noHeader: true, columns: {} }, 1, 'amount').columns).toEqual({ amount: ['#2'] }));

test('what was decided about doubtful rows counts at once', () => {
  const row = (row: number, treatment: string): Row =>
    ({ row, status: 'doubtful', treatment, choices: ['take', 'ignore'], amount: '5.00', direction: 'in' }) as Row;
  const none = { count: 0, in: '0.00', out: '0.00' };
  const counts = {
    doubtful: { ...none, count: 3 },
    receipts: { ...none, count: 11 },
    same: { ...none, count: 1 },
    import: { count: 30, in: '100.00', out: '0.00' },
  };
  const p = { rows: [row(1, 'ignore'), row(2, 'take'), row(3, 'same')], counts } as Preview;
  expect(tally(p, new Map())).toEqual({ taken: 1, left: 2, every: true, same: 1, rows: 30, in: 10000, out: 0, receipts: 11 });
  expect(tally(p, new Map([[1, 'take']]))).toMatchObject({ taken: 2, left: 1, receipts: 12 });
  expect(tally({ ...p, rows: [row(2, 'take')] }, new Map()).every).toBe(false); // the beginning of a long file
  expect(tally(p, new Map([[3, 'take']]))).toMatchObject({ same: 0, rows: 31, in: 10500, receipts: 12 });
});

test.each([
  [['2026-04-03', '2026-04-09'], 'ymd'],
  [['20260403'], 'ymd'],
  [['03.04.2026', '17.04.2026'], 'dmy'],
  [['4/3/2026', '4/17/2026'], 'mdy'],
  [['3/4/26'], 'dmy'],
  [['', 'abc'], undefined],
])('the order of dates is seen in %j', (cells, want) => expect(orderOf(cells)).toBe(want));

test.each([
  [['1.200,50', '3,00'], ','],
  [['1,200.50'], '.'],
  [['1,200', '300'], undefined],
  [['¥12.5元'], '.'],
])('the decimal mark is seen in %j', (cells, want) => expect(decimalOf(cells)).toBe(want));

test('a column that is read as a day or as money settles how both are written, any other nothing', () => {
  expect(suited(m, 'date', ['03.04.2026']).dateOrder).toBe('dmy');
  expect(suited(m, 'in', ['3,50']).decimal).toBe(',');
  expect(suited(m, 'memo', ['03.04.2026', '3,50'])).toBe(m);
});
