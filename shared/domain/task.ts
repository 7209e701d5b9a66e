import type { Objection } from './class-rules.ts';
import type { Scale } from './scale.ts';
import { levelIndex } from './scale.ts';
import { because } from './why.ts';

/** What a named occasion asks for. */
export interface TaskBounds {
  readonly name: string;
  readonly objectives: readonly string[];
  readonly versions: readonly string[];
  /** Key of the highest level it can show; null: any. */
  readonly highest: string | null;
}

/** An attempt as far as a task has a say in it. */
export interface TaskAttempt {
  readonly objective: { readonly id: string; readonly code: string };
  readonly version: string | null;
  /** Key of the level; null for a score. */
  readonly level: string | null;
}

/** Why an attempt cannot be one at this task; null when it can. */
export function taskObjection(
  task: TaskBounds,
  attempt: TaskAttempt,
  scale: Scale,
): Objection | null {
  const { objective, version, level } = attempt;
  if (!task.objectives.includes(objective.id)) {
    const why = because('why.task-objective', { task: task.name });
    return { what: 'objective', value: objective.code, why };
  }
  if (version !== null && !task.versions.includes(version)) {
    const why =
      task.versions.length === 0
        ? because('why.task-no-versions', { task: task.name })
        : because('why.task-versions', { task: task.name, versions: task.versions.join(', ') });
    return { what: 'version', value: version, why };
  }
  if (level !== null && task.highest !== null) {
    const top = levelIndex(scale, task.highest);
    if (top >= 0 && levelIndex(scale, level) > top) {
      const name = scale.levels[top]?.name ?? task.highest;
      const why = because('why.task-highest', { task: task.name, level: name });
      return { what: 'level', value: level, why };
    }
  }
  return null;
}

/** How a key was wrong: points for everybody, another total, or one level read as another. */
export interface KeyCorrection {
  readonly add: number | null;
  readonly outOf: number | null;
  readonly levels: ReadonlyMap<string, string>;
}

/** The result of an attempt, its level by key. */
export interface TaskResult {
  readonly level: string | null;
  readonly score: number | null;
  readonly outOf: number | null;
}

/** A result under the right key; null when it stays what it was. Scores stay within 0 and the total. */
export function correctedResult(result: TaskResult, key: KeyCorrection): TaskResult | null {
  if (result.level !== null) {
    const to = key.levels.get(result.level);
    return to === undefined || to === result.level ? null : { ...result, level: to };
  }
  if (result.score === null || result.outOf === null) return null;
  const outOf = key.outOf ?? result.outOf;
  const score = Math.min(outOf, Math.max(0, result.score + (key.add ?? 0)));
  return score === result.score && outOf === result.outOf ? null : { level: null, score, outOf };
}
