import { join } from 'node:path';
import { equal, eventually, open, serve, truth, visit } from '../lib.mjs';

export const name = 'meters: typed through, a wrap said, a draft that waits, saved at once, taken back, and billed from';

// Three meters on the way: one plain, one about to pass its highest value, one with two registers.
const tables = {
  customers: [{ code: 'K1', name: '云岫建筑' }],
  fee_items: [{ code: 'DF', name: '电费' }],
  contracts: [{ code: 'HT1', customer: 'K1', unit: 'A-01', start: '2026-01-01' }],
  meters: [
    { code: 'D1', contract: 'HT1', route: 1, unit: '度', max_value: '99999' },
    { code: 'D2', contract: 'HT1', route: 2, unit: '度', max_value: '99999', multiplier: '20' },
    { code: 'D3', contract: 'HT1', route: 3, unit: '度', registers: ['峰', '谷'] },
  ],
  charges: [
    { contract: 'HT1', line: 1, fee_item: 'DF', model: 'usage', price: '0.85', timing: 'arrears', anchor: 'calendar', meter: 'D1' },
    { contract: 'HT1', line: 2, fee_item: 'DF', model: 'usage', price: '0.85', timing: 'arrears', anchor: 'calendar', meter: 'D2' },
  ],
  readings: [
    { meter: 'D1', date: '2026-01-01', value: '100', kind: 'initial' },
    { meter: 'D2', date: '2026-01-01', value: '99950', kind: 'initial' },
    { meter: 'D3', register: '峰', date: '2026-01-01', value: '10', kind: 'initial' },
    { meter: 'D3', register: '谷', date: '2026-01-01', value: '20', kind: 'initial' },
  ],
};

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.create', { path: join(server.home, '抄表.zf'), name: '松风里物业' });
    const data = Buffer.from(JSON.stringify(tables)).toString('base64');
    await server.ask('exchange.import', { name: 'a.json', data, requestId: '' });
    const sheet = () => server.ask('meters.sheet', { date: '2026-01-31', search: '', show: 'all' });
    const page = await open(browser, server);
    await visit(page, '抄表');
    const toDay = async () => {
      await page.evaluate(() => {
        location.hash = '#/meters?date=2026-01-31';
      });
      await eventually(() => page.getByRole('textbox', { name: '抄表日期' }).inputValue(), '2026-01-31', 'the day of the sheet');
    };
    await toDay();
    const cell = (code) => page.getByRole('textbox', { name: `${code} 的读数` });
    await cell('D1').click();
    for (const typed of ['２００', '120', '30', '50']) {
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: '过零，用量 3,400' }).waitFor();
    await visit(page, '客户');
    await visit(page, '抄表');
    await toDay();
    await eventually(() => cell('D1').inputValue(), '200', 'what was typed, half-width, after leaving and coming back');

    await page.keyboard.press('Control+Enter');
    equal((await sheet()).read, 0, 'readings while one is wrong');
    await cell('D2').click();
    await page.keyboard.press('w');
    await page.getByText('3,400 度').waitFor();
    await page.keyboard.press('Control+Enter');
    await eventually(async () => (await sheet()).read, 4, 'readings after saving');
    equal((await sheet()).rows[1].usage, '3400', 'usage over the highest value, times 20');

    const bill = await server.ask('billing.preview', { through: '2026-02-01' });
    truth(JSON.stringify(bill).includes('2890.00'), '170 × 20 × 0.85 is billed');
    await page.keyboard.press('Control+z');
    await eventually(async () => (await sheet()).read, 0, 'readings after taking back');
    equal(page.errors.join('\n'), '', 'errors of the window');
  } finally {
    await server.stop();
  }
}
