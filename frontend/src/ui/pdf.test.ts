import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it, vi } from 'vitest';

const getDocument = vi.fn((_: { worker: unknown }) => ({ promise: Promise.resolve() }));
vi.mock('pdfjs-dist/legacy/build/pdf.mjs', () => ({ PDFWorker: { create: () => ({}) }, getDocument }));
vi.mock('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker', () => ({ default: class {} }));

const { drawPage, openPdf } = await import('./pdf');

it('a document that is closed while a page is fetched fails nobody', async () => {
  const lost: unknown[] = [];
  const listen = (e: unknown) => lost.push(e);
  process.on('unhandledRejection', listen);
  const doc = { getPage: () => Promise.reject(new Error('Transport destroyed')), loadingTask: { destroyed: true } };
  drawPage(doc as unknown as PDFDocumentProxy, 1, document.createElement('canvas'), 100);
  await new Promise((done) => setImmediate(done));
  process.off('unhandledRejection', listen);
  expect(lost).toEqual([]);
});

// A worker that pdf.js finds by itself is closed with the first document that is closed, and refuses the next one until then.
it('documents share a worker that none of them closes', () => {
  void openPdf(new Uint8Array());
  void openPdf('');
  const [first, second] = getDocument.mock.calls.map(([asked]) => asked.worker);
  expect(first).toBeTruthy();
  expect(second).toBe(first);
});
