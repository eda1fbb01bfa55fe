import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { newQueryClient, useCall, useRefresh } from './query';

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
