import { type Attempt, isCarriedIn } from '../attempt.ts';
import { type ObjectiveRules, standingOf } from '../mastery.ts';

/** How a student stands on something that the unit to come builds on. */
export type Readiness =
  /** Mastered, or shown in the newest pre-assessment. */
  | 'has'
  /** Never shown. */
  | 'lacks'
  /** Shown elsewhere, below what counts as mastered here. */
  | 'below'
  /** Mastered before, but the newest pre-assessment came out below. */
  | 'faded'
  /** Not asked of this student: to be looked at first. */
  | 'check-first';

/** One student's facts on one prerequisite. */
export interface PrerequisiteFacts {
  readonly attempts: readonly Attempt[];
  readonly rules: ObjectiveRules;
  readonly excused: boolean;
}

/**
 * Whether a student brings a prerequisite along. Pre-assessment never counts for a level, but
 * here it speaks: the newest one decides unless counting evidence came after it.
 */
export function readinessOf({ attempts, rules, excused }: PrerequisiteFacts): Readiness {
  const standing = standingOf(attempts, rules, null);
  const isMastered = standing.status === 'mastered';
  const newest = attempts.findLast((one) => one.kind !== 'self');
  const before = newest?.kind === 'pre-assessment' ? newest : null;
  if (before) {
    if (before.value >= rules.threshold) return 'has';
    return isMastered ? 'faded' : 'lacks';
  }
  if (isMastered) return 'has';
  if (excused) return 'check-first';
  return newest && isCarriedIn(newest) ? 'below' : 'lacks';
}

/** True when what a student brings rests on what was shown elsewhere alone. */
export function isBrought({ attempts, rules }: Omit<PrerequisiteFacts, 'excused'>): boolean {
  if (standingOf(attempts, rules, null).status !== 'mastered') return false;
  const here = attempts.filter((one) => !isCarriedIn(one));
  return standingOf(here, rules, null).status !== 'mastered';
}

/**
 * What the objectives of a unit build on from outside it: positions, each once, in the order of
 * the plan with what no plan holds (last year's course) first.
 */
export function neededFromOutside(
  unit: { readonly first: number; readonly count: number },
  needs: readonly (readonly number[])[],
  planned: number,
): number[] {
  const inside = (i: number) => i >= unit.first && i < unit.first + unit.count;
  const found = new Set<number>();
  for (let i = unit.first; i < unit.first + unit.count; i += 1) {
    for (const need of needs[i] ?? []) if (!inside(need)) found.add(need);
  }
  const place = (i: number) => (i >= planned ? i - 1_000_000 : i);
  return [...found].sort((a, b) => place(a) - place(b));
}
