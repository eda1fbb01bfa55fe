// The legacy build brings what older web views (WebKitGTK, older macOS) lack. Its worker is bundled: nothing is fetched from elsewhere.
import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
import Worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';

// One for all documents, and none's own: closing a document leaves it to the one that is opened meanwhile.
let worker: PDFWorker | undefined;

/** Opens a PDF from bytes or base64. Close it with `doc.destroy()`. */
export function openPdf(data: Uint8Array | string): Promise<PDFDocumentProxy> {
  worker ??= PDFWorker.create({ port: new Worker() });
  const bytes = typeof data === 'string' ? Uint8Array.from(atob(data), (c) => c.charCodeAt(0)) : data.slice();
  return getDocument({
    data: bytes,
    worker,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    disableAutoFetch: true,
    disableStream: true,
  }).promise;
}

/** Draws one page into a canvas, `width` CSS pixels wide. Gives how to stop. */
export function drawPage(doc: PDFDocumentProxy, page: number, canvas: HTMLCanvasElement, width: number): () => void {
  let stop = () => {};
  let gone = false;
  const draw = async () => {
    const p = await doc.getPage(page);
    if (gone) return;
    const whole = p.getViewport({ scale: 1 });
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const viewport = p.getViewport({ scale: (width / whole.width) * ratio });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${(width * whole.height) / whole.width}px`;
    const task = p.render({ canvas, viewport });
    stop = () => task.cancel();
    task.promise.catch(() => {
      // Cancelled: the page is no longer looked at.
    });
  };
  draw().catch((e) => {
    // A document that was closed meanwhile has no pages to draw, and nobody looks at it.
    if (!gone && !doc.loadingTask.destroyed) throw e;
  });
  return () => {
    gone = true;
    stop();
  };
}
