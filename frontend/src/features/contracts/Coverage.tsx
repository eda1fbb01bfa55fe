import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { daysUntil } from '../../api';
import { useText } from '../../i18n';
import { Button, Icon } from '../../ui';
import { Billed } from './Billed';
import { type Row, rowsOf } from './coverRows';
import type { Bar, Draft, Preview } from './data';
import type { DraftHand } from './useDraft';
import { priceWord } from './words';

/** Pixels of one charge: the bar, and under it what was billed of its days. */
export const rowHeight = 34;

/** 每一天收什么: each charge a bar over the contract's days; free periods dashed, later prices deeper, gaps hatched, with two ways out. */
export function Coverage({ draft, preview, hand }: { draft: Draft; preview: Preview; hand: DraftHand }) {
  const { t } = useText();
  const [fine, setFine] = useState<string[]>([]);
  const rows = useMemo(() => rowsOf(draft, preview), [draft, preview]);
  if (rows.length === 0 || preview.days <= 0) return null;
  const gaps = rows.flatMap((r) => r.bars.filter((b) => b.kind === 'gap').map((b) => ({ row: r, bar: b, id: `${r.key} ${b.from}` })));
  const gap = gaps.find((g) => !fine.includes(g.id));
  const known = rows.filter((r) => !isOpen(r));
  const say = (r: Row) =>
    isOpen(r) ? `${r.name} ${t('contracts.coverage.open')}` : t('contracts.coverage.of', { name: r.name, days: r.covered });
  const words = known.map(say).join(t('contracts.comma'));
  const whole = known.length === rows.length && rows.every((r) => r.covered === preview.days);

  const extend = () => {
    if (!gap) return;
    const charge = draft.charges[gap.bar.index];
    const first = rows.flatMap((r) => r.bars.map((b) => b.from)).sort()[0];
    hand.setCharge(charge.key, gap.bar.from === first ? { start: '' } : { end: '' });
  };
  const atStart = gap && gap.bar.from === draft.start;
  // Only a gap at an end can be closed by the charge itself; one in the middle lies between two charges.
  const closable = gap && (atStart || !draft.end || gap.bar.to === draft.end);
  return (
    <section className="contract-coverage">
      <header>
        <h2>{t('contracts.coverage.title')}</h2>
        <span className="dim small cut">
          {t(`contracts.coverage.${whole ? 'whole' : known.length > 0 ? 'days' : 'only'}`, { days: preview.days, words })}
        </span>
        {rows.some((r) => r.billed.length > 0) && (
          <span className="dim small nowrap bar-key">
            <i />
            {t('contracts.coverage.billed')}
          </span>
        )}
        {gap && (
          <>
            <span className="end doubt small">
              <Icon name="warn" small /> {t('contracts.coverage.gap', { name: gap.row.name, from: gap.bar.from, to: gap.bar.to })}
            </span>
            {closable && (
              <Button small onClick={extend}>
                {t(atStart ? 'contracts.coverage.fromStart' : 'contracts.coverage.toEnd')}
              </Button>
            )}
            <Button kind="bare" small onClick={() => setFine([...fine, gap.id])}>
              {t('contracts.coverage.fine')}
            </Button>
          </>
        )}
      </header>
      <Bars
        rows={rows}
        draft={draft}
        preview={preview}
        label={
          gap
            ? t('contracts.coverage.gap', { name: gap.row.name, from: gap.bar.from, to: gap.bar.to })
            : rows.map(say).join(t('contracts.comma'))
        }
      />
    </section>
  );
}

