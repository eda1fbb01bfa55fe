import { act, fireEvent, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { remember } from '../remember';
import { type Command, duplicateKeys, effective, everywhere, LayerContext, useCommands, useHints, useLayer } from './commands';
import { caps, keysOf } from './keys';
import { show } from './test';

function Place({ commands }: { commands: Command[] }) {
  useCommands(commands);
  return <input aria-label="text" />;
}
function Layer({ open, commands }: { open: boolean; commands: Command[] }) {
  const depth = useLayer(open);
  return <LayerContext value={depth}>{open && <Place commands={commands} />}</LayerContext>;
}
function List({ commands, children }: { commands: Command[]; children: ReactNode }) {
  useCommands(commands);
  return children;
}
function Hints() {
  return (
    <p>
      {useHints()
        .map((c) => c.hint)
        .join(' ')}
    </p>
  );
}
const press = (key: string, more: KeyboardEventInit = {}, at: Element | Document = document.body) =>
  fireEvent.keyDown(at, { key, bubbles: true, cancelable: true, ...more });

test.each([
  [{ key: 'k', ctrlKey: true }, 'Ctrl+K'],
  [{ key: 'N', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+N'],
  [{ key: '?', shiftKey: true }, '?'],
  [{ key: '？', shiftKey: true }, '?'],
  [{ key: 'Escape' }, 'Esc'],
  [{ key: 'ArrowDown' }, '↓'],
  [{ key: ' ' }, 'Space'],
  [{ key: '¡', altKey: true, code: 'Digit1' }, 'Alt+1'],
  [{ key: 'Shift', shiftKey: true }, ''],
  [{ key: 'Enter', isComposing: true }, ''],
  [{ key: 'Process', keyCode: 229 }, ''],
])('%j is %s', (init, keys) => {
  expect(keysOf(new KeyboardEvent('keydown', init))).toBe(keys);
});

test('caps are shown one by one', () => expect(caps('Ctrl+Shift+N')).toEqual(['Ctrl', 'Shift', 'N']));

test('a key runs its command, and the last registered wins', async () => {
  const [first, second] = [vi.fn(), vi.fn()];
  await show(
    <>
      <Place commands={[{ id: 'a', title: 'A', keys: 'E', run: first }]} />
      <Place commands={[{ id: 'b', title: 'B', keys: ['E', 'F'], run: second }]} />
    </>,
  );
  press('e');
  press('f');
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 2]);
});

// A list whose rows come, or whose ticks change, brings its commands anew while a drawer lies beside it.
test('what opened over another keeps its keys, whatever that one registers again', async () => {
  const [list, drawer, pop] = [vi.fn(), vi.fn(), vi.fn()];
  const place = (title: string, can: boolean, open: boolean, side = true) => (
    <List
      commands={[{ id: 'list', title, keys: 'E', when: can, run: list }, ...(open ? [{ id: 'pop', title: 'P', keys: 'E', run: pop }] : [])]}
    >
      {side && <Place commands={[{ id: 'drawer', title: 'D', keys: 'E', run: drawer }]} />}
    </List>
  );
  const pressed = () => {
    press('e');
    return [list, drawer, pop].map((f) => f.mock.calls.length).join(' ');
  };
  const { again } = await show(place('rows to come', false, false));
  act(() => again(place('rows', true, false)));
  expect(pressed()).toBe('0 1 0');
  act(() => again(place('rows', true, true)));
  expect(pressed()).toBe('0 1 1');
  act(() => again(place('more rows', true, false)));
  expect(pressed()).toBe('0 2 1');
  act(() => again(place('more rows', true, false, false)));
  expect(pressed()).toBe('1 2 1');
});

// UX 21
test('while composing or typing, letters and Enter are not commands; Ctrl keys are', async () => {
  const [letter, enter, save] = [vi.fn(), vi.fn(), vi.fn()];
  await show(
    <Place
      commands={[
        { id: 'a', title: 'A', keys: 'E', run: letter },
        { id: 'b', title: 'B', keys: 'Enter', run: enter },
        { id: 'c', title: 'C', keys: 'Ctrl+Enter', run: save },
      ]}
    />,
  );
  const input = screen.getByLabelText('text');
  for (const key of ['e', 'Enter']) {
    press(key, { isComposing: true });
    press(key, {}, input);
  }
  press('Enter', { ctrlKey: true, isComposing: true }, input);
  expect([letter.mock.calls.length, enter.mock.calls.length, save.mock.calls.length]).toEqual([0, 0, 0]);
  press('Enter', { ctrlKey: true }, input);
  expect(save).toHaveBeenCalledOnce();
});

// UX 21
test('while composing, nobody under the window hears the key', async () => {
  const heard = vi.fn();
  await show(<input aria-label="text" onKeyDown={heard} onKeyUp={heard} />);
  const input = screen.getByLabelText('text');
  press('Enter', { isComposing: true }, input);
  press('Enter', { keyCode: 229 }, input);
  fireEvent.keyUp(input, { key: 'Enter', isComposing: true });
  expect(heard).not.toHaveBeenCalled();
  press('Enter', {}, input);
  expect(heard).toHaveBeenCalledOnce();
});

test('single letters can be turned off', async () => {
  const run = vi.fn();
  remember('plainKeys', false);
  await show(<Place commands={[{ id: 'a', title: 'A', keys: ['E', 'Ctrl+E'], run }]} />);
  press('e');
  press('e', { ctrlKey: true });
  expect(run).toHaveBeenCalledOnce();
});

test('what cannot be done neither runs nor shows; the foot is ordered', async () => {
  const run = vi.fn();
  const commands: Command[] = [
    { id: 'a', title: 'A', keys: 'A', hint: 'later', rank: 9, run },
    { id: 'b', title: 'B', keys: 'B', hint: 'never', when: false, run },
    { id: 'c', title: 'C', keys: 'C', hint: 'first', rank: 1, run },
  ];
  await show(
    <>
      <Place commands={commands} />
      <Hints />
    </>,
  );
  expect(screen.getByText('first later')).toBeTruthy();
  press('b');
  expect(run).not.toHaveBeenCalled();
});

test('a layer takes the keys of what lies under it', async () => {
  const [under, over] = [vi.fn(), vi.fn()];
  const page = (open: boolean) => (
    <>
      <Place commands={[{ id: 'u', title: 'U', keys: 'U', run: under }]} />
      <Layer open={open} commands={[{ id: 'o', title: 'O', keys: 'O', run: over }]} />
    </>
  );
  const { again } = await show(page(true));
  press('u');
  press('o');
  expect([under.mock.calls.length, over.mock.calls.length]).toEqual([0, 1]);
  act(() => again(page(false)));
  press('u');
  expect(under).toHaveBeenCalledOnce();
});

test('what can be done everywhere can be done over a layer', async () => {
  const look = vi.fn();
  await show(
    <>
      <LayerContext value={everywhere}>
        <Place commands={[{ id: 'look', title: 'L', keys: 'L', run: look }]} />
      </LayerContext>
      <Layer open commands={[]} />
    </>,
  );
  press('l');
  expect(look).toHaveBeenCalledOnce();
});

// UX 20
test('keys wanted twice are found', () => {
  const c = (id: string, keys: string, passive = false): Command => ({ id, title: id, keys, passive, run: () => {} });
  expect(duplicateKeys([c('a', 'E'), c('b', 'F'), c('c', 'E')])).toEqual(['E']);
  expect(duplicateKeys([c('a', 'Enter', true), c('b', 'Enter')])).toEqual([]);
});

// UX 20
test('a list of keys tells who has a key now: what is mounted over it, not what lies under', () => {
  const c = (id: string, keys: string | string[], passive = false): Command => ({ id, title: id, keys, passive, run: () => {} });
  const under = c('close the list', 'Esc');
  const list = [under, c('new', ['Ctrl+N', 'N']), c('close the drawer', 'Esc'), c('next', 'N'), c('copy', 'Ctrl+C', true)];
  expect(effective(list).map((x) => x.id)).toEqual(['new', 'close the drawer', 'next', 'copy']);
  expect(duplicateKeys(effective(list))).toEqual(['N']);
});

test('the foot tells what two forms of a page both bring once', async () => {
  const next = { id: 'form.next', title: 'Next field', hint: 'next', keys: 'Enter', run: () => {} };
  await show(
    <>
      <Place commands={[next]} />
      <Place commands={[next]} />
      <Hints />
    </>,
  );
  expect(screen.getByText('next')).toBeDefined();
});
