import english from '../../../internal/charge/english.json';
import { monthDay } from '../api';
import type { Language } from '../i18n';

const shortMonth = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** The name of a month, `2026-11` or a date in it: 11 月, Nov. */
export function monthName(month: string, language: Language): string {
  const m = Number(month.slice(5, 7));
  return language === 'en' ? shortMonth.format(Date.UTC(2026, m - 1, 1)) : `${m} 月`;
}

/** The month before or after: `2026-01`, −1 → `2025-12`. */
export function monthBy(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** A span of days, both included: 2026-11-01 – 11-14; within the year of `near` without the year. */
export function span(from: string, to: string, near = ''): string {
  const same = from.slice(0, 4) === to.slice(0, 4);
  const first = same ? monthDay(from, near) : from;
  return from === to ? first : `${first} – ${monthDay(to, from)}`;
}

// The words that a calculation is kept with, as it stands on the bill, and what they are in English: read from where Go reads them.
const workingWords = english.map(([word, text]) => [new RegExp(word, 'g'), text] as const);

/** A calculation as the language of the window has it; paper and book keep their own. */
export const workingIn = (language: Language, working: string): string =>
  language === 'en' ? workingWords.reduce((text, [word, said]) => text.replace(word, said), working) : working;
