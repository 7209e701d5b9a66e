import type { Input } from '#shared/contract/contract.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import { listName } from '#shared/domain/roster.ts';
import { levelIndex } from '#shared/domain/scale.ts';
import { beyondClass } from '../class/beyond-class.ts';
import { classBook } from '../class/class-book.ts';
import { classDay, oneStudentDay } from '../class/class-day.ts';
import { studentOfClass } from '../class/class-student.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { coursesOf } from '../store/class-store.ts';
import { objectivesOfCourse } from '../store/course-store.ts';
import {
  familyContactsOf,
  goalsOf,
  individualPlanOf,
  ownObjectives,
  recommendedLevels,
} from '../store/cycle-store.ts';
import { classesOf } from '../store/student-store.ts';
import { isGiven, isPlannedBy } from '../student/beyond-date.ts';
import { patchStudentObjective, refuseUnplanned } from '../student/plan-rows.ts';
import { studentPace } from '../student/student-pace.ts';

/** What is agreed with single students and their families. */
export const studentPlan: Pick<
  Handlers,
  | 'student.plan'
  | 'individual-plan.save'
  | 'plan.own'
  | 'student.give'
  | 'goal.save'
  | 'goal.remove'
  | 'family.add'
  | 'family.remove'
  | 'conference.save'
