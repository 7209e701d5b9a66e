import { partitionOf } from '#shared/sync/identity.ts';
import { compareText } from '#shared/util/compare.ts';
import type { ReadCtx } from '../context.ts';
import { studentsAsOne } from '../merge/one-student.ts';
import { newestEvidence, sectionRows } from '../store/department-store.ts';
import { teacherName } from '../store/gradebook-store.ts';
import { allDecisions, objectivesToMatch } from '../store/identity-store.ts';

/** A class of the department with its teacher. */
export interface Section {
  readonly class: string;
  readonly name: string;
  readonly teacher: string;
  readonly scale: string;
}

/** All sections, by teacher, name and id: nothing of it depends on what came first. */
export function sectionsOf(ctx: ReadCtx): Section[] {
  const own = teacherName(ctx) ?? '';
  return sectionRows(ctx)
    .map(({ id, name, scale, teacher, source }) => ({
      class: id,
      name,
      scale,
      teacher: source === null ? own : (teacher ?? ''),
    }))
    .sort(
      (a, b) =>
        compareText(a.teacher, b.teacher) ||
        compareText(a.name, b.name) ||
        compareText(a.class, b.class),
    );
}

/** The day asked for, else that of the newest evidence: today would make two readings differ. */
export const dayOf = (ctx: ReadCtx, asOf: string | undefined): string =>
  asOf ?? newestEvidence(ctx) ?? ctx.today;

/** Answers the id that stands for a student wherever the student is known by another one too. */
export function studentIdentity(ctx: ReadCtx): (id: string) => string {
  return studentsAsOne(ctx).of;
}

/** Answers the id that stands for an objective of courses that are one by a person's word. */
export function objectiveIdentity(ctx: ReadCtx): (id: string) => string {
  const decisions = allDecisions(ctx);
  const courses = partitionOf(decisions.filter(({ kind }) => kind === 'course'));
  const first = new Map<string, string>();
  const pairs = objectivesToMatch(ctx).flatMap(({ id, code, statement, course }) => {
    const key = JSON.stringify([courses.of(course), code.trim(), statement.trim()]);
    const known = first.get(key);
    if (known === undefined) first.set(key, id);
    return known === undefined ? [] : [[known, id] as const];
  });
  return partitionOf(
    decisions.filter(({ kind }) => kind === 'objective'),
    pairs,
  ).of;
}
