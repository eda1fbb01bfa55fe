import { describe, expect, test } from 'vitest';
import type { Day } from '../../api';
import { Fault } from '../../api';
import { changeOf, first, goingOn, nextEnd, stateOf, versionChanges } from './changes';
import { inOrder, rowsOf } from './coverRows';
import { asModel, type Contract, type DraftCharge, newCharge, newDraft, type Preview, toDraft, toWire, wireCharge } from './data';
import { foundIn, needsDay } from './faults';

const charge = (over: Partial<DraftCharge> = {}): DraftCharge => ({
  ...newCharge(1, undefined),
  id: 11,
  line: 1,
  price: '88',
  quantity: '320',
  ...over,
});
const contract = (charges: DraftCharge[], over: Partial<Contract> = {}): Contract => ({
  ...toWire({ ...newDraft(3), charges }),
  id: 7,
  start: '2026-01-01',
  end: '2026-12-31',
  ...over,
});
const today = '2026-11-22' as Day;
const name = (id: number) => ({ 1: '房租', 2: '物业费' })[id] ?? '';

describe('how a dialog begins', () => {
  test('a contract of whole months is renewed for as many', () => {
    expect(nextEnd(contract([]))).toBe('2027-12-31');
    expect(nextEnd(contract([], { start: '2025-11-15', end: '2027-11-14' }))).toBe('2029-11-14');
  });
  test('one of some days for as many days, one without end not at all', () => {
    expect(nextEnd(contract([], { start: '2026-01-01', end: '2026-01-10' }))).toBe('2026-01-20');
    expect(nextEnd(contract([], { end: '' }))).toBeUndefined();
  });
  test('the day of a change lies within the contract', () => {
    expect(first('amend', contract([]), today).day).toBe('2026-12-01');
    expect(first('amend', contract([], { end: '2026-11-30' }), today).day).toBe('2026-11-30');
    expect(first('terminate', contract([]), today).day).toBe('2026-11-30');
  });
});

describe('what is asked of the program', () => {
  const asked = first('renew', contract([]), today);
  test('a price of its own sends the charges, a percent does not', () => {
    const c = contract([charge({ steps: [{ from: '2026-06-01', price: '90' }] }), charge({ line: 2, feeItemId: 2, price: '12' })]);
    expect(changeOf('renew', c, { ...asked, percent: '5' })?.renew).toMatchObject({ percent: '5', charges: [] });
    expect(changeOf('renew', c, { ...asked, prices: { 1: '95', 2: '' } })?.renew?.charges).toMatchObject([
      { price: '95', steps: [] },
      { price: '12' },
    ]);
  });
  test('a transfer without a customer asks nothing', () => {
    expect(changeOf('transfer', contract([]), { ...asked, customer: 0 })).toBeUndefined();
  });
  test('what ended before the end or was taken back does not go on', () => {
    const c = contract([
      charge(),
      charge({ line: 2, end: '2026-06-30' }),
      charge({ line: 3, withdrawn: true }),
      charge({ line: 4, cycleMonths: 0 }),
    ]);
    expect(goingOn(c).map((h) => h.line)).toEqual([1]);
  });
});

describe('what a version says', () => {
  test('a charge that goes on under another price is one change of the price', () => {
    const before = contract([charge()]);
    const after = contract([
      charge({ end: '2026-05-31' }),
      charge({ id: 12, line: 2, replaces: 11, start: '2026-06-01', origin: '2026-01-01', price: '95' }),
    ]);
    expect(versionChanges(before, after, name)).toEqual([{ where: '房租', path: 'price', before: '88', after: '95' }]);
  });
  test('a charge that only ends says its end, one that is new its name', () => {
    const before = contract([charge()]);
    const after = contract([charge({ end: '2026-05-31' }), charge({ id: 12, line: 2, feeItemId: 2 })]);
    expect(versionChanges(before, after, name)).toEqual([
      { where: '房租', path: 'end', before: '', after: '2026-05-31' },
      { where: '物业费', path: 'charges', before: null, after: '物业费' },
    ]);
  });
  test('one that is taken back is gone, and a contract that ends says when', () => {
    const out = versionChanges(
      contract([charge()]),
      contract([charge({ withdrawn: true })], { end: '2026-10-31', terminated: '2026-10-31' }),
      name,
    );
    expect(out.map((c) => [c.where, c.path, c.after])).toEqual([
      ['', 'end', '2026-10-31'],
      ['房租', 'charges', null],
    ]);
  });
});

