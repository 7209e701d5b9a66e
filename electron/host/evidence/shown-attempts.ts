import { type Attempt, countingAttempts } from '#shared/domain/attempt.ts';
import { levelIndexFor } from '#shared/domain/scale.ts';
import type { StudentFacts } from '#shared/domain/student-row.ts';
import type { ClassBook } from '../class/class-book.ts';

/** An attempt with the level that it shows. */
export interface ShownAttempt extends Pick<Attempt, 'on' | 'kind' | 'value'> {
  /** Index into the class's scale. */
  readonly level: number;
  readonly counts: boolean;
}

/** A student's attempts at one objective, oldest first, and whether each counts. */
export function shownAttempts(
  book: ClassBook,
  facts: StudentFacts,
  position: number,
): ShownAttempt[] {
  const objective = book.objectives[position];
  if (!objective) return [];
  const attempts = (facts.attempts[position] ?? []).map((attempt, at) => ({ ...attempt, at }));
  const rules = facts.ownRules.get(position) ?? objective.rules;
  const counting = new Map(countingAttempts(attempts, rules).map((one) => [one.at, one]));
  return attempts.map(({ at, on, kind, value: shown }) => {
    // Helped work counts at most as the level below the threshold.
    const value = counting.get(at)?.value ?? shown;
    return { on, kind, value, level: levelIndexFor(book.scale, value), counts: counting.has(at) };
  });
}
