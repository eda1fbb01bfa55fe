// How a list of very many bills feels (UX 13): the time to its first rows, and the time between frames while one scrolls through
// fifty thousand of them. `ZHANGFANG=program node e2e/scroll.mjs book.zf`; the benchmark BenchmarkAnswers of app makes such a book.
import { cpus, loadavg } from 'node:os';
import { launch, open, serve } from './lib.mjs';

const rows = 50_000;
const book = process.argv[2];
const server = await serve(book);
const browser = await launch();
const page = await open(browser, server, { width: 1366, height: 768 });
await page.locator('.nav').waitFor();
await page.waitForTimeout(3000); // what is fetched beforehand is fetched

const first = await page.evaluate(
  () =>
    new Promise((done) => {
      const began = performance.now();
      const look = () => (document.querySelector('.data-grid [row-id]') ? done(performance.now() - began) : requestAnimationFrame(look));
      document.querySelector('.nav a[href*="/invoices"]').click();
      look();
    }),
);

// Each frame turns on by 240 px, which is as fast as a wheel is turned; at the end of what is there it waits for more. The work of
// the page itself is told by its processor time, which other programs do not disturb.
const step = Number(process.argv[3] ?? 240);
const session = await page.context().newCDPSession(page);
await session.send('Performance.enable', { timeDomain: 'threadTicks' });
const worked = async () => (await session.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000;
const before = await worked();
const { frames, at } = await page.evaluate(
  ({ rows, step }) =>
    new Promise((done) => {
      let place = document.querySelector('.data-grid [row-id]');
      while (place.scrollHeight <= place.clientHeight || !/auto|scroll/.test(getComputedStyle(place).overflowY))
        place = place.parentElement;
      const frames = [];
      const begun = performance.now();
      let [last, at, moved] = [performance.now(), 0, performance.now()];
      const frame = (now) => {
        frames.push(now - last);
        last = now;
        place.scrollTop += step;
        const reached = Math.floor((place.scrollTop + place.clientHeight) / 32);
        if (reached > at) [at, moved] = [reached, now];
        if (at >= rows || now - moved > 20_000 || now - begun > 90_000) done({ frames: frames.slice(1).sort((a, b) => a - b), at });
        else requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    }),
  { rows, step },
);
const part = (p) => frames[Math.min(frames.length - 1, Math.floor(frames.length * p))].toFixed(0);
console.log(`first rows      ${first.toFixed(0)} ms`);
console.log(`rows scrolled   ${at}`);
console.log(`frames          ${frames.length}, p50 ${part(0.5)} ms, p95 ${part(0.95)} ms, p99 ${part(0.99)} ms, longest ${part(1)} ms`);
console.log(`work            ${(((await worked()) - before) / frames.length).toFixed(1)} ms of the processor for each frame`);
console.log(`load            ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
await browser.close();
await server.stop();
