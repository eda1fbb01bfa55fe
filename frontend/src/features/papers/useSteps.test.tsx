import { act, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useSteps } from './useSteps';

const taken = (press: (() => void) | undefined) => act(() => press?.());

test('changes are taken back one by one and done again; a new one ends what could be done again', () => {
  const { result } = renderHook(() => useSteps('a'));
  expect([result.current.back, result.current.again]).toEqual([undefined, undefined]);
  act(() => result.current.set((x) => `${x}b`));
  act(() => result.current.set((x) => `${x}c`));
  taken(result.current.back);
  expect(result.current.now).toBe('ab');
  taken(result.current.back);
  expect([result.current.now, result.current.back]).toEqual(['a', undefined]);
  taken(result.current.again);
  expect(result.current.now).toBe('ab');
  act(() => result.current.set((x) => `${x}d`));
  expect([result.current.now, result.current.again]).toEqual(['abd', undefined]);
});

function Name() {
  const { now, set, back } = useSteps('');
  return (
    <>
      <input aria-label="name" value={now} onChange={(e) => set(() => e.target.value)} />
      <button type="button" onClick={back}>
        back
      </button>
    </>
  );
}

test('what is typed in one field goes in one step', () => {
  render(<Name />);
  const field = screen.getByLabelText('name') as HTMLInputElement;
  field.focus();
  for (const value of ['a', 'an', 'ann']) fireEvent.change(field, { target: { value } });
  fireEvent.click(screen.getByText('back'));
  expect(field.value).toBe('');
});
