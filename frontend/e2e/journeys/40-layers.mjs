import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { layers, uncovered } from '../layers.mjs';
import { equal, eventually, serve } from '../lib.mjs';
import { goTo, traveller } from '../places.mjs';
import { sentences, unspoken } from '../words.mjs';

// UX 40
export const name = 'every dialog, drawer, menu and form that opens: named, reached and left by keys, no barrier in light and dark';

const axe = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

const chinese = sentences(['zh-CN']);

export async function run({ browser }) {
  equal(uncovered().join('\n'), '', 'what opens and is not looked at here');
  const server = await serve();
  try {
    await server.ask('books.demo');
    await server.ask('backups.make');
    const bill = (await server.ask('invoices.list', { limit: 1 })).rows[0].id;
    await server.ask('papers.print', { kind: 'invoice', ids: [bill], lang: 'zh-CN', keep: true });
    const page = await traveller(browser, server);
    Object.assign(page.ids, await others(server));
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(axe);
    const wrong = [];
    for (const layer of layers) {
      const found = await look(page, layer).catch((e) => [e.message.split('\n').slice(0, 3).join(' ')]);
      found.push(...page.errors.splice(0));
      wrong.push(...found.map((w) => `${layer.of} at ${layer.at}: ${w}`));
    }
    equal(wrong.join('\n'), '', 'what opens');
  } finally {
    await server.stop();
  }
}

/** More of the demo office: one of each kind that something can be done with. */
async function others(server) {
  const first = async (call, request, fits = () => true) => (await server.ask(call, { limit: 300, ...request })).rows.find(fits);
  const held = await first('deposits.list', {}, (d) => Number(d.held) > 0);
  return {
    late: (await first('invoices.list', { state: 'overdue' })).id,
    open: (await first('receipts.list', { state: 'open' })).id,
    claimed: (await first('receipts.list', { state: 'claimed' })).id,
    prepaid: (await first('receipts.list', { state: 'prepaid' })).id,
    deposit: `${held.contractId}-${held.customerId}`,
    meter: await metered(server),
    pool: (await server.ask('pools.list')).rows[0].id,
    paper: (await first('papers.archive', {}))?.id,
  };
}

/** A meter with a reading that is not billed yet. */
async function metered(server) {
  for (const { id } of (await server.ask('meters.list', { limit: 300 })).rows) {
    const { readings } = await server.ask('meters.get', { id });
    if (readings?.some((r) => !r.fixed && r.kind === 'normal')) return id;
  }
}

/** Opens it, looks at it in both themes, walks in it, and leaves it. */
async function look(page, layer) {
  await goTo(page, layer.at);
  if (layer.file) await statement(page);
  const box = page.locator(layer.is).last();
  const count = () => page.locator(layer.is).count();
  const there = layer.open ? await count() : 0;
  await layer.open?.(page);
  await eventually(async () => (await count()) > there, true, 'it opens');
  await still(page);
  const wrong = [];
  const [modal, form] = [/dialog/, /dialog|popover|dropdown/].map((kind) => kind.test(layer.is));
  const inside = () => box.evaluate((b) => b.contains(document.activeElement));
  if (form) await eventually(inside, true, 'the focus is in it');
  for (const colorScheme of ['dark', 'light']) {
    await page.emulateMedia({ colorScheme });
    await page.waitForFunction((s) => getComputedStyle(document.documentElement).colorScheme.includes(s), colorScheme);
    await still(page);
    wrong.push(...(await box.evaluate(barriers, colorScheme === 'dark')).map((w) => `${colorScheme}: ${w}`));
    if (form) wrong.push(...(await box.evaluate(ring)).map((w) => `${colorScheme}: ${w}`));
  }
  if (form) {
    // Windows' high contrast draws no shadows and no grounds.
    await page.emulateMedia({ forcedColors: 'active' });
    wrong.push(...(await box.evaluate(ring)).map((w) => `high contrast: ${w}`));
    await page.emulateMedia({ forcedColors: 'none' });
  }
  wrong.push(...(await inEnglish(page, box)));
  if (modal) wrong.push(...(await choices(page, box)));
  if (modal)
    for (const key of ['Shift+Tab', 'Shift+Tab', 'Tab', 'Tab', 'Tab']) {
      await page.keyboard.press(key);
      if (!(await inside())) wrong.push(`${key} leads out of it, to ${await focused(page)}`);
    }
  if (layer.stays) return wrong;
  await page.keyboard.press('Escape');
  await eventually(count, there, 'it closes');
  if (layer.over && !(await page.locator(layer.over).count())) wrong.push('Esc closed also what lies under it');
  if (form || (layer.open && layer.is === 'aside.drawer')) {
    const back = await page.from.evaluate((from) => from.again() || from.what);
    if (back !== true) wrong.push(`the focus is not given back to ${back}, it is on ${await focused(page)}`);
  }
  return wrong;
}

