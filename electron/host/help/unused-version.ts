import type { BookObjective, ClassBook } from '../class/class-book.ts';
import type { ReadCtx } from '../context.ts';
import { attemptRows } from '../store/attempt-store.ts';

/** The first version of the newest task on an objective that the student has not had yet. */
export function unusedVersion(
  ctx: ReadCtx,
  book: ClassBook,
  student: number,
  objective: BookObjective,
): { readonly task: string; readonly version: string } | null {
  const tasks = book.tasks.filter(
    (task) => task.versions.length > 0 && task.objectives.includes(objective.id),
  );
  if (tasks.length === 0) return null;
  const had = attemptRows(ctx, student, objective.key).filter(
    (row) => row.deleted === 0 && row.voidedAt === null,
  );
  for (const task of tasks) {
    const used = new Set(had.flatMap((row) => (row.task === task.key ? row.version : [])));
    const version = task.versions.find((name) => !used.has(name));
    if (version !== undefined) return { task: task.name, version };
  }
  return null;
}
