import { enter, find, goTo, header, judge, openCount, queue, rows, state, yuan } from '../claim.mjs';
import { equal, eventually, fen, open, serve, truth, visit } from '../lib.mjs';

export const name =
  'the points of claiming: the batch, differences, parts typed and dragged, payers over two imports, leaving and returning';

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await open(browser, server);
    await page.locator('h1', { hasText: '今日' }).waitFor();
    const bills = (await server.ask('invoices.list', { state: 'open', sort: 'dueDate', limit: 300 })).rows.filter(
      (b) => fen(b.open) > 50000,
    );
    await visit(page, '认领');
    await rows(page).nth(5).waitFor();

    await batch(page, server);
    await spoken(page, server);
    await differences(page, server, bills[0]);
    await tooMuch(page, server, bills[0]);
    await parts(page, server, bills);
    await leaving(page, server, bills);
    await twoImports(page, server, bills.at(-1));
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

// UX 1, UX 3
/** All that is certain stands on one card with count and sum; one Enter takes it, one Z gives it back. */
async function batch(page, server) {
  await header(page, server);
  const { certain } = await queue(server);
  truth(certain.count > 2, `${certain.count} are certain`);
  const card = judge(page);
  await card.getByRole('button', { name: new RegExp(`^认领 ${certain.count} 笔`) }).waitFor();
  equal(fen(await card.locator('.hero').innerText()), fen(certain.amount), 'the sum before it is booked');
  equal(await card.locator('.all tbody tr').count(), certain.count, 'lines on the card');
  for (const { receipt, proposals } of certain.rows) truth(proposals[0].decision === 'auto', `${receipt.reference} was gathered`);

  const before = await openCount(server);
  await page.keyboard.press('Enter');
  await eventually(() => openCount(server), before - certain.count, 'open after one Enter');
  await header(page, server);
  for (const { receipt } of certain.rows) equal(await state(server, receipt.id), 'claimed', receipt.reference);
  await page.keyboard.press('z');
  await eventually(() => openCount(server), before, 'open after one Z');
  await header(page, server);
}

