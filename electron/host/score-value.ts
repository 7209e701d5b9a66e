import { numberForScore } from '#shared/domain/scale.ts';
import type { ClassBook } from './class-book.ts';

/**
 * The number that a score stands for in a class, at most what its task can show. `task` is the
 * task's key in the file; null without one.
 */
export function scoreValue(
  book: Pick<ClassBook, 'scale' | 'row' | 'mostOfTask'>,
  score: number,
  outOf: number,
  task: number | null,
): number {
  const scores = book.row.scores === 'linear' ? 'linear' : 'cuts';
  const value = numberForScore(book.scale, score, outOf, scores);
  const most = task === null ? undefined : book.mostOfTask.get(task);
  return most === undefined ? value : Math.min(value, most);
}
