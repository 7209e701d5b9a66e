/**
 * Rounds to 2 decimals, half away from zero, in decimal: 4.125 → 4.13 and 3.475 → 3.48, although
 * the double 3.475 lies a hair below. Works on the shortest decimal text that names the double,
 * after taking off the noise of a few additions (12 significant digits).
 */
export function round2(value: number): number {
  if (!Number.isFinite(value) || Number.isInteger(value)) return value;
  const text = Number(Math.abs(value).toPrecision(12)).toFixed(12);
  const [whole = '0', fraction = ''] = text.split('.');
  const cents = Number(whole) * 100 + Number(fraction.slice(0, 2));
  const rounded = Number(fraction[2] ?? '0') >= 5 ? cents + 1 : cents;
  const result = rounded / 100;
  return value < 0 && result !== 0 ? -result : result;
}
