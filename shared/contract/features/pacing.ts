import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, date, id, number } from '../types.ts';

const brief = { id: id('objective'), code: v.string(), statement: v.string() };

export const pacing = {
  /** Moves the target dates from a day on by class days: the class did not meet, or is ahead. */
  'plan.shift': command({
    input: v.strictObject({
      class: id('class'),
      from: date,
      by: v.pipe(number, v.integer(), v.minValue(-60), v.maxValue(60)),
      /** What stays where it is: it was moved by hand just now. */
      except: v.exactOptional(v.array(id('objective'))),
    }),
    output: v.object({
      moved: count,
      /** Objectives whose date now lies after the last day of the class. */
      beyond: count,
    }),
    touches: ['plan'],
  }),
  /**
   * Puts the target date of objectives on a class day. Several keep their distance to the latest of
   * them, which comes to lie on the day. Answers what the rest of the plan could do likewise.
   */
  'plan.move': command({
    input: v.strictObject({
      class: id('class'),
      objectives: v.pipe(v.array(id('objective')), v.minLength(1)),
      on: date,
    }),
    output: v.object({
      /** Class days later; less than 0: earlier. */
      by: number,
      /** The latest date that they had; null: none. */
      from: v.nullable(date),
      /** How many other dates lie on that day or later. */
      rest: count,
      /** The first day from there on, up to the new date, that the class was to meet and did not. */
      missed: v.nullable(date),
    }),
    touches: ['plan'],
  }),
  /** How far the class comes at its pace, and what must give. */
  'plan.outlook': query({
    input: v.strictObject({ class: id('class'), on: v.exactOptional(date) }),
    output: v.object({
      on: date,
      /** The last day of the class, or of its plan. */
      last: v.nullable(date),
      daysLeft: count,
      finished: count,
      remaining: count,
      /** Not finished although its date has passed. */
      late: v.array(id('objective')),
      done: v.array(id('objective')),
      /** Finished before its date. */
      early: count,
      /** Class days that one objective really took; null: nothing is finished yet. */
      perObjective: v.nullable(number),
      /** At this pace the rest is done by this day. */
      doneBy: v.nullable(date),
      fits: count,
      drop: v.array(v.object(brief)),
      /** Critical objectives (and what they need) that do not fit either. */
      short: count,
    }),
  }),
  /** Leaves objectives out and spreads what remains over the class days left, as one step. */
  'plan.redate': command({
    input: v.strictObject({
      class: id('class'),
      from: date,
      drop: v.array(id('objective')),
    }),
    output: v.object({ dropped: count, dated: count }),
    touches: ['plan'],
  }),
  /** What somebody needs who takes the class for a day; nothing of how anybody stands. */
  'substitute.get': query({
    input: v.strictObject({ class: id('class'), on: v.exactOptional(date) }),
    output: v.object({
      class: v.object({ id: id('class'), name: v.string() }),
      on: date,
      meets: v.boolean(),
      /** In roster order. */
      students: v.array(
        v.object({
          id: id('student'),
          called: v.string(),
          pronouns: v.nullable(v.string()),
          said: v.nullable(v.string()),
          /** What can be worked on now. */
          next: v.array(v.object(brief)),
          accommodations: v.nullable(v.string()),
          pullOut: v.nullable(v.string()),
        }),
      ),
    }),
  }),
  /** What each student is to master this week, in the order in which it can be done. */
  'weekly.get': query({
    input: v.strictObject({ class: id('class'), on: v.exactOptional(date) }),
    output: v.object({
      class: v.object({ id: id('class'), name: v.string() }),
      on: date,
      until: date,
      students: v.array(
        v.object({
          id: id('student'),
          schoolId: v.nullable(v.string()),
          name: v.string(),
          called: v.string(),
          objectives: v.array(
            v.object({
              ...brief,
              target: v.nullable(v.string()),
              due: v.nullable(date),
              /** False: ready once earlier ones on the list are mastered. */
              ready: v.boolean(),
              resource: v.nullable(v.object({ title: v.string(), link: v.nullable(v.string()) })),
            }),
          ),
          goals: v.array(v.string()),
          /** Mastered, and recommended to be shown at a higher level; the level by name. */
          deeper: v.array(v.object({ ...brief, level: v.string() })),
        }),
      ),
    }),
  }),
};
