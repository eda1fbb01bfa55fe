import { expect, test } from 'vitest';
import { shortly } from './words';

test.each([
  ['one alone', ['ZD202605-00045'], undefined, ['ZD202605-00045']],
  ['several of a month', ['ZD202605-00045', 'ZD202605-00046'], undefined, ['00045', '00046']],
  ['of two months with one end', ['ZD202605-00045', 'ZD202606-00045'], undefined, ['ZD202605-00045', 'ZD202606-00045']],
  ['one beside another that is on the card', ['ZD202605-00045'], ['ZD202605-00045', 'ZD202605-00046'], ['00045']],
  ['one beside another with its end', ['ZD202605-00045'], ['ZD202605-00045', 'ZD202606-00045'], ['ZD202605-00045']],
])('a number is as short as it stays apart: %s', (_, numbers, among, want) => expect(shortly(numbers, among)).toEqual(want));
