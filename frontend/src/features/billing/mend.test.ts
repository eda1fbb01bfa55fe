import { expect, test } from 'vitest';
import { mendOf } from './mend';
import type { Row } from './preview';

const row = (patch: Partial<Row>): Row =>
  ({
    id: 'x',
    kind: 'blocked',
    charge: 1,
    customerId: 1,
    name: '云岫',
    contract: 'HT-1',
    contractId: 9,
    fee: '电费',
    unit: '',
    why: [],
    working: [],
    ...patch,
  }) as Row;
const fault = (key: string) => ({ key, args: {}, path: [] }) as unknown as Row['fault'];

test.each([
  ['a reading that lacks', { fault: fault('charge.no_reading') }, 'billing.mend.reading', '/meters'],
  ['a turnover that lacks', { fault: fault('charge.no_turnover') }, 'billing.mend.turnover', '/contracts/turnover'],
  ['a share that lacks', { fault: fault('charge.no_share') }, 'billing.mend.share', '/meters/pools'],
  ['a limit that is reached', { kind: 'warned', fault: fault('billing.limit_reached') }, 'billing.mend.limit', '/contracts/9'],
  ['anything else that stops a charge', { fault: fault('formula.division') }, 'billing.openContract', '/contracts/9'],
  ['a difference', { kind: 'delta', of: 4 }, 'billing.mend.original', '/invoices/4'],
  ['what a credit note takes back', { kind: 'credit', of: 4 }, 'billing.mend.original', '/invoices/4'],
  ['a contract that has ended', { kind: 'gone', why: [{ key: 'gone', args: { to: '2026-10-31' } }] }, 'billing.mend.renew', '/contracts/9'],
])('%s leads where it is mended', (_, patch, title, to) =>
  expect(mendOf(row(patch as Partial<Row>), '2026-11')).toMatchObject({ title, to }),
);

test.each([
  ['a cycle that was billed ahead', { kind: 'gone', why: [{ key: 'gone', args: { to: '2026-12-31' } }] }],
  ['a new charge', { kind: 'new' }],
])('%s needs nothing', (_, patch) => expect(mendOf(row(patch as Partial<Row>), '2026-11')).toBeUndefined());
