import { readFileSync } from 'node:fs';
import { equal, eventually, fen, open, serve, truth, visit } from '../lib.mjs';
import { cellsOf } from '../workbooks.mjs';

export const name = 'lists: sums, views, copies, exports and columns are what stands on the screen';

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await open(browser, server);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await visit(page, '账单');
    await rowsOf(page).first().waitFor();
    await sums(page, server);
    await copies(page, server);
    await looks(page);
    await whole(page, server);
    await filters(page);
    await views(page, server);
    await columns(page);
    await exported(page, server);
    await everyList(page, server);
    await pasted(page, server);
    equal(page.errors.join('\n'), '', 'errors of the window');
  } finally {
    await server.stop();
  }
}

const rowsOf = (page) => page.locator('.data-grid[data-state=rows] [role=row][row-id]');
const head = (page, id) => page.locator(`.ag-header-cell[col-id=${id}]`);
const cell = (page, row, id) => page.locator(`.data-grid [row-index="${row}"][row-id] [col-id=${id}]`);
/** The heads of the list as they stand, by what `of` takes from each. */
const heads = (page, of) =>
  page.evaluate(
    (of) =>
      [...document.querySelectorAll('.ag-header-cell:not([col-id^=ag-])')]
        .sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x)
        .map((h) => (of === 'id' ? h.getAttribute('col-id') : h.querySelector('.ag-header-cell-text').textContent))
        .join(),
    of,
  );
const foot = async (page, label, set = '.set:not(.sel)') =>
  (
    await page
      .locator(`.sums ${set} > div`, { has: page.locator('dt', { hasText: new RegExp(`^${label}$`) }) })
      .locator('dd')
      .innerText()
  ).trim();
const add = (rows, field) => rows.reduce((s, r) => s + fen(r[field]), 0);

/** UX 14: count and sums of the filter and of the ticked rows are those of the rows themselves. */
async function sums(page, server) {
  const all = async (filter) => (await server.ask('invoices.list', { ...filter, limit: 100_000 })).rows;
  const check = async (rows, what, set) => {
    await eventually(() => foot(page, set ? '已选' : what, set), `${rows.length} 张`, `how many are ${what}`);
    equal(fen(await foot(page, '金额', set)), add(rows, 'total'), `the sum of what is ${what}`);
    equal(fen(await foot(page, '未收', set)), add(rows, 'open'), `what is open of ${what}`);
  };
  await check(await all({}), '全部');
  await page.getByRole('radio', { name: /^逾期/ }).click();
  const overdue = await all({ state: 'overdue', sort: 'number', desc: true });
  await check(overdue, '筛选');
  const ticks = page.locator('.data-grid [role=row][row-id] input[type=checkbox]');
  for (const n of [0, 2, 3]) await ticks.nth(n).click();
  await check([overdue[0], overdue[2], overdue[3]], '已选', '.sel');
}

/** UX 16: what is ticked is copied as cells that Excel and WPS take: numbers without thousands, days as days. */
async function copies(page, server) {
  await page.keyboard.press('Control+c');
  await page.locator('.toast', { hasText: '已复制 3 行' }).waitFor();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\r\n').map((l) => l.split('\t'));
  equal(lines[0].slice(0, 5).join(), '单号,客户,房号,项目,到期', 'the heads that were copied');
  equal(lines.length, 4, 'a head and three rows');
  const { rows } = await server.ask('invoices.list', { search: lines[1][0] });
  const money = lines[0].indexOf('金额');
  equal(lines[1][money], rows[0].total, 'an amount as it is copied');
  equal(lines[1][4], rows[0].dueDate, 'a day as it is copied');
  await page.keyboard.press('Escape');
  await page.locator('.sums .sel').waitFor({ state: 'detached' });
}

