import { monthDay } from '../api';
import type { Language } from '../i18n';

const english = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });

/** The name of a month, `2026-11` or a date in it: 11 月, Nov. */
export function monthName(month: string, language: Language): string {
  const m = Number(month.slice(5, 7));
  return language === 'en' ? english.format(Date.UTC(2026, m - 1, 1)) : `${m} 月`;
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

// The words that a calculation is kept with, as it stands on the bill, and what they are in English.
const workingWords: [RegExp, string][] = [
  [/(\d)月/g, '$1 mo'],
  [/(\d)天/g, '$1 d'],
  [/1期/g, '1 period'],
  [/ 分 (\d+) 期/g, ' over $1 periods'],
  [/第(\d+)档/g, 'band $1'],
  [/；此前累计 /g, '; before it '],
  [/（全年 /g, '（the year '],
  [/（总价 /g, '（in all '],
  [/（工作日）/g, '（workdays）'],
  [/（用量 /g, '（usage '],
  [/（质保金 /g, '（retention '],
  [/（应计 /g, '（due '],
  [/（到角）/g, '（to 0.10）'],
  [/（到元）/g, '（to 1.00）'],
  [/([−+]) 税 /g, '$1 tax '],
  [/^保底 /, 'minimum '],
  [/^封顶 /, 'maximum '],
  [/^免租$/, 'rent-free'],
  [/（/g, ' ('],
  [/）/g, ')'],
];

/** A calculation as the language of the window has it; paper and book keep their own. */
export const workingIn = (language: Language, working: string): string =>
  language === 'en' ? workingWords.reduce((text, [word, english]) => text.replace(word, english), working) : working;
