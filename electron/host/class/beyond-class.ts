import type { Output } from '#shared/contract/contract.ts';
import { rulesFor, standingOf } from '#shared/domain/mastery.ts';
import { levelIndexFor } from '#shared/domain/scale.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { attemptOf } from '../evidence/attempt-views.ts';
import { letterBook } from '../letters/letter-book.ts';
import { attemptRows } from '../store/attempt-store.ts';
import { objectivesOfCourse } from '../store/course-store.ts';
import { givenCourses, ownObjectives } from '../store/cycle-store.ts';
import type { ClassBook } from './class-book.ts';

/** Courses that a student was given beyond those of the class, judged by the class's rules. */
export function beyondClass(
  ctx: ReadCtx,
  book: ClassBook,
  student: number,
  asOf: IsoDate,
): Output<'student.plan'>['beyond'] {
  const own = new Map(ownObjectives(ctx, student).map((one) => [one.key, one]));
  const countsIn = (key: number): string | null => {
    const { due = null, countsIn: name = null } = own.get(key) ?? {};
    return due === null ? null : name;
  };
  const here = letterBook(ctx, book.id).beyond?.of.get(student);
  return givenCourses(ctx, student).map(({ id, name }) => ({
    course: id,
    name,
    objectives: objectivesOfCourse(ctx, id).map((row) => {
      const attempts = attemptRows(ctx, student, row.key)
        .filter((one) => one.voidedAt === null && one.deleted === 0 && one.on <= asOf)
        .map((one) => attemptOf(book, one));
      const standing = standingOf(attempts, rulesFor(book.scale, row, book.row), null);
      return {
        id: row.id,
        code: row.code,
        statement: row.statement,
        critical: row.critical === 1,
        status: standing.status,
        level: standing.value === null ? -1 : levelIndexFor(book.scale, standing.value),
        attempts: attempts.length,
        due: (countsIn(row.key) !== null && own.get(row.key)?.due) || null,
        countsIn: here?.has(row.key) ? null : countsIn(row.key),
      };
    }),
  }));
}
