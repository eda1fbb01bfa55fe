import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useAppearance } from '../appearance';
import { useText } from '../i18n';
import { Button } from './Button';
import { useCommands } from './commands';
import { Money } from './Money';

export type Series = {
  name: string;
  /** One for each of `labels`; null where there is none. */
  values: (number | null)[];
  /** What the table and the export show instead of `values`, to the fen: yuan, "" where there is none. */
  exact?: string[];
  /** A CSS variable of the palette: `--c1` … `--c5` (default in order), `--chart-prev`, `--age-0` … `--age-4`. */
  colour?: string;
  /** Series with the same stack lie on each other, the first on the base line. */
  stack?: string;
};

export type ChartProps = {
  title: string;
  /** The unit, in the heading: 万元. */
  unit?: string;
  /** What the chart says, in one sentence, for those who cannot see it. */
  sentence: string;
  labels: string[];
  series: Series[];
  height?: number;
  /** The one value that is written: index into labels; the last series' values there. Defaults to the last label. */
  mark?: number;
  /** A text on top of each bar or stack. */
  tops?: string[];
  /** Where the axis ends, for what cannot be more: 100 for percent. */
  max?: number;
  /** How a number reads in labels and in the table. */
  format?: (n: number) => string;
  /** A click on a bar. */
  onOpen?: (index: number) => void;
  /** More quiet buttons in the heading. */
  end?: ReactNode;
  note?: ReactNode;
};

/** What a table says of a value: the sum to the fen where it is known. */
function shown(s: Series, i: number, format: (n: number) => string) {
  const value = s.values[i];
  if (value === null) return '–';
  return s.exact?.[i] ? <Money value={s.exact[i]} /> : format(value);
}

export const plain = (n: number) => n.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** Bars, side by side or stacked, with a legend and its table one key away (T). Axes from 0; nothing moves. */
export function Chart({
  title,
  unit,
  sentence,
  labels,
  series,
  height = 150,
  mark = labels.length - 1,
  tops,
  max,
  format = plain,
  onOpen,
  end,
  note,
}: ChartProps) {
  const { t } = useText();
  const { isDark } = useAppearance();
  const [table, setTable] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  useCommands([{ id: `chart.table.${id}`, title: t('ui.chartTable', { title }), keys: 'T', rank: 70, run: () => setTable(!table) }]);

  const open = useRef(onOpen);
  open.current = onOpen;
  const shape = JSON.stringify([labels, series, mark, tops, max]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shape stands for the data; the palette follows isDark
  useEffect(() => {
    const at = place.current;
    if (!at || table) return;
    let gone = false;
    let clear = () => {};
    void import('./echarts').then(({ draw }) => {
      if (gone) return;
      clear = draw(at, { labels, series, mark, tops, max, format }, (i) => open.current?.(i));
    });
    return () => {
      gone = true;
      clear();
    };
  }, [shape, isDark, table]);

  return (
    <figure className="panel chart-panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {unit && !(table && series.some((s) => s.exact)) && <span className="dim small">{unit}</span>}
        <span className="end">
          <Button
            kind="bare"
            small
            icon={table ? 'report' : 'table'}
            label={table ? t('ui.asChart') : t('ui.asTable')}
            onClick={() => setTable(!table)}
          />
          {end}
        </span>
      </header>
      {table ? (
        <div className="chart-table" style={{ maxHeight: height + 40 }}>
          <table className="grid">
            <thead>
              <tr>
                <th aria-label={title} />
                {series.map((s) => (
                  <th key={s.name} className="num">
                    {s.name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {labels.map((l, i) => (
                <tr key={l}>
                  <td>
                    {onOpen ? (
                      <button type="button" className="link" onClick={() => onOpen(i)}>
                        {l}
                      </button>
                    ) : (
                      l
                    )}
                  </td>
                  {series.map((s) => (
                    <td key={s.name} className="num">
                      {shown(s, i, format)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <>
          <div ref={place} className={onOpen ? 'chart opens' : 'chart'} style={{ height }} role="img" aria-label={sentence} />
          <div className="legend">
            {series.map((s, i) => (
              <span key={s.name}>
                <i style={{ background: `var(${s.colour ?? `--c${i + 1}`})` }} />
                {s.name}
              </span>
            ))}
            {note && <span className="note-end dim">{note}</span>}
          </div>
        </>
      )}
    </figure>
  );
}
