import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, id, maybeText, method, name, nothing, number, scale, text } from '../types.ts';

const standing = v.object({
  status: v.string(),
  /** Name of the level shown; null: none. */
  level: v.nullable(v.string()),
  value: v.nullable(number),
});

/** What other rules would do to cells; nothing is written. */
const cellsThatChange = v.object({
  /** Cells with a value or status, now or then. */
  cells: count,
  /** Those whose status or shown level would differ. */
  changed: count,
  /** Mastered then and not now, and the other way round. */
  gained: count,
  lost: count,
  /** The changed ones, at most 400, lost mastery first. */
  list: v.array(
    v.object({
      class: v.object({ id: id('class'), name: v.string() }),
      student: v.object({ id: id('student'), name: v.string() }),
      objective: v.object({ id: id('objective'), code: v.string() }),
      before: standing,
      after: standing,
    }),
  ),
});

const draft = {
  name,
  threshold: text,
  calculatedThreshold: v.exactOptional(v.nullable(number)),
  levels: v.pipe(
    v.array(
      v.strictObject({
        key: text,
        name,
        value: number,
        cut: v.exactOptional(v.nullable(number)),
        glyph: v.exactOptional(v.nullable(text)),
        colour: v.exactOptional(v.nullable(text)),
      }),
    ),
    v.maxLength(20),
  ),
};

export const scales = {
  'scale.list': query({ input: nothing, output: v.array(scale) }),
  /**
   * A new scale, or the same one changed. Levels keep their ids by key, so evidence stays what it
   * was; one that evidence names cannot be taken out. `copyOf`: levels of equal key stand for those
   * of the other scale, and evidence on them counts as theirs.
   */
  'scale.save': command({
    input: v.strictObject({
      scale: v.exactOptional(id('scale')),
      copyOf: v.exactOptional(id('scale')),
      ...draft,
    }),
    output: v.object({ scale: id('scale') }),
    touches: ['scale'],
  }),
  /** Which cells of all classes would change if a scale were saved so. */
  'scale.preview': query({
    input: v.strictObject({ scale: id('scale'), ...draft }),
    output: cellsThatChange,
  }),
  /** Which cells of all classes would change if an objective were judged so. */
  'objective.preview-rules': query({
    input: v.strictObject({
      objective: id('objective'),
      threshold: v.exactOptional(maybeText),
      method: v.exactOptional(v.nullable(method)),
      parameter: v.exactOptional(v.nullable(number)),
      minimum: v.exactOptional(v.nullable(count)),
    }),
    output: cellsThatChange,
  }),
  /** Which cells of a class would change by other rules; nothing is written. */
  'class.preview-rules': query({
    input: v.strictObject({
      class: id('class'),
      scale: v.exactOptional(id('scale')),
      threshold: v.exactOptional(v.nullable(text)),
      method: v.exactOptional(method),
      parameter: v.exactOptional(v.nullable(number)),
      scores: v.exactOptional(v.picklist(['cuts', 'linear'])),
    }),
    output: cellsThatChange,
  }),
};