// UX 40
/** Who cannot see the screen is told the line that a key leads to, what was booked, and what is left. */
async function spoken(page, server) {
  await page.evaluate(() => {
    window.told = [];
    const hear = (changes) => {
      for (const { target } of changes) {
        const place = (target instanceof Element ? target : target.parentElement)?.closest('[role=status], [aria-live]');
        if (place && place.textContent !== window.told.at(-1)) window.told.push(place.textContent);
      }
    };
    new MutationObserver(hear).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const said = (...words) =>
    eventually(() => page.evaluate((w) => window.told.some((s) => w.every((x) => s.includes(x))), words), true, `is told: ${words}`);
  const { certain, toDecide } = await queue(server);
  const { receipt, proposals } = certain.rows[0];
  await goTo(page, toDecide.rows[0].receipt.id); // what stands already is not told again
  await goTo(page, receipt.id);
  await said(receipt.payerName, grouped(fen(receipt.amount)), proposals[0].customer.name);
  const first = rows(page).first();
  await page.keyboard.press('ArrowUp');
  await first.and(page.locator('.at')).waitFor();
  await said('对得上');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await eventually(() => state(server, receipt.id), 'claimed', 'the first line');
  await said(`认领 ${proposals[0].customer.name} ${grouped(fen(receipt.amount))}`);
  await said('未认领', grouped(fen((await queue(server)).unclaimed.amount)));
  await page.keyboard.press('z');
  await eventually(() => state(server, receipt.id), 'open', 'undone');
  await header(page, server);
}

// UX 5
/** What is short is booked as a fee, left open, let off or taken ahead: the card says which, and so it is booked. */
async function differences(page, server, bill) {
  const gap = 2000;
  const owed = fen(bill.open);
  const id = await enter(server, owed - gap, '差额来款');
  const ways = [
    { key: 'Alt+1', says: `收款 {paid} + 手续费 20.00 = 核销 {owed}`, books: [owed - gap, gap], why: 'fee', open: 0, ahead: 0 },
    { key: 'Alt+2', says: `收款 {paid} = 核销 {paid}`, books: [owed - gap], open: gap, ahead: 0 },
    {
      key: 'Alt+3',
      says: `收款 {paid} + 减免 20.00 = 核销 {owed}`,
      books: [owed - gap, gap],
      why: 'discount: 门禁停用',
      open: 0,
      ahead: 0,
    },
    { key: 'Alt+4', says: `收款 {paid} = 预收 {paid}`, books: [], open: owed, ahead: owed - gap },
  ];
  for (const way of ways) {
    await goTo(page, id);
    await find(page, 'f', bill.number);
    await judge(page).locator('.opt').nth(3).waitFor();
    await page.keyboard.press(way.key);
    const says = way.says.replaceAll('{paid}', grouped(owed - gap)).replaceAll('{owed}', grouped(owed));
    await judge(page).locator('footer', { hasText: says }).waitFor();
    if (way.why?.startsWith('discount')) {
      await page.keyboard.press('Enter');
      equal(await state(server, id), 'open', 'a discount without its reason');
      await judge(page).locator('[data-note]').fill('门禁停用');
    }
    await page.keyboard.press('Enter');
    await eventually(() => state(server, id), 'claimed', way.key);
    const { allocations, left } = await server.ask('receipts.get', { id });
    const booked = allocations.filter((a) => !a.reversed && !a.reverses);
    equal(booked.map((a) => fen(a.amount)).join(), way.books.join(), `${way.key} books`);
    equal(booked.find((a) => a.kind === 'writeoff')?.reason, way.why, `${way.key} writes off`);
    equal(fen((await server.ask('invoices.get', { id: bill.id })).open), way.open, `${way.key} leaves open`);
    equal(fen(left), way.ahead, `${way.key} is prepayment`);
    await header(page, server);
    await page.locator('.lines').focus();
    await page.keyboard.press('z');
    await eventually(() => state(server, id), 'open', `${way.key} is undone`);
  }
  await setAside(page, server, id);
}

// UX 5
/** What is too much is prepayment of the customer. */
async function tooMuch(page, server, bill) {
  const id = await enter(server, fen(bill.open) + 12345, '多付来款');
  await goTo(page, id);
  await find(page, 'f', bill.number);
  await judge(page).locator('.opt.on', { hasText: '123.45' }).waitFor();
  await page.keyboard.press('Enter');
  await eventually(() => state(server, id), 'claimed', 'too much is claimed');
  equal((await server.ask('receipts.get', { id })).left, '123.45', 'prepayment');
  await header(page, server);
  await page.keyboard.press('z');
  await eventually(() => state(server, id), 'open', 'undone');
  await setAside(page, server, id);
}

// UX 6, UX 8
/** One line pays three invoices: the oldest first, then as they are dragged, then as they are typed; what is not typed takes the rest. */
async function parts(page, server, bills) {
  const three = bills.slice(0, 3);
  const [a, b] = three.map((v) => fen(v.open));
  const amount = a + Math.floor(b / 2);
  const id = await enter(server, amount, '三张一起');
  await goTo(page, id);
  await find(page, 'f', three[0].number);
  for (const v of three.slice(1)) await find(page, 's', v.number);
  const fields = judge(page).locator('.part-in');
  await eventually(() => fields.count(), 3, 'parts');
  const amounts = async () => (await fields.evaluateAll((all) => all.map((f) => f.value))).map(fen);
  const shown = async () => (await amounts()).join();
  await eventually(shown, [a, amount - a, 0].join(), 'the first invoices first');

  const handles = judge(page).locator('.handle');
  await handles.nth(1).dragTo(handles.nth(0));
  await eventually(shown, [b, amount - b, 0].join(), 'in the order they were dragged to');

  await fields.nth(0).fill('=100*2');
  await fields.nth(0).press('Enter');
  await fields.nth(1).fill('＝');
  await fields.nth(1).press('Enter');
  await eventually(async () => (await amounts()).reduce((x, y) => x + y, 0), amount, 'the parts come to the line');
  equal((await amounts())[0], 20000, 'what was typed stands');
  await page.locator('.lines').focus();
  const want = (await amounts()).filter(Boolean);
  await page.keyboard.press('Enter');
  await eventually(() => state(server, id), 'claimed', 'the parts are booked');
  const { allocations } = await server.ask('receipts.get', { id });
  equal(allocations.map((x) => fen(x.amount)).join(), want.join(), 'what was booked');
  await header(page, server);
  await page.keyboard.press('z');
  await eventually(() => state(server, id), 'open', 'undone');
  await setAside(page, server, id);
}

// UX 12
/** Half-made parts, lines that are ticked and the line at work are there again after another screen, and after another filter. */
async function leaving(page, server, bills) {
  const [one, two] = [await enter(server, 80000, '改到一半'), await enter(server, 70000, '一起认的')];
  await goTo(page, two);
  await page.keyboard.press('Space');
  await goTo(page, one);
  await find(page, 'f', bills[0].number);
  await find(page, 's', bills[1].number);
  const fields = judge(page).locator('.part-in');
  await eventually(() => fields.count(), 2, 'parts');
  await fields.nth(0).fill('123.45');
  await fields.nth(0).press('Enter');
  const asLeft = async () => {
    await page.locator(`.lines tr.at[data-receipt="${one}"]`).waitFor();
    await eventually(() => fields.first().inputValue(), '123.45', 'what was typed');
    await eventually(() => fields.count(), 2, 'the split');
    equal(await page.locator(`.lines tr[data-receipt="${two}"]`).getAttribute('aria-selected'), 'true', 'the ticked line');
  };
  await asLeft();
  await visit(page, '账单');
  await visit(page, '认领');
  await asLeft();
  await page.evaluate(() => {
    location.hash = '#/claim?from=2020-01-01&to=2020-01-31';
  });
  await page.getByText('这个账户和期间没有到账').waitFor();
  await page.getByRole('button', { name: '清除筛选' }).last().click();
  await asLeft();
  await goTo(page, two);
  await page.keyboard.press('Space');
  for (const id of [one, two]) await setAside(page, server, id);
}

// UX 7
/** A payer that a first statement brings is shown once whose it is; the next statement's line is proposed so, and the customer's card can forget it. */
async function twoImports(page, server, bill) {
  const payer = '霍青岚';
  const first = await statement(server, payer, '03', 100);
  await goTo(page, first);
  await find(page, 'f', bill.number);
  await page.keyboard.press('Enter');
  await eventually(() => state(server, first), 'claimed', 'the line of the first statement');

  const second = await statement(server, payer, '04', 200);
  await goTo(page, second);
  const card = judge(page).locator('.card.on');
  await card.locator('header', { hasText: bill.name }).waitFor();
  await card.getByText(/以前付过/).waitFor();

  await page.evaluate((id) => {
    location.hash = `#/customers/${id}`;
  }, bill.customerId);
  await page.getByRole('tab', { name: /付款人/ }).click();
  await page.getByRole('button', { name: `忘记“${payer}”` }).click();
  await page.locator('.memory li', { hasText: payer }).waitFor({ state: 'detached' });
  await visit(page, '认领');
  await goTo(page, second);
  await judge(page).getByText('没有找到是谁付的').waitFor();
  await setAside(page, server, second);
}

/** One line of a statement of our bank, imported; its receipt. */
async function statement(server, payer, month, amount) {
  const text = [
    '公司名称,示例物业管理有限公司',
    '银行账号,5710000000999',
    '币种,人民币',
    `起止日期,2026${month}01-2026${month}28`,
    '账号,账号名称,币种,交易日,交易时间,起息日,交易类型,借方金额,贷方金额,余额,摘要,流水号,流程实例号,业务名称,用途,业务参考号,业务摘要,其它摘要,收(付)方名称,收(付)方账号,收(付)方开户行名',
    `5710000000999,示例物业管理有限公司,人民币,2026${month}05,09:12:33,2026${month}05,,,${amount}.00,${amount}.00,转账,92000000000000000${month},,,,,,,${payer},6222000011112222,`,
  ].join('\r\n');
  await server.ask('bank.import', {
    file: { name: `${month}.csv`, data: Buffer.from(`${text}\r\n`).toString('base64') },
    accountName: '招商银行 0999',
  });
  const { rows } = await server.ask('receipts.list', { search: payer, state: 'open' });
  return rows[0].id;
}

async function setAside(page, server, id) {
  await server.ask('receipts.nothing', { receipts: [id], reopen: false, note: '' });
  await header(page, server);
}

const grouped = (f) => yuan(f).replace(/\B(?=(\d{3})+\.)/g, ',');
