import { beforeAll, expect, test } from 'vitest';
import type { Fen } from '../../api';
import { startI18n, text } from '../../i18n';
import { filterOf, oldestFirst, type Row, stateOf, statusOf } from './data';

beforeAll(() => startI18n('zh-CN'));

const bills = [
  { id: 1, open: 500 as Fen },
  { id: 2, open: 300 as Fen },
  { id: 3, open: 900 as Fen },
];
test.each([
  ['less than the first', 200, [[1, 200]]],
  [
    'the first and a bit',
    600,
    [
      [1, 500],
      [2, 100],
    ],
  ],
  [
    'more than all',
    2000,
    [
      [1, 500],
      [2, 300],
      [3, 900],
    ],
  ],
  ['nothing', 0, []],
])('%s goes to the oldest first', (_, amount, parts) => expect([...oldestFirst(amount as Fen, bills)]).toEqual(parts));

test('parts never exceed the money, nor a bill', () => {
  for (let amount = 0; amount <= 2000; amount += 37) {
    const parts = oldestFirst(amount as Fen, bills);
    expect([...parts.values()].reduce((a, b) => a + b, 0)).toBe(Math.min(amount, 1700));
    for (const b of bills) expect(parts.get(b.id) ?? 0).toBeLessThanOrEqual(b.open);
  }
});

const row = (r: Partial<Row>): Row => ({ state: 'open', amount: '100.00', left: '100.00', allocated: '0', ...r }) as Row;
test.each([
  [row({}), 'open', '未认领'],
  [row({ state: 'claimed', left: '0', allocated: '100.00' }), 'claimed', '已认领'],
  [row({ state: 'claimed', left: '40.00', allocated: '60.00' }), 'prepaid', '有预收'],
  [row({ state: 'nothing' }), 'nothing', '不是我们的'],
  [row({ amount: '-5.00' }), 'out', '支出'],
])('%# is what it says', (r, state, word) => {
  expect(stateOf(r)).toBe(state);
  expect(statusOf(text, r).word).toBe(word);
});

test('an address that means nothing filters nothing', () => {
  expect(filterOf({ state: 'x', customer: 'y', from: '31' })).toMatchObject({ state: '', customerId: 0, from: '' });
});
