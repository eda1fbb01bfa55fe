import { expect, test } from 'vitest';
import { changesOf, factsOf } from './story';

const words = {
  table: (n: string) => `<${n}>`,
  more: (l: string, n: number) => `${l} 等 ${n}`,
  off: (s: string) => `（尾差 ${s}）`,
  comma: '、',
};
const told = (data: unknown) => factsOf(data, words).map((f) => `${f.name}=${f.words}`);

test.each([
  [
    'a claim',
    {
      reference: 'SL-59',
      payer: '万木春',
      amount: '4939.00',
      customer: '万木春中药铺',
      parts: [{ invoice: 'ZD1', amount: '4939.00', writeoff: '0.20' }],
      left: '0.00',
    },
    ['reference=SL-59', 'payer=万木春', 'customer=万木春中药铺', 'amount=4,939.00', 'parts=ZD1 4,939.00（尾差 0.20）'],
  ],
  [
    'a run',
    { first: 'A', last: 'B', invoices: 73, total: '758688.58', credited: '0.00', through: '2025-10-31' },
    ['first=A', 'last=B', 'total=758,688.58', 'through=2025-10-31', 'invoices=73'],
  ],
  [
    'a printing under the seal',
    {
      papers: [
        { number: 'ZD1', name: '云岫', kind: 'invoice', times: 1 },
        { number: '', name: '半亩', times: 1 },
      ],
      sealed: ['ZD1 云岫'],
      by: '周静',
    },
    ['papers=ZD1、半亩', 'sealed=ZD1 云岫', 'by=周静'],
  ],
  [
    'an import',
    {
      file: 'a.json',
      tables: [
        { name: 'customers', rows: 54 },
        { name: 'meters', rows: 0 },
      ],
    },
    ['file=a.json', 'tables=<customers> 54'],
  ],
  ['more than it names', { receipts: ['1', '2', '3', '4', '5', '6'] }, ['receipts=1、2、3、4、5 等 6']],
  ['an undoing tells what was', { of: 3, kind: 'x.y', data: { note: '利息' } }, ['note=利息']],
  ['fields that changed are told elsewhere', { changes: { name: { before: 'a', after: 'b' } } }, []],
  ['two days are a period', { from: '2026-01-01', to: '2026-01-31', cost: '300.00' }, ['cost=300.00', 'period=2026-01-01 – 2026-01-31']],
  ['money that goes to another contract', { from: 'HT1', to: 'HT2' }, ['to=HT2', 'from=HT1']],
  ['rows', [{ contractId: 1 }], []],
  ['nothing', null, []],
])('%s', (_, data, want) => expect(told(data)).toEqual(want));

test('a row that is new or gone tells what is in it, not what it leaves empty; a field tells every change', () => {
  const changes = {
    'charges.4.item': { before: null, after: '电费' },
    'charges.4.price': { before: null, after: '0.98' },
    'charges.4.minimum': { before: null, after: null },
    'charges.4.people': { before: null, after: 0 },
    'charges.4.retention': { before: null, after: '0.00' },
    'charges.4.yearly': { before: null, after: false },
    'charges.4.feeItemId': { before: null, after: 4 },
    'charges.4.meterId': { before: null, after: 7 },
    'charges.1.price': { before: '72', after: '0' },
    'charges.1.yearly': { before: true, after: false },
    'charges.3.formula': { before: '', after: null },
    deposit: { before: '100.00', after: '0.00' },
    note: { before: null, after: '' },
  };
  expect(changesOf({ code: 'HT-001', changes }).map(([path]) => path)).toEqual([
    'charges.4.item',
    'charges.4.price',
    'charges.1.price',
    'charges.1.yearly',
    'deposit',
    'note',
  ]);
  expect(changesOf({ language: { before: 'zh-CN', after: 'en' } })).toHaveLength(1);
  expect(changesOf(null)).toEqual([]);
});
