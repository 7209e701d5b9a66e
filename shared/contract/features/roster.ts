import * as v from 'valibot';
import { command, query } from '../define.ts';
import { date, done, id, maybeText, name } from '../types.ts';

const person = {
  middleName: v.exactOptional(maybeText),
  called: v.exactOptional(maybeText),
  pronouns: v.exactOptional(maybeText),
  said: v.exactOptional(maybeText),
  schoolId: v.exactOptional(maybeText),
  email: v.exactOptional(maybeText),
  grade: v.exactOptional(maybeText),
};

export const studentView = v.object({
  id: id('student'),
  schoolId: v.nullable(v.string()),
  givenName: v.string(),
  middleName: v.nullable(v.string()),
  familyName: v.string(),
  called: v.nullable(v.string()),
  pronouns: v.nullable(v.string()),
  said: v.nullable(v.string()),
  email: v.nullable(v.string()),
  grade: v.nullable(v.string()),
  /** False: mastery of this student is not celebrated. */
  celebrate: v.boolean(),
});

export const roster = {
  'roster.get': query({
    input: v.strictObject({ class: id('class'), on: v.exactOptional(date) }),
    output: v.object({
      on: date,
      students: v.array(
        v.object({
          student: studentView,
          start: v.nullable(date),
          /** First day no longer in the class. */
          until: v.nullable(date),
          enrolled: v.boolean(),
          newcomer: v.boolean(),
        }),
      ),
    }),
  }),
  'student.create': command({
    input: v.strictObject({
      class: id('class'),
      givenName: name,
      familyName: name,
      on: v.exactOptional(v.nullable(date)),
      ...person,
    }),
    output: v.object({ student: id('student') }),
    touches: ['roster'],
  }),
  'student.save': command({
    input: v.strictObject({
      student: id('student'),
      givenName: v.exactOptional(name),
      familyName: v.exactOptional(name),
      celebrate: v.exactOptional(v.boolean()),
      ...person,
    }),
    output: done,
    touches: ['roster'],
  }),
  'enrolment.start': command({
    input: v.strictObject({ class: id('class'), student: id('student'), on: v.nullable(date) }),
    output: done,
    touches: ['roster'],
  }),
  'enrolment.end': command({
    input: v.strictObject({ class: id('class'), student: id('student'), on: date }),
    output: done,
    touches: ['roster'],
  }),
};
