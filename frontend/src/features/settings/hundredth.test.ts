import { expect, test } from 'vitest';
import { hundredth } from './ItemDialog';
import { percent, roundKey } from './Items';

test('a percent becomes a fraction by its digits', () => {
  expect(['9', '13', '0', '0.5', '100', '5.25', '-1'].map(hundredth)).toEqual(['0.09', '0.13', '0', '0.005', '1', '0.0525', '-0.01']);
});

test('and back', () => {
  expect(['0.09', '0.13', '0', '0.005'].map(percent)).toEqual(['9', '13', '0', '0.5']);
});

test('steps of rounding have names', () => {
  expect(['0.01', '0.10', '1.00'].map(roundKey)).toEqual(['fen', 'jiao', 'yuan']);
});
