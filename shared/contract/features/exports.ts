import * as v from 'valibot';
import { job } from '../define.ts';
import { count, date, grant, id } from '../types.ts';

/** What leaves for the school's other systems; each is written down as given away. */
export const exports = {
  /** A course as a CASE 1.1 package: objectives, order, prerequisites, words of levels. */
  'export.case': job({
    input: v.strictObject({ course: id('course'), to: grant }),
    output: v.object({ bytes: count, sha256: v.string(), items: count, associations: count }),
    touches: ['merges'],
  }),
  /** What one student has shown: xAPI statements, or unsigned Open Badges of what is mastered. */
  'export.student': job({
    input: v.strictObject({
      what: v.picklist(['xapi', 'badges']),
      student: id('student'),
      /** Ids that lead back to the student by this gradebook only, and no name. */
      pseudonyms: v.exactOptional(v.boolean()),
      to: grant,
    }),
    output: v.object({ bytes: count, records: count }),
    touches: ['merges'],
  }),
  /** A term as a OneRoster 1.2 gradebook package: tasks, results, letters, objectives. */
  'export.oneroster': job({
    input: v.strictObject({ term: id('term'), to: grant }),
    output: v.object({
      bytes: count,
      classes: count,
      students: count,
      lineItems: count,
      results: count,
    }),
    touches: ['merges'],
  }),
  /** Levels by objective, and a term's letters as numbers, for a learning platform to import. */
  'export.lms': job({
    input: v.strictObject({
      what: v.picklist(['canvas', 'brightspace']),
      class: id('class'),
      /** Null: levels of today, no letters. */
      term: v.nullable(id('term')),
      to: grant,
    }),
    output: v.object({
      bytes: count,
      rows: count,
      /** Students whom the platform could not find: without school id and e-mail. */
      leftOut: v.array(v.string()),
    }),
    touches: ['merges'],
  }),
  /** What filling a score template would write, and what stands against it. */
  'pst.preview': job({
    input: v.strictObject({ class: id('class'), term: id('term'), template: grant }),
    output: v.object({
      /** As the template says it, such as GRADESCALE. */
      scoreType: v.string(),
      takes: v.picklist(['codes', 'numbers']),
      class: v.nullable(v.string()),
      assignment: v.nullable(v.string()),
      points: v.nullable(v.string()),
      asOf: date,
      /** False: letters as the rule has them on that day. */
      handedIn: v.boolean(),
      lines: v.array(
        v.object({
          number: v.string(),
          name: v.string(),
          before: v.string(),
          /** Null: nobody of the class; the cell stays. */
          student: v.nullable(v.string()),
          isOtherName: v.boolean(),
          letter: v.nullable(v.string()),
          value: v.nullable(v.string()),
          /** Why nothing can be written; then the template is not filled. */
          why: v.nullable(v.string()),
        }),
      ),
      notListed: v.array(v.string()),
    }),
    touches: [],
  }),
  /** The letters of a term into a PowerTeacher Pro score template, which stays as it is besides. */
  'export.pst': job({
    input: v.strictObject({ class: id('class'), term: id('term'), template: grant, to: grant }),
    output: v.object({
      bytes: count,
      filled: count,
      /** Students of the template whom the class does not have; their cells stay. */
      unknown: v.array(v.string()),
      /** Students with a letter whom the template does not name. */
      notListed: v.array(v.string()),
    }),
    touches: ['merges'],
  }),
};
