import * as v from 'valibot';
import { command, query } from '../define.ts';
import {
  count,
  date,
  done,
  id,
  maybeText,
  method,
  name,
  nothing,
  number,
  scale,
  weekday,
} from '../types.ts';

const rules = {
  code: v.exactOptional(maybeText),
  scale: v.exactOptional(id('scale')),
  /** Level key; null: the scale's own. */
  threshold: v.exactOptional(maybeText),
  method: v.exactOptional(method),
  parameter: v.exactOptional(v.nullable(number)),
  scores: v.exactOptional(v.picklist(['cuts', 'linear'])),
  first: v.exactOptional(v.nullable(date)),
  last: v.exactOptional(v.nullable(date)),
  days: v.exactOptional(v.array(weekday)),
  /** Names of the rotation's days in order; null: no rotation. */
  rotation: v.exactOptional(v.nullable(v.array(name))),
  /** Those of them on which the class meets. */
  rotationDays: v.exactOptional(v.nullable(v.array(name))),
  selfPaced: v.exactOptional(v.boolean()),
  moveNewcomers: v.exactOptional(v.boolean()),
  moveAfterAbsence: v.exactOptional(v.boolean()),
  makeUpsByTaskDate: v.exactOptional(v.boolean()),
  confirmMultipleChoice: v.exactOptional(v.boolean()),
  archivedOn: v.exactOptional(v.nullable(date)),
};

export const classes = {
  'class.list': query({
    input: nothing,
    output: v.array(
      v.object({
        id: id('class'),
        name: v.string(),
        code: v.nullable(v.string()),
        /** Enrolled on the day. */
        students: count,
        objectives: count,
        archived: v.boolean(),
      }),
    ),
  }),
  'class.get': query({
    input: v.strictObject({ class: id('class') }),
    output: v.object({
      id: id('class'),
      name: v.string(),
      code: v.nullable(v.string()),
      scale,
      /** Key of the level that counts as mastered in this class. */
      threshold: v.string(),
      method,
      parameter: v.nullable(number),
      scores: v.picklist(['cuts', 'linear']),
      first: v.nullable(date),
      last: v.nullable(date),
      days: v.array(weekday),
      rotation: v.nullable(v.array(v.string())),
      rotationDays: v.nullable(v.array(v.string())),
      selfPaced: v.boolean(),
      moveNewcomers: v.boolean(),
      moveAfterAbsence: v.boolean(),
      makeUpsByTaskDate: v.boolean(),
      confirmMultipleChoice: v.boolean(),
      archivedOn: v.nullable(date),
      courses: v.array(v.object({ id: id('course'), name: v.string() })),
      /** The unit that today's plan is at, counted from 1; null without dates. */
      unit: v.nullable(v.object({ number: count, count })),
    }),
  }),
  'class.create': command({
    input: v.strictObject({ name, ...rules }),
    output: v.object({ class: id('class') }),
    touches: ['roster', 'scale'],
  }),
  'class.save': command({
    input: v.strictObject({ class: id('class'), name: v.exactOptional(name), ...rules }),
    output: done,
    touches: ['roster'],
  }),
  /** Days that differ from the pattern, and how the pattern falls on a span of dates. */
  'calendar.get': query({
    input: v.strictObject({ class: id('class'), from: date, to: date }),
    output: v.object({
      days: v.array(
        v.object({
          on: date,
          meets: v.boolean(),
          kind: v.nullable(v.picklist(['off', 'missed', 'short'])),
          note: v.nullable(v.string()),
        }),
      ),
    }),
  }),
  /** `meets` takes an earlier exception back. Empty `class`: all classes at once. */
  'calendar.set': command({
    input: v.strictObject({
      class: v.nullable(id('class')),
      from: date,
      to: date,
      kind: v.picklist(['off', 'missed', 'short', 'meets']),
      note: v.exactOptional(maybeText),
    }),
    output: v.object({ days: count }),
    touches: ['calendar'],
  }),
};
