import { expect, test } from 'vitest';
import { Fault } from '../../api';
import { blockTypes, can, faultsByBlock, fresh, inWords, moved, nameOf, nudged, placeOf, refOf, sheetOf, tidy } from './data';

test('a block moves by one and stays at the ends', () => {
  expect(moved(['a', 'b', 'c'], 1, -1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
});

test('a placed block stays on the paper, on half millimetres', () => {
  const at = { x: 10, y: 10, w: 50, h: 0 };
  expect(nudged(at, [1, 0], 0.5, sheetOf.a5)).toEqual({ ...at, x: 10.5 });
  expect(nudged(at, [0, -1], 100, sheetOf.a5)).toEqual({ ...at, y: 0 });
  expect(nudged(at, [1, 1], 1000, sheetOf.a5)).toEqual({ ...at, x: 160, y: 145 });
  expect(nudged(at, [1.26, 0], 1, sheetOf.a5).x).toBe(11.5);
});

test('a template has an address, and an address a template', () => {
  for (const r of [
    { id: 12, kind: 'invoice', layout: 'a4' },
    { id: 0, kind: 'receipt', layout: 'form241' },
  ]) {
    const ref = refOf(nameOf(r));
    expect(ref?.id).toBe(r.id);
    if (!r.id) expect(ref).toMatchObject({ kind: r.kind, layout: r.layout });
  }
  expect(refOf('poem.a4')).toBeUndefined();
  expect(refOf('invoice.papyrus')).toBeUndefined();
});

test('faults stand at the block that they are of', () => {
  const faults = [
    { path: ['template', 'blocks', '2', 'text'] },
    { path: ['template', 'blocks', '2', 'at'] },
    { path: ['template', 'name'] },
    { path: ['template', 'blocks'] },
  ];
  const by = faultsByBlock(faults);
  expect(by.get(2)).toHaveLength(2);
  expect(by.get(-1)).toHaveLength(2);
});

test('a template without a change is no new version: what is empty is not there', () => {
  expect(tidy({ name: 'a', overlay: undefined, blocks: [{ type: 'text', at: null }] } as never)).toEqual({
    name: 'a',
    blocks: [{ type: 'text' }],
  });
});

test('every new block begins with something to see, of its own', () => {
  for (const type of blockTypes) {
    const block = fresh(type);
    expect(block.type).toBe(type);
    if (can[type].fields) expect(block.fields?.length, type).toBeGreaterThan(0);
    if (block.fields) {
      block.fields.pop();
      expect(fresh(type).fields?.length, type).toBeGreaterThan(block.fields.length);
    }
  }
});

test('a paper leads to what it is of', () => {
  const kept = (of: string) => placeOf({ of, ofId: 7, customerId: 3 } as never);
  expect(kept('credit')?.to).toBe('/invoices/7');
  expect(kept('deposit')).toEqual({ to: '/deposits', search: { customer: '3' } });
  expect(kept('customer')).toBeUndefined();
});

test('what is not printed is named by the word of the window, be it a value, the total or a table', () => {
  const v = { values: [{ name: 'customer', label: 'Bill to' }], tables: [{ name: 'lines', columns: [] }], texts: [], pictures: [] };
  const named = (name: string) =>
    inWords((key) => `<${key}>`, new Fault({ key: 'paper.not_printed', path: ['blocks'], args: { name } }), v).args.name;
  expect(['customer', 'total', 'lines'].map(named)).toEqual(['Bill to', '<papers.value.total>', '<papers.table.lines>']);
  const other = new Fault({ key: 'paper.too_long', args: { most: 40 } });
  expect(inWords(() => '', other, v)).toBe(other);
});
