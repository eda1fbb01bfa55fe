import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it, vi } from 'vitest';

vi.mock('pdfjs-dist/legacy/build/pdf.mjs', () => ({ GlobalWorkerOptions: {}, getDocument: vi.fn() }));
vi.mock('pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker', () => ({ default: class {} }));

const { drawPage } = await import('./pdf');

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