/** UX 19: amounts stand right in figures of one width, red only where overdue; hovering says them in words. */
async function looks(page) {
  await page.getByRole('radio', { name: '全部' }).click();
  await eventually(() => page.url().includes('state='), false, 'the view of all');
  await rowsOf(page).nth(12).waitFor();
  const seen = await page.evaluate(() => {
    const style = (e) => getComputedStyle(e);
    return [...document.querySelectorAll('.data-grid [role=row][row-id]')].map((row) => {
      const at = (id) => row.querySelector(`[col-id=${id}]`);
      return {
        state: at('state').textContent,
        open: at('open').textContent,
        right: ['total', 'open'].every((id) => style(at(id)).textAlign === 'right'),
        tabular: ['total', 'open'].every((id) => style(at(id)).fontVariantNumeric.includes('tabular-nums')),
        grouped: /^(–|−?\d{1,3}(,\d{3})*\.\d\d)$/.test(at('open').textContent.trim()),
        red: style(at('open')).color !== style(at('number')).color,
      };
    });
  });
  for (const r of seen) {
    truth(r.right && r.tabular && r.grouped, `an amount stands as one: ${JSON.stringify(r)}`);
    if (r.state !== '已红冲') equal(r.red, r.state.startsWith('逾期'), `red of ${r.state} ${r.open}`);
  }
  truth(seen.some((r) => r.red) && seen.some((r) => !r.red), 'both kinds are in sight');
  await cell(page, 0, 'total').hover();
  await page.locator('.capital', { hasText: /元整|元.*[角分]/ }).waitFor();
}

/** All are all that the filter finds, also those that were never scrolled to; one tick lets all of them go. */
async function whole(page, server) {
  const { rows } = await server.ask('invoices.list', { limit: 100_000 });
  truth(rows.length > 300, `the list is longer than its first page: ${rows.length}`);
  await page.keyboard.press('Control+a');
  await eventually(() => foot(page, '已选', '.sel'), `${rows.length} 张`, 'how many are ticked');
  equal(fen(await foot(page, '金额', '.sel')), add(rows, 'total'), 'the sum of all');
  await head(page, 'ag-Grid-SelectionColumn').locator('input').click();
  await page.locator('.sums .sel').waitFor({ state: 'detached' });
}

/** UX 15: filters are chips in the address, and Back takes them away again. */
async function filters(page) {
  await page.keyboard.press('f');
  const form = page.locator('.filter-form');
  await form.getByLabel('到期至').fill('2026-10-31');
  await page.keyboard.press('Control+Enter');
  const chip = page.locator('.chip', { hasText: '2026-10-31' });
  await chip.waitFor();
  truth(page.url().includes('due=2026-10-31'), `the filter is in the address: ${page.url()}`);
  await page.getByRole('radio', { name: '未收' }).click();
  await eventually(() => page.url().includes('state=open') && page.url().includes('due=2026-10-31'), true, 'a view keeps other filters');
  await page.goBack();
  await eventually(() => page.url().includes('state=open'), false, 'Back leaves the view');
  await chip.waitFor();
  await page.goBack();
  await chip.waitFor({ state: 'detached' });
  await page.goForward();
  await chip.waitFor();
}

/** UX 15: the filter is named and pinned; it is there after a restart, and undo brings it back when it was deleted. */
async function views(page, server) {
  await page.keyboard.press('v');
  const box = page.locator('.saved-views');
  await box.getByLabel('视图名称').fill('十月前');
  await page.keyboard.press('Control+Enter');
  const pinned = page.getByRole('radio', { name: '十月前' });
  await pinned.waitFor();
  equal(await pinned.getAttribute('aria-checked'), 'true', 'the view one is in');
  await page.keyboard.press('Alt+1');
  await eventually(() => page.url().includes('due='), false, 'all again');
  await page.reload();
  await rowsOf(page).first().waitFor();
  await page.keyboard.press('Alt+5');
  await eventually(() => page.url().includes('due=2026-10-31'), true, 'the view after a restart');
  const kept = async () => (await server.ask('settings.views')).rows.length;
  await page.keyboard.press('v');
  await box.getByRole('button', { name: '删除视图“十月前”' }).click();
  await eventually(kept, 0, 'views after deleting');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await eventually(kept, 1, 'views after undo');
  await page.keyboard.press('Alt+1');
}

