import { isAfter } from '#shared/domain/attempt.ts';
import { waitsForNextClass } from '#shared/domain/help/closing.ts';
import {
  type HelpClass,
  type HelpMark,
  type HelpStudent,
  helpDays,
} from '#shared/domain/help/student.ts';
import { type HelpWeights, weightsOr } from '#shared/domain/help/weights.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { type ClassBook, classBook } from '../class/class-book.ts';
import {
  type ClassDay,
  classDay,
  type DayStudent,
  type StudentDay,
  studentDays,
} from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { contactDays, lastContacts } from '../store/facts-store.ts';
import { keptSetting } from '../store/gradebook-store.ts';
import {
  type AppointmentRow,
  appointmentsFrom,
  sessionOn,
  type VisitRow,
  visitsBetween,
} from '../store/visit-store.ts';
import { newestTalk, talkDays } from './talks.ts';

/** Name of the setting that holds the weights of this gradebook. */
export const WEIGHTS_SETTING = 'helpWeights';

/** A student of the class who is here on the day. */
export interface PresentStudent {
  readonly student: DayStudent;
  readonly day: StudentDay;
  readonly help: HelpStudent;
}

/** Everything that today's list of one class is made from. */
export interface ClassHelp {
  readonly book: ClassBook;
  readonly day: ClassDay;
  readonly about: HelpClass;
  /** In roster order. */
  readonly present: readonly PresentStudent[];
  readonly absent: readonly DayStudent[];
  /** Here or not, in roster order. */
  readonly everybody: readonly StudentDay[];
  /** Places of the plan that was fixed for the day, by the student's key. */
  readonly planned: ReadonlyMap<number, number>;
  /** Who was promised, in today's class, to be first in the next. */
  readonly promisedNext: ReadonlySet<number>;
  /** Talks agreed for the day or later. */
  readonly appointments: readonly AppointmentRow[];
}

/** The weights that hold in this gradebook. */
export const helpWeights = (ctx: ReadCtx): HelpWeights =>
  weightsOr(keptSetting(ctx, WEIGHTS_SETTING));

/** Reads a class's day for the help list. Throws TroubleError NOT_FOUND. */
export function classHelp(ctx: ReadCtx, classId: string, on: IsoDate): ClassHelp {
  const book = classBook(ctx, classId);
  const day = classDay(ctx, book, on);
  const days = ctx.memo(`help days ${classId} ${on}`, () => helpDays(book.calendar, on));
  const about: HelpClass = {
    ...days,
    calendar: book.calendar,
    on,
    critical: book.objectives.slice(0, book.planned).map((objective) => objective.critical),
    needs: book.objectives.map((objective) => objective.needs),
    top: book.scale.levels.at(-1)?.value ?? 0,
    size: day.students.length,
  };
  const from = about.before.at(-1) ?? on;
  const keys = day.students.map((student) => student.key);
  const contacts = lastContacts(ctx, keys, on);
  const contactsOf = contactDays(ctx, keys, from, on);
  const visits = byStudent(visitsBetween(ctx, book.key, from, on));
  const appointments = appointmentsFrom(ctx, book.key, on);
  const startedAt = sessionOn(ctx, book.key, on)?.startedAt ?? null;
  const promisedNext = new Set<number>();
  const absent: DayStudent[] = [];
  const present: PresentStudent[] = [];
  const everybody = studentDays(ctx, day, day.students);
  everybody.forEach((known, index) => {
    const { student } = known;
    if (known.absences.at(-1) === on) {
      absent.push(student);
      return;
    }
    const plans = (visits.get(student.key) ?? []).filter((visit) => visit.on < on);
    const marks = marksHere(book, known);
    const contact = newestTalk(ctx, day, known, contacts.get(student.key) ?? null);
    const waits = (mark: HelpMark) => waitsForNextClass(mark, on, startedAt);
    if (marks.some((mark) => waits(mark) && (contact === null || !isAfter(contact, mark)))) {
      promisedNext.add(student.key);
    }
    const help: HelpStudent = {
      index,
      row: known.row,
      attempts: known.facts.attempts,
      correctives: known.facts.correctives,
      marks: marks.filter((mark) => !waits(mark)),
      absences: new Set(known.absences),
      contact,
      talks: talkDays(ctx, day, known, contactsOf.get(student.key) ?? [], from),
      since: student.start ?? book.row.first,
      planned: new Set(plans.map((visit) => visit.on)),
      deferred: new Set(
        appointments.flatMap((made) => (made.student === student.key ? made.madeOn : [])),
      ),
      challenged: new Set(plans.flatMap((visit) => (visit.challenge ? visit.on : []))),
    };
    present.push({ student, day: known, help });
  });
  const planned = new Map(
    [...visits].flatMap(([student, rows]) =>
      rows.flatMap((row) => (row.on === on ? [[student, row.place] as const] : [])),
    ),
  );
  return { book, day, about, present, absent, everybody, planned, promisedNext, appointments };
}

function byStudent(rows: readonly VisitRow[]): ReadonlyMap<number, readonly VisitRow[]> {
  const map = new Map<number, VisitRow[]>();
  for (const row of rows) {
    const list = map.get(row.student);
    if (list) list.push(row);
    else map.set(row.student, [row]);
  }
  return map;
}

/** Marks about the class's objectives, and those about the student that were set in this class. */
function marksHere(book: ClassBook, { marks }: StudentDay): HelpMark[] {
  return marks.flatMap((mark): HelpMark[] => {
    const { kind, on, until, recordedAt } = mark;
    if (mark.objective === null) {
      return mark.class === book.key ? [{ kind, on, until, recordedAt, objective: null }] : [];
    }
    const objective = book.positions.get(mark.objective);
    return objective === undefined || objective >= book.planned
      ? []
      : [{ kind, on, until, recordedAt, objective }];
  });
}
