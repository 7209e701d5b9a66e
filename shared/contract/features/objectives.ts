import * as v from 'valibot';
import { command, query } from '../define.ts';
import {
  count,
  date,
  done,
  evidenceKind,
  id,
  maybeText,
  method,
  name,
  nothing,
  number,
  text,
} from '../types.ts';

export const objectiveView = v.object({
  id: id('objective'),
  code: v.string(),
  statement: v.string(),
  learningTarget: v.nullable(v.string()),
  critical: v.boolean(),
  whole: v.boolean(),
  threshold: v.nullable(v.string()),
  method: v.nullable(method),
  parameter: v.nullable(number),
  minimum: v.nullable(count),
  question: v.nullable(v.string()),
  allWays: v.boolean(),
  waysToShow: v.array(v.string()),
  examples: v.array(v.string()),
  resources: v.array(v.object({ title: v.string(), link: v.nullable(v.string()) })),
  standards: v.array(v.string()),
  /** What levels look like, by the words of the rubric that it came with; the lowest first. */
  descriptors: v.array(
    v.object({
      quality: v.nullable(v.string()),
      score: v.nullable(v.number()),
      text: v.string(),
    }),
  ),
  prerequisites: v.array(v.object({ id: id('objective'), code: v.string() })),
  /** Of a whole: the objectives that are its parts. It is never calculated from them. */
  parts: v.array(v.object({ id: id('objective'), code: v.string(), statement: v.string() })),
  targetDate: v.nullable(date),
  retiredFrom: v.nullable(date),
});

export const objectives = {
  'course.list': query({
    input: nothing,
    output: v.array(
      v.object({
        id: id('course'),
        name: v.string(),
        units: count,
        objectives: count,
        classes: v.array(v.object({ id: id('class'), name: v.string() })),
      }),
    ),
  }),
  'course.get': query({
    input: v.strictObject({ course: id('course') }),
    output: v.object({
      id: id('course'),
      name: v.string(),
      units: v.array(
        v.object({ id: id('unit'), name: v.string(), objectives: v.array(objectiveView) }),
      ),
    }),
  }),
  'course.create': command({
    input: v.strictObject({ name }),
    output: v.object({ course: id('course') }),
    touches: ['course'],
  }),
  /** Adds an objective at the end of a unit, which is created when the course lacks it. */
  'objective.create': command({
    input: v.strictObject({
      course: id('course'),
      unit: name,
      code: name,
      statement: name,
      critical: v.exactOptional(v.boolean()),
    }),
    output: v.object({ objective: id('objective') }),
    touches: ['course'],
  }),
  'objective.save': command({
    input: v.strictObject({
      objective: id('objective'),
      code: v.exactOptional(name),
      statement: v.exactOptional(name),
      learningTarget: v.exactOptional(maybeText),
      critical: v.exactOptional(v.boolean()),
      threshold: v.exactOptional(maybeText),
      method: v.exactOptional(v.nullable(method)),
      parameter: v.exactOptional(v.nullable(number)),
      minimum: v.exactOptional(v.nullable(count)),
      question: v.exactOptional(maybeText),
      allWays: v.exactOptional(v.boolean()),
      waysToShow: v.exactOptional(v.array(evidenceKind)),
      examples: v.exactOptional(v.array(text)),
      resources: v.exactOptional(v.array(v.strictObject({ title: text, link: v.nullable(text) }))),
      /** Objectives to be mastered before; refused with the path named when it closes a cycle. */
      prerequisites: v.exactOptional(v.array(id('objective'))),
      /** What the whole consists of; none: it is no whole. */
      parts: v.exactOptional(v.array(id('objective'))),
    }),
    output: done,
    touches: ['course'],
  }),
};
