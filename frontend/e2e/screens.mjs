// Walks over every screen: what a journey does on each of them is its own affair.
import AxeBuilder from '@axe-core/playwright';
import { drawn, equal, eventually, open, serve } from './lib.mjs';

/** The screens of the rail. */
export const screens = [
  'papers',
  'today',
  'bank',
  'claim',
  'receipts',
  'billing',
  'invoices',
  'customers',
  'contracts',
  'meters',
  'deposits',
  'reports',
  'settings',
];

/** Looks at every screen of the demo office in a language, light and dark, for what can be seen to be wrong. */
export async function everyScreen(browser, language) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const { settings } = await server.ask('settings.get');
    await server.ask('settings.save', { ...settings, language });
    const found = [];
    for (const dark of [false, true]) {
      const page = await walker(browser, server, { language, dark });
      for (const screen of screens) {
        await arrive(page, screen);
        const wrong = [...(await faults(page, language, dark)), ...(await barriers(page)), ...page.errors.splice(0)];
        found.push(...wrong.map((w) => `${screen} ${language} ${dark ? 'dark' : 'light'}: ${w}`));
      }
      await page.context().close();
    }
    equal(found.join('\n'), '', 'the screens');
  } finally {
    await server.stop();
  }
}

/** A page that knows how many questions to the program are without an answer. */
export async function walker(browser, server, options) {
  const page = await open(browser, server, options);
  // By themselves and not by their number: what was asked before one listened ends too.
  const asked = new Set();
  page.asked = () => asked.size;
  page.on('request', (r) => isCall(r) && asked.add(r));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (r) => asked.delete(r));
  await page.locator('.nav').waitFor();
  return page;
}

/** A question to the program, which has an answer; its events go on as long as the window. */
const isCall = (request) => request.url().includes('/v1/') && !request.url().includes('/v1/events');

/** Goes there by the rail and waits until what is asked of the program has come and been drawn. */
export async function arrive(page, screen) {
  await page.locator(`.nav a[href*="/${screen}"], .low a[href*="/${screen}"]`).first().click();
  await page.waitForURL(new RegExp(`/${screen}`));
  await drawn(page);
  await page.locator('main h1, h1').first().waitFor();
  await eventually(page.asked, 0, `${screen} still asks`);
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy=true]') &&
      document.getAnimations().every((a) => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity),
  );
}

/** What can be seen to be wrong: the language, the theme, raw keys, a page wider than the window, an amount cut off or not written as one. */
export const faults = (page, language, dark) =>
  page.evaluate(
    ([language, dark]) => {
      const wrong = [];
      const shown = (e) => e.checkVisibility() && e.getClientRects().length > 0;
      if (document.documentElement.lang !== language) wrong.push(`the page is in ${document.documentElement.lang}`);
      if (matchMedia('(prefers-color-scheme: dark)').matches !== dark) wrong.push('the wrong theme');
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let n = walk.nextNode(); n; n = walk.nextNode())
        if (/^[a-z]+(\.[a-zA-Z]+)+$/.test(n.data.trim()) && shown(n.parentElement)) wrong.push(`raw key ${n.data.trim()}`);
      for (const e of document.querySelectorAll('[aria-label],[title],[placeholder]'))
        for (const a of ['aria-label', 'title', 'placeholder'])
          if (/^[a-z]+(\.[a-zA-Z]+)+$/.test(e.getAttribute(a) ?? '')) wrong.push(`raw key ${e.getAttribute(a)}`);
      const root = document.documentElement;
      if (root.scrollWidth > root.clientWidth) wrong.push(`the page is ${root.scrollWidth - root.clientWidth} px too wide`);
      const cut = new Set();
      for (const amount of document.querySelectorAll('[data-fen], .num')) {
        if (!shown(amount) || amount.matches('.ag-header *, .input *')) continue;
        // An amount is cut by the first box around it that hides what does not fit.
        for (let box = amount; box && box !== document.body; box = box.parentElement) {
          const hides = getComputedStyle(box).overflowX;
          if (hides === 'visible') continue;
          if (hides === 'auto' || hides === 'scroll') break;
          const a = amount.getBoundingClientRect();
          const b = box.getBoundingClientRect();
          if ((box.scrollWidth > box.clientWidth && box.clientWidth > 0 && box === amount) || a.right > b.right + 1 || a.left < b.left - 1)
            cut.add(`${amount.textContent.trim()} cut in ${box.className || box.tagName} (${Math.round(b.width)} px)`);
          break;
        }
      }
      // UX 19: whatever reads as an amount stands in figures of one width, grouped, right in its column, and shows 大写 where one rests.
      const loose = new Set();
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let n = texts.nextNode(); n; n = texts.nextNode()) {
        const text = n.data.trim();
        const at = n.parentElement;
        if (!/^[+−-]?[\d,]+\.\d\d$/.test(text) || !shown(at) || at.closest('svg, mark, .input, .mid, .cells, .fact')) continue;
        const why = [];
        if (!/^[+−]?\d{1,3}(,\d{3})*\.\d\d$/.test(text)) why.push('is not grouped');
        if (!getComputedStyle(at).fontVariantNumeric.includes('tabular-nums')) why.push('has figures of many widths');
        if (!at.closest('[data-fen]') && Number(text) !== 0) why.push('has no 大写');
        const cell = at.closest('td, [role=gridcell]');
        if (cell?.textContent.trim() === text && getComputedStyle(cell).textAlign !== 'right') why.push('does not stand right');
        if (why.length > 0) loose.add(`${text} in ${at.className || at.tagName} ${why.join(', ')}`);
      }
      return [...wrong, ...[...cut].slice(0, 8), ...[...loose].slice(0, 8)];
    },
    [language, dark],
  );

/** What keeps somebody from reading or reaching it, by axe: only what is serious or worse. */
export async function barriers(page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map(
      (v) =>
        `${v.id} (${v.nodes.length}): ${v.nodes
          .slice(0, 3)
          .map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? n.all[0]?.message ?? n.none[0]?.message ?? ''}`)
          .join(' | ')}`,
    );
}
