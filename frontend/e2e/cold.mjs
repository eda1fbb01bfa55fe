// How long a cold start takes (issue 7, UX 40): from starting the program with a book to its first screen being there with its
// figures, in a browser that is open already. `ZHANGFANG=program node e2e/cold.mjs book.zf`; the benchmark BenchmarkAnswers of app
// makes a large book. Each start has a browser context of its own, which has nothing of the page yet; the first one is the first of
// this program with this book, and reads both from the disk.
import { cpus, loadavg } from 'node:os';
import { launch, open, serve } from './lib.mjs';

const starts = 5;
const browser = await launch();
let home;
for (let i = 0; i < starts; i++) {
  const began = performance.now();
  const server = await serve(process.argv[2], home);
  home = server.home;
  const listening = performance.now();
  const page = await open(browser, server, { width: 1366, height: 768 });
  await page.locator('.nav').waitFor();
  const drawn = performance.now();
  await page.locator('.day-steps').first().waitFor();
  const usable = performance.now();
  const ms = (from, to) => `${(to - from).toFixed(0)} ms`;
  console.log(
    `listening ${ms(began, listening)}, frame ${ms(listening, drawn)}, figures ${ms(drawn, usable)}; usable after ${ms(began, usable)}`,
  );
  await page.context().close();
  await server.stop({ keep: i < starts - 1 });
}
console.log(`load ${loadavg()[0].toFixed(1)} on ${cpus().length} cores`);
await browser.close();
