import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import type { CustomCellRendererProps } from 'ag-grid-react';
import { type Fen, fen, grouped, signed } from '../../api';
import { Money } from '../Money';
import { cellOf } from './lines';
import type { Column, Line } from './types';

/** The text of an amount in a cell. */
export function moneyText(value: unknown, zero: 'dash' | 'digits' = 'dash', sign = false): { text: string; fen: Fen } | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const f = typeof value === 'string' ? fen(value) : (value as Fen);
  return { text: f === 0 && zero === 'dash' ? '–' : sign ? signed(f) : grouped(f), fen: f };
}

type MoneyParams = ICellRendererParams<Line<unknown>> & { zero?: 'dash' | 'digits'; signed?: boolean };

/** Amounts are the most frequent cells: drawn without React, so that long lists scroll smoothly. CapitalTip shows 大写. */
export class MoneyCell implements ICellRendererComp {
  private span = document.createElement('span');

  init(p: MoneyParams) {
    this.refresh(p);
  }

  refresh(p: MoneyParams): boolean {
    const m = moneyText(p.value, p.zero, p.signed);
    this.span.textContent = m?.text ?? '';
    this.span.className = m?.text === '–' ? 'dim' : '';
    if (m && m.fen !== 0) this.span.dataset.fen = String(m.fen);
    else delete this.span.dataset.fen;
    return true;
  }

  getGui(): HTMLElement {
    return this.span;
  }
}

/** A cell that the column draws itself. */
export function DrawnCell({ data, colDef }: CustomCellRendererProps<Line<unknown>>) {
  const drawn = colDef?.context as Column<unknown> | undefined;
  return data?.kind === 'row' && drawn?.render ? <>{drawn.render(data.row)}</> : null;
}

/** A heading between rows, over the whole width. */
export function GroupRow({ data }: CustomCellRendererProps<Line<unknown>>) {
  if (data?.kind !== 'group') return null;
  const { title, note, sum, signed: sign, end } = data.group;
  return (
    <div className="grid-group">
      <b>{title}</b>
      {note && <span>{note}</span>}
      {sum !== undefined && <Money value={sum} zero="digits" signed={sign} className="strong" />}
      {end && <span className="end">{end}</span>}
    </div>
  );
}

/** The value AG Grid sees: of a row, or of the totals. */
export function cellValue(c: Column<unknown>, line: Line<unknown> | undefined, first: boolean): unknown {
  if (line?.kind === 'row') return cellOf(c, line.row);
  if (line?.kind === 'total') return first ? line.totals.label : line.totals.values[c.id];
  return undefined;
}
