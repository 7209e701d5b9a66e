import * as v from 'valibot';
import { command } from '../define.ts';
import { correctiveKind, count, date, done, id, markKind, maybeText, text } from '../types.ts';

const cells = v.pipe(
  v.array(v.strictObject({ student: id('student'), objective: v.nullable(id('objective')) })),
  v.minLength(1),
  v.maxLength(20_000),
);

export const marks = {
  /** Marks that are not evidence, for one or many cells; `contact` and `absent` need no objective. */
  'mark.set': command({
    input: v.strictObject({
      class: id('class'),
      cells,
      kind: markKind,
      on: date,
      until: v.exactOptional(v.nullable(date)),
    }),
    output: v.object({ set: count }),
    touches: ['marks', 'contacts'],
  }),
  'mark.clear': command({
    input: v.strictObject({ class: id('class'), cells, kind: markKind, on: date }),
    output: v.object({ cleared: count }),
    touches: ['marks', 'contacts'],
  }),
  'corrective.add': command({
    input: v.strictObject({
      class: id('class'),
      students: v.pipe(v.array(id('student')), v.minLength(1)),
      objective: id('objective'),
      on: date,
      kind: correctiveKind,
      note: v.exactOptional(maybeText),
    }),
    output: v.object({ corrective: id('corrective') }),
    touches: ['contacts'],
  }),
  'note.add': command({
    input: v.strictObject({
      student: id('student'),
      objective: v.nullable(id('objective')),
      class: v.nullable(id('class')),
      on: date,
      text: v.pipe(text, v.trim(), v.minLength(1, 'is empty')),
    }),
    output: v.object({ note: id('note') }),
    touches: ['notes'],
  }),
  'note.remove': command({
    input: v.strictObject({ note: id('note') }),
    output: done,
    touches: ['notes'],
  }),
};
