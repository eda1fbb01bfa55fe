import { join } from 'node:path';
import { equal, eventually, open, serve, visit } from '../lib.mjs';

export const name =
  'a bill run: a late fee waived, a missing reading entered, run, taken back; then the contract is settled with its deposit';

const tables = {
  customers: [{ code: 'K1', name: '云岫建筑' }],
  fee_items: [
    { code: 'FZ', name: '房租' },
    { code: 'DF', name: '电费' },
  ],
  contracts: [{ code: 'HT1', customer: 'K1', unit: 'A-01', start: '2026-08-01', end: '2027-07-31' }],
  meters: [{ code: 'D1', contract: 'HT1', route: 1, unit: '度', max_value: '99999' }],
  charges: [
    { contract: 'HT1', line: 1, fee_item: 'FZ', model: 'fixed', price: '3000', anchor: 'calendar', due_days: 5 },
    { contract: 'HT1', line: 2, fee_item: 'DF', model: 'usage', price: '1', timing: 'arrears', anchor: 'calendar', meter: 'D1' },
  ],
  readings: [{ meter: 'D1', date: '2026-08-01', value: '100', kind: 'initial' }],
};

const through = '2026-11-22';

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.create', { path: join(server.home, '出账.zf'), name: '松风里物业' });
    await server.ask('exchange.import', { name: 'a.json', data: Buffer.from(JSON.stringify(tables)).toString('base64'), requestId: '' });
    const rules = await server.ask('settings.rules');
    await server.ask('settings.saveRules', { ...rules, late: { ...rules.late, on: true } });
    await server.ask('billing.run', { through: '2026-09-01', skipFees: true, requestId: '' });
    const preview = () => server.ask('billing.preview', { through, skipFees: false });
    const before = await preview();
    if (Number(before.fees) <= 0 || before.catchUp.length !== 1 || before.blocked.length !== 1) throw new Error(JSON.stringify(before));

    const page = await open(browser, server);
    await visit(page, '出账');
    await page.evaluate((day) => {
      location.hash = `#/billing?through=${day}`;
    }, through);
    await page.getByText('有 1 个月没有出过').waitFor();
    await look(page, 'preview');

    await page.getByRole('button', { name: '算法与减免' }).first().click();
    await page.getByRole('button', { name: '减免', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: '减免' });
    await dialog.getByLabel('原因').fill('首次逾期');
    await page.keyboard.press('Control+Enter');
    await eventually(
      async () => (await preview()).rows.filter((r) => r.change === 'latefee').length,
      1,
      'late fees left after waiving one',
    );

    await dialog.getByLabel('原因').waitFor({ state: 'detached' });
    await look(page, 'latefee');
    await page.keyboard.press('Escape');
    await page.locator('aside.drawer').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '记读数' }).click();
    await page.getByRole('heading', { name: '抄表', level: 1 }).waitFor();
    await page.evaluate(() => {
      location.hash = '#/meters?date=2026-10-31';
    });
    // What is typed is of the day that stands above the sheet.
    await eventually(() => page.getByRole('textbox', { name: '抄表日期' }).inputValue(), '2026-10-31', 'the day of the sheet');
    await page.getByRole('textbox', { name: 'D1 的读数' }).click();
    await page.keyboard.type('350');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await eventually(async () => (await preview()).blocked.length, 0, 'what is blocked after the reading');

    await visit(page, '出账');
    await page.evaluate((day) => {
      location.hash = `#/billing?through=${day}`;
    }, through);
    const planned = await preview();
    await page.getByRole('button', { name: `出账 ${planned.invoices} 张` }).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText(`其中违约金 ${planned.fees}`).waitFor();
    equal((await server.ask('billing.preview', { through, skipFees: true })).invoices, 0, 'invoices to make after the run');
    await page.keyboard.press('Control+z');
    await eventually(async () => (await preview()).invoices, planned.invoices, 'invoices to make after taking the run back');

    await server.ask('billing.run', { through, skipFees: false, requestId: '' });
    const contract = (await server.ask('contracts.list', { search: 'HT1' })).rows[0].id;
    await server.ask('deposits.receive', {
      contractId: contract,
      customerId: 0,
      receipt: 0,
      date: '2026-08-01',
      amount: '6000',
      method: 'bank',
      account: '',
      note: '',
      requestId: '',
    });
    await page.evaluate((id) => {
      location.hash = `#/contracts/${id}/edit`;
    }, contract);
    await page.getByRole('button', { name: '办理' }).click();
    await page.getByRole('menuitem', { name: '退租结算' }).click();
    await page.getByRole('heading', { name: '退租结算 HT1' }).waitFor();
    await page.getByText('出不了 1 项').waitFor();
    await page.getByLabel('D1').fill('400');
    await page.getByText('出不了 1 项').waitFor({ state: 'detached' });
    await look(page, 'settlement');
    await page.getByRole('button', { name: '预览结算单' }).click();
    await page.locator('.closing-paper canvas').first().waitFor();
    await look(page, 'paper');
    await page.keyboard.press('Escape');
    await page.getByLabel('D1').press('Control+Enter');
    await page.getByText('已退租结算').first().waitFor();
    await look(page, 'settled');

    const [closing] = (await server.ask('closings.list', { id: contract })).rows;
    const sheet = await server.ask('closings.get', { id: closing.id });
    equal(sheet.lines.find((l) => l.name === '电费').amount, '50.00', 'the last electricity');
    const held = await server.ask('deposits.get', { contractId: contract, customerId: 0, asOf: '' });
    equal(held.setOff, sheet.setOff, 'what was set off of the deposit');
    equal(
      (await server.ask('billing.preview', { through: '2027-12-31', skipFees: true })).invoices,
      0,
      'invoices to come of a settled contract',
    );
    const proof = await server.ask('history.verify');
    if (proof.checks.some((c) => !c.ok)) throw new Error(JSON.stringify(proof));
    if (page.errors.length > 0) throw new Error(page.errors.join('\n'));
  } finally {
    await server.stop();
  }
}

// Pictures to be looked at, when somebody asks for them.
async function look(page, what) {
  if (process.env.PICTURES) await page.screenshot({ path: join(process.env.PICTURES, `8-${what}.png`) });
}
