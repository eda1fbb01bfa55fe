import { useQuery } from '@tanstack/react-query';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { call, Fault, type go, useCall, type Wire } from '../../api';
import { useText } from '../../i18n';
import { useSearched } from '../../parts/Finder';
import type { Kind, Layout, Printed } from '../../parts/print';
import { ErrorNote, Seg, SelectField } from '../../ui';
import { PdfPage } from '../../ui/PrintPreview';
import { type Block, type Box, nudged, sheetOf, type Template, tidy } from './data';

type Tried = { id: number; lang: string };

/** The template on a document, half a second after the last change; the last good one stays while it is mended. */
export function useTry(draft: Template, tried: Tried) {
  const wanted = JSON.stringify({ template: tidy(draft), ...tried });
  const [settled, setSettled] = useState(wanted);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(wanted), 350);
    return () => clearTimeout(timer);
  }, [wanted]);
  const last = useRef<Printed>(undefined);
  const query = useQuery({
    queryKey: ['invoice receipt settings customer', 'Papers.Try', settled],
    queryFn: ({ signal }) => call<Printed>('Papers.Try', JSON.parse(settled), signal),
    retry: (n, e) => !(e instanceof Fault) && n < 1,
    gcTime: 0,
  });
  if (query.data) last.current = query.data;
  return { data: last.current, error: query.error, isFetching: query.isFetching };
}

type Props = {
  draft: Template;
  look: ReturnType<typeof useTry>;
  tried: Tried;
  onTry: (tried: Tried) => void;
  block: Block | undefined;
  onBox: (at: NonNullable<Block['at']>) => void;
};

