import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, date, done, id, maybeText, name, number, text } from '../types.ts';

export const FAMILY_WAYS = ['call', 'e-mail', 'message', 'letter', 'visit'] as const;

export const studentPlan = {
  /** What is agreed with one student, and what lies beyond the class. */
  'student.plan': query({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      asOf: v.exactOptional(date),
    }),
    output: v.object({
      plan: v.nullable(
        v.object({
          start: v.nullable(date),
          until: v.nullable(date),
          accommodations: v.nullable(v.string()),
          pullOut: v.nullable(v.string()),
        }),
      ),
      /** Objectives that differ for this student. */
      own: v.array(
        v.object({
          id: id('objective'),
          code: v.string(),
          statement: v.string(),
          due: v.nullable(date),
          threshold: v.nullable(v.string()),
          leftOut: v.boolean(),
        }),
      ),
      /** Levels the teacher recommends trying for, by key; without an objective: everywhere else. */
      recommended: v.array(
        v.object({
          objective: v.nullable(v.object({ id: id('objective'), code: v.string() })),
          level: v.string(),
        }),
      ),
      goals: v.array(
        v.object({
          id: id('goal'),
          text: v.string(),
          objective: v.nullable(v.object({ id: id('objective'), code: v.string() })),
          setOn: date,
          by: v.nullable(date),
          reachedOn: v.nullable(date),
        }),
      ),
      family: v.array(
        v.object({
          id: id('familyContact'),
          on: date,
          way: v.string(),
          who: v.nullable(v.string()),
          note: v.nullable(v.string()),
        }),
      ),
      conference: v.string(),
      /** Courses beyond those of the class that the student was given. */
      beyond: v.array(
        v.object({
          course: id('course'),
          name: v.string(),
          objectives: v.array(
            v.object({
              id: id('objective'),
              code: v.string(),
              statement: v.string(),
              critical: v.boolean(),
              status: v.string(),
              /** Index into the levels of the class's scale; −1: none. */
              level: number,
              attempts: count,
              /** Planned for the student by this day; it counts in letters from then on. */
              due: v.nullable(date),
              /** In whose letters, where it is another class than this. */
              countsIn: v.nullable(v.string()),
            }),
          ),
        }),
      ),
      /** At the student's own pace the rest of the plan is done by this day; null: no pace yet. */
      doneBy: v.nullable(date),
      remaining: count,
    }),
  }),
  'individual-plan.save': command({
    input: v.strictObject({
      student: id('student'),
      start: v.nullable(date),
      until: v.nullable(date),
      accommodations: maybeText,
      pullOut: maybeText,
    }),
    output: done,
    touches: ['plan'],
  }),
  /** What differs for one student on one objective; null goes back to the class's. */
  'plan.own': command({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      objective: id('objective'),
      due: v.exactOptional(v.nullable(date)),
      /** Key of a level of the class's scale. */
      threshold: v.exactOptional(maybeText),
      leftOut: v.exactOptional(v.boolean()),
    }),
    output: done,
    touches: ['plan'],
  }),
  /** A student gets the objectives of another course; `give` false takes them back. */
  'student.give': command({
    input: v.strictObject({ student: id('student'), course: id('course'), give: v.boolean() }),
    output: v.object({ objectives: count }),
    touches: ['plan'],
  }),
  'goal.save': command({
    input: v.strictObject({
      goal: v.exactOptional(id('goal')),
      student: id('student'),
      objective: v.exactOptional(v.nullable(id('objective'))),
      text: name,
      setOn: date,
      by: v.exactOptional(v.nullable(date)),
      reachedOn: v.exactOptional(v.nullable(date)),
    }),
    output: v.object({ goal: id('goal') }),
    touches: ['plan'],
  }),
  'goal.remove': command({
    input: v.strictObject({ goal: id('goal') }),
    output: done,
    touches: ['plan'],
  }),
  /** A talk with a family. */
  'family.add': command({
    input: v.strictObject({
      student: id('student'),
      on: date,
      way: v.picklist(FAMILY_WAYS),
      who: v.exactOptional(maybeText),
      note: v.exactOptional(maybeText),
    }),
    output: v.object({ contact: id('familyContact') }),
    touches: ['contacts'],
  }),
  'family.remove': command({
    input: v.strictObject({ contact: id('familyContact') }),
    output: done,
    touches: ['contacts'],
  }),
  /** The note for the next conference; empty removes it. */
  'conference.save': command({
    input: v.strictObject({ student: id('student'), text }),
    output: done,
    touches: ['notes'],
  }),
};
