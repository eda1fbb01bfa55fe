// Browser journeys: what people do, against the real program. Each file of journeys/ exports `name` and `run({browser})`.
// `node e2e/run.mjs [part of a name]`; ZHANGFANG names the terminal program. Prints each journey and ends with "N passed, N failed".
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch, out } from './lib.mjs';

const folder = join(import.meta.dirname, 'journeys');
const wanted = process.argv[2] ?? '';
mkdirSync(out, { recursive: true });

let passed = 0;
let failed = 0;
const browser = await launch();
for (const file of readdirSync(folder).sort()) {
  const journey = await import(pathToFileURL(join(folder, file)).href);
  if (!`${file} ${journey.name}`.includes(wanted)) continue;
  const began = performance.now();
  try {
    await journey.run({ browser });
    passed++;
    console.log(`ok      ${journey.name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${journey.name}\n${error.stack}`);
    for (const [n, context] of browser.contexts().entries()) {
      for (const page of context.pages()) await page.screenshot({ path: join(out, `${file}-${n}.png`) }).catch(() => {});
    }
  }
  for (const context of browser.contexts()) await context.close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
