import * as v from 'valibot';
import { command, query } from '../define.ts';
import {
  count,
  date,
  done,
  evidenceKind,
  id,
  maybeText,
  moment,
  number,
  robust,
  support,
  text,
} from '../types.ts';
import { attemptView, gridRows } from './grid.ts';

const occasion = {
  on: date,
  kind: v.exactOptional(evidenceKind),
  task: v.exactOptional(v.nullable(id('task'))),
  version: v.exactOptional(maybeText),
  assessor: v.exactOptional(maybeText),
};

export const evidence = {
  /**
   * One attempt. `level` by key, or `score` with `outOf`. `replace`: an attempt of the same cell,
   * date, kind and task typed within the last ten minutes is voided as mistyped.
   */
  'evidence.record': command({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      objective: id('objective'),
      level: v.exactOptional(v.nullable(text)),
      score: v.exactOptional(v.nullable(number)),
      outOf: v.exactOptional(v.nullable(v.pipe(number, v.gtValue(0, 'must be above 0')))),
      ...occasion,
      shown: v.exactOptional(maybeText),
      feedback: v.exactOptional(maybeText),
      support: v.exactOptional(v.nullable(support)),
      /** Helped work counts at most as the level below the threshold, unless this is said. */
      countsFully: v.exactOptional(v.boolean()),
      robust: v.exactOptional(v.nullable(robust)),
      aimed: v.exactOptional(maybeText),
      late: v.exactOptional(v.boolean()),
      replace: v.exactOptional(v.boolean()),
      /** As-of date of the grid that wants its row back; default today. */
      asOf: v.exactOptional(date),
    }),
    output: v.object({
      evidence: id('evidence'),
      replaced: v.boolean(),
      /** The date lies ahead of today: kept, and not counted before. */
      ahead: v.boolean(),
      /** Unlocked overrides that ended with this entry. */
      overridesEnded: count,
      rows: gridRows,
    }),
    // The files of an entry that is replaced go on to the new one.
    touches: ['evidence', 'files'],
  }),
  /** The same or different levels for many cells, and marks beside them as pasted; one step. */
  'evidence.fill': command({
    input: v.strictObject({
      class: id('class'),
      entries: v.pipe(
        v.array(
          v.strictObject({ student: id('student'), objective: id('objective'), level: text }),
        ),
        v.maxLength(20_000),
      ),
      marks: v.exactOptional(
        v.pipe(
          v.array(
            v.strictObject({
              student: id('student'),
              objective: id('objective'),
              kind: v.picklist(['excused', 'missing']),
            }),
          ),
          v.maxLength(20_000),
        ),
      ),
      ...occasion,
      /** The teacher stood with them: each is a talk, as if typed one by one. */
      together: v.exactOptional(v.boolean()),
      replace: v.exactOptional(v.boolean()),
      asOf: v.exactOptional(date),
    }),
    output: v.object({
      recorded: count,
      replaced: count,
      marked: count,
      overridesEnded: count,
      rows: gridRows,
    }),
    touches: ['evidence', 'files', 'marks'],
  }),
  'evidence.void': command({
    input: v.strictObject({
      evidence: id('evidence'),
      reason: v.pipe(text, v.trim(), v.minLength(1, 'is empty')),
    }),
    output: done,
    touches: ['evidence'],
  }),
  /** All attempts of a cell, voided ones too, and every journalled change of them, newest first. */
  'evidence.history': query({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      objective: id('objective'),
      knownOn: v.exactOptional(moment),
    }),
    output: v.object({
      attempts: v.array(attemptView),
      changes: v.array(
        v.object({
          at: v.number(),
          by: v.nullable(v.string()),
          what: v.string(),
          before: v.nullable(v.string()),
          after: v.nullable(v.string()),
        }),
      ),
    }),
  }),
};