function Bars({ rows, draft, preview, label }: { rows: Row[]; draft: Draft; preview: Preview; label: string }) {
  const { t, language } = useText();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(760);
  const hatch = useId();
  useEffect(() => {
    const at = place.current;
    if (!at) return;
    const size = new ResizeObserver(() => setWidth(Math.max(240, at.clientWidth)));
    size.observe(at);
    return () => size.disconnect();
  }, []);

  const start = draft.start;
  const x = (d: string, after = 0) => ((daysUntil(start, d) + after) / preview.days) * width;
  const height = rows.length * rowHeight;
  const now = x(preview.today);
  const billedTo = (r: Row) => r.billed.filter((b) => b.state === 'issued');
  return (
    <div ref={place} className="contract-bars">
      <svg className="chart" width={width} height={height + 36} viewBox={`0 -16 ${width} ${height + 36}`} role="img" aria-label={label}>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--doubt-tint)" />
            <path d="M0 0v6" stroke="var(--doubt-edge)" strokeWidth="2" />
          </pattern>
        </defs>
        {ticks(start, preview.days, width, language).map((k) => (
          <g key={k.day}>
            <line className="grid-l" x1={x(k.day)} x2={x(k.day)} y1="0" y2={height} />
            <text x={x(k.day)} y={height + 14} textAnchor="middle">
              {k.word}
            </text>
          </g>
        ))}
        {rows.map((r, i) =>
          billedTo(r).map((b) => (
            <rect
              key={`${r.key} ${b.from} ${b.invoiceId}`}
              className="bar-billed"
              x={x(b.from) + 0.5}
              y={i * rowHeight + 27}
              width={Math.max(1, x(b.to, 1) - x(b.from) - 1.5)}
              height="3"
            />
          )),
        )}
        {rows.map((r, i) => {
          const prices = [...new Set(r.bars.filter((b) => b.kind === 'normal').map((b) => b.price))];
          // The name stands in the first bar that has room for it.
          const normal = r.bars.filter((b) => b.kind === 'normal' || b.kind === 'open');
          const named = normal.find((b) => fits(barWords(b, r.name, t), x(b.to, 1) - x(b.from) - 1)) ?? normal[0];
          return r.bars.map((b) => {
            const [left, right] = [x(b.from) + 0.5, x(b.to, 1) - 0.5];
            const depth = Math.min(4, prices.indexOf(b.price));
            const words = barWords(b, b === named ? r.name : '', t);
            // Words make way for the line of today, where there is room for them behind it.
            const over = now > left && now < left + 8 + wide(words) && fits(words, right - now);
            return (
              <g key={`${r.key} ${b.from}`} className={`bar-${b.kind}`}>
                <title>{`${r.name} ${b.from} – ${b.to} ${b.kind === 'normal' ? b.price : words}`}</title>
                <rect
                  x={left}
                  y={i * rowHeight + 4.5}
                  width={Math.max(1, right - left)}
                  height="21"
                  style={
                    b.kind === 'gap'
                      ? { fill: `url(#${hatch})` }
                      : b.kind === 'normal'
                        ? { fill: `color-mix(in srgb, var(--act-edge) ${[0, 35, 60, 80, 100][depth]}%, var(--act-tint))` }
                        : undefined
                  }
                />
                {fits(words, right - left) && (
                  <>
                    {b.kind === 'gap' && (
                      <rect className="bar-ground" x={left + 2.5} y={i * rowHeight + 7} width={wide(words) + 8} height="16" />
                    )}
                    <text
                      className="bar-word"
                      x={(b.kind === 'normal' || b.kind === 'open') && over ? now + 5 : left + 5.5}
                      y={i * rowHeight + 19}
                    >
                      {words}
                    </text>
                  </>
                )}
              </g>
            );
          });
        })}
        {now >= 0 && now <= width && (
          <>
            <line x1={now} x2={now} y1="-4" y2={height} stroke="var(--ink)" strokeWidth="1.5" />
            <text className="v" x={now > width - 60 ? now - 4 : now + 4} y="-4" textAnchor={now > width - 60 ? 'end' : 'start'}>
              {t('contracts.coverage.today')}
            </text>
          </>
        )}
      </svg>
      <Billed rows={rows} start={start} days={preview.days} />
    </div>
  );
}

/** Nothing can be drawn of it yet. */
const isOpen = (r: Row): boolean => r.bars.some((b) => b.kind === 'open');

function barWords(b: Bar, name: string, t: ReturnType<typeof useText>['t']): string {
  if (b.kind === 'open') return [name, t('contracts.coverage.open')].filter(Boolean).join(' ');
  if (b.kind === 'free') return t('contracts.coverage.free');
  if (b.kind === 'gap') return t('contracts.coverage.gapDays', { count: b.days });
  return [name, Number(b.price) === 0 ? '' : priceWord(b.price)].filter(Boolean).join(' ');
}

/** About how wide a text of 11 px is. */
const wide = (words: string): number => [...words].reduce((n, c) => n + (c > '\u2e80' ? 11 : 6.3), 0);
const fits = (words: string, room: number): boolean => wide(words) + 8 < room;

/** Marks at the first of months, as many as fit, the years written out. */
function ticks(start: string, days: number, width: number, language: string): { day: string; word: string }[] {
  const months = days / 30.4;
  const step = [1, 2, 3, 6, 12, 24, 60].find((n) => (width / months) * n > 76) ?? 120;
  const out: { day: string; word: string }[] = [];
  const [y, m] = start.split('-').map(Number);
  for (let at = y * 12 + m; out.length < 60; at++) {
    if (at % step !== 0) continue;
    const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
    const day = `${year}-${String(month).padStart(2, '0')}-01`;
    const from = daysUntil(start, day);
    if (from > days - (30 / width) * days) break;
    if (from < (20 / width) * days) continue;
    out.push({ day, word: month === 1 || out.length === 0 ? day.slice(0, 7) : language === 'en' ? day.slice(5, 7) : `${month}月` });
  }
  return out;
}
