import { AxeBuilder } from '@axe-core/playwright';
import { equal, eventually, fen, open, serve, truth, visit } from '../lib.mjs';

export const name =
  'contracts: changed from a day on, undone, renewed, a formula tried, a milestone confirmed, turnover pasted, a part of a bill credited';

const bare = {
  id: 0,
  line: 0,
  price: '0',
  pricePer: 'month',
  quantity: '0',
  cycleMonths: 1,
  anchor: 'calendar',
  timing: 'advance',
  dueDays: 5,
  proration: 'actual',
  stepPercent: '0',
  stepAmount: '0',
  peopleWiden: '0',
  percent: '0',
  retention: '0',
};

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await open(browser, server);
    const id = await openFirst(page, server);
    await coverage(page, id);
    await amend(page, server, id);
    await renew(page, server, id);
    const shop = await make(server);
    await formula(page, server, shop);
    await milestone(page, server, shop);
    await turnover(page, server, shop);
    await part(page, server);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

const go = (page, hash) =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

async function clean(page, what) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  equal(violations.map((v) => `${v.id} ${v.nodes[0].target}`).join('\n'), '', `axe: ${what}`);
}

/** The first contract of the list, by the keyboard: its drawer says what is charged, E opens its terms. */
async function openFirst(page, server) {
  await visit(page, '合同');
  await page.locator('.data-grid[data-state=rows] [role=gridcell]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.contract-said li').first().waitFor();
  await clean(page, 'the drawer of a contract');
  await page.keyboard.press('e');
  await page.locator('.contract-coverage').waitFor();
  const id = Number(/contracts\/(\d+)/.exec(page.url())[1]);
  const { contract } = await server.ask('contracts.get', { id });
  equal(await page.locator('h1').innerText(), contract.code, 'the contract that is open');
  return id;
}

/** What was billed leads to the invoice: one stop for Tab, ← to the one before. */
async function coverage(page, id) {
  const billed = page.locator('.contract-billed button');
  await billed.first().waitFor();
  equal(await page.locator('.contract-billed button[tabindex="0"]').count(), 1, 'stops among what was billed');
  await page.locator('.contract-billed button[tabindex="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  const said = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: '账单' }).first().waitFor();
  truth(said.includes(await page.locator('.drawer h2').innerText()), `the invoice of ${said}`);
  await go(page, `#/contracts/${id}/edit`);
  await page.locator('.charge.on').waitFor();
}

/** Half a year back and dearer: what was billed is put right by differences, seen before it is done, and undone. */
async function amend(page, server, id) {
  const { contract } = await server.ask('contracts.get', { id });
  const versions = async () => ((await server.ask('contracts.versions', { id })).rows ?? []).length;
  await page.keyboard.press('Alt+a');
  await page.locator('.contract-amending').waitFor();
  const price = page.locator('.charge.on [data-name=price]');
  await price.fill('＝１００＋２０');
  const day = page.locator('.contract-amending input').first();
  await day.fill('2026-08-16');
  await day.press('Tab');
  // While something is being composed the keys are the input method's.
  await price.evaluate((at) =>
    at.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, isComposing: true, keyCode: 229 })),
  );
  equal(await page.getByRole('dialog').count(), 0, 'dialogs while composing');
  await page.keyboard.press('Control+Enter');
  const dialog = page.locator('.ant-modal', { hasText: `变更 ${contract.code}` });
  await dialog.locator('.change-grid tfoot').waitFor();
  const charges = contract.charges.map((h, i) => (i === 0 ? { ...h, price: '120' } : h));
  const change = { amend: { contract: { ...contract, charges }, from: '2026-08-16', reason: '' } };
  const want = await server.ask('billing.previewChange', { change, through: '' });
  truth(want.deltas.length > 0, 'something was billed since August');
  equal(await dialog.locator('.change-grid').last().locator('tbody tr').count(), want.deltas.length, 'differences shown');
  equal(fen(await dialog.locator('tfoot tr').first().locator('td.num').innerText()), fen(want.diff), 'their sum');
  equal(await versions(), 0, 'versions while it is looked at');
  await clean(page, 'the dialog of a change');
  await page.keyboard.press('Control+Enter');
  await eventually(versions, 1, 'versions after the change');
  await dialog.waitFor({ state: 'hidden' });
  await page.keyboard.press('Control+h');
  await page.locator('.contract-versions').getByText('自 2026-08-16 起变更').waitFor();
  truth((await page.locator('.contract-versions li').first().innerText()).includes('120.00'), 'the version says the price');
  await clean(page, 'a contract with its versions');
  await page.keyboard.press('Control+h');
  await page.keyboard.press('Control+z');
  await eventually(versions, 0, 'versions after undo');
  equal((await server.ask('contracts.get', { id })).contract.charges.length, contract.charges.length, 'charges after undo');
}

/** From another screen straight into the dialog: five percent more, as long again. */
async function renew(page, server, id) {
  const before = (await server.ask('contracts.get', { id })).contract;
  await go(page, `#/contracts/${id}?do=renew`);
  const dialog = page.locator('.ant-modal', { hasText: `续签 ${before.code}` });
  await dialog.waitFor();
  truth(!page.url().includes('do='), 'the address opens it once');
  await dialog.getByLabel('全部涨').fill('5');
  await dialog.getByText('新开始').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await eventually(async () => (await server.ask('contracts.get', { id })).contract.end > before.end, true, 'a later end');
  await dialog.waitFor({ state: 'hidden' });
}

