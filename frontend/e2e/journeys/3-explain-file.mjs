import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { equal, eventually, open, serve, truth } from '../lib.mjs';
import { bringIn, counts, look } from '../statements.mjs';

export const name = 'statements that need a word: columns by hand, order of dates, several accounts, a large one stopped';

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await open(browser, server);
    const file = (called, text) => {
      const path = join(server.home, called);
      writeFileSync(path, text);
      return path;
    };
    const lines = async () => (await server.ask('bank.lines', { limit: 1 })).count;
    await byHand(page, file, lines);
    await dates(page, file, lines);
    await accounts(page, file, lines);
    await stopped(page, file, lines);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

const choose = async (page, label, option) => {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByText(option, { exact: true }).last().click();
};

/** Headings that say nothing: the columns are named, what they are read as stands below at once, and the next such file is known. */
async function byHand(page, file, lines) {
  const before = await lines();
  const table = (month) =>
    ['栏一;栏二;栏三;栏四', `03.${month}.2026;苔岭书店;房租;1.200,50`, `17.${month}.2026;云雀咖啡馆;水费;-30,00`].join('\n');
  await look(page, file('物业收费记录4月.txt', table('04')));
  await page.getByText('没有认出这个文件').waitFor();
  const read = page.getByRole('button', { name: '按这样读' });
  truth(await read.isDisabled(), 'nothing is read before its columns are named');
  await choose(page, '栏一', '日期');
  await choose(page, '栏四', '金额');
  const soFar = page.locator('.read-so');
  // 17.04. settles the order of all dates, ,50 the decimal mark: nobody had to say so.
  await soFar.getByText('2026-04-03').waitFor();
  await eventually(async () => /收 1,200\.50 · 支 30\.00/.test(await soFar.innerText()), true, 'what the lines come to');
  await choose(page, '栏二', '对方户名');
  await soFar.getByText('云雀咖啡馆').waitFor();
  await read.click();
  await counts(page, { new: 2, seen: 0 });
  await bringIn(page, 2);
  await eventually(lines, before + 2, 'lines of the table');

  await look(page, file('物业收费记录5月.txt', table('05')));
  await page.getByText('记得这种表').waitFor();
  await counts(page, { new: 2, seen: 0 });
  await page.keyboard.press('Escape');
  await page.locator('h1', { hasText: '流水' }).first().waitFor();
}

/** 3/4/2026 is asked about before anything is imported, and never again for the account. */
async function dates(page, file, lines) {
  const before = await lines();
  const qif = (...days) => `!Type:Bank\n${days.map((d) => `D${d}\nT100.00\nPAcme\n^\n`).join('')}`;
  await look(page, file('quicken.qif', qif('3/4/2026', '5/4/2026')));
  await page.getByText('日期“3/4/2026”哪个是月、哪个是日').waitFor();
  truth(await page.getByRole('button', { name: /^导入/ }).isDisabled(), 'no import before the answer');
  await page.locator('.import-ask').getByRole('radio', { name: '月日年' }).click();
  await page.locator('.det').getByText('2026-03-04 至 05-04').waitFor();
  await bringIn(page, 2);
  await eventually(lines, before + 2, 'lines of the file');
  await look(page, file('quicken2.qif', qif('6/4/2026')));
  await page.getByText('已记住').waitFor();
  await page.locator('.det').getByText('2026-06-04').waitFor();
  await page.keyboard.press('Escape');
}

/** Two accounts in one file: each goes where it belongs, one after the other, without giving the file again. */
async function accounts(page, file, lines) {
  const before = await lines();
  const part = (number, day) =>
    `:20:A\n:25:${number}\n:28C:1\n:60F:C260301CNY10,00\n:61:260302${day}C5,00NTRFREF${number}\n:86:rent\n:62F:C260302CNY15,00\n-\n`;
  await look(page, file('two.sta', part('571000001111', '0302') + part('571000002222', '0302')));
  await page.getByText('文件里有好几个账户').waitFor();
  await page.locator('.import-ask').getByRole('radio', { name: /1111/ }).click();
  await page.locator('.det').getByText(/1111/).first().waitFor();
  await bringIn(page, 1);
  await eventually(lines, before + 1, 'the line of the first account');
  await page.locator('.det').getByText(/2222/).first().waitFor();
  await bringIn(page, 1);
  await eventually(lines, before + 2, 'the line of the second');
  await page.locator('h1', { hasText: '流水' }).first().waitFor();
}

/** A hundred thousand lines show how far they are; stopped, they leave nothing, and may be imported after all. */
async function stopped(page, file, lines) {
  const before = await lines();
  const rows = Array.from({ length: 100_000 }, (_, i) => {
    const day = new Date(Date.UTC(2025, 0, 1 + (i % 365))).toISOString().slice(0, 10);
    return `${day},${100 + (i % 9000)}.00,,客户${i % 700},房租,${20250000000000 + i}`;
  });
  await look(page, file('大流水.csv', ['交易日期,收入,支出,对方户名,摘要,流水号', ...rows].join('\n')));
  await page
    .getByRole('button', { name: /^导入 100,000 行/ })
    .and(page.locator(':enabled'))
    .waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '停下，不留痕迹' }).click();
  await page.getByText('账没有变动').waitFor();
  equal(await lines(), before, 'lines after the import was stopped');
  truth(await page.getByRole('button', { name: /^导入 100,000 行/ }).isEnabled(), 'it may be imported after all');
}
