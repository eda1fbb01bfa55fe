import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { equal, eventually, open, truth } from '../lib.mjs';
import { ready, serveTo, spooler, textOf } from '../printing.mjs';

// UX 37
export const name =
  'a batch of 300 bills: thumbnails, what is flagged, order, one job for the printer, a file for each customer, the archive';

// The bills of these months are a few more than 300.
const [from, to] = ['2026-07-01', '2026-11-30'];

export async function run({ browser }) {
  const spool = spooler();
  const server = await serveTo(spool);
  try {
    await server.ask('books.demo');
    const { settings } = await server.ask('settings.get');
    const silent = { ...settings.company, bank: '', account: '', payNote: '' };
    await server.ask('settings.save', { ...settings, company: silent });
    const bills = (await server.ask('invoices.list', { from, to, sort: 'number', limit: 1000 })).rows;
    truth(bills.length >= 300, `${bills.length} bills are a batch`);
    const page = await open(browser, server);
    await page.evaluate((where) => {
      location.hash = where;
    }, `/invoices?from=${from}&to=${to}`);
    await page.locator('.data-grid[data-state=rows] [role=gridcell]').first().waitFor();

    await flagged(page, bills);
    await server.ask('settings.save', { ...settings });
    await inOrder(page, spool, bills);
    await archived(page, server, spool, bills);
    await forEach(page, bills);
    equal(page.errors.join('\n'), '', 'errors of the window');
  } finally {
    await server.stop();
    spool.drop();
  }
}

async function asks(page, bills) {
  await page.keyboard.press('Control+p');
  await page.locator('.print-count', { hasText: `${bills.length} 份` }).waitFor();
  await ready(page);
  await page.locator('.print-thumbs canvas').first().waitFor();
}

// Of 300 pages those in sight are drawn, and every one that lacks where to pay is flagged: the bills with something open.
async function flagged(page, bills) {
  await asks(page, bills);
  const open = bills.filter((b) => Number(b.total) > Number(b.settled)).length;
  truth(open > 0 && open < bills.length, `${open} bills are open`);
  await page.locator('.print-doubts').getByText(`${open} 页要看一眼`).waitFor();
  const drawn = await page.locator('.print-thumbs canvas').count();
  truth(drawn > 0 && drawn < 20, `of ${bills.length} pages only those in sight are drawn: ${drawn}`);
  await page.locator('.print-doubts .link').last().click();
  await page.locator('.print-page .doubt', { hasText: '没有收款账号' }).waitFor();
  const at = async () => Number(/第 (\d+) 页/.exec(await page.locator('.print-page .bar .mid').innerText())[1]);
  const before = await at();
  await page.keyboard.press('PageUp');
  await eventually(at, before - 1, 'the page after Page Up');
  truth(await page.locator(`.print-thumbs button[aria-current=page]`).isVisible(), 'its thumbnail is in sight');
  await page.keyboard.press('Escape');
  await page.locator('.print').waitFor({ state: 'detached' });
}

const choose = async (page, label, option) => {
  await page.locator('.print-how').getByRole('combobox', { name: label }).click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option', { hasText: option }).first().click();
};

// One job, in the order of numbers, two copies on both sides.
async function inOrder(page, spool, bills) {
  await asks(page, bills);
  equal(await page.locator('.print-doubts').count(), 0, 'flags when the account is there');
  await choose(page, '顺序', '按单号');
  await page.getByLabel('份数').fill('2');
  await choose(page, '单双面', '双面长边');
  await ready(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('status').getByText(`${bills.length} 份送到 laser`).waitFor();
  equal(spool.jobs().length, 1, 'jobs at the printer');
  truth(/^-d laser -n 2 .*sides=two-sided-long-edge /.test(spool.jobs()[0]), `what lp was told: ${spool.jobs()[0]}`);
  const pages = await textOf(spool.file(1));
  const numbers = pages.flatMap((text) => /单号\s+(\S+)/.exec(text)?.[1] ?? []);
  equal(numbers.length, bills.length, 'bills on paper');
  equal(
    bills.findIndex((b, i) => b.number !== numbers[i]),
    -1,
    'the first that is not in its order',
  );
}

// Each is in the archive as it left, by itself, and once more it bears its mark.
async function archived(page, server, spool, bills) {
  equal((await server.ask('papers.archive', { limit: 1 })).count, bills.length, 'papers in the archive');
  const [kept] = (await server.ask('papers.archive', { search: bills[7].number })).rows;
  const original = await server.ask('papers.original', { id: kept.id });
  const bytes = Buffer.from(original.data, 'base64');
  equal(createHash('sha256').update(bytes).digest('hex'), kept.hash, 'the hash of the original');
  const once = (await server.ask('papers.again', { ids: [kept.id] })).data;
  truth((await textOf(Buffer.from(once, 'base64')))[0].includes('补打 第 1 次'), 'a reprint bears its mark');
  truth(!(await textOf(bytes))[0].includes('补打'), 'the original bears none');
  equal(spool.jobs().length, 1, 'looking prints nothing');
  await asks(page, bills);
  await page.locator('.print-count').getByText(`其中 ${bills.length} 份以前出过`).waitFor();
}

// A file for each customer, named by what the office set, in one ZIP.
async function forEach(page, bills) {
  await choose(page, '存成', '每客户一个，打包');
  const download = page.waitForEvent('download');
  await page.keyboard.press('Control+s');
  const names = namesIn(readFileSync(await (await download).path()));
  const customers = new Set(bills.map((b) => b.name));
  equal(names.length, customers.size, 'files in the ZIP');
  for (const who of customers)
    truth(
      names.some((n) => n.includes(who)),
      `a file for ${who}`,
    );
}

// The names that the directory of a ZIP lists.
function namesIn(zip) {
  const names = [];
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, note] = [28, 30, 32].map((o) => zip.readUInt16LE(at + o));
    names.push(zip.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + note;
  }
  return names;
}
