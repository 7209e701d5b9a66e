import type { ReadCtx } from '../context.ts';
import { rowsWith } from '../store/bundle-store.ts';
import { shownWith } from '../store/hand-over-store.ts';

/**
 * Of a teacher's courses and tasks those that the chosen students had to do with: their classes use
 * the course, they were given it, or they showed something of it. The others are nobody's business.
 */
export function coursesAndTasksOf(
  ctx: ReadCtx,
  chosen: { readonly class: ReadonlySet<string>; readonly student: ReadonlySet<string> },
): { course: ReadonlySet<string>; task: ReadonlySet<string> } {
  const course = new Set<string>();
  const given = [
    ['classCourse', 'class'],
    ['studentCourse', 'student'],
  ] as const;
  for (const [table, of] of given) {
    const ids = new Map(rowsWith(ctx, of, []).map((row) => [Number(row.key), String(row.id)]));
    for (const row of rowsWith(ctx, table, [of, 'course'])) {
      if (!chosen[of].has(ids.get(Number(row[of])) ?? '')) continue;
      course.add(ctx.rows.idOf('course', Number(row.course)));
    }
  }
  const task = new Set<string>();
  for (const id of chosen.student) {
    for (const shown of shownWith(ctx, ctx.rows.keyOf('student', id))) {
      course.add(shown.course);
      if (shown.task !== null) task.add(shown.task);
    }
  }
  return { course, task };
}
