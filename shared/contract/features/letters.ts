import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, date, done, id, moment, name, nothing, number } from '../types.ts';

export const letters = {
  'letters.get': query({
    input: v.strictObject({
      class: id('class'),
      /** Null: the whole year. */
      term: v.nullable(id('term')),
      asOf: v.exactOptional(date),
      /** What was entered or changed later is left aside; `asOf` stays what it is. */
      knownOn: v.exactOptional(moment),
    }),
    output: v.object({
      class: v.object({ id: id('class'), name: v.string() }),
      term: v.nullable(v.object({ id: id('term'), name: v.string(), start: date, end: date })),
      asOf: date,
      rule: v.object({
        name: v.string(),
        /** From the best to the worst. */
        bounds: v.array(v.object({ letter: v.string(), from: number })),
      }),
      students: v.array(
        v.object({
          id: id('student'),
          schoolId: v.nullable(v.string()),
          name: v.string(),
          called: v.string(),
          letter: v.string(),
          handIn: v.object({ code: v.string(), number: v.nullable(number) }),
          value: v.nullable(number),
          counted: count,
          mastered: count,
          overridden: v.boolean(),
          changedSinceSnapshot: v.boolean(),
          /** What was counted, line by line. */
          why: v.object({
            lines: v.array(v.object({ text: v.string(), figure: v.string(), holds: v.boolean() })),
            counted: v.array(
              v.object({
                code: v.string(),
                statement: v.string(),
                level: v.nullable(v.string()),
                mastered: v.boolean(),
                critical: v.boolean(),
              }),
            ),
            leftOut: v.array(v.object({ code: v.string(), why: v.string() })),
          }),
          next: v.nullable(v.object({ letter: v.string(), objectives: v.array(v.string()) })),
        }),
      ),
    }),
  }),
  'term.list': query({
    input: nothing,
    output: v.array(
      v.object({
        id: id('term'),
        name: v.string(),
        start: date,
        end: date,
        parent: v.nullable(id('term')),
      }),
    ),
  }),
  /** Terms nest or coincide; one that crosses another is refused. Default parent: the smallest containing. */
  'term.save': command({
    input: v.strictObject({
      term: v.exactOptional(id('term')),
      name,
      start: date,
      end: date,
      parent: v.exactOptional(v.nullable(id('term'))),
    }),
    output: v.object({ term: id('term') }),
    touches: ['terms'],
  }),
  'term.remove': command({
    input: v.strictObject({ term: id('term') }),
    output: done,
    touches: ['terms'],
  }),
};
