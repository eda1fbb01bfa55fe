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
export type Stretch = Wire<go.contract.Stretch>;
export type Tier = Wire<go.charge.Tier>;
export type Version = Wire<go.contract.Version>;
export type Tried = Wire<go.contract.Tried>;
export type TriedFormula = Wire<go.contract.TriedFormula>;
export type Simulation = Wire<go.contract.Simulation>;
export type ChangeRequest = Wire<go.billing.ChangeRequest>;
export type ChangePreview = Wire<go.billing.ChangePreview>;
export type Changed = Wire<go.contract.Changed>;
export type TurnoverPage = Wire<go.contract.TurnoverPage>;
export type TurnoverRow = Wire<go.contract.TurnoverRow>;
export type LateRule = Wire<go.billing.LateContract>;

/** Events whose subjects change what is shown of contracts. */
export const kinds = ['contract', 'customer', 'fee_item', 'invoice'];

/** The models, those that are used most first. */
export const models = ['fixed', 'area', 'usage', 'tiered', 'formula', 'percent', 'shared'] as const;
export type Model = (typeof models)[number];

/** Billed from readings of a meter. */
export const isMetered = (model: string): boolean => model === 'usage' || model === 'tiered';
/** Known only afterwards, so billed after the period. */
export const isAfter = (model: string): boolean => isMetered(model) || model === 'percent' || model === 'shared';
/** With a price that time can raise. */
export const isPriced = (model: string): boolean => model !== 'tiered' && model !== 'shared';

/** A charge on the screen has a key of its own, since a new one has no line yet. */
export type DraftCharge = Charge & { key: string };
export type Draft = Omit<Contract, 'charges'> & { charges: DraftCharge[] };

let last = 0;
const newKey = () => `new ${++last}`;

/** What the program sent, as the screen edits it: lists are lists, zero decimals that mean nothing are empty. */
export function toDraft(c: Contract): Draft {
  return {
    ...c,
    numbers: c.numbers ?? {},
    charges: (c.charges ?? []).map((h) => ({
      ...h,
      key: `line ${h.line}`,
      stepPercent: bare(h.stepPercent),
      stepAmount: bare(h.stepAmount),
      percent: bare(h.percent),
      peopleWiden: bare(h.peopleWiden),
      retention: bare(h.retention),
      registerPrices: h.registerPrices ?? [],
      formulas: h.formulas ?? [],
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

/** A charge as the program takes it. */
export function wireCharge({ key: _, ...h }: DraftCharge): Charge {
  return {
    ...h,
    price: full(h.price),
    quantity: full(h.quantity),
    stepPercent: full(h.stepPercent),
    stepAmount: full(h.stepAmount),
    percent: full(h.percent),
    peopleWiden: full(h.peopleWiden),
    retention: full(h.retention),
    tiers: h.tiers.map((b) => ({ upto: b.upto === '' ? '0' : b.upto, price: full(b.price) })),
    registerPrices: h.registerPrices.map((r) => ({ ...r, price: full(r.price) })),
    steps: h.steps.map((s) => ({ ...s, price: full(s.price) })),
    discounts: h.discounts.map((x) => ({ ...x, percent: full(x.percent), amount: full(x.amount) })),
  };
}

/** The draft as the program takes it. */
export function toWire(d: Draft): Contract {
  return {
    ...d,
    deposit: full(d.deposit),
    numbers: Object.fromEntries(Object.entries(d.numbers).map(([name, n]) => [name, full(n)])),
    charges: d.charges.map(wireCharge),
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
    model: above && (above.model === 'fixed' || above.model === 'area') ? above.model : 'area',
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
    peopleWiden: '',
    moveIn: false,
    formula: '',
    formulas: [],
    percent: '',
    yearly: false,
    onConfirm: false,
    confirmed: '',
    retention: '',
    retentionMonths: 0,
    replaces: 0,
    withdrawn: false,
    reviewFrom: '',
    billedThrough: '',
  };
}

/** What else changes in a charge when its model does: what the new model does not have goes, what it needs begins with something: a formula as the language writes it. */
export function asModel(h: DraftCharge, model: Model, formula: string): Partial<DraftCharge> {
  const patch: Partial<DraftCharge> = { model };
  if (isAfter(model)) patch.timing = 'arrears';
  if (isAfter(model) && h.cycleMonths === 0) Object.assign(patch, { cycleMonths: 1, pricePer: 'month', onConfirm: false, confirmed: '' });
  if (isMetered(model) || model === 'shared') patch.pricePer = 'month';
  if (!isPriced(model)) Object.assign(patch, { price: '', steps: [], stepEveryMonths: 0, stepPercent: '', stepAmount: '' });
  if (!isMetered(model)) patch.meterId = model === 'formula' ? h.meterId : 0;
  if (model !== 'usage') patch.registerPrices = [];
  if (model === 'tiered') Object.assign(patch, { tiers: h.tiers.length ? h.tiers : firstTiers(), tierMode: h.tierMode || 'graduated' });
  else Object.assign(patch, { tiers: [], tierMode: '', accumulation: '', people: 0, peopleOver: 0, peopleWiden: '', moveIn: false });
  if (model === 'tiered') patch.accumulation = h.accumulation || 'year';
  if (model === 'formula') patch.formula = h.formula || formula;
  else Object.assign(patch, { formula: '', formulas: [] });
  if (model !== 'percent') Object.assign(patch, { percent: '', yearly: false });
  if (model !== 'shared') patch.poolId = 0;
  if (isAfter(model)) Object.assign(patch, { retention: '', retentionMonths: 0, quantity: '' });
  return patch;
}

const firstTiers = (): Tier[] => [
  { upto: '', price: '' },
  { upto: null, price: '' },
];

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

/** Adds what differs between two things, by field. */
export function compare(out: Change[], where: string, before: object, after: object) {
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

/** The rate of a fee item in percent: 0.09 → 9. */
export const rate = (f: FeeItem): string => String(Number((Number(f.taxRate) * 100).toFixed(4)));

/** Whether a charge is over, or was taken back. */
export const isPast = (h: Charge): boolean => h.withdrawn || (h.end !== '' && h.end < today());
