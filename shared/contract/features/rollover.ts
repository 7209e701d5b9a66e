import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, date, id, name } from '../types.ts';

const classes = v.pipe(v.array(id('class')), v.maxLength(500));

/** How the next school year begins. */
const wish = v.strictObject({
  /** What the year is called: `2027–28`. */
  year: name,
  /** Its first and last day; null: each class's own, a year later. */
  first: v.nullable(date),
  last: v.nullable(date),
  /** Classes that end; without it every class that has begun. */
  ending: v.exactOptional(classes),
  /** Those of them that are made anew; without it all. */
  again: v.exactOptional(classes),
  /** Target dates move into the new calendar, or the new classes begin without. */
  dates: v.picklist(['moved', 'none']),
  /** The terms of the past year are made anew as well. */
  terms: v.boolean(),
});

const made = {
  /** Classes that end, in the order of lists. */
  classes: v.array(
    v.object({
      class: id('class'),
      name: v.string(),
      /** The day from which it is folded away. */
      foldedOn: v.string(),
      students: count,
      /** What is made anew of it; null: nothing. */
      next: v.nullable(
        v.object({
          name: v.string(),
          first: v.nullable(v.string()),
          last: v.nullable(v.string()),
          objectives: count,
          /** How many objectives have a target date there. */
          dated: count,
          /** How many dates had no room before the last day, and lie on it. */
          crowded: count,
        }),
      ),
    }),
  ),
  terms: v.array(v.object({ name: v.string(), start: v.string(), end: v.string() })),
};

/** From one school year to the next. */
export const rollover = {
  /** What would happen; nothing is written. */
  'rollover.preview': query({ input: wish, output: v.object(made) }),
  'rollover.run': command({
    input: wish,
    output: v.object(made),
    touches: ['roster', 'plan', 'rules', 'terms'],
  }),
};