/** UX 18: columns are widened, moved and hidden, and stay so when the window is opened again. */
async function columns(page) {
  const wide = async () => Math.round((await head(page, 'number').boundingBox()).width);
  const before = await wide();
  const edge = await head(page, 'number').locator('.ag-header-cell-resize').boundingBox();
  await drag(page, edge.x + edge.width / 2, edge.y + 12, 60, 0);
  await eventually(wide, before + 60, 'the width of a column');
  const [from, to] = [await head(page, 'total').boundingBox(), await head(page, 'dueDate').boundingBox()];
  await drag(page, from.x + from.width / 2, from.y + 12, to.x + 10 - (from.x + from.width / 2), 0);
  const order = () => heads(page, 'id');
  await eventually(order, 'number,name,unit,kind,total,dueDate,open,state', 'the order of columns');
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.locator('.columns-menu label', { hasText: '税额' }).locator('input').click();
  await page.locator('.columns-menu label', { hasText: '未收' }).locator('input').click();
  await page.locator('h1').click();
  await eventually(
    async () => (await order()).split(',').sort().join(),
    'dueDate,kind,name,number,state,tax,total,unit',
    'the columns that are shown',
  );
  const shown = await order();
  await page.reload();
  await rowsOf(page).first().waitFor();
  equal(await order(), shown, 'the columns after a restart');
  equal(await wide(), before + 60, 'the width after a restart');
}

async function drag(page, x, y, dx, dy) {
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let n = 1; n <= 8; n++) await page.mouse.move(x + (dx * n) / 8, y + (dy * n) / 8);
  await page.mouse.up();
}

/** UX 17: the workbook has the rows, columns and order of the screen, and says in its heading what was filtered and when. */
async function exported(page, server) {
  await page.getByRole('radio', { name: /^逾期/ }).click();
  await head(page, 'total').click();
  await eventually(() => head(page, 'total').getAttribute('aria-sort'), 'ascending', 'the order');
  await eventually(
    async () => fen(await cell(page, 0, 'total').innerText()) <= fen(await cell(page, 1, 'total').innerText()),
    true,
    'smallest first',
  );
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+e');
  const lines = cellsOf(readFileSync(await (await download).path()));
  const { rows } = await server.ask('invoices.list', { state: 'overdue', sort: 'total', limit: 100_000 });
  equal(lines[0][0], '账单', 'the title');
  equal(lines[1][0], '状态 逾期', 'what was filtered');
  truth(/导出于.*\d{4}-\d\d-\d\d \d\d:\d\d/.test(lines[2][0]) || /\d{4}-\d\d-\d\d \d\d:\d\d/.test(lines[2][0]), `when: ${lines[2][0]}`);
  const titles = lines[3];
  equal(titles.join(), await heads(page, 'title'), 'the columns of the screen');
  equal(lines.length, 4 + rows.length + 1, 'all rows of the filter, and the line of their sums');
  const got = lines.slice(4, -1);
  equal(got.map((l) => l[titles.indexOf('单号')]).join(), rows.map((r) => r.number).join(), 'in the order of the screen');
  equal(got.map((l) => fen(l[titles.indexOf('金额')])).join(), rows.map((r) => fen(r.total)).join(), 'the amounts');
}

/** The other lists, by address and title. */
const lists = [
  ['bank', '流水'],
  ['receipts', '收款'],
  ['deposits', '押金'],
  ['customers', '客户'],
  ['contracts', '合同'],
  ['meters/book', '抄表'],
  ['papers', '单据'],
];