/** The live preview with rulers in mm; a block with a place of its own is drawn over it and can be dragged. */
export function Preview({ draft, look, tried, onTry, block, onBox }: Props) {
  const { t } = useText();
  const doc = usePdf(look.data?.data);
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const at = frame.current;
    if (!at) return;
    const ruler = new ResizeObserver(() => setRoom(Math.min(860, at.clientWidth - 56)));
    ruler.observe(at);
    return () => ruler.disconnect();
  }, []);
  const sheet = sheetOf[draft.layout as Layout] ?? sheetOf.a4;
  const mm = room / sheet.wide;
  const flags = [...new Set((look.data?.pages ?? []).flatMap((p) => p.flags ?? []))];
  return (
    <section className="template-look" aria-label={t('papers.preview')}>
      <div className="bar">
        <OnWhat kind={draft.kind as Kind} value={tried.id} onChange={(id) => onTry({ ...tried, id })} />
        <Seg
          label={t('papers.print.lang')}
          value={tried.lang}
          onChange={(lang) => onTry({ ...tried, lang })}
          choices={[
            { value: 'zh-CN', title: '中文' },
            { value: 'en', title: 'EN' },
          ]}
        />
        {look.isFetching && <span className="dim small">{t('papers.print.making')}</span>}
        {flags.length > 0 && <span className="doubt small">{flags.map((f) => t(`papers.flag.${f as 'sparse'}`)).join(t('ui.comma'))}</span>}
      </div>
      {look.error instanceof Fault && <p className="template-stale small">{t('papers.stale')}</p>}
      {look.error && !(look.error instanceof Fault) ? <ErrorNote error={look.error} /> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className="template-paper" ref={frame} tabIndex={0}>
        {doc && room > 0 && (
          <div className="template-sheet" style={{ width: room + 24 }}>
            <Ruler mm={mm} wide={sheet.wide} high={sheet.high} />
            {Array.from({ length: Math.min(doc.numPages, 5) }, (_, i) => (
              <div key={`${look.data?.data.length} ${i}`} className="template-page" style={{ width: room }}>
                <PdfPage doc={doc} page={i + 1} width={room} label={t('ui.pageOf', { page: i + 1, pages: doc.numPages })} />
                {i === 0 && block?.at && <PlaceBox at={block.at} mm={mm} sheet={sheet} onBox={onBox} />}
              </div>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}

function usePdf(data: string | undefined) {
  const [doc, setDoc] = useState<PDFDocumentProxy>();
  useEffect(() => {
    if (!data) return;
    let gone = false;
    void import('../../ui/pdf')
      .then(({ openPdf }) => openPdf(data))
      .then((d) => {
        if (gone) return void d.destroy();
        // The one before goes only when the new one is there: no white flash between two letters.
        setDoc((before) => {
          void before?.destroy();
          return d;
        });
      });
    return () => {
      gone = true;
    };
  }, [data]);
  return doc;
}

function Ruler({ mm, wide, high }: { mm: number; wide: number; high: number }) {
  const marks = (length: number) => Array.from({ length: Math.floor(length / 10) + 1 }, (_, i) => i * 10);
  return (
    <>
      <svg className="template-ruler top" width={wide * mm} height={18} aria-hidden="true">
        {marks(wide).map((x) => (
          <g key={x}>
            <line x1={x * mm} x2={x * mm} y1={x % 50 === 0 ? 6 : 12} y2={18} />
            {x % 50 === 0 && x > 0 && (
              <text x={x * mm - 2} y={11} textAnchor="end">
                {x}
              </text>
            )}
          </g>
        ))}
      </svg>
      <svg className="template-ruler side" width={22} height={high * mm} aria-hidden="true">
        {marks(high).map((y) => (
          <g key={y}>
            <line y1={y * mm} y2={y * mm} x1={y % 50 === 0 ? 8 : 16} x2={22} />
            {y % 50 === 0 && y > 0 && (
              <text x={0} y={y * mm - 3}>
                {y}
              </text>
            )}
          </g>
        ))}
      </svg>
    </>
  );
}

function PlaceBox({ at, mm, sheet, onBox }: { at: Box; mm: number; sheet: { wide: number; high: number }; onBox: (at: Box) => void }) {
  const { t } = useText();
  const from = useRef<{ x: number; y: number; at: Box }>(undefined);
  const start = (e: PointerEvent<HTMLDivElement>) => {
    e.currentTarget.setPointerCapture(e.pointerId);
    from.current = { x: e.clientX, y: e.clientY, at };
  };
  const drag = (e: PointerEvent<HTMLDivElement>) => {
    const f = from.current;
    if (!f) return;
    onBox(nudged(f.at, [(e.clientX - f.x) / mm, (e.clientY - f.y) / mm], 1, sheet));
  };
  const key = (e: KeyboardEvent<HTMLDivElement>) => {
    const by = ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] } as Record<string, [number, number]>)[e.key];
    if (!by || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    onBox(nudged(at, by, e.shiftKey ? 10 : 0.5, sheet));
  };
  return (
    <div
      className="template-box"
      role="slider"
      tabIndex={0}
      aria-label={t('papers.place')}
      aria-valuenow={at.x}
      aria-valuetext={t('papers.placeAt', { x: at.x, y: at.y })}
      onKeyDown={key}
      style={{ left: at.x * mm, top: at.y * mm, width: at.w * mm, height: Math.max(at.h, 6) * mm }}
      onPointerDown={start}
      onPointerMove={drag}
      onPointerUp={() => {
        from.current = undefined;
      }}
    />
  );
}

const byInvoice: Kind[] = ['invoice'];
const byReceipt: Kind[] = ['receipt'];
const byCustomer: Kind[] = ['statement', 'reminder', 'latefee', 'envelope', 'label'];

/** The document it is tried on: a sample with everything in it, or one of the book. */
function OnWhat({ kind, value, onChange }: { kind: Kind; value: number; onChange: (id: number) => void }) {
  const { t } = useText();
  const [search, onSearch] = useSearched();
  const page = { search, sort: '', desc: false, after: '', limit: 20 };
  const bills = useCall<Wire<go.billing.Page>>('Invoices.List', page, ['invoice'], { enabled: byInvoice.includes(kind), keep: true });
  const money = useCall<Wire<go.receipt.Page>>('Receipts.List', { ...page, state: 'claimed' }, ['receipt'], {
    enabled: byReceipt.includes(kind),
    keep: true,
  });
  const people = useCall<Wire<go.customer.Page>>('Customers.List', { ...page, show: 'live', segment: '' }, ['customer'], {
    enabled: byCustomer.includes(kind),
    keep: true,
  });
  const options = [
    { value: 0, label: t('papers.sample') },
    ...(bills.data?.rows ?? []).filter((r) => r.stored !== 'draft').map((r) => ({ value: r.id as number, label: r.number, note: r.name })),
    ...(money.data?.rows ?? []).map((r) => ({
      value: r.id as number,
      label: r.customerName || r.payerName,
      note: `${r.date} ${r.amount}`,
    })),
    ...(people.data?.rows ?? []).map((r) => ({ value: r.id as number, label: r.name, note: r.code })),
  ];
  return (
    <div className="template-on">
      <SelectField<number> bare label={t('papers.tryOn')} value={value} onChange={onChange} options={options} onSearch={onSearch} />
    </div>
  );
}
