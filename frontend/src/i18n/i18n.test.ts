import { expect, test } from 'vitest';
import { pseudo, texts } from '.';

type Tree = { [key: string]: string | Tree };

// Plurals: English has name_one and name_other where Chinese has name.
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([k, v]) => (typeof v === 'string' ? [[path + k, v] as [string, string]] : flat(v, `${path}${k}.`)));
const base = (key: string) => key.replace(/_(one|other)$/, '');
const gaps = (s: string) => [...new Set([...s.matchAll(/\{\{-?\s*(\w+)/g)].map((m) => m[1]))].sort().join(',');

// A unit that one language says and the other does not, and a step of a path that is no word: these are empty on purpose.
const mayBeEmpty = ['contracts.due.dayUnit', 'parts.field.value'];

// UX 25
test.each(['translation', 'fault'] as const)('%s: both languages have the same keys, the same gaps and no empty text', (ns) => {
  const [zh, en] = [flat(texts['zh-CN'][ns]), flat(texts.en[ns])];
  expect([...new Set(en.map(([k]) => base(k)))].sort()).toEqual([...new Set(zh.map(([k]) => base(k)))].sort());
  expect([...zh, ...en].filter(([k, s]) => s.trim() === '' && !mayBeEmpty.includes(k)).map(([k]) => k)).toEqual([]);
  const wanted = new Map(zh.map(([k, s]) => [base(k), gaps(s)]));
  // "1 row" need not repeat the count.
  expect(en.filter(([k, s]) => !k.endsWith('_one') && gaps(s) !== wanted.get(base(k))).map(([k]) => k)).toEqual([]);
});

test('Chinese sentences have full-width punctuation', () => {
  const half = flat(texts['zh-CN'].translation).filter(([, s]) => /[\u4e00-\u9fff][,;!?]|[,;!?][\u4e00-\u9fff]/.test(s));
  expect(half).toEqual([]);
});

test('the made language keeps the gaps and brackets every text', () => {
  expect(pseudo({ a: 'Save {{name}}', b: { c: '' } })).toEqual({ a: '⟦Sávé {{name}}·····⟧', b: { c: '' } });
});
