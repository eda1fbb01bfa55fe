import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { equal, eventually, open, serve, truth, visit } from '../lib.mjs';
import { bookHash, bringIn, counts, look } from '../statements.mjs';

export const name = 'statements: looked at, two at once, again all seen, taken back, and a table nobody knows';

// Five lines of an invented month: three in, two out; 20 000.00 + 9 111.45 − 436.00 = 28 675.45.
const account = '5710000000999';
const heading =
  '账号,账号名称,币种,交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,业务名称,用途,业务参考号,业务摘要,其它摘要,收(付)方名称,收(付)方账号,收(付)方开户行名';
const rows = [
  ['20260403', '09:12:33', '', '3,918.45', '23,918.45', '4月房租', '云雀咖啡馆'],
  ['20260407', '10:00:00', '', '5,180.00', '29,098.45', '物业费', '苔岭书店'],
  ['20260408', '16:40:01', '350.00', '', '28,748.45', '保洁费', '青禾保洁服务部'],
  ['20260420', '08:30:10', '', '13.00', '28,761.45', '结息', '招商银行示例支行'],
  ['20260428', '11:05:59', '86.00', '', '28,675.45', '办公纸', '松烟纸张店'],
];
const cell = (text) => (text.includes(',') ? `"${text}"` : text);
const file = [
  '公司名称,示例物业管理有限公司',
  `银行账号,${account}`,
  '币种,人民币',
  '起止日期,20260401-20260430',
  '期初余额,"20,000.00"',
  '期末余额,"28,675.45"',
  heading,
  ...rows.map(([day, time, out, income, balance, memo, peer], n) =>
    [account, '示例物业管理有限公司', '人民币', day, time, day, '', out, income, balance, memo, `9100000000000000000${n}`]
      .concat(['', '', '', '', '', '', peer, '', ''])
      .map(cell)
      .join(','),
  ),
].join('\r\n');

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const path = join(server.home, '招商银行2026年4月.csv');
    writeFileSync(path, `${file}\r\n`);
    const page = await open(browser, server);
    const lines = async () => (await server.ask('bank.lines', { limit: 1 })).count;
    const before = await lines();

    // UX 10: looked at and cancelled, a file leaves the file of the book as it was, byte for byte.
    await visit(page, '流水');
    const untouched = bookHash(server.home);
    await look(page, path);
    await counts(page, { new: rows.length, seen: 0 });
    equal(await lines(), before, 'lines while the file is looked at');
    equal(bookHash(server.home), untouched, 'the file of the book while a statement is looked at');
    await page.keyboard.press('Escape');
    await page.locator('h1', { hasText: '流水' }).waitFor();
    equal(await lines(), before, 'lines after the look was cancelled');
    equal(bookHash(server.home), untouched, 'the file of the book after the look was cancelled');

    await twoFiles(page, lines, before);

    await look(page, path);
    await counts(page, { new: 0, seen: rows.length });
    truth(await page.getByRole('button', { name: /^没有新的行/ }).isDisabled(), 'nothing new, nothing to import');
    await page.keyboard.press('Escape');
    await page.locator('h1', { hasText: '流水' }).waitFor();

    await takeBack(page, lines, before);
    await unknownTable(page, server, lines, before);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

