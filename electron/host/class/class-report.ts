import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { today } from '../handlers/today.ts';
import { reportHead } from '../student/student-report.ts';
import { weekly } from '../student/weekly.ts';
import { type ClassBook, classBook } from './class-book.ts';
import { classDay, type StudentDay, studentDays } from './class-day.ts';
import { levelCounts } from './level-counts.ts';

type Report = Output<'report.class'>;

/** What is ready next; more would be a plan. */
const NEXT = 3;

/** A class on a day as a sheet for the folder or a meeting; no letters, notes or reasons. */
export function classReport(ctx: ReadCtx, classId: string, asOf: IsoDate): Report {
  const book = classBook(ctx, classId);
  const day = classDay(ctx, book, asOf);
  const days = studentDays(ctx, day, day.students);
  const week = weekly(ctx, classId, asOf);
  return {
    ...reportHead(ctx, book, asOf),
    units: book.units.map(({ name, first, count }) => ({
      name,
      objectives: book.objectives.slice(first, first + count).map((objective, n) => ({
        code: objective.code,
        statement: objective.statement,
        critical: objective.critical,
        due: objective.due,
        ...levelCounts(book, days, first + n),
      })),
    })),
    students: days.map((one) => ({
      id: one.student.id,
      name: one.student.listName,
      behind: one.row.behind,
      ahead: one.row.ahead,
      mastered: one.row.mastered,
      due: one.row.dueCount,
      ...openOf(book, one, asOf),
      next: (week.students.find((line) => line.id === one.student.id)?.objectives ?? [])
        .filter((line) => line.ready)
        .slice(0, NEXT)
        .map((line) => line.code),
    })),
    groups: groupsOn(ctx, classId, asOf),
  };
}

/** What a student has tried and not mastered, and what is due without anything shown. */
function openOf(book: ClassBook, { row }: StudentDay, asOf: IsoDate) {
  const working: { code: string; level: number }[] = [];
  const owed: string[] = [];
  book.objectives.slice(0, book.planned).forEach(({ code }, position) => {
    const status = CELL_STATUSES[row.status[position] ?? 0];
    const due = row.due[position] ?? null;
    if (status === 'not-yet' || status === 'insufficient') {
      working.push({ code, level: row.level[position] ?? -1 });
    } else if (status === 'not-assessed' && due !== null && due < asOf) owed.push(code);
  });
  return { working, owed };
}

/** The groups of the day's help list. */
function groupsOn(ctx: ReadCtx, classId: string, asOf: IsoDate): Report['groups'] {
  const { groups, students } = today['today.get'](ctx, { class: classId, on: asOf });
  return groups.map(({ objective, statement, students: ids }) => ({
    code: objective,
    statement,
    students: ids.flatMap((id) => students.find((one) => one.id === id)?.called ?? []),
  }));
}
