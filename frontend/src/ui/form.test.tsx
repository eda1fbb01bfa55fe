import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { type Day, Fault, type Fen } from '../api';
import { Button } from './Button';
import { DateField } from './DateField';
import { DecimalField, MoneyField, SelectField, TextField } from './fields';
import { Form, useFieldErrors } from './form';
import { Seg } from './small';
import { show } from './test';

type Value = { name: string; amount: Fen | undefined; from: Day | undefined; area: string };

function Sample({ onSave, error }: { onSave: (v: Value) => void; error?: unknown }) {
  const [v, setV] = useState<Value>({ name: '', amount: undefined, from: undefined, area: '' });
  const err = useFieldErrors(error);
  return (
    <Form onSave={() => onSave(v)} error={error}>
      <TextField label="名称" value={v.name} onChange={(name) => setV((o) => ({ ...o, name }))} error={err('name')} />
      <MoneyField label="金额" value={v.amount} onChange={(amount) => setV((o) => ({ ...o, amount }))} />
      <DateField label="起" now={'2026-11-23' as Day} value={v.from} onChange={(from) => setV((o) => ({ ...o, from }))} />
      <DecimalField label="面积" value={v.area} onChange={(area) => setV((o) => ({ ...o, area }))} error={err('area')} />
      <Button submit>保存</Button>
    </Form>
  );
}

// jsdom lays nothing out: every field counts as visible.
Object.defineProperty(HTMLElement.prototype, 'offsetParent', { configurable: true, get: () => document.body });

const type = (label: string, text: string) => {
  const field = screen.getByLabelText(label) as HTMLInputElement;
  field.focus();
  fireEvent.change(field, { target: { value: text } });
  return field;
};
const enter = (more = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter', bubbles: true, cancelable: true, ...more });

// UX 23
test('Enter goes to the next field and from the last to the button; Ctrl+Enter saves what was typed', async () => {
  const save = vi.fn();
  await show(<Sample onSave={save} />);
  type('名称', '星桥');
  enter();
  expect(document.activeElement).toBe(screen.getByLabelText('金额'));
  type('金额', '＝1200*3');
  expect(screen.getByText('= 3,600.00')).toBeTruthy();
  enter();
  type('起', '12-5');
  enter({ isComposing: true });
  expect(document.activeElement).toBe(screen.getByLabelText('起'));
  enter();
  type('面积', '８６．５');
  enter();
  expect(document.activeElement).toBe(screen.getByText('保存'));
  enter({ ctrlKey: true });
  expect(save).toHaveBeenCalledWith({ name: '星桥', amount: 360000, from: '2026-12-05', area: '86.5' });
  expect((screen.getByLabelText('金额') as HTMLInputElement).value).toBe('3,600.00');
});

// UX 23
test('.. copies what was saved last in the same field, or the field of the same name above', async () => {
  const save = vi.fn();
  await show(<Sample onSave={save} />);
  type('名称', '星桥');
  type('金额', '1200');
  enter({ ctrlKey: true });
  type('名称', '。。');
  enter();
  expect((screen.getByLabelText('名称') as HTMLInputElement).value).toBe('星桥');
  expect(document.activeElement).toBe(screen.getByLabelText('金额'));
  type('金额', '..');
  fireEvent.keyDown(document.activeElement as Element, { key: 'Tab', bubbles: true });
  fireEvent.blur(document.activeElement as Element);
  expect((screen.getByLabelText('金额') as HTMLInputElement).value).toBe('1,200.00');
  type('金额', '=1+');
  type('金额', '..');
  enter({ ctrlKey: true });
  expect(save).toHaveBeenLastCalledWith({ name: '星桥', amount: 120000, from: undefined, area: '' });
});

test('what cannot be read says so, stops the save and takes the focus', async () => {
  const save = vi.fn();
  await show(<Sample onSave={save} />);
  const field = type('起', '2-30');
  fireEvent.blur(field);
  expect(screen.getByText('2 月最后一天是 28 日')).toBeTruthy();
  expect(field.getAttribute('aria-invalid')).toBe('true');
  type('名称', 'x');
  enter({ ctrlKey: true });
  expect(save).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field);
});

test('a fault stands under the field it speaks of', async () => {
  const fault = new Fault({ key: 'x.many', parts: [{ key: 'db.in_use', args: { file: 'A' }, path: ['area'] }] });
  await show(<Sample onSave={() => {}} error={fault} />);
  const area = screen.getByLabelText('面积');
  expect(document.getElementById(area.getAttribute('aria-describedby') ?? '')?.textContent).toContain('账套 A 正被另一个账房窗口使用');
  await waitFor(() => expect(document.activeElement).toBe(area));
});

// A list of choices takes every Enter for its own: to open, or to take the choice that one is at.
test('Ctrl+Enter saves from a list of choices too, closed or open', async () => {
  const save = vi.fn();
  function Chosen() {
    const [v, setV] = useState<string>();
    return (
      <Form onSave={() => save(v)}>
        <SelectField label="费用" value={v} onChange={setV} options={['租金', '水费'].map((x) => ({ value: x, label: x }))} />
      </Form>
    );
  }
  await show(<Chosen />);
  const list = screen.getByRole('combobox');
  list.focus();
  enter({ ctrlKey: true });
  expect(save.mock.calls).toEqual([[undefined]]);
  expect(list.getAttribute('aria-expanded')).toBe('false');
  fireEvent.change(list, { target: { value: '水' } });
  await waitFor(() => expect(list.getAttribute('aria-activedescendant')).toBeTruthy());
  enter({ ctrlKey: true, keyCode: 13, which: 13 });
  expect(save.mock.calls).toEqual([[undefined], ['水费']]);
});

test('a list of choices from which things are added asks again after each', async () => {
  const add = vi.fn();
  await show(
    <SelectField label="加字段" placeholder="加字段…" value={undefined} onChange={add} options={[{ value: 'unit', label: '房号' }]} />,
  );
  fireEvent.mouseDown(screen.getByRole('combobox'));
  fireEvent.click(await screen.findByTitle('房号'));
  expect(add).toHaveBeenCalledWith('unit');
  expect(screen.getByText('加字段…')).toBeTruthy();
});

test('Enter goes on from a switch, whose choices are the arrows’', async () => {
  const save = vi.fn();
  const choices = [
    { value: 'hand', title: '手工' },
    { value: 'bank', title: '流水' },
  ] as const;
  await show(
    <Form onSave={save}>
      <Seg label="来源" value="hand" onChange={save} choices={[...choices]} />
      <TextField label="名称" value="" onChange={() => {}} />
    </Form>,
  );
  screen.getByText('手工').focus();
  enter();
  expect(document.activeElement).toBe(screen.getByLabelText('名称'));
  expect(save).not.toHaveBeenCalled();
});
