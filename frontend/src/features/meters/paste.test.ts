import { expect, test } from 'vitest';
import { paste, readValue } from './paste';

const rows = [
  { key: '1 ', code: 'Z-01', register: '' },
  { key: '2 峰', code: 'D-1', register: '峰' },
  { key: '2 谷', code: 'D-1', register: '谷' },
  { key: '3 ', code: 'W-1', register: '' },
];

test('a column from Excel goes down from where it is pasted; blanks leave a row, what is left over is told', () => {
  expect(paste('100\r\n\r\n300\r\n', rows, 1)).toEqual({
    values: [
      ['2 峰', '100'],
      ['3 ', '300'],
    ],
    lost: [],
  });
  expect(paste('1\n2\n3', rows, 2)).toEqual({
    values: [
      ['2 谷', '1'],
      ['3 ', '2'],
    ],
    lost: ['3'],
  });
});

test('several columns find their meters by code and register, whatever their order; a heading is no reading', () => {
  const text = '表号\t时段\t本次读数\nW-1\t\t12\nD-1\t谷\t7\nX-9\t\t5\nD-1\t平\t6';
  expect(paste(text, rows, 0)).toEqual({
    values: [
      ['3 ', '12'],
      ['2 谷', '7'],
    ],
    lost: ['X-9 ', 'D-1 平'],
  });
});

test('what is no number is pasted as it is, so that its cell can say so', () => {
  expect(paste('12x\n13', rows, 0).values).toEqual([
    ['1 ', '12x'],
    ['2 峰', '13'],
  ]);
});

test.each([
  ['１２３４', '1234'],
  ['1,234.50', '1234.5'],
  ['=100+20', '120'],
  ['１２。５', '12.5'],
  ['12x', undefined],
  ['-3', undefined],
  ['', undefined],
])('%s is read as %s', (typed, value) => expect(readValue(typed)).toBe(value));
