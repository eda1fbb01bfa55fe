import { expect, test } from 'vitest';
import type { Column } from '../../ui';
import { arranged } from '../../ui/grid/columns';
import { type Answer, besideDrawer, inView, type List, ownSearch, same, type View, viewOf } from './list';

const list = { filters: [{ id: 'state' }, { id: 'month' }, { id: 'customer' }] } as unknown as List<object, Answer<object>>;
const views: View[] = [
  { id: 'all', title: '全部', search: {} },
  { id: 'month', title: '11 月', search: { month: '2026-11' } },
  { id: 'overdue', title: '逾期', search: { state: 'overdue' } },
];

test('only the list’s own filters go along', () => {
  expect(ownSearch(list, { q: '星桥', state: 'overdue', ids: '1.2', customer: '' })).toEqual({ q: '星桥', state: 'overdue' });
});

test.each([
  ['nothing is filtered', {}, 'all'],
  ['searching does not leave the view', { q: '星桥' }, 'all'],
  ['nor does what no view speaks of', { state: 'overdue', customer: '7' }, 'overdue'],
  ['another month is no view', { month: '2026-10' }, undefined],
  ['two at once are none of them', { month: '2026-11', state: 'overdue' }, undefined],
])('%s', (_, search, id) => expect(viewOf(views, search)?.id).toBe(id));

test('a view takes away what other views set, and keeps the rest', () => {
  expect(inView(views, views[2], { month: '2026-10', q: '星桥', customer: '7' })).toEqual({ state: 'overdue', q: '星桥', customer: '7' });
  expect(inView(views, views[0], { state: 'overdue', q: '星桥' })).toEqual({ q: '星桥' });
});

test('filters are the same in whatever order', () => {
  expect(same({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true);
  expect(same({ a: '1' }, { a: '1', b: '2' })).toBe(false);
  expect(same({ a: '1', c: '2' }, { a: '1', b: '2' })).toBe(false);
});

test('beside a drawer stands what its room holds, and the name is not cut for it', () => {
  const columns: Column<object>[] = [
    { id: 'code', title: '', width: 120, fixed: true },
    { id: 'name', title: '', grow: true },
    { id: 'set', title: '', width: 300, from: 1400 },
    { id: 'end', title: '', width: 100 },
    { id: 'sum', title: '', width: 400 },
    { id: 'note', title: '', width: 900, hidden: true },
  ];
  const shown = (width: number) =>
    arranged(besideDrawer(columns, ['code', 'name', 'sum']), {}, width)
      .filter((x) => !x.hide)
      .map((x) => x.c.id);
  expect(shown(1360)).toEqual(['code', 'name', 'sum']);
  expect(shown(1600)).toEqual(['code', 'name', 'end', 'sum']);
  expect(shown(1900)).toEqual(['code', 'name', 'set', 'end', 'sum']);
});

test('beside the drawer of a narrow window the least needed column goes, before the list has to be moved sideways', () => {
  const columns: Column<object>[] = [
    { id: 'number', title: '', width: 140, fixed: true },
    { id: 'name', title: '', grow: true },
    { id: 'due', title: '', width: 92 },
    { id: 'total', title: '', width: 104 },
    { id: 'open', title: '', width: 108 },
    { id: 'state', title: '', width: 120 },
  ];
  const shown = (width: number) =>
    arranged(besideDrawer(columns, ['number', 'name', 'open', 'state', 'due', 'total']), {}, width)
      .filter((x) => !x.hide)
      .map((x) => x.c.id);
  expect(shown(1000)).toEqual(['number', 'name', 'open', 'state']);
  // The drawer is wider from 1200 on: what would come and go again does not come.
  expect(shown(1080)).toEqual(['number', 'name', 'open', 'state']);
  expect(shown(1280)).toEqual(['number', 'name', 'due', 'open', 'state']);
  expect(shown(1360)).toEqual(['number', 'name', 'due', 'total', 'open', 'state']);
});
