import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { type Bug, call, Fault, failure, fen } from '../api';
import { faultText, startI18n } from '../i18n';
import { TypedConfirm } from './Dialog';
import { FileDrop, readFile } from './FileDrop';
import { StatusCell } from './grid/cells';
import { added, linesOf, sorted, toTsv } from './grid/lines';
import { stateOf } from './grid/source';
import type { Column } from './grid/types';
import { iconNames } from './Icon';
import sprite from './icons.svg?raw';
import { JobLine, JobTray, secondsLeft } from './JobTray';
import { Live } from './live';
import { Money } from './Money';
import { ErrorNote } from './Note';
import { Palette } from './Palette';
import { type Status, StatusRing } from './StatusRing';
import { show } from './test';
import { toast, UndoToast } from './UndoToast';

const press = (key: string, more: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, bubbles: true, cancelable: true, ...more });

test('every icon has a name and every name an icon', () => {
  expect([...sprite.matchAll(/<symbol id="(\w+)"/g)].map((m) => m[1]).sort()).toEqual([...iconNames].sort());
});

describe('amounts', () => {
  test.each([
    ['1234.50', {}, '1,234.50'],
    ['-20', {}, '−20.00'],
    ['0', {}, '–'],
    ['0.00', { zero: 'digits' }, '0.00'],
    ['18160', { signed: true }, '+18,160.00'],
  ] as const)('%s %j', async (value, props, text) => {
    const { container } = await show(<Money value={value} {...props} />);
    expect(container.textContent).toBe(text);
  });
});

