import { expect, test } from 'vitest';
import { csv, tableOf } from './ChartPanel';

const series = [
  { name: '应收', values: [35.446382, null], exact: ['354463.82', ''] },
  { name: '收缴率', values: [38.8123, 100] },
];

test('the table of a chart has its sums to the fen, and nothing where there is nothing', () => {
  expect(tableOf(['11月', '12月'], series)).toEqual([
    [
      { kind: 'text', value: '11月' },
      { kind: 'money', value: '354463.82' },
      { kind: 'number', value: '38.81' },
    ],
    [
      { kind: 'text', value: '12月' },
      { kind: 'text', value: '' },
      { kind: 'number', value: '100' },
    ],
  ]);
});

test('CSV keeps commas and quotes, and says that it is UTF-8', () => {
  expect(
    csv([
      ['a,b', 'c"d'],
      ['1', '2'],
    ]),
  ).toBe('\ufeff"a,b","c""d"\r\n1,2\r\n');
});
