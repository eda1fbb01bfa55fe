// Every place of the window by its address, not only those of the rail: forms, sheets, tabs, the manual.
import { drawn, eventually } from './lib.mjs';
import { walker } from './screens.mjs';

/** The addresses. `{contract}` and its like are ids of the demo office. */
export const places = [
  'today',
  'bank',
  'bank/imports',
  'bank/pairs',
  'bank/import',
  'claim',
  'receipts',
  'receipts/new',
  'receipts/{receipt}',
  'deposits',
  'billing',
  'invoices',
  'invoices/{invoice}',
  'customers',
  'customers/new',
  'customers/{customer}',
  'customers/{customer}/edit',
  'contracts',
  'contracts/new',
  'contracts/turnover',
  'contracts/{contract}/edit',
  'closing/{contract}',
  'meters',
  'meters/book',
  'meters/book/new',
  'meters/pools',
  'reports/aging',
  'reports/received',
  'reports/collection',
  'reports/dso',
  'reports/forecast',
  'papers',
  'papers/templates',
  ...['company', 'papers', 'items', 'rules', 'calendar', 'memory', 'window', 'book', 'about'].map((p) => `settings/${p}`),
  'help/start',
  'help/errors',
  'setup',
];

/** A page on the demo office that can go to every place, and hears of every request that leaves this computer. */
export async function traveller(browser, server, options) {
  const ids = {};
  for (const [one, call] of Object.entries({
    customer: 'customers.list',
    contract: 'contracts.list',
    invoice: 'invoices.list',
    receipt: 'receipts.list',
  }))
    ids[one] = (await server.ask(call, { limit: 1 })).rows[0].id;
  const page = await walker(browser, server, options);
  page.foreign = [];
  const home = new URL(server.address).host;
  page.on('request', (r) => /^(https?|wss?):/.test(r.url()) && new URL(r.url()).host !== home && page.foreign.push(r.url()));
  page.ids = ids;
  page.placeOf = (place) => place.replace(/\{(\w+)\}/, (_, one) => ids[one]);
  return page;
}

/** Goes to a place by its address and waits until it stands still. */
export async function goTo(page, place) {
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#/${page.placeOf(place)}`,
  );
  await drawn(page);
  await page.locator('h1').first().waitFor();
  await eventually(page.asked, 0, `${place} still asks`);
  await page.waitForFunction(
    () =>
      !document.querySelector('[aria-busy=true], [data-state=loading]') &&
      document.getAnimations().every((a) => a.playState !== 'running' || a.effect.getTiming().iterations === Infinity),
  );
}
