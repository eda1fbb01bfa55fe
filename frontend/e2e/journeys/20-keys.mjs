import { equal, eventually, serve, truth } from '../lib.mjs';
import { goTo, places, traveller } from '../places.mjs';

// UX 20, 23, 25, 36
export const name = 'every command has a key and a title in both languages; fields are walked by keys; the search finds at once';

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await traveller(browser, server);
    await everyKey(page);
    await otherLanguage(page);
    await fieldsByKeys(page, server);
    await gone(page, server);
    await search(page, server);
    equal(page.errors.join('\n'), '', 'errors of the page');
  } finally {
    await server.stop();
  }
}

/** At every place: what `?` lists, in both languages: no key twice, no title missing, and nothing in the palette without a key. */
async function everyKey(page) {
  const wrong = [];
  const titles = new Map();
  for (const language of ['zh-CN', 'en']) {
    await eventually(() => page.evaluate(() => document.documentElement.lang), language, 'the language');
    for (const place of places.filter((p) => language === 'zh-CN' || !p.startsWith('settings/') || p === 'settings/book')) {
      await goTo(page, place);
      // Not through the keyboard: a sheet takes the focus when its rows come, and would take the key as typed.
      await page.evaluate(() => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true, cancelable: true })));
      const rows = page.locator('.help [data-command]');
      await rows.first().waitFor();
      const list = await rows.evaluateAll((all) =>
        all.map((li) => ({
          id: li.dataset.command,
          title: li.querySelector('button').textContent.trim(),
          passive: li.querySelector('button').disabled,
          keys: [...li.querySelectorAll('.end > span')].map((s) => [...s.querySelectorAll('kbd')].map((k) => k.textContent).join('+')),
        })),
      );
      // One id is one command: of two that share it the search shows one, and keeps the other's row when it no longer fits.
      const ids = list.map(({ id }) => id);
      wrong.push(...ids.filter((id, i) => ids.indexOf(id) < i).map((id) => `${place} ${language}: two commands are ${id}`));
      const seen = new Map();
      for (const { id, title, passive, keys } of list) {
        if (!title || /^[a-z]+\.[a-zA-Z.]+$/.test(title)) wrong.push(`${place} ${language}: ${id} is called "${title}"`);
        if (language === 'en') titles.set(`${place} ${id}`, title);
        // The second key of a command may be another's where it lies over it; the first is what is shown everywhere.
        if (passive || keys.length === 0) continue;
        if (seen.has(keys[0])) wrong.push(`${place} ${language}: ${keys[0]} is ${seen.get(keys[0])} and ${id}`);
        seen.set(keys[0], id);
      }
      await page.keyboard.press('Escape');
      await rows.first().waitFor({ state: 'detached' });
      if (place === 'setup' || language === 'en') continue;
      await page.keyboard.press('Control+k');
      const options = page.getByRole('option');
      await options.first().waitFor();
      for (const text of await options.evaluateAll((all) => all.filter((o) => !o.querySelector('kbd')).map((o) => o.textContent)))
        wrong.push(`${place}: “${text}” has no key`);
      await page.keyboard.press('Escape');
      await options.first().waitFor({ state: 'detached' });
    }
    if (language === 'zh-CN') {
      await goTo(page, 'today');
      await page.keyboard.press('Control+Shift+L');
    }
  }
  // No command is Chinese in English, but for the language that one can switch to, which is called by its own name.
  for (const [at, title] of titles) {
    if (/[\u4e00-\u9fff]/.test(title) && !at.endsWith(' language')) wrong.push(`${at} is “${title}” in English`);
  }
  equal([...new Set(wrong)].join('\n'), '', 'the commands');
}

/** The language changes at once: the same page, nothing asked anew of the server but what was shown. */
async function otherLanguage(page) {
  await goTo(page, 'customers');
  await page.evaluate(() => {
    window.sameWindow = true;
  });
  for (const [language, word] of [
    ['zh-CN', '客户'],
    ['en', 'Customers'],
    ['zh-CN', '客户'],
  ]) {
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press('Control+Shift+L');
    await page.locator('h1', { hasText: word }).waitFor();
    equal(await page.evaluate(() => document.documentElement.lang), language, 'the language of the page');
    truth(await page.evaluate(() => window.sameWindow), 'the window was loaded anew');
  }
}