> = {
  'student.plan': (ctx, { class: classId, student: id, asOf = ctx.today }) => {
    const book = classBook(ctx, classId);
    const person = found(ctx, 'student', id);
    const key = ctx.rows.keyOf('student', id);
    const day = classDay(ctx, book, asOf);
    const student = studentOfClass(day, id);
    if (!student) {
      throw new TroubleError('NOT_ENROLLED', { name: listName(person), class: book.row.name });
    }
    const { row } = oneStudentDay(ctx, day, student);
    return {
      plan: individualPlanOf(ctx, key) ?? null,
      own: ownObjectives(ctx, key)
        .filter((own) => (book.positions.get(own.key) ?? book.planned) < book.planned)
        .map(({ key: _, countsIn: __, leftOut, ...own }) => ({ ...own, leftOut: leftOut === 1 })),
      recommended: recommendedLevels(ctx, [key])
        .filter(({ level }) => levelIndex(book.scale, level) >= 0)
        .map(({ id: objective, code, level }) => ({
          objective: objective === null ? null : { id: objective, code: code ?? '' },
          level,
        })),
      goals: goalsOf(ctx, [key]).map(({ id: goal, text, setOn, by, reachedOn, ...about }) => ({
        id: goal,
        text,
        setOn,
        by,
        reachedOn,
        objective:
          about.objective === null ? null : { id: about.objective, code: about.code ?? '' },
      })),
      family: familyContactsOf(ctx, key),
      conference: ctx.rows.get('conferenceNote', nameId('conferenceNote', id))?.text ?? '',
      beyond: beyondClass(ctx, book, key, asOf),
      ...studentPace(book, student, row, asOf),
    };
  },

  'individual-plan.save': (ctx, { student, start, until, accommodations, pullOut }) => {
    found(ctx, 'student', student);
    if (start !== null && until !== null && until < start) {
      throw invalid('until', until, 'why.before-day', { day: start });
    }
    const row = {
      student,
      start,
      until,
      accommodations: accommodations?.trim() || null,
      pullOut: pullOut?.trim() || null,
    };
    ctx.rows.put('individualPlan', nameId('individualPlan', student), row);
    ctx.about({ student });
    return {};
  },

  'plan.own': (ctx, { class: classId, student, objective, ...patch }) => {
    const { scale } = classBook(ctx, classId);
    const person = found(ctx, 'student', student);
    const spans = classesOf(ctx, ctx.rows.keyOf('student', student));
    if (!spans.some((span) => span.id === classId)) {
      const { name } = found(ctx, 'class', classId);
      throw new TroubleError('NOT_ENROLLED', { name: listName(person), class: name });
    }
    const counts = ownInClass(ctx, { class: classId, student, objective }, patch);
    const { threshold = null } = patch;
    if (threshold !== null && levelIndex(scale, threshold) < 0) {
      const keys = scale.levels.map((level) => level.key).join(', ');
      throw invalid('threshold', threshold, 'why.levels-of', {
        scale: scale.name,
        levels: keys,
      });
    }
    patchStudentObjective(ctx, student, objective, { ...patch, ...counts });
    ctx.about({ class: classId, student, objective });
    return {};
  },

  'student.give': (ctx, { student, course, give }) => {
    found(ctx, 'student', student);
    const { name } = found(ctx, 'course', course);
    const own = classesOf(ctx, ctx.rows.keyOf('student', student)).filter(
      (span) => span.until === null || span.until > ctx.today,
    );
    if (give && own.some((one) => coursesOf(ctx, one.id).some((used) => used.id === course))) {
      throw invalid('course', name, 'why.not-beyond');
    }
    const id = nameId('studentCourse', student, course);
    if (give) ctx.rows.put('studentCourse', id, { student, course });
    else if (ctx.rows.get('studentCourse', id)) ctx.rows.remove('studentCourse', id);
    const { length } = objectivesOfCourse(ctx, course);
    ctx.about({ student, count: length });
    return { objectives: length };
  },

  'goal.save': (ctx, { goal, student, objective = null, by = null, reachedOn = null, ...said }) => {
    found(ctx, 'student', student);
    if (objective !== null) found(ctx, 'objective', objective);
    if (goal !== undefined && found(ctx, 'goal', goal).student !== student) {
      throw invalid('goal', said.text, 'why.other-goal');
    }
    if (by !== null && by < said.setOn) {
      throw invalid('by', by, 'why.before-day', { day: said.setOn });
    }
    const id = goal ?? ctx.newId();
    ctx.rows.put('goal', id, { student, objective, by, reachedOn, ...said });
    ctx.about({ student });
    return { goal: id };
  },

  'goal.remove': (ctx, { goal }) => {
    const { student } = found(ctx, 'goal', goal);
    ctx.rows.remove('goal', goal);
    ctx.about({ student });
    return {};
  },

  'family.add': (ctx, { student, on, way, who = null, note = null }) => {
    found(ctx, 'student', student);
    const contact = ctx.newId();
    const row = { student, on, way, who, note, recordedAt: ctx.now };
    ctx.rows.insert('familyContact', contact, row);
    ctx.about({ student });
    return { contact };
  },

  'family.remove': (ctx, { contact }) => {
    const { student } = found(ctx, 'familyContact', contact);
    ctx.rows.remove('familyContact', contact);
    ctx.about({ student });
    return {};
  },

  'conference.save': (ctx, { student, text }) => {
    found(ctx, 'student', student);
    const id = nameId('conferenceNote', student);
    if (text.trim() !== '') ctx.rows.put('conferenceNote', id, { student, text: text.trim() });
    else if (ctx.rows.get('conferenceNote', id)) ctx.rows.remove('conferenceNote', id);
    ctx.about({ student });
    return {};
  },
};

/** Beyond the class's plan a date alone is agreed, and it says where the objective counts. */
function ownInClass(
  ctx: WriteCtx,
  cell: { readonly class: string; readonly student: string; readonly objective: string },
  patch: Pick<Input<'plan.own'>, 'due' | 'threshold' | 'leftOut'>,
): { class?: string | null } {
  if (isPlannedBy(ctx, cell.class, cell.objective) || !isGiven(ctx, cell)) {
    refuseUnplanned(ctx, cell.class, [cell.objective]);
    return {};
  }
  if ((patch.threshold ?? null) !== null || patch.leftOut) {
    const { code } = found(ctx, 'objective', cell.objective);
    throw invalid('objective', code, 'why.beyond-only-date');
  }
  return patch.due === undefined ? {} : { class: patch.due === null ? null : cell.class };
}
