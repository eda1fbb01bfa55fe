import { join } from 'node:path';
import { equal, eventually, open, serve } from '../lib.mjs';

// UX 34, UX 32
export const name = 'a backup is made by a key and gone back to: what would be lost is told, the name is typed, and the old book is kept';

export async function run({ browser }) {
  const server = await serve();
  try {
    const book = join(server.home, '恢复.zf');
    await server.ask('books.create', { path: book, name: '松风里物业' });
    const customer = (code) => server.ask('customers.save', { customer: { code, name: `客户${code}` }, requestId: '' });
    const count = async () => (await server.ask('customers.list', { show: 'all', limit: 5 })).count;
    await customer('K1');

    const page = await open(browser, server);
    await page.locator('h1', { hasText: '今日' }).waitFor();
    await page.evaluate(() => {
      location.hash = '#/settings/book';
    });
    await page.getByRole('button', { name: '现在备份', exact: true }).waitFor();
    await page.keyboard.press('Control+b');
    const row = page.locator('table.grid tbody tr:not([title*="每日"])'); // the program makes one by itself, beside the work
    await row.first().waitFor();
    equal(await row.count(), 1, 'backups listed');
    await customer('K2');
    await customer('K3');

    await row.getByRole('button', { name: '恢复' }).click();
    const dialog = page.getByRole('alertdialog', { name: /恢复到/ });
    await dialog.getByText('2 项操作会没有').waitFor();
    await dialog.getByText('现在的账套会另存一份').waitFor();
    const go = dialog.getByRole('button', { name: '恢复', exact: true });
    equal(await go.isDisabled(), true, 'the button before the name is typed');
    await dialog.getByRole('textbox').fill('松风里物业');
    await go.click();
    await page.getByText('原来的账套留在').waitFor();
    await eventually(count, 1, 'customers after going back');
    equal((await server.ask('books.current')).path, book, 'the book that is open');
    equal(page.errors.join('\n'), '', 'the window complained');
  } finally {
    await server.stop();
  }
}
