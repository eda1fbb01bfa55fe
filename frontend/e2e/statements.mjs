// What the journeys of statements share: a file is given, its preview is read, it is imported.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually, visit } from './lib.mjs';

/** The books of a home and what SQLite has written beside them, as one hash: it changes with any byte. */
export function bookHash(home) {
  const hash = createHash('sha256');
  const books = readdirSync(home, { recursive: true }).filter((name) => /\.zf(-wal)?$/.test(name));
  if (!books.some((name) => name.endsWith('.zf'))) throw new Error(`no book in ${home}`);
  for (const name of books.sort()) hash.update(name).update(readFileSync(join(home, name)));
  return hash.digest('hex');
}

/** Gives a file to the window and waits until it is looked at. */
export async function look(page, path) {
  await visit(page, '流水');
  await page.locator('.data-grid[data-state=rows]').waitFor(); // before it the place to drop files is another
  await page.locator('input[type=file]').first().setInputFiles(path);
  await page.locator('h1', { hasText: '导入预览' }).waitFor();
}

/** What the preview says of the rows: 新增 5, 已有 0. */
export async function counts(page, want) {
  const said = async (word) => {
    const tab = page.locator('.bar').getByRole('radio', { name: new RegExp(`^${word}`) });
    const text = (await tab.count()) ? await tab.innerText() : await page.locator('.bar').innerText();
    return Number(new RegExp(`${word}\\s*([\\d,]+)`).exec(text)?.[1].replaceAll(',', '') ?? -1);
  };
  await eventually(() => said('新增'), want.new, 'new rows of the preview');
  await eventually(() => said('已有'), want.seen, 'rows of the preview that are there');
}

/** Imports the rows that the button names. */
export async function bringIn(page, count) {
  const button = page.getByRole('button', { name: new RegExp(`^导入 ${count} 行`) });
  await button.and(page.locator(':enabled')).waitFor();
  await page.keyboard.press('Control+Enter');
}
