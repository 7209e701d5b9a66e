import * as v from 'valibot';
import { command, job, query } from '../define.ts';
import { count, date, grant, id, moment, number, text } from '../types.ts';

const letter = v.pipe(
  text,
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(10, 'is longer than 10 characters'),
  v.transform((written) => written.replaceAll('\u2212', '-')),
);
const said = v.pipe(text, v.trim(), v.minLength(1, 'is empty'));

const person = {
  id: id('student'),
  schoolId: v.nullable(v.string()),
  name: v.string(),
  called: v.string(),
};
const classOf = v.object({ id: id('class'), name: v.string() });

/** A correction of a handed-in letter. */
const gradeChange = v.object({
  id: id('gradeChange'),
  student: v.object({ ...person, legal: v.string() }),
  from: v.string(),
  to: v.string(),
  code: v.string(),
  number: v.nullable(number),
  reason: v.string(),
  evidence: v.array(
    v.object({ on: date, objective: v.string(), level: v.nullable(v.string()), kind: v.string() }),
  ),
  approver: v.string(),
  on: date,
  at: v.number(),
  by: v.nullable(v.string()),
});

const snapshot = v.object({
  id: id('snapshot'),
  at: v.number(),
  asOf: date,
  term: v.object({ name: v.string(), start: date, end: date }),
  rule: v.string(),
  teacher: v.nullable(v.string()),
  students: count,
});

const line = v.object({
  /** The letter that the line decides about; null: about all of them. */
  letter: v.nullable(v.string()),
  text: v.string(),
  figure: v.string(),
  holds: v.boolean(),
});

/** A letter on one of the two sides of a dispute sheet. */
const side = v.object({
  letter: v.string(),
  value: v.nullable(number),
  counted: count,
  mastered: count,
  asOf: date,
  /** When this was known. */
  at: v.number(),
  rule: v.string(),
  overridden: v.boolean(),
  lines: v.array(line),
});

export const handingIn = {
  /**
   * Hands the letters of a term in. What was handed in never changes: doing it again hands in those
   * who were not in yet, and is no step where there are none.
   */
  'snapshot.make': command({
    input: v.strictObject({
      class: id('class'),
      term: id('term'),
      asOf: v.exactOptional(date),
    }),
    output: v.object({
      snapshot: id('snapshot'),
      /** Letters that went in now. */
      students: count,
      incomplete: count,
      /** Letters that stand from before. */
      kept: count,
      /** How many of those would come out otherwise today. */
      differ: count,
    }),
    touches: ['handed-in'],
  }),
  /** What was handed in for a class's term, its corrections, and when it was handed in before. */
  'snapshot.get': query({
    input: v.strictObject({ class: id('class'), term: id('term') }),
    output: v.object({
      class: classOf,
      /** Newest first; the first one stands. */
      snapshots: v.array(snapshot),
      students: v.array(
        v.object({
          ...person,
          /** As handed in. */
          letter: v.string(),
          value: v.nullable(number),
          counted: count,
          mastered: count,
          overridden: v.boolean(),
          /** As it stands after grade changes. */
          stands: v.object({ letter: v.string(), code: v.string(), number: v.nullable(number) }),
        }),
      ),
      /** Every letter that the rule of the newest knows, for a correction to choose from. */
      letters: v.array(v.string()),
      changes: v.array(gradeChange),
    }),
  }),
  /** Corrects one handed-in letter. */
  'grade-change.make': command({
    input: v.strictObject({
      class: id('class'),
      term: id('term'),
      student: id('student'),
      letter,
      reason: said,
      approver: said,
      /** The attempts that speak for it. */
      evidence: v.exactOptional(v.array(id('evidence'))),
      /** The day it was decided; today unless said. */
      on: v.exactOptional(date),
    }),
    output: v.object({
      gradeChange: id('gradeChange'),
      from: v.string(),
      to: v.string(),
      handIn: v.object({ code: v.string(), number: v.nullable(number) }),
    }),
    touches: ['handed-in'],
  }),
  /** A letter then, now, and every entry between. Without a moment: then is when it was handed in. */
  'dispute.get': query({
    input: v.strictObject({
      class: id('class'),
      term: id('term'),
      student: id('student'),
      /** Work until this day was in it. */
      asOf: v.exactOptional(date),
      /** What was entered later was not known. */
      known: v.exactOptional(moment),
    }),
    output: v.object({
      class: classOf,
      term: v.object({ name: v.string(), start: date, end: date }),
      student: v.object(person),
      isHandedIn: v.boolean(),
      /** `before` and `now`. */
      before: side,
      now: side,
      /** As it stands after grade changes; null: nothing was handed in. */
      stands: v.nullable(v.string()),
      /** Objectives that are not on both sides what they are on one. */
      differences: v.array(
        v.object({
          code: v.string(),
          statement: v.string(),
          /** Name of the level; null: not counted, or nothing shown. */
          before: v.nullable(v.string()),
          now: v.nullable(v.string()),
          countedBefore: v.boolean(),
          countedNow: v.boolean(),
        }),
      ),
      /** Oldest first. */
      entries: v.array(
        v.object({
          at: v.number(),
          by: v.nullable(v.string()),
          /** The day of the work, where there is one. */
          on: v.nullable(date),
          objective: v.nullable(v.string()),
          what: v.string(),
        }),
      ),
      /** Attempts since then that still hold, newest first: what a grade change can name. */
      attempts: v.array(
        v.object({
          id: id('evidence'),
          on: date,
          objective: v.string(),
          level: v.nullable(v.string()),
          kind: v.string(),
        }),
      ),
      changes: v.array(gradeChange),
    }),
  }),
  /** Over all classes: who stands below a letter or owes evidence, nearest first. */
  'closing.get': query({
    input: v.strictObject({
      term: v.nullable(id('term')),
      /** Letters worse than this one; null: open incompletes alone. */
      below: v.nullable(letter),
      asOf: v.exactOptional(date),
    }),
    output: v.object({
      term: v.nullable(v.object({ id: id('term'), name: v.string(), start: date, end: date })),
      asOf: date,
      below: v.nullable(v.string()),
      /** Letters of the classes' rules, best first. */
      letters: v.array(v.string()),
      /** Classes with students for whom too little counts yet; they are on no list. */
      ungraded: v.array(v.object({ class: classOf, students: count })),
      students: v.array(
        v.object({
          ...person,
          class: classOf,
          letter: v.string(),
          incomplete: v.boolean(),
          /** Days on which the class still meets in the term, today included. */
          daysLeft: v.nullable(count),
          /** What is owed. */
          owed: v.array(v.string()),
          next: v.nullable(
            v.object({
              letter: v.string(),
              objectives: v.array(
                v.object({
                  code: v.string(),
                  /** In the student's words where there are some. */
                  target: v.string(),
                  critical: v.boolean(),
                  /** Name of the level that it takes. */
                  level: v.nullable(v.string()),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  }),
  'export.closing': job({
    input: v.strictObject({
      term: v.nullable(id('term')),
      below: v.nullable(letter),
      to: grant,
    }),
    output: v.object({ bytes: count, rows: count }),
    touches: ['merges'],
  }),
};
