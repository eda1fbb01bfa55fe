import { readFileSync } from 'node:fs';
import { equal, eventually, fen, open, serve, truth, visit } from '../lib.mjs';
import { ready, textOf } from '../printing.mjs';

// UX 26, UX 28, UX 29
export const name =
  'first hour: a new book, a customer, a contract by area, the first bill and its paper, at most 12 fields; a list ticks itself; own Excel is dropped';

const area = '86.5';
const price = '45.3';
// 86.50 ㎡ × 45.30 = 3 918.45 a month, by hand.
const month = 391845;

export async function run({ browser }) {
  const server = await serve();
  try {
    const page = await open(browser, server);
    let fields = 0;
    const fill = async (field, text) => {
      await field.fill(text);
      fields++;
    };
    await newBook(page, server, fill);
    await ticked(page, []);
    await customer(page, server, fill);
    await ticked(page, ['customer']);
    await contract(page, server, fill);
    await bill(page, server);
    await paper(page);
    await printed(page, server);
    equal((await server.ask('papers.archive', { limit: 1 })).count, 1, 'papers that were given out');
    truth(fields <= 12, `${fields} fields until the first bill was printed, at most 12`);
    await ticked(page, ['customer', 'contract', 'bill', 'paper']);
    await claimed(page, server);
    await own(page, server);
    await demoLater(page, server);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

/** Which of the first steps the list on the first screen has ticked by itself. */
async function ticked(page, want) {
  await visit(page, '今日');
  await page.locator('[data-step]').first().waitFor();
  await eventually(
    () => page.locator('[data-ticked=true]').evaluateAll((all) => all.map((e) => e.dataset.step).join()),
    want.join(),
    'first steps that are ticked',
  );
}

/** The bill that is looked at is given out, as a file where there is no printer: two keys, no field. */
async function printed(page, server) {
  await page.keyboard.press('Control+p');
  await ready(page);
  const file = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const text = (await textOf(readFileSync(await (await file).path()))).join(' ');
  const { rows } = await server.ask('invoices.list', { limit: 5 });
  truth(
    rows.some((bill) => text.includes(bill.number)),
    `the paper bears the number of a bill: ${text.slice(0, 200)}`,
  );
  await page.locator('.print').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}

/** With the last of them the list goes away. */
async function claimed(page, server) {
  const [bill] = (await server.ask('invoices.list', { limit: 1 })).rows;
  await server.ask('receipts.enter', {
    date: '2026-11-22',
    amount: '1',
    payer: '云雀咖啡馆',
    method: 'cash',
    account: '',
    memo: '',
    customerId: bill.customerId,
    allocations: [],
    auto: false,
    requestId: '',
  });
  await page.locator('.day-steps').waitFor();
  await page.locator('[data-step]').first().waitFor({ state: 'detached' });
}

// UX 27
/** The demo is offered still: beside the own book, which stays as it is. */
async function demoLater(page, server) {
  const own = (await server.ask('books.current')).path;
  await page.evaluate(() => {
    location.hash = '#/settings/book';
  });
  await page.getByRole('button', { name: '换账套' }).click();
  await page.getByRole('button', { name: /看看示例/ }).waitFor();
  equal((await server.ask('books.current')).open, false, 'a book is open while another is chosen');
  await page.getByText('青石巷物业管理有限公司').first().waitFor();
  truth(
    (await server.ask('books.recent')).rows.some((b) => b.path === own && !b.missing),
    'the own book is among the recent ones',
  );
}

/** One's own list, with the headings that it has, is dropped; its import is taken back from the toast. */
async function own(page, server) {
  const csv = '\ufeff租户编号,租户名称,紧急联络,房间号\nZ1,听雨琴行,13800000001,B-101\nZ2,鹿鸣书店,13800000002,B-102\n';
  const customers = async () => (await server.ask('customers.list', { show: 'all', limit: 5 })).count;
  await page.evaluate(() => {
    location.hash = '#/settings/book';
  });
  await page.getByRole('button', { name: '导入资料' }).click();
  const dialog = page.getByRole('dialog');
  const drop = dialog.locator('.drop');
  await drop.waitFor();
  const transfer = await page.evaluateHandle((text) => {
    const t = new DataTransfer();
    t.items.add(new File([text], '租户台账.csv', { type: 'text/csv' }));
    return t;
  }, csv);
  await drop.dispatchEvent('drop', { dataTransfer: transfer });
  await dialog.getByText('租户台账.csv').first().waitFor();
  // The one heading that nobody could know is settled; Ctrl+Enter takes the choice that one is at.
  await dialog.getByRole('combobox', { name: /紧急联络/ }).fill('电话');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /导入 2/ }).waitFor();
  await page.keyboard.press('Control+Enter');
  await eventually(customers, 3, 'customers after the import');
  await page.locator('.ant-modal').waitFor({ state: 'hidden' });
  await page.locator('.toast').waitFor();
  await page.keyboard.press('Control+z');
  await eventually(customers, 1, 'customers after taking the import back');
}

