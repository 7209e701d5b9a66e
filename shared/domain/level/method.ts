/**
 * A calculation method: scores oldest → newest in, the value out, unrounded; null when the method
 * gives none yet. `lowest`, `top`, `threshold` are numbers of the scale (METHODS.md 1).
 */
export interface MethodInput {
  readonly scores: readonly number[];
  readonly parameter: number;
  readonly lowest: number;
  readonly top: number;
  readonly threshold: number;
  /** Numbers of the scale's levels, rising. */
  readonly levels: readonly number[];
}

export type Method = (input: MethodInput) => number | null;

/** The arithmetic mean; null of nothing. */
export function mean(scores: readonly number[]): number | null {
  if (scores.length === 0) return null;
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
