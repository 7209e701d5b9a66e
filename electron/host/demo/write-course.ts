import { DEFAULT_SCALE } from '#shared/domain/built-in-scales.ts';
import { newClass } from '#shared/domain/new-class.ts';
import { BARE_OBJECTIVE } from '../class/bare-objective.ts';
import type { WriteCtx } from '../context.ts';
import { nameId } from '../name-id.ts';
import { builtInScaleId } from '../seed-built-ins.ts';
import { gradebookRow, saveGradebook } from '../store/gradebook-store.ts';
import { COURSE, COURSE_NAME, OBJECTIVES } from './course/course.ts';
import type { SchoolYear } from './school-year.ts';
import type { ToldClass } from './told.ts';

/** Whose demo it is. */
export const TEACHER = 'Alex Rivera';
export const SCHOOL = 'Marlow Bay High School';
export const ASSESSOR = 'Rivera';

/** Ids that the rest of the writing needs. */
export interface WrittenCourse {
  readonly course: string;
  /** In the order of OBJECTIVES. */
  readonly objectives: readonly string[];
}

/** Writes the gradebook's own row, the settings and the course. */
export function writeCourse(ctx: WriteCtx): WrittenCourse {
  // Names that the file was given stay: it is that person's look round.
  const own = gradebookRow(ctx);
  const names = { teacher: own?.teacher ?? TEACHER, school: own?.school ?? SCHOOL };
  saveGradebook(ctx, names);
  ctx.rows.put('setting', nameId('setting', 'assessor'), { name: 'assessor', value: ASSESSOR });
  const course = ctx.newId();
  ctx.rows.insert('course', course, { name: COURSE_NAME, code: null });
  const units = COURSE.map(({ name }, position) => {
    const unit = ctx.newId();
    ctx.rows.insert('unit', unit, { course, name, position });
    return unit;
  });
  const objectives = OBJECTIVES.map((objective) => {
    const id = ctx.newId();
    ctx.rows.insert('objective', id, {
      ...BARE_OBJECTIVE,
      unit: units[objective.unit] ?? '',
      code: objective.code,
      statement: objective.statement,
      learningTarget: objective.target,
      critical: objective.critical ?? false,
      position: objective.position,
      question: objective.question ?? null,
    });
    return id;
  });
  const byCode = new Map(OBJECTIVES.map(({ code }, i) => [code, objectives[i] ?? '']));
  OBJECTIVES.forEach(({ needs = [], ways = [], example }, i) => {
    const objective = objectives[i] ?? '';
    for (const need of needs) {
      const requires = byCode.get(`C${need}`) ?? '';
      const id = nameId('prerequisite', objective, requires);
      ctx.rows.insert('prerequisite', id, { objective, requires });
    }
    ways.forEach((kind, position) => {
      const id = nameId('wayToShow', objective, position);
      ctx.rows.insert('wayToShow', id, { objective, kind, position });
    });
    if (example !== undefined) {
      const id = nameId('example', objective, 0);
      ctx.rows.insert('example', id, { objective, text: example, position: 0 });
    }
  });
  return { course, objectives };
}

/** Writes the terms, outer ones first. */
export function writeTerms(ctx: WriteCtx, year: SchoolYear): void {
  const ids = new Map<string, string>();
  for (const { name, start, end, parent } of year.terms) {
    const id = ctx.newId();
    ids.set(name, id);
    const outer = parent === null ? null : (ids.get(parent) ?? null);
    ctx.rows.insert('term', id, { name, start, end, parent: outer });
  }
}

/** Writes a class with its calendar and its plan; answers its id. */
export function writeClass(
  ctx: WriteCtx,
  year: SchoolYear,
  told: ToldClass,
  position: number,
  { course, objectives }: WrittenCourse,
): string {
  const id = ctx.newId();
  ctx.rows.insert('class', id, {
    ...newClass(told.name, builtInScaleId(DEFAULT_SCALE), position),
    code: `CHEM-${position + 1}`,
    first: year.first,
    last: year.last,
  });
  for (const { on, kind, note } of year.off) {
    ctx.rows.insert('calendarDay', nameId('calendarDay', id, on), { class: id, on, kind, note });
  }
  const use = { class: id, course, position: 0 };
  ctx.rows.insert('classCourse', nameId('classCourse', id, course), use);
  objectives.forEach((objective, i) => {
    ctx.rows.insert('classObjective', nameId('classObjective', id, objective), {
      class: id,
      objective,
      due: told.due[i] ?? null,
      leftOut: false,
      openedOn: null,
    });
  });
  return id;
}
