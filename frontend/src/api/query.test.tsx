import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { newQueryClient, useCall, useDo, useRefresh, useRefusal } from './query';

afterEach(() => {
  delete window.go;
  delete window.runtime;
  vi.unstubAllGlobals();
});

// Two questions at once: an answer that left before a change must not be kept as the one after it.
test('a change while the first answer is under way asks again', async () => {
  const said: Record<string, (data: unknown) => void> = {};
  window.runtime = {
    EventsOn: (name: string, fn: (data: unknown) => void) => {
      said[name] = fn;
      return () => {};
    },
  } as never;
  const answers: ((count: number) => void)[] = [];
  vi.stubGlobal('go', { desktop: { Invoices: { List: () => new Promise((answer) => answers.push(answer)) } } });
  const client = newQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const { result } = renderHook(
    () => {
      useRefresh();
      return useCall<number>('Invoices.List', {}, ['invoice']);
    },
    { wrapper },
  );
  await waitFor(() => expect(answers.length).toBe(1));
  act(() => said.changed({ kinds: ['receipt'] }));
  expect(answers.length).toBe(1);
  act(() => said.changed({ kinds: ['invoice'] }));
  await waitFor(() => expect(answers.length).toBe(2));
  answers[0](1);
  answers[1](2);
  await waitFor(() => expect(result.current.data).toBe(2));
});

test('a question leaves while its screen is drawn for the first time, once', async () => {
  const asked: number[] = [];
  vi.stubGlobal('go', { desktop: { Invoices: { List: async (r: { limit: number }) => asked.push(r.limit) } } });
  const client = newQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const drawn: number[][] = [];
  const { result, rerender } = renderHook(
    ({ limit }) => {
      const { data } = useCall<number>('Invoices.List', { limit }, ['invoice'], { enabled: limit > 0 });
      drawn.push([...asked]);
      return data;
    },
    { wrapper, initialProps: { limit: 1 } },
  );
  expect(drawn[0]).toEqual([1]);
  await waitFor(() => expect(result.current).toBe(1));
  rerender({ limit: 0 });
  rerender({ limit: 2 });
  await waitFor(() => expect(result.current).toBe(2));
  expect(asked).toEqual([1, 2]);
});

test('what was done is told though its screen is gone; what was refused then is told by the frame', async () => {
  const answers: { done: (id: number) => void; refused: (e: Error) => void }[] = [];
  vi.stubGlobal('go', { desktop: { Receipts: { Enter: () => new Promise((done, refused) => answers.push({ done, refused })) } } });
  const client = newQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  const { result, unmount } = renderHook(() => ({ doing: useDo<object, number>('Receipts.Enter'), refusal: useRefusal() }), { wrapper });
  const told: unknown[] = [];
  const lost: unknown[] = [];
  const hear = (reason: unknown) => lost.push(reason);
  process.on('unhandledRejection', hear);
  for (const _ of [1, 2, 3]) act(() => result.current.doing.mutate({}, { onSuccess: (id) => told.push(id) }));
  await waitFor(() => expect(answers.length).toBe(3));
  act(() => answers[0].refused(new Error('seen on the form')));
  await waitFor(() => expect(client.getMutationCache().getAll()[0].state.status).toBe('error'));
  expect([told, lost]).toEqual([[], []]);

  unmount();
  answers[1].done(7);
  await waitFor(() => expect(told).toEqual([7]));
  answers[2].refused(new Error('the form is gone'));
  await waitFor(() => expect(lost.length).toBe(1));
  result.current.refusal[1](undefined);
  result.current.refusal[1](new Error('of a form that asked by itself'));
  await waitFor(() => expect(lost.length).toBe(2));
  process.off('unhandledRejection', hear);
});
