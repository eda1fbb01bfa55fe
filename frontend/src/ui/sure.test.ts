import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// UX 32: nobody is asked whether they are sure of what can be undone. Only two things cannot: deleting a book and restoring over one.
// Both have the name typed, and nothing else has.

const src = join(import.meta.dirname, '..');

function files(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

const all = files(src).map((path) => ({ path: path.slice(src.length + 1).replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));
const sources = all.filter(({ path }) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));

test('no dialog of the browser or of the kit asks again', () => {
  const asking = /\bwindow\.confirm\(|Popconfirm|Modal\.confirm|modal\.confirm|^import .*\bconfirm\b.*'antd'/m;
  expect(sources.filter(({ text }) => asking.test(text)).map(({ path }) => path)).toEqual([]);
});

test('only deleting a book and restoring over it have a name typed', () => {
  const typed = sources.filter(({ path, text }) => text.includes('<TypedConfirm') && !path.startsWith('ui/')).map(({ path }) => path);
  expect(typed).toEqual(['features/settings/BookPlace.tsx']);
  const [{ text }] = sources.filter(({ path }) => path === typed[0]);
  expect([...text.matchAll(/<TypedConfirm[\s\S]*?action=\{t\('([^']+)'\)\}/g)].map((m) => m[1])).toEqual([
    'settings.book.deleteDemo',
    'settings.backup.restore',
  ]);
});

test('no sentence asks whether one is sure', () => {
  const texts = all.filter(({ path }) => path.startsWith('i18n/') && path.endsWith('.json'));
  expect(texts.length).toBeGreaterThan(30);
  const sure = /确定(要|吗|删除|执行)|确认(要|吗)|是否(要|确定|继续|删除)|are you sure|really (delete|remove)/i;
  expect(
    texts.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((l) => sure.test(l))
        .map((l) => `${path}: ${l.trim()}`),
    ),
  ).toEqual([]);
});
