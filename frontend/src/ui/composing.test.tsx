import { act, fireEvent } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Day, Fen } from '../api';
import { DateField } from './DateField';
import { DecimalField, MoneyField, SelectField } from './fields';
import { Palette } from './Palette';
import { SearchBox } from './SearchBox';
import { show } from './test';

function Everything({ hear }: { hear: (v: unknown) => void }) {
  const find = async (text: string) => {
    hear(text);
    return [];
  };
  return <Palette open onClose={() => {}} find={find} />;
}

const now = '2026-11-22' as Day;

/** Every kind of field that does something with what is typed: what it heard, and what an input method brings in the end. */
const kinds: [string, (hear: (v: unknown) => void) => ReactNode, string, unknown][] = [
  ['the search of a list', (hear) => <SearchBox value="" onChange={hear} placeholder="找" />, '云雀', '云雀'],
  ['a day', (hear) => <DateField label="找" value={now} now={now} onChange={hear} />, '月底', '2026-11-30'],
  ['an amount', (hear) => <MoneyField label="找" value={5 as Fen} onChange={hear} />, '3.5万', 3_500_000],
  ['a number', (hear) => <DecimalField label="找" value="5" onChange={hear} />, '2万', '20000'],
  [
    'a list that is found while typing',
    (hear) => <SelectField label="找" value={undefined} onChange={() => {}} options={[]} onSearch={hear} />,
    '云雀',
    '云雀',
  ],
  ['the search of everything', (hear) => <Everything hear={hear} />, '云雀', '云雀'],
];

afterEach(() => vi.useRealTimers());

// UX 21
test.each(kinds)('%s hears nothing of what is half composed, and once what it came to', async (_, field, whole, want) => {
  const heard = vi.fn();
  await show(field(heard));
  const input = document.querySelector('input') as HTMLInputElement;
  vi.useFakeTimers();
  const wait = () => act(() => vi.advanceTimersByTimeAsync(300)); // longer than any field waits for the next letter
  input.focus();
  fireEvent.compositionStart(input);
  for (const half of ['y', "yun'que", whole]) fireEvent.input(input, { target: { value: half }, isComposing: true });
  expect(input.value).toBe(whole);
  await wait();
  expect(heard.mock.calls).toEqual([]);
  fireEvent.compositionEnd(input, { data: whole });
  await wait();
  expect(heard.mock.calls.map(([v]) => v)).toEqual([want]);
});
