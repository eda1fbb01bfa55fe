import { equal, serve } from '../lib.mjs';
import { goTo, places, traveller } from '../places.mjs';
import { sentences, unspoken } from '../words.mjs';

// UX 25
export const name = 'in a made third language every word comes from the texts, and a third more of them fits';

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await traveller(browser, server, { language: 'en' });
    await page.evaluate(() => {
      localStorage.setItem('zhangfang.pseudo', 'true');
      localStorage.setItem('zhangfang.language', '"en"');
    });
    await page.reload();
    await page.locator('.nav').waitFor();
    const own = (await server.ask('bank.accounts')).rows.map((a) => a.name); // what the office itself calls so
    const known = sentences().filter((s) => !own.includes(s));
    const wrong = [];
    for (const place of places) {
      await goTo(page, place);
      wrong.push(...(await page.locator('html').evaluate(unspoken, known)).map((w) => `${place}: ${w}`));
    }
    equal([...new Set(wrong)].join('\n'), '', 'the places');
    equal(page.errors.join('\n'), '', 'errors of the page');
  } finally {
    await server.stop();
  }
}
