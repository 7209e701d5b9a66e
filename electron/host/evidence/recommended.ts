import type { Scale } from '#shared/domain/scale.ts';
import { levelIndex } from '#shared/domain/scale.ts';
import type { ReadCtx } from '../context.ts';
import { recommendedLevels } from '../store/cycle-store.ts';

/** The level a student should try for on an objective: what is said of it, else of all; else null. */
export type Recommended = (student: number, objective: number) => string | null;

/** Reads once what a teacher recommends some students; levels that the scale lacks say nothing. */
export function recommendedOf(
  ctx: ReadCtx,
  scale: Scale,
  students: readonly number[],
): Recommended {
  const known = new Map(
    recommendedLevels(ctx, students)
      .filter(({ level }) => levelIndex(scale, level) >= 0)
      .map(({ student, objective, level }) => [`${student} ${objective ?? ''}`, level]),
  );
  return (student, objective) =>
    known.get(`${student} ${objective}`) ?? known.get(`${student} `) ?? null;
}
