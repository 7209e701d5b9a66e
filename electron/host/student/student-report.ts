import type { Output } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { levelIndex } from '#shared/domain/scale.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { type ClassBook, classBook } from '../class/class-book.ts';
import { classDay, type DayStudent, type StudentDay, studentDays } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { shownAttempts } from '../evidence/shown-attempts.ts';
import { found } from '../found.ts';
import { letters as letterHandlers } from '../handlers/letters.ts';
import { say } from '../say.ts';
import { gradebookRow } from '../store/gradebook-store.ts';
import { feedbackOf } from '../store/student-store.ts';
import { allTerms } from '../store/term-store.ts';
import { weekly } from './weekly.ts';

type Report = Output<'report.students'>;
type Pupil = Report['students'][number];
type Letters = Output<'letters.get'>;
type Line = Letters['students'][number];

/** Words to a student about work that is long past fill pages and help nobody. */
const FEEDBACK = 12;
const CORRECTIVES = 12;

/** Whose sheet it is and of when. */
export function reportHead(ctx: ReadCtx, book: ClassBook, asOf: IsoDate) {
  const about = gradebookRow(ctx);
  return {
    class: { id: book.id, name: book.row.name },
    teacher: about?.teacher ?? null,
    school: about?.school ?? null,
    asOf,
    scale: { ...book.scale, levels: [...book.scale.levels] },
    threshold: Math.max(0, levelIndex(book.scale, book.threshold)),
  };
}

/**
 * What a student and the family take home, for one student or all of a class. Private notes, talks
 * and what others wrote to the teacher have no place on it. Throws TroubleError NOT_ENROLLED.
 */
export function studentReports(
  ctx: ReadCtx,
  { classId, only, asOf }: { classId: string; only: string | null; asOf: IsoDate },
): Report {
  const book = classBook(ctx, classId);
  const day = classDay(ctx, book, asOf);
  const students = day.students.filter((student) => only === null || student.id === only);
  if (only !== null && students.length === 0) throw notEnrolled(ctx, book, only);
  const week = weekly(ctx, classId, asOf);
  const letters = lettersOf(ctx, { classId, only, asOf });
  return {
    ...reportHead(ctx, book, asOf),
    students: studentDays(ctx, day, students).map((one) => {
      const ahead = week.students.find((line) => line.id === one.student.id);
      return {
        id: one.student.id,
        called: one.student.spoken,
        legal: legalName(ctx, one.student),
        schoolId: one.student.schoolId,
        behind: one.row.behind,
        ahead: one.row.ahead,
        mastered: one.row.mastered,
        due: one.row.dueCount,
        units: unitsOf(book, one),
        next: (ahead?.objectives ?? []).map(({ code, target, statement, due, ready }) => ({
          code,
          text: target ?? statement,
          due,
          ready,
        })),
        goals: ahead?.goals ?? [],
        letters: letters(one.student.id),
        feedback: wordsTo(ctx, book, one.student.key, asOf),
        correctives: helpFor(book, one),
      };
    }),
  };
}

function notEnrolled(ctx: ReadCtx, book: ClassBook, id: string): TroubleError {
  const { givenName, familyName } = found(ctx, 'student', id);
  const name = [givenName, familyName].filter(Boolean).join(' ');
  return new TroubleError('NOT_ENROLLED', { name, class: book.row.name });
}

/** The name of the school's lists, where nobody would guess it from how the student is called. */
function legalName(ctx: ReadCtx, { id, spoken }: DayStudent): string | null {
  const person = found(ctx, 'student', id);
  const legal = [person.givenName, person.middleName, person.familyName].filter(Boolean).join(' ');
  const isCalledSo = person.called === null || person.called === person.givenName;
  return isCalledSo || legal === spoken ? null : legal;
}

function unitsOf(book: ClassBook, { row, facts }: StudentDay): Pupil['units'] {
  return book.units.map(({ name, first, count }) => {
    const objectives = book.objectives.slice(first, first + count).map((objective, n) => {
      const position = first + n;
      return {
        code: objective.code,
        statement: objective.statement,
        critical: objective.critical,
        due: row.due[position] ?? null,
        status: CELL_STATUSES[row.status[position] ?? 0] ?? 'not-assessed',
        level: row.level[position] ?? -1,
        attempts: shownAttempts(book, facts, position).map(({ on, level, counts }) => ({
          on,
          level,
          counts,
        })),
      };
    });
    const mastered = objectives.filter((one) => one.status === 'mastered').length;
    return { name, mastered, objectives };
  });
}

/** The letters of every term that has begun, else of the year, asked once for all students. */
function lettersOf(
  ctx: ReadCtx,
  { classId, only, asOf }: { classId: string; only: string | null; asOf: IsoDate },
): (student: string) => Pupil['letters'] {
  const begun = allTerms(ctx)
    .filter((term) => term.start <= asOf)
    .sort((a, b) => (a.start === b.start ? (a.end < b.end ? -1 : 1) : a.start < b.start ? 1 : -1));
  const terms = begun.length > 0 ? begun.map(({ id }) => id) : [null];
  const asked = terms.map((term) =>
    letterHandlers['letters.get'](ctx, {
      class: classId,
      term,
      asOf,
      ...(only !== null && { student: only }),
    }),
  );
  return (student) =>
    asked.flatMap((answer) => {
      const line = answer.students.find((one) => one.id === student);
      return line ? letterOf(answer, line) : [];
    });
}

function letterOf({ term }: Letters, line: Line): Pupil['letters'][number] {
  const { letter, handedIn, counted, mastered, next } = line;
  return {
    term: term?.name ?? null,
    letter,
    handedIn: handedIn && handedIn.letter !== letter ? handedIn.letter : null,
    counted,
    mastered,
    why: decisive(line),
    next: next && { letter: next.letter, objectives: next.objectives },
  };
}

/** What holds for the letter that stands, and what the next better one lacks; the rest says no more. */
function decisive({ why, letter }: Line): Pupil['letters'][number]['why'] {
  const asked = [...new Set(why.lines.flatMap((line) => line.letter ?? []))];
  const better = asked[asked.indexOf(letter) - 1] ?? null;
  return (
    why.lines
      // That nothing better held is plain from what the better one lacks.
      .filter(
        (line) => !line.dropped && line.text !== '' && line.text !== say('letter.line.otherwise'),
      )
      .filter(
        (line) =>
          line.letter === null || line.letter === letter || (line.letter === better && !line.holds),
      )
      .map(({ text, figure, letter: of }) => ({ text, figure, lacking: of === better ? of : null }))
  );
}

function wordsTo(ctx: ReadCtx, book: ClassBook, student: number, asOf: IsoDate) {
  return feedbackOf(ctx, student, asOf)
    .flatMap(({ objective, on, feedback }) => {
      const code = codeIn(book, objective);
      return code === null || !feedback?.trim() ? [] : { on, code, text: feedback };
    })
    .slice(0, FEEDBACK);
}

const helpFor = (book: ClassBook, { helped }: StudentDay): Pupil['correctives'] =>
  helped
    .toReversed()
    .flatMap(({ objective, on, kind }) => {
      const code = codeIn(book, objective);
      return code === null ? [] : { on, code, kind };
    })
    .slice(0, CORRECTIVES);

/** What belongs to another class is for another class's report. */
function codeIn(book: ClassBook, objective: number): string | null {
  const position = book.positions.get(objective);
  return position === undefined || position >= book.planned
    ? null
    : (book.objectives[position]?.code ?? null);
}
