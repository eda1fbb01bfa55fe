import { join } from 'node:path';
import { equal, eventually, open, serve, truth, visit } from '../lib.mjs';

// UX 31, UX 33
export const name = 'a run of 300 bills is taken back after a restart; what stands on it is listed; the history says who did what';

const through = '2026-10-01';
const many = Array.from({ length: 300 }, (_, i) => String(i + 1).padStart(3, '0'));
const tables = {
  customers: many.map((n) => ({ code: `K${n}`, name: `租户${n}` })),
  fee_items: [{ code: 'FZ', name: '房租' }],
  contracts: many.map((n) => ({ code: `HT${n}`, customer: `K${n}`, unit: `A-${n}`, start: '2026-10-01', end: '2027-09-30' })),
  charges: many.map((n) => ({
    contract: `HT${n}`,
    line: 1,
    fee_item: 'FZ',
    model: 'fixed',
    price: '1000',
    anchor: 'calendar',
    due_days: 5,
  })),
};

export async function run({ browser }) {
  let server = await serve();
  const book = join(server.home, '三百张.zf');
  try {
    await server.ask('books.create', { path: book, name: '松风里物业' });
    await server.ask('exchange.import', { name: 'a.json', data: Buffer.from(JSON.stringify(tables)).toString('base64'), requestId: '' });

    let page = await open(browser, server);
    await goTo(page, `/billing?through=${through}`);
    await page.getByRole('button', { name: '出账 300 张' }).waitFor();
    await page.keyboard.press('Control+Enter');
    await eventually(async () => (await server.ask('invoices.list', { limit: 1 })).count, 300, 'bills after the run');
    equal(page.errors.join('\n'), '', 'the window complained');
    await page.context().close();

    await server.stop({ keep: true });
    server = await serve(book, server.home);
    page = await open(browser, server);
    await page.locator('h1', { hasText: '今日' }).waitFor();
    await page.keyboard.press('Control+z');
    await eventually(
      async () => (await server.ask('invoices.list', { limit: 1 })).count,
      0,
      'bills after taking the run back in the next life',
    );

    await page.getByRole('button', { name: '重做' }).first().waitFor();
    await page.keyboard.press('Control+Shift+z');
    await eventually(async () => (await server.ask('invoices.list', { limit: 1 })).count, 300, 'bills after bringing the run back');
    await standsOn(page, server);
    await history(page);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

/** A bill of the run is paid: the run cannot go, and the window names the payment. */
async function standsOn(page, server) {
  const [bill] = (await server.ask('invoices.list', { search: '租户001', limit: 1 })).rows;
  await server.ask('receipts.enter', {
    date: '2026-10-03',
    amount: '1000',
    payer: '租户001',
    method: 'cash',
    account: '',
    memo: '',
    customerId: bill.customerId,
    allocations: [{ invoice: bill.id, amount: '1000', writeOff: '0', writeOffReason: '', writeOffNote: '' }],
    auto: false,
    requestId: '',
  });
  const run = (await server.ask('history.list', { type: '', id: 0, before: 0, limit: 20 })).rows.find((e) => e.kind === 'invoice.issued');
  const refused = await server.ask('history.undo', { event: run.id }).catch((e) => String(e));
  truth(String(refused).includes('receipt.entered'), `the payment stands on the run: ${JSON.stringify(refused)}`);

  await visit(page, '今日');
  await page.getByRole('button', { name: '今天的记录' }).click();
  const step = page.locator('.history li').filter({ has: page.locator('b', { hasText: /^出账$/ }) });
  await step.getByRole('button', { name: '撤销' }).click();
  await page.getByText('记收款').last().waitFor();
  await page.locator('.toast, .ant-notification, [role=alert]').filter({ hasText: '记收款' }).first().waitFor();
  equal((await server.ask('invoices.list', { limit: 1 })).count, 300, 'bills after an undo that was refused');
}

/** Of a bill, a receipt and a customer: when, by whom, and what changed from what. */
async function history(page) {
  await goTo(page, '/customers/1/edit');
  await page.locator('.form-page').getByLabel('电话').first().fill('0571-88000000');
  await page.keyboard.press('Control+Enter');
  for (const [where, says] of [
    ['/customers/1', ['改客户资料', '电话', '0571-88000000', '本机']],
    ['/receipts/1', ['记收款', '租户001', '1,000.00', '本机']],
    ['/invoices/1', ['出账', '300', '300,000.00', '本机']],
  ]) {
    await goTo(page, where);
    await page
      .getByRole('tab', { name: '记录' })
      .or(page.getByRole('tab', { name: '历史' }))
      .first()
      .click();
    const list = page.locator('.history').first();
    await list.locator('li').first().waitFor();
    const text = await list.innerText();
    for (const word of says) truth(text.includes(word), `${where} tells ${word}: ${text}`);
    truth(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(text), `${where} tells when: ${text}`);
    await inEnglish(page, where, list);
  }
}

/** The same in English: its words, and of Chinese only what the office itself calls so. */
async function inEnglish(page, where, list) {
  const own = /租户\d+|房租|松风里物业|a\.json/g;
  const wrong = async () => {
    const text = await list.innerText();
    const said = {
      '/customers/1': [/Customer changed|Changed/i, /Phone/, /0571-88000000/],
      '/receipts/1': [/Receipt/i, /1,000\.00/],
      '/invoices/1': [/300/, /300,000\.00/],
    }[where];
    return [
      ...said.filter((word) => !word.test(text)).map((word) => `no ${word}`),
      ...(text.replace(own, '').match(/[\u4e00-\u9fff]+|\b[a-z]+(\.[a-zA-Z_]+)+/g) ?? []),
      ...(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/.test(text) ? [] : ['no moment']),
    ].join(' ');
  };
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('Control+Shift+L');
  await eventually(wrong, '', `${where} in English`);
  await page.keyboard.press('Control+Shift+L');
  await eventually(() => page.evaluate(() => document.documentElement.lang), 'zh-CN', 'Chinese again');
}

const goTo = (page, hash) =>
  page.evaluate((h) => {
    location.hash = `#${h}`;
  }, hash);
