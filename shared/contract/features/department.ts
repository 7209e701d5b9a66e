import * as v from 'valibot';
import { command, job, query } from '../define.ts';
import { count, date, done, grant, id, name, nothing } from '../types.ts';

const shown = v.nullable(v.string());

/** What of a department can be written as CSV. */
export const DEPARTMENT_VIEWS = [
  'summary',
  'distribution',
  'objectives',
  'coverage',
  'letters',
  'shared',
  'moderation',
  'teachers',
] as const;

const section = v.object({
  class: id('class'),
  name: v.string(),
  teacher: v.string(),
  scale: v.string(),
  students: count,
});

/** The day up to which evidence counts; without: that of the newest evidence in the file. */
const asked = { asOf: v.exactOptional(date) };

/** The common rule of letters, and the term they are of; without: Gradus's own, up to the day. */
const byRule = {
  rule: v.exactOptional(id('rule')),
  term: v.exactOptional(v.nullable(id('term'))),
};

export const department = {
  /** Whose files are here, and whose are waited for. */
  'department.get': query({
    input: nothing,
    output: v.object({
      isDepartment: v.boolean(),
      /** Classes that came with other teachers' files. */
      sections: v.array(
        v.object({
          class: id('class'),
          /** Everybody whose file brought it; the head's own name is not among them. */
          teachers: v.array(v.string()),
          /** False where this file's teacher teaches it, too: then it is edited here as anywhere. */
          isReadOnly: v.boolean(),
        }),
      ),
      teachers: v.array(
        v.object({
          /** Id of the teacher's gradebook; null: no file came yet. */
          source: shown,
          name: v.string(),
          school: shown,
          /** When the newest file was written, by its own laptop; null: none came yet. */
          exportedAt: v.nullable(v.number()),
          classes: count,
          /** The day from which a file is waited for; null: one is here. */
          missingSince: v.nullable(date),
          expected: v.boolean(),
          /** The name under which the file is waited for; null: it is not. */
          expectedAs: shown,
          /** Files of teachers who may be this one, of whom none is here by name: a person's to say. */
          maybe: v.array(v.object({ source: v.string(), name: v.string() })),
          /** A person's word whether the file's school ids are this school's. */
          sameIds: v.nullable(v.boolean()),
        }),
      ),
    }),
  }),
  /** The teachers whose files are waited for, by name. */
  'department.expect': command({
    input: v.strictObject({ teachers: v.pipe(v.array(name), v.maxLength(500)) }),
    output: done,
    touches: ['merges'],
  }),
  /** A person's word that a file is an awaited teacher's, or (null) that it is not. */
  'department.expect-is': command({
    input: v.strictObject({
      teacher: name,
      source: v.nullable(v.pipe(v.string(), v.maxLength(100))),
    }),
    output: done,
    touches: ['merges'],
  }),
  'department.summary': query({
    input: v.strictObject(asked),
    output: v.object({
      asOf: date,
      sections: v.array(
        v.object({
          ...section.entries,
          /** Cells of students and planned objectives, those excused left out. */
          asked: count,
          assessed: count,
          mastered: count,
          /** Key of the level from which the section calls an objective mastered. */
          threshold: v.string(),
          levels: v.array(v.object({ key: v.string(), name: v.string(), count })),
          /**
           * The same as it may leave (shared/domain/small-groups.ts): of objectives that ten or more
           * are asked, and how many others there are; null: fewer than ten students.
           */
          leaving: v.nullable(
            v.object({
              asked: count,
              assessed: count,
              mastered: count,
              levels: v.array(count),
              hidden: count,
            }),
          ),
        }),
      ),
      /** Students of several classes, each in one line. */
      shared: v.array(
        v.object({
          name: v.string(),
          schoolId: shown,
          classes: v.array(
            v.object({
              class: id('class'),
              name: v.string(),
              teacher: v.string(),
              asked: count,
              mastered: count,
            }),
          ),
        }),
      ),
    }),
  }),
  /** Objectives × sections: how many of those asked have mastered, row by row of objectives. */
  'department.objectives': query({
    input: v.strictObject(asked),
    output: v.object({
      asOf: date,
      sections: v.array(section),
      objectives: v.array(
        v.object({ id: v.string(), course: v.string(), code: v.string(), statement: v.string() }),
      ),
      /** One number a pair; −1 where the section does not plan the objective. */
      asked: v.array(v.number()),
      assessed: v.array(v.number()),
      mastered: v.array(v.number()),
    }),
  }),
  /** Letters of all sections by one rule. */
  'department.letters': query({
    input: v.strictObject({ ...asked, ...byRule }),
    output: v.object({
      asOf: date,
      rule: v.string(),
      /** Name of the term; null: everything up to the day. */
      term: shown,
      letters: v.array(v.string()),
      sections: v.array(
        v.object({
          ...section.entries,
          /** In the order of `letters`; null where the rule does not fit the section's scale. */
          counts: v.nullable(v.array(count)),
        }),
      ),
    }),
  }),
  /** How alike assessors judge the same student and objective within 30 days. */
  'department.moderation': query({
    input: nothing,
    output: v.object({
      pairs: v.array(
        v.object({
          assessors: v.tuple([v.string(), v.string()]),
          pairs: count,
          /** How many students they are about. */
          students: count,
          /** Of these pairs, those from blind second checks of one and the same piece of work. */
          blind: count,
          exact: v.number(),
          kappa: v.nullable(v.number()),
        }),
      ),
    }),
  }),
  /** A view as CSV; figures about fewer than ten students are hidden, and no sum holds them. */
  'department.export': job({
    input: v.strictObject({
      what: v.picklist(DEPARTMENT_VIEWS),
      to: grant,
      ...asked,
      ...byRule,
    }),
    output: v.object({ bytes: count, rows: count }),
    touches: ['merges'],
  }),
};
