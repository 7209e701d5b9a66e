import { isAfter, type Moment } from '../attempt.ts';
import { CELL_STATUSES } from '../cell.ts';
import type { Millis } from '../time.ts';
import type { HelpMark, HelpStudent } from './student.ts';

/** True when the student's objective is mastered today. */
export const isMastered = (student: HelpStudent, position: number): boolean =>
  CELL_STATUSES[student.row.status[position] ?? 0] === 'mastered';

/** True when the student is not asked for the objective. */
export const isExcused = (student: HelpStudent, position: number): boolean =>
  CELL_STATUSES[student.row.status[position] ?? 0] === 'excused';

/** A talk dated later, or the same day and recorded later. */
const talkedSince = (student: HelpStudent, moment: Moment): boolean =>
  student.contact !== null && isAfter(student.contact, moment);

/** An attempt since some moment: on the objective, or on any where none is named. */
export function triedSince(
  student: HelpStudent,
  objective: number | null,
  moment: Moment,
): boolean {
  const lists = objective === null ? student.attempts : [student.attempts[objective] ?? []];
  return lists.some((attempts) => {
    const newest = attempts.at(-1);
    return newest !== undefined && isAfter(newest, moment);
  });
}

/**
 * True when mastery came in after the mark was set, whatever day the work is dated: that clears all
 * of its objective. What is marked although mastered, like a check whether it lasted, stays.
 */
function masteredSince(student: HelpStudent, mark: HelpMark): boolean {
  const { objective } = mark;
  if (objective === null || !isMastered(student, objective)) return false;
  return (student.attempts[objective] ?? []).some(
    (attempt) => attempt.recordedAt > mark.recordedAt,
  );
}

/** True when a promise waits for the next class day: the day's class had begun, its plan stood. */
export const waitsForNextClass = (mark: HelpMark, on: string, startedAt: Millis | null): boolean =>
  mark.kind === 'promised' && mark.on === on && startedAt !== null && mark.recordedAt >= startedAt;

/** Which of a student's marks of one kind still are reasons. */
export function openMarksOf(student: HelpStudent, kind: string): HelpMark[] {
  return student.marks.filter((mark) => {
    if (mark.kind !== kind || masteredSince(student, mark)) return false;
    const { objective } = mark;
    switch (kind) {
      case 'promised':
      case 'asked':
        return !talkedSince(student, mark);
      default:
        return (
          !triedSince(student, objective, mark) &&
          (objective === null || !isExcused(student, objective))
        );
    }
  });
}
