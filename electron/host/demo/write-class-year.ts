import { BUILT_IN_SCALES, DEFAULT_SCALE } from '#shared/domain/built-in-scales.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { WriteCtx } from '../context.ts';
import { nameId } from '../name-id.ts';
import { NOT_VOIDED } from '../store/sealed-row.ts';
import { COURSE, OBJECTIVES } from './course/course.ts';
import { instantOn } from './instant.ts';
import type { DemoStudent } from './students.ts';
import type { ToldClass } from './told.ts';
import { ASSESSOR, SCHOOL } from './write-course.ts';

/** Minutes after midnight at which each class begins. */
const BELLS = [490, 550, 610, 670, 770, 830] as const;

const LEVELS = (BUILT_IN_SCALES.find((scale) => scale.name === DEFAULT_SCALE)?.levels ?? []).map(
  ({ key }) => nameId('built-in level', DEFAULT_SCALE, key),
);

/** What the year of one class is written with. */
export interface ClassFrame {
  readonly class: string;
  /** Position among the classes. */
  readonly position: number;
  readonly objectives: readonly string[];
  readonly days: readonly IsoDate[];
}

/** Writes the students and all that happened; answers how much evidence that was. */
export function writeClassYear(ctx: WriteCtx, frame: ClassFrame, told: ToldClass): number {
  const students = told.stays.map(({ student }) => writeStudent(ctx, student));
  const studentAt = (s: number) => students[s] ?? '';
  const objectiveAt = (o: number) => frame.objectives[o] ?? '';
  const bell = BELLS[frame.position] ?? 490;
  /** A moment of a lesson; no later than now, whatever the hour is at which the demo is made. */
  const at = (on: IsoDate, minute: number) => Math.min(instantOn(on, bell + minute), ctx.now);
  const where = { class: frame.class };

  told.stays.forEach(({ from, until }, s) => {
    const start = frame.days[from] ?? null;
    const id = nameId('enrolment', frame.class, studentAt(s), start ?? '');
    ctx.rows.insert('enrolment', id, {
      ...where,
      student: studentAt(s),
      start,
      until: until === null ? null : (frame.days[until] ?? null),
    });
  });
  const tests = told.tests.map((on, unit) => writeTest(ctx, frame, unit, on));
  told.attempts.forEach((attempt, i) => {
    const recordedAt = at(attempt.on, 5 + (i % 40));
    ctx.rows.insert('evidence', ctx.newId(), {
      ...where,
      student: studentAt(attempt.student),
      objective: objectiveAt(attempt.objective),
      task: attempt.test === null ? null : (tests[attempt.test] ?? null),
      on: attempt.on,
      level: LEVELS[attempt.level] ?? null,
      score: null,
      outOf: null,
      aimed: attempt.aimed === null ? null : (LEVELS[attempt.aimed] ?? null),
      kind: attempt.kind,
      version: attempt.version,
      assessor: ASSESSOR,
      shown: null,
      feedback: attempt.feedback,
      countsFully: null,
      robust: attempt.robust,
      support: attempt.support,
      late: false,
      source: null,
      sourceId: null,
      recordedAt,
      knownAt: ctx.now,
      ...NOT_VOIDED,
    });
  });
  for (const { students: helped, objective, on, kind, note } of told.correctives) {
    const corrective = ctx.newId();
    ctx.rows.insert('corrective', corrective, {
      ...where,
      objective: objectiveAt(objective),
      on,
      kind,
      note,
      recordedAt: at(on, 45),
    });
    for (const student of helped.map(studentAt)) {
      const row = { corrective, student };
      ctx.rows.insert('correctiveStudent', nameId('correctiveStudent', corrective, student), row);
    }
  }
  for (const { student, on } of told.contacts) {
    const talk = { student: studentAt(student), on, kind: 'contact', note: null };
    ctx.rows.insert('contact', ctx.newId(), { ...where, ...talk, recordedAt: at(on, 30) });
  }
  for (const { student: s, on } of told.absences) {
    const student = studentAt(s);
    const id = nameId('absence', frame.class, student, on);
    ctx.rows.insert('absence', id, { ...where, student, on });
  }
  for (const { student, objective, kind, on, until } of told.marks) {
    ctx.rows.insert('mark', ctx.newId(), {
      ...where,
      student: studentAt(student),
      objective: objective === null ? null : objectiveAt(objective),
      kind,
      on,
      until,
      recordedAt: at(on, 48),
      closedOn: null,
    });
  }
  for (const { student, on, text } of told.notes) {
    const note = { student: studentAt(student), objective: null, on, text };
    ctx.rows.insert('privateNote', ctx.newId(), { ...where, ...note, recordedAt: at(on, 49) });
  }
  return told.attempts.length;
}

/** A student who is in two classes, one after the other, is written once. */
function writeStudent(ctx: WriteCtx, student: DemoStudent): string {
  const { givenName, familyName, called, pronouns, said, schoolId, grade } = student;
  const id = nameId('student', SCHOOL, schoolId);
  ctx.rows.put('student', id, {
    givenName,
    middleName: null,
    familyName,
    called,
    pronouns,
    said,
    schoolId,
    issuer: SCHOOL,
    email: null,
    grade,
    celebrate: null,
  });
  return id;
}

function writeTest(ctx: WriteCtx, frame: ClassFrame, unit: number, on: IsoDate): string {
  const task = ctx.newId();
  const name = `Unit ${unit + 1} test: ${COURSE[unit]?.name ?? ''}`;
  ctx.rows.insert('task', task, { class: frame.class, name, kind: 'test', on, highest: null });
  OBJECTIVES.forEach((objective, o) => {
    if (objective.unit !== unit) return;
    const id = frame.objectives[o] ?? '';
    const row = { task, objective: id, position: objective.position };
    ctx.rows.insert('taskObjective', nameId('taskObjective', task, id), row);
  });
  ['A', 'B', 'C'].forEach((version, position) => {
    const id = nameId('taskVersion', task, version);
    ctx.rows.insert('taskVersion', id, { task, name: version, position });
  });
  return task;
}
