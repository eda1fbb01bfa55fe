import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Language, languages, texts } from '../../i18n';
import { type Block, parse, type Run } from './markdown';
import { load, topics } from './topics';

// The manual quotes the program: what stands in “…”, in a column of names, or in backticks must be what the window shows.

type Tree = { [key: string]: string | Tree };
const values = (tree: Tree): string[] => Object.values(tree).flatMap((v) => (typeof v === 'string' ? [v] : values(v)));

/** Whether the window says this somewhere; what fills a gap of a text may be anything. */
function saidBy(language: Language): (name: string) => boolean {
  const all = values(texts[language] as unknown as Tree);
  const plain = new Set(all.map((v) => v.replace(/[。.…]$/, '')));
  const gaps = all
    .filter((v) => v.includes('{{') && v.replace(/\{\{[^}]*\}\}/g, '').length > 3)
    .map((v) => new RegExp(`^${v.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\{[^}]*\}\}/g, '.+')}$`));
  // “设置 · 规则” is a place in a place; a text that ends in a gap is named by its beginning: 将记：{{what}}
  const one = (n: string) => plain.has(n) || gaps.some((g) => g.test(n)) || all.some((v) => new RegExp(`^${n}(：|:| )\\s*\\{\\{`).test(v));
  return (name) => one(name) || (name.includes(' · ') && name.split(' · ').every(one));
}

const runsIn = (b: Block): Run[] => {
  switch (b.kind) {
    case 'ul':
    case 'ol':
      return b.items.flat();
    case 'table':
      return [...b.head, ...b.rows.flat()].flat();
    case 'flow':
    case 'screen':
      return [];
    default:
      return b.runs;
  }
};

/** Heads of columns whose cells are names of the window. */
const named = ['地方', '状态', '标签', '表', '方式', '规则', 'Place', 'State', 'Tab', 'Table', 'Way', 'Rule'];

test.each([...languages])('in %s the manual calls nothing by a name that the window does not use', async (language) => {
  const said = saidBy(language);
  const strange: string[] = [];
  let quoted = 0;
  for (const topic of topics) {
    const text = await load(topic, language);
    const columns = parse(text).flatMap((b) =>
      b.kind === 'table' && named.includes(b.head[0].map((r) => r.text).join(''))
        ? b.rows.map((r) => r[0].map((x) => x.text).join(''))
        : [],
    );
    for (const name of [...[...text.matchAll(/“([^”]+)”/g)].map((m) => m[1]), ...columns]) {
      quoted++;
      if (!said(name)) strange.push(`${topic}: ${name}`);
    }
  }
  expect(strange).toEqual([]);
  expect(quoted).toBeGreaterThan(80);
});

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((f) =>
    f.isDirectory() ? sources(join(folder, f.name)) : /(?<!test)\.tsx?$/.test(f.name) ? [readFileSync(join(folder, f.name), 'utf8')] : [],
  );

/** What is typed into a field, or what the browser and the fields themselves do. */
const typed = ['3-5', '0305', '今天', '月底', 'today', '=', '..', 'Tab', 'Shift+Enter', 'Alt+↓'];
/** Keys that a list of places makes by counting: Alt+1 … Alt+9 in the settings, 1 to 5 in the reports and proposals. */
const counted = /^(Alt\+)?[1-9]$/;

test('the manual names no key that does nothing', async () => {
  const known = new Set(
    sources(join(import.meta.dirname, '../..')).flatMap((s) =>
      [...s.matchAll(/keys(?::|=\{?)\s*(\[[^\]]*\]|'[^']*'|"[^"]*")/g)].flatMap((m) =>
        [...m[1].matchAll(/['"]([^'"]+)['"]/g)].map((k) => k[1]),
      ),
    ),
  );
  expect(known.size).toBeGreaterThan(60);
  const strange: string[] = [];
  for (const language of languages)
    for (const topic of topics)
      for (const run of parse(await load(topic, language)).flatMap(runsIn))
        if ('as' in run && run.as === 'keys' && !known.has(run.text) && !typed.includes(run.text) && !counted.test(run.text))
          strange.push(`${language}/${topic}: ${run.text}`);
  expect(strange).toEqual([]);
});
