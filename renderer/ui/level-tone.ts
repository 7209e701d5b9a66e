/** Grounds of levels, from far below the threshold to far above it. */
export type Tone = 'warm0' | 'warm1' | 'cool1' | 'cool2' | 'cool3';

/**
 * Ground of the level at `index` among `count` levels with the threshold at `threshold`. Levels
 * part at the threshold and grow stronger with distance from it.
 */
export function toneOf(index: number, threshold: number, count: number): Tone {
  if (index < threshold) return threshold - index > 1 || threshold === 1 ? 'warm0' : 'warm1';
  const above = count - threshold;
  if (above <= 1) return 'cool3';
  const step = Math.round(((index - threshold) / (above - 1)) * 2);
  return step === 0 ? 'cool1' : step === 1 ? 'cool2' : 'cool3';
}

/**
 * Percentage by which the ring of a level is filled, in eighths: empty for the lowest, full for
 * the highest. With four levels the second is a quarter and the third a half.
 */
export function fillOf(index: number, count: number): number {
  if (count <= 1) return 100;
  if (count === 4) return [0, 25, 50, 100][index] ?? 0;
  return Math.round((index / (count - 1)) * 8) * 12.5;
}
