import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, date, done, id } from '../types.ts';

const edge = v.strictObject({ objective: id('objective'), requires: id('objective') });

export const prerequisites = {
  /**
   * The objectives of a course with what they need, also from other courses. With a class: how
   * many of its students stand where; with a student besides: where this one stands.
   */
  'graph.get': query({
    input: v.strictObject({
      course: id('course'),
      class: v.exactOptional(id('class')),
      student: v.exactOptional(id('student')),
    }),
    output: v.object({
      course: v.object({ id: id('course'), name: v.string() }),
      nodes: v.array(
        v.object({
          id: id('objective'),
          code: v.string(),
          statement: v.string(),
          critical: v.boolean(),
          /** Its unit, or the other course it comes from. */
          band: v.string(),
          /** It belongs to another course. */
          outside: v.boolean(),
          /** Students of the class by where they stand; null without a class that plans it. */
          students: v.nullable(
            v.object({ mastered: count, ready: count, blocked: count, checkFirst: count }),
          ),
          /** Where the student stands; null without a student. */
          state: v.nullable(v.picklist(['mastered', 'ready', 'blocked', 'check-first', 'excused'])),
        }),
      ),
      edges: v.array(v.object({ from: id('objective'), to: id('objective') })),
    }),
  }),
  /** One more thing to be mastered before; refused with the path named when it closes a circle. */
  'prerequisite.add': command({ input: edge, output: done, touches: ['course'] }),
  'prerequisite.remove': command({ input: edge, output: done, touches: ['course'] }),
  /** Before a unit: who lacks what it builds on, last year's course included. */
  'preteaching.get': query({
    input: v.strictObject({
      class: id('class'),
      /** The unit to come; absent: the one after the current. */
      unit: v.exactOptional(id('unit')),
      on: v.exactOptional(date),
    }),
    output: v.object({
      on: date,
      unit: v.nullable(v.object({ id: id('unit'), name: v.string() })),
      units: v.array(v.object({ id: id('unit'), name: v.string() })),
      needs: v.array(
        v.object({
          id: id('objective'),
          code: v.string(),
          statement: v.string(),
          /** Another course's name; null: this class plans it. */
          from: v.nullable(v.string()),
          lacking: count,
        }),
      ),
      /**
       * Most lacking first, then roster order; those who have everything are left out, unless they
       * came with a record.
       */
      students: v.array(
        v.object({
          id: id('student'),
          name: v.string(),
          called: v.string(),
          lacks: v.array(
            v.object({
              id: id('objective'),
              code: v.string(),
              why: v.picklist(['lacks', 'below', 'faded', 'check-first']),
            }),
          ),
          /** Objectives of the unit that a pre-assessment showed already. */
          shown: v.array(v.string()),
          /** Of what the unit builds on, and of the unit itself: mastered elsewhere and not yet here. */
          brings: v.array(v.string()),
          /** The newest record that came with the student. */
          record: v.nullable(
            v.object({
              teacher: v.nullable(v.string()),
              school: v.nullable(v.string()),
              writtenAt: v.number(),
            }),
          ),
        }),
      ),
      /** Who has all that the unit builds on. */
      prepared: count,
    }),
  }),
};
