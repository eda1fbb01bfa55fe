import { expect, test } from 'vitest';
import { newDraft, readingKey, requestOf } from './data';

test('what was typed of a meter is asked for by register, and what was not is left out', () => {
  const readings = { [readingKey({ meterId: 7, register: '峰' })]: '120', [readingKey({ meterId: 8, register: '' })]: '' };
  const q = requestOf(3, { ...newDraft, reason: ' 提前退租 ', readings });
  expect(q).toMatchObject({ contractId: 3, reason: '提前退租', usePrepaid: true, setOff: true, refundDeposit: false });
  expect(q.readings).toEqual([{ meterId: 7, register: '峰', date: '', value: '120', kind: '', wrapped: false, note: '' }]);
});
