import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, done, id, maybeText } from '../types.ts';

/** What can be printed; `screen` is a page printed as it stands, by the browser's own key. */
export const PRINTS = [
  'grid',
  'today',
  'clipboard',
  'weekly',
  'substitute',
  'habits',
  'habit-slips',
  'charts',
  'dispute',
  'grade-change',
  'family-notices',
  'department',
  'screen',
] as const;

/** The log of what left this gradebook: files and paper. */
export const disclosures = {
  /** Says that a sheet goes to the printer; no step, so that Undo does not take it for one. */
  'print.log': command({
    input: v.strictObject({
      what: v.picklist(PRINTS),
      classes: v.pipe(v.array(id('class')), v.maxLength(500)),
      /** Null: everybody who is in these classes. */
      students: v.nullable(count),
    }),
    output: done,
    touches: ['merges'],
    undoable: false,
  }),
  /** What left, the newest first. */
  'disclosure.list': query({
    input: v.strictObject({ limit: v.exactOptional(v.pipe(count, v.maxValue(10_000))) }),
    output: v.array(
      v.object({
        disclosure: id('disclosure'),
        at: v.number(),
        by: v.nullable(v.string()),
        what: v.string(),
        purpose: v.nullable(v.string()),
        file: v.string(),
        /** Names of the classes; empty: all, or none where nobody's work is in it. */
        classes: v.array(v.string()),
        students: count,
        recipient: v.nullable(v.string()),
        why: v.nullable(v.string()),
        encrypted: v.boolean(),
        pseudonyms: v.boolean(),
      }),
    ),
  }),
  /** To whom it went and why, written down when the teacher knows. */
  'disclosure.note': command({
    input: v.strictObject({
      disclosure: id('disclosure'),
      recipient: v.exactOptional(maybeText),
      why: v.exactOptional(maybeText),
    }),
    output: done,
    touches: ['merges'],
  }),
};
