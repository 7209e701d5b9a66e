import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, date, done, id } from '../types.ts';

export const plan = {
  'plan.get': query({
    input: v.strictObject({ class: id('class') }),
    output: v.object({
      courses: v.array(v.object({ id: id('course'), name: v.string() })),
      objectives: v.array(
        v.object({
          id: id('objective'),
          course: id('course'),
          unit: v.string(),
          code: v.string(),
          statement: v.string(),
          critical: v.boolean(),
          due: v.nullable(date),
          leftOut: v.boolean(),
          /** First day it was open: first evidence in this class or the teacher's word. */
          openedOn: v.nullable(date),
          /** What is still unclear about it. */
          lacks: v.array(v.picklist(['threshold', 'example', 'way-to-show', 'target'])),
        }),
      ),
    }),
  }),
  /** The class uses a course; its objectives join the plan with the dates they brought. */
  'plan.use': command({
    input: v.strictObject({ class: id('class'), course: id('course') }),
    output: v.object({ objectives: count }),
    touches: ['plan'],
  }),
  /**
   * Target dates over the class days from `start` to `end`: by unit, all due on the unit's last
   * day; by objective, one after the other. Without `start` and `end` the dates that the
   * objectives brought are taken.
   */
  'plan.spread': command({
    input: v.strictObject({
      class: id('class'),
      course: id('course'),
      start: v.nullable(date),
      end: v.nullable(date),
      by: v.picklist(['unit', 'objective']),
    }),
    output: v.object({ dated: count }),
    touches: ['plan'],
  }),
  'plan.due': command({
    input: v.strictObject({
      class: id('class'),
      objectives: v.array(id('objective')),
      on: v.nullable(date),
    }),
    output: done,
    touches: ['plan'],
  }),
  /**
   * One student's own date; null goes back to the class's. What no class of the student plans counts
   * in the letters of `class` from then on, once its course is given; without one in the only class's.
   */
  'plan.own-due': command({
    input: v.strictObject({
      class: v.exactOptional(id('class')),
      student: id('student'),
      objective: id('objective'),
      on: v.nullable(date),
    }),
    output: done,
    touches: ['plan'],
  }),
  'plan.leave-out': command({
    input: v.strictObject({ class: id('class'), objective: id('objective'), leftOut: v.boolean() }),
    output: done,
    touches: ['plan'],
  }),
  'plan.open': command({
    input: v.strictObject({ class: id('class'), objective: id('objective'), on: v.nullable(date) }),
    output: done,
    touches: ['plan'],
  }),
};
