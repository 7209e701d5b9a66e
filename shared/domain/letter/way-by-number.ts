import { round2 } from '../decimal.ts';
import type { CountedObjective } from './counted.ts';
import { tableNumber } from './level-test.ts';
import { type LetterOutcome, mayBeOwed, weightedNumber } from './outcome.ts';
import { compareRaises, type Raise, topOf } from './raise.ts';
import type { AverageRule, PercentRule } from './rule.ts';

interface Candidate {
  readonly objective: CountedObjective;
  /** What raising it to the top adds to the number. */
  readonly gain: number;
  /** Without it the letter stays incomplete. */
  readonly isForced: boolean;
}

/** Ways by an average or a percentage: what single objectives add is simply summed up. */
export function wayByNumber(
  rule: AverageRule | PercentRule,
  counted: readonly CountedObjective[],
  outcome: LetterOutcome,
): Raise[] | null {
  const target = targetBound(rule, outcome);
  const { value, pull } = weightedNumber(rule, counted);
  if (target === null || value === null) return null;
  const forced = new Set(
    outcome.incomplete
      .filter((reason) => reason.why !== 'share')
      .flatMap((reason) => reason.positions),
  );
  const needsOwed = outcome.incomplete.some((reason) => reason.why === 'share')
    ? outcome.owed.length - mayBeOwed(rule, counted.length)
    : 0;
  const candidates = counted
    .map((objective, i): Candidate => {
      const gain = gainAt(rule, objective, topOf(objective), pull[i] ?? 0);
      return { objective, gain, isForced: forced.has(objective.position) };
    })
    .filter(
      ({ gain, objective, isForced }) => gain > 0 || isForced || (needsOwed > 0 && objective.owed),
    )
    .sort((a, b) => b.gain - a.gain);
  const reaches = (sum: number): boolean => round2(value + sum) >= target;

  let slots = 0;
  while (!reaches(mostGained(candidates, slots, needsOwed))) {
    slots += 1;
    if (slots > candidates.length) return null;
  }
  const chosen = firstInOrder(candidates, slots, needsOwed, reaches);
  const pullOf = new Map(counted.map((objective, i) => [objective, pull[i] ?? 0]));
  return lowered(rule, chosen, pullOf, reaches);
}

/** The bound of the next better letter; from an incomplete that of the lowest but one. */
function targetBound(rule: AverageRule | PercentRule, outcome: LetterOutcome): number | null {
  const { bounds } = rule;
  const at =
    outcome.kind === 'incomplete'
      ? bounds.length - 1
      : bounds.findIndex((bound) => bound.letter === outcome.letter);
  return bounds[at - 1]?.from ?? null;
}

/** What raising an objective to a level adds to the number. */
function gainAt(
  rule: AverageRule | PercentRule,
  objective: CountedObjective,
  to: number,
  pull: number,
): number {
  if (rule.kind === 'percent') {
    return !objective.mastered && to >= objective.rules.cut ? pull * 100 : 0;
  }
  const before = tableNumber(objective, objective.value, rule.scale);
  return pull * (tableNumber(objective, to, rule.scale) - before);
}

/** The most that so many candidates (the largest gain first) add; −∞ when they cannot be enough. */
function mostGained(candidates: readonly Candidate[], slots: number, needsOwed: number): number {
  let left = slots;
  let sum = 0;
  let owed = needsOwed;
  const others: Candidate[] = [];
  for (const candidate of candidates) {
    if (!candidate.isForced) others.push(candidate);
    else {
      left -= 1;
      sum += candidate.gain;
      owed -= 1;
    }
  }
  const rest: Candidate[] = [];
  for (const candidate of others) {
    if (owed > 0 && candidate.objective.owed) {
      owed -= 1;
      left -= 1;
      sum += candidate.gain;
    } else rest.push(candidate);
  }
  if (left < 0 || owed > 0) return Number.NEGATIVE_INFINITY;
  for (let i = 0; i < Math.min(left, rest.length); i += 1) sum += rest[i]?.gain ?? 0;
  return sum;
}

/** Of all choices of that many that reach the bound the first in the order of raising. */
function firstInOrder(
  candidates: readonly Candidate[],
  slots: number,
  needsOwed: number,
  reaches: (sum: number) => boolean,
): Candidate[] {
  const chosen: Candidate[] = [];
  let undecided = candidates;
  let sum = 0;
  let owed = needsOwed;
  const inOrder = candidates.toSorted((a, b) => compareRaises(a.objective, b.objective));
  for (const candidate of inOrder) {
    const left = slots - chosen.length;
    if (left === 0) break;
    undecided = undecided.filter((other) => other !== candidate);
    const owedThen = owed - Number(candidate.objective.owed);
    const gained = sum + candidate.gain;
    if (!reaches(gained + mostGained(undecided, left - 1, owedThen))) continue;
    chosen.push(candidate);
    sum = gained;
    owed = owedThen;
  }
  return chosen;
}

/** Each of the chosen only as high as it takes, the last ones first. */
function lowered(
  rule: AverageRule | PercentRule,
  chosen: readonly Candidate[],
  pullOf: ReadonlyMap<CountedObjective, number>,
  reaches: (sum: number) => boolean,
): Raise[] {
  let sum = chosen.reduce((total, candidate) => total + candidate.gain, 0);
  return chosen.toReversed().map(({ objective, gain }) => {
    const levels = objective.rules.levels.filter(
      (level) => objective.owed || level > objective.value,
    );
    for (const level of levels) {
      const less = gainAt(rule, objective, level, pullOf.get(objective) ?? 0);
      if (!reaches(sum - gain + less)) continue;
      sum += less - gain;
      return { position: objective.position, value: level };
    }
    return { position: objective.position, value: topOf(objective) };
  });
}
