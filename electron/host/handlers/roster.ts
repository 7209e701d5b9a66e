import { TroubleError } from '#shared/contract/errors.ts';
import { joined, left, type SpanChange } from '#shared/domain/enrolment.ts';
import { covers, isNewcomer, rosterDay, spokenName } from '#shared/domain/roster.ts';
import { laterOf } from '#shared/domain/time.ts';
import type { Row } from '#shared/model/row.ts';
import { compareStudents } from '../class/roster-order.ts';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { freshId } from '../store/fresh-id.ts';
import { schoolName } from '../store/gradebook-store.ts';
import {
  type EnrolmentSpan,
  spansOfClass,
  spansOfStudent,
  studentsOfClass,
  studentWithSchoolId,
} from '../store/roster-store.ts';

/** Students and when they belong to a class. */
export const roster: Pick<
  Handlers,
  'roster.get' | 'student.create' | 'student.save' | 'enrolment.start' | 'enrolment.end'
> = {
  'roster.get': (ctx, { class: id, on: asked }) => {
    const row = found(ctx, 'class', id);
    const on = asked ?? rosterDay(ctx.today, row.first, row.last);
    const spans = new Map<string, EnrolmentSpan>();
    for (const span of spansOfClass(ctx, id)) {
      const shown = spans.get(span.student);
      // The span of that day; of somebody who is not in the class then, the newest one.
      if (!shown || !covers(shown, on)) spans.set(span.student, span);
    }
    const students = studentsOfClass(ctx, id)
      .sort(compareStudents)
      .flatMap(({ celebrate, ...person }) => {
        const student = { ...person, celebrate: celebrate !== 0 };
        const span = spans.get(student.id);
        if (!span) return [];
        const { start, until } = span;
        const newcomer = isNewcomer(start, row.first);
        return [{ student, start, until, enrolled: covers(span, on), newcomer }];
      });
    return { on, students };
  },

  'student.create': (ctx, { class: id, on, ...person }) => {
    const row = found(ctx, 'class', id);
    const issuer = schoolName(ctx);
    const schoolId = person.schoolId?.trim() || null;
    if (schoolId !== null) refuseTaken(ctx, issuer, schoolId, null);
    const student =
      schoolId !== null && issuer !== ''
        ? freshId(ctx, 'student', nameId('student', issuer, schoolId))
        : ctx.newId();
    ctx.rows.insert('student', student, {
      middleName: null,
      called: null,
      pronouns: null,
      said: null,
      email: null,
      grade: null,
      celebrate: null,
      ...person,
      schoolId,
      issuer,
    });
    // Who is typed in while the class runs joins today; before that, with the class.
    const start = on === undefined ? row.first && laterOf(row.first, ctx.today) : on;
    enrol(ctx, id, student, { remove: [], add: [{ start, until: null }] });
    ctx.about({ student, class: id });
    return { student };
  },

  'student.save': (ctx, { student, ...patch }) => {
    const before = found(ctx, 'student', student);
    ctx.rows.update('student', student, { ...patch, ...numberOf(ctx, student, before, patch) });
    ctx.about({ student });
    return {};
  },

  'enrolment.start': (ctx, { class: id, student, on }) => {
    found(ctx, 'class', id);
    found(ctx, 'student', student);
    const spans = spansOfStudent(ctx, id, student);
    const change = joined(spans, on);
    if (!change) {
      const until = spans[0]?.until ?? '';
      throw invalid('start', 'open', 'why.left-on', { day: until ?? '' });
    }
    enrol(ctx, id, student, change);
    ctx.about({ student, class: id });
    return {};
  },

  'enrolment.end': (ctx, { class: id, student, on }) => {
    const row = found(ctx, 'class', id);
    const person = found(ctx, 'student', student);
    const change = left(spansOfStudent(ctx, id, student), on);
    if (!change) {
      throw new TroubleError('NOT_ENROLLED', { name: spokenName(person), class: row.name });
    }
    enrol(ctx, id, student, change);
    ctx.about({ student, class: id });
    return {};
  },
};

/** The school's number as it is to be kept, with whose number it is; nothing when it stays. */
function numberOf(
  ctx: ReadCtx,
  student: string,
  before: Row<'student'>,
  patch: { readonly schoolId?: string | null },
): Partial<Row<'student'>> {
  if (patch.schoolId === undefined) return {};
  const schoolId = patch.schoolId?.trim() || null;
  const issuer = before.schoolId === null ? schoolName(ctx) : before.issuer;
  if (schoolId !== null) refuseTaken(ctx, issuer, schoolId, student);
  return { schoolId, issuer };
}

function refuseTaken(ctx: ReadCtx, issuer: string, schoolId: string, self: string | null): void {
  const other = studentWithSchoolId(ctx, issuer, schoolId);
  if (other !== undefined && other !== self) {
    throw new TroubleError('NAME_TAKEN', { what: 'student', name: schoolId });
  }
}

/** Writes spans; a span is named by its first day, so one that begins elsewhere is another row. */
function enrol(ctx: WriteCtx, classId: string, student: string, change: SpanChange): void {
  const idOf = (start: string | null) => nameId('enrolment', classId, student, start ?? '');
  const stays = new Set(change.add.map((span) => idOf(span.start)));
  const present = spansOfStudent(ctx, classId, student);
  for (const span of change.remove) {
    const row = present.find((p) => p.start === span.start);
    if (row && !stays.has(row.id)) ctx.rows.remove('enrolment', row.id);
  }
  for (const { start, until } of change.add) {
    ctx.rows.put('enrolment', idOf(start), { class: classId, student, start, until });
  }
}
