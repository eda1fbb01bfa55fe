import { expect, test } from 'vitest';
import { cellsOf, isCells, lay } from './cells';
import { readDate, readDecimal } from './read';

// UX 16
test.each([
  [
    'Excel ends lines with CR LF, and the last one too',
    'A\t1\r\nB\t2\r\n',
    [
      ['A', '1'],
      ['B', '2'],
    ],
  ],
  [
    'WPS ends them with LF',
    'A\t1\nB\t2',
    [
      ['A', '1'],
      ['B', '2'],
    ],
  ],
  ['a cell with a line break is quoted', '"上\n下"\t1', [['上\n下', '1']]],
  ['quotes in it are doubled', '"他说""好"""\t1', [['他说"好"', '1']]],
  ['a quote that opens no cell is a quote', '5" 管\t1', [['5" 管', '1']]],
  [
    'empty cells keep their place',
    'A\t\t3\n\t2\t',
    [
      ['A', '', '3'],
      ['', '2', ''],
    ],
  ],
  ['one cell', ' 12 ', [['12']]],
  ['nothing', '\r\n', []],
])('%s', (_, text, cells) => expect(cellsOf(text)).toEqual(cells));

test('one cell is pasted as text, several are cells', () => {
  expect(['12', '12\n', '1\t2', '1\n2'].map(isCells)).toEqual([false, false, true, true]);
});

type Step = { from: string; price: string };
const columns = [
  {
    name: 'from' as const,
    read: (s: string) => {
      const d = readDate(s);
      return 'day' in d ? d.day : undefined;
    },
  },
  { name: 'price' as const, read: (s: string) => readDecimal(s, 6) },
];
const fresh = (): Step => ({ from: '', price: '' });
const was: Step[] = [{ from: '2026-01-01', price: '30' }];

test('cells go down from where they are pasted; rows are added', () => {
  expect(lay('2027-1-1\t３３.５\n2028/1/1\t1,036', was, { row: 0, column: 0 }, columns, fresh)).toEqual({
    list: [
      { from: '2027-01-01', price: '33.5' },
      { from: '2028-01-01', price: '1036' },
    ],
    wrong: {},
  });
});

test('a column alone leaves the others; headings are passed over', () => {
  expect(lay('单价\n31\n32', was, { row: 0, column: 1 }, columns, fresh)).toEqual({
    list: [
      { from: '2026-01-01', price: '31' },
      { from: '', price: '32' },
    ],
    wrong: {},
  });
});

test('what cannot be read is told at its cell and changes nothing', () => {
  const laid = lay('2027-1-1\t三十\n明年\t32', was, { row: 0, column: 0 }, columns, fresh);
  expect(laid.wrong).toEqual({ '0 price': '三十', '1 from': '明年' });
  expect(laid.list).toEqual([
    { from: '2027-01-01', price: '30' },
    { from: '', price: '32' },
  ]);
});