describe('a status in a list looks as it does elsewhere', () => {
  test.each(['draft', 'open', 'part', 'paid', 'late', 'void'] as Status[])('%s', (status) => {
    const cell = new StatusCell();
    cell.init({
      data: { kind: 'row', id: '1', row: {} },
      colDef: { context: { id: 's', title: '', status: () => ({ status, share: 0.6, word: '字' }) } },
    } as never);
    const plain = (html: string) => html.replace(/><\/(circle|path)>/g, '/>').replace(/\s*\/>/g, '/>');
    const place = document.createElement('div');
    place.append(cell.getGui());
    expect(sortAttributes(plain(place.innerHTML))).toBe(
      sortAttributes(
        plain(
          renderToStaticMarkup(
            <StatusRing status={status} share={0.6}>
              字
            </StatusRing>,
          ),
        ),
      ),
    );
  });
  const sortAttributes = (html: string) =>
    html.replace(
      /<(\w+)((?:\s[\w-]+="[^"]*")+)(\/?)>/g,
      (_, tag, attrs: string, end) =>
        `<${tag}${attrs
          .match(/\s[\w-]+="[^"]*"/g)
          ?.sort()
          .join('')}${end}>`,
    );
});

describe('lists', () => {
  type R = { id: number; name: string; open: string; due: string };
  const columns: Column<R>[] = [
    { id: 'name', title: '客户' },
    { id: 'open', title: '未收', kind: 'money' },
    { id: 'due', title: '到期', kind: 'date' },
  ];
  const rows: R[] = [
    { id: 1, name: '云岫', open: '9.00', due: '2026-11-05' },
    { id: 2, name: '=1+1', open: '10.00', due: '' },
    { id: 3, name: '半亩', open: '-1,'.replace(',', '.5'), due: '2026-01-05' },
  ];
  test('amounts sort by value, missing values stay last both ways', () => {
    expect(sorted(rows, columns, { id: 'open', desc: false }).map((r) => r.id)).toEqual([3, 1, 2]);
    expect(sorted(rows, columns, { id: 'due', desc: false }).map((r) => r.id)).toEqual([3, 1, 2]);
    expect(sorted(rows, columns, { id: 'due', desc: true }).map((r) => r.id)).toEqual([1, 3, 2]);
    expect(sorted(rows, columns, undefined)).toBe(rows);
  });
  test('Chinese names sort by pinyin', () =>
    expect(sorted(rows.slice(0, 3), columns, { id: 'name', desc: false }).at(-1)?.name).toBe('云岫'));
  test('headings stand in their order, empty ones are left out, the rest comes last', () => {
    const lines = linesOf(
      rows,
      (r) => r.id,
      [
        { id: 'x', title: 'X' },
        { id: 'late', title: '逾期' },
      ],
      (r) => (r.id === 2 ? 'late' : 'else'),
    );
    expect(lines.map((l) => l.id)).toEqual(['group late', '2', '1', '3']);
  });
  test.each([
    ['a page more', [1, 2], [1, 2, 3], [3]],
    ['the first page', [], [1], undefined],
    ['the same', [1], [1], undefined],
    ['one in between is another', [1, 2, 3], [1, 9, 3, 4], undefined],
    ['fewer', [1, 2], [1], undefined],
  ])('what came at the end: %s', (_, before, now, want) => expect(added(before, now)).toEqual(want));
  // UX 16
  test('codes keep their zeros and account numbers their digits in a spreadsheet', () => {
    const text: Column<{ a: string }>[] = [{ id: 'a', title: '账号' }];
    const cells = ['007', '6100511632391882', '61005', '0', '0.5'].map((a) => ({ a }));
    expect(toTsv(text, cells).split('\r\n')).toEqual(['账号', "'007", "'6100511632391882", '61005', '0', '0.5']);
  });
  test('copies plain numbers and disarms formulas', () => {
    expect(toTsv(columns, rows)).toBe("客户\t未收\t到期\r\n云岫\t9.00\t2026-11-05\r\n'=1+1\t10.00\t\r\n半亩\t-1.5\t2026-01-05");
  });
  test.each([
    [undefined, undefined, false, 'loading'],
    [undefined, 'e', false, 'failed'],
    [0, undefined, false, 'empty'],
    [0, undefined, true, 'noMatch'],
    [3, 'e', true, 'rows'],
  ] as const)('%s rows, error %s, filtered %s: %s', (count, error, filtered, state) => expect(stateOf(count, error, filtered)).toBe(state));
});

test('a bug says that nothing changed, with its reference', async () => {
  await show(<ErrorNote error={'{"bug":"K7Q-4M2"}'} />);
  expect(screen.getByRole('alert').textContent).toMatch(/账没有变动.*K7Q-4M2.*复制诊断信息/);
});

test('a fault says what, where and its parts, in the language of the moment', async () => {
  const error =
    '{"fault":{"key":"db.in_use","args":{"file":"a.zf"},"path":["甲","3"],"parts":[{"key":"db.empty","args":{"file":"b.zf"}}]}}';
  await show(<ErrorNote error={error} />, 'zh-CN');
  expect(screen.getByRole('alert').textContent).toMatch(/^甲 \/ 3：账套 a\.zf.*b\.zf/);
});

test.each([
  ['a field of the program has no name there', ['receipt'], '还没有打开账套'],
  ['an item of a list is counted from one', ['charges', '1', 'price'], '第 2 项：还没有打开账套'],
  ['a row of a table of a file', ['customers', 'row 5', 'name'], '客户 / 第 5 行：还没有打开账套'],
  ['a file', ['流水.xlsx'], '流水.xlsx：还没有打开账套'],
])('where a fault is, for people: %s', async (_, path, text) => {
  await startI18n('zh-CN');
  expect(faultText(new Fault({ key: 'app.no_book', path })).startsWith(text)).toBe(true);
});

test.each([
  ['a sum of the book is written as everywhere', 'receipt.stands_on_it', { reference: 'SK-1', amount: '26856.00' }, '26,856.00'],
  ['what a file says is told as it stands there', 'statement.date_missing', { row: 3, amount: '26856.00' }, ' 26856.00'],
])('%s', async (_, key, args, text) => {
  await startI18n('zh-CN');
  expect(faultText(new Fault({ key, args }))).toContain(text);
});

test('nothing is dangerous by an empty name', async () => {
  await show(
    <TypedConfirm open title="删除账套" name="" action="删除" keep="不删" onClose={() => {}} onConfirm={() => {}}>
      x
    </TypedConfirm>,
  );
  expect((screen.getByRole('button', { name: '删除' }) as HTMLButtonElement).disabled).toBe(true);
});

test('what warns is one dialog and not one in another, and says what will be gone', async () => {
  await show(
    <TypedConfirm open title="删除账套" name="松风里" action="删除" keep="不删" onClose={() => {}} onConfirm={() => {}}>
      里面的一切都会没有。
    </TypedConfirm>,
  );
  expect(screen.getByRole('alertdialog', { name: '删除账套', description: '里面的一切都会没有。' })).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a mistake of the window has a reference that is the same each time', () => {
  const ref = (text: string) => (failure(new Error(text)) as Bug).ref;
  expect(ref('x is undefined')).toMatch(/^W-[0-9A-V]{4}$/);
  expect(ref('x is undefined')).toBe(ref('x is undefined'));
  expect(ref('y is undefined')).not.toBe(ref('x is undefined'));
});

test('the dangerous button arms only when the name fits', async () => {
  const confirm = vi.fn();
  await show(
    <TypedConfirm open title="删除账套" name="松风里" action="删除" keep="不删" onClose={() => {}} onConfirm={confirm}>
      x
    </TypedConfirm>,
  );
  const button = screen.getByText('删除').closest('button') as HTMLButtonElement;
  expect(button.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText('输入“松风里”以确认'), { target: { value: '松风里' } });
  expect(button.disabled).toBe(false);
  fireEvent.click(button);
  expect(confirm).toHaveBeenCalledOnce();
});

test('Ctrl+Z takes back what the toast says, once', async () => {
  const undo = vi.fn().mockResolvedValue(undefined);
  await show(<UndoToast />);
  act(() => toast('出账 142 张', { undo }));
  expect(screen.getByRole('status').textContent).toContain('出账 142 张');
  press('z', { ctrlKey: true });
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('已撤销：出账 142 张'));
  press('z', { ctrlKey: true });
  expect(undo).toHaveBeenCalledOnce();
});

