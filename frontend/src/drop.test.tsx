import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { DropAnywhere } from './drop';
import { Dialog, FileDrop } from './ui';
import { show } from './ui/test';

const lookAt = vi.hoisted(() => vi.fn());
const asked = vi.hoisted(() => vi.fn());
vi.mock('./features/bank', () => ({ lookAt }));
vi.mock('./api', async (api) => ({ ...(await api<typeof import('./api')>()), call: asked }));

// What jsdom lacks.
class Drag extends Event {
  readonly dataTransfer: unknown;
  constructor(type: string, init: DragEventInit) {
    super(type, init);
    this.dataTransfer = init.dataTransfer;
  }
}

test('a file that is dropped beside a dialog is the dialog’s, never a statement behind it', async () => {
  vi.stubGlobal('DragEvent', Drag);
  const given = vi.fn();
  const place = (open: boolean) => {
    const root = createRootRoute({
      component: () => (
        <>
          <DropAnywhere />
          <Dialog open={open} title="导入资料" onClose={() => {}}>
            <FileDrop title="拖到这里" onFiles={given} />
          </Dialog>
          <h1>客户</h1>
        </>
      ),
    });
    return <RouterProvider router={createRouter({ routeTree: root, history: createMemoryHistory() }) as never} />;
  };
  await show(place(true));
  const drop = () => fireEvent.drop(screen.getByText('客户'), { dataTransfer: { files: [new File(['x'], '租户.csv')] } });
  await screen.findByText('拖到这里');
  await act(async () => drop());
  await vi.waitFor(() => expect(given.mock.calls.map(([files]) => files[0].name)).toEqual(['租户.csv']));
  expect(lookAt).not.toHaveBeenCalled();
});

test('a list of the office’s own that is dropped anywhere is not taken for a statement', async () => {
  vi.stubGlobal('DragEvent', Drag);
  lookAt.mockClear();
  const fresh = { tables: [{ name: 'customers', rows: 1, new: 1, changed: 0, same: 0 }], faults: [], count: 0, heads: [], choices: [] };
  asked.mockImplementation(async (name: string, { name: file }: { name: string }) =>
    name === 'Exchange.Kind' ? { list: file.includes('台账') } : fresh,
  );
  const root = createRootRoute({
    component: () => (
      <>
        <DropAnywhere />
        <h1>今日</h1>
      </>
    ),
  });
  await show(<RouterProvider router={createRouter({ routeTree: root, history: createMemoryHistory() }) as never} />);
  const drop = (...names: string[]) =>
    act(async () => {
      fireEvent.drop(screen.getByText('今日'), { dataTransfer: { files: names.map((n) => new File(['x'], n)) } });
    });
  await screen.findByText('今日');
  await drop('客户台账.csv', '车位台账.csv');
  await screen.findByRole('button', { name: /导入 1/ }, { timeout: 20_000 });
  expect(lookAt).not.toHaveBeenCalled();
  const calls = () => asked.mock.calls.map(([name, { name: file }]) => `${name} ${file}`);
  expect(calls()).toEqual(['Exchange.Kind 客户台账.csv', 'Exchange.Kind 车位台账.csv', 'Exchange.Check 客户台账.csv']);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await vi.waitFor(() => expect(calls().at(-1)).toBe('Exchange.Check 车位台账.csv'), { timeout: 20_000 });
});
