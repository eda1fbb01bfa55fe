import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import type { MenuBar } from './api';
import { Desk } from './desk';
import { setLanguage } from './i18n';
import { useCommands } from './ui';
import { Help } from './ui/Help';
import { JobTray } from './ui/JobTray';
import { show } from './ui/test';

/** The window as Wails gives it, with what was told to it and a way to say something. */
function fakeWindow(answers: Record<string, unknown> = {}) {
  const listeners: Record<string, ((data: unknown) => void)[]> = {};
  const asked: [string, unknown][] = [];
  const struct = (name: string) =>
    new Proxy(
      {},
      {
        get: (_, method: string) => async (request: unknown) => {
          asked.push([`${name}.${method}`, request]);
          return answers[`${name}.${method}`] ?? {};
        },
      },
    );
  window.go = { desktop: new Proxy({}, { get: (_, name: string) => struct(name) }) as never };
  window.runtime = {
    EventsOn: (name, fn) => {
      listeners[name] = [...(listeners[name] ?? []), fn];
      return () => {};
    },
  };
  return {
    asked: (name: string) => asked.filter(([n]) => n === name).map(([, r]) => r),
    say: (name: string, data?: unknown) => act(() => listeners[name]?.forEach((fn) => void fn(data))),
  };
}

afterEach(() => {
  delete window.go;
  delete window.runtime;
});

const ran = vi.fn();
function Place() {
  useCommands([{ id: 'go/today', title: '去今日', keys: 'Ctrl+1', menu: 'go', run: ran }]);
  return (
    <>
      <p>place</p>
      <Help />
      <JobTray open={false} onOpen={() => {}} onStop={() => {}} onGo={() => {}} />
      <Desk open name="松风里" first={false} />
    </>
  );
}

async function shown() {
  const root = createRootRoute({ component: Place });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) });
  await show(<RouterProvider router={router as never} />);
  await screen.findByText('place');
}

const titles = (bar: unknown) => (bar as MenuBar).menus.map((m) => `${m.title}: ${m.items.map((i) => i.title).join(' ')}`);

test('the menu of the system is the registry, in the language of now; a click in it does the command', async () => {
  const own = fakeWindow({ 'Books.Recent': { rows: [{ path: 'a.zf', name: '松风里', missing: false }] } });
  await shown();
  await waitFor(() => expect(titles(own.asked('Desk.Menu').at(-1))).toContain('转到: 去今日'));
  await waitFor(() => expect(titles(own.asked('Desk.Menu').at(-1))[0]).toBe('账套: 打开账套… 新建账套…  松风里  退出'));
  await act(() => setLanguage('en'));
  await waitFor(() => expect(titles(own.asked('Desk.Menu').at(-1))[0]).toBe('Book: Open a book… New book…  松风里  Quit'));
  own.say('command', 'go/today');
  expect(ran).toHaveBeenCalledOnce();
  expect(own.asked('Desk.Title').at(-1)).toMatchObject({ title: '松风里 · Zhangfang' });
});

test('a book that comes from outside is opened, and why the first did not open is said', async () => {
  const answers: Record<string, unknown> = { 'Desk.Arrived': { path: '', trouble: '{"fault":{"key":"db.in_use","args":{"file":"A"}}}' } };
  const own = fakeWindow(answers);
  const { UndoToast } = await import('./ui/UndoToast');
  await shown();
  await show(<UndoToast />);
  await waitFor(() => expect(screen.getByText(/账套 A 正被另一个账房窗口使用/)).toBeTruthy());
  answers['Desk.Arrived'] = { path: '/b/竹里.zf', trouble: '' };
  own.say('arrived');
  await waitFor(() => expect(own.asked('Books.Open')).toEqual([{ path: '/b/竹里.zf' }]));
});

test('closing while work runs is asked; when the work is done the window closes by itself', async () => {
  const own = fakeWindow();
  await shown();
  own.say('closing');
  expect(screen.queryByText('还有任务在做')).toBeNull();
  own.say('job', { id: 1, title: 'bill', done: 3, total: 9, status: 'running', started: '' });
  await waitFor(() => expect(screen.getByText('还有任务在做')).toBeTruthy());
  expect(screen.getByText('出账 3 / 9')).toBeTruthy();
  act(() => screen.getByText('做完后退出').click());
  expect(own.asked('Desk.Close')).toEqual([]);
  own.say('job', { id: 1, title: 'bill', done: 9, total: 9, status: 'done', started: '' });
  await waitFor(() => expect(own.asked('Desk.Close').length).toBe(1));
});
