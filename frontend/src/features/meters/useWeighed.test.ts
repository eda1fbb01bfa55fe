import { renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Typed } from './kept';
import { useWeighed } from './useWeighed';

afterEach(() => {
  delete window.go;
});

const low = { key: 'meter.below_last', args: {} };

// Somebody types 350 where it was 100 before: the answer to the first digit is no reason to refuse all three.
test('what the program said of a text is not told of the next one, nor of another day', async () => {
  const asked: { entries: { value: string; date: string }[] }[] = [];
  const answers: (() => void)[] = [];
  const weigh = (request: (typeof asked)[number]) => {
    asked.push(request);
    const outcomes = request.entries.map((e) => ({ usage: '', flags: [], fault: Number(e.value) < 100 ? low : null }));
    return new Promise((answer) => answers.push(() => answer({ outcomes })));
  };
  window.go = { desktop: { Meters: { Weigh: weigh as never } } };
  const typed = (text: string) => new Map<string, Typed>([['1 ', { text }]]);
  const { result, rerender } = renderHook(({ day, draft }) => useWeighed(day, draft), {
    initialProps: { day: '2026-10-31', draft: typed('3') },
  });
  await waitFor(() => expect(answers.length).toBe(1));
  answers[0]();
  await waitFor(() => expect(result.current.get('1 ')?.fault).toEqual(low));

  rerender({ day: '2026-10-31', draft: typed('350') });
  expect(result.current.get('1 ')).toBeUndefined();
  await waitFor(() => expect(answers.length).toBe(2));
  answers[1]();
  await waitFor(() => expect(result.current.get('1 ')?.fault).toBeNull());

  rerender({ day: '2026-11-22', draft: typed('350') });
  expect(result.current.get('1 ')).toBeUndefined();
  await waitFor(() => expect(asked.at(-1)?.entries[0].date).toBe('2026-11-22'));
});
