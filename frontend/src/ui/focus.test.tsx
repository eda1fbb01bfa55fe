import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useCommands } from './commands';
import { DateField } from './DateField';
import { Dialog } from './Dialog';
import { TextField } from './fields';
import { Seg } from './small';
import { show } from './test';

// Who types on does not wait for an animation: no key may be lost to one that opens or closes.
test('a dialog has the focus at its first field as soon as it is open, and gives it back as soon as it is closed', async () => {
  const undo = vi.fn();
  function Place() {
    const [open, setOpen] = useState(false);
    const [name, setName] = useState('');
    useCommands([
      { id: 'new', title: 'N', keys: 'N', run: () => setOpen(true) },
      { id: 'undo', title: 'Z', keys: 'Ctrl+Z', run: undo },
    ]);
    return (
      <>
        <button type="button">行</button>
        <Dialog open={open} title="新客户" onClose={() => setOpen(false)}>
          <TextField label="名称" value={name} onChange={setName} />
          <TextField label="房号" value="" onChange={() => {}} />
        </Dialog>
      </>
    );
  }
  const press = (key: string, more = {}) =>
    act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...more }));
  await show(<Place />);
  const row = screen.getByText('行');
  row.focus();
  press('n');
  expect(document.activeElement).toBe(screen.getByLabelText('名称'));
  press('z', { ctrlKey: true });
  expect(undo).not.toHaveBeenCalled();
  press('Escape');
  expect(document.activeElement).toBe(row);
  press('z', { ctrlKey: true });
  expect(undo).toHaveBeenCalledOnce();
});

// What is saved in a dialog comes back as new rows.
test('the focus goes back to the cell it came from, though the list was drawn anew meanwhile', async () => {
  const list = (open: boolean, drawn: number) => (
    <>
      <div className="data-grid" key={drawn}>
        <div {...{ 'row-id': '7' }}>
          <button type="button" {...{ 'col-id': 'name' }}>
            云雀
          </button>
        </div>
      </div>
      <Dialog open={open} title="改" onClose={() => {}}>
        <TextField label="名称" value="" onChange={() => {}} />
      </Dialog>
    </>
  );
  const { again } = await show(list(false, 1));
  const before = screen.getByText('云雀');
  before.focus();
  act(() => again(list(true, 1)));
  expect(document.activeElement).toBe(screen.getByLabelText('名称'));
  act(() => again(list(true, 2)));
  act(() => again(list(false, 2)));
  expect(document.activeElement).toBe(screen.getByText('云雀'));
  expect(document.activeElement).not.toBe(before);
});

test('Tab goes round in a dialog, and Esc closes the calendar before the dialog', async () => {
  const close = vi.fn();
  await show(
    <Dialog open title="新客户" onClose={close} footer={<button type="button">保存</button>}>
      <DateField label="日期" value="" onChange={() => {}} />
    </Dialog>,
  );
  const rects = vi.spyOn(Element.prototype, 'getClientRects').mockReturnValue([{}] as never); // jsdom draws nothing
  const press = (key: string, more = {}) =>
    act(() => void fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...more }));
  const [first, last] = [screen.getByRole('button', { name: '关闭' }), screen.getByText('保存')];
  last.focus();
  press('Tab');
  expect(document.activeElement).toBe(first);
  press('Tab', { shiftKey: true });
  expect(document.activeElement).toBe(last);
  rects.mockRestore();

  screen.getByLabelText('日期').focus();
  press('ArrowDown', { altKey: true });
  press('Escape');
  expect(close).not.toHaveBeenCalled();
  press('Escape');
  expect(close).toHaveBeenCalledOnce();
});

test('a dialog without a field has the focus at its switch, not at the button that closes it', async () => {
  await show(
    <Dialog open title="导出" onClose={() => {}}>
      <Seg
        label="格式"
        value="csv"
        onChange={() => {}}
        choices={[
          { value: 'xlsx', title: 'Excel' },
          { value: 'csv', title: 'CSV' },
        ]}
      />
    </Dialog>,
  );
  expect(document.activeElement).toBe(screen.getByText('CSV'));
  expect(screen.getByRole('dialog', { name: '导出' })).toBeTruthy(); // one, not one in another
});
