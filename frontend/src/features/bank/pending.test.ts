import { expect, test } from 'vitest';
import type { Preview } from './data';
import { type Pending, restOf } from './pending';

const asking = (ask: string, taken: string, choices: string[]) =>
  ({ detected: { questions: [{ ask, taken, choices }] } }) as unknown as Preview;
const waiting = { answers: { date_order: 'dmy' }, brought: ['A'], account: 7, accountName: 'x', choices: new Map() } as unknown as Pending;

test('after one account of a file the next is looked at, with nothing of what was said about the first', () => {
  const rest = restOf(waiting, asking('account', 'B', ['A', 'B', 'C']));
  expect(rest).toMatchObject({ answers: { date_order: 'dmy', account: 'C' }, brought: ['A', 'B'], account: 0, accountName: '' });
});
test.each([
  ['the last table of an archive', asking('member', 'b.csv', ['A', 'b.csv'])],
  ['a file that asks only for the order of its dates', asking('date_order', 'dmy', ['dmy', 'mdy'])],
])('nothing is left after %s', (_, preview) => expect(restOf(waiting, preview)).toBeUndefined());
