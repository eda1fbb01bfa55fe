import { equal, eventually, open, serve, truth } from '../lib.mjs';
import { barriers } from '../screens.mjs';

// UX 20, and the manners of the window
export const name =
  'as in the window: every item of the menus does what its key does, in both languages; books come by name, by file, by dropping';

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await open(browser, server);
    await page.locator('.nav').waitFor();
    await page.addInitScript(asWindow, 'journey');
    await page.reload();
    await page.locator('.nav').waitFor();
    await menus(page, server);
    await takingBack(page, server);
    await leaving(page);
    await books(page, server);
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}

/** Gives the page what Wails gives it: calls by name, events, and the paths of dropped files. What is told to the window is kept. */
function asWindow(token) {
  const listeners = {};
  const ask = async (struct, method, request) => {
    if (struct === 'Desk' || struct === 'Dialogs') {
      window.told.push([`${struct}.${method}`, request]);
      return {};
    }
    const lower = (s) => s[0].toLowerCase() + s.slice(1);
    const answer = await fetch(`/v1/${lower(struct)}.${lower(method)}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(request ?? {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw text;
    return JSON.parse(text);
  };
  const struct = (name) => new Proxy({}, { get: (_, method) => (request) => ask(name, method, request) });
  window.go = { desktop: new Proxy({}, { get: (_, name) => struct(name) }) };
  window.runtime = {
    EventsOn: (name, fn) => {
      listeners[name] = [...(listeners[name] ?? []), fn];
      return () => {
        listeners[name] = listeners[name].filter((f) => f !== fn);
      };
    },
    OnFileDrop: (fn) => {
      window.drop = (paths) => fn(0, 0, paths);
    },
    OnFileDropOff: () => {},
  };
  window.told = [];
  window.say = (name, data) => {
    for (const fn of listeners[name] ?? []) fn(data);
  };
}

const bar = (page) => page.evaluate(() => window.told.findLast(([call]) => call === 'Desk.Menu')?.[1].menus ?? []);
const items = async (page) => (await bar(page)).flatMap((m) => m.items).filter((i) => i.id);

/** What one sees of having done something, and what the window was told. */
const seen = (page) =>
  page.evaluate(() =>
    JSON.stringify({
      at: location.hash,
      language: document.documentElement.lang,
      look: document.documentElement.dataset.theme,
      over: [...document.querySelectorAll('[role=dialog], .tray, .palette')]
        .filter((e) => e.checkVisibility())
        .map((e) => e.ariaLabel ?? e.querySelector('.ant-modal-title')?.textContent ?? e.className.split(' ')[0]),
      told: window.told.filter(([call]) => !/Menu|Placed|Title|Notify|Arrived/.test(call)).map(([call]) => call),
    }),
  );

/** Back to the beginning: nothing lies over the page, and the window was told nothing. */
async function still(page) {
  await page.keyboard.press('Escape');
  await page.locator('[role=dialog], .tray, .palette').filter({ visible: true }).first().waitFor({ state: 'detached' });
  await page.evaluate(() => {
    location.hash = '#/settings/about';
    document.activeElement?.blur();
    window.told = window.told.filter(([call]) => call === 'Desk.Menu');
  });
  await page
    .locator('h1', { hasText: /设置|Settings/ })
    .first()
    .waitFor();
}

const keys = (written) =>
  written
    .replace('Ctrl', 'Control')
    .replace('?', 'Shift+?')
    .replace(/\+(\w)$/, (_, k) => `+${k}`);

async function menus(page, server) {
  await eventually(async () => (await bar(page)).length, 5, 'menus of the window');
  equal((await bar(page)).map((m) => m.title).join(), '账套,编辑,转到,显示,帮助', 'the menus');
  const all = await items(page);
  truth(all.length > 20 && all.every((i) => i.title && !/^[a-z]+\./.test(i.title)), `${all.length} items`);
  for (const { id, keys: written } of all) {
    if (!written || ['undo', 'redo'].includes(id)) continue;
    await still(page);
    const before = await seen(page);
    await page.evaluate((command) => window.say('command', command), id);
    await eventually(async () => (await seen(page)) === before, false, `${id} of the menu does something`);
    const byMenu = await seen(page);
    // The language and the look turn back by the same command.
    if (!['language', 'look'].includes(id)) await still(page);
    await page.keyboard.press(keys(written));
    const want = ['language', 'look'].includes(id) ? before : byMenu;
    if (id === 'look') await eventually(async () => (await seen(page)) === byMenu, false, 'the look turns back');
    else await eventually(() => seen(page), want, `${written} does what ${id} of the menu does`);
  }
  await still(page);
  await page.keyboard.press('Control+Shift+L');
  await eventually(async () => (await bar(page)).map((m) => m.title).join(), 'Book,Edit,Go,View,Help', 'the menus in English');
  const english = await items(page);
  equal(english.map((i) => `${i.id} ${i.keys}`).join(), all.map((i) => `${i.id} ${i.keys}`).join(), 'the same items in English');
  for (const i of english)
    truth(i.id === 'language' || i.id.startsWith('book.recent') || !/[\u4e00-\u9fff]/.test(i.title), `${i.id} is ${i.title}`);
  await page.keyboard.press('Control+Shift+L');
  const { name } = await server.ask('books.current');
  await eventually(() => page.evaluate(() => window.told.length > 0 && document.documentElement.lang), 'zh-CN', 'Chinese again');
  truth(
    all.some((i) => i.id.startsWith('book.recent') && i.title.startsWith(name)),
    'the book is among the recent ones',
  );
}

/** Undo and redo of the menu are those of the keys. */
async function takingBack(page, server) {
  const there = async () => (await server.ask('customers.list', { search: '菜单客户' })).count;
  await server.ask('customers.save', { customer: { code: 'CD1', name: '菜单客户' }, requestId: '' });
  await still(page);
  for (const [how, want] of [
    [() => page.evaluate(() => window.say('command', 'undo')), 0],
    [() => page.keyboard.press('Control+Shift+z'), 1],
    [() => page.keyboard.press('Control+z'), 0],
    [() => page.evaluate(() => window.say('command', 'redo')), 1],
  ]) {
    await how();
    await eventually(there, want, 'the customer, taken back and brought back');
    await page.locator('.toast').waitFor();
  }
}

/** Closing while work runs is asked by a dialog that keys reach and leave; it closes by itself when the work is done. */
async function leaving(page) {
  await still(page);
  const work = (status) =>
    page.evaluate((status) => window.say('job', { id: 99, title: 'bill', done: 3, total: 9, status, started: '' }), status);
  const dialog = page.getByRole('dialog', { name: '还有任务在做' });
  const told = (call) => page.evaluate((call) => window.told.filter(([c]) => c === call).length, call);
  const asked = async () => {
    await page.evaluate(() => window.say('closing'));
    await dialog.waitFor();
  };
  await work('running');
  await asked();
  const found = await barriers(page);
  equal(found.join('\n'), '', 'what keeps somebody from reading the question');
  for (let n = 0; n < 6; n++) {
    await page.keyboard.press('Tab');
    truth(await dialog.evaluate((d) => d.contains(document.activeElement)), 'Tab stays in the question');
  }
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  equal((await told('Desk.Quit')) + (await told('Desk.Close')), 0, 'Esc stays');
  await asked();
  await dialog.getByRole('button', { name: '做完后退出' }).focus();
  await page.keyboard.press('Enter');
  await work('done');
  await eventually(() => told('Desk.Close'), 1, 'the window is closed when the work is done');
}

/** A recent book, one that is opened by its file, and one that is dropped anywhere. */
async function books(page, server) {
  const demo = (await server.ask('books.current')).path;
  const own = demo.replace(/[^/\\]+$/, '松风里.zf');
  await server.ask('books.create', { path: own, name: '松风里' });
  const current = async () => (await server.ask('books.current')).path;
  await page.reload();
  await page.locator('.nav').waitFor();
  await page.evaluate((path) => window.drop(['/a/b.xlsx', path]), demo);
  await eventually(current, demo, 'the book that was dropped');
  await eventually(async () => (await items(page)).some((i) => i.title === '松风里'), true, 'the other is among the recent ones');
  const { id } = (await items(page)).find((i) => i.title === '松风里');
  await page.evaluate((command) => window.say('command', command), id);
  await eventually(current, own, 'the book of the menu');
  await page.locator('h1', { hasText: '今日' }).waitFor();
}
