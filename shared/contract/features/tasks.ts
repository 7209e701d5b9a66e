import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, date, evidenceKind, id, maybeText, name, number, text } from '../types.ts';

export const tasks = {
  /** A named occasion with its objectives; `task` names an existing one to change. */
  'task.save': command({
    input: v.strictObject({
      task: v.exactOptional(id('task')),
      class: id('class'),
      name,
      kind: evidenceKind,
      on: date,
      objectives: v.pipe(v.array(id('objective')), v.minLength(1, 'names no objective')),
      versions: v.exactOptional(v.array(name)),
      /** Versions under a new name; what was recorded with the old one follows. */
      renamed: v.exactOptional(v.array(v.strictObject({ from: name, to: name }))),
      highest: v.exactOptional(maybeText),
    }),
    output: v.object({ task: id('task'), corrected: count }),
    touches: ['tasks', 'evidence'],
  }),
  /** Who has a result of a task, cell by cell: the newest one. */
  'task.entered': query({
    input: v.strictObject({ task: id('task') }),
    output: v.array(
      v.object({
        student: id('student'),
        objective: id('objective'),
        /** The level's key; null: a score. */
        level: v.nullable(v.string()),
        score: v.nullable(number),
        outOf: v.nullable(number),
        version: v.nullable(v.string()),
      }),
    ),
  }),
  /** The key was wrong: all results of one objective are corrected in one step. */
  'task.correct': command({
    input: v.strictObject({
      task: id('task'),
      objective: id('objective'),
      /** Only what was recorded with this version; absent: all. */
      version: v.exactOptional(maybeText),
      /** Points that everybody gets (or loses). */
      add: v.exactOptional(v.nullable(number)),
      /** What the scores are out of. */
      outOf: v.exactOptional(v.nullable(v.pipe(number, v.gtValue(0, 'must be above 0')))),
      /** Levels, by key, that were meant to be others. */
      levels: v.exactOptional(v.array(v.strictObject({ from: text, to: text }))),
    }),
    output: v.object({ corrected: count }),
    touches: ['evidence'],
  }),
};