test('a toast that one is in waits', async () => {
  const { container } = await show(<UndoToast />);
  act(() => toast('出账 142 张', { undo: vi.fn() }));
  vi.useFakeTimers();
  try {
    const button = screen.getByRole('button', { name: /撤销/ });
    const past = () => act(() => vi.advanceTimersByTime(20_000));
    act(() => button.focus());
    past();
    expect(container.textContent).toContain('出账 142 张');
    act(() => button.blur());
    past();
    expect(container.textContent).toBe('');
  } finally {
    vi.useRealTimers();
  }
});

test('the palette finds, walks and opens', async () => {
  const open = vi.fn();
  const find = vi.fn(async () => [
    { key: '1', group: '客户', icon: 'customer' as const, title: '星桥软件', open: () => {} },
    { key: '2', group: '客户', icon: 'customer' as const, title: '溪桥小学', open },
  ]);
  const close = vi.fn();
  await show(<Palette open onClose={close} find={find} />);
  const input = screen.getByRole('combobox');
  expect(document.activeElement).toBe(input);
  fireEvent.change(input, { target: { value: 'xq' } });
  await screen.findByText('溪桥小学');
  press('ArrowDown', { isComposing: true });
  press('ArrowDown');
  press('Enter');
  expect(close).toHaveBeenCalled();
  await waitFor(() => expect(open).toHaveBeenCalledOnce());
});

test('a file comes as base64, and a wrong one is refused with words', async () => {
  const bytes = new Uint8Array(100_000).map((_, i) => i % 251);
  const { base64, name } = await readFile(new File([bytes], '交易.csv'));
  expect(name).toBe('交易.csv');
  expect(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))).toEqual(bytes);
  const files = vi.fn();
  await show(<FileDrop title="拖到这里" accept=".csv,.xlsx" onFiles={files} />);
  fireEvent.change(screen.getByLabelText('拖到这里'), { target: { files: [new File(['x'], 'a.exe')] } });
  expect((await screen.findByRole('alert')).textContent).toContain('a.exe');
  expect(files).not.toHaveBeenCalled();
});

