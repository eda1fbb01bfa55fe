import { readdirSync, readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { equal, eventually, open, truth, visit } from '../lib.mjs';
import { ready, serveTo, spooler, textOf } from '../printing.mjs';

export const name = 'papers: printed, found again, printed again with its mark, by a template of one’s own; a bad template is refused';

export async function run({ browser }) {
  const spool = spooler();
  const server = await serveTo(spool);
  try {
    await server.ask('books.demo');
    const page = await open(browser, server);
    const kept = (search = '') => server.ask('papers.archive', { search });
    const bills = (await server.ask('invoices.list', { sort: 'number', desc: true, limit: 2 })).rows;

    await look(page, kept);
    await print(page, spool, kept, bills);
    await again(page, spool, bills[0]);
    await own(page, server, spool, bills);
    await refused(page, server);
    equal(page.errors.join('\n'), '', 'errors of the window');
  } finally {
    await server.stop();
    spool.drop();
  }
}

/** No screen of papers has a fault that a screen reader would stumble over. */
async function clean(page, what) {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  equal(violations.map((v) => `${v.id}: ${v.nodes[0].target} ${v.nodes[0].html.slice(0, 160)}`).join('\n'), '', what);
}

async function look(page, kept) {
  await visit(page, '账单');
  await page.locator('.data-grid[data-state=rows] [role=row] [role=gridcell]').first().waitFor();
  await page.keyboard.press('Control+p');
  await page.getByRole('dialog').locator('.print-thumbs canvas').first().waitFor();
  const drawn = await page.locator('.print-thumbs canvas').count();
  truth(drawn > 0 && drawn < 20, `of many pages only those in sight are drawn: ${drawn}`);
  await clean(page, 'the print dialog');
  await page.keyboard.press('Escape');
  await page.locator('.print').waitFor({ state: 'detached' });
  equal((await kept()).count, 0, 'papers in the archive after looking');
}

async function print(page, spool, kept, bills) {
  await page.locator('.data-grid [role=row] input[type=checkbox]').nth(1).waitFor();
  const ticks = page.locator('.data-grid [role=row][row-id] input[type=checkbox]');
  for (const n of [0, 1]) await ticks.nth(n).click();
  await page.keyboard.press('Control+p');
  await page.getByText('2 份', { exact: true }).waitFor();
  await ready(page);
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('status')
    .getByText(/2 份送到 laser/)
    .waitFor();
  equal(spool.jobs().length, 1, 'jobs at the printer');
  truth(/^-d laser -n 1 .*sides=one-sided -o media=A4 -- /.test(spool.jobs()[0]), `what lp was told: ${spool.jobs()[0]}`);
  const text = await textOf(spool.file(1));
  for (const b of bills) truth(text.join(' ').includes(b.number), `${b.number} is on paper`);
  truth(!text.join(' ').includes('补打'), 'the first printing has no mark');
  equal((await kept()).count, 2, 'papers in the archive');
}

async function again(page, spool, bill) {
  await visit(page, '单据');
  await page.locator('.data-grid [role=gridcell]', { hasText: bill.number }).first().waitFor();
  await clean(page, 'the archive');
  await page.locator('input[type=search], .search input').first().fill(bill.number);
  await eventually(() => page.locator('.data-grid [role=row][row-index]').count(), 1, 'papers found by number');
  await page.locator('.data-grid [role=gridcell]', { hasText: bill.number }).first().click();
  await page.keyboard.press('Enter');
  await page.locator('.drawer canvas').first().waitFor();
  await page.locator('.drawer').getByRole('button', { name: '补打' }).click();
  await page.getByText('其中 1 份以前出过').waitFor();
  await ready(page);
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('status')
    .getByText(/补打 1 份/)
    .waitFor();
  truth((await textOf(spool.file(2))).join(' ').includes('补打'), 'the reprint bears its mark');
  await page.locator('.data-grid .tag', { hasText: '补打 1 次' }).waitFor();
}

async function own(page, server, spool, bills) {
  await page
    .getByRole('button', { name: '模板', exact: true })
    .or(page.getByRole('radio', { name: '模板' }))
    .or(page.getByText('模板', { exact: true }))
    .first()
    .click();
  await page.locator('.papers-templates').waitFor();
  await page.getByRole('button', { name: '复制来改' }).first().click();
  await page.locator('.template-page canvas').first().waitFor();
  await clean(page, 'the editor of templates');
  const order = () => page.locator('.template-block .cut').allInnerTexts();
  const before = await order();
  await page.locator('.template-block').nth(1).click();
  await page.keyboard.press('Alt+ArrowDown');
  const after = await order();
  equal(after[2], before[1], 'the block that was moved by the keyboard');
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByLabel('模板名称').fill('年终样式');
  await page.locator('.template-left').getByRole('combobox').last().click();
  await page.locator('.ant-select-item-option', { hasText: /^文字/ }).first().click();
  await page.locator('.template-text textarea').fill('恭贺新禧 {customer} {nothing}');
  await page.locator('.template-text .err').waitFor();
  await page.locator('.template-text textarea').fill('恭贺新禧 {customer}');
  await page.locator('.template-text .err').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('status')
    .getByText(/第 1 版已保存/)
    .waitFor();
  const mine = (await server.ask('templates.list')).rows.find((r) => r.name === '年终样式');
  truth(mine?.id > 0, 'the template is saved');

  await visit(page, '单据');
  await page.getByText('模板', { exact: true }).first().click();
  await page.locator('.papers-list li', { hasText: '年终样式' }).getByRole('button', { name: '设为默认' }).click();
  await page.locator('.papers-list li', { hasText: '年终样式' }).getByText('默认', { exact: true }).waitFor();
  const other = (await server.ask('invoices.list', { state: 'open', limit: 9 })).rows.find((r) => !bills.some((b) => b.id === r.id));
  await server.ask('papers.print', { kind: 'invoice', ids: [other.id], fresh: true });
  await visit(page, '账单');
  await page.locator('.data-grid[data-state=rows]').waitFor();
  const search = page.getByPlaceholder('单号、客户、拼音、房号、金额');
  await search.fill(other.number);
  await search.press('Enter');
  await page.locator('.data-grid [role=gridcell]', { hasText: other.number }).first().click();
  await page.keyboard.press('Enter');
  await page.locator('.drawer').getByRole('button', { name: '打印' }).click();
  await ready(page);
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const saved = await (await download).path();
  const text = (await textOf(readFileSync(saved))).join(' ');
  truth(text.includes('恭贺新禧') && text.includes(other.number), 'the saved PDF is by the template of one’s own');
  equal(readdirSync(spool.out).filter((f) => f.endsWith('.pdf')).length, 2, 'saving prints nothing');
}

async function refused(page, server) {
  const count = async () => (await server.ask('templates.list')).rows.length;
  const before = await count();
  await visit(page, '单据');
  await page.getByText('模板', { exact: true }).first().click();
  await page.locator('.papers-list').waitFor();
  const bad = {
    format: 1,
    kind: 'invoice',
    name: '坏',
    layout: 'a4',
    scale: 100,
    blocks: [{ type: 'text', text: '{nobody}', at: { x: 200, y: 0, w: 90, h: 0 } }],
  };
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '坏.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(bad)) });
  await page.getByText(/模板有 \d+ 处不对/).waitFor();
  await page.getByText('位置超出纸张').waitFor();
  equal(await count(), before, 'templates after a bad one was refused');
}
