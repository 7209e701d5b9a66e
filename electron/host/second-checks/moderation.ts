import { type Agreement, agreementsOf } from '#shared/domain/agreement.ts';
import type { ReadCtx } from '../context.ts';
import { objectiveIdentity, sectionsOf, studentIdentity } from '../department.ts';
import { judgementRows, levelPlaces } from '../store/department-store.ts';
import { blindJudgements } from './judged.ts';

/** How alike assessors judge. Evidence without an assessor was judged by the section's teacher. */
export function moderation(ctx: ReadCtx): Agreement[] {
  const teachers = new Map(sectionsOf(ctx).map((section) => [section.class, section.teacher]));
  const student = studentIdentity(ctx);
  const objective = objectiveIdentity(ctx);
  const places = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { id, scale, place } of levelPlaces(ctx)) {
    places.set(id, place);
    counts.set(scale, (counts.get(scale) ?? 0) + 1);
  }
  const judgements = judgementRows(ctx).flatMap((row) => {
    const step = places.get(row.level);
    const assessor = row.assessor ?? teachers.get(row.class) ?? '';
    if (step === undefined || assessor === '') return [];
    const cell = `${student(row.student)} ${objective(row.objective)}`;
    return [{ cell, scale: row.scale, assessor, on: row.on, step }];
  });
  return agreementsOf([...judgements, ...blindJudgements(ctx)], counts);
}
