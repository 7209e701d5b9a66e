import * as v from 'valibot';
import { query } from '../define.ts';
import { count, date, id, moment, number, scale } from '../types.ts';
import { objectiveView } from './objectives.ts';
import { studentView } from './roster.ts';

/**
 * Cells of one or more students as columns of plain numbers, students outside, objectives inside:
 * cell (s, o) stands at s × objectives + o. Status is an index into CELL_STATUSES, level an index
 * into the scale's levels (−1: none), flags the sum of FLAG bits (shared/domain/cell.ts).
 */
export const gridRows = v.object({
  students: v.array(id('student')),
  status: v.array(count),
  level: v.array(number),
  value: v.array(v.nullable(number)),
  attempts: v.array(count),
  flags: v.array(count),
  behind: v.array(count),
  ahead: v.array(count),
  mastered: v.array(count),
  due: v.array(count),
});

/** A picture or file of an attempt, without its bytes. */
export const fileView = v.object({
  id: id('attachment'),
  name: v.string(),
  /** One of FILE_TYPES (shared/domain/attachment), or what only a newer Gradus knows. */
  type: v.string(),
  /** Bytes. */
  size: count,
});

/** One attempt as the panel and the history show it. */
export const attemptView = v.object({
  id: id('evidence'),
  on: date,
  recordedAt: v.number(),
  /** Level key for display; null for a score without scale position. */
  level: v.nullable(v.string()),
  value: v.nullable(number),
  score: v.nullable(number),
  outOf: v.nullable(number),
  kind: v.string(),
  task: v.nullable(v.string()),
  version: v.nullable(v.string()),
  assessor: v.nullable(v.string()),
  shown: v.nullable(v.string()),
  feedback: v.nullable(v.string()),
  support: v.nullable(v.string()),
  robust: v.nullable(v.string()),
  aimed: v.nullable(v.string()),
  class: v.string(),
  /** False: kept, but not for the level (pre-assessment, self, aimed above). */
  counts: v.boolean(),
  /** At most four, unless two laptops added theirs. */
  files: v.array(fileView),
  voided: v.nullable(v.object({ at: v.number(), why: v.string(), by: v.nullable(v.string()) })),
});

export const grid = {
  'grid.get': query({
    input: v.strictObject({
      class: id('class'),
      asOf: v.exactOptional(date),
      /** What was entered or changed later is left aside; `asOf` stays what it is. */
      knownOn: v.exactOptional(moment),
    }),
    output: v.object({
      class: v.object({ id: id('class'), name: v.string() }),
      asOf: date,
      scale,
      /** Index of the class's threshold among the scale's levels. */
      threshold: count,
      units: v.array(v.object({ id: id('unit'), name: v.string(), first: count, count })),
      objectives: v.object({
        id: v.array(id('objective')),
        code: v.array(v.string()),
        statement: v.array(v.string()),
        critical: v.array(v.boolean()),
        due: v.array(v.nullable(date)),
        open: v.array(v.boolean()),
      }),
      /** In roster order: family name, given name. */
      students: v.object({
        schoolId: v.array(v.nullable(v.string())),
        /** `Family, Given` with what tells equal names apart. */
        name: v.array(v.string()),
        called: v.array(v.string()),
        newcomer: v.array(v.boolean()),
        absent: v.array(v.boolean()),
        /** False: mastery of this student is not celebrated. */
        celebrate: v.array(v.boolean()),
      }),
      rows: gridRows,
      /** Students who left, folded away. */
      gone: v.array(v.object({ id: id('student'), name: v.string(), until: date })),
      /** Tasks of the class, newest first, for the view by task. */
      tasks: v.array(
        v.object({
          id: id('task'),
          name: v.string(),
          on: date,
          kind: v.string(),
          objectives: v.array(id('objective')),
          versions: v.array(v.string()),
          /** Key of the highest level it can show; null: any. */
          highest: v.nullable(v.string()),
        }),
      ),
    }),
  }),
  /** What students of the class have beyond its plan: courses given to them, work shown elsewhere. */
  'grid.beyond': query({
    input: v.strictObject({ class: id('class'), asOf: v.exactOptional(date) }),
    output: v.object({
      /** One a course. */
      units: v.array(v.object({ id: id('course'), name: v.string(), first: count, count })),
      objectives: v.object({
        id: v.array(id('objective')),
        code: v.array(v.string()),
        statement: v.array(v.string()),
        critical: v.array(v.boolean()),
      }),
      rows: gridRows,
      /** Whether the student has the objective, in the order of the cells. */
      has: v.array(v.boolean()),
    }),
  }),
  /** Everything about one cell. */
  'cell.get': query({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      objective: id('objective'),
      asOf: v.exactOptional(date),
      knownOn: v.exactOptional(moment),
    }),
    output: v.object({
      student: studentView,
      objective: objectiveView,
      unit: v.string(),
      due: v.nullable(date),
      ownDue: v.boolean(),
      open: v.boolean(),
      status: v.string(),
      level: v.nullable(v.string()),
      value: v.nullable(number),
      /** Attempts that are still wanted for a value; 0 unless it is insufficient. */
      lacks: count,
      /** A person's level in force. */
      override: v.nullable(
        v.object({
          id: id('override'),
          level: v.string(),
          /** Key of the level that the evidence alone gives. */
          calculated: v.nullable(v.string()),
          reason: v.string(),
          by: v.nullable(v.string()),
          on: date,
          locked: v.boolean(),
          disagrees: v.boolean(),
        }),
      ),
      threshold: v.string(),
      flags: v.array(v.string()),
      /** Days since the target date when overdue, else 0. */
      daysOver: count,
      /** Newest first; voided ones included. */
      attempts: v.array(attemptView),
      correctives: v.array(
        v.object({
          id: id('corrective'),
          on: date,
          kind: v.string(),
          note: v.nullable(v.string()),
        }),
      ),
      marks: v.array(
        v.object({ id: id('mark'), kind: v.string(), on: date, until: v.nullable(date) }),
      ),
      notes: v.array(v.object({ id: id('note'), on: date, text: v.string() })),
      needs: v.array(
        v.object({
          id: id('objective'),
          code: v.string(),
          statement: v.string(),
          mastered: v.boolean(),
        }),
      ),
      opens: v.array(v.object({ id: id('objective'), code: v.string(), statement: v.string() })),
      /** For who is stuck here: ready objectives that do not depend on this one. */
      instead: v.array(v.object({ id: id('objective'), code: v.string(), statement: v.string() })),
      /** Versions of the task that this student has not used yet. */
      versionsLeft: v.array(v.string()),
    }),
  }),
};