/** Two files dropped beside every place for files: a statement, and a longer one of the same account. */
async function twoFiles(page, lines, before) {
  const more = [account, '示例物业管理有限公司', '人民币', '20260506', '09:00:00', '20260506', '', '', '800.00', '29,475.45', '停车费']
    .concat(['91000000000000000009', '', '', '', '', '', '', '云雀咖啡馆', '', ''])
    .map(cell)
    .join(',');
  const longer = `${file.replace('"28,675.45"', '"29,475.45"').replace('-20260430', '-20260531')}\r\n${more}\r\n`;
  await page.evaluate(
    (files) => {
      const data = new DataTransfer();
      for (const [name, text] of files) data.items.add(new File([text], name));
      document.querySelector('h1').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [
      ['招商银行2026年4月.csv', `${file}\r\n`],
      ['招商银行2026年4月到5月.csv', longer],
    ],
  );
  await page.locator('h1', { hasText: '导入预览' }).waitFor();
  const cards = page.getByRole('list', { name: '等着导入的文件' }).getByRole('listitem');
  await eventually(() => cards.count(), 2, 'cards of the dropped files');
  await counts(page, { new: rows.length, seen: 0 });
  await bringIn(page, rows.length);
  await eventually(lines, before + rows.length, 'lines after the first file');
  // The second is looked at again against the book: what the first brought is there.
  await page.locator('.sub', { hasText: '4月到5月' }).waitFor();
  await counts(page, { new: 1, seen: rows.length });
  await bringIn(page, 1);
  await page.locator('h1', { hasText: '流水' }).first().waitFor();
  await eventually(lines, before + rows.length + 1, 'lines after the second file');
  await page.getByRole('status').getByText(`新增 1，已有 ${rows.length}`).waitFor();
}

/** The toast takes back its own import; the list of imports any other, whole. */
async function takeBack(page, lines, before) {
  await visit(page, '流水');
  await page.locator('.head').getByRole('radio', { name: '导入记录' }).click();
  const list = page.locator('.data-grid[data-state=rows]');
  for (const [name, left] of [
    ['招商银行2026年4月到5月.csv', rows.length],
    ['招商银行2026年4月.csv', 0],
  ]) {
    await list.getByText(name, { exact: true }).waitFor();
    await page
      .getByRole('button', { name: /^撤销这次导入/ })
      .and(page.locator(':enabled'))
      .waitFor();
    await page.keyboard.press('Delete'); // the latest is the one at work
    await eventually(lines, before + left, `lines after ${name} was taken back`);
    await list.getByText(name, { exact: true }).waitFor({ state: 'detached' });
  }
}

/** A table that no bank's format is: the sign is guessed, put right, read again at once, and known the next time. */
async function unknownTable(page, server, lines, before) {
  const path = join(server.home, '社区账本.csv');
  writeFileSync(path, '日期,金额,对方,备注\n2026-04-03,100.00,苔岭书店,买纸\n2026-04-09,-30.00,云雀咖啡馆,房租\n');
  await look(page, path);
  await counts(page, { new: 2, seen: 0 });
  const foot = () => page.locator('.sums').innerText();
  truth(/收\s*100\.00/.test(await foot()), `plus is in as guessed: ${await foot()}`);
  if (!(await page.getByLabel('收和支怎么分').count())) await page.keyboard.press('l');
  await page.getByLabel('收和支怎么分').click();
  await page.getByText('正数是支', { exact: true }).last().click();
  await eventually(async () => /收\s*30\.00/.test(await foot()), true, 'read again as it was explained');
  await page.locator('.det').getByText('社区账本').waitFor();
  await page.locator('h1').click();
  await bringIn(page, 2);
  await eventually(lines, before + 2, 'lines of the table');
  await page.getByRole('status').getByRole('button', { name: /撤销/ }).waitFor();

  const next = join(server.home, '社区账本5月.csv');
  writeFileSync(next, '日期,金额,对方,备注\n2026-05-03,70.00,苔岭书店,买墨\n2026-05-09,-45.00,云雀咖啡馆,房租\n');
  await look(page, next);
  await page.getByText('记得这种表').waitFor();
  await page.getByText('以前这种文件都导入这个账户').waitFor();
  truth(/收\s*45\.00/.test(await foot()), `the table is known: ${await foot()}`);
  await bringIn(page, 2);
  await eventually(lines, before + 4, 'lines of the next table');
  await page.getByRole('status').getByRole('button', { name: /撤销/ }).click();
  await eventually(lines, before + 2, 'lines after the toast took its own import back');
}
