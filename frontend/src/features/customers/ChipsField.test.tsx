import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, expect, test } from 'vitest';
import { startI18n } from '../../i18n';
import { ChipsField } from './ChipsField';
import type { Fact } from './data';

beforeAll(() => startI18n('zh-CN'));

let now: Fact[] = [];
function Place({ first = [] }: { first?: Fact[] }) {
  const [value, set] = useState(first);
  now = value;
  return <ChipsField label="单元" value={value} onChange={set} />;
}
const input = () => screen.getByLabelText('单元');
const values = () => now.map((f) => f.value);

test('Enter and separators add, doubles are not added, Backspace takes the last', () => {
  render(<Place />);
  fireEvent.change(input(), { target: { value: 'A-01' } });
  fireEvent.keyDown(input(), { key: 'Enter' });
  fireEvent.change(input(), { target: { value: 'A-02；' } });
  fireEvent.change(input(), { target: { value: 'A-01、' } });
  expect(values()).toEqual(['A-01', 'A-02']);
  fireEvent.keyDown(input(), { key: 'Backspace' });
  expect(values()).toEqual(['A-01']);
});

test('while an input method composes, Enter belongs to it', () => {
  render(<Place />);
  fireEvent.change(input(), { target: { value: 'jia' } });
  fireEvent.keyDown(input(), { key: 'Enter', isComposing: true });
  expect(values()).toEqual([]);
});

test('a pasted column becomes many; leaving adds what is typed; what was learned stays so', () => {
  render(<Place first={[{ value: '王某', learned: true }]} />);
  fireEvent.paste(input(), { clipboardData: { getData: () => 'A\nB\tC' } });
  fireEvent.change(input(), { target: { value: 'D' } });
  fireEvent.blur(input());
  expect(values()).toEqual(['王某', 'A', 'B', 'C', 'D']);
  expect(now[0].learned).toBe(true);
});
