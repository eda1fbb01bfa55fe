import { addDays, addMonths, type Day, day, daysUntil } from '../../api';
import { type Change, type ChangeRequest, type Charge, type Contract, changesOf, compare, toDraft, type Version } from './data';

export const deeds = ['amend', 'renew', 'terminate', 'transfer'] as const;
export type Deed = (typeof deeds)[number];

/** The keys of the changes, and of putting away. */
export const deedKeys = { amend: 'Alt+A', renew: 'Alt+R', terminate: 'Alt+E', transfer: 'Alt+T', archive: 'Shift+Del' } as const;

/** What is asked for in the dialog of a change. */
export type Asked = {
  /** The first day of a change or of the new customer, the last day of a contract that ends, the new end of one renewed. */
  day: Day | undefined;
  reason: string;
  /** Renewal: points on every price; new prices by line, '' for as it was. */
  percent: string;
  prices: Record<number, string>;
  /** Transfer. */
  customer: number;
  code: string;
};

/** How the dialog begins: a change from tomorrow's month, a renewal as long as the contract was. */
export function first(deed: Deed, c: Contract, today: Day): Asked {
  const asked: Asked = { day: undefined, reason: '', percent: '', prices: {}, customer: 0, code: '' };
  if (deed === 'renew') asked.day = nextEnd(c);
  if (deed === 'transfer' || deed === 'amend') asked.day = inside(c, addMonths(`${today.slice(0, 7)}-01` as Day, 1));
  if (deed === 'terminate') asked.day = inside(c, addDays(addMonths(`${today.slice(0, 7)}-01` as Day, 1), -1));
  return asked;
}

const inside = (c: Contract, d: Day): Day | undefined => (d < c.start || (c.end !== '' && d > c.end) ? day(c.end) : d);

/** A contract of whole months goes on for as many; another for as many days. */
export function nextEnd(c: Contract): Day | undefined {
  const [start, end] = [day(c.start), day(c.end)];
  if (!start || !end) return undefined;
  const after = addDays(end, 1);
  for (let months = 1; months <= 240; months++) {
    const to = addMonths(start, months);
    if (to === after) return addDays(addMonths(after, months), -1);
    if (to > after) break;
  }
  return addDays(end, daysUntil(start, end) + 1);
}

/** The request for the program; undefined while something is missing. */
export function changeOf(deed: Deed, c: Contract, a: Asked): ChangeRequest['change'] | undefined {
  const change = { amend: undefined, renew: undefined, terminate: undefined, transfer: undefined };
  const reason = a.reason.trim();
  const own = { id: c.id, reason, requestId: '' };
  if (deed === 'renew') return { ...change, renew: { ...own, end: a.day ?? '', charges: renewed(c, a.prices), percent: a.percent || '0' } };
  if (!a.day) return undefined;
  if (deed === 'amend') return { ...change, amend: { contract: c, from: a.day, reason, requestId: '' } };
  if (deed === 'terminate') return { ...change, terminate: { ...own, on: a.day } };
  return a.customer ? { ...change, transfer: { ...own, from: a.day, customerId: a.customer, code: a.code.trim() } } : undefined;
}

/** The charges of the new term where some have a price of their own; none where all go on by the percent. */
function renewed(c: Contract, prices: Record<number, string>): Charge[] {
  if (Object.values(prices).every((p) => p === '')) return [];
  return c.charges.map((h) => (prices[h.line] ? { ...h, price: prices[h.line], steps: [] } : h));
}

/** The charges that go on when a contract is renewed: those that run to its end and have a price. */
export const goingOn = (c: Contract): Charge[] =>
  c.charges.filter((h) => !h.withdrawn && h.cycleMonths > 0 && (h.end === '' || h.end === c.end));

// Where a charge comes from and what was billed of it is no term of it.
const noTerm =
  /^(id|line|key|start|end|origin|replaces|billedThrough|reviewFrom|withdrawn|confirmed|stepEveryMonths|stepPercent|stepAmount|steps\..*)$/;
const steps = /^step/;

/**
 * What a change by a day did: the contract before it against the one after it. A charge that goes on from another is that one with
 * other terms, not one gone and one new.
 */
export function versionChanges(before: Contract, after: Contract, nameOf: (feeItem: number) => string): Change[] {
  const out: Change[] = changesOf(toDraft({ ...before, charges: [] }), toDraft({ ...after, charges: [] }), nameOf).filter(
    (c) => c.path !== 'terminated' && c.path !== 'archived',
  );
  const was = new Map(before.charges.map((h) => [h.id, h]));
  const gone = new Set(before.charges.filter((h) => !h.withdrawn).map((h) => h.id));
  for (const h of after.charges) {
    const old = was.get(h.id) ?? was.get(h.replaces);
    const name = nameOf(h.feeItemId);
    if (h.withdrawn) continue;
    if (!old) out.push({ where: name, path: 'charges', before: null, after: name });
    else {
      gone.delete(old.id);
      const found: Change[] = [];
      compare(found, name, old, h);
      const own = h.id === old.id;
      out.push(...found.filter((c) => (own ? c.path === 'end' || !noTerm.test(c.path) || steps.test(c.path) : !noTerm.test(c.path))));
    }
  }
  for (const h of before.charges) {
    const name = nameOf(h.feeItemId);
    if (gone.has(h.id)) out.push({ where: name, path: 'charges', before: name, after: null });
  }
  // One charge that ends and goes on under other terms says its end only once, as the terms.
  const goesOn = new Set(after.charges.filter((h) => h.replaces && was.has(h.replaces)).map((h) => nameOf(h.feeItemId)));
  return out.filter((c) => c.path !== 'end' || c.where === '' || !goesOn.has(c.where));
}

/** The contract after each version: the one before the next, or today's. `rows` are the latest first. */
export const afterOf = (rows: Version[], index: number, today: Contract): Contract => (index === 0 ? today : rows[index - 1].before);

/** The states of a contract in a list, by its days. */
type StateWord = 'upcoming' | 'running' | 'soon' | 'ending' | 'ended' | 'terminated' | 'archived';

/** How many days ahead an end is soon. */
export const soonDays = 60;

/** The word for where a contract stands: one that was ended early says so, one that ends soon too. */
export function stateOf(r: { state: string; end: string; terminated: string }, today: Day): StateWord {
  if (r.state === 'ended' && r.terminated) return 'terminated';
  if (r.state === 'running' && r.terminated) return 'ending';
  if (r.state === 'running' && r.end && r.end <= addDays(today, soonDays)) return 'soon';
  return r.state as StateWord;
}
