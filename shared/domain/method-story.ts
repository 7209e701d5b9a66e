import { calculatedValue, type ObjectiveRules } from './mastery.ts';

/** What a method does, in numbers that it gives itself. */
export interface MethodStory {
  /** The level below the threshold, and the threshold's own: what the story is told with. */
  readonly low: number;
  readonly high: number;
  /** After one low, so many highs in a row until it is mastered; null: not within a year's worth. */
  readonly again: number | null;
  /** After three highs one low takes mastery away. */
  readonly falls: boolean;
}

/** Nobody is asked the same objective more often in a year. */
const MOST_ATTEMPTS = 20;

/** The story of a method on a scale, calculated and not written down. */
export function methodStory(rules: ObjectiveRules): MethodStory {
  const [low, high] = [rules.belowThreshold, rules.threshold];
  const isMastered = (scores: readonly number[]): boolean =>
    (calculatedValue(scores, rules) ?? Number.NEGATIVE_INFINITY) >= rules.cut;
  const highs = (count: number) => Array.from({ length: count }, () => high);
  let again: number | null = null;
  for (let n = 1; n <= MOST_ATTEMPTS && again === null; n += 1) {
    if (isMastered([low, ...highs(n)])) again = n;
  }
  return { low, high, again, falls: isMastered(highs(3)) && !isMastered([...highs(3), low]) };
}
