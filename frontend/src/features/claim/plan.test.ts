import { describe, expect, test } from 'vitest';
import { type Fen, sum } from '../../api';
import type { Card, Draft, How, Part } from './data';
import { claimRequest, fill, lacks, moved, plan, restIn, withPart } from './plan';

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

test('an invoice that is added is paid by what was too much', () => {
  const over = draft([part(1, 500)], 'prepay');
  expect(plan(over, f(700))).toMatchObject({ rest: 200, how: 'prepay' });
  expect(plan(withPart(over, part(2, 900)), f(700)).lines.map((l) => l.amount)).toEqual([500, 200]);
});

// UX 6
describe('parts always come to the line', () => {
  // A small generator of its own: the same worlds on every run, and the case is named by its number.
  const worlds = Array.from({ length: 400 }, (_, n) => n);
  test.each(worlds.filter((n) => n % 100 === 0))('worlds %i and after', (from) => {
    for (let n = from; n < from + 100; n++) {
      let seed = n * 7919 + 17;
      const upTo = (most: number) => {
        seed = (seed * 1103515245 + 12345) % 2147483648;
        return Math.floor((seed / 2147483648) * (most + 1));
      };
      const money = f(1 + upTo(5000));
      const ways: (How | undefined)[] = [undefined, 'fee', 'short', 'discount', 'prepay'];
      let d = draft(
        Array.from({ length: 1 + upTo(5) }, (_, i) => part(i + 1, 1 + upTo(2000), upTo(3) === 0 ? upTo(2200) : undefined)),
        ways[upTo(4)],
      );
      for (let step = 0; step < 6; step++) {
        const p = plan(d, money);
        // Money is nowhere but in parts and prepayment, and each invoice is its part, what is written off and what is left.
        expect(sum(p.lines.map((l) => l.amount)) + p.rest, `world ${n}`).toBe(money);
        for (const l of p.lines) expect(l.amount + l.writeOff + l.left, `world ${n}`).toBe(l.part.open);
        if (p.bad === undefined) {
          expect(p.rest, `world ${n}`).toBeGreaterThanOrEqual(0);
          for (const l of p.lines) expect(Math.min(l.amount, l.writeOff, l.left), `world ${n}`).toBeGreaterThanOrEqual(0);
          if (p.how === 'fee' || p.how === 'discount') expect(sum(p.lines.map((l) => l.left)), `world ${n}`).toBe(0);
        }
        const at = upTo(d.parts.length - 1);
        const change = upTo(3);
        d = {
          ...d,
          parts:
            change === 0
              ? moved(d.parts, at, upTo(d.parts.length - 1))
              : change === 1
                ? restIn(d.parts, p, at)
                : d.parts.map((x, i) => (i === at ? { ...x, typed: f(upTo(x.open)) } : x)),
        };
        if (change === 1 && p.bad === undefined && p.how !== 'prepay') {
          // `=`: what the others leave, up to what is owed.
          const rest = plan(d, money);
          const others = sum(rest.lines.filter((_, i) => i !== at).map((l) => l.amount));
          expect(rest.lines[at].amount, `world ${n}`).toBe(Math.min(d.parts[at].open, Math.max(0, money - others)));
        }
      }
    }
  });
});

test('a part moves, and the money follows', () => {
  const parts = moved(two, 1, 0);
  expect(parts.map((p) => p.card.invoice)).toEqual([119, 118]);
  expect(fill(parts, f(1238000))).toEqual([160000, 1078000]);
});
