// Browser journeys: what people do, against the real program. Each file of journeys/ exports `name` and `run({browser})`.
// `node e2e/run.mjs [part of a name]`; ZHANGFANG names the terminal program. Prints each journey and ends with "N passed, N failed".
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

let passed = 0;
let failed = 0;
async function go({ file, name, run }) {
  const browser = await launch();
  const began = performance.now();
  try {
    await run({ browser });
    passed++;
    console.log(`ok      ${name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}\n${error.stack}`);
    for (const [n, context] of browser.contexts().entries()) {
      for (const page of context.pages()) await page.screenshot({ path: join(out, `${file}-${n}.png`) }).catch(() => {});
    }
  }
  await browser.close();
}

// Each has a program and a browser of its own, so two walk side by side; the long walks over every screen go first.
const queue = journeys.sort((a, b) => b.file.includes('every') - a.file.includes('every'));
await Promise.all(
  [0, 1].map(async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await go(next);
  }),
);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
