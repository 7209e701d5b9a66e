import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, date, done, id, name } from '../types.ts';

const place = { class: id('class'), term: v.nullable(id('term')) };

export const habits = {
  /** Habits of success of a class for a term (null: the year). No letter ever reads them. */
  'habit.get': query({
    input: v.strictObject(place),
    output: v.object({
      domains: v.array(v.object({ id: id('habitDomain'), name: v.string() })),
      /** From the lowest to the highest. */
      levels: v.array(v.object({ id: id('habitLevel'), name: v.string() })),
      /** The day until which they are to be scored. */
      deadline: v.nullable(date),
      /** Students without a score in every domain. */
      open: count,
      students: v.array(
        v.object({
          id: id('student'),
          name: v.string(),
          scores: v.array(
            v.object({ domain: id('habitDomain'), level: id('habitLevel'), on: date }),
          ),
        }),
      ),
    }),
  }),
  /** The whole lists; what is left out goes, unless somebody was scored on it. */
  'habit.define': command({
    input: v.strictObject({
      domains: v.pipe(
        v.array(v.strictObject({ id: v.exactOptional(id('habitDomain')), name })),
        v.maxLength(12),
      ),
      levels: v.pipe(
        v.array(v.strictObject({ id: v.exactOptional(id('habitLevel')), name })),
        v.maxLength(8),
      ),
    }),
    output: done,
    touches: ['habits'],
  }),
  /** Level null takes a score back. */
  'habit.score': command({
    input: v.strictObject({
      ...place,
      on: date,
      entries: v.pipe(
        v.array(
          v.strictObject({
            student: id('student'),
            domain: id('habitDomain'),
            level: v.nullable(id('habitLevel')),
          }),
        ),
        v.minLength(1),
        v.maxLength(2000),
      ),
    }),
    output: v.object({ scored: count }),
    touches: ['habits'],
  }),
  'habit.deadline': command({
    input: v.strictObject({ ...place, on: v.nullable(date) }),
    output: done,
    touches: ['habits'],
  }),
  /** What stands beside a student's mastery: habits by class and term, and results from outside. */
  'student.beside': query({
    input: v.strictObject({ student: id('student') }),
    output: v.object({
      habits: v.array(
        v.object({
          class: v.string(),
          term: v.nullable(v.string()),
          domain: v.string(),
          level: v.string(),
          on: date,
        }),
      ),
      results: v.array(
        v.object({
          id: id('outsideResult'),
          test: v.string(),
          on: date,
          score: v.nullable(v.string()),
          band: v.nullable(v.string()),
        }),
      ),
    }),
  }),
};