/** UX 12, 14, 15, 17: what holds of the bills holds of every list: sums, views and Back, ticks that stay, the workbook. */
async function everyList(page, server) {
  const { rows: bills } = await server.ask('invoices.list', { limit: 3 });
  await server.ask('papers.print', { kind: 'invoice', ids: bills.map((b) => b.id), keep: true });
  for (const [place, title] of lists) {
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/${place}`);
    await page.locator('h1', { hasText: title }).first().waitFor();
    await rowsOf(page).first().waitFor();
    await sumsAgree(page, place);
    const address = page.url();
    // The archive of papers has no views of its own.
    if (place !== 'papers') {
      await page.keyboard.press('Alt+2');
      await eventually(() => page.url() === address, false, `${place}: another view has another address`);
      const sumOf = (word) => page.locator('.sums .set:not(.sel) dt', { hasText: word }).waitFor(); // stands when the answer has come
      await sumOf('筛选');
      await page.locator('.data-grid:is([data-state=rows], [data-state=noMatch])').waitFor();
      if (await rowsOf(page).count()) await sumsAgree(page, `${place} by its second view`);
      await page.goBack();
      await eventually(() => page.url(), address, `${place}: Back leaves the view`);
      await sumOf('全部');
    }
    await ticksStay(page, place);
    await workbook(page, place);
  }
}

/** What the ticked rows come to, when all are ticked, is what the program says of the whole list; the ticks are gone again. */
async function sumsAgree(page, place) {
  const set = (which) =>
    page
      .locator(`.sums ${which} > div`)
      .evaluateAll((all) => all.map((e) => e.innerText.split(/\s+/)).map(([name, ...what]) => [name, what.join(' ')]));
  await rowsOf(page).first().waitFor();
  await page.keyboard.press('Control+a');
  await page.locator('.sums .sel').waitFor();
  const rest = async (which) => JSON.stringify((await set(which)).slice(1));
  const count = async (which) => (await set(which))[0]?.[1];
  await eventually(async () => count('.sel'), await count('.set:not(.sel)'), `${place}: all of them are ticked`);
  await eventually(async () => rest('.sel'), await rest('.set:not(.sel)'), `${place}: what all come to`);
  await page.keyboard.press('Escape');
  await page.locator('.sums .sel').waitFor({ state: 'detached' });
}

/** Sorting, and leaving the screen, keeps what is ticked. */
async function ticksStay(page, place) {
  const ticks = page.locator('.data-grid [role=row][row-id] input[type=checkbox]');
  for (const n of [0, 1]) await ticks.nth(n).click();
  const ticked = () => page.locator('.sums .sel > div').first().innerText();
  await eventually(async () => (await ticked()).match(/\d+/)?.[0], '2', `${place}: two are ticked`);
  const before = await ticked();
  const sortable = page.locator('.ag-header-cell[aria-sort]').first();
  if (await sortable.count()) {
    const was = await sortable.getAttribute('aria-sort');
    await sortable.click();
    await eventually(async () => (await sortable.getAttribute('aria-sort')) === was, false, `${place}: sorted otherwise`);
    equal(await ticked(), before, `${place}: ticked after sorting`);
  }
  await visit(page, '报表');
  await page.goBack();
  await page.locator('.sums .sel').waitFor();
  equal(await ticked(), before, `${place}: ticked after another screen`);
  await page.keyboard.press('Escape');
  await page.locator('.sums .sel').waitFor({ state: 'detached' });
}

/** The workbook has the columns of the screen and as many rows as the list. */
async function workbook(page, place) {
  const count = Number((await page.locator('.sums .set > div').first().innerText()).replace(/,/g, '').match(/\d+/)[0]);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+e');
  const lines = cellsOf(readFileSync(await (await download).path()));
  const at = lines.findIndex((l) => l.join() !== '' && l.length > 2);
  equal(lines[at].join(), await heads(page, 'title'), `${place}: the columns of its workbook`);
  truth([0, 1].includes(lines.length - at - 1 - count), `${place}: ${lines.length - at - 1} rows in its workbook, ${count} on the screen`);
}

/** UX 16: cells from a spreadsheet go into the reading sheet; what cannot be read stands at its cell, and nothing is saved. */
async function pasted(page, server) {
  await visit(page, '抄表');
  const cells = page.locator('.meter-cell input:not([disabled])');
  await cells.first().waitFor();
  const sheet = () => server.ask('meters.sheet', { date: '', show: 'all' });
  const before = (await sheet()).read;
  await cells.first().focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', '９９，９９９．５\n十二\n');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  const bad = page.locator('.meter-cell input[aria-invalid=true]');
  await bad.first().waitFor();
  equal(await bad.last().inputValue(), '十二', 'the cell that cannot be read');
  await page.keyboard.press('Control+Enter');
  equal((await sheet()).read, before, 'nothing was saved');
}
