import type { Scale } from './scale.ts';

/** The three numbers that two scales have in common. */
export interface Anchors {
  readonly lowest: number;
  readonly threshold: number;
  readonly top: number;
}

/** The anchors of a scale; a threshold key that it lacks counts as the lowest level. */
export function anchorsOf(scale: Scale, threshold = scale.threshold): Anchors {
  const lowest = scale.levels[0]?.value ?? 0;
  const numberOf = (key: string) => scale.levels.find((level) => level.key === key)?.value;
  return {
    lowest,
    // A class may name a level that its scale no longer has: both changed on two laptops.
    threshold: numberOf(threshold) ?? numberOf(scale.threshold) ?? lowest,
    top: scale.levels.at(-1)?.value ?? lowest,
  };
}

/**
 * A value of one scale as the other's number: lowest → lowest, threshold → threshold, top → top,
 * straight lines between (PRODUCT.md 6). Where the threshold is the top, reaching it is the top.
 */
export function translate(value: number, from: Anchors, to: Anchors): number {
  if (value >= from.threshold) {
    const span = from.top - from.threshold;
    return span <= 0
      ? to.top
      : to.threshold + ((value - from.threshold) / span) * (to.top - to.threshold);
  }
  const span = from.threshold - from.lowest;
  return span <= 0
    ? to.lowest
    : to.lowest + ((value - from.lowest) / span) * (to.threshold - to.lowest);
}
