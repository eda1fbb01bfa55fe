import { describe, expect, test } from 'vitest';
import type { Part, Row } from './data';
import { longestShared, marksOf, pieces } from './evidence';

const row = (memo: string) => ({ payerName: '云岫建筑', payerAccount: '6222000111', memo }) as Row;
const parts = [{ card: { number: 'ZD202611-00118', kind: '房租' } }] as Part[];

describe('what the reasons speak of is marked in the fields', () => {
  test.each([
    ['as the reason says it', [{ key: 'match.x', evidence: [{ field: 'memo', text: '11月' }] }], 'B-1207 11月租金', ['11月']],
    ['nothing that does not stand there', [{ key: 'match.x', evidence: [{ field: 'memo', text: '12月' }] }], 'B-1207 11月租金', []],
    ['a unit, whatever its case and width', [{ key: 'match.unit_in_memo', args: { unit: 'B-1207' } }], 'ｂ－1207 租金', ['ｂ－1207']],
    ['an invoice number', [{ key: 'match.number_in_memo', args: { numbers: 'ZD202611-00118' } }], '付ZD202611-00118', ['ZD202611-00118']],
    ['its tail', [{ key: 'match.tail_in_memo' }], '付账单00118', ['00118']],
    ['a month', [{ key: 'match.period_in_memo', args: { period: '2026-11' } }], '2026年11月房租', ['2026年11月']],
    ['a kind of fee', [{ key: 'match.kind_in_memo' }], '11月房租水电', ['房租']],
  ])('%s', (_, reasons, memo, want) => {
    const marks = marksOf(row(memo), { reasons: reasons as never, parts });
    expect(marks.memo).toEqual(want);
  });
  test('the payer and its account', () =>
    expect(
      marksOf(row(''), { reasons: [{ key: 'match.payer_is_customer' }, { key: 'match.account_known' }] as never, parts }),
    ).toMatchObject({ payerName: ['云岫建筑'], payerAccount: ['6222000111'] }));
});

test('a text is cut where it is marked', () =>
  expect(pieces('B-1207 11月租金', ['11月', 'B-1207'])).toEqual([
    { text: 'B-1207', marked: true },
    { text: ' ', marked: false },
    { text: '11月', marked: true },
    { text: '租金', marked: false },
  ]));
test('marks that overlap are one', () =>
  expect(pieces('abcd', ['ab', 'bc'])).toEqual([
    { text: 'abc', marked: true },
    { text: 'd', marked: false },
  ]));
test('the longest that two texts share', () => expect(longestShared('云岫设计付款', '杭州云岫设计公司')).toBe('云岫设计'));
