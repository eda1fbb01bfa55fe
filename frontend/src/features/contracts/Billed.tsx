import { useRef, useState } from 'react';
import { daysUntil } from '../../api';
import { useText } from '../../i18n';
import { useAddress } from '../../ui';
import { rowHeight } from './Coverage';
import type { Row } from './coverRows';

type Props = { rows: Row[]; start: string; days: number };

/**
 * Over the bars: every run of days that one invoice billed. A click or Enter opens the invoice; ← → walk along a charge, ↑ ↓ to
 * the next one. One stop for Tab.
 */
export function Billed({ rows, start, days }: Props) {
  const { t } = useText();
  const { go } = useAddress();
  const place = useRef<HTMLDivElement>(null);
  const lines = rows.map((r) => r.billed);
  const first = lines.findIndex((l) => l.length > 0);
  const [at, setAt] = useState<[number, number]>();
  if (first < 0) return null;
  const [row, n] = at && lines[at[0]]?.[at[1]] ? at : [first, lines[first].length - 1];

  const move = (rowTo: number, to: number) => {
    const line = lines[rowTo];
    if (!line?.length) return;
    const next: [number, number] = [rowTo, Math.max(0, Math.min(line.length - 1, to))];
    setAt(next);
    place.current?.querySelector<HTMLElement>(`[data-at="${next.join(' ')}"]`)?.focus();
  };
  const key = (e: React.KeyboardEvent) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[e.key];
    if (!step || e.altKey || e.ctrlKey || e.metaKey) return;
    e.preventDefault();
    e.stopPropagation();
    if (step[0] === 0) return move(row, n + step[1]);
    for (let i = row + step[0]; i >= 0 && i < lines.length; i += step[0]) if (lines[i].length) return move(i, n);
  };
  const left = (d: string, after = 0) => `${((daysUntil(start, d) + after) / days) * 100}%`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn
    <div ref={place} className="contract-billed" role="group" aria-label={t('contracts.coverage.billed')} onKeyDown={key}>
      {rows.map((r, i) =>
        r.billed.map((b, k) => {
          const name = t(b.state === 'credited' ? 'contracts.coverage.credited' : 'contracts.coverage.billedBy', {
            name: r.name,
            from: b.from,
            to: b.to,
            number: b.number,
          });
          return (
            <button
              type="button"
              key={`${b.from} ${b.invoiceId}`}
              data-at={`${i} ${k}`}
              tabIndex={i === row && k === n ? 0 : -1}
              aria-label={name}
              title={name}
              style={{
                left: left(b.from),
                width: `calc(${left(b.to, 1)} - ${left(b.from)})`,
                top: i * rowHeight + 20,
                height: rowHeight - 6,
              }}
              onFocus={() => setAt([i, k])}
              onClick={() => go(`/invoices/${b.invoiceId}`)}
            />
          );
        }),
      )}
    </div>
  );
}
