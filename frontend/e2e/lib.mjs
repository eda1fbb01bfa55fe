// What every journey shares: the program's own loopback server on a book of its own, a browser, and patience without sleeping.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// SLOW=4 lets the window work at a quarter of its speed, as a slow computer does: a journey that loses a race shows it.
const slow = Number(process.env.SLOW || 1);
export const patience = 20_000 * slow;

/** Where pictures of failed journeys are laid. */
export const out = join(import.meta.dirname, 'out');

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, args: quiet });

/** Starts `zhangfang serve` in an empty home, or in that of a server stopped before. With a book it opens that one, else the first-run screen. */
export async function serve(book, home = mkdtempSync(join(tmpdir(), 'zhangfang-e2e-'))) {
  const process_ = spawn(process.env.ZHANGFANG, ['serve', '--port', '0', '--token', 'journey', ...(book ? ['--book', book] : [])], {
    env: { ...process.env, ZHANGFANG_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((found, lost) => {
    createInterface({ input: process_.stdout }).once('line', found);
    process_.once('exit', (code) => lost(new Error(`serve ended with ${code}`)));
  });
  return {
    home,
    address,
    /** Asks the program itself, to compare what the screen shows with what the book holds. */
    async ask(call, request = {}) {
      const base = address.slice(0, address.indexOf('#'));
      const answer = await fetch(`${base}v1/${call}`, {
        method: 'POST',
        headers: { Authorization: 'Bearer journey' },
        body: JSON.stringify(request),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${call}: ${answer.status} ${text}`);
      return JSON.parse(text);
    },
    /** Ends the program; `keep` leaves its home for another start. */
    async stop({ keep = false } = {}) {
      process_.removeAllListeners('exit');
      const gone = new Promise((done) => process_.once('exit', done));
      process_.kill('SIGINT');
      await gone;
      if (!keep) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A page that fails its journey when the window logs an error or a request of ours breaks. */
export async function open(browser, server, { language = 'zh-CN', dark = false, width = 1366, height = 768, scale = 1 } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  if (slow > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slow });
  page.errors = [];
  page.on('pageerror', (e) => page.errors.push(String(e)));
  // A refusal (422) is a sentence that the screen shows; a bug (500) is not.
  page.on('console', (m) => m.type() === 'error' && !m.text().includes('422') && page.errors.push(m.text()));
  page.on('response', (r) => r.status() >= 500 && page.errors.push(`${r.status()} ${r.url()}`));
  await page.goto(server.address);
  return page;
}

/** Waits until the place of the address is drawn: while its code is fetched, the one before it still stands. */
export const drawn = (page) => page.waitForFunction(() => document.documentElement.dataset.place === location.hash.slice(1).split('?')[0]);

/** Goes to a screen by the rail and waits for its title, which is the link's own word unless said. */
export async function visit(page, text, heading = text) {
  await page.locator('.nav').getByRole('link', { name: text }).click();
  await page.locator('h1', { hasText: heading }).first().waitFor();
}

export function equal(got, want, what) {
  if (got !== want) throw new Error(`${what}: got ${JSON.stringify(got)}, want ${JSON.stringify(want)}`);
}

export function truth(ok, what) {
  if (!ok) throw new Error(what);
}

/** "1,234.50" or "−1,234.50" as fen. */
export const fen = (text) => Math.round(Number(text.replace(/[,\s¥]/g, '').replace('−', '-')) * 100);

/** Asks again until the answer is what is wanted: for what the program does after the key was let go. */
export async function eventually(ask, want, what) {
  let got;
  for (const end = performance.now() + patience; performance.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    got = await ask();
    if (got === want) return;
  }
  equal(got, want, what);
}
