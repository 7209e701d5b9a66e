import type { Moment } from '#shared/domain/attempt.ts';
import { dateShifts, NO_SHIFTS } from '#shared/domain/due-date.ts';
import { covers, isNewcomer, listName, rosterDay, spokenName } from '#shared/domain/roster.ts';
import {
  type OpenMark,
  type RowContext,
  type StudentFacts,
  type StudentRow,
  studentRow,
} from '#shared/domain/student-row.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ReadCtx } from '../context.ts';
import { overridesAt } from '../letters/overrides.ts';
import type { EnrolmentRow } from '../store/book-store.ts';
import { firstEvidence } from '../store/evidence-store.ts';
import {
  absentDays,
  type ByStudent,
  type CorrectiveRow,
  correctivesOf,
  type MarkRow,
  openMarks,
} from '../store/facts-store.ts';
import { type ClassBook, type OwnPlan, ownPlanOn } from './class-book.ts';
import { type AttemptLists, attemptsOn } from './kept-attempts.ts';
import { compareStudents } from './roster-order.ts';

/** A student of the class on a day. */
export interface DayStudent extends EnrolmentRow {
  /** `Family, Given`, with the school id where two are named alike. */
  readonly listName: string;
  /** `Given Family` as one speaks of the student, told apart in the same way. */
  readonly spoken: string;
  readonly newcomer: boolean;
}

/** A class as it stands on one day: whom it has, what is open. */
export interface ClassDay {
  readonly book: ClassBook;
  readonly asOf: IsoDate;
  readonly students: readonly DayStudent[];
  readonly gone: readonly EnrolmentRow[];
  readonly context: RowContext;
}

/** What holds for the whole class on a day; `first` is the first evidence by objective. */
export function classDay(
  ctx: ReadCtx,
  book: ClassBook,
  asOf: IsoDate,
  first: readonly (IsoDate | null)[] = firstEvidence(ctx, book),
): ClassDay {
  const day = rosterDay(asOf, book.row.first, book.row.last);
  return {
    book,
    asOf,
    ...ctx.memo(`roster ${book.id} ${day}`, () => rosterOn(book, day)),
    context: {
      scale: book.scale,
      calendar: book.calendar,
      asOf,
      objectives: book.objectives,
      planned: book.planned,
      opened: first.map((on, i) => earliest(on, book.objectives[i]?.openedOn ?? null)),
      confirmMultipleChoice: book.row.confirmMultipleChoice,
      paces: book.paces,
    },
  };
}

