import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equal, serve } from '../lib.mjs';
import { goTo, places, traveller } from '../places.mjs';

// UX 25
export const name = 'in a made third language every word comes from the texts, and a third more of them fits';

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await traveller(browser, server, { language: 'en' });
    await page.evaluate(() => {
      localStorage.setItem('zhangfang.pseudo', 'true');
      localStorage.setItem('zhangfang.language', '"en"');
    });
    await page.reload();
    await page.locator('.nav').waitFor();
    const own = (await server.ask('bank.accounts')).rows.map((a) => a.name); // what the office itself calls so
    const known = sentences().filter((s) => !own.includes(s));
    const wrong = [];
    for (const place of places) {
      await goTo(page, place);
      wrong.push(...(await page.evaluate(unspoken, known)).map((w) => `${place}: ${w}`));
    }
    equal([...new Set(wrong)].join('\n'), '', 'the places');
    equal(page.errors.join('\n'), '', 'errors of the page');
  } finally {
    await server.stop();
  }
}

/** Every text of the window in both languages that has no gap: shown bare, it did not go through the texts. */
function sentences() {
  const folder = join(import.meta.dirname, '..', '..', 'src', 'i18n');
  const flat = (tree) => Object.values(tree).flatMap((v) => (typeof v === 'string' ? [v] : flat(v)));
  const all = ['zh-CN', 'en'].flatMap((l) =>
    readdirSync(join(folder, l)).flatMap((f) => flat(JSON.parse(readFileSync(join(folder, l, f), 'utf8')))),
  );
  // A language is named in itself, wherever it is chosen.
  return all.filter((s) => s.length > 2 && s !== 'English' && !s.includes('{{') && /[a-z]{3}|[\u4e00-\u9fff]{3}/.test(s));
}

/** Texts that are shown without brackets though they are words of the window, and controls whose words are cut off. */
function unspoken(known) {
  const words = new Set(known);
  const wrong = new Set();
  const shown = (e) => e.checkVisibility() && e.getClientRects().length > 0;
  // What the book holds and what the user may name is data; so is a page of the manual, and what is written on a key's cap.
  // Ant Design speaks for itself.
  const data = '.ag-row, .help-text, .manual nav, td, option, .option, .rail .book, .pdf, kbd, .ant-picker, .ant-select';
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const text = n.data.trim();
    if (words.has(text) && shown(n.parentElement) && !n.parentElement.closest(data)) wrong.add(`“${text}” is not from the texts`);
    if (/^[a-z]+(\.[a-zA-Z_]+)+$/.test(text) && shown(n.parentElement)) wrong.add(`raw key ${text}`);
  }
  for (const e of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const a of ['aria-label', 'title', 'placeholder']) {
      const text = e.getAttribute(a) ?? '';
      if (words.has(text) && !e.closest(data)) wrong.add(`${a} “${text}” is not from the texts`);
      if (/^[a-z]+(\.[a-zA-Z_]+)+$/.test(text)) wrong.add(`raw key ${text}`);
    }
  // A control shows all its words, or gives way with an ellipsis.
  for (const e of document.querySelectorAll('button, h1, h2, label, [role=tab], .chip')) {
    if (!shown(e) || e.closest('.sr')) continue;
    const style = getComputedStyle(e);
    if (style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis' && e.scrollWidth > e.clientWidth + 1)
      wrong.add(`“${e.textContent.trim().slice(0, 40)}” is cut off`);
  }
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.add(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
  return [...wrong];
}
