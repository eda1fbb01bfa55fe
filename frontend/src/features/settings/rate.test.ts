import { expect, test } from 'vitest';
import { hundredth, percentOf } from './rate';

test.each([
  ['0.0005', '0.05'],
  ['0.001', '0.1'],
  ['0.05', '5'],
  ['0', '0'],
  ['1', '100'],
  ['0.123456789', '12.3456789'],
])('%s is %s %%', (fraction, percent) => {
  expect(percentOf(fraction)).toBe(percent);
  expect(hundredth(percent)).toBe(fraction);
});

test('an empty field is nothing', () => expect(hundredth('')).toBe('0'));
