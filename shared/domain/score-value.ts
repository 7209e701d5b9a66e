import { numberForScore, type Scale } from './scale.ts';

/** What of a class decides what a score is worth. */
export interface ScoreRules {
  readonly scale: Scale;
  readonly row: { readonly scores: string };
  /** Number of the highest level that a task can show, by the task's key. */
  readonly mostOfTask: ReadonlyMap<number, number>;
}

/**
 * The number that a score stands for in a class, at most what its task can show. `task` is the
 * task's key in the file; null without one.
 */
export function scoreValue(
  book: ScoreRules,
  score: number,
  outOf: number,
  task: number | null,
): number {
  const scores = book.row.scores === 'linear' ? 'linear' : 'cuts';
  const value = numberForScore(book.scale, score, outOf, scores);
  const most = task === null ? undefined : book.mostOfTask.get(task);
  return most === undefined ? value : Math.min(value, most);
}
