import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { DataGrid, prepareGrid } from './DataGrid';
import { Empty } from './Empty';
import './grid/Grid'; // which no test shall wait for
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
  const amount = await screen.findByText('34,739.93', undefined, { timeout: 20_000 });
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
  await screen.findByText('未到期', undefined, { timeout: 20_000 });
  again(of('90 天以上'));
  expect(await screen.findByText('90 天以上')).toBeTruthy();
});

test.each([
  ['nothing yet', { rows: [] }, false, '还没有账单'],
  ['nothing that fits', { rows: [] }, true, '没有符合的账单'],
  ['failed', { rows: undefined, error: '{"bug":"K7Q-4M2"}', retry: () => {} }, false, '复制诊断信息'],
] as [string, Source<R>, boolean, string][])('%s', async (_, source, filtered, text) => {
  await show(grid(source, { filtered }));
  expect(await screen.findByText(text, undefined, { timeout: 20_000 })).toBeTruthy();
});

test('loading shows bars only after a moment', async () => {
  const { container } = await show(grid({ rows: undefined }));
  await waitFor(() => expect(container.querySelector('.data-grid[data-state=loading]')).toBeTruthy());
  await waitFor(() => expect(container.querySelectorAll('.sk > div').length).toBe(12));
});

test('pages are asked by keyset, the first at once', async () => {
  const load = vi.fn(async () => ({ rows, next: 'ZD-2' }));
  await show(grid({ key: ['invoice', 'test'], load, limit: 2 }));
  await screen.findByText('34,739.93', undefined, { timeout: 20_000 });
  expect(load).toHaveBeenCalledWith({ after: '', limit: 2, sort: undefined }, expect.any(AbortSignal));
});

test('a page that comes later stands under the first one', async () => {
  const third = { id: 3, number: 'ZD-3', total: '7' };
  const load = vi.fn(async ({ after }: { after: string }) => (after ? { rows: [third] } : { rows, next: 'ZD-2' }));
  await show(grid({ key: ['invoice', 'pages'], load, limit: 2 }));
  await screen.findByText('ZD-3', undefined, { timeout: 20_000 });
  expect(load).toHaveBeenLastCalledWith({ after: 'ZD-2', limit: 2, sort: undefined }, expect.any(AbortSignal));
  const order = screen.getAllByText(/^ZD-/).map((e) => [Number(e.closest('[role=row]')?.getAttribute('row-index')), e.textContent]);
  expect(order.toSorted()).toEqual([
    [0, 'ZD-1'],
    [1, 'ZD-2'],
    [2, 'ZD-3'],
  ]);
});

test('a click into the cell of a tick ticks its row, with Shift all up to it; another list than the ticked ones keeps them', async () => {
  const many = Array.from({ length: 6 }, (_, i) => ({ id: i + 1, number: `ZD-${i + 1}`, total: '1' }));
  const chosen = vi.fn();
  const Ticked = ({ rows }: { rows: R[] }) => {
    const [selected, setSelected] = useState<string[]>([]);
    const select = (ids: string[]) => {
      chosen(ids);
      setSelected(ids);
    };
    return (
      <DataGrid
        list="ticks"
        label="账单"
        columns={columns}
        rowId={rowId}
        source={{ rows }}
        empty={empty}
        selected={selected}
        onSelect={select}
      />
    );
  };
  const { again } = await show(<Ticked rows={many} />);
  await screen.findByText('ZD-6', undefined, { timeout: 20_000 });
  const box = (n: number) => screen.getByText(`ZD-${n}`).closest('[role=row]')?.querySelector('input') as HTMLInputElement;
  fireEvent.click(box(2));
  await waitFor(() => expect(chosen).toHaveBeenLastCalledWith(['2']));
  expect(box(2).checked).toBe(true);
  fireEvent.click(box(5).closest('[role=gridcell]') as HTMLElement, { shiftKey: true });
  await waitFor(() => expect(chosen).toHaveBeenLastCalledWith(['2', '3', '4', '5']));
  expect([1, 2, 3, 4, 5, 6].filter((n) => box(n).checked)).toEqual([2, 3, 4, 5]);
  again(<Ticked rows={[many[0], many[5]]} />);
  await waitFor(() => expect(screen.queryByText('ZD-2')).toBeNull());
  fireEvent.click(box(6));
  await waitFor(() => expect(chosen).toHaveBeenLastCalledWith(['2', '3', '4', '5', '6']));
});

test('what React draws in a cell stays in its page: state above it and a second draw reach it', async () => {
  const open = vi.fn();
  const drawn: Column<R>[] = [
    {
      id: 'deed',
      title: '',
      kind: 'custom',
      render: (r) => (
        <button type="button" onClick={() => open(r.id)}>
          {r.number}
        </button>
      ),
    },
  ];
  await show(<DataGrid list="drawn" label="账单" columns={drawn} rowId={rowId} source={{ rows }} empty={empty} />);
  fireEvent.click(await screen.findByRole('button', { name: 'ZD-2' }, { timeout: 20_000 }));
  expect(open).toHaveBeenCalledWith(2);
});

test('a list that was prepared is drawn with its place, and nothing of the trial is left in the page', async () => {
  await prepareGrid(false);
  await prepareGrid(true);
  expect(document.querySelector('.ag-root')).toBeNull();
  const { container } = await show(grid({ rows }));
  expect(container.querySelector('.ag-root')).toBeTruthy();
});
