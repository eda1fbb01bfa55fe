import { Fault, type Fen, grouped } from '../../api';
import { faultText, type Key } from '../../i18n';
import { type Draft, isOwn, type Proposal, type Reason } from './data';
import type { Plan } from './plan';

type T = (key: Key, args?: Record<string, unknown>) => string;

/** The sentence of a reason, with amounts written as everywhere. */
export function sentence(r: Reason): string {
  return faultText(new Fault({ key: r.key, args: shownArgs((r.args ?? {}) as Record<string, unknown>) }));
}

/** A reason where the payer's name stands beside it: what is equal to it is not said again. */
export const briefly = (r: Reason): string => (r.key === 'match.payer_is_customer' ? sentence(r).replace(/[:：].*$/, '') : sentence(r));

const shownArgs = (args: Record<string, unknown>) => Object.fromEntries(Object.entries(args).map(([k, v]) => [k, shown(v)]));

/** A refusal as this screen tells it: its lists have no names that a person would know. */
export const told = (e: unknown): unknown =>
  e instanceof Fault
    ? new Fault({ key: e.key, args: shownArgs(e.args), parts: e.parts.map((p) => ({ key: p.key, args: shownArgs(p.args) })) })
    : e;

const shown = (v: unknown): unknown =>
  typeof v === 'string' && /^-?\d+\.\d{2}$/.test(v) ? grouped(Math.round(Number(v) * 100) as Fen) : Array.isArray(v) ? v.join('、') : v;

// Reasons that speak for a proposal; the others ask to look.
const speaksFor =
  /^match\.(payer_is_customer|payer_is_alias|account_known|seen_before|short_form|name_within|name_in_memo|given_name|several_named|several_contact|group_parent|contact_person|unit_in_memo|room_in_memo|contract_in_memo|number_in_memo|tail_in_memo|period_in_memo|kind_in_memo|amount_exact|sum_of_n|all_open|as_usual|group_sum|nothing_word|mask_fits|namesake_paid|code_in_memo)$|^receipt\.(own|fee)_/;

export const isFor = (r: Reason): boolean => speaksFor.test(r.key);

// Reasons why a proposal is not carried out by itself; each is a sentence that says what to do.
const holdsBack =
  /^match\.(not_whole|several_customers|not_the_only|several_sums|search_ended|contradicted|also_near|many_equal|chance_sum|payer_unsure|earlier_open|somebody_else|twin|again|issued_later|same_name_twice|says_\w+|other_\w+|unknown_number|period_twice|amount_only|payout)$/;

export const isHold = (r: Reason): boolean => holdsBack.test(r.key);

/** How sure the program is, in words: never a percentage. */
export const sureness = (t: T, p: Proposal): string =>
  t(p.word === 'certain' ? 'claim.sure' : p.word === 'likely' ? 'claim.likely' : 'claim.unsure');

/** The end of a number: what differs between invoices of a month. */
export const tail = (number: string): string => number.split('-').at(-1) ?? number;

/** Numbers as short as they stay apart: one alone whole, several by their ends unless two ends are the same. */
export function shortly(numbers: string[], among: string[] = numbers): string[] {
  const ends = among.map(tail);
  return among.length > 1 && new Set(ends).size === ends.length ? numbers.map(tail) : numbers;
}

/** What a folded card says: which invoices, and what becomes of the rest. */
export function summary(t: T, d: Draft, p: Plan): string {
  if (d.nothing) return t('claim.isNothing');
  const caveat = d.reasons.find((r) => !isFor(r));
  const paid = shortly(p.lines.filter((l) => l.amount > 0).map((l) => l.part.card.number));
  if (paid.length === 0) return t('claim.allPrepaid');
  const what = t('claim.pays', { numbers: listed(t, paid) });
  const more =
    p.rest > 0
      ? t('claim.restPrepaid', { amount: grouped(p.rest) })
      : p.writeOff > 0
        ? t(p.how === 'discount' ? 'claim.letOff' : 'claim.feeOf', { amount: grouped(p.writeOff) })
        : '';
  if (!more && caveat) return t('claim.but', { what, caveat: sentence(caveat) });
  return [what, more].filter(Boolean).join(t('ui.comma'));
}

/** Numbers in a row; many are counted. */
export const listed = (t: T, numbers: string[]): string =>
  numbers.length > 3 ? t('claim.andMore', { numbers: numbers.slice(0, 2).join('、'), count: numbers.length }) : numbers.join('、');

/** 将记：what Enter will book, as one equation. `owner` is whose prepayment the rest is, where several customers are paid for. */
export function willBook(t: T, money: Fen, p: Plan, owner = ''): string {
  const left = [t('claim.w.receipt', { amount: grouped(money) })];
  if (p.writeOff > 0) left.push(t(p.how === 'discount' ? 'claim.w.discount' : 'claim.w.fee', { amount: grouped(p.writeOff) }));
  const right: string[] = [];
  const settled = (p.allocated + p.writeOff) as Fen;
  if (settled > 0) right.push(t('claim.w.settled', { amount: grouped(settled) }));
  if (p.rest > 0)
    right.push(owner ? t('claim.w.prepaidOf', { amount: grouped(p.rest), who: owner }) : t('claim.w.prepaid', { amount: grouped(p.rest) }));
  return t('claim.willBook', { what: `${left.join(' + ')} = ${right.join(' + ')}` });
}

/** What a way to book the difference comes to. */
export function wayNote(t: T, p: Plan): string {
  const short = p.lines.filter((l) => l.left > 0);
  const numbers = listed(
    t,
    shortly(
      (p.how === 'short' ? short : p.lines.filter((l) => l.amount > 0)).map((l) => l.part.card.number),
      p.lines.map((l) => l.part.card.number),
    ),
  );
  switch (p.how) {
    case 'fee':
      return t(p.lines.length === 1 ? 'claim.way.feeOne' : 'claim.way.feeNote', { amount: grouped(p.writeOff), count: p.lines.length });
    case 'discount':
      return t('claim.way.discountNote', { amount: grouped(p.writeOff) });
    case 'short':
      return t('claim.way.shortNote', { numbers, amount: grouped(short.reduce((a, l) => a + l.left, 0) as Fen) });
    case 'prepay':
      return numbers
        ? t('claim.way.prepayNote', { numbers, amount: grouped(p.rest) })
        : t('claim.way.prepayAll', { amount: grouped(p.rest) });
    default:
      return '';
  }
}

/** For whom a draft is: its customer, or those whose invoices it pays. */
export const nameOf = (t: T, d: Draft): string => {
  if (d.nothing) return t(isOwn(d) ? 'claim.ownWord' : 'claim.notOurs');
  if (d.who.name) return d.who.name;
  const all = [...new Set(d.parts.map((p) => p.card.customerName))];
  return all.length > 2 ? t('claim.customers', { name: all[0], count: all.length }) : all.join('、');
};
