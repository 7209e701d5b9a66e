import { hasFlag } from '../cell.ts';
import { round2 } from '../decimal.ts';
import type { StudentRow } from '../student-row.ts';
import type { CountedObjective, Counting } from './counted.ts';
import { type Bound, INCOMPLETE, NO_GRADE, type PercentRule } from './rule.ts';

/** A letter with the figures it came from. */
export interface LetterOutcome {
  readonly letter: string;
  /** Percent of counted objectives mastered, rounded to 2 decimals; null where nothing counts. */
  readonly value: number | null;
  readonly counted: number;
  readonly mastered: number;
  /** Positions of counted objectives without evidence. */
  readonly owed: readonly number[];
  /** The better letter nearest by and the objectives that, mastered, give it. */
  readonly next: { readonly letter: string; readonly objectives: readonly number[] } | null;
}

/** Looks a percentage up: the first bound it reaches; below all of them the last letter. */
export function letterFor(bounds: readonly Bound[], percent: number): string {
  return bounds.find((bound) => percent >= bound.from)?.letter ?? bounds.at(-1)?.letter ?? NO_GRADE;
}

/** One student's letter by a percent rule. Precedence: NG, I, letter (PRODUCT.md 6). */
export function percentLetter(
  rule: PercentRule,
  counting: Counting,
  row: StudentRow,
  critical: readonly boolean[],
): LetterOutcome {
  const { counted } = counting;
  const mastered = counted.filter((objective) => objective.mastered).length;
  const owed = counted.filter((objective) => objective.owed).map((objective) => objective.position);
  const value = counted.length === 0 ? null : round2((100 * mastered) / counted.length);
  const base = { value, counted: counted.length, mastered, owed };
  if (value === null || counted.length < rule.minimumCounted) {
    return { ...base, letter: NO_GRADE, next: null };
  }
  const owesCritical = rule.criticalMustBeAssessed && owed.some((position) => critical[position]);
  if (owesCritical || owed.length / counted.length > rule.incompleteShare) {
    return { ...base, letter: INCOMPLETE, next: null };
  }
  const letter = letterFor(rule.bounds, value);
  return {
    ...base,
    letter,
    next: nextLetter(rule.bounds, letter, counted, mastered, row, critical),
  };
}

/** The fewest objectives (critical first, ready before blocked) that reach the next better letter. */
function nextLetter(
  bounds: readonly Bound[],
  letter: string,
  counted: readonly CountedObjective[],
  mastered: number,
  row: StudentRow,
  critical: readonly boolean[],
): LetterOutcome['next'] {
  const better = bounds[bounds.findIndex((bound) => bound.letter === letter) - 1];
  if (!better) return null;
  const open = counted
    .filter((objective) => !objective.mastered)
    .map((objective) => objective.position);
  const rank = (i: number) =>
    (critical[i] ? 0 : 2) + (hasFlag(row.flags[i] ?? 0, 'blocked') ? 1 : 0);
  const ordered = [...open].sort((a, b) => rank(a) - rank(b) || a - b);
  for (let n = 1; n <= ordered.length; n += 1) {
    if (round2((100 * (mastered + n)) / counted.length) >= better.from) {
      return { letter: better.letter, objectives: ordered.slice(0, n) };
    }
  }
  return null;
}
