import { beforeEach, expect, test, vi } from 'vitest';
import { startI18n } from '../i18n';
import { doubtsOf } from './PrintPages';
import { byHand, type Choice, make, requestOf, saveSeveral, templateName } from './print';

const choice: Choice = {
  lang: 'zh-CN',
  working: undefined,
  template: '',
  order: 'customer',
  asOf: '',
  degree: 3,
  deadline: '',
  printer: 'laser',
  copies: 1,
  sides: 'one',
};

let folder = '';
const calls: [string, Record<string, unknown>][] = [];

beforeEach(async () => {
  calls.length = 0;
  await startI18n('zh-CN');
  const told = (name: string, answer: unknown) => async (request: Record<string, unknown>) => {
    calls.push([name, request]);
    return answer;
  };
  window.go = {
    desktop: {
      Papers: {
        Print: told('Papers.Print', { papers: 2 }),
        Again: told('Papers.Again', { papers: 1 }),
        Files: told('Papers.Files', { names: ['a.pdf', 'b.pdf'], dir: '/tmp/账单', zip: { name: 'x.zip', data: '' } }),
      },
      Dialogs: { Folder: async () => ({ path: folder }) },
    },
  } as never;
});

test('a template is asked for by its paper, by its number, or as it was set', () => {
  expect(requestOf({ kind: 'invoice', ids: [1] }, choice)).toMatchObject({ layout: '', templateId: 0, ids: [1], order: 'customer' });
  expect(requestOf({ kind: 'invoice', ids: [1] }, { ...choice, template: 'L:a5' })).toMatchObject({ layout: 'a5', templateId: 0 });
  expect(requestOf({ kind: 'invoice', ids: [1] }, { ...choice, template: 'T:12' })).toMatchObject({ layout: '', templateId: 12 });
});

test('where one prints by hand no printer is off', () => {
  expect(requestOf({ kind: 'invoice', ids: [1] }, { ...choice, printer: byHand })).toMatchObject({ printer: '' });
  expect(requestOf({ kind: 'invoice', again: [4] }, choice)).toEqual({ ids: [4], printer: 'laser' });
});

test('looking keeps nothing, giving out does; the archive is printed again', async () => {
  await make({ kind: 'invoice', ids: [1] }, choice, false);
  await make({ kind: 'invoice', ids: [1] }, choice, true);
  await make({ kind: 'invoice', again: [4] }, choice, true);
  expect(calls.map(([name, r]) => [name, r.keep])).toEqual([
    ['Papers.Print', false],
    ['Papers.Print', true],
    ['Papers.Again', true],
  ]);
});

test('pages of documents lie on sheets of the file: two-up and labels share them', () => {
  const page = (document: number, ...flags: string[]) => ({ document, page: 1, of: 1, flags });
  expect(doubtsOf([page(0), page(1, 'sparse'), page(2, 'rowCut')], 3)).toEqual([
    { page: 2, document: 1, flags: ['sparse'] },
    { page: 3, document: 2, flags: ['rowCut'] },
  ]);
  expect(doubtsOf([page(0), page(1), page(2), page(3, 'noAddress')], 2)).toEqual([{ page: 2, document: 3, flags: ['noAddress'] }]);
  expect(doubtsOf([], 0)).toEqual([]);
});

test('papers become a file for each customer in a folder that is chosen', async () => {
  folder = '';
  expect(await saveSeveral({ kind: 'invoice', ids: [1, 2] }, choice, 'folderCustomer')).toBeUndefined();
  expect(calls).toEqual([]); // the dialog was closed
  folder = '/tmp/账单';
  expect(await saveSeveral({ kind: 'invoice', ids: [1, 2] }, choice, 'folderCustomer')).toEqual({ where: folder, count: 2 });
  expect(calls[0]).toMatchObject(['Papers.Files', { by: 'customer', dir: folder, print: { keep: true, ids: [1, 2] } }]);
});

test('a template is called by its own name, a built-in one by its paper', () => {
  const t = vi.fn((key: string, args?: object) => `${key}${args ? JSON.stringify(args) : ''}`);
  expect(templateName(t as never, { id: 3, name: '年终样式', layout: 'a4' })).toBe('年终样式');
  expect(templateName(t as never, { id: 0, name: '', layout: 'a4' })).toContain('papers.builtin');
});
