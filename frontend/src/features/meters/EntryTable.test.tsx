import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, expect, test } from 'vitest';
import { startI18n } from '../../i18n';
import type { Outcome, SheetRow } from './data';
import { EntryTable } from './EntryTable';
import type { Typed } from './kept';

beforeAll(() => startI18n('zh-CN'));

const row = (meterId: number, more: Partial<SheetRow> = {}): SheetRow =>
  ({
    meterId,
    code: `W-${meterId}`,
    register: '',
    name: '',
    place: '',
    unit: '吨',
    room: '',
    customer: '',
    contract: '',
    route: 0,
    multiplier: '1',
    maxValue: '99999',
    lossPercent: '0',
    last: undefined,
    lastUsage: '',
    usual: '',
    estimate: '120',
    reading: undefined,
    usage: '',
    flags: [],
    fixedTo: '',
    ...more,
  }) as SheetRow;

const wrap = {
  kind: 'normal',
  usage: '',
  flags: [],
  fault: { key: 'meter.wrap_unsaid', args: { value: '1', last: '99', lastDate: '2026-10-25', most: '99999', usage: '99902' } },
} as unknown as Outcome;

let now = new Map<string, Typed>();
function Place({ rows, weighed = new Map() }: { rows: SheetRow[]; weighed?: Map<string, Outcome> }) {
  const [draft, setDraft] = useState(new Map<string, Typed>());
  now = draft;
  const onType = (changes: [string, Typed | undefined][]) => {
    const next = new Map(draft);
    for (const [key, t] of changes) t ? next.set(key, t) : next.delete(key);
    setDraft(next);
  };
  return <EntryTable rows={rows} draft={draft} weighed={weighed} onType={onType} onPaste={() => {}} />;
}
const cell = (code: string) => screen.getByRole('textbox', { name: new RegExp(`^${code} `) }) as HTMLInputElement;

test('the first row that was not read has the keys; Enter goes down, ↑ up', () => {
  const read = { id: 1, meterId: 1, register: '', date: '2026-11-22', value: '7', kind: 'normal', note: '' };
  render(<Place rows={[row(1, { reading: read }), row(2), row(3)]} />);
  expect(document.activeElement).toBe(cell('W-2'));
  fireEvent.keyDown(cell('W-2'), { key: 'Enter' });
  expect(document.activeElement).toBe(cell('W-3'));
  fireEvent.keyDown(cell('W-3'), { key: 'ArrowUp' });
  fireEvent.keyDown(cell('W-2'), { key: 'Enter', isComposing: true });
  expect(document.activeElement).toBe(cell('W-2'));
});

test('`..` takes the value above, E the estimate, Esc gives up, full-width digits become half-width on leaving', () => {
  render(<Place rows={[row(1), row(2)]} />);
  fireEvent.change(cell('W-1'), { target: { value: '１５０' } });
  fireEvent.blur(cell('W-1'));
  expect(cell('W-1').value).toBe('150');
  fireEvent.change(cell('W-2'), { target: { value: '..' } });
  expect(now.get('2 ')?.text).toBe('150');
  fireEvent.keyDown(cell('W-2'), { key: 'e' });
  expect(now.get('2 ')).toEqual({ text: '120', estimated: true });
  fireEvent.keyDown(cell('W-2'), { key: 'Escape' });
  expect(now.has('2 ')).toBe(false);
});

test('what cannot be kept is said in its row; a wrap is said with W', () => {
  render(<Place rows={[row(1), row(2)]} weighed={new Map([['2 ', wrap]])} />);
  fireEvent.change(cell('W-1'), { target: { value: '12x' } });
  expect(screen.getByText('不是数字')).toBeTruthy();
  fireEvent.change(cell('W-2'), { target: { value: '1' } });
  expect(cell('W-2').getAttribute('aria-invalid')).toBe('true');
  expect(screen.getByText('过零，用量 99,902')).toBeTruthy();
  fireEvent.keyDown(cell('W-2'), { key: 'w' });
  expect(now.get('2 ')?.wrapped).toBe(true);
});

test('of ten thousand rows only those in sight are drawn', () => {
  render(<Place rows={Array.from({ length: 10_000 }, (_, i) => row(i + 1))} />);
  expect(screen.getAllByRole('textbox').length).toBeLessThan(80);
});
