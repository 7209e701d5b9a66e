import * as v from 'valibot';
import { command, query } from '../define.ts';
import { count, date, done, id, maybeText, nothing, number } from '../types.ts';

const person = v.object({
  id: id('student'),
  schoolId: v.nullable(v.string()),
  name: v.string(),
  called: v.string(),
});

/** Minutes of a class; null: no limit. */
const minutes = v.nullable(v.pipe(count, v.minValue(1, 'is no time'), v.maxValue(600)));

/** Weights by reason and part; the shape is held against the defaults by the host. */
const weights = v.record(v.string(), v.record(v.string(), number));

/** What one success would change. */
const success = v.object({
  id: id('objective'),
  code: v.string(),
  statement: v.string(),
  /** How many planned objectives would no longer be blocked. */
  opens: count,
  /** The letter before and after, and the day the term closes (null: no term); null: it stays. */
  letter: v.nullable(v.object({ from: v.string(), to: v.string(), on: v.nullable(date) })),
});

/** A student on the page of the day. */
const named = v.object({ id: id('student'), called: v.string() });

export const today = {
  /** What a day holds for all classes that are not over. */
  'day.get': query({
    input: v.strictObject({ on: v.exactOptional(date) }),
    output: v.object({
      on: date,
      classes: v.array(
        v.object({
          id: id('class'),
          name: v.string(),
          students: count,
          meets: v.boolean(),
          startedAt: v.nullable(v.number()),
          /** Promised to be seen first, and not seen since. */
          promised: v.array(named),
          /** Rechecks that are due, with a version not used yet, to print. */
          rechecks: v.array(
            v.object({
              ...named.entries,
              objective: v.string(),
              due: date,
              task: v.nullable(v.string()),
              version: v.nullable(v.string()),
            }),
          ),
          /** Talks agreed for the day, and earlier ones that nobody came to. */
          appointments: v.array(
            v.object({
              ...named.entries,
              appointment: id('appointment'),
              on: date,
              note: v.nullable(v.string()),
            }),
          ),
          /** Absent on the latest class day before. */
          wasAbsent: v.array(named),
          absent: v.array(named),
          /** The first of the list with reasons, in words. */
          first: v.array(
            v.object({
              ...named.entries,
              reasons: v.array(
                v.object({
                  kind: v.string(),
                  points: number,
                  objectives: v.array(v.string()),
                  text: v.string(),
                }),
              ),
            }),
          ),
          /** How many more have reasons. */
          more: count,
        }),
      ),
    }),
  }),
  /** Whom to help first in one class on one day. Looking writes nothing. */
  'today.get': query({
    input: v.strictObject({
      class: id('class'),
      on: v.exactOptional(date),
      minutes: v.exactOptional(minutes),
    }),
    output: v.object({
      class: v.object({ id: id('class'), name: v.string() }),
      on: date,
      meets: v.boolean(),
      /** Null: the class was not started, and the plan is a proposal. */
      startedAt: v.nullable(v.number()),
      minutes: v.nullable(count),
      /** What the class was last planned for: what is offered. */
      usualMinutes: v.nullable(count),
      students: v.array(
        v.object({
          ...person.entries,
          points: number,
          daysSinceContact: v.nullable(count),
          lastContact: v.nullable(date),
          planned: v.boolean(),
          /** Which visit of the plan it is; those seen together share it. */
          place: v.nullable(count),
          reasons: v.array(
            v.object({
              kind: v.string(),
              points: number,
              objectives: v.array(v.string()),
              /** In words, for the screen and for print. */
              text: v.string(),
            }),
          ),
          /** The objectives that reasons speak of and the next one, the most urgent first. */
          work: v.array(v.object({ id: id('objective'), code: v.string(), statement: v.string() })),
          /** What to bring: the suggested next objective. */
          next: v.nullable(success),
          /** Stuck on that: what is ready and does not depend on it. */
          instead: v.nullable(
            v.object({ id: id('objective'), code: v.string(), statement: v.string() }),
          ),
          /** Promised in today's class to be first in the next. */
          promised: v.boolean(),
          /** False: mastery of this student is not celebrated. */
          celebrate: v.boolean(),
          /** The talk agreed for the day or the next after it. */
          appointment: v.nullable(
            v.object({ id: id('appointment'), on: date, note: v.nullable(v.string()) }),
          ),
          /** Who mastered lately what this student is stuck on; empty unless the gradebook says so. */
          explain: v.array(v.object({ objective: v.string(), students: v.array(v.string()) })),
        }),
      ),
      absent: v.array(person),
      groups: v.array(
        v.object({
          objective: v.string(),
          statement: v.string(),
          students: v.array(id('student')),
        }),
      ),
    }),
  }),
  /** Fixes the plan of the day; again: fixes it anew. */
  'class.start': command({
    input: v.strictObject({
      class: id('class'),
      on: date,
      minutes: v.exactOptional(minutes),
    }),
    output: v.object({ planned: count }),
    touches: ['visits'],
  }),
  /** A talk agreed for a day, outside class. */
  'appointment.set': command({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      madeOn: date,
      on: date,
      note: v.exactOptional(maybeText),
    }),
    output: v.object({ appointment: id('appointment') }),
    touches: ['visits'],
  }),
  /** Talks agreed for the last two weeks and from now on, the nearest first, and what became of them. */
  'appointment.list': query({
    input: v.strictObject({ class: id('class'), on: v.exactOptional(date) }),
    output: v.array(
      v.object({
        ...named.entries,
        appointment: id('appointment'),
        madeOn: date,
        on: date,
        note: v.nullable(v.string()),
        /** `later`: nobody came, and they talked since. */
        state: v.picklist(['ahead', 'today', 'kept', 'later', 'missed']),
      }),
    ),
  }),
  'appointment.remove': command({
    input: v.strictObject({ appointment: id('appointment') }),
    output: done,
    touches: ['visits'],
  }),
  /** What reasons weigh in this gradebook, and as they come. */
  'help.get': query({
    input: nothing,
    output: v.object({ weights, defaults: weights, isOwn: v.boolean() }),
  }),
  /** Weighs reasons anew; null goes back to the defaults. */
  'help.weigh': command({
    input: v.strictObject({ weights: v.nullable(weights) }),
    output: done,
    touches: ['settings'],
  }),
  /** How a class's order would change with other weights. */
  'help.preview': query({
    input: v.strictObject({ class: id('class'), on: v.exactOptional(date), weights }),
    output: v.object({
      students: v.array(
        v.object({ id: id('student'), called: v.string(), before: count, after: count }),
      ),
    }),
  }),
  /** Where a little time changes most: letters first, then what waits; then today's order. */
  'help.best': query({
    input: v.strictObject({ class: id('class'), on: v.exactOptional(date), minutes: count }),
    output: v.object({
      term: v.nullable(v.object({ name: v.string(), end: date })),
      students: v.array(
        v.object({ id: id('student'), called: v.string(), planned: v.boolean(), best: success }),
      ),
    }),
  }),
  /** Who had the teacher's time, over twenty class days. */
  'help.time': query({
    input: v.strictObject({ class: id('class'), on: v.exactOptional(date) }),
    output: v.object({
      from: date,
      on: date,
      /** On how many of the days the class was started. */
      started: count,
      students: v.array(
        v.object({
          id: id('student'),
          called: v.string(),
          /** Days with a talk. */
          talks: count,
          planned: count,
          /** How often first in the plan. */
          first: count,
          help: v.array(
            v.object({
              on: date,
              kind: v.string(),
              objective: v.string(),
              /** The first day since on which it was shown; null: not yet. */
              masteredOn: v.nullable(date),
            }),
          ),
        }),
      ),
    }),
  }),
};
