import {
  type Attempt,
  type CountingRules,
  countingAttempts,
  isAfter,
  type Moment,
} from './attempt.ts';
import type { CellStatus } from './cell.ts';
import { usableParameter } from './class-rules.ts';
import { round2 } from './decimal.ts';
import { methodNamed } from './level/index.ts';
import { findLevel, type Scale } from './scale.ts';

/** What decides about one objective's cells in one class. */
export interface ObjectiveRules extends CountingRules {
  readonly method: string;
  /** Null: the method's default. */
  readonly parameter: number | null;
  /** Fewest counting attempts that give a value. */
  readonly minimum: number;
  /** What the value is compared with: the threshold, or the scale's second cut. */
  readonly cut: number;
  /** Lowest, top and all numbers of the scale, rising. */
  readonly levels: readonly number[];
}

/** Where a student stands on one objective, before plans and marks are looked at. */
export interface Standing {
  readonly status: Exclude<CellStatus, 'excused'>;
  /** Rounded to 2 decimals; null where there is none. */
  readonly value: number | null;
  /** The value after some attempt reached the cut, today's or an earlier one's. */
  readonly everMastered: boolean;
  readonly stuck: boolean;
  readonly slipped: boolean;
  /** Mastered, but every attempt that shows it was multiple choice. */
  readonly onlyMultipleChoice: boolean;
}

const NOTHING_YET: Standing = {
  status: 'not-assessed',
  value: null,
  everMastered: false,
  stuck: false,
  slipped: false,
  onlyMultipleChoice: false,
};

/** Rules for one objective: its own method, parameter and threshold before the class's. */
export function rulesFor(
  scale: Scale,
  own: {
    threshold: string | null;
    method: string | null;
    parameter: number | null;
    minimum: number | null;
  },
  ofClass: { threshold: string | null; method: string; parameter: number | null },
): ObjectiveRules {
  const levels = scale.levels.map((level) => level.value);
  const numberOf = (key: string | null) =>
    key === null ? undefined : findLevel(scale, key)?.value;
  const usual = numberOf(ofClass.threshold) ?? numberOf(scale.threshold) ?? levels[0] ?? 0;
  const threshold = numberOf(own.threshold) ?? usual;
  const method = own.method ?? ofClass.method;
  const second = methodNamed(method).averages ? scale.calculatedThreshold : null;
  return {
    method,
    parameter: usableParameter(method, own.method === null ? ofClass.parameter : own.parameter),
    minimum: own.minimum ?? 1,
    threshold,
    cut: second !== null && threshold === numberOf(scale.threshold) ? second : threshold,
    belowThreshold: levels.findLast((value) => value < threshold) ?? levels[0] ?? 0,
    levels,
  };
}

/** The value of counting scores by the rules, rounded once; null when there is none yet. */
export function calculatedValue(scores: readonly number[], rules: ObjectiveRules): number | null {
  if (scores.length === 0 || scores.length < rules.minimum) return null;
  const entry = methodNamed(rules.method);
  const value = entry.value({
    scores,
    parameter: rules.parameter ?? entry.parameter?.initial ?? 0,
    lowest: rules.levels[0] ?? 0,
    top: rules.levels.at(-1) ?? 0,
    threshold: rules.threshold,
    levels: rules.levels,
  });
  return value === null ? null : round2(value);
}

/** How many counting attempts are at least wanted before the rules give a value; 0: they do. */
export function lackingAttempts(attempts: readonly Attempt[], rules: ObjectiveRules): number {
  const scores = countingAttempts(attempts, rules).map((attempt) => attempt.value);
  if (calculatedValue(scores, rules) !== null) return 0;
  const asked = rules.minimum - scores.length;
  if (rules.method !== 'n-times') return Math.max(1, asked);
  const times = rules.parameter ?? methodNamed(rules.method).parameter?.initial ?? 1;
  const reached = scores.filter((score) => score >= rules.threshold).length;
  return Math.max(1, asked, times - reached);
}

/**
 * Where the attempts (in their total order) put a student.
 * `lastCorrective`: the newest corrective on this objective, after which a student is given anew
 * two attempts before counting as stuck.
 */
export function standingOf(
  attempts: readonly Attempt[],
  rules: ObjectiveRules,
  lastCorrective: Moment | null,
): Standing {
  if (attempts.length === 0) return NOTHING_YET;
  const counting = countingAttempts(attempts, rules);
  if (counting.length === 0) return NOTHING_YET;
  const scores = counting.map((attempt) => attempt.value);
  const value = calculatedValue(scores, rules);
  const mastered = value !== null && value >= rules.cut;
  const everMastered = mastered || reachedBefore(scores, rules);
  const newestRetention = counting.findLastIndex((attempt) => attempt.kind === 'retention');
  const retentionFailed =
    newestRetention >= 0 && scores.slice(newestRetention).every((score) => score < rules.threshold);
  const since = lastCorrective
    ? counting.filter((attempt) => isAfter(attempt, lastCorrective))
    : counting;
  const below = !mastered && value !== null;
  return {
    status: value === null ? 'insufficient' : mastered ? 'mastered' : 'not-yet',
    value,
    everMastered,
    stuck: below && since.length >= 2 && since.every((attempt) => attempt.value < rules.threshold),
    slipped: everMastered && (retentionFailed || below),
    onlyMultipleChoice:
      mastered &&
      showingAttempts(counting, rules).every((attempt) => attempt.robust === 'multiple choice'),
  };
}

/** Those that reach the cut; all, where the power law's curve lies above each of them. */
function showingAttempts(counting: readonly Attempt[], rules: ObjectiveRules): readonly Attempt[] {
  const showing = counting.filter((attempt) => attempt.value >= rules.cut);
  return showing.length > 0 ? showing : counting;
}

function reachedBefore(scores: readonly number[], rules: ObjectiveRules): boolean {
  // No value lies above its largest score by more than rounding does; only the power law's curve may.
  const mayReach = (score: number) => score + 0.005 >= rules.cut;
  if (rules.method !== 'power-law' && !scores.some(mayReach)) return false;
  for (let n = 1; n < scores.length; n += 1) {
    const value = calculatedValue(scores.slice(0, n), rules);
    if (value !== null && value >= rules.cut) return true;
  }
  return false;
}