async function newBook(page, server, fill) {
  await page.locator('h1', { hasText: '新建账套' }).waitFor();
  await fill(page.getByLabel('公司全称'), '青石巷物业管理有限公司');
  await page.keyboard.press('Control+Enter');
  await page.locator('h1', { hasText: '今日' }).waitFor();
  const book = await server.ask('books.current');
  truth(book.open && !book.demo && book.name === '青石巷物业管理有限公司', 'the new book is open under its name');
  const at = () => page.evaluate(() => document.activeElement.closest('[data-step]')?.dataset.step);
  await eventually(at, 'customer', 'the step that Enter begins');
}

async function customer(page, server, fill) {
  await visit(page, '客户');
  await page.getByRole('button', { name: '新客户' }).first().click();
  await page.locator('h1', { hasText: '新客户' }).waitFor();
  await fill(page.locator('.form-page').getByLabel('名称'), '云雀咖啡馆');
  await page.keyboard.press('Control+Enter');
  await eventually(async () => (await server.ask('customers.list', { show: 'all', limit: 5 })).count, 1, 'customers');
}

async function contract(page, server, fill) {
  await visit(page, '合同');
  await page.getByRole('button', { name: '新签合同' }).first().click();
  const who = page.locator('.contract-head').getByRole('combobox', { name: '客户' });
  await fill(who, 'yqkfg');
  await page.locator('.ant-select-item-option', { hasText: '云雀咖啡馆' }).click();
  await fill(page.locator('.terms').getByLabel('面积'), area);
  await fill(page.locator('.terms').getByLabel(/^单价（/), price);
  await page.keyboard.press('Control+Enter');
  await eventually(async () => (await server.ask('contracts.list', { limit: 5 })).count, 1, 'contracts');
}

async function bill(page, server) {
  await visit(page, '出账');
  const button = page.getByRole('button', { name: /出账 \d+ 张/ });
  await button.and(page.locator(':enabled')).waitFor();
  // Late in a month the next one is billed too: each month is a bill of its own.
  const count = Number((await button.innerText()).match(/出账 (\d+) 张/)[1]);
  await page.keyboard.press('Control+Enter');
  await eventually(async () => (await server.ask('invoices.list', { limit: 5 })).count, count, 'bills');
  const { rows } = await server.ask('invoices.list', { limit: 5 });
  truth(count > 0, 'there is something to bill');
  for (const row of rows) equal(fen(row.total), month, 'the total of the bill against the sum by hand');
}

async function paper(page) {
  await visit(page, '账单');
  const row = page.locator('.data-grid[data-state=rows] [role=row]', { hasText: '云雀咖啡馆' });
  await row.first().waitFor();
  truth((await row.first().innerText()).includes('3,918.45'), 'the list shows the amount by hand');
  await page.keyboard.press('Enter');
  await page.locator('canvas').first().waitFor();
  await page.waitForFunction(() => {
    const c = document.querySelector('canvas');
    if (!c?.width) return false;
    const data = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
    let dark = 0;
    for (let i = 0; i < data.length; i += 4) if (data[i] < 100) dark++;
    return dark > 500;
  });
}