test('states: what ends within sixty days, what was ended early', () => {
  const row = (state: string, end: string, terminated = '') => stateOf({ state, end, terminated }, today);
  expect([row('running', '2027-01-21'), row('running', '2027-01-22'), row('running', '')]).toEqual(['soon', 'running', 'running']);
  expect([row('ended', '2026-10-31', '2026-10-31'), row('ended', '2026-10-31'), row('running', '2026-11-30', '2026-11-30')]).toEqual([
    'terminated',
    'ended',
    'ending',
  ]);
});

test('coverage: a charge that goes on from another stands in its row', () => {
  const draft = toDraft(
    contract([
      charge({ end: '2026-05-31' }),
      charge({ id: 12, line: 2, feeItemId: 2 }),
      charge({ id: 13, line: 3, replaces: 11, start: '2026-06-01' }),
    ]),
  );
  const view = (from: string, to: string, price: string) => ({
    name: '房租',
    covered: 10,
    billed: [],
    bars: [{ from, to, kind: 'normal', price, days: 10 }],
  });
  const preview = {
    charges: [view('2026-01-01', '2026-05-31', '88'), view('2026-01-01', '2026-12-31', '12'), view('2026-06-01', '2026-12-31', '95')],
  };
  const rows = rowsOf(draft, preview as unknown as Preview);
  expect(rows.map((r) => [r.key, r.covered, r.bars.map((b) => [b.index, b.price])])).toEqual([
    [
      'line 1',
      20,
      [
        [0, '88'],
        [2, '95'],
      ],
    ],
    ['line 2', 10, [[1, '12']]],
  ]);
});

test('cards: a charge that goes on stands where the one before it stood', () => {
  const draft = toDraft(contract([charge(), charge({ id: 12, line: 2, feeItemId: 2 }), charge({ id: 13, line: 3, replaces: 11 })]));
  expect(inOrder(draft).map((h) => h.line)).toEqual([1, 3, 2]);
});

describe('models', () => {
  test('a meter bills afterwards and has a cycle; its bands begin with two', () => {
    const h = charge({ cycleMonths: 0, onConfirm: true, retention: '5', retentionMonths: 12, stepEveryMonths: 12, stepPercent: '5' });
    const tiered = { ...h, ...asModel(h, 'tiered', '') };
    expect(tiered).toMatchObject({
      timing: 'arrears',
      cycleMonths: 1,
      onConfirm: false,
      retention: '',
      stepEveryMonths: 0,
      price: '',
      accumulation: 'year',
    });
    expect(tiered.tiers).toHaveLength(2);
    expect({ ...tiered, ...asModel(tiered, 'fixed', '') }).toMatchObject({ tiers: [], tierMode: '', accumulation: '', meterId: 0 });
  });
  test('a band without an end that was not typed is 0 on the wire, the last has none', () => {
    const h = charge({
      tiers: [
        { upto: '', price: '' },
        { upto: null, price: '2' },
      ],
    });
    expect(wireCharge(h).tiers).toEqual([
      { upto: '0', price: '0' },
      { upto: null, price: '2' },
    ]);
  });
});

test('what was billed does not stand in the way of a change from a day on', () => {
  const moved = { key: 'contract.boundaries_moved', path: ['charges', '0', 'cycleMonths'] };
  const other = { key: 'charge.area_missing', path: ['charges', '0', 'quantity'] };
  expect(foundIn([moved, other], true)).toEqual([other]);
  expect(foundIn([moved, other], false)).toHaveLength(2);
  expect(needsDay(new Fault({ key: 'contract.invalid', parts: [moved] }))).toBe(true);
  expect(needsDay(new Fault({ key: 'contract.invalid', parts: [moved, other] }))).toBe(false);
});

test('a charge that is not filled in yet keeps its row, over its own days of the contract', () => {
  const draft = toDraft(
    contract([
      charge({ price: '', end: '2026-06-30' }),
      charge({ line: 2, id: 12, price: '', cycleMonths: 0 }),
      charge({ line: 3, id: 13, feeItemId: 2 }),
    ]),
  );
  const view = (...bars: unknown[]) => ({ name: '房租', covered: 0, billed: [], bars });
  const whole = { from: '2026-01-01', to: '2026-12-31', kind: 'normal', price: '88', days: 365 };
  const fault = (index: string) => ({ key: 'contract.price_missing', path: ['charges', index, 'price'], args: {} });
  const preview = { days: 365, charges: [view(), view(), view(whole)], faults: [fault('0'), fault('1')] };
  const rows = rowsOf(draft, preview as unknown as Preview);
  expect(rows.map((r) => r.bars.map((b) => [b.kind, b.from, b.to]))).toEqual([
    [['open', '2026-01-01', '2026-06-30']],
    [['normal', '2026-01-01', '2026-12-31']],
  ]);
});
