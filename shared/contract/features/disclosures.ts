import * as v from 'valibot';
import { DISCLOSURE_KINDS } from '../../domain/disclosure.ts';
import { command, job, query } from '../define.ts';
import { count, done, grant, id, maybeText } from '../types.ts';

/** What can be printed; `screen` is a page printed as it stands, by the browser's own key. */
export const PRINTS = [
  'students',
  'class',
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
  'merge-report',
  'screen',
] as const;

/** Which lines of the log. */
const chosen = {
  /** Only what this student's work was in. */
  student: v.exactOptional(id('student')),
  kind: v.exactOptional(v.picklist(DISCLOSURE_KINDS)),
};

/** The log of what left this gradebook: files and paper. */
export const disclosures = {
  /** Says that a sheet goes to the printer; no step, so that Undo does not take it for one. */
  'print.log': command({
    input: v.strictObject({
      what: v.picklist(PRINTS),
      classes: v.pipe(v.array(id('class')), v.maxLength(500)),
      /** Null: everybody who is in these classes. */
      students: v.nullable(count),
      /** Who, where it is not everybody of the classes. */
      who: v.exactOptional(v.pipe(v.array(id('student')), v.maxLength(10_000))),
    }),
    output: done,
    touches: ['merges'],
    undoable: false,
  }),
  /** What left, the newest first. */
  'disclosure.list': query({
    input: v.strictObject({
      limit: v.exactOptional(v.pipe(count, v.maxValue(10_000))),
      ...chosen,
    }),
    output: v.array(
      v.object({
        disclosure: id('disclosure'),
        at: v.number(),
        by: v.nullable(v.string()),
        kind: v.picklist(DISCLOSURE_KINDS),
        what: v.string(),
        purpose: v.nullable(v.string()),
        file: v.string(),
        /** Names of the classes; empty: all, or none where nobody's work is in it. */
        classes: v.array(v.string()),
        students: count,
        /** Whose record it is, where it is about one student. */
        student: v.nullable(v.string()),
        recipient: v.nullable(v.string()),
        why: v.nullable(v.string()),
        encrypted: v.boolean(),
        pseudonyms: v.boolean(),
        /** With pictures and files of evidence. */
        files: v.boolean(),
      }),
    ),
  }),
  /** Everybody whom the log can be asked about, also who has left. */
  'disclosure.students': query({
    input: v.strictObject({}),
    output: v.array(
      v.object({ id: id('student'), name: v.string(), schoolId: v.nullable(v.string()) }),
    ),
  }),
  /** The log itself as CSV; it leaves, too. */
  'disclosure.export': job({
    input: v.strictObject({ ...chosen, to: grant }),
    output: v.object({ bytes: count, rows: count }),
    touches: ['merges'],
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
