import * as v from 'valibot';
import { query } from '../define.ts';
import { count, date, id, nothing, number } from '../types.ts';
import { fileView } from './grid.ts';
import { studentView } from './roster.ts';

export const students = {
  /** One student's path through the courses of a class. */
  'student.get': query({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      asOf: v.exactOptional(date),
    }),
    output: v.object({
      student: studentView,
      classes: v.array(
        v.object({
          id: id('class'),
          name: v.string(),
          start: v.nullable(date),
          until: v.nullable(date),
        }),
      ),
      asOf: date,
      behind: count,
      ahead: count,
      mastered: count,
      due: count,
      units: v.array(
        v.object({
          name: v.string(),
          objectives: v.array(
            v.object({
              id: id('objective'),
              code: v.string(),
              statement: v.string(),
              critical: v.boolean(),
              due: v.nullable(date),
              status: v.string(),
              level: number,
              value: v.nullable(number),
              attempts: count,
              flags: v.array(v.string()),
            }),
          ),
        }),
      ),
      /** Newest first, at most 200. */
      timeline: v.array(
        v.object({
          on: date,
          what: v.picklist(['attempt', 'corrective', 'contact', 'absence', 'note']),
          objective: v.nullable(v.string()),
          level: v.nullable(v.string()),
          kind: v.string(),
          text: v.nullable(v.string()),
          /** Of an attempt. */
          files: v.array(fileView),
        }),
      ),
    }),
  }),
  /** What the command palette searches: every student and objective with where it is used. */
  'palette.get': query({
    input: nothing,
    output: v.object({
      students: v.array(
        v.object({
          id: id('student'),
          class: id('class'),
          className: v.string(),
          name: v.string(),
          schoolId: v.nullable(v.string()),
        }),
      ),
      objectives: v.array(
        v.object({
          id: id('objective'),
          class: id('class'),
          className: v.string(),
          code: v.string(),
          statement: v.string(),
        }),
      ),
    }),
  }),
};
