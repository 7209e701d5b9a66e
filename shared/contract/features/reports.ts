import * as v from 'valibot';
import { query } from '../define.ts';
import { count, date, id, number, scale } from '../types.ts';

/** Whose sheet it is and of when: the head of every report. */
const head = {
  class: v.object({ id: id('class'), name: v.string() }),
  teacher: v.nullable(v.string()),
  school: v.nullable(v.string()),
  asOf: date,
  scale,
  /** Index of the class's threshold among the scale's levels. */
  threshold: count,
};

/** Where one student stands on one objective, with every attempt. */
const standing = v.object({
  code: v.string(),
  statement: v.string(),
  critical: v.boolean(),
  due: v.nullable(date),
  status: v.string(),
  /** Index into the scale's levels; −1: none. */
  level: number,
  /** Oldest first; level as an index, likewise. */
  attempts: v.array(v.object({ on: date, level: number, counts: v.boolean() })),
});

/** A student's letter of a term, with what decided it. */
const termLetter = v.object({
  /** Null: the whole year, where no term has begun. */
  term: v.nullable(v.string()),
  letter: v.string(),
  /** What stands in the school's system, where it is another. */
  handedIn: v.nullable(v.string()),
  counted: count,
  mastered: count,
  why: v.array(
    v.object({
      text: v.string(),
      figure: v.string(),
      /** The better letter that lacks this; null: it holds, or it is about all letters. */
      lacking: v.nullable(v.string()),
    }),
  ),
  /** The shortest way to a better letter. */
  next: v.nullable(v.object({ letter: v.string(), objectives: v.array(v.string()) })),
});

/** What reports for families, conferences and the teacher's folder are made of. */
export const reports = {
  /** Students of a class, each with all that the student and the family may see. No private note. */
  'report.students': query({
    input: v.strictObject({
      class: id('class'),
      /** All of the class when it is missing. */
      student: v.exactOptional(id('student')),
      asOf: v.exactOptional(date),
    }),
    output: v.object({
      ...head,
      students: v.array(
        v.object({
          id: id('student'),
          called: v.string(),
          /** Where the name in the school's lists is another. */
          legal: v.nullable(v.string()),
          schoolId: v.nullable(v.string()),
          behind: count,
          ahead: count,
          mastered: count,
          due: count,
          units: v.array(
            v.object({ name: v.string(), mastered: count, objectives: v.array(standing) }),
          ),
          next: v.array(
            v.object({
              code: v.string(),
              text: v.string(),
              due: v.nullable(date),
              /** False: once what stands before it is mastered. */
              ready: v.boolean(),
            }),
          ),
          goals: v.array(v.string()),
          /** The newest term first. */
          letters: v.array(termLetter),
          /** The newest first. */
          feedback: v.array(v.object({ on: date, code: v.string(), text: v.string() })),
          /** Help that was given, the newest first. */
          correctives: v.array(v.object({ on: date, code: v.string(), kind: v.string() })),
        }),
      ),
    }),
  }),
  /** A class on paper: how each objective is spread, where each student is, who goes together. */
  'report.class': query({
    input: v.strictObject({ class: id('class'), asOf: v.exactOptional(date) }),
    output: v.object({
      ...head,
      units: v.array(
        v.object({
          name: v.string(),
          objectives: v.array(
            v.object({
              code: v.string(),
              statement: v.string(),
              critical: v.boolean(),
              due: v.nullable(date),
              /** Students by index of their level: those who have not mastered it, those who have. */
              below: v.array(count),
              mastered: v.array(count),
              nothing: count,
              excused: count,
            }),
          ),
        }),
      ),
      students: v.array(
        v.object({
          id: id('student'),
          name: v.string(),
          behind: count,
          ahead: count,
          mastered: count,
          due: count,
          /** Tried and not mastered yet. */
          working: v.array(v.object({ code: v.string(), level: number })),
          /** Due, and nothing shown yet. */
          owed: v.array(v.string()),
          /** What is ready next. */
          next: v.array(v.string()),
        }),
      ),
      groups: v.array(
        v.object({ code: v.string(), statement: v.string(), students: v.array(v.string()) }),
      ),
    }),
  }),
};
