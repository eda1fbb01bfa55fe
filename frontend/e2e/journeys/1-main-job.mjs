import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { equal, eventually, fen, open, serve, truth } from '../lib.mjs';

export const name = 'first run → demo → bill → print preview → import a file → claim by keyboard → aging';

export async function run({ browser }) {
  const server = await serve();
  try {
    const page = await open(browser, server);
    await demo(page, server);
    await bill(page, server);
    await preview(page);
    await bringIn(page, server);
    await claim(page, server);
    await aging(page, server);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

const go = (page, text) => page.locator('.nav').getByRole('link', { name: text }).click();
const title = (page, text) => page.locator('h1', { hasText: text }).waitFor();

async function demo(page, server) {
  await page.getByRole('button', { name: '看看示例' }).click();
  await title(page, '今日');
  await page.getByText('示例', { exact: true }).first().waitFor();
  const book = await server.ask('books.current');
  truth(book.demo && book.open, 'the demo book is open and marked');
}

async function bill(page, server) {
  await go(page, '出账');
  await title(page, '出账');
  const invoices = async () => (await server.ask('invoices.list', { limit: 1 })).count;
  const before = await invoices();
  const button = page.getByRole('button', { name: /出账 [1-9]\d* 张/ }); // not 0, while it is worked out
  await button.waitFor();
  const count = Number((await button.innerText()).match(/出账 (\d+) 张/)[1]);
  truth(count > 0, 'there is something to bill');
  await page.keyboard.press('Control+Enter');
  await eventually(invoices, before + count, 'invoices after the run');
  await page.getByRole('status').getByText('撤销').waitFor();
  await page.keyboard.press('Control+z');
  await eventually(invoices, before, 'invoices after undo');
  await page.getByRole('button', { name: new RegExp(`出账 ${count} 张`) }).click();
  await eventually(invoices, before + count, 'invoices after the second run');
}

async function preview(page) {
  await go(page, '账单');
  await title(page, '账单');
  await page.locator('.data-grid[data-state=rows] [role=row] [role=gridcell]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('canvas').first().waitFor();
  truth(await drawn(page), 'the paper in the preview is drawn');
  await page.keyboard.press('Escape');
}

/** Whether the first page of the preview has ink on it. */
const drawn = (page) =>
  page.waitForFunction(() => {
    const c = document.querySelector('canvas');
    if (!c?.width) return false;
    const data = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] < 100) dark++;
    return dark > 500;
  });

async function bringIn(page, server) {
  const made = join(server.home, 'made');
  const demo = spawnSync(process.env.ZHANGFANG, ['demo', '--out', made], {
    env: { ...process.env, ZHANGFANG_HOME: join(server.home, 'other') },
  });
  equal(demo.status, 0, 'the demo of the terminal');
  const files = readdirSync(join(made, '流水'))
    .filter((f) => f.includes('招商银行'))
    .sort();
  await go(page, '流水');
  await title(page, '流水');
  const lines = (await server.ask('bank.lines', { limit: 1 })).count;
  await page.locator('.data-grid[data-state=rows]').waitFor(); // before it the place to drop files is another
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(join(made, '流水', files.at(-1)));
  await title(page, '导入预览');
  await page.getByText('招商银行').first().waitFor();
  await page.getByText(/已有/).first().waitFor();
  equal((await server.ask('bank.lines', { limit: 1 })).count, lines, 'lines after looking at a file that is in the book');
}

async function claim(page, server) {
  await go(page, '认领');
  await title(page, '认领');
  const queue = () => server.ask('claims.queue', {});
  const claimed = async () => (await queue()).claimed.count;
  const before = await queue();
  truth(before.certain.count > 0 && before.toDecide.count > 0, 'something is certain and something is to decide');
  await page.getByRole('button', { name: new RegExp(`认领 ${before.certain.count} 笔`) }).waitFor();
  await page.keyboard.press('Enter');
  await eventually(claimed, before.claimed.count + before.certain.count, 'claimed by one Enter');
  await down(page, /^认领/);
  await page.keyboard.press('Enter');
  await eventually(claimed, before.claimed.count + before.certain.count + 1, 'claimed one by Enter');
  await page.keyboard.press('z');
  await eventually(claimed, before.claimed.count + before.certain.count, 'taken back by Z');
}

/** Walks down the receipts until the one being judged offers this button. */
async function down(page, button) {
  for (let n = 0; n < 30; n++) {
    if (await page.locator('.judge').getByRole('button', { name: button }).count()) return;
    await page.keyboard.press('ArrowDown');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
  throw new Error(`no receipt offers ${button}`);
}

async function aging(page, server) {
  await go(page, '报表');
  await title(page, '报表');
  const want = await server.ask('reports.aging', {});
  await page.waitForFunction((text) => document.body.innerText.includes(text), grouped(want.total));
  equal(fen(want.total), fen(want.notDue) + fen(want.d30) + fen(want.d60) + fen(want.d90) + fen(want.over), 'buckets');
}

const grouped = (text) => text.replace(/\B(?=(\d{3})+\.)/g, ',');
