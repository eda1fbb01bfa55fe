// Browser journeys: what people do, against the real program. Each file of journeys/ exports `name` and `run({browser})`.
// `node e2e/run.mjs [part of a name]`; ZHANGFANG names the terminal program. Prints each journey and ends with "N passed, N failed".
// Two walk side by side. What fails so is told in full and walked once more alone, since a waiting time may have run out on a busy
// machine: it counts as failed if it fails alone too.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, out } from './lib.mjs';

const folder = join(import.meta.dirname, 'journeys');
const wanted = process.argv[2] ?? '';
mkdirSync(out, { recursive: true });

const journeys = [];
for (const file of readdirSync(folder).sort()) {
  const journey = await import(pathToFileURL(join(folder, file)).href);
  if (`${file} ${journey.name}`.includes(wanted)) journeys.push({ file, ...journey });
}

const failed = [];
async function go(journey, times) {
  const { file, name, run } = journey;
  const browser = await launch();
  const began = performance.now();
  try {
    await run({ browser });
    console.log(`ok      ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)${times > 1 ? ', alone' : ''}`);
  } catch (error) {
    failed.push(journey);
    console.log(`FAILED  ${name}\n${error.stack}`);
    for (const [n, context] of browser.contexts().entries()) {
      for (const page of context.pages()) await page.screenshot({ path: join(out, `${file}-${n}-${times}.png`) }).catch(() => {});
    }
  }
  await browser.close();
}

// Each has a program and a browser of its own; the long walks over every screen go first.
const queue = journeys.toSorted((a, b) => b.file.includes('every') - a.file.includes('every'));
await Promise.all(
  [0, 1].map(async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await go(next, 1);
  }),
);
for (const journey of failed.splice(0)) await go(journey, 2);
console.log(`${journeys.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length || !journeys.length ? 1 : 0);
