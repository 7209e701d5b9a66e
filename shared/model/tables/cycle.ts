import { FOR_OTHERS, optional, optionalRef, ref, required, type Table } from '../table.ts';

/** What is agreed with single students and their families, and what a teacher often writes. */
export const cycleTables = {
  /** Dated by `start` and `until`; own dates, thresholds and what is left out: studentObjective. */
  individualPlan: {
    changes: 'plan',
    leftOutOf: ['department'],
    personal: ['accommodations', 'pullOut'],
    fields: {
      student: ref('student'),
      start: optional('date'),
      /** Last day it holds. */
      until: optional('date'),
      accommodations: optional('text'),
      /** When the student is regularly elsewhere, in words. */
      pullOut: optional('text'),
    },
  },
  /** What a student wants to reach, in the student's own words. */
  goal: {
    changes: 'plan',
    leftOutOf: ['department'],
    personal: ['text'],
    fields: {
      student: ref('student'),
      objective: optionalRef('objective'),
      text: required('text'),
      setOn: required('date'),
      /** The day by which. */
      by: optional('date'),
      reachedOn: optional('date'),
    },
  },
  /** The level a teacher recommends trying for: on one objective, or wherever nothing else is said. */
  recommendation: {
    changes: 'plan',
    leftOutOf: ['department'],
    fields: {
      student: ref('student'),
      objective: optionalRef('objective'),
      /** Key of a level. */
      level: required('text'),
    },
  },
  familyContact: {
    changes: 'contacts',
    leftOutOf: ['department', 'hand-over'],
    personal: ['who', 'note'],
    fields: {
      student: ref('student'),
      on: required('date'),
      /** call, e-mail, letter, visit or message. */
      way: required('text'),
      /** With whom. */
      who: optional('text'),
      note: optional('text'),
      recordedAt: required('instant'),
    },
  },
  /** What the teacher wants to say at the next conference about a student. */
  conferenceNote: {
    changes: 'notes',
    leftOutOf: FOR_OTHERS,
    personal: ['text'],
    fields: { student: ref('student'), text: required('text') },
  },
  /** A sentence of feedback that the teacher uses again and again. */
  phrase: {
    changes: 'settings',
    leftOutOf: FOR_OTHERS,
    fields: { text: required('text'), position: required('int') },
  },
} as const satisfies Record<string, Table>;
