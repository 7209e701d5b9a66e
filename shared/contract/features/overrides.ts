import * as v from 'valibot';
import { command, query } from '../define.ts';
import { date, done, id, text } from '../types.ts';

const reason = v.pipe(text, v.trim(), v.minLength(1, 'is empty'));

/** A letter as a person writes it: no sentence, no signs that a report cannot carry. */
const letter = v.pipe(
  text,
  v.trim(),
  v.minLength(1, 'is empty'),
  v.maxLength(10, 'is longer than 10 characters'),
  v.transform((written) => written.replaceAll('\u2212', '-')),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N}+\-*/]*$/u, 'is not a letter with + or −'),
);

export const overrides = {
  /** A person's level for a cell; an earlier one of the same cell gives way. */
  'override.cell': command({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      objective: id('objective'),
      /** Key, name or number of a level of the class's scale. */
      level: text,
      reason,
      locked: v.exactOptional(v.boolean()),
    }),
    output: v.object({ override: id('override') }),
    touches: ['overrides'],
  }),
  /** A person's letter for a term; null: for the whole year. */
  'override.letter': command({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      term: v.nullable(id('term')),
      letter,
      reason,
      locked: v.exactOptional(v.boolean()),
    }),
    output: v.object({ override: id('override') }),
    touches: ['overrides'],
  }),
  'override.remove': command({
    input: v.strictObject({ override: id('override') }),
    output: done,
    touches: ['overrides'],
  }),
  /** Every override there is, newest first; of one class, or of all. */
  'override.list': query({
    input: v.strictObject({ class: v.nullable(id('class')) }),
    output: v.array(
      v.object({
        id: id('override'),
        class: v.object({ id: id('class'), name: v.string() }),
        student: v.object({
          id: id('student'),
          schoolId: v.nullable(v.string()),
          name: v.string(),
        }),
        /** Null for a letter. */
        objective: v.nullable(v.object({ id: id('objective'), code: v.string() })),
        /** Null for a cell, and for the letter of the year. */
        term: v.nullable(v.object({ id: id('term'), name: v.string() })),
        /** Name of the level, or the letter. */
        value: v.string(),
        /** What the evidence alone gives today, as a level's name; null: nothing, or a letter. */
        calculated: v.nullable(v.string()),
        reason: v.string(),
        by: v.nullable(v.string()),
        at: v.number(),
        on: date,
        locked: v.boolean(),
        state: v.picklist(['holds', 'disagrees', 'ended']),
      }),
    ),
  }),
};
