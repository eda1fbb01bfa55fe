import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equal, eventually, fen, open, patience, serve, truth, visit } from '../lib.mjs';

// UX 27, and 今日 itself
export const name =
  'the demo: made at a click in a file of its own and marked; the day is seen at once, its charts are taken along; then it is deleted';

export async function run({ browser }) {
  const server = await serve();
  try {
    const page = await open(browser, server);
    await page.locator('h1', { hasText: '新建账套' }).waitFor();
    await page.getByRole('button', { name: /看看示例/ }).click();
    page.setDefaultTimeout(3 * patience); // making two years of work takes its seconds
    await page.locator('h1', { hasText: '今日' }).waitFor();
    page.setDefaultTimeout(patience);
    await page.locator('.day-steps').waitFor();
    await page.getByText('示例', { exact: true }).first().waitFor();
    const book = await server.ask('books.current');
    truth(book.demo && book.path.endsWith('示例.zf'), `the demo is a file of its own: ${book.path}`);

    await atOnce(page);
    await billed(page, server);
    await spared(page, server);
    await paid(page, server);
    await keys(page);
    await charts(page);
    await warnings(page, server);
    await removed(page, server);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

/** On 1366 × 768 nothing of the day lies below the fold. */
async function atOnce(page) {
  await page.locator('.step .num').nth(8).waitFor();
  for (const part of ['.cols', '.body']) {
    const [whole, seen] = await page
      .locator(part)
      .first()
      .evaluate((e) => [e.scrollHeight, e.clientHeight]);
    truth(whole <= seen, `${part} is ${whole} high and shows ${seen}`);
  }
  for (const title of ['认领', '出账', '催收', '待办', '应收与已收', '账龄']) {
    const box = await page.getByRole('heading', { name: title, exact: true }).first().boundingBox();
    truth(box && box.y > 0 && box.y + box.height < 768, `${title} is seen`);
  }
}

/** What is said to be ready is what the run would issue, late fees and all. */
async function billed(page, server) {
  const { bill } = await server.ask('reports.today', { months: 1 });
  const run = await server.ask('billing.preview', { through: bill.through, limit: 1 });
  truth(run.invoices > bill.invoices, 'late fees of the demo make invoices of their own');
  const step = page.locator('.step', { has: page.getByRole('heading', { name: '出账', exact: true }) });
  await step.getByText(`${run.invoices} 张`).waitFor();
  equal(fen(await step.locator('.amt').innerText()), fen(run.total), 'what the run comes to');
}

/** Nobody is to be chased whose money waits to be claimed. */
async function spared(page, server) {
  const chase = await server.ask('reports.chase');
  const queue = await server.ask('claims.queue', { limit: 2000 });
  const paid = new Set([...queue.certain.rows, ...queue.toDecide.rows].map((r) => r.proposals[0]?.customer.id));
  truth(chase.spared.count > 0, 'somebody in the demo has paid without being claimed');
  for (const r of chase.rows) truth(!paid.has(r.customerId), `${r.name} is chased though money of theirs waits`);
  await page.getByText(`已略过 ${chase.spared.count} 户`).waitFor();
}

/** Who pays while the day is being looked at leaves the list at once, by itself, though much is still open; the letters leave them out too. */
async function paid(page, server) {
  const [late] = (await server.ask('reports.chase')).rows;
  const { date } = await server.ask('reports.today', { months: 1 });
  const row = page.locator('.step .link-ink', { hasText: late.name });
  await row.waitFor();
  await server.ask('receipts.enter', {
    date,
    amount: '1.00',
    payer: late.name,
    method: 'cash',
    account: '',
    memo: '',
    customerId: late.customerId,
    allocations: [],
    auto: false,
    requestId: '',
  });
  await row.waitFor({ state: 'detached' });
  const after = await server.ask('reports.chase');
  truth(after.alone.includes(late.customerId), `no letter is written to ${late.name}`);
  await page.getByText(`已略过 ${after.spared.count} 户`).waitFor();
}

async function keys(page) {
  for (const [key, title] of [
    ['1', '认领'],
    ['2', '出账'],
    ['3', '账单'],
  ]) {
    await page.keyboard.press(key);
    await page.locator('h1', { hasText: title }).first().waitFor();
    await visit(page, '今日');
    await page.locator('.day-steps').waitFor();
  }
}

/** A chart turns into its table by T, opens its months by keys, and is taken along as a picture and a workbook. */
async function charts(page) {
  await page.keyboard.press('t');
  const table = page.locator('.chart-table');
  await table.getByRole('button').first().waitFor();
  truth(/\d,\d{3}\.\d{2}/.test(await table.innerText()), 'the table has sums to the fen');
  await page.keyboard.press('t');
  await page.locator('.chart svg').first().waitFor();
  for (const [item, begins] of [
    ['图片（PNG）', [0x89, 0x50, 0x4e, 0x47]],
    ['表格（Excel）', [0x50, 0x4b]],
    ['表格（CSV）', [0xef, 0xbb, 0xbf]],
  ]) {
    await page.getByRole('button', { name: '导出“应收与已收”' }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()]);
    const bytes = readFileSync(await download.path());
    equal([...bytes.subarray(0, begins.length)].join(), begins.join(), `how ${item} begins`);
    truth(bytes.length > 100, `${item} has something in it`);
  }
}

/** What the run warns of, or cannot bill, is told beside it. */
async function warnings(page, server) {
  const { bill } = await server.ask('reports.today', { months: 1 });
  truth(bill.blocked + bill.warnings > 0, 'the demo has something to look at');
  if (bill.blocked > 0) await page.getByText(`${bill.blocked} 项受阻`).waitFor();
  else await page.getByText(`${bill.warnings} 项提醒`).waitFor();
}

async function removed(page, server) {
  const file = join(server.home, '示例.zf');
  truth(existsSync(file), 'the demo lies in its file');
  await page.evaluate(() => {
    location.hash = '#/settings/book';
  });
  await page.getByRole('button', { name: '删除示例', exact: true }).click();
  const dialog = page.getByRole('alertdialog', { name: '删除示例账套？' });
  await dialog.getByRole('textbox').fill((await server.ask('books.current')).name);
  await dialog.getByRole('button', { name: '删除示例', exact: true }).click();
  await page.getByRole('button', { name: /看看示例/ }).waitFor();
  await eventually(async () => existsSync(file), false, 'the demo file is there after deleting it');
}
