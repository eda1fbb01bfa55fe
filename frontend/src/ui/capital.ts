import type { Fen } from '../api';

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['', '拾', '佰', '仟'];
const sections = ['', '万', '亿', '万亿'];

// Four digits with their places; one 零 for each run of zeros between digits, none for trailing ones. A leading zero
// is written where something stands before.
function section(n: number, after: boolean): string {
  let out = '';
  let gap = after && n < 1000;
  for (let i = 3; i >= 0; i--) {
    const d = Math.floor(n / 10 ** i) % 10;
    if (d === 0) {
      gap ||= out !== '';
      continue;
    }
    out += (gap ? '零' : '') + digits[d] + places[i];
    gap = false;
  }
  return out;
}

/**
 * 大写: the amount in capital numerals, 12,300.05 → 人民币壹万贰仟叁佰元零伍分. 整 follows 元 and 角, never 分; one 零 for a run of
 * zeros; negative amounts begin with 负. Rules and golden set: 支付结算办法 附一, RULES-CN section 1 (its first forms).
 */
export function capital(amount: Fen): string {
  const all = Math.abs(amount);
  const [yuan, jiao, fen] = [Math.floor(all / 100), Math.floor(all / 10) % 10, all % 10];

  let whole = '';
  let zeros = false;
  for (let i = 3; i >= 0; i--) {
    const n = Math.floor(yuan / 10 ** (4 * i)) % 10_000;
    if (n === 0) {
      zeros ||= whole !== '';
      continue;
    }
    whole += (zeros && n >= 1000 ? '零' : '') + section(n, whole !== '') + sections[i];
    zeros = false;
  }

  let small = '';
  if (jiao > 0) small += `${whole !== '' && yuan % 10 === 0 ? '零' : ''}${digits[jiao]}角`;
  if (fen > 0) small += `${whole !== '' && jiao === 0 ? '零' : ''}${digits[fen]}分`;
  else small += '整';

  return `人民币${amount < 0 ? '负' : ''}${whole || (small === '整' ? '零' : '')}${whole || small === '整' ? '元' : ''}${small}`;
}
