import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { DataGrid } from './DataGrid';
import { Empty } from './Empty';
import type { Column, Source } from './grid/types';
import { show } from './test';

type R = { id: number; number: string; total: string };
const columns: Column<R>[] = [
  { id: 'number', title: '单号', kind: 'code' },
  { id: 'total', title: '金额', kind: 'money' },
];
const rowId = (r: R) => r.id;
const rows: R[] = [
  { id: 1, number: 'ZD-1', total: '34739.93' },
  { id: 2, number: 'ZD-2', total: '0' },
];
const empty = <Empty kind="none" title="还没有账单" />;
const noMatch = <Empty kind="noMatch" title="没有符合的账单" />;

const grid = (source: Source<R>, more: { filtered?: boolean; onOpen?: (r: R) => void; onAt?: (r: R | undefined) => void } = {}) => (
  <DataGrid list="test" label="账单" columns={columns} rowId={rowId} source={source} empty={empty} noMatch={noMatch} {...more} />
);

test('rows are drawn with their amounts; Enter and a click open', async () => {
  const [open, at] = [vi.fn(), vi.fn()];
  await show(grid({ rows }, { onOpen: open, onAt: at }));
  const amount = await screen.findByText('34,739.93', undefined, { timeout: 5000 });
  expect(amount.dataset.fen).toBe('3473993');
  expect(screen.getByText('–')).toBeTruthy();
  await waitFor(() => expect(at).toHaveBeenLastCalledWith(rows[0]));
  fireEvent.click(screen.getByText('ZD-2'));
  await waitFor(() => expect(open).toHaveBeenLastCalledWith(rows[1]));
  const cell = screen.getByText('ZD-1').closest('[role=gridcell]') as HTMLElement;
  cell.focus();
  fireEvent.keyDown(cell, { key: 'Enter' });
  await waitFor(() => expect(open).toHaveBeenLastCalledWith(rows[0]));
});

test('a cell that is drawn from its row changes with the row, though the field of its name does not', async () => {
  type Mixed = { id: number; parts: string };
  const mixed: Column<Mixed>[] = [{ id: 'mix', title: '构成', kind: 'custom', render: (r) => <i>{r.parts}</i> }];
  const of = (parts: string) => (
    <DataGrid
      list="test"
      label="账龄"
      columns={mixed}
      rowId={(r) => r.id}
      source={{ rows: [{ id: 1, parts }] }}
      empty={empty}
      noMatch={noMatch}
    />
  );
  const { again } = await show(of('未到期'));
  await screen.findByText('未到期', undefined, { timeout: 5000 });
  again(of('90 天以上'));
  expect(await screen.findByText('90 天以上')).toBeTruthy();
});

test.each([
  ['nothing yet', { rows: [] }, false, '还没有账单'],
  ['nothing that fits', { rows: [] }, true, '没有符合的账单'],
  ['failed', { rows: undefined, error: '{"bug":"K7Q-4M2"}', retry: () => {} }, false, '复制诊断信息'],
] as [string, Source<R>, boolean, string][])('%s', async (_, source, filtered, text) => {
  await show(grid(source, { filtered }));
  expect(await screen.findByText(text, undefined, { timeout: 5000 })).toBeTruthy();
});

test('loading shows bars only after a moment', async () => {
  const { container } = await show(grid({ rows: undefined }));
  await waitFor(() => expect(container.querySelector('.data-grid[data-state=loading]')).toBeTruthy());
  await waitFor(() => expect(container.querySelectorAll('.sk > div').length).toBe(12));
});

test('pages are asked by keyset, the first at once', async () => {
  const load = vi.fn(async () => ({ rows, next: 'ZD-2' }));
  await show(grid({ key: ['invoice', 'test'], load, limit: 2 }));
  await screen.findByText('34,739.93', undefined, { timeout: 5000 });
  expect(load).toHaveBeenCalledWith({ after: '', limit: 2, sort: undefined }, expect.any(AbortSignal));
});
