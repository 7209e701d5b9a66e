import { TroubleError } from '#shared/contract/errors.ts';
import { CELL_STATUSES, flagsOf } from '#shared/domain/cell.ts';
import { listName } from '#shared/domain/roster.ts';
import { classBook } from '../class/class-book.ts';
import { classDay, oneStudentDay } from '../class/class-day.ts';
import { studentOfClass } from '../class/class-student.ts';
import { found } from '../found.ts';
import type { Handlers } from '../registry.ts';
import { allClasses } from '../store/class-store.ts';
import { classesOf } from '../store/student-store.ts';
import { studentTimeline } from '../student/student-timeline.ts';
import { studentView } from '../student/student-view.ts';

/** The student page and what the palette searches. */
export const students: Pick<Handlers, 'student.get' | 'palette.get'> = {
  'student.get': (ctx, { class: classId, student: id, asOf = ctx.today }) => {
    const book = classBook(ctx, classId);
    const person = found(ctx, 'student', id);
    const day = classDay(ctx, book, asOf);
    const key = ctx.rows.keyOf('student', id);
    const student = studentOfClass(day, id);
    if (!student) {
      throw new TroubleError('NOT_ENROLLED', { name: listName(person), class: book.row.name });
    }
    const { row, absences } = oneStudentDay(ctx, day, student);
    return {
      student: studentView(id, person),
      classes: classesOf(ctx, key),
      asOf,
      behind: row.behind,
      ahead: row.ahead,
      mastered: row.mastered,
      due: row.dueCount,
      units: book.units.map((unit) => ({
        name: unit.name,
        objectives: book.objectives
          .slice(unit.first, unit.first + unit.count)
          .map((objective, n) => {
            const i = unit.first + n;
            return {
              id: objective.id,
              code: objective.code,
              statement: objective.statement,
              critical: objective.critical,
              due: row.due[i] ?? null,
              status: CELL_STATUSES[row.status[i] ?? 0] ?? 'not-assessed',
              level: row.level[i] ?? -1,
              value: row.value[i] ?? null,
              attempts: row.attempts[i] ?? 0,
              flags: flagsOf(row.flags[i] ?? 0),
            };
          }),
      })),
      timeline: studentTimeline(ctx, key, absences, asOf),
    };
  },
  'palette.get': (ctx) => {
    const open = allClasses(ctx).filter((one) => one.archivedOn === null);
    const books = open.map((one) => classBook(ctx, one.id));
    return {
      students: books.flatMap((book) =>
        classDay(ctx, book, ctx.today).students.map((student) => ({
          id: student.id,
          class: book.id,
          className: book.row.name,
          name: student.listName,
          schoolId: student.schoolId,
        })),
      ),
      objectives: books.flatMap((book) =>
        book.objectives.slice(0, book.planned).map((objective) => ({
          id: objective.id,
          class: book.id,
          className: book.row.name,
          code: objective.code,
          statement: objective.statement,
        })),
      ),
    };
  },
};
