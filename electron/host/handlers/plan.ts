import { classDays } from '#shared/domain/calendar.ts';
import { spreadDates } from '#shared/domain/plan-spread.ts';
import { levelIndex, type Scale } from '#shared/domain/scale.ts';
import { daysBetween, earlierOf, type IsoDate } from '#shared/domain/time.ts';
import { classBook } from '../class/class-book.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import type { Handlers } from '../registry.ts';
import { coursesOf } from '../store/class-store.ts';
import { type ObjectiveParts, objectivesOfCourse, partsOf } from '../store/course-store.ts';
import { firstEvidence } from '../store/evidence-store.ts';
import { courseCount, type PlanRow, planOf } from '../store/plan-store.ts';
import { classOfDate } from '../student/beyond-date.ts';
import {
  patchClassObjective,
  patchStudentObjective,
  refuseUnplanned,
} from '../student/plan-rows.ts';

/** Two school years; a longer span is a slip of the pen. */
const LONGEST = 800;

/** What a class does when. */
export const plan: Pick<
  Handlers,
  | 'plan.get'
  | 'plan.use'
  | 'plan.spread'
  | 'plan.due'
  | 'plan.own-due'
  | 'plan.leave-out'
  | 'plan.open'
> = {
  'plan.get': (ctx, { class: id }) => {
    const book = classBook(ctx, id);
    const rows = planOf(ctx, id);
    const parts = partsOf(
      ctx,
      rows.map((row) => row.key),
    );
    const first = firstEvidence(ctx, book);
    const openedBy = (key: number) => first[book.positions.get(key) ?? -1] ?? null;
    return {
      courses: coursesOf(ctx, id),
      objectives: rows.map((row) => ({
        id: row.id,
        course: row.course,
        unit: row.unit,
        code: row.code,
        statement: row.statement,
        critical: row.critical === 1,
        due: row.due ?? row.targetDate,
        leftOut: row.leftOut === 1,
        openedOn: openedOn(openedBy(row.key), row.openedOn),
        lacks: lacks(row, parts, book.scale),
      })),
    };
  },

  'plan.use': (ctx, { class: id, course }) => {
    found(ctx, 'class', id);
    found(ctx, 'course', course);
    if (!coursesOf(ctx, id).some((used) => used.id === course)) {
      const position = courseCount(ctx, id);
      ctx.rows.put('classCourse', nameId('classCourse', id, course), {
        class: id,
        course,
        position,
      });
    }
    const { length } = objectivesOfCourse(ctx, course);
    ctx.about({ class: id, count: length });
    return { objectives: length };
  },

  'plan.spread': (ctx, { class: id, course, start, end, by }) => {
    found(ctx, 'course', course);
    const rows = planOf(ctx, id).filter((row) => row.course === course && row.leftOut !== 1);
    if (!coursesOf(ctx, id).some((used) => used.id === course)) {
      throw invalid('course', found(ctx, 'course', course).name, 'why.course-unused');
    }
    const dates = start === null && end === null ? null : spread(ctx, id, rows, { start, end, by });
    rows.forEach((row, i) => {
      // Without new dates only those give way that the course itself brought a date for.
      if (dates) setDue(ctx, id, row.id, dates[i] ?? null);
      else if (row.targetDate !== null) setDue(ctx, id, row.id, null);
    });
    ctx.about({ class: id, count: rows.length });
    const dated = dates ? rows : rows.filter((row) => row.targetDate !== null);
    return { dated: dated.length };
  },

  'plan.due': (ctx, { class: id, objectives, on }) => {
    refuseUnplanned(ctx, id, objectives);
    for (const objective of objectives) setDue(ctx, id, objective, on);
    ctx.about({ class: id, count: objectives.length });
    return {};
  },

  'plan.own-due': (ctx, { student, objective, on, class: classId }) => {
    found(ctx, 'student', student);
    found(ctx, 'objective', objective);
    const counts = on === null ? null : classOfDate(ctx, { student, objective, class: classId });
    patchStudentObjective(ctx, student, objective, { due: on, class: counts });
    ctx.about({ student, objective });
    return {};
  },

  'plan.leave-out': (ctx, { class: id, objective, leftOut }) => {
    refuseUnplanned(ctx, id, [objective]);
    patchClassObjective(ctx, id, objective, { leftOut });
    ctx.about({ class: id, objective });
    return {};
  },

  'plan.open': (ctx, { class: id, objective, on }) => {
    refuseUnplanned(ctx, id, [objective]);
    patchClassObjective(ctx, id, objective, { openedOn: on });
    ctx.about({ class: id, objective });
    return {};
  },
};

function openedOn(evidence: IsoDate | null, word: IsoDate | null): IsoDate | null {
  return evidence !== null && word !== null ? earlierOf(evidence, word) : (evidence ?? word);
}

/** What is still unclear. A blank threshold is the class's; one that the scale lacks is unclear. */
function lacks(row: PlanRow, parts: ObjectiveParts, scale: Scale) {
  const list: ('threshold' | 'example' | 'way-to-show' | 'target')[] = [];
  if (row.threshold !== null && !isOnScale(scale, row.threshold)) list.push('threshold');
  if (!parts.examples.has(row.key)) list.push('example');
  if (!parts.ways.has(row.key)) list.push('way-to-show');
  if (!row.learningTarget?.trim()) list.push('target');
  return list;
}

const isOnScale = (scale: Scale, threshold: string): boolean =>
  levelIndex(scale, threshold) >= 0 ||
  (threshold.trim() !== '' && Number.isFinite(Number(threshold)));

interface SpreadOver {
  readonly start: IsoDate | null;
  readonly end: IsoDate | null;
  readonly by: 'unit' | 'objective';
}

function spread(
  ctx: WriteCtx,
  classId: string,
  rows: readonly PlanRow[],
  over: SpreadOver,
): (IsoDate | null)[] {
  const { calendar, row } = classBook(ctx, classId);
  const start = over.start ?? row.first;
  const end = over.end ?? row.last;
  if (start === null) throw invalid('class', row.name, 'why.name-start');
  if (end === null) throw invalid('class', row.name, 'why.name-end');
  if (end < start) throw invalid('end', end, 'why.before-day', { day: start });
  if (daysBetween(start, end) > LONGEST)
    throw invalid('end', end, 'why.more-days', { days: String(LONGEST) });
  const days = classDays(calendar, start, end);
  if (days.length === 0) throw invalid('start', `${start} – ${end}`, 'why.meets-on-none');
  const units: { id: string; count: number }[] = [];
  for (const { unitId } of rows) {
    const last = units.at(-1);
    if (last?.id === unitId) last.count += 1;
    else units.push({ id: unitId, count: 1 });
  }
  return spreadDates(
    units.map((unit) => unit.count),
    days,
    over.by,
  );
}

const setDue = (ctx: WriteCtx, classId: string, objective: string, due: IsoDate | null): void =>
  patchClassObjective(ctx, classId, objective, { due });
