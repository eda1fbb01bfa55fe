import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

// UX 30: every list says which empty it is, and offers one thing to do. The grid itself switches over its five states (loading, failed,
// empty, noMatch, rows) without a default, so that tsc fails when one is forgotten; what a list must bring for them is read here.

const src = join(import.meta.dirname, '..');

function files(dir: string): string[] {
  return readdirSync(dir).flatMap((name) => {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) return files(path);
    return path.endsWith('.tsx') && !path.endsWith('.test.tsx') ? [path] : [];
  });
}

/** The opening tags of a component in a source, whole, however deep their braces go. */
function tags(text: string, name: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(`<${name}`); at >= 0; at = text.indexOf(`<${name}`, at + 1)) {
    if (/\w/.test(text[at + name.length + 1])) continue;
    let depth = 0;
    let end = at + name.length + 1;
    if (text[end] === '<') end = text.indexOf('>', end) + 1; // of which rows
    for (; end < text.length; end++) {
      if (text[end] === '{') depth++;
      if (text[end] === '}') depth--;
      if (text[end] === '>' && depth === 0 && text[end - 1] !== '=') break;
    }
    found.push(text.slice(at, end + 1));
  }
  return found;
}

const screens = [...files(join(src, 'features')), ...files(join(src, 'parts'))].map((path) => ({
  path: path.slice(src.length + 1),
  text: readFileSync(path, 'utf8'),
}));
const grids = screens.flatMap(({ path, text }) => tags(text, 'DataGrid').map((tag) => ({ path, tag })));

// ListPage is one of them, and draws most lists.
test('the lists are found', () => expect(grids.length).toBeGreaterThan(8));

test.each(grids)('$path: its list says which empty it is', ({ tag }) => {
  expect(tag).toMatch(/\bempty=/);
  if (/\bfiltered=/.test(tag)) expect(tag).toMatch(/\bnoMatch=/);
});

const empties = screens.flatMap(({ path, text }) => tags(text, 'Empty').map((tag) => ({ path, tag })));

/** Not lists one could fill from there: parts of what is open beside them, a file being looked at, or a screen one cannot come to by itself. */
const asides = [
  'features/bank/Rows.tsx',
  'features/closing/index.tsx',
  'features/contracts/',
  'features/invoices/Lines.tsx',
  'features/receipts/Booked.tsx',
  'features/settings/CalendarPlace.tsx',
  'parts/History.tsx',
  'parts/Memory.tsx',
  'parts/list/Bills.tsx',
];

test.each(empties.filter(({ path }) => !asides.some((a) => path.startsWith(a))))(
  '$path: an empty list offers one thing to do',
  ({ tag }) => {
    if (/kind="done"/.test(tag)) return; // worked off: there is nothing to do
    expect(tag).toMatch(/\bactions=/);
  },
);
