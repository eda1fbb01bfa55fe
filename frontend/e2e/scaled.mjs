import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { equal, serve } from './lib.mjs';
import { goTo, places, traveller } from './places.mjs';
import { faults } from './screens.mjs';

/** The smallest screen that is worked at. */
const [width, height] = [1366, 768];

const axe = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** What axe finds serious, but for contrast, which does not depend on the scale and is looked at screen by screen elsewhere. */
async function barriers(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      resultTypes: ['violations'],
      preload: false,
      rules: { 'color-contrast': { enabled: false } },
    });
    return violations
      .filter((v) => v.impact === 'serious' || v.impact === 'critical')
      .map((v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].target.join(' ')} ${v.nodes[0].any[0]?.message ?? ''}`);
  });
}

/** Walks every place on the smallest screen as the system enlarges it: 1.25 leaves 1093 by 614 points of it. */
export async function scaled(browser, scale, language) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await traveller(browser, server, {
      language,
      width: Math.round(width / scale),
      height: Math.round(height / scale),
      scale,
    });
    const wrong = [];
    for (const place of places) {
      await goTo(page, place);
      const found = [...(await faults(page, language, false)), ...(await barriers(page)), ...(await hidden(page)), ...(await focus(page))];
      wrong.push(...found.map((w) => `${place}: ${w}`));
    }
    equal(wrong.join('\n'), '', `the places at ${scale}`);
    equal(page.foreign.join(' '), '', 'requests to other computers');
    equal(page.errors.join('\n'), '', 'errors of the page');
  } finally {
    await server.stop();
  }
}

/** Buttons and fields that stand outside the window where nothing can scroll them into it; what the foot has no room for is under ?. */
const hidden = (page) =>
  page.evaluate(() => {
    const wrong = [];
    for (const e of document.querySelectorAll('button, input, select, textarea, a[href]')) {
      if (
        !e.checkVisibility({ visibilityProperty: true }) ||
        e.closest('[aria-hidden=true], .sr, .picker-anchor, .ant-select, .foot .keys')
      )
        continue;
      const r = e.getBoundingClientRect();
      if (r.width === 0 || r.height === 0) continue;
      let scrolls = false;
      let clips = false;
      for (let box = e.parentElement; box; box = box.parentElement) {
        const s = getComputedStyle(box);
        const b = box.getBoundingClientRect();
        if (/auto|scroll/.test(s.overflowX + s.overflowY)) scrolls = true;
        if (
          !scrolls &&
          s.overflow !== 'visible' &&
          (r.right < b.left + 2 || r.left > b.right - 2 || r.bottom < b.top + 2 || r.top > b.bottom - 2)
        )
          clips = true;
        if (s.position === 'fixed') break;
      }
      if (clips && !scrolls) wrong.push(`“${(e.textContent || e.ariaLabel || e.title).trim().slice(0, 30)}” cannot be reached`);
    }
    return [...new Set(wrong)].slice(0, 6);
  });

/** Ten steps of Tab: each lands on something that has a name and shows that it has the focus. */
async function focus(page) {
  const wrong = [];
  await page.evaluate(() => document.activeElement?.blur());
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      // Cells and bars of the grid are named by their column and row, as a screen reader tells them.
      if (!e || e === document.body || e.matches('.ag-cell, .ag-header-cell, [class*=ag-body]')) return undefined;
      const named =
        e.ariaLabel || e.title || e.textContent.trim() || e.labels?.[0]?.textContent || e.placeholder || e.getAttribute('aria-labelledby');
      // The ring may be drawn by the box around a field, or by a cell of a grid.
      const ringed = [e, e.parentElement, e.closest('.input, .ant-select, .ant-picker, .ag-cell, .ag-header-cell, label')].some((x) => {
        if (!x) return false;
        const s = getComputedStyle(x);
        return (
          (s.outlineStyle !== 'none' && Number.parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none' || x.matches('.ag-cell-focus')
        );
      });
      return { what: `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 20)}`, named: Boolean(named), ringed };
    });
    if (at && !at.named) wrong.push(`the focus is on something without a name: ${at.what}`);
    if (at && !at.ringed) wrong.push(`the focus does not show on ${at.what}`);
  }
  return [...new Set(wrong)];
}