function earliest(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function rosterOn(book: ClassBook, day: IsoDate): Pick<ClassDay, 'students' | 'gone'> {
  const here = book.enrolments.filter((span) => covers(span, day));
  const hereKeys = new Set(here.map((span) => span.key));
  const gone = new Map<number, EnrolmentRow>();
  for (const span of book.enrolments) {
    if (hereKeys.has(span.key) || span.until === null || span.until > day) continue;
    const other = gone.get(span.key);
    if (!other || (other.until ?? '') < span.until) gone.set(span.key, span);
  }
  const namesakes = new Map<string, number>();
  for (const span of here) namesakes.set(listName(span), (namesakes.get(listName(span)) ?? 0) + 1);
  const students = here
    .map((span): DayStudent => {
      const shared = (namesakes.get(listName(span)) ?? 0) > 1;
      const apart = shared ? ` (${span.schoolId ?? span.id.slice(0, 8)})` : '';
      return {
        ...span,
        listName: `${listName(span)}${apart}`,
        spoken: `${spokenName(span)}${apart}`,
        newcomer: isNewcomer(span.start, book.row.first),
      };
    })
    .sort(compareStudents);
  return { students, gone: [...gone.values()].sort(compareStudents) };
}

/** Attempts, marks, absences and correctives of some students, read at once. */
interface DayFacts {
  readonly attempts: (student: number) => AttemptLists;
  readonly marks: ByStudent<MarkRow>;
  readonly absences: ByStudent<IsoDate>;
  readonly correctives: ByStudent<CorrectiveRow>;
}

/** Reads what is known of some students on the class's day. */
function dayFacts(ctx: ReadCtx, day: ClassDay, students: readonly DayStudent[]): DayFacts {
  const keys = students.map((student) => student.key);
  return {
    attempts: attemptsOn(ctx, day.book, keys, day.asOf),
    marks: openMarks(ctx, keys, day.asOf),
    absences: absentDays(ctx, day.book.key, keys, day.asOf),
    correctives: correctivesOf(ctx, keys, day.asOf),
  };
}

/** What is known about one student of the class on its day, with the row that follows from it. */
export interface StudentDay {
  readonly student: DayStudent;
  readonly facts: StudentFacts;
  readonly row: StudentRow;
  readonly absences: readonly IsoDate[];
  /** Open marks with and without an objective, oldest first. */
  readonly marks: readonly MarkRow[];
  /** Correctives on any objective, oldest first. */
  readonly helped: readonly CorrectiveRow[];
}

/** The cells of some students: their ranges of the evidence's index, and three small reads for all. */
export function studentDays(
  ctx: ReadCtx,
  day: ClassDay,
  students: readonly DayStudent[],
): StudentDay[] {
  const known = dayFacts(ctx, day, students);
  return students.map((student) => studentDay(ctx, day, known, student));
}

/** The cells of one student. */
export function oneStudentDay(ctx: ReadCtx, day: ClassDay, student: DayStudent): StudentDay {
  return studentDay(ctx, day, dayFacts(ctx, day, [student]), student);
}

function studentDay(ctx: ReadCtx, day: ClassDay, known: DayFacts, student: DayStudent): StudentDay {
  const { book, asOf } = day;
  const absences = known.absences.get(student.key) ?? [];
  const own = ownPlanOn(book, student.key, asOf);
  // Where everybody begins a unit when ready, nobody joins too late for its dates.
  const movesNewcomers = book.row.moveNewcomers && book.paces === null;
  const newcomerFrom = movesNewcomers && student.newcomer ? student.start : null;
  const absenceShift = book.row.moveAfterAbsence ? absences : [];
  const facts: StudentFacts = {
    attempts: known.attempts(student.key),
    correctives: newestByPosition(book, known.correctives.get(student.key) ?? []),
    marks: marksByPosition(book, known.marks.get(student.key) ?? []),
    shifts:
      newcomerFrom === null && absenceShift.length === 0
        ? NO_SHIFTS
        : dateShifts(book.calendar, newcomerFrom, absenceShift),
    excusedBefore: newcomerFrom,
    ownDue: own.due,
    ownRules: own.rules,
    leftOut: leftOutOf(book, student.key, own),
    overrides: overridesAt(ctx, book, student.key),
  };
  const row = studentRow(day.context, facts);
  const marks = known.marks.get(student.key) ?? [];
  return { student, facts, row, absences, marks, helped: known.correctives.get(student.key) ?? [] };
}

/** What is not asked of a student: by word, by the class, or because only others have it planned. */
function leftOutOf(book: ClassBook, student: number, own: OwnPlan): ReadonlySet<number> {
  const { waived, beyond, planned, objectives } = book;
  if (waived.size === 0 && !beyond) return own.leftOut;
  const leftOut = new Set([...own.leftOut, ...waived]);
  const theirs = beyond?.of.get(student);
  for (let i = beyond?.from ?? planned; i < planned; i += 1) {
    if (!theirs?.has(objectives[i]?.key ?? -1) || !own.due.has(i)) leftOut.add(i);
  }
  return leftOut;
}

function newestByPosition(
  book: ClassBook,
  correctives: readonly ({ objective: number } & Moment)[],
): Map<number, Moment> {
  const newest = new Map<number, Moment>();
  for (const corrective of correctives) {
    const position = book.positions.get(corrective.objective);
    if (position !== undefined) newest.set(position, corrective);
  }
  return newest;
}

function marksByPosition(book: ClassBook, marks: readonly MarkRow[]): Map<number, OpenMark[]> {
  const byPosition = new Map<number, OpenMark[]>();
  for (const mark of marks) {
    const position = mark.objective === null ? undefined : book.positions.get(mark.objective);
    if (position === undefined) continue;
    const list = byPosition.get(position);
    if (list) list.push(mark);
    else byPosition.set(position, [mark]);
  }
  return byPosition;
}
