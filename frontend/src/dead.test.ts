import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { texts } from './i18n';

const files = (readdirSync('src', { recursive: true }) as string[]).map((f) => join('src', f));
const read = (which: (f: string) => boolean) => new Map(files.filter(which).map((f) => [f, readFileSync(f, 'utf8')]));
const sources = read((f) => /\.tsx?$/.test(f));
const product = new Map([...sources].filter(([f]) => !/\.test\.|ui\/test\.tsx$/.test(f)));
const all = [...product.values()].join('\n');
const escaped = (s: string) => s.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What of `names` nobody says: neither as it is nor by a template such as `bank.state.${state}`. */
function unsaid(names: string[], templates: RegExp): string[] {
  const words = new Set(all.match(/[\w.-]+/g));
  const made = [...all.matchAll(templates)].map(
    ([, t]) =>
      new RegExp(
        `^${t
          .split(/\$\{[^}]*\}/)
          .map(escaped)
          .join('[\\w.-]+')}$`,
      ),
  );
  return names.filter((n) => !words.has(n) && !made.some((m) => m.test(n)));
}

type Tree = { [key: string]: string | Tree };
const keys = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([k, v]) => (typeof v === 'string' ? [path + k.replace(/_(one|other)$/, '')] : keys(v, `${path}${k}.`)));

test('every text is said somewhere', () => {
  expect(unsaid(keys(texts['zh-CN'].translation as Tree), /`(\w+\.[\w.]*(?:\$\{[^}]*\}[\w.]*)+)`/g)).toEqual([]);
});

test('every class of a stylesheet is worn by something', () => {
  const css = [...read((f) => f.endsWith('.css')).values()].join('\n').replace(/\/\*[\s\S]*?\*\/|\{[^{}]*\}/g, ' ');
  const classes = [...new Set([...css.matchAll(/\.([a-z][\w-]*)/g)].map((m) => m[1]))].filter((c) => !/^(ant|ag)-|^css$/.test(c));
  expect(unsaid(classes, /[`\s"]([a-z]+-\$\{[^}]*\}[\w-]*)(?=[`\s"])/g)).toEqual([]);
});

// The doors of Wails and what only a test takes are not looked for in other files.
test('what a file gives to others is taken by one', () => {
  const words = new Map([...sources].map(([f, s]) => [f, new Set(s.match(/\w+/g))]));
  const given = [...product].flatMap(([f, s]) =>
    [...s.matchAll(/^export (?:async )?(?:const|let|function|class|type) (\w+)/gm)].map((m) => [f, m[1]] as const),
  );
  const dead = given.filter(([f, name]) => ![...words].some(([other, said]) => other !== f && said.has(name)));
  expect(dead.map(([f, name]) => `${f} ${name}`)).toEqual([]);
});
