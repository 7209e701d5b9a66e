import type { IsoDate, Millis } from './time.ts';

/** One live piece of evidence, its level or score already turned into a number of the scale. */
export interface Attempt {
  readonly on: IsoDate;
  readonly recordedAt: Millis;
  readonly value: number;
  readonly kind: string;
  readonly support: string | null;
  /** Helped work that counts as it is, by the teacher's word. */
  readonly countsFully?: boolean;
  readonly robust: string | null;
  /** Number of the level tried for; null when nothing was said. */
  readonly aimed: number | null;
  /** Null: typed for this cell alone; `fill`: typed for several at once; else an import's name. */
  readonly source: string | null;
}

/** A point in the total order of what happened: day of work, then instant of recording. */
export interface Moment {
  readonly on: IsoDate;
  readonly recordedAt: Millis;
}

/** True when `a` comes after `b`. */
export function isAfter(a: Moment, b: Moment): boolean {
  return a.on === b.on ? a.recordedAt > b.recordedAt : a.on > b.on;
}

/** Order of moments; the sort is stable, so what ties here stays in the order of ids. */
export function compareMoments(a: Moment, b: Moment): number {
  return a.on === b.on ? a.recordedAt - b.recordedAt : a.on < b.on ? -1 : 1;
}

/** Source of evidence that came with a student's record from elsewhere. */
export const HANDED_OVER = 'hand-over';

/** True for what was shown elsewhere: it says what a student can do, not that work here began. */
export const isCarriedIn = ({ kind, source }: Pick<Attempt, 'kind' | 'source'>): boolean =>
  kind === 'carried-in' || source === HANDED_OVER;

/** Kinds that are kept but never count for the level. */
export const NEVER_COUNTS: ReadonlySet<string> = new Set(['pre-assessment', 'self']);

/**
 * Whether an attempt tried for more than is held and came out below it: it is kept and does not
 * count, so that trying never costs anything. A retention check does count.
 */
export function triedForMore(
  attempt: Pick<Attempt, 'value' | 'aimed' | 'kind'>,
  held: number,
): boolean {
  return (
    attempt.aimed !== null &&
    attempt.aimed > held &&
    attempt.value < held &&
    attempt.kind !== 'retention'
  );
}

export interface CountingRules {
  /** Number from which the objective is mastered. */
  readonly threshold: number;
  /** Number of the level just below the threshold; what helped work counts at most as. */
  readonly belowThreshold: number;
}

/**
 * The attempts that count for the level, each with the number it counts as, oldest first.
 * Left out: pre-assessment and self; an attempt that aimed above a level already held and came out
 * below it (a retention check counts). Helped work counts at most as the level below the threshold,
 * unless the teacher said that it counts fully.
 */
export function countingAttempts<A extends Attempt>(
  attempts: readonly A[],
  rules: CountingRules,
): A[] {
  const counting: A[] = [];
  let held = Number.NEGATIVE_INFINITY;
  for (const attempt of attempts) {
    if (NEVER_COUNTS.has(attempt.kind)) continue;
    const capped =
      attempt.support === 'helped' && !attempt.countsFully && attempt.value > rules.belowThreshold
        ? { ...attempt, value: rules.belowThreshold }
        : attempt;
    if (triedForMore(capped, held)) continue;
    if (capped.value > held) held = capped.value;
    counting.push(capped);
  }
  return counting;
}
