import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, id, method, name, nothing, number, scale, text } from '../types.ts';

const standing = v.object({
  status: v.string(),
  /** Name of the level shown; null: none. */
  level: v.nullable(v.string()),
  value: v.nullable(number),
});

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
    }),
    output: v.object({ scale: id('scale') }),
    touches: ['scale'],
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
    output: v.object({
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
          student: v.object({ id: id('student'), name: v.string() }),
          objective: v.object({ id: id('objective'), code: v.string() }),
          before: standing,
          after: standing,
        }),
      ),
    }),
  }),
};
