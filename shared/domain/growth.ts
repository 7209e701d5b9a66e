import type { Attempt } from './attempt.ts';
import { type ObjectiveRules, standingOf } from './mastery.ts';
import type { IsoDate } from './time.ts';

/** A day on which an objective became mastered (1) or no longer was (-1). */
export interface MasteryStep {
  readonly on: IsoDate;
  readonly by: 1 | -1;
}

/** When mastery of one objective came and went, by attempts in their total order. */
export function masterySteps(attempts: readonly Attempt[], rules: ObjectiveRules): MasteryStep[] {
  const steps: MasteryStep[] = [];
  let was = false;
  attempts.forEach((attempt, i) => {
    // What several attempts of one day come to shows once the day is over.
    if (attempts[i + 1]?.on === attempt.on) return;
    const is = standingOf(attempts.slice(0, i + 1), rules, null).status === 'mastered';
    if (is !== was) steps.push({ on: attempt.on, by: is ? 1 : -1 });
    was = is;
  });
  return steps;
}

/** One student's mastery over time. */
export interface StudentGrowth {
  /** First day in the class; null: from its beginning. */
  readonly from: IsoDate | null;
  /** Of all objectives together, in any order. */
  readonly steps: readonly MasteryStep[];
}

/** How far a class was on one of its days. */
export interface GrowthPoint {
  readonly on: IsoDate;
  /** Objectives mastered so far by a student of the class on average; null after the as-of date. */
  readonly mastered: number | null;
  /** Objectives due so far by the pacing guide. */
  readonly planned: number;
}

/** Mastery so far beside the pacing guide, day by day. */
export function growthOf(
  days: readonly IsoDate[],
  asOf: IsoDate,
  students: readonly StudentGrowth[],
  dues: readonly (IsoDate | null)[],
): GrowthPoint[] {
  const mastered = students.map(({ steps }) => cumulated(steps));
  const planned = cumulated(
    dues.flatMap((on): MasteryStep[] => (on === null ? [] : [{ on, by: 1 }])),
  );
  return days.map((on) => {
    const there = students.flatMap(({ from }, i) =>
      from === null || from <= on ? [mastered[i]?.(on) ?? 0] : [],
    );
    const sum = there.reduce((a, b) => a + b, 0);
    return {
      on,
      mastered: on > asOf || there.length === 0 ? null : Math.round((10 * sum) / there.length) / 10,
      planned: planned(on),
    };
  });
}

/** The sum of steps up to a day; asked for rising days. */
function cumulated(steps: readonly MasteryStep[]): (on: IsoDate) => number {
  const rising = [...steps].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  let at = 0;
  let sum = 0;
  return (on) => {
    for (let step = rising[at]; step && step.on <= on; step = rising[at]) {
      sum += step.by;
      at += 1;
    }
    return sum;
  };
}
