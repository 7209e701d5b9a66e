import { numberForScore } from '#shared/domain/scale.ts';
import type { ClassBook } from '../class/class-book.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** What a student showed on one objective of one task, as a number of the class's scale. */
export interface TaskResult {
  readonly task: string;
  readonly student: string;
  readonly objective: string;
  readonly on: string;
  readonly value: number;
  readonly late: boolean;
}

/**
 * The newest attempt of each student at each objective of each task of a class, by task and then
 * by student.
 */
export function taskResults(
  ctx: ReadCtx,
  book: ClassBook,
): ReadonlyMap<string, ReadonlyMap<string, readonly TaskResult[]>> {
  const rows = ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('student', 'student.key', 'evidence.student')
      .innerJoin('objective', 'objective.key', 'evidence.objective')
      .innerJoin('task', 'task.key', 'evidence.task')
      .select(['task.id as task', 'student.id as student', 'objective.id as objective'])
      .select(['evidence.on', 'evidence.level', 'evidence.score', 'evidence.outOf'])
      .select('evidence.late')
      .where('evidence.class', '=', book.key)
      .where('task.deleted', '=', 0)
      .where('student.deleted', '=', 0)
      .where('evidence.deleted', '=', 0)
      .where('evidence.voidedAt', 'is', null)
      .orderBy('evidence.on')
      .orderBy('evidence.recordedAt')
      .orderBy('evidence.id'),
  );
  const scores = book.row.scores === 'linear' ? 'linear' : 'cuts';
  const newest = new Map<string, TaskResult>();
  for (const { task, student, objective, on, level, score, outOf, late } of rows) {
    const value =
      level === null
        ? numberForScore(book.scale, score ?? 0, outOf ?? 1, scores)
        : (book.numberOfLevel.get(level) ?? 0);
    const result = { task, student, objective, on, value, late: late === 1 };
    newest.set(`${task} ${student} ${objective}`, result);
  }
  const byTask = new Map<string, Map<string, TaskResult[]>>();
  for (const result of newest.values()) {
    const byStudent = byTask.get(result.task) ?? new Map<string, TaskResult[]>();
    byTask.set(result.task, byStudent);
    byStudent.set(result.student, [...(byStudent.get(result.student) ?? []), result]);
  }
  return byTask;
}
