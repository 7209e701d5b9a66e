import { classDaysSince, isClassDay } from '#shared/domain/calendar.ts';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { groupsOf } from '#shared/domain/grouping.ts';
import { type HelpReason, helpList } from '#shared/domain/help-list.ts';
import { nextObjective } from '#shared/domain/next-objective.ts';
import { waitingOn } from '#shared/domain/prerequisite-reach.ts';
import { spokenName } from '#shared/domain/roster.ts';
import type { StudentRow } from '#shared/domain/student-row.ts';
import { type ClassBook, classBook } from '../class-book.ts';
import { classDay, type DayStudent, studentDays } from '../class-day.ts';
import { lastContact } from '../last-contact.ts';
import type { Handlers } from '../registry.ts';
import { say } from '../say.ts';
import { absentOn, lastContacts } from '../store/facts-store.ts';

/** Codes named in one sentence; the rest are counted. */
const NAMED = 4;

/** Whom to help first. */
export const today: Pick<Handlers, 'today.get'> = {
  'today.get': (ctx, { class: classId, on = ctx.today, minutes = null }) => {
    const book = classBook(ctx, classId);
    const day = classDay(ctx, book, on);
    const absentKeys = absentOn(ctx, book.key, on);
    const here = day.students.filter((student) => !absentKeys.has(student.key));
    const contacts = lastContacts(
      ctx,
      here.map((student) => student.key),
      on,
    );
    const present = studentDays(ctx, day, here).map((studentDay, index) => {
      const { student, row } = studentDay;
      const last = lastContact(studentDay, contacts.get(student.key) ?? null);
      const daysSinceContact = last === null ? null : classDaysSince(book.calendar, last, on);
      return { student, index, row, last, daysSinceContact };
    });
    const planned = book.objectives.slice(0, book.planned);
    const critical = planned.map((objective) => objective.critical);
    const lines = helpList(present, critical, minutes);
    const listed = lines.flatMap((line) => {
      const found = present[line.index];
      return found ? [{ line, ...found }] : [];
    });
    const reach = waitingOn(book.objectives.map((objective) => objective.needs));
    return {
      class: { id: book.id, name: book.row.name },
      on,
      meets: isClassDay(book.calendar, on),
      students: listed.map(({ line, student, row, last, daysSinceContact }) => ({
        ...who(student),
        points: line.points,
        daysSinceContact,
        lastContact: last,
        planned: line.planned,
        reasons: line.reasons.map((reason) => ({
          kind: reason.kind,
          points: reason.points,
          objectives: codes(book, reason.objectives),
          text: reasonInWords(book, reason),
        })),
        next: suggestion(book, row, reach),
      })),
      absent: day.students.filter((student) => absentKeys.has(student.key)).map(who),
      groups: groupsOf(
        listed.map(({ row }) => row),
        critical,
      ).map((group) => ({
        objective: book.objectives[group.objective]?.code ?? '',
        statement: book.objectives[group.objective]?.statement ?? '',
        students: group.members.map((place) => listed[place]?.student.id ?? ''),
      })),
    };
  },
};

const who = (student: DayStudent) => ({
  id: student.id,
  schoolId: student.schoolId,
  name: student.listName,
  called: spokenName(student),
});

const codes = (book: ClassBook, positions: readonly number[]): string[] =>
  positions.map((position) => book.objectives[position]?.code ?? '');

function reasonInWords(book: ClassBook, reason: HelpReason): string {
  const all = codes(book, reason.objectives);
  const named = all.slice(0, NAMED).join(', ');
  const more = all.length - NAMED;
  const objectives = more > 0 ? say('reason.and-more', { objectives: named, more }) : named;
  const critical = reason.objectives.filter((i) => book.objectives[i]?.critical).length;
  const params = { count: all.length, critical, objectives };
  if (reason.kind === 'not-yet') return say('reason.not-yet', params);
  return critical > 0 ? say('reason.overdue-critical', params) : say('reason.overdue', params);
}

function suggestion(book: ClassBook, row: StudentRow, reach: readonly ReadonlySet<number>[]) {
  const position = nextObjective(row, book.objectives);
  const objective = position === null ? undefined : book.objectives[position];
  if (position === null || !objective) return null;
  const opens = [...(reach[position] ?? [])].filter(
    (i) => i < book.planned && CELL_STATUSES[row.status[i] ?? 0] !== 'mastered',
  ).length;
  return { id: objective.id, code: objective.code, statement: objective.statement, opens };
}
