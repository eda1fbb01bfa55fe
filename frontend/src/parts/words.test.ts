import { expect, test } from 'vitest';
import { monthDay } from '../api';
import { span, workingIn } from './words';

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

test.each([
  ['a month', '186.50㎡ × 75.60 × 1月', '186.50 m² × 75.60 × 1 month'],
  ['days late', '3,600.00 × 0.05% × 207天', '3,600.00 × 0.05% × 207 days'],
  ['workdays', '120.00 × 22天（工作日）', '120.00 × 22 days (workdays)'],
  ['a band of the year', '第2档 80 × 4.83；此前累计 210', 'band 2 80 × 4.83; before it 210'],
  ['tax on top', '100.00 × 1月 + 税 9.00', '100.00 × 1 month + tax 9.00'],
  ['kept back', '5,000.00 − 250.00（质保金 5%）', '5,000.00 − 250.00 (retention 5%)'],
  ['a year in parts', '1期（全年 12,000.00 分 4 期）', '1 period (the year 12,000.00 over 4 periods)'],
  ['rent-free', '免租', 'rent-free'],
])('a calculation in English: %s', (_, kept, want) => {
  expect(workingIn('en', kept)).toBe(want);
  expect(workingIn('zh-CN', kept)).toBe(kept);
});
