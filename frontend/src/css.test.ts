import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const under = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((f) => f.endsWith(ending))
    .map((f) => join(folder, f));
const feature = (path: string) => path.split('/').slice(0, 3).join('/');

// The classes that every file of the screens puts on something.
const named = new Map<string, Set<string>>();
for (const file of under('src', '.tsx'))
  for (const [, plain, drawn] of readFileSync(file, 'utf8').matchAll(/className=(?:"([^"]+)"|\{([^}]*)\})/g))
    for (const name of (plain ?? [...drawn.matchAll(/(['"`])(.*?)\1/g)].map((m) => m[2]).join(' ')).split(/[^\w-]+/))
      named.set(name, (named.get(name) ?? new Set()).add(file));

// A stylesheet, once loaded, holds everywhere: what begins with a word of another screen would bend that one.
test.each(under('src/features', '.css'))('%s speaks of its own screen only', (sheet) => {
  const rules = readFileSync(sheet, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  const selectors = [...rules.matchAll(/([^{}]+)\{/g)].flatMap(([, s]) => (s.includes('@') ? [] : s.split(',')));
  const strangers = selectors.flatMap((selector) => {
    const classes = [...selector.matchAll(/\.([\w-]+)/g)].map((m) => m[1]);
    const own = classes.some((c) => [...(named.get(c) ?? [])].every((f) => feature(f) === feature(sheet)));
    return classes.length === 0 || own ? [] : [selector.trim()];
  });
  expect(strangers).toEqual([]);
});

// What hangs on whether the page has something anywhere is looked at again with every row that a list draws: half of the time of scrolling.
test.each(under('src', '.css'))('%s asks nothing of the whole page', (sheet) => {
  const onScreen = readFileSync(sheet, 'utf8').replaceAll(/@media print \{.*?\n\}/gs, '');
  expect(onScreen).not.toMatch(/(?<![\w.-])(?:body|html|:root|\.app)\S*:has\(/);
});
