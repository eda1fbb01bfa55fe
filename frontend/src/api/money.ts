/** A sum of money in fen. Only `fen()` makes one, so that yuan and fen cannot be mixed up. */
export type Fen = number & { readonly unit: 'fen' };

export const zero = 0 as Fen;

/** Reads the wire's decimal string of yuan: "1234.50" → 123450 fen. Throws on anything that is not an amount. */
export function fen(yuan: string): Fen {
  const m = /^([-−+]?)(\d+)(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  if (!m) throw new RangeError(`not an amount of yuan: ${JSON.stringify(yuan)}`);
  const value = Number(m[2]) * 100 + Number((m[3] ?? '').padEnd(2, '0'));
  if (!Number.isSafeInteger(value)) throw new RangeError(`amount too large: ${yuan}`);
  return (m[1] === '-' || m[1] === '−' ? -value || 0 : value) as Fen;
}

/** Writes the wire's form: 123450 fen → "1234.50". Also what is copied to a spreadsheet. */
export function yuan(f: Fen): string {
  const a = Math.abs(f);
  return `${f < 0 ? '-' : ''}${Math.floor(a / 100)}.${String(a % 100).padStart(2, '0')}`;
}

/** As shown: thousands, two places, and the real minus sign (U+2212), never red. */
export function grouped(f: Fen): string {
  const [whole, cents] = yuan(Math.abs(f) as Fen).split('.');
  return `${f < 0 ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** As shown in a difference: +18,160.00, −1,200.00, 0.00. */
export const signed = (f: Fen): string => (f > 0 ? `+${grouped(f)}` : grouped(f));

/** A quantity as it is shown: its own places, thousands apart, a true minus: "12476.6" → "12,476.6". */
export const quantity = (decimal: string): string =>
  decimal.replace(/-?\d+(\.\d+)?/g, (n) => {
    const [whole, part] = n.split('.');
    return `${whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−')}${part ? `.${part}` : ''}`;
  });

export const sum = (parts: Iterable<Fen>): Fen => {
  let total = 0;
  for (const p of parts) total += p;
  return total as Fen;
};

export const minus = (a: Fen, b: Fen): Fen => (a - b) as Fen;
export const negative = (a: Fen): Fen => (-a || 0) as Fen;

/** Ten thousands of yuan, for chart axes (万元): 96824000 fen → "96.8". */
export const tenThousands = (f: Fen, places = 1): string => (f / 1_000_000).toFixed(places).replace('-', '−');
