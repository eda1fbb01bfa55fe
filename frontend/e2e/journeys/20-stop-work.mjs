import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { equal, eventually, open, serve, truth, visit } from '../lib.mjs';
import { counts } from '../statements.mjs';
import { cellsOf } from '../workbooks.mjs';

// UX 38
export const name = 'long work shows how far it is at every place, is stopped mid-way without half a row, and what failed is saved';

const account = '5710000000888';
const columns =
  '账号,账号名称,币种,交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,业务名称,用途,业务参考号,业务摘要,其它摘要,收(付)方名称,收(付)方账号,收(付)方开户行名';

/** So many payments of 1.00, one a minute from midnight, and some rows that nobody can read. */
function statement(rows, unread) {
  const line = (n) => {
    const [h, m, s] = [Math.floor(n / 3600) % 24, Math.floor(n / 60) % 60, n % 60].map((x) => String(x).padStart(2, '0'));
    const day = `202604${String(1 + Math.floor(n / 86_400)).padStart(2, '0')}`;
    return `${account},示例物业管理有限公司,人民币,${day},${h}:${m}:${s},${day},,,1.00,${(n + 1).toFixed(2)},房租,S${String(n).padStart(12, '0')},,,,,,,租户${n % 500}号,,`;
  };
  const broken = Array.from({ length: unread }, (_, n) => `${account},示例,人民币,2026年某日,,,,,一百元,,读不懂,X${n},,,,,,,谁,,`);
  return [
    '公司名称,示例物业管理有限公司',
    `银行账号,${account}`,
    '币种,人民币',
    columns,
    ...Array.from({ length: rows }, (_, n) => line(n)),
    ...broken,
  ].join('\r\n');
}

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await open(browser, server);
    const lines = async () => (await server.ask('bank.lines', { limit: 1 })).count;
    const receipts = async () => (await server.ask('receipts.list', { limit: 1 })).count;
    const [before, paid] = [await lines(), await receipts()];
    await stopMidway(page, server, { lines, receipts, before, paid });
    await failedRows(page, server, lines);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

async function stopMidway(page, server, { lines, receipts, before, paid }) {
  const rows = 40_000;
  await look(page, server, 'long.csv', statement(rows, 0));
  const go = page.getByRole('button', { name: new RegExp(`^导入 ${rows.toLocaleString('en-US')} 行`) });
  await go.and(page.locator(':enabled')).waitFor({ timeout: 180_000 }); // a busy machine reads long
  await page.keyboard.press('Control+j');
  const tray = page.getByRole('region', { name: '任务' });
  await tray.waitFor();
  await page.keyboard.press('Control+Enter');
  const stop = tray.getByRole('button', { name: '停止' });
  await stop.waitFor();
  // Another place is used meanwhile, and the work is seen there too.
  await page.keyboard.press('Control+8');
  await page.locator('h1', { hasText: '客户' }).waitFor();
  truth(await tray.getByRole('progressbar').count(), 'how far it is');
  await stop.click();
  await tray.getByText('已停止').waitFor();
  await eventually(lines, before, 'lines after it was stopped');
  equal(await receipts(), paid, 'receipts after it was stopped');
  // What was done before it has a result that opens.
  await server.ask('history.verify');
  await tray.getByRole('button', { name: '打开：核对账目' }).last().click();
  await page.locator('h1', { hasText: '设置' }).waitFor();
  const { findings } = await server.ask('history.verify');
  equal((findings ?? []).length, 0, 'what is wrong with the books');
  await page.keyboard.press('Control+j');
  await tray.waitFor({ state: 'detached' });
}

/** Rows that cannot be read are left out with their reason, saved as a file, mended there, and imported alone. */
async function failedRows(page, server, lines) {
  await look(page, server, 'short.csv', statement(20, 3));
  // With the rows of the heading, which are no payments either.
  const left = page.getByRole('radio', { name: /^未导入/ });
  await left.click();
  const count = /\d+/.exec(await left.innerText())[0];
  truth(Number(count) >= 3, `${count} rows are left out`);
  await page.getByRole('button', { name: '存成文件' }).first().waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+e')]);
  truth(/short.*\.xlsx$/.test(download.suggestedFilename()), `the list is ${download.suggestedFilename()}`);
  await page.getByRole('status').getByText(`未导入的 ${count} 行`).waitFor();
  const before = await lines();
  await page.keyboard.press('Control+Enter');
  await eventually(lines, before + 20, 'lines of the file without what could not be read');
  await page.locator('.sub', { hasText: 'long.csv' }).waitFor(); // which was stopped, and waits still
  await page.keyboard.press('Escape');
  await page.locator('h1', { hasText: '流水' }).first().waitFor();

  const path = await download.path();
  copyFileSync(path, join(server.home, '未导入.xlsx'));
  await give(page, join(server.home, '未导入.xlsx'));
  await counts(page, { new: 0, seen: 0 }); // as it is, none of it can be read still
  await page.keyboard.press('Escape');
  await page.locator('h1', { hasText: '流水' }).first().waitFor();
  const mended = (c, n) => (/^2026年/.test(c) ? '20260430' : c === '一百元' ? `${100 + n}.00` : c);
  const cells = cellsOf(readFileSync(path)).map((row, n) => row.map((c) => mended(c, n)));
  writeFileSync(join(server.home, '改好了.csv'), `\uFEFF${cells.map((row) => row.map((c) => `"${c}"`).join(',')).join('\r\n')}\r\n`);
  await give(page, join(server.home, '改好了.csv'));
  await counts(page, { new: 3, seen: 0 });
  await page.keyboard.press('Control+Enter');
  await eventually(lines, before + 23, 'lines after what had failed was imported alone');
}

async function look(page, server, file, text) {
  const path = join(server.home, file);
  writeFileSync(path, `\uFEFF${text}\r\n`);
  await give(page, path);
}

async function give(page, path) {
  await visit(page, '流水');
  await page.locator('.data-grid[data-state=rows]').waitFor(); // before it the place to drop files is another
  await page.locator('input[type=file]').first().setInputFiles(path);
  await page.locator('h1', { hasText: '导入预览' }).waitFor();
}
