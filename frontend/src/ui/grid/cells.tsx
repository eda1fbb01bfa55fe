import type { ICellRendererComp, ICellRendererParams, IRowNode } from 'ag-grid-community';
import { memo, type ReactElement } from 'react';
import { type Fen, fen, grouped, signed } from '../../api';
import { Money } from '../Money';
import { arcOf } from '../StatusRing';
import type { Drawings } from './Ag';
import { cellOf } from './lines';
import type { Column, Group, Line, StatusOf } from './types';

/** The text of an amount in a cell. */
function moneyText(value: unknown, zero: 'dash' | 'digits' = 'dash', sign = false): { text: string; fen: Fen } | undefined {
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

const svgNs = 'http://www.w3.org/2000/svg';

function mark(name: 'circle' | 'path', attributes: Record<string, string>): SVGElement {
  const e = document.createElementNS(svgNs, name);
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  return e;
}

const ring = (className: string, more: Record<string, string> = {}) =>
  mark('circle', { class: className, cx: '6', cy: '6', r: '4.6', ...more });

// The same marks as StatusRing draws; a test compares them.
function marks({ status, share = 0 }: StatusOf): SVGElement[] {
  const arc = arcOf(share);
  const p = arc > 0 ? [ring('p', { pathLength: '100', 'stroke-dasharray': `${arc} 100`, transform: 'rotate(-90 6 6)' })] : [];
  switch (status) {
    case 'draft':
      return [ring('t', { 'stroke-dasharray': '2 2' })];
    case 'open':
      return [ring('t')];
    case 'part':
      return [ring('t'), ...p];
    case 'late':
      return [ring('t'), ...p, ring('d', { r: '2' })];
    case 'paid':
      return [ring('d', { r: '5.6' }), mark('path', { class: 'k', d: 'M3.6 6.2l1.7 1.7 3.1-3.6' })];
    case 'void':
      return [ring('t'), mark('path', { class: 't', d: 'M2.8 9.2l6.4-6.4' })];
  }
}

/** A status in a list, drawn without React for the same reason as amounts. */
export class StatusCell implements ICellRendererComp {
  private span = document.createElement('span');

  init(p: ICellRendererParams<Line<unknown>>) {
    this.refresh(p);
  }

  refresh({ data, colDef }: ICellRendererParams<Line<unknown>>): boolean {
    const s = data?.kind === 'row' ? (colDef?.context as Column<unknown> | undefined)?.status?.(data.row) : undefined;
    this.span.className = s ? `st ${s.status}` : '';
    if (!s) {
      this.span.replaceChildren();
      return true;
    }
    const svg = document.createElementNS(svgNs, 'svg');
    svg.setAttribute('viewBox', '0 0 12 12');
    svg.setAttribute('aria-hidden', 'true');
    svg.append(...marks(s));
    this.span.replaceChildren(svg, s.word);
    return true;
  }

  getGui(): HTMLElement {
    return this.span;
  }
}

/**
 * The tick before a row: one box, where AG Grid's own is a component of six elements. A click into its cell is the key Space on the
 * row, with Shift for all rows up to it, so that the grid itself says what becomes ticked.
 */
export class TickCell implements ICellRendererComp {
  private box = document.createElement('input');
  private row?: IRowNode;
  private show = () => {
    this.box.checked = this.row?.isSelected() === true;
  };

  init({ node, eGridCell, label }: ICellRendererParams<Line<unknown>> & { label: string }) {
    this.row = node;
    this.box.type = 'checkbox';
    this.box.className = 'grid-box';
    this.box.tabIndex = -1;
    this.box.setAttribute('aria-label', label);
    node.addEventListener('rowSelected', this.show);
    eGridCell.addEventListener('click', ({ shiftKey, ctrlKey, metaKey }) => {
      eGridCell.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true, shiftKey, ctrlKey, metaKey }));
      this.show();
    });
    this.show();
  }

  refresh(): boolean {
    this.show();
    return true;
  }

  getGui(): HTMLElement {
    return this.box;
  }

  destroy() {
    this.row?.removeEventListener('rowSelected', this.show);
  }
}

const placeOf = (tag: 'span' | 'div', className: string, more?: Partial<HTMLElement>): HTMLElement =>
  Object.assign(document.createElement(tag), { className, ...more });

/** What React draws in a place of the grid. */
abstract class Drawn implements ICellRendererComp {
  private drawings?: Drawings;
  protected abstract readonly place: HTMLElement;

  /** What is to be seen of a line; nothing where it is none of this kind. */
  protected abstract drawing(p: ICellRendererParams<Line<unknown>>): ReactElement | false | undefined;

  init(p: ICellRendererParams<Line<unknown>>) {
    this.drawings = p.context as Drawings;
    this.refresh(p);
  }

  refresh(p: ICellRendererParams<Line<unknown>>): boolean {
    const drawing = this.drawing(p);
    if (drawing) this.drawings?.put(this.place, drawing);
    return true;
  }

  getGui(): HTMLElement {
    return this.place;
  }

  destroy() {
    this.drawings?.drop(this.place);
  }
}

/** A cell that the column draws itself. */
export class DrawnCell extends Drawn {
  protected readonly place = placeOf('span', 'drawn');

  protected drawing({ data, colDef }: ICellRendererParams<Line<unknown>>) {
    const column = colDef?.context as Column<unknown> | undefined;
    return data?.kind === 'row' && column && <Drawing column={column} row={data.row} />;
  }
}

const Drawing = memo(({ column, row }: { column: Column<unknown>; row: unknown }) => column.render?.(row));

/** A heading between rows, over the whole width. */
export class GroupRow extends Drawn {
  protected readonly place = placeOf('div', 'grid-group', { role: 'gridcell', tabIndex: -1 });

  protected drawing({ data }: ICellRendererParams<Line<unknown>>) {
    return data?.kind === 'group' && <Heading {...data.group} />;
  }
}

function Heading({ title, note, sum, signed: sign, end }: Group) {
  return (
    <>
      <b>{title}</b>
      {note && <span>{note}</span>}
      {sum !== undefined && <Money value={sum} zero="digits" signed={sign} className="strong" />}
      {end && <span className="end">{end}</span>}
    </>
  );
}

/** The value AG Grid sees: of a row, or of the totals. What is drawn from the row is drawn anew with it, so there the row is the value. */
export function cellValue(c: Column<unknown>, line: Line<unknown> | undefined, first: boolean): unknown {
  if (line?.kind === 'row') return c.render || c.status ? line.row : cellOf(c, line.row);
  if (line?.kind === 'total') return first ? line.totals.label : line.totals.values[c.id];
  return undefined;
}
