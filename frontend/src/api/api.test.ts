import { afterEach, describe, expect, test, vi } from 'vitest';
import { call } from './call';
import { addMonths, type Day, day, daysUntil } from './day';
import { path, takeToken } from './door';
import { parseEvents } from './events';
import { Bug, Fault, failure } from './fault';
import { type Fen, fen, grouped, quantity, signed, sum, yuan } from './money';

afterEach(() => {
  delete window.go;
  vi.unstubAllGlobals();
});

describe('money', () => {
  test.each([
    ['0', 0, '0.00'],
    ['1234.50', 123450, '1,234.50'],
    ['1234.5', 123450, '1,234.50'],
    ['-0.05', -5, '−0.05'],
    ['-1234567.89', -123456789, '−1,234,567.89'],
    ['999999999999.99', 99999999999999, '999,999,999,999.99'],
  ])('%s', (wire, f, shown) => {
    expect(fen(wire)).toBe(f);
    expect(grouped(fen(wire))).toBe(shown);
    expect(fen(yuan(f as Fen))).toBe(f);
  });
  test.each(['', 'x', '1.234', '1,000', '1e5', '99999999999999999999'])('%j is refused', (wire) =>
    expect(() => fen(wire)).toThrow(RangeError),
  );
  test('a difference has its sign', () =>
    expect([1816000, -120000, 0].map((f) => signed(f as Fen))).toEqual(['+18,160.00', '−1,200.00', '0.00']));
  test('sums are exact', () => expect(sum(['0.10', '0.20'].map(fen))).toBe(30));
});

describe('days', () => {
  test('only days that exist', () => expect([day('2026-02-28'), day('2026-02-29'), day('')]).toEqual(['2026-02-28', undefined, undefined]));
  test('months clamp to the last day', () =>
    expect([1, 2, 13, -2].map((n) => addMonths('2026-01-31' as Day, n))).toEqual(['2026-02-28', '2026-03-31', '2027-02-28', '2025-11-30']));
  test('days between', () => expect(daysUntil('2026-02-28', '2026-03-01')).toBe(1));
});

describe('what a door answers', () => {
  test('a fault keeps key, facts, place and parts', () => {
    const f = failure(
      '{"fault":{"key":"exchange.rows","parts":[{"key":"exchange.no_date","path":["charges","7","start"],"args":{"text":"x"}}]}}',
    ) as Fault;
    expect(f).toBeInstanceOf(Fault);
    expect(f.at('start').map((p) => p.key)).toEqual(['exchange.no_date']);
    expect(f.at('end')).toEqual([]);
  });
  test('a bug keeps its reference', () => expect((failure('{"bug":"K7Q-4M2"}') as Bug).ref).toBe('K7Q-4M2'));
  test('anything else is a bug too', () => expect(failure('<html>502')).toBeInstanceOf(Bug));
});

describe('two doors', () => {
  test('the window: one request struct, a rejected string is a fault', async () => {
    const List = vi.fn().mockResolvedValueOnce({ rows: [] }).mockRejectedValueOnce('{"fault":{"key":"db.in_use"}}');
    window.go = { desktop: { Invoices: { List } } };
    expect(await call('Invoices.List', { limit: 1 }, new AbortController().signal)).toEqual({ rows: [] });
    expect(List).toHaveBeenCalledExactlyOnceWith({ limit: 1 });
    await expect(call('Invoices.List')).rejects.toMatchObject({ key: 'db.in_use' });
    await expect(call('Nowhere.Go')).rejects.toBeInstanceOf(Bug);
  });

  test('the browser: a POST with the token, which leaves the address', async () => {
    history.replaceState(null, '', '/#token=abc-123');
    expect(takeToken()).toBe('abc-123');
    expect(location.hash).toBe('');
    const fetch = vi.fn().mockResolvedValue(new Response('{"ok":true}'));
    vi.stubGlobal('fetch', fetch);
    expect(await call('Invoices.List', { limit: 1 })).toEqual({ ok: true });
    expect(fetch).toHaveBeenCalledWith(
      '/v1/invoices.list',
      expect.objectContaining({
        method: 'POST',
        body: '{"limit":1}',
        headers: expect.objectContaining({ Authorization: 'Bearer abc-123' }),
      }),
    );
    fetch.mockResolvedValue(new Response('{"fault":{"key":"billing.none"}}', { status: 422 }));
    await expect(call('Billing.Run')).rejects.toMatchObject({ key: 'billing.none' });
  });
  test('the token keeps the place that stands beside it', () => {
    history.replaceState(null, '', '/#/claim?token=t1');
    expect(takeToken()).toBe('t1');
    expect(location.hash).toBe('#/claim');
  });
  test('paths', () => expect(path('FeeItems', 'SaveAll')).toBe('/v1/feeItems.saveAll'));
});

test('events come whole, however the stream is cut', () => {
  const text = 'event: changed\ndata: {"kinds":["invoice"]}\n\n: still there\n\nevent: job\ndata: {"id":1}\n\n';
  for (let cut = 0; cut <= text.length; cut++) {
    const a = parseEvents(text.slice(0, cut));
    const b = parseEvents(a.rest + text.slice(cut));
    expect([...a.events, ...b.events].map((e) => e.name)).toEqual(['changed', 'job']);
  }
});

test.each([
  ['12476.6', '12,476.6'],
  ['-1790486', '−1,790,486'],
  ['0.123456', '0.123456'],
  ['7144.8 / 6931.1', '7,144.8 / 6,931.1'],
  ['', ''],
])('the quantity %s is shown as %s', (wire, shown) => {
  expect(quantity(wire)).toBe(shown);
});
