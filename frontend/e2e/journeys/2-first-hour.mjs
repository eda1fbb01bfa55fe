import { equal, eventually, fen, open, serve, truth, visit } from '../lib.mjs';

export const name = 'first hour: a new book, a customer, a contract by area, the first bill and its paper, at most 12 fields';

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
    await customer(page, server, fill);
    await contract(page, server, fill);
    await bill(page, server);
    truth(fields <= 12, `${fields} fields until the first bill, at most 12`);
    await paper(page);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

async function newBook(page, server, fill) {
  await page.locator('h1', { hasText: '新建账套' }).waitFor();
  await fill(page.getByLabel('公司全称'), '青石巷物业管理有限公司');
  await page.keyboard.press('Control+Enter');
  await page.locator('h1', { hasText: '今日' }).waitFor();
  const book = await server.ask('books.current');
  truth(book.open && !book.demo && book.name === '青石巷物业管理有限公司', 'the new book is open under its name');
}

async function customer(page, server, fill) {
  await visit(page, '客户');
  await page.getByRole('button', { name: '新客户' }).first().click();
  await page.locator('h1', { hasText: '新客户' }).waitFor();
  await fill(page.locator('.customer-form').getByLabel('名称'), '云雀咖啡馆');
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
