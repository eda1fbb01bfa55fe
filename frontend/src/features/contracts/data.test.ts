import { describe, expect, test } from 'vitest';
import { type Contract, changesOf, newCharge, newDraft, ranks, toDraft, toWire } from './data';
import { priceWord } from './words';

const charge = (over: object = {}) => ({ ...newCharge(1, undefined), line: 1, price: '88', quantity: '320', ...over });
const contract = (charges: object[]): Contract => {
  const bare = charges.map((h) => {
    const { key: _, ...rest } = h as { key?: string };
    return rest;
  });
  return { ...newDraft(3), id: 7, charges: bare as Contract['charges'] };
};
const name = (id: number) => ({ 1: '房租', 2: '物业费' })[id] ?? '';

describe('a draft and the wire', () => {
  test('what is empty on the screen is zero on the wire, and no key of the screen goes along', () => {
    const wire = toWire({ ...newDraft(1), charges: [newCharge(2, undefined)] });
    expect(wire.charges[0]).toMatchObject({ price: '0', quantity: '0', stepPercent: '0', stepAmount: '0', feeItemId: 2 });
    expect(wire.charges[0]).not.toHaveProperty('key');
  });

  test('zero raises and discounts come back empty, and nothing is thereby changed', () => {
    const saved = contract([
      charge({
        stepPercent: '0',
        stepAmount: '0',
        discounts: [{ from: '2026-01-01', to: '2026-01-31', percent: '10', amount: '0.00', reason: '' }],
      }),
    ]);
    const draft = toDraft(saved);
    expect(draft.charges[0].stepPercent).toBe('');
    expect(draft.charges[0].discounts[0].amount).toBe('');
    expect(changesOf(draft, toDraft(saved), name)).toEqual([]);
  });

  test('a new charge goes on as the one above it', () => {
    const next = newCharge(2, charge({ cycleMonths: 3, dueDay: 5, timing: 'arrears', model: 'area' }));
    expect(next).toMatchObject({ feeItemId: 2, line: 0, cycleMonths: 3, dueDay: 5, timing: 'arrears', quantity: '320', price: '' });
  });
});

describe('changes', () => {
  const saved = toDraft(contract([charge()]));
  test('say the charge, the field, and from what to what', () => {
    const after = { ...saved, charges: [{ ...saved.charges[0], price: '92.4' }] };
    expect(changesOf(saved, after, name)).toEqual([{ where: '房租', path: 'price', before: '88', after: '92.4' }]);
  });
  test('numbers that are equal are no change', () => {
    const after = { ...saved, charges: [{ ...saved.charges[0], price: '88.00' }] };
    expect(changesOf(saved, after, name)).toEqual([]);
  });
  test('a charge that is new or gone is one change, not one for each field', () => {
    const after = { ...saved, charges: [newCharge(2, undefined)] };
    expect(changesOf(saved, after, name)).toEqual([
      { where: '物业费', path: 'charges', before: null, after: '物业费' },
      { where: '房租', path: 'charges', before: '房租', after: null },
    ]);
  });
});

test('ranks are places after sorting by day, equal days in their order', () => {
  expect(ranks([{ from: '2027-01-01' }, { from: '' }, { from: '2026-01-01' }, { from: '2026-01-01' }])).toEqual([3, 0, 1, 2]);
});

test('prices have at least two places and thousands', () => {
  expect([priceWord('88'), priceWord('0.8500'), priceWord('12345.6')]).toEqual(['88.00', '0.8500', '12,345.60']);
});
