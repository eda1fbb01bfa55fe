import { expect, test } from 'vitest';
import { markedIn, pieces } from './evidence';

const memo = (from: number, to: number, key: string) => ({ field: 'memo', from, to, key });

test('a text is cut where it is marked', () =>
  expect(pieces('B-1207 11月租金', 'memo', [memo(7, 10, 'match.period_in_memo'), memo(0, 6, 'match.unit_in_memo')])).toEqual([
    { text: 'B-1207', keys: ['match.unit_in_memo'] },
    { text: ' ', keys: [] },
    { text: '11月', keys: ['match.period_in_memo'] },
    { text: '租金', keys: [] },
  ]));
test('places are characters, also beyond the first plane', () =>
  expect(pieces('𠮷田房租', 'memo', [memo(2, 4, 'match.kind_in_memo')])).toEqual([
    { text: '𠮷田', keys: [] },
    { text: '房租', keys: ['match.kind_in_memo'] },
  ]));
test('marks that overlap prove both', () =>
  expect(pieces('abc', 'memo', [memo(0, 2, 'x'), memo(1, 3, 'y')]).map((p) => p.keys)).toEqual([['x'], ['x', 'y'], ['y']]));
test('each field has its own', () =>
  expect(markedIn({ payerName: '云岫', payerAccount: '6222', memo: '' }, [{ field: 'payerName', from: 0, to: 2, key: 'k' }])).toEqual({
    payerName: [{ text: '云岫', keys: ['k'] }],
    payerAccount: [{ text: '6222', keys: [] }],
    memo: [],
  }));
