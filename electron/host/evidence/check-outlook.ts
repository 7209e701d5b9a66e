import { countingAttempts } from '#shared/domain/attempt.ts';
import { nextAfter } from '#shared/domain/next-objective.ts';
import type { StudentFacts, StudentRow } from '#shared/domain/student-row.ts';
import type { ClassBook } from '../class/class-book.ts';

/** What a student holds on an objective and from which level it counts as mastered. */
export function heldOf(
  book: ClassBook,
  facts: StudentFacts,
  at: number,
): { threshold: string; held: number | null } {
  const rules = facts.ownRules.get(at) ?? book.objectives[at]?.rules;
  if (!rules) return { threshold: book.threshold, held: null };
  const counting = countingAttempts(facts.attempts[at] ?? [], rules);
  return {
    threshold:
      book.scale.levels.find((level) => level.value === rules.threshold)?.key ?? book.threshold,
    held: counting.length === 0 ? null : Math.max(...counting.map((attempt) => attempt.value)),
  };
}

/** What a student goes on with once the objective is mastered; basic is enough for that. */
export function goOnAfter(
  book: ClassBook,
  row: StudentRow,
  at: number,
): { id: ClassBook['objectives'][number]['id']; code: string; statement: string } | null {
  const objective = book.objectives[nextAfter(row, book.objectives, at) ?? -1];
  return objective
    ? { id: objective.id, code: objective.code, statement: objective.statement }
    : null;
}
