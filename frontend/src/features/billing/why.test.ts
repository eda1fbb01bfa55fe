import { beforeAll, expect, test } from 'vitest';
import { startI18n, text } from '../../i18n';
import { whyText } from './why';

beforeAll(() => startI18n('zh-CN'));

test.each([
  ['price', { before: '88', now: '92.4' }, '单价 88 → 92.4'],
  ['free_ended', { to: '2026-11-30' }, '免租期 11-30 结束'],
  ['late', { from: '2025-12-01', to: '2025-12-31' }, '补出 2025-12-01 至 2025-12-31'],
  ['reason', { before: '', now: '续签' }, '优惠：续签'],
  ['reason', { before: '续签', now: '' }, '优惠“续签”结束'],
  ['gone', { to: '2026-11-30' }, '已出到 11-30，没有后续'],
  ['gone', { to: '2026-12-31' }, '按周期收，已出到 12-31'],
])('%s %o', (key, args, said) => expect(whyText(text, [{ key, args }], '2026-12', '，')).toBe(said));
