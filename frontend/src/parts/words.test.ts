import { expect, test } from 'vitest';
import { monthDay } from '../api';
import { span } from './words';

test.each([
  ['a day of the year around it', '2026-03-05', '2026-11-22', '03-05'],
  ['a day of another year', '2025-03-05', '2026-11-22', '2025-03-05'],
])('%s', (_, day, near, want) => {
  expect(monthDay(day, near)).toBe(want);
});

test.each([
  ['within the year around it', '2026-11-01', '2026-11-14', '2026-11-22', '11-01 – 11-14'],
  ['within another year', '2025-11-01', '2025-11-14', '2026-11-22', '2025-11-01 – 11-14'],
  ['standing alone', '2026-11-01', '2026-11-14', undefined, '2026-11-01 – 11-14'],
  ['over the turn of the year', '2025-12-16', '2026-01-15', '2026-11-22', '2025-12-16 – 2026-01-15'],
  ['one day', '2026-11-01', '2026-11-01', '2026-11-22', '11-01'],
])('a span %s', (_, from, to, near, want) => {
  expect(span(from, to, near)).toBe(want);
});
