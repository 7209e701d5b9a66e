import type { IsoDate } from '../time.ts';
import { isMastered } from './closing.ts';
import type { HelpStudent } from './student.ts';

/** Class days within which what was worked at is still fresh. */
const LATELY = 10;

/** How many classmates are named. */
const NAMED = 2;

/**
 * Classmates who may explain an objective: mastered, and worked at within the class days looked
 * back at; the newest first. Who is here only; by position in roster order.
 */
export function mayExplain(
  classmates: readonly HelpStudent[],
  position: number,
  before: readonly IsoDate[],
): number[] {
  const from = before[LATELY - 1] ?? before.at(-1) ?? '';
  return classmates
    .flatMap((student) => {
      const newest = student.attempts[position]?.at(-1);
      return newest && newest.on >= from && isMastered(student, position)
        ? [{ index: student.index, on: newest.on }]
        : [];
    })
    .sort((a, b) => (a.on === b.on ? a.index - b.index : a.on < b.on ? 1 : -1))
    .slice(0, NAMED)
    .map((one) => one.index);
}
