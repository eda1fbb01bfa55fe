import { QueryClientProvider } from '@tanstack/react-query';
import { createHashHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { newQueryClient } from '../../api';
import { startI18n } from '../../i18n';
import { useKeyboard } from '../../ui/commands';
import { UndoToast } from '../../ui/UndoToast';
import { Screen } from '.';
import { newCharge, newDraft, toWire } from './data';

const month = { month: '2026-12', amounts: ['28160.00'], total: '28160.00' };
const preview = {
  from: '2026-12-01',
  to: '2027-11-30',
  today: '2026-11-23',
  months: [month],
  total: '28160.00',
  late: '0.00',
  days: 365,
  charges: [
    {
      line: 1,
      name: '房租',
      total: '28160.00',
      next: null,
      covered: 365,
      bars: [{ from: '2026-12-01', to: '2027-11-30', kind: 'normal', price: '88', days: 365 }],
    },
  ],
  invoices: [],
  faults: [] as object[],
  notes: [],
};
const saved = () => {
  const draft = newDraft(3);
  const contract = toWire({
    ...draft,
    id: 7,
    code: 'HT-2026-031',
    start: '2026-12-01',
    end: '2027-11-30',
    charges: [{ ...newCharge(1, undefined), line: 1, price: '88', quantity: '320' }],
  });
  return { contract, customerCode: 'K0003', customerName: '星桥软件', items: [], open: '0.00', billed: 0 };
};
const calls: [string, unknown][] = [];
let answerSave: (request: unknown) => unknown;

function doors() {
  const told = (name: string, answer: (request: unknown) => unknown) => async (request: unknown) => {
    calls.push([name, request]);
    return answer(request);
  };
  window.go = {
    desktop: {
      Contracts: {
        Get: told('Contracts.Get', saved),
        Preview: told('Contracts.Preview', () => preview),
        Save: told('Contracts.Save', (r) => answerSave(r)),
      },
      FeeItems: {
        List: told('FeeItems.List', () => ({
          rows: [
            {
              item: { id: 1, code: 'F01', name: '房租', taxRate: '0.09', taxMode: 'inclusive', roundTo: '0.01', archived: false },
              used: 1,
            },
            {
              item: { id: 2, code: 'F02', name: '物业费', taxRate: '0.06', taxMode: 'inclusive', roundTo: '0.01', archived: false },
              used: 0,
            },
          ],
        })),
      },
      Customers: {
        List: told('Customers.List', () => ({ rows: [] })),
        Get: told('Customers.Get', () => ({ customer: { name: '星桥软件' } })),
      },
    },
  };
}

function Root() {
  useKeyboard();
  return (
    <>
      <Screen />
      <UndoToast />
    </>
  );
}

async function open(at: string) {
  location.hash = at;
  const root = createRootRoute();
  const route = createRoute({ getParentRoute: () => root, path: '/contracts/$', component: Root });
  const router = createRouter({ routeTree: root.addChildren([route]), history: createHashHistory() });
  render(
    <QueryClientProvider client={newQueryClient()}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await screen.findByText('收费条款');
}

const price = () => screen.getByLabelText(/^单价（/) as HTMLInputElement;
const type = (field: HTMLElement, text: string) => fireEvent.change(field, { target: { value: text } });

// The first drawing of a whole screen takes long on a busy machine.
vi.setConfig({ testTimeout: 30_000 });
configure({ asyncUtilTimeout: 10_000 });

beforeAll(() => startI18n('zh-CN'));
beforeEach(() => {
  calls.length = 0;
  answerSave = () => ({ id: 7, code: 'HT-2026-031', notes: [] });
  doors();
});

test('a change is said before it is saved, and Ctrl+Enter saves the whole contract', async () => {
  await open('#/contracts/7/edit');
  type(price(), '92.4');
  expect(await screen.findByText('改动 1 处未保存')).toBeTruthy();
  expect(screen.getByText('88.00').tagName).toBe('S');
  await waitFor(() => expect(calls.filter(([n]) => n === 'Contracts.Preview').length).toBeGreaterThan(1));
  fireEvent.keyDown(price(), { key: 'Enter', ctrlKey: true });
  await waitFor(() => expect(calls.some(([n]) => n === 'Contracts.Save')).toBe(true));
  const request = calls.find(([n]) => n === 'Contracts.Save')?.[1] as { contract: { charges: object[] }; requestId: string };
  expect(request.contract.charges[0]).toMatchObject({ price: '92.4', line: 1 });
  expect(request.requestId).toHaveLength(32);
  expect(await screen.findByText('已保存合同 HT-2026-031')).toBeTruthy();
});

test('what is refused stands under its field, found by its path', async () => {
  answerSave = () => {
    throw JSON.stringify({
      fault: {
        key: 'contract.invalid',
        args: { count: 1 },
        parts: [{ key: 'charge.out_of_range', args: { value: '-1', least: '0', most: '9' }, path: ['charges', '0', 'price'] }],
      },
    });
  };
  await open('#/contracts/7/edit');
  type(price(), '-1');
  fireEvent.keyDown(price(), { key: 'Enter', ctrlKey: true });
  await screen.findByText(/-1 超出范围/);
  expect(price().getAttribute('aria-invalid')).toBe('true');
});

test('without a price nothing is sent', async () => {
  await open('#/contracts/7/edit');
  type(price(), '');
  fireEvent.keyDown(price(), { key: 'Enter', ctrlKey: true });
  await screen.findByText(/没有单价/);
  expect(calls.some(([n]) => n === 'Contracts.Save')).toBe(false);
});

test('a half-made change outlives leaving the screen, until it is discarded', async () => {
  await open('#/contracts/7/edit');
  type(price(), '99');
  await screen.findByText('改动 1 处未保存');
  await act(async () => {
    document.body.replaceChildren();
  });
  await open('#/contracts/7/edit');
  expect(price().value).toBe('99');
  fireEvent.click(screen.getByRole('button', { name: '放弃' }));
  expect(price().value).toBe('88');
});

test('Alt+N adds a charge of the next fee item and opens it', async () => {
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
  await open('#/contracts/7/edit');
  fireEvent.keyDown(document.body, { key: 'n', code: 'KeyN', altKey: true });
  await screen.findByRole('article', { name: '第 2 项收费：物业费' });
  expect(screen.getAllByText('收费项目').length).toBeGreaterThan(0);
});
