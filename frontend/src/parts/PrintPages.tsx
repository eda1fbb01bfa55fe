import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../i18n';
import { Button, ErrorNote, Icon } from '../ui';
import { PdfPage, usePages, usePdf } from '../ui/PrintPreview';
import type { Printed } from './print';

/** A page that somebody should look at: where it is in the file, and why. */
type Doubt = { page: number; document: number; flags: string[] };

/** Maps what is known of documents' pages to pages of the file: two-up and labels lay several on one sheet. */
export function doubtsOf(pages: Printed['pages'], sheets: number): Doubt[] {
  const all = pages ?? [];
  return all
    .map((p, i) => ({ page: Math.min(sheets, Math.floor((i * sheets) / all.length) + 1), document: p.document, flags: p.flags ?? [] }))
    .filter((d) => d.flags.length > 0);
}

const step = 152;

type Props = { data: string | undefined; pages: Printed['pages'] | undefined; error: unknown; busy: boolean; label: string };

/** The PDF itself page by page: the doubtful pages first, thumbnails drawn as they are seen, PageUp and PageDown turn. */
export function PrintPages({ data, pages, error, busy, label }: Props) {
  const { t } = useText();
  const { doc, broken } = usePdf(data);
  const count = doc?.numPages ?? 0;
  const { page, setPage, turn } = usePages(doc, true);
  const doubts = useMemo(() => doubtsOf(pages ?? [], count), [pages, count]);
  if (error || broken)
    return (
      <div className="pdf print-none">
        <ErrorNote error={error ?? broken} />
      </div>
    );
  const here = doubts.filter((d) => d.page === page).flatMap((d) => d.flags);
  return (
    <div className={count > 1 ? 'print-pages many' : 'print-pages'} aria-busy={busy || !doc}>
      {doc && count > 1 && <Thumbs doc={doc} count={count} page={page} doubts={doubts} onPage={setPage} />}
      <div className="print-page">
        <div className="bar">
          <span className="mid small">{count > 0 ? t('ui.pageOf', { page, pages: count }) : t('papers.print.making')}</span>
          {count > 1 && (
            <>
              <Button kind="bare" small icon="left" label={t('ui.previousPage')} disabled={page === 1} onClick={() => turn(-1)} />
              <Button kind="bare" small icon="right" label={t('ui.nextPage')} disabled={page === count} onClick={() => turn(1)} />
            </>
          )}
          {here.length > 0 && (
            <span className="doubt small">
              <Icon name="warn" small /> {here.map((f) => t(`papers.flag.${f as 'rowCut'}`)).join(t('ui.comma'))}
            </span>
          )}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
        <figure className="pdf" tabIndex={0} aria-label={doc ? t('ui.previewOf', { label, count }) : label}>
          {doc && <PdfPage key={page} doc={doc} page={page} label={t('ui.pageOf', { page, pages: count })} />}
        </figure>
      </div>
    </div>
  );
}

// Of 300 pages only those in sight have a canvas.
function Thumbs({
  doc,
  count,
  page,
  doubts,
  onPage,
}: {
  doc: PDFDocumentProxy;
  count: number;
  page: number;
  doubts: Doubt[];
  onPage: (page: number) => void;
}) {
  const { t } = useText();
  const box = useRef<HTMLElement>(null);
  const [top, setTop] = useState(0);
  const marks = useMemo(() => new Map(doubts.map((d) => [d.page, d.flags])), [doubts]);
  const from = Math.max(0, Math.floor(top / step) - 1);
  const till = Math.min(count, from + Math.ceil((box.current?.clientHeight ?? 700) / step) + 3);
  useEffect(() => {
    const at = box.current;
    if (!at) return;
    const [first, last] = [(page - 1) * step, page * step];
    if (first < at.scrollTop) at.scrollTop = first;
    else if (last > at.scrollTop + at.clientHeight) at.scrollTop = last - at.clientHeight;
  }, [page]);
  const listed = [...marks].slice(0, 200);
  return (
    <div className="print-side">
      {listed.length > 0 && (
        <div className="print-doubts">
          <p className="doubt small">
            <Icon name="warn" small /> {t('papers.print.doubts', { count: marks.size })}
          </p>
          <ul>
            {listed.map(([n, flags]) => (
              <li key={n}>
                <button type="button" className="link" aria-current={n === page ? 'page' : undefined} onClick={() => onPage(n)}>
                  {t('papers.print.doubtPage', {
                    page: n,
                    why: flags.map((f) => t(`papers.flagShort.${f as 'rowCut'}`)).join(t('ui.comma')),
                  })}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <nav className="print-thumbs" ref={box} aria-label={t('ui.pages')} onScroll={(e) => setTop(e.currentTarget.scrollTop)}>
        <div style={{ height: count * step }}>
          {Array.from({ length: till - from }, (_, i) => from + i + 1).map((n) => (
            <button
              type="button"
              key={n}
              style={{ top: (n - 1) * step, height: step }}
              aria-current={page === n ? 'page' : undefined}
              onClick={() => onPage(n)}
            >
              <PdfPage doc={doc} page={n} width={84} label={t('ui.pageOf', { page: n, pages: count })} />
              <span className={marks.has(n) ? 'doubt small' : 'mid small'}>
                {marks.has(n) && <Icon name="warn" small />}
                {n}
              </span>
            </button>
          ))}
        </div>
      </nav>
    </div>
  );
}
