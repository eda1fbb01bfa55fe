import { addDays, addMonths, type Day, day, type go, today, type Wire } from '../../api';

export type Row = Wire<go.contract.Row>;
export type Page = Wire<go.contract.Page>;
export type Detail = Wire<go.contract.Detail>;
export type Contract = Wire<go.contract.Contract>;
export type Charge = Wire<go.contract.Charge>;
export type FeeItem = Wire<go.contract.FeeItem>;
export type Preview = Wire<go.contract.Preview>;
export type ChargeView = Wire<go.contract.ChargeView>;
export type Bar = Wire<go.contract.Bar>;

/** Events whose subjects change what is shown of contracts. */
export const kinds = ['contract', 'customer', 'fee_item', 'invoice'];

/** A charge on the screen has a key of its own, since a new one has no line yet. */
export type DraftCharge = Charge & { key: string };
export type Draft = Omit<Contract, 'charges'> & { charges: DraftCharge[] };

let last = 0;
const newKey = () => `new ${++last}`;

/** What the program sent, as the screen edits it: lists are lists, zero decimals that mean nothing are empty. */
export function toDraft(c: Contract): Draft {
  return {
    ...c,
    charges: (c.charges ?? []).map((h) => ({
      ...h,
      key: `line ${h.line}`,
      stepPercent: bare(h.stepPercent),
      stepAmount: bare(h.stepAmount),
      steps: h.steps ?? [],
      free: h.free ?? [],
      discounts: (h.discounts ?? []).map((d) => ({ ...d, percent: bare(d.percent), amount: bareMoney(d.amount) })),
      tiers: h.tiers ?? [],
    })),
  };
}

const bare = (decimal: string): string => (Number(decimal) === 0 ? '' : decimal);
const bareMoney = (yuan: string): string => (/^-?0(\.0*)?$/.test(yuan) ? '' : yuan);
const full = (decimal: string): string => (decimal === '' ? '0' : decimal);

/** The draft as the program takes it. */
export function toWire(d: Draft): Contract {
  return {
    ...d,
    deposit: full(d.deposit),
    charges: d.charges.map(({ key, ...h }) => ({
      ...h,
      price: full(h.price),
      quantity: full(h.quantity),
      stepPercent: full(h.stepPercent),
      stepAmount: full(h.stepAmount),
      steps: h.steps.map((s) => ({ ...s, price: full(s.price) })),
      discounts: h.discounts.map((x) => ({ ...x, percent: full(x.percent), amount: full(x.amount) })),
    })),
  };
}

/** A new contract: a year from the first of this month, for the customer that was asked for. */
export function newDraft(customerId: number): Draft {
  const start = `${today().slice(0, 7)}-01` as Day;
  return {
    id: 0,
    code: '',
    customerId,
    unit: '',
    start,
    end: addDays(addMonths(start, 12), -1),
    deposit: '0',
    note: '',
    numbers: {},
    minimum: null,
    maximum: null,
    limitTotal: null,
    limitBlock: false,
    archived: false,
    follows: 0,
    terminated: '',
    charges: [],
  };
}

/** A new charge goes on as the one above it: cycle, timing and due day are mostly the contract's. */
export function newCharge(item: number, above: Charge | undefined): DraftCharge {
  return {
    key: newKey(),
    id: 0,
    line: 0,
    feeItemId: item,
    model: above && isOurs(above.model) ? above.model : 'area',
    price: '',
    pricePer: above && above.cycleMonths > 0 ? above.pricePer : 'month',
    quantity: above?.model === 'area' ? above.quantity : '',
    cycleMonths: above?.cycleMonths || 1,
    anchor: above?.anchor || 'contract',
    timing: above?.timing || 'advance',
    issueOffsetDays: above?.issueOffsetDays ?? 0,
    dueDays: above?.dueDays ?? 5,
    dueDay: above?.dueDay ?? 0,
    dueShift: above?.dueShift ?? '',
    proration: above?.proration || 'actual',
    wholeOver: above?.wholeOver ?? 0,
    workdays: false,
    start: '',
    end: '',
    origin: '',
    minimum: null,
    maximum: null,
    steps: [],
    stepEveryMonths: 0,
    stepPercent: '',
    stepAmount: '',
    pricePlaces: 2,
    free: [],
    discounts: [],
    meterId: 0,
    poolId: 0,
    registerPrices: [],
    accumulation: '',
    tierMode: '',
    tiers: [],
    people: 0,
    peopleOver: 0,
    peopleWiden: '0',
    moveIn: false,
    formula: '',
    formulas: [],
    percent: '0',
    yearly: false,
    onConfirm: false,
    confirmed: '',
    retention: '0',
    retentionMonths: 0,
    replaces: 0,
    withdrawn: false,
    reviewFrom: '',
    billedThrough: '',
  };
}

/** Whether this version works the model out; others are shown and kept as they are. */
export const isOurs = (model: string): boolean => model === 'fixed' || model === 'area';

/** One field that is another than it was saved: its path with the charge's name before it. */
export type Change = { where: string; path: string; before: unknown; after: unknown };

/** What differs between the saved contract and the draft, by field; a charge is told by its line. */
export function changesOf(before: Draft, after: Draft, nameOf: (feeItem: number) => string): Change[] {
  const out: Change[] = [];
  const { charges: was, ...head } = toWire(before);
  const { charges: now, ...newHead } = toWire(after);
  compare(out, '', head, newHead);
  const used = new Set<number>();
  now.forEach((h) => {
    const old = h.line === 0 ? undefined : was.find((o) => o.line === h.line);
    if (!old) out.push({ where: nameOf(h.feeItemId), path: 'charges', before: null, after: nameOf(h.feeItemId) });
    else {
      used.add(h.line);
      compare(out, nameOf(h.feeItemId), old, h);
    }
  });
  for (const o of was)
    if (!used.has(o.line)) out.push({ where: nameOf(o.feeItemId), path: 'charges', before: nameOf(o.feeItemId), after: null });
  return out;
}

function compare(out: Change[], where: string, before: object, after: object) {
  const [b, a] = [flat(before), flat(after)];
  for (const path of new Set([...Object.keys(b), ...Object.keys(a)])) {
    const [x, y] = [b[path] ?? null, a[path] ?? null];
    if (!same(x, y)) out.push({ where, path, before: x, after: y });
  }
}

const decimal = /^-?\d+(\.\d+)?$/;
const same = (x: unknown, y: unknown): boolean =>
  x === y || (typeof x === 'string' && typeof y === 'string' && decimal.test(x) && decimal.test(y) && Number(x) === Number(y));

function flat(value: unknown, path = '', into: Record<string, unknown> = {}): Record<string, unknown> {
  if (value !== null && typeof value === 'object') for (const [k, v] of Object.entries(value)) flat(v, path ? `${path}.${k}` : k, into);
  else into[path] = value;
  return into;
}

/** Places of rows after sorting by their first day: the program sorts lists before it checks them, and its faults count so. */
export function ranks(rows: { from: string }[]): number[] {
  const order = rows.map((_, i) => i).sort((i, j) => (rows[i].from < rows[j].from ? -1 : rows[i].from > rows[j].from ? 1 : i - j));
  const rank: number[] = [];
  order.forEach((i, at) => {
    rank[i] = at;
  });
  return rank;
}

/** A day of the wire for a DateField. */
export const dayIn = (text: string): Day | undefined => day(text);
