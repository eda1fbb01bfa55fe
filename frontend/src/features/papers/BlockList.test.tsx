import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { Fault } from '../../api';
import { show } from '../../ui/test';
import { BlockEditor } from './BlockEditor';
import { BlockList } from './BlockList';
import type { Block } from './data';

const some = [{ type: 'title' }, { type: 'facts', fields: [{ name: 'customer' }, { name: 'unit' }] }, { type: 'foot' }] as Block[];
let blocks: Block[];

function Table({ first = some }: { first?: Block[] }) {
  const [state, setState] = useState({ blocks: first, at: 0 });
  blocks = state.blocks;
  return (
    <BlockList
      blocks={state.blocks}
      at={state.at}
      onAt={(at) => setState({ ...state, at })}
      onChange={(blocks, at) => setState({ blocks, at })}
      faults={new Map([[1, [{}, {}] as never]])}
    />
  );
}

const kinds = () => blocks.map((b) => b.type);

test('blocks are gone through, moved, hidden and taken away by the keyboard', async () => {
  await show(<Table />);
  const row = (name: string) => screen.getByRole('button', { name: new RegExp(`^${name}`) });
  fireEvent.keyDown(row('标题'), { key: 'ArrowDown' });
  expect(row('双栏字段').getAttribute('aria-current')).toBe('true');
  fireEvent.keyDown(row('双栏字段'), { key: 'ArrowUp', altKey: true });
  expect(kinds()).toEqual(['facts', 'title', 'foot']);
  fireEvent.keyDown(row('双栏字段'), { key: 'h', code: 'KeyH', altKey: true });
  expect(blocks[0].hidden).toBe(true);
  fireEvent.keyDown(row('双栏字段'), { key: 'Delete', altKey: true });
  expect(kinds()).toEqual(['title', 'foot']);
});

test('a block says how many faults it has', async () => {
  await show(<Table />);
  expect(screen.getByTitle('2 处问题').textContent).toContain('2');
});

const vocabulary = {
  values: [
    { name: 'customer', label: '客户' },
    { name: 'unit', label: '单元' },
    { name: 'number', label: '单号' },
  ],
  tables: [
    {
      name: 'lines',
      columns: [
        { name: 'name', label: '项目' },
        { name: 'amount', label: '金额' },
      ],
    },
  ],
  texts: [],
  pictures: [],
} as never;

async function edit(block: Block, faults: Fault[] = []) {
  const set = vi.fn();
  await show(<BlockEditor block={block} kind="invoice" vocabulary={vocabulary} faults={faults} set={set} />);
  return set;
}

test('a field gets a label of one’s own, moves, and is hidden', async () => {
  const set = await edit(some[1]);
  fireEvent.change(screen.getByLabelText('“客户”的叫法'), { target: { value: '租户' } });
  expect(set).toHaveBeenLastCalledWith({ fields: [{ name: 'customer', label: '租户' }, { name: 'unit' }] });
  fireEvent.click(screen.getByRole('button', { name: '“客户”下移' }));
  expect(set).toHaveBeenLastCalledWith({ fields: [{ name: 'unit' }, { name: 'customer' }] });
  fireEvent.click(screen.getByRole('button', { name: '隐藏“单元”' }));
  expect(set).toHaveBeenLastCalledWith({ fields: [{ name: 'customer' }, { name: 'unit', hidden: true }] });
});

test('columns are chosen with their widths in millimetres', async () => {
  const set = await edit({ type: 'table', source: 'lines', columns: [{ name: 'name' }, { name: 'amount', width: 30 }] } as Block);
  expect(screen.getByLabelText('“金额”的宽度')).toHaveProperty('value', '30');
  fireEvent.change(screen.getByLabelText('“项目”的宽度'), { target: { value: '62.5' } });
  expect(set).toHaveBeenLastCalledWith({
    columns: [
      { name: 'name', width: 62.5 },
      { name: 'amount', width: 30 },
    ],
  });
  fireEvent.click(screen.getByLabelText('全部列，宽度自动'));
  expect(set).toHaveBeenLastCalledWith({ columns: [] });
});

test('a block is placed in millimetres, and the refusal stands at its place', async () => {
  const refused = new Fault({ key: 'paper.off_paper', path: ['template', 'blocks', '0', 'at'], args: { width: 210, height: 297 } });
  const set = await edit({ type: 'text', text: '{number}', at: { x: 10, y: 20, w: 80, h: 0 } } as Block, [refused]);
  expect(screen.getByText(/位置超出纸张/).closest('.template-place')).not.toBeNull(); // there, and not a second time above
  fireEvent.change(screen.getByLabelText('左'), { target: { value: '12.5' } });
  fireEvent.blur(screen.getByLabelText('左'));
  expect(set).toHaveBeenLastCalledWith({ at: { x: 12.5, y: 20, w: 80, h: 0 } });
});
