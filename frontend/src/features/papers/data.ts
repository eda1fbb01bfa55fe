import { Fault, type go, type Wire } from '../../api';
import type { Key } from '../../i18n';
import { type Kind, kinds, type Layout, layouts } from '../../parts/print';
import type { Search } from '../../ui';

export type Kept = Wire<go.document.Kept>;
export type KeptPage = Wire<go.document.KeptPage>;
export type TemplateRow = Wire<go.document.TemplateRow>;
export type Detail = Wire<go.document.TemplateDetail>;
export type Template = Wire<go.paper.Template>;
export type Block = Wire<go.paper.Block>;
export type Field = Wire<go.paper.Field>;
export type Column = Wire<go.paper.Column>;

export const keptKinds = ['paper', 'invoice', 'receipt', 'deposit', 'customer'];
export const kindOf = (text: string | undefined): Kind | '' => (kinds.includes(text as Kind) ? (text as Kind) : '');

export const filterOf = (search: Search) => ({
  search: search.q ?? '',
  kind: kindOf(search.kind),
  customerId: Number(search.customer) || 0,
});

/** Where the thing is that a paper is of. */
export function placeOf(k: Kept): { to: string; search: Record<string, string> } | undefined {
  switch (k.of) {
    case 'invoice':
    case 'credit':
      return { to: `/invoices/${k.ofId}`, search: {} };
    case 'receipt':
      return { to: `/receipts/${k.ofId}`, search: {} };
    case 'contract':
      return { to: `/contracts/${k.ofId}`, search: {} };
    case 'deposit':
      return { to: '/deposits', search: { customer: String(k.customerId) } };
    default:
      return undefined;
  }
}

/** A moment as the office reads it. */
export const moment = (iso: string): string => new Date(iso).toLocaleString('sv').slice(0, 16);

/** The address of a template: its id, or kind and paper of a built-in one. */
export const nameOf = (r: Pick<TemplateRow, 'id' | 'kind' | 'layout'>): string => (r.id ? String(r.id) : `${r.kind}.${r.layout}`);

export function refOf(name: string): { id: number; kind: string; layout: string; version: number } | undefined {
  if (/^\d+$/.test(name)) return { id: Number(name), kind: '', layout: '', version: 0 };
  const [kind, layout] = name.split('.');
  return kindOf(kind) && layouts.includes(layout as Layout) ? { id: 0, kind, layout, version: 0 } : undefined;
}

/** Papers in mm, as they go through the printer. A roll is shown by its first part. */
export const sheetOf: Record<Layout, { wide: number; high: number }> = {
  a4: { wide: 210, high: 297 },
  a4x2: { wide: 210, high: 297 },
  a5: { wide: 210, high: 148 },
  form241: { wide: 241, high: 139.7 },
  form241x3: { wide: 241, high: 93.1 },
  roll80: { wide: 80, high: 297 },
  dl: { wide: 220, high: 110 },
  labels: { wide: 210, high: 297 },
};

export const blockTypes = [
  'letterhead',
  'title',
  'banner',
  'facts',
  'table',
  'totals',
  'pay',
  'note',
  'text',
  'lines',
  'sign',
  'signSeal',
  'codes',
  'picture',
  'slip',
  'rule',
  'space',
  'foot',
] as const;
export type BlockType = (typeof blockTypes)[number];

export const signers = ['cashier', 'handler', 'checker', 'booker', 'reader', 'receiver', 'customerSign', 'sellerSign', 'stamp'] as const;

/** What a block can be told beside place and visibility. */
export const can: Record<BlockType, { fields?: true; right?: true; source?: true; text?: true; type?: true; height?: true }> = {
  letterhead: {},
  title: { type: true },
  banner: {},
  facts: { fields: true, right: true },
  table: { source: true },
  totals: { fields: true },
  pay: {},
  note: { source: true },
  text: { source: true, text: true, type: true },
  lines: { fields: true },
  sign: { fields: true },
  signSeal: { fields: true },
  codes: { height: true },
  picture: { source: true, height: true },
  slip: {},
  rule: {},
  space: { height: true },
  foot: { fields: true },
};

const named = (...names: string[]) => names.map((name) => ({ name }));

/** What a new block begins with: something to see. */
const begun: Partial<Record<BlockType, object>> = {
  facts: { fields: named('customer'), right: named('number') },
  table: { source: 'lines' },
  totals: { fields: named('total') },
  text: { text: '' },
  lines: { fields: named('number') },
  sign: { fields: named('cashier', 'handler', 'stamp') },
  signSeal: { fields: named('cashier', 'handler') },
  picture: { source: 'logo' },
  space: { height: 4 },
  foot: { fields: named('seller', 'title', 'number') },
};

export const fresh = (type: BlockType): Block => structuredClone({ type, ...begun[type] }) as Block;

/** A list with one of its things moved; it stays where it is at the ends. */
export function moved<T>(list: readonly T[], from: number, by: number): T[] {
  const to = from + by;
  const out = [...list];
  if (to < 0 || to >= out.length) return out;
  [out[from], out[to]] = [out[to], out[from]];
  return out;
}

export type Box = NonNullable<Block['at']>;

/** A box moved by so many steps of mm, on half millimetres and within the paper. */
export function nudged(at: Box, by: readonly [number, number], step: number, sheet: { wide: number; high: number }): Box {
  const within = (v: number, most: number) => Math.round(Math.min(Math.max(0, v), Math.max(0, most)) * 2) / 2;
  return { ...at, x: within(at.x + by[0] * step, sheet.wide - at.w), y: within(at.y + by[1] * step, sheet.high - Math.max(3, at.h)) };
}

/** Faults by the block they stand at; -1 is the template itself. */
export function faultsByBlock<F extends { path: string[] }>(faults: readonly F[]): Map<number, F[]> {
  const out = new Map<number, F[]>();
  for (const f of faults) {
    const at = f.path.indexOf('blocks');
    const n = at >= 0 && /^\d+$/.test(f.path[at + 1] ?? '') ? Number(f.path[at + 1]) : -1;
    out.set(n, [...(out.get(n) ?? []), f]);
  }
  return out;
}

/** A fault that names what is not printed, by the word that the editor has for it in the language of the window. */
export function inWords(t: (key: Key) => string, f: Fault, v: Detail['vocabulary']): Fault {
  if (f.key !== 'paper.not_printed') return f;
  const name = String(f.args.name);
  const own = v.values?.find((x) => x.name === name)?.label;
  const word = v.tables?.some((x) => x.name === name) ? t(`papers.table.${name as 'lines'}`) : own || t(`papers.value.${name as 'total'}`);
  return new Fault({ key: f.key, path: f.path, args: { ...f.args, name: word } });
}

/** A template as the program takes it: no empty parts, so that one saved without a change is no new version. */
export const tidy = (t: Template): Template => JSON.parse(JSON.stringify(t, (_, v) => (v === null ? undefined : v))) as Template;
