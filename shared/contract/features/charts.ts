import * as v from 'valibot';
import { query } from '../define.ts';
import { count, date, id, number } from '../types.ts';

export const charts = {
  /** What the pictures of a class are drawn from. */
  'charts.class': query({
    input: v.strictObject({
      class: id('class'),
      /** Null: the whole year. */
      term: v.nullable(id('term')),
      asOf: v.exactOptional(date),
    }),
    output: v.object({
      class: v.object({ id: id('class'), name: v.string() }),
      term: v.nullable(v.string()),
      asOf: date,
      students: count,
      /** From the best letter to the worst, then those that are no grade; low ones ask for help. */
      letters: v.array(
        v.object({ letter: v.string(), count, low: v.boolean(), isGrade: v.boolean() }),
      ),
      levels: v.array(
        v.object({ key: v.string(), name: v.string(), colour: v.nullable(v.string()) }),
      ),
      /** Index of the level that counts as mastered. */
      threshold: count,
      objectives: v.array(
        v.object({
          code: v.string(),
          statement: v.string(),
          unit: v.string(),
          critical: v.boolean(),
          /** Students by index of their level: those who have not mastered it, those who have. */
          below: v.array(count),
          mastered: v.array(count),
          nothing: count,
          excused: count,
        }),
      ),
      /** Each day of class in the span; what is ahead shows the pacing guide alone. */
      growth: v.array(v.object({ on: date, mastered: v.nullable(number), planned: count })),
    }),
  }),
};
