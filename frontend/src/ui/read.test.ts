import { describe, expect, test } from 'vitest';
import type { Day } from '../api';
import { isSum, readDate, readDecimal, readMoney } from './read';

// UX 22
describe('amounts as typed', () => {
  test.each([
    ['1200', 120000],
    ['1,200.5', 120050],
    ['１２００。５', 120050],
    ['１，２００．５０', 120050],
    ['¥1200', 120000],
    ['￥1200元', 120000],
    ['=1200*3', 360000],
    ['＝１２００×３', 360000],
    ['1200*3', 360000],
    ['=(1200+300)/4', 37500],
    ['=10000/3', 333333],
    ['=0.005', 1],
    ['=-0.005', -1],
    ['−20', -2000],
    ['－20', -2000],
    ['3.5万', 3500000],
    ['.5', 50],
    ['=2-3*4', -1000],
    ['=10/-4', -250],
  ])('%s', (typed, fen) => {
    expect(readMoney(typed)).toBe(fen);
  });
  test.each(['', 'abc', '12.3.4', '=1200*', '=(12', '1 2 3', '=1/0', '99999999999999999'])('%s is no amount', (typed) => {
    expect(readMoney(typed)).toBeUndefined();
  });
  test('floating point never touches it', () => {
    expect(readMoney('=0.1+0.2')).toBe(30);
    expect(readMoney('=1.005*100')).toBe(10050);
    expect(readDecimal('=1/3', 6)).toBe('0.333333');
  });
  test('a sum shows its result', () => {
    expect(['=1200*3', '3万', '1200*3'].map(isSum)).toEqual([true, true, true]);
    expect(['1200', '1,200.50', '-20'].map(isSum)).toEqual([false, false, false]);
  });
});

test.each([
  ['86.50', '86.5'],
  ['８６．５', '86.5'],
  ['0.0005', '0.0005'],
  ['=10*2', '20'],
  ['-3', '-3'],
])('the quantity %s', (typed, value) => {
  expect(readDecimal(typed, 6)).toBe(value);
});

// UX 24
describe('dates as typed, on 2026-11-23', () => {
  const now = '2026-11-23' as Day;
  test.each([
    ['3-5', '2026-03-05'],
    ['3/5', '2026-03-05'],
    ['0305', '2026-03-05'],
    ['11.5', '2026-11-05'],
    ['３－５', '2026-03-05'],
    ['3月5日', '2026-03-05'],
    ['2027-3-5', '2027-03-05'],
    ['2027年3月5日', '2027-03-05'],
    ['20270305', '2027-03-05'],
    ['270305', '2027-03-05'],
    ['5', '2026-11-05'],
    ['5日', '2026-11-05'],
    ['今天', '2026-11-23'],
    ['昨天', '2026-11-22'],
    ['明天', '2026-11-24'],
    ['月底', '2026-11-30'],
    ['月初', '2026-11-01'],
    ['上月底', '2026-10-31'],
    ['下月初', '2026-12-01'],
    ['年底', '2026-12-31'],
    ['+7', '2026-11-30'],
    ['today', '2026-11-23'],
  ])('%s', (typed, day) => {
    expect(readDate(typed, now)).toEqual({ day });
  });
  test('nothing is no date', () => expect(readDate(' ', now)).toEqual({ none: true }));
  test('30 February says which day is the last', () => expect(readDate('2-30', now)).toEqual({ bad: 'noSuchDay', month: 2, last: 28 }));
  test.each(['abc', '13-45', '2026-13-02', '1-2-3-4'])('%s cannot be read', (typed) =>
    expect(readDate(typed, now)).toEqual({ bad: 'unreadable' }),
  );
});
