import { describe, expect, test } from 'vitest';
import { type Fen, sum } from '../../api';
import type { Card, Draft, How, Part } from './data';
import { claimRequest, fill, lacks, moved, plan } from './plan';

const f = (n: number) => n as Fen;
const part = (invoice: number, open: number, typed?: number): Part => ({
  card: { invoice, number: `ZD-${invoice}`, customerId: 7, customerName: '云岫' } as Card,
  open: f(open),
  typed: typed === undefined ? undefined : f(typed),
});
const draft = (parts: Part[], how?: How): Draft => ({
  who: { id: 7, code: '', name: '云岫', unit: '' },
  parts,
  how,
  note: '',
  reasons: [],
  nothing: false,
  auto: true,
});
const two = [part(118, 1080000), part(119, 160000)];

describe('the money fills the parts', () => {
  test.each([
    ['oldest first', [part(1, 500), part(2, 500)], 700, [500, 200]],
    ['what is typed stays', [part(1, 500), part(2, 500, 300)], 700, [400, 300]],
    ['the last takes what is left', [part(1, 500, 100), part(2, 900)], 700, [100, 600]],
    ['never more than is open', [part(1, 500), part(2, 100)], 900, [500, 100]],
    ['nothing left', [part(1, 700), part(2, 100)], 700, [700, 0]],
  ])('%s', (_, parts, money, want) => expect(fill(parts, f(money))).toEqual(want));

  test('parts and prepayment are the receipt, whatever is typed', () => {
    for (let a = 0; a <= 600; a += 50)
      for (let money = 0; money <= 1500; money += 70) {
        const p = plan(draft([part(1, 500), part(2, 400, a), part(3, 600)]), f(money));
        expect(sum(p.lines.map((l) => l.amount)) + p.rest).toBe(money);
        if (p.bad === undefined) for (const l of p.lines) expect(l.left).toBeGreaterThanOrEqual(0);
      }
  });
});

describe('a difference', () => {
  const money = f(1238000);
  test.each<[How, number, number, number[]]>([
    ['fee', 2000, 0, [0, 0]],
    ['short', 0, 0, [0, 2000]],
    ['discount', 2000, 0, [0, 0]],
    ['prepay', 0, 158000, [0, 160000]],
  ])('%s', (how, writeOff, rest, left) => {
    const p = plan(draft(two, how), money);
    expect(p).toMatchObject({ how, writeOff, rest, difference: -2000, ways: ['fee', 'short', 'discount', 'prepay'] });
    expect(p.lines.map((l) => l.left)).toEqual(left);
  });
  test('short unless something else is chosen', () => expect(plan(draft(two), money).how).toBe('short'));
  test('too much is prepayment', () =>
    expect(plan(draft(two), f(1300000))).toMatchObject({ how: 'prepay', rest: 60000, ways: ['prepay'] }));
  test('an exact amount leaves nothing to choose', () => expect(plan(draft(two), f(1240000)).ways).toEqual([]));
  test('an invoice that the money does not reach cannot be closed by a fee', () =>
    expect(plan(draft(two), f(1080000)).ways).toEqual(['short', 'prepay']));
  test('typed amounts beyond the money are refused', () =>
    expect(plan(draft([part(1, 500, 400), part(2, 500, 400)]), f(700)).bad).toBe('sum'));
  test('more than is open is refused', () => expect(plan(draft([part(1, 500, 600)]), f(700)).bad).toBe(0));
  test('a discount needs its reason', () => {
    const d = draft(two, 'discount');
    expect(lacks(d, plan(d, money))).toBe('note');
    expect(lacks({ ...d, note: '门禁停用' }, plan(d, money))).toBeUndefined();
  });
});

test('the request has what is booked and nothing else', () => {
  const d = { ...draft([...two, part(120, 500)], 'short') };
  const q = claimRequest(5, d, plan(d, f(1080000)));
  expect(q).toMatchObject({
    receipt: 5,
    customerId: 7,
    allocations: [{ invoice: 118, amount: '10800.00', writeOff: '0.00', writeOffReason: '' }],
  });
});

test('a part moves, and the money follows', () => {
  const parts = moved(two, 1, 0);
  expect(parts.map((p) => p.card.invoice)).toEqual([119, 118]);
  expect(fill(parts, f(1238000))).toEqual([160000, 1078000]);
});
