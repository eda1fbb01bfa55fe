// The words of the window: what of them is shown where it should not be.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every text of the window in these languages that has no gap: shown where another is spoken, it did not go through the texts. */
export function sentences(languages = ['zh-CN', 'en']) {
  const folder = join(import.meta.dirname, '..', 'src', 'i18n');
  const flat = (tree) => Object.values(tree).flatMap((v) => (typeof v === 'string' ? [v] : flat(v)));
  const all = languages.flatMap((l) =>
    readdirSync(join(folder, l)).flatMap((f) => flat(JSON.parse(readFileSync(join(folder, l, f), 'utf8')))),
  );
  // A language is named in itself, wherever it is chosen.
  return all.filter((s) => s.length > 2 && s !== 'English' && !s.includes('{{') && /[a-z]{3}|[\u4e00-\u9fff]{3}/.test(s));
}

/** What is shown in `root` though it is one of the `known` texts, raw keys, and controls whose words are cut off. */
export function unspoken(root, known) {
  const words = new Set(known);
  const wrong = new Set();
  const shown = (e) => e.checkVisibility() && e.getClientRects().length > 0;
  // What the book holds and what the user may name is data; so is a page of the manual, and what is written on a key's cap.
  // Ant Design speaks for itself.
  const data = '.ag-row, .help-text, .manual nav, td, option, .option, .rail .book, .pdf, kbd, .ant-picker, .ant-select';
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    const text = n.data.trim();
    if (words.has(text) && shown(n.parentElement) && !n.parentElement.closest(data)) wrong.add(`“${text}” is not from the texts`);
    if (/^[a-z]+(\.[a-zA-Z_]+)+$/.test(text) && shown(n.parentElement)) wrong.add(`raw key ${text}`);
  }
  for (const e of root.querySelectorAll('[aria-label], [title], [placeholder]'))
    for (const a of ['aria-label', 'title', 'placeholder']) {
      const text = e.getAttribute(a) ?? '';
      if (words.has(text) && !e.closest(data)) wrong.add(`${a} “${text}” is not from the texts`);
      if (/^[a-z]+(\.[a-zA-Z_]+)+$/.test(text)) wrong.add(`raw key ${text}`);
    }
  // A control shows all its words, or gives way with an ellipsis.
  for (const e of root.querySelectorAll('button, h1, h2, label, [role=tab], .chip')) {
    if (!shown(e) || e.closest('.sr')) continue;
    const style = getComputedStyle(e);
    if (style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis' && e.scrollWidth > e.clientWidth + 1)
      wrong.add(`“${e.textContent.trim().slice(0, 40)}” is cut off`);
  }
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) wrong.add(`the page is ${page.scrollWidth - page.clientWidth} px too wide`);
  return [...wrong];
}
