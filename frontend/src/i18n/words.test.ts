import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { texts } from '.';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([k, v]) => (typeof v === 'string' ? [[path + k, v] as [string, string]] : flat(v, `${path}${k}.`)));
const said: [string, string][] = [
  ...flat(texts['zh-CN'].translation),
  ...flat(texts['zh-CN'].fault),
  ...readdirSync('src/i18n/help/zh-CN').map((f): [string, string] => [f, readFileSync(join('src/i18n/help/zh-CN', f), 'utf8')]),
];

// One word for one thing: the office's word, and the other one that it is not called by.
test.each([
  ['你', /您/],
  ['付款人', /付款方(?!式)/],
  ['贷项账单', /红冲单|红字/],
  ['未认领', /待认领/],
  ['不是我们的', /不是收款/],
  ['在押', /持有|还押着/],
  ['房号', /单元(?!格)/],
  ['忘记', /忘掉/],
  ['撤销', /撤消|撤回/],
  ['账', /帐/],
])('it is called %s', (_, other) => {
  expect(said.filter(([, s]) => other.test(s))).toEqual([]);
});

test.each([
  [
    'an invoice; only what somebody else sends for a shared cost is a bill',
    /\bBills\b|\b(open|new|issued|of|the|these) bills\b|\b(a|the|this|next|new) bill\b(?! run)/,
  ],
  ['fixed', /\bmend(ed|s)?\b/],
  ['refunded', /\bpaid back\b/],
  ['a unit', /\broom\b/],
])('it is called %s', (_, other) => {
  const own = flat(texts.en.translation).filter(([k]) => !k.startsWith('meters.pool'));
  expect(own.filter(([, s]) => other.test(s))).toEqual([]);
});

// What there never is only one of.
const many = ['bank.firstRows', 'billing.ready', 'claim.customers', 'contracts.cycle.months', 'today.chart.sentence'];

test('one is not told as many', () => {
  const plural = /\{\{count[^}]*\}\} (?!others)[a-z]+s\b/;
  expect(flat(texts.en.translation).filter(([k, s]) => plural.test(s) && !/_(one|other)$/.test(k) && !many.includes(k))).toEqual([]);
});