/** A shop with turnover rent, a formula and a milestone. */
async function make(server) {
  const items = (await server.ask('feeItems.list', { archived: false })).rows.map((r) => r.item);
  const customer = (await server.ask('customers.list', { limit: 1 })).rows[0].id;
  const of = (i, more) => ({ ...bare, feeItemId: items[i % items.length].id, ...more });
  const contract = {
    code: 'HT-E2E',
    customerId: customer,
    unit: '铺-01',
    start: '2026-08-01',
    end: '2027-07-31',
    deposit: '0',
    numbers: { 系数: '1.1' },
    charges: [
      of(0, { model: 'formula', price: '2', quantity: '100', formula: '面积 * 单价' }),
      of(1, { model: 'percent', price: '1000', percent: '8', timing: 'arrears' }),
      of(2, { model: 'fixed', price: '5000', quantity: '1', pricePer: 'once', cycleMonths: 0, onConfirm: true }),
    ],
  };
  return (await server.ask('contracts.save', { contract, requestId: '' })).id;
}

/** A formula says where it is wrong while it is typed, and what it would give and would have given. */
async function formula(page, server, id) {
  await go(page, `#/contracts/${id}/edit`);
  const field = page.locator('.formula input').first();
  await field.fill('面积 * 单价 * 系');
  await page.locator('.formula-wrong mark', { hasText: '系' }).waitFor();
  await field.fill('面积 * 单价 * ');
  await field.press('End');
  await page.locator('.formula-names').getByRole('button', { name: '系数' }).click();
  await page.locator('.formula-results tbody tr', { hasText: 'HT-E2E' }).getByText('220.00').first().waitFor();
  await page.getByRole('button', { name: '近十二个月会怎样' }).click();
  const months = page.locator('.formula-simulation tbody tr');
  await months.first().waitFor();
  equal(await months.count(), 4, 'months since August');
  equal(
    await page
      .locator('.formula-simulation tfoot')
      .innerText()
      .then((s) => s.includes('+80.00')),
    true,
    'four times twenty more',
  );
  await clean(page, 'a formula');
  await field.press('Control+Enter');
  await eventually(
    async () => (await server.ask('contracts.get', { id })).contract.charges[0].formula,
    '面积 * 单价 * 系数',
    'the formula',
  );
}

async function milestone(page, server, id) {
  const confirmed = async () => (await server.ask('contracts.get', { id })).contract.charges[2].confirmed;
  await page.locator('article.charge').nth(2).locator('header .fold').click();
  const day = page.getByLabel('哪天办成');
  await day.fill('2026-11-05');
  await day.press('Tab');
  await page.getByRole('button', { name: '确认', exact: true }).click();
  await eventually(confirmed, '2026-11-05', 'the milestone');
  await page.getByRole('button', { name: '取消确认' }).click();
  await eventually(confirmed, '', 'the milestone taken back');
}

/** A column from a spreadsheet goes down the months; what cannot be read stands in its row and stops the save. */
async function turnover(page, server, id) {
  await page.keyboard.press('Escape');
  await go(page, `#/contracts/turnover?contract=${id}`);
  const cells = page.locator('.turnover-cell input[data-row]');
  await cells.first().waitFor();
  await cells.nth(1).focus();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', '20,000\n三万\n１８０００\n');
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  const entered = async () => (await server.ask('contracts.turnovers', { month: '', contractId: id })).rows.length;
  await cells.nth(2).fill('三万');
  await page.keyboard.press('Control+Enter');
  await page.locator('.turnover-wrong').first().waitFor();
  equal(await entered(), 0, 'entered with a fault');
  await cells.nth(2).fill('=15000*2');
  await clean(page, 'the turnover grid');
  await page.keyboard.press('Control+Enter');
  await eventually(entered, 3, 'months entered');
  equal((await server.ask('contracts.turnovers', { month: '', contractId: id })).amount, '68000.00', 'their sum');
  await page.getByRole('status').getByRole('button', { name: '撤销' }).click();
  await eventually(entered, 0, 'months after undo');
}

/** Two boxes came back: a part of one line is taken back by the keyboard alone, and taken back itself. */
async function part(page, server) {
  const { rows } = await server.ask('invoices.list', { state: 'open', sort: 'total', desc: true, limit: 1 });
  const bill = () => server.ask('invoices.get', { id: rows[0].id });
  const before = await bill();
  await go(page, `#/invoices/${before.id}`);
  await page.locator('.drawer .calc li').first().waitFor();
  await page.keyboard.press('Alt+c');
  const dialog = page.getByRole('dialog', { name: /红冲/ });
  await dialog.getByLabel('原因').waitFor();
  await page.keyboard.type('退回两箱');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await dialog.locator('.credit-parts input').first().waitFor();
  await clean(page, 'a part of a bill to credit');
  await page.keyboard.press('Tab');
  await page.keyboard.type('=2*12.5');
  await dialog.getByText('开一张 25.00 的贷项账单').waitFor();
  await page.keyboard.press('Control+Enter');
  await eventually(async () => fen((await bill()).open), fen(before.open) - 2500, 'open after a part was credited');
  const [note] = (await bill()).notes;
  equal(`${note.total} ${note.lines[0].adjusts} ${note.reason}`, `25.00 ${before.lines[0].id} 退回两箱`, 'the credit note');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.drawer').getByText('已红冲 25.00').waitFor();
  await page.keyboard.press('Control+z');
  await eventually(async () => (await bill()).open, before.open, 'open after the credit note was taken back');
}