/** The other language while it is open: no word of the first one stays, no key shows, no word is cut off. */
async function inEnglish(page, box) {
  const turn = async (language) => {
    await page.keyboard.press('Control+Shift+L');
    await page.waitForFunction((l) => document.documentElement.lang === l && !document.querySelector('[aria-busy=true]'), language);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))); // all of it is drawn at once
  };
  await turn('en');
  const wrong = (await box.evaluate(unspoken, chinese)).map((w) => `English: ${w}`);
  await turn('zh-CN');
  return wrong;
}

/** The first list of choices and the first calendar in it: opened by a key, and closed by Esc, which closes nothing else. */
async function choices(page, box) {
  const wrong = [];
  for (const [field, key, is] of [
    ['.ant-select input[role=combobox]', 'ArrowDown', '.ant-select-dropdown:not(.ant-select-dropdown-hidden)'],
    ['.input.date > input', 'Alt+ArrowDown', '.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)'],
  ]) {
    const at = box.locator(field).and(page.locator(':enabled')).first();
    if (!(await at.count())) continue;
    await at.focus();
    await page.keyboard.press(key);
    const open = page.locator(is);
    await open.waitFor();
    await still(page);
    wrong.push(...(await open.evaluate(barriers, false)).map((w) => `${is}: ${w}`));
    await page.keyboard.press('Escape');
    await open.waitFor({ state: 'hidden' });
    if (!(await box.isVisible())) wrong.push(`Esc of ${is} closed also what it is in`);
    else if (!(await at.evaluate((e) => e === document.activeElement))) wrong.push(`after ${is} the focus is on ${await focused(page)}`);
  }
  return wrong;
}

/** Whether what has the focus in it shows that. */
function ring(box) {
  const e = document.activeElement;
  if (e === box || box.contains(e) === false || e.tabIndex < 0) return [];
  const drawn = [e, e.parentElement, e.closest('.input, .ant-select, label')].filter(Boolean).some((x) => {
    const s = getComputedStyle(x);
    return (s.outlineStyle !== 'none' && Number.parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
  });
  // In the search there is nothing else that could have it.
  return drawn || e.closest('.palette-in') ? [] : [`the focus does not show on ${e.outerHTML.slice(0, 80)}`];
}

const focused = (page) => page.evaluate(() => document.activeElement.outerHTML.slice(0, 100));

const still = (page) =>
  page.waitForFunction(
    () =>
      // What has its class for coming in is not there yet, though nothing moves for a moment.
      !document.querySelector('[class*="-enter-"], [class*="-appear-"]') &&
      document.getAnimations().every((a) => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity),
  );

/** What axe finds serious in it; in the dark only the colours are other ones. */
async function barriers(box, dark) {
  const only = dark ? { runOnly: { type: 'rule', values: ['color-contrast'] } } : {};
  const { violations } = await window.axe.run(box, { resultTypes: ['violations'], preload: false, ...only });
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

/** A statement that nobody has seen yet, given to the window. */
async function statement(page) {
  const rows = [
    '交易日期,交易时间,收入,支出,余额,对方户名,对方账号,摘要',
    '2026-03-05,09:12:33,100.00,,100.00,霍青岚,6222000011112222,房租',
  ];
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '三月.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) });
  await page.locator('.det').waitFor();
}
