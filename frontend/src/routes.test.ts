import { expect, test } from 'vitest';
import { languages } from './i18n';
import { parse, runsOf, words } from './parts/help/markdown';
import { isTopic, load, topicOf, topics, written } from './parts/help/topics';
import { makeRouter } from './routes';

const places = [...new Set(Object.keys(makeRouter().routesByPath).map((p) => p.split('/')[1]))].filter((p) => p && p !== 'help');

test('every place has its page of help, in both languages', () => {
  expect(places.length).toBeGreaterThan(12);
  expect(places.filter((p) => !isTopic(topicOf(`/${p}/12`)) || topicOf(`/${p}/12`) !== p)).toEqual([]);
});

test('every page is written in both languages, and none that nobody can reach', () => {
  const wanted = languages.flatMap((l) => topics.map((t) => `${l}/${t}`)).sort();
  expect(written().sort()).toEqual(wanted);
});

test.each([...languages])('in %s every page has one title, says something, and its links lead somewhere', async (language) => {
  for (const topic of topics) {
    const blocks = parse(await load(topic, language));
    expect(blocks[0].kind, topic).toBe('h1');
    expect(blocks.filter((b) => b.kind === 'h1').length, topic).toBe(1);
    expect(blocks.map(words).join('').length, topic).toBeGreaterThan(language === 'en' ? 300 : 120);
    const text = await load(topic, language);
    for (const m of text.matchAll(/\]\((.*?)\)/g)) expect(isTopic(m[1]), `${topic} → ${m[1]}`).toBe(true);
  }
});

test('both languages say the same things: the same headings, lists, tables and pictures in the same order', async () => {
  for (const topic of topics) {
    const [zh, en] = await Promise.all(languages.map(async (l) => parse(await load(topic, l)).map((b) => b.kind)));
    expect(en, topic).toEqual(zh);
  }
});

test('the marks are read', () => {
  expect(runsOf('按 `Ctrl+K`，**先**看[认领](claim)。')).toEqual([
    { text: '按 ' },
    { text: 'Ctrl+K', as: 'keys' },
    { text: '，' },
    { text: '先', as: 'strong' },
    { text: '看' },
    { text: '认领', to: 'claim' },
    { text: '。' },
  ]);
  const page = '# A\ntext\n\n- a\n- b\n1. c\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n```flow\na > b\nc\n```\n```screen\nl 1 | r 2\n```\n> n';
  expect(parse(page)).toEqual([
    { kind: 'h1', runs: [{ text: 'A' }] },
    { kind: 'p', runs: [{ text: 'text' }] },
    { kind: 'ul', items: [[{ text: 'a' }], [{ text: 'b' }]] },
    { kind: 'ol', items: [[{ text: 'c' }]] },
    { kind: 'table', head: [[{ text: 'x' }], [{ text: 'y' }]], rows: [[[{ text: '1' }], [{ text: '2' }]]] },
    { kind: 'flow', steps: [['a', 'b'], ['c']] },
    {
      kind: 'screen',
      rows: [
        [
          { text: 'l', width: 1 },
          { text: 'r', width: 2 },
        ],
      ],
    },
    { kind: 'note', runs: [{ text: 'n' }] },
  ]);
});
