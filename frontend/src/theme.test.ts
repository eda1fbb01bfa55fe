import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { dark, font, light } from './theme';

const css = readFileSync('src/tokens.css', 'utf8');

// The three blocks of tokens.css: light, dark by the system, dark by choice.
const block = (opening: string): Record<string, string> => {
  const from = css.indexOf(opening);
  const text = css.slice(from, css.indexOf('}', from));
  return Object.fromEntries([...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1], m[2].trim()]));
};
const variable = (key: string) => key.replace(/[A-Z0-9]/g, (c) => `-${c.toLowerCase()}`);
const bare = (value: string) => value.replace(/\s+/g, '').toLowerCase();

test.each([
  ['light', light, ':root {'],
  ['dark by the system', dark, ':root:not([data-theme="light"])'],
  ['dark by choice', dark, ':root[data-theme="dark"] {'],
] as const)('%s: theme.ts and tokens.css hold the same values', (_, palette, opening) => {
  const tokens = block(opening);
  for (const [key, value] of Object.entries(palette)) expect([key, bare(tokens[variable(key)] ?? 'missing')]).toEqual([key, bare(value)]);
});

test('both dark blocks are the same', () => {
  expect(block(':root:not([data-theme="light"])')).toEqual(block(':root[data-theme="dark"] {'));
});

test('the font is the same list', () => {
  expect(bare(block(':root {').font)).toBe(bare(font));
});
