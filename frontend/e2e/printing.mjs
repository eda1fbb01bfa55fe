// What the journeys of papers share: a printer that lays what it gets into a folder, and a reader of PDFs.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { serve } from './lib.mjs';

/** A printer that lays what it gets into a folder: lp and lpstat as CUPS has them. */
export function spooler() {
  const dir = mkdtempSync(join(tmpdir(), 'zhangfang-spool-'));
  const out = join(dir, 'out');
  mkdirSync(out);
  const tool = (name, text) => {
    writeFileSync(join(dir, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(dir, name), 0o755);
  };
  tool('lpstat', 'case "$1" in -e) echo laser; echo needle;; -d) echo "system default destination: laser";; esac');
  tool('lp', `echo "$@" >> '${out}/jobs'\nfor f; do :; done\nn=$(wc -l < '${out}/jobs')\ncp "$f" "${out}/$n.pdf"`);
  return {
    dir,
    jobs: () => (existsSync(join(out, 'jobs')) ? readFileSync(join(out, 'jobs'), 'utf8').trim().split('\n') : []),
    file: (n) => readFileSync(join(out, `${n}.pdf`)),
    out,
    drop: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** The text of every page of a PDF. */
export async function textOf(bytes) {
  const doc = await getDocument({ data: new Uint8Array(bytes), useWasm: false }).promise;
  const pages = [];
  for (let n = 1; n <= doc.numPages; n++) pages.push((await (await doc.getPage(n)).getTextContent()).items.map((i) => i.str).join(' '));
  await doc.destroy();
  return pages;
}

/** A program that finds that printer and no other. */
export async function serveTo(spool) {
  const path = process.env.PATH;
  process.env.PATH = spool.dir + delimiter + path;
  const server = serve(); // it takes its surroundings at once
  process.env.PATH = path;
  return server;
}

/** The print dialog has drawn what it would print. */
export const ready = (page) => page.waitForFunction(() => document.querySelector('.print-end .btn.go:not([disabled])'));
