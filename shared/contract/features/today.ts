import * as v from 'valibot';
import { query } from '../define.ts';
import { count, date, id, number } from '../types.ts';

export const today = {
  /** Whom to help first in one class on one day. Looking writes nothing. */
  'today.get': query({
    input: v.strictObject({
      class: id('class'),
      on: v.exactOptional(date),
      minutes: v.exactOptional(v.nullable(count)),
    }),
    output: v.object({
      class: v.object({ id: id('class'), name: v.string() }),
      on: date,
      meets: v.boolean(),
      students: v.array(
        v.object({
          id: id('student'),
          schoolId: v.nullable(v.string()),
          name: v.string(),
          called: v.string(),
          points: number,
          daysSinceContact: v.nullable(count),
          lastContact: v.nullable(date),
          planned: v.boolean(),
          reasons: v.array(
            v.object({
              kind: v.string(),
              points: number,
              objectives: v.array(v.string()),
              /** In words, for the screen and for print. */
              text: v.string(),
            }),
          ),
          /** What to bring: the suggested next objective. */
          next: v.nullable(
            v.object({
              id: id('objective'),
              code: v.string(),
              statement: v.string(),
              opens: count,
            }),
          ),
        }),
      ),
      absent: v.array(
        v.object({
          id: id('student'),
          schoolId: v.nullable(v.string()),
          name: v.string(),
          called: v.string(),
        }),
      ),
      groups: v.array(
        v.object({
          objective: v.string(),
          statement: v.string(),
          students: v.array(id('student')),
        }),
      ),
    }),
  }),
};
