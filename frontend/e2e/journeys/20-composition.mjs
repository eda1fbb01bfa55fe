import { equal, eventually, serve } from '../lib.mjs';
import { goTo, places, traveller } from '../places.mjs';

// UX 21
export const name = 'while an input method composes, no key does anything at any place, and no page asks anything of the network';

/** Keys as they come while letters are composed: marked so, or by the code that says an input method has them. */
const keys = ['Enter', 'Escape', ' ', 'ArrowDown', 'Delete', '/', '?', 'F1', ...'abcdefghinoprstuwxyz123'];

export async function run({ browser }) {
  const server = await serve();
  try {
    await server.ask('books.demo');
    const page = await traveller(browser, server);
    const wrong = [];
    for (const place of places) {
      await goTo(page, place);
      const before = await rest(page);
      const asked = [];
      const hear = (r) => r.url().includes('/v1/') && !r.url().includes('/v1/events') && asked.push(r.url().replace(/.*\/v1\//, ''));
      page.on('request', hear);
      await page.evaluate(compose, keys);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      page.off('request', hear);
      const after = await look(page);
      for (const what of Object.keys(before))
        if (after[what] !== before[what]) wrong.push(`${place}: ${what} was ${before[what]}, is ${after[what]}`);
      if (asked.length) wrong.push(`${place}: asked ${asked.join(' ')}`);
    }
    equal(wrong.join('\n'), '', 'the places');
    equal(page.foreign.join(' '), '', 'requests to other computers');
    equal(page.errors.join('\n'), '', 'errors of the page');
    await realComposition(page);
  } finally {
    await server.stop();
  }
}

/** What the page looks like when it has come to rest: rows may still be drawn when all is answered. */
async function rest(page) {
  let last = await look(page);
  let same = 0; // looks in a row: a place that is fetched has not asked yet when it is first drawn
  await eventually(
    async () => {
      const before = JSON.stringify(last);
      last = await look(page);
      same = JSON.stringify(last) === before && page.asked() === 0 ? same + 1 : 0;
      return same >= 8;
    },
    true,
    'the page comes to rest',
  );
  return last;
}

/** What a key might have changed. */
const look = (page) =>
  page.evaluate(() => ({
    address: location.hash,
    dialogs: document.querySelectorAll('[role=dialog], [role=alertdialog], .ant-select-dropdown:not(.ant-select-dropdown-hidden), .tray')
      .length,
    drawers: document.querySelectorAll('aside.drawer').length,
    marked: document.querySelectorAll('[aria-selected=true], [aria-checked=true], input:checked').length,
    typed: [...document.querySelectorAll('input:not([type=checkbox]), textarea')].map((i) => i.value).join('|'),
  }));

/** Sends the keys to the page and to every kind of field and row that can have the focus. */
function compose(keys) {
  const kinds = new Set();
  const targets = [document.body];
  for (const e of document.querySelectorAll('input, textarea, [role=combobox], [role=gridcell], [role=row], [tabindex="0"], button')) {
    const kind = `${e.tagName} ${e.getAttribute('role')} ${e.type} ${e.parentElement.className}`;
    if (!e.checkVisibility() || kinds.has(kind)) continue;
    kinds.add(kind);
    targets.push(e);
  }
  for (const at of targets) {
    at.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const key of keys)
      for (const how of [{ isComposing: true }, { keyCode: 229 }, { isComposing: true, ctrlKey: key === 'Enter' }])
        for (const type of ['keydown', 'keyup'])
          at.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true, ...how }));
    at.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
  }
}

/** A true composition, by the browser's own input method: Enter takes the letters and chooses nothing. */
async function realComposition(page) {
  await goTo(page, 'today');
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox');
  await box.waitFor();
  const ime = await page.context().newCDPSession(page);
  await ime.send('Input.imeSetComposition', { text: 'song', selectionStart: 4, selectionEnd: 4 });
  await ime.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  await ime.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
  await ime.send('Input.insertText', { text: '松' });
  equal(await box.inputValue(), '松', 'what was composed');
  equal(await page.evaluate(() => location.hash), '#/today', 'where we are after composing');
}