/** Enter and Tab go on, `..` copies what was entered before, Ctrl+Enter saves. */
async function fieldsByKeys(page, server) {
  for (const place of ['customers/new', 'receipts/new', 'contracts/new', 'meters/book/new', 'settings/company', 'settings/papers', 'setup'])
    await onward(page, place);
  const phone = '13900001234';
  for (const [n, tab] of [
    ['键盘一号', 'Enter'],
    ['键盘二号', 'Tab'],
  ]) {
    await goTo(page, 'customers/new');
    const name = page.getByLabel('名称', { exact: false }).first();
    await name.fill(n);
    await name.press(tab);
    const next = await page.evaluate(() => document.activeElement?.labels?.[0]?.textContent ?? '');
    truth(next !== '' && !next.startsWith('名称'), `${tab} leads from the name to “${next}”`);
    const box = page.getByLabel('电话', { exact: true });
    await box.fill(n === '键盘一号' ? phone : '..');
    await box.press(tab);
    await page.keyboard.press('Control+Enter');
    await eventually(async () => (await server.ask('customers.list', { search: n, limit: 5 })).rows[0]?.phone, phone, `the phone of ${n}`);
    await page.waitForFunction(() => !location.hash.includes('customers/new')); // the form is left once it is saved
  }
}

/** In the first form of a place, from its first field to another and on: by Enter and by Tab. */
async function onward(page, place) {
  await goTo(page, place);
  const field = page.locator('form input:not([type=checkbox]):not([tabindex="-1"]):not([disabled])').first();
  await field.waitFor();
  const at = () =>
    page.evaluate(() => {
      const fields = [
        ...document.querySelectorAll('form input, form textarea, form [role=radio], form select, form button, form [role=combobox]'),
      ];
      return fields.indexOf(document.activeElement);
    });
  for (const key of ['Enter', 'Tab']) {
    await field.focus();
    let before = await at();
    for (const n of [1, 2]) {
      await page.keyboard.press(key);
      const now = await at();
      truth(now > before, `${place}: ${key} leads on from field ${before}, the ${n}. time to ${now}`);
      before = now;
    }
  }
}

/** A save that takes long takes nobody back who went elsewhere meanwhile; it is told there, and can be taken back. */
async function gone(page, server) {
  let goOn;
  const held = new Promise((go) => {
    goOn = go;
  });
  await page.route('**/v1/customers.save', async (route) => {
    await held;
    await route.continue();
  });
  await goTo(page, 'customers/new');
  await page.getByLabel('名称', { exact: false }).first().fill('键盘三号');
  const asked = page.waitForRequest(/customers\.save/);
  await page.keyboard.press('Control+Enter');
  await asked;
  await page.keyboard.press('Control+7');
  await page.locator('h1', { hasText: '账单' }).first().waitFor();
  goOn();
  await page.locator('.toast', { hasText: '键盘三号' }).waitFor();
  await page.locator('.data-grid [role=row][row-id]').first().waitFor();
  equal(await page.evaluate(() => location.hash), '#/invoices', 'where one is when the save is done');
  await page.unroute('**/v1/customers.save');
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('Control+z');
  await eventually(async () => (await server.ask('customers.list', { search: '键盘三号' })).count, 0, 'the customer after undo');
}

/** Whatever one remembers: name, initials, room, amount, number, command. */
async function search(page, server) {
  await goTo(page, 'today');
  const { rows } = await server.ask('invoices.list', { limit: 200 });
  const bill = rows.find((r) => r.number);
  const round = rows.find((r) => r.total.endsWith('.00') && rows.filter((o) => o.total === r.total).length === 1);
  const detail = await server.ask('customers.list', { limit: 50 });
  const room = detail.rows.find((c) => c.units)?.units.split(/[、,]/)[0];
  for (const [text, want] of [
    ['键盘一号', '键盘一号'],
    ['jpeh', '键盘二号'],
    [room, room],
    [bill.number, bill.number],
    [bill.total, bill.number],
    [String(Math.trunc(Number(round.total))), round.number],
    ['去抄表', '去抄表'],
  ]) {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(text);
    const hit = page.getByRole('option').filter({ hasText: want }).first();
    await hit.waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('combobox').waitFor({ state: 'detached' });
  }
}