/** The names under which the program does long work. */
function jobTitles(): string[] {
  const all = ['../internal', '../app'].flatMap((dir) => (readdirSync(dir, { recursive: true }) as string[]).map((f) => join(dir, f)));
  const go = all.filter((f) => f.endsWith('.go') && !f.endsWith('_test.go')).map((f) => readFileSync(f, 'utf8'));
  return [...new Set(go.flatMap((text) => [...text.matchAll(/(?:[jJ]obs\.Run|\.lay(?:Again)?)\(ctx, "(\w+)"/g)].map((m) => m[1])))];
}

// UX 38: what is done has a name and a place; what was stopped has nothing to open.
test('a job that is done leads to its result', async () => {
  let tell: (event: unknown) => void = () => {};
  window.runtime = {
    EventsOn: (name, fn) => {
      if (name === 'job') tell = fn as typeof tell;
      return () => {};
    },
  };
  const go = vi.fn();
  await show(
    <>
      <JobTray open onOpen={() => {}} onStop={() => {}} onGo={go} />
      <Live />
    </>,
  );
  const titles = jobTitles();
  expect(titles.length).toBeGreaterThan(5);
  const started = '2026-11-22T09:00:00Z';
  act(() => {
    for (const [id, title] of titles.entries()) tell({ id, title, done: 3, total: 3, status: 'done', started });
    tell({ id: 99, title: 'bill', done: 1, total: 3, status: 'stopped', started });
  });
  expect(document.querySelector('[aria-live]')?.textContent).toBe('出账 已停止');
  const open = screen.getAllByRole('button', { name: /^打开：/ });
  expect(open.map((b) => b.getAttribute('aria-label')).filter((name) => name?.includes('任务'))).toEqual([]);
  expect(open.length).toBe(titles.length);
  for (const b of open) fireEvent.click(b);
  for (const [to] of go.mock.calls) expect(to).toMatch(/^\/(invoices|bank\/imports|papers|settings\/book|today)$/);
  expect(go).toHaveBeenCalledTimes(titles.length);
  delete window.runtime;
});

test('what is saved while much is written says what it waits for', async () => {
  let tell: (event: unknown) => void = () => {};
  let answer: () => void = () => {};
  window.runtime = {
    EventsOn: (name, fn) => {
      if (name === 'job') tell = fn as typeof tell;
      return () => {};
    },
  };
  window.go = { desktop: { Customers: { Save: () => new Promise<void>((done) => (answer = done)) } } };
  await show(
    <>
      <JobTray open={false} onOpen={() => {}} onStop={() => {}} onGo={() => {}} />
      <JobLine onOpen={() => {}} />
    </>,
  );
  vi.useFakeTimers({ now: Date.now() });
  const job = { id: 7, title: 'statement', done: 2000, total: 9000, status: 'running', started: '2026-11-22T09:00:00Z' };
  const line = () => screen.getByRole('button').textContent?.trim();
  act(() => tell({ ...job, id: 6, title: 'print' }));
  act(() => vi.advanceTimersByTime(10));
  let saved = call('Customers.Save');
  act(() => vi.advanceTimersByTime(2000));
  expect(line()).toBe('打印 2,000 / 9,000'); // that one only reads
  answer();
  await act(() => saved);
  act(() => tell({ ...job, id: 6, title: 'print', status: 'done' }));
  act(() => tell(job));
  act(() => vi.advanceTimersByTime(10));
  act(() => {
    saved = call('Customers.Save');
  });
  act(() => vi.advanceTimersByTime(900));
  expect(line()).toBe('导入流水 2,000 / 9,000');
  act(() => vi.advanceTimersByTime(200));
  expect(line()).toBe('等“导入流水”写完就保存 2,000 / 9,000');
  answer();
  await act(() => saved);
  expect(line()).toBe('导入流水 2,000 / 9,000');
  vi.useRealTimers();
  act(() => tell({ ...job, status: 'done' }));
  delete window.runtime;
  delete window.go;
});

test('a paper that was only looked at is not listed once it is drawn', async () => {
  let tell: (data: unknown) => void = () => {};
  window.runtime = {
    EventsOn: (name, fn) => {
      if (name === 'job') tell = fn as typeof tell;
      return () => {};
    },
  };
  await show(<JobTray open onOpen={() => {}} onStop={() => {}} onGo={() => {}} />);
  const job = { id: 91, title: 'preview', done: 3, total: 9, status: 'running', started: '2026-11-22T09:00:00Z' };
  act(() => tell(job));
  expect(screen.getByText('预览单据')).toBeTruthy();
  act(() => tell({ ...job, status: 'done' }));
  expect(screen.queryByText('预览单据')).toBeNull();
  delete window.runtime;
});

test('time left follows the pace so far', () => {
  expect(secondsLeft({ done: 88, total: 142, first: 0 }, 14_667)).toBe(10);
  expect(secondsLeft({ done: 0, total: 142, first: 0 }, 14_667)).toBeUndefined();
  expect(fen('1.00')).toBe(100);
});
