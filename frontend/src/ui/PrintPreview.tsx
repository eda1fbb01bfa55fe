import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useText } from '../i18n';
import { Button } from './Button';
import { useCommands } from './commands';
import { ErrorNote } from './Note';

type Props = {
  /** The PDF itself, as bytes or base64; undefined while it is being made. */
  data: Uint8Array | string | undefined;
  /** Why it could not be made. */
  error?: unknown;
  /** Its name, for screen readers. */
  label: string;
  /** Just the pages, as in a drawer; without thumbnails and page keys. */
  plain?: boolean;
  /** At the right of the bar: print, save. */
  actions?: ReactNode;
};

/** The PDF of bytes or base64, opened for as long as it is looked at; `broken` says why it could not be. */
export function usePdf(data: Props['data']): { doc: PDFDocumentProxy | undefined; broken: unknown } {
  const [doc, setDoc] = useState<PDFDocumentProxy>();
  const [broken, setBroken] = useState<unknown>();
  useEffect(() => {
    if (!data) return;
    let gone = false;
    let opened: PDFDocumentProxy | undefined;
    setBroken(undefined);
    import('./pdf')
      .then(({ openPdf }) => openPdf(data))
      .then((d) => {
        opened = d;
        if (gone) return void d.destroy();
        setDoc(d);
      })
      .catch((e) => !gone && setBroken(e));
    return () => {
      gone = true;
      setDoc(undefined);
      void opened?.destroy();
    };
  }, [data]);
  return { doc, broken };
}

/** Which page is looked at: Page Up and Page Down turn. A PDF that is drawn anew stays at its page, as far as it has it. */
export function usePages(doc: PDFDocumentProxy | undefined, keys: boolean) {
  const { t } = useText();
  const [at, setPage] = useState(1);
  const count = doc?.numPages ?? 0;
  const page = Math.max(1, Math.min(at, count));
  const turn = (by: number) => setPage(Math.min(count, Math.max(1, page + by)));
  const when = count > 1 && keys;
  const turning = { when, typing: true, hidden: true };
  useCommands([
    { id: 'preview.next', title: t('ui.nextPage'), keys: 'PageDown', rank: 40, run: () => turn(1), ...turning },
    { id: 'preview.previous', title: t('ui.previousPage'), keys: 'PageUp', rank: 41, run: () => turn(-1), ...turning },
  ]);
  return { page, setPage, turn };
}

/** The print preview is the PDF itself, page by page, with thumbnails when there are several. Page Up and Page Down turn pages. */
export function PrintPreview({ data, error, label, plain, actions }: Props) {
  const { t } = useText();
  const { doc, broken } = usePdf(data);
  const pages = doc?.numPages ?? 0;
  const { page, setPage, turn } = usePages(doc, !plain);

  if (error || broken)
    return (
      <div className="pdf">
        <ErrorNote error={error ?? broken} />
      </div>
    );
  if (plain)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: pages are scrolled by the keyboard
      <figure className="pdf" tabIndex={0} aria-label={doc ? t('ui.previewOf', { label, count: pages }) : label} aria-busy={!doc}>
        {doc &&
          Array.from({ length: pages }, (_, i) => (
            <PdfPage key={i} doc={doc} page={i + 1} label={t('ui.pageOf', { page: i + 1, pages })} />
          ))}
      </figure>
    );
  return (
    <div className={pages > 1 ? 'preview many' : 'preview'}>
      {doc && pages > 1 && (
        <nav className="thumbs" aria-label={t('ui.pages')}>
          {Array.from({ length: pages }, (_, i) => (
            <button type="button" key={i} aria-current={page === i + 1 ? 'page' : undefined} onClick={() => setPage(i + 1)}>
              <PdfPage doc={doc} page={i + 1} width={88} label={t('ui.pageOf', { page: i + 1, pages })} />
              <span className="dim small">{i + 1}</span>
            </button>
          ))}
        </nav>
      )}
      <div className="preview-page">
        <div className="bar">
          <span className="dim small">{pages > 0 && t('ui.pageOf', { page, pages })}</span>
          {pages > 1 && (
            <Button kind="bare" small icon="left" label={t('ui.previousPage')} disabled={page === 1} onClick={() => turn(-1)} />
          )}
          {pages > 1 && (
            <Button kind="bare" small icon="right" label={t('ui.nextPage')} disabled={page === pages} onClick={() => turn(1)} />
          )}
          <div className="end">{actions}</div>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: pages are scrolled by the keyboard */}
        <figure className="pdf" tabIndex={0} aria-label={doc ? t('ui.previewOf', { label, count: pages }) : label} aria-busy={!doc}>
          {doc && <PdfPage key={page} doc={doc} page={page} label={t('ui.pageOf', { page, pages })} />}
        </figure>
      </div>
    </div>
  );
}

/** One page, drawn when it comes into view, as wide as its place (or `width`). */
export function PdfPage({ doc, page, width, label }: { doc: PDFDocumentProxy; page: number; width?: number; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [near, setNear] = useState(false);
  const [room, setRoom] = useState(width);

  useEffect(() => {
    const at = canvas.current;
    const parent = at?.parentElement;
    if (!at || !parent) return;
    const eye = new IntersectionObserver((seen) => setNear(seen.some((s) => s.isIntersecting)), { rootMargin: '400px' });
    eye.observe(at);
    const ruler = new ResizeObserver(() => {
      const style = getComputedStyle(parent);
      setRoom(
        width ??
          Math.min(900, Math.floor(parent.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight))),
      );
    });
    ruler.observe(parent);
    return () => {
      eye.disconnect();
      ruler.disconnect();
    };
  }, [width]);

  useEffect(() => {
    const at = canvas.current;
    if (!at || !near || !room) return;
    let stop = () => {};
    let gone = false;
    void import('./pdf').then(({ drawPage }) => {
      if (!gone) stop = drawPage(doc, page, at, room);
    });
    return () => {
      gone = true;
      stop();
    };
  }, [doc, page, near, room]);

  return (
    <canvas
      ref={canvas}
      className="sheet"
      role="img"
      aria-label={label}
      style={{ width: room, height: room && Math.round(room * Math.SQRT2) }}
    />
  );
}
