/** A fraction as percent, without binary rounding: 0.0005 → 0.05. */
export function percentOf(fraction: string): string {
  return shift(fraction, 2);
}

/** Percent as a fraction: 0.05 → 0.0005; '' is 0. */
export function hundredth(percent: string): string {
  return shift(percent || '0', -2);
}

// Moves the point of a decimal text.
function shift(text: string, by: number): string {
  const [whole = '0', part = ''] = text.split('.');
  const digits = whole.padStart(3, '0') + part.padEnd(2, '0');
  const point = whole.padStart(3, '0').length + by;
  const out = `${digits.slice(0, point)}.${digits.slice(point)}`;
  return out
    .replace(/^0+(?=\d)/, '')
    .replace(/0+$/, '')
    .replace(/\.$/, '');
}
