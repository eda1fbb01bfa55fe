import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
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

type Colour = [number, number, number, number];

/** `#rrggbb` or `rgba(…)`. */
function colour(value: string): Colour {
  const hex = /^#(..)(..)(..)$/.exec(value);
  if (hex) return [...hex.slice(1).map((c) => Number.parseInt(c, 16)), 1] as Colour;
  return (value.match(/[\d.]+/g) ?? []).map(Number) as Colour;
}
const over = ([r, g, b, a]: Colour, under: Colour): Colour => [...[r, g, b].map((c, i) => c * a + under[i] * (1 - a)), 1] as Colour;

/** How light it is, and how one stands out from another, as WCAG 2.2 reckons. */
const light100 = ([r, g, b]: Colour): number =>
  [r, g, b]
    .map((c) => c / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
function contrast(a: Colour, b: Colour): number {
  const [x, y] = [light100(a), light100(b)].sort((m, n) => n - m);
  return (x + 0.05) / (y + 0.05);
}

const grounds = ['paper', 'surface', 'sunken', 'hover', 'selected', 'act-tint', 'late-tint', 'doubt-tint'];
const chart = ['age-0', 'age-1', 'age-2', 'age-3', 'age-4', 'c1', 'c2', 'c3', 'c4', 'c5', 'chart-prev'];

/** What stands on what, and how much it must stand out: 4.5 for words (WCAG 1.4.3), 3 for edges, rings and marks (1.4.11, 2.4.13). */
const pairs: [string, string[], string[], number][] = [
  ['words', ['ink', 'ink-2', 'ink-3', 'act', 'late', 'doubt', 'proved'], grounds, 4.5],
  ['words on a deciding button', ['on-act'], ['act', 'act-hover', 'act-down'], 4.5],
  ['words of a toast and of 大写', ['surface'], ['ink'], 4.5],
  ['the focus ring', ['act'], grounds, 3],
  ['the edge of a field, also a wrong one', ['field', 'late'], grounds, 3],
  ['status rings', ['field', 'act', 'late', 'proved', 'ink-3'], grounds.slice(0, 5), 3],
  ['the mark at the current row, the bar of a job', ['act'], ['surface', 'sunken', 'hover', 'selected', 'line-strong'], 3],
];

describe.each([
  ['light', ':root {'],
  ['dark', ':root[data-theme="dark"] {'],
])('%s', (_, opening) => {
  const tokens = Object.fromEntries(Object.entries(block(opening)).map(([name, value]) => [name, colour(value)]));
  test.each(pairs)('%s can be seen', (_, marks, on, least) => {
    const faint = marks.flatMap((m) => on.map((g) => ({ m, g, c: contrast(tokens[m], tokens[g]) }))).filter(({ c }) => c < least);
    expect(faint.map(({ m, g, c }) => `${m} on ${g}: ${c.toFixed(2)}`)).toEqual([]);
  });

  test('white is read on what cannot be undone', () => {
    expect(contrast([255, 255, 255, 1], tokens['late-fill'])).toBeGreaterThanOrEqual(4.5);
  });

  // A pale one is told from its ground by its edge.
  test('every colour of a chart can be seen, by itself or by its edge', () => {
    const ground = tokens.surface;
    const seen = (c: string) => Math.max(contrast(tokens[c], ground), contrast(over(tokens['chart-edge'], tokens[c]), ground));
    expect(chart.filter((c) => seen(c) < 3).map((c) => `${c}: ${seen(c).toFixed(2)}`)).toEqual([]);
  });
});
