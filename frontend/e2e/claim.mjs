// What the journeys of claiming share: the line at work, finding, and the running header.
import { eventually, fen } from './lib.mjs';

export const rows = (page) => page.locator('.lines tbody tr');
export const judge = (page) => page.locator('.judge');
export const queue = (server) => server.ask('claims.queue', {});
/** How many lines are open, without the lines. */
export const openCount = async (server) => (await server.ask('claims.queue', { limit: 1, done: 1 })).unclaimed.count;
export const state = async (server, id) => (await server.ask('receipts.get', { id })).state;
export const yuan = (f) => (f / 100).toFixed(2);

/** Money as a bank line that nobody is known for. */
export const enter = async (server, amount, payer, more = {}) =>
  (await server.ask('receipts.enter', { amount: yuan(amount), payer, method: 'bank', customerId: 0, ...more })).receipt;

/** Goes to one line by its address. */
export async function goTo(page, receipt) {
  await page.evaluate((id) => {
    location.hash = `#/claim?at=${id}`;
  }, receipt);
  await page.locator(`.lines tr.at[data-receipt="${receipt}"]`).waitFor();
  await page.locator('.lines').focus();
}

/** Opens the finder by its key and takes the first hit. */
export async function find(page, key, text) {
  await page.locator('.lines').focus();
  await page.keyboard.press(key);
  const input = page.locator('.finder input');
  await input.fill(text);
  await page.locator('.finder .hit', { hasText: text }).first().waitFor();
  await input.press('Enter');
  await input.waitFor({ state: 'detached' });
}

/** The running header is what the list of receipts adds up to, by its own query. */
export const header = (page, server) =>
  eventually(
    async () => {
      const sum = async (state) => fen((await server.ask('receipts.list', { state, limit: 1 })).amount);
      const [all, claimed, nothing, open] = [await sum(''), await sum('claimed'), await sum('nothing'), await sum('open')];
      const shown = (await page.locator('.run dd').allInnerTexts()).map(fen);
      return JSON.stringify(shown) === JSON.stringify([all, claimed, ...(nothing ? [nothing] : []), open]);
    },
    true,
    'the running header equals the book',
  );
