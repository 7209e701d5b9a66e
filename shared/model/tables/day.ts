import { FOR_OTHERS, optional, optionalRef, ref, required, type Table } from '../table.ts';

/** What happens between attempts: contacts, help, notes. */
export const dayTables = {
  contact: {
    changes: 'contacts',
    leftOutOf: ['department', 'hand-over'],
    personal: ['note'],
    fields: {
      student: ref('student'),
      class: ref('class'),
      on: required('date'),
      kind: required('text'),
      note: optional('text'),
      recordedAt: required('instant'),
    },
  },
  corrective: {
    changes: 'contacts',
    // Help is a contact. It is often given to several at once, and its note may speak of them all.
    leftOutOf: ['department', 'hand-over'],
    personal: ['note'],
    fields: {
      class: ref('class'),
      objective: ref('objective'),
      on: required('date'),
      kind: required('text'),
      note: optional('text'),
      recordedAt: required('instant'),
    },
  },
  correctiveStudent: {
    changes: 'contacts',
    leftOutOf: ['department', 'hand-over'],
    fields: { corrective: ref('corrective'), student: ref('student') },
  },
  /** A class that was started: the plan of its visits is fixed from then on. */
  session: {
    changes: 'visits',
    leftOutOf: FOR_OTHERS,
    fields: {
      class: ref('class'),
      on: required('date'),
      startedAt: required('instant'),
      /** How long the class lasts; empty: no limit, everybody is planned. */
      minutes: optional('int'),
    },
  },
  /** A student's place in the plan of a started class. */
  visit: {
    changes: 'visits',
    leftOutOf: FOR_OTHERS,
    fields: {
      session: ref('session'),
      student: ref('student'),
      /** Which visit of the plan it is, from 1; those seen together share it. */
      place: required('int'),
      /** A harder task was among the reasons. */
      challenge: required('flag'),
    },
  },
  /** A talk agreed for a day, outside class. */
  appointment: {
    changes: 'visits',
    leftOutOf: FOR_OTHERS,
    personal: ['note'],
    fields: {
      student: ref('student'),
      class: ref('class'),
      /** The day on which it was agreed. */
      madeOn: required('date'),
      on: required('date'),
      note: optional('text'),
    },
  },
  privateNote: {
    changes: 'notes',
    leftOutOf: FOR_OTHERS,
    personal: ['text'],
    fields: {
      student: ref('student'),
      objective: optionalRef('objective'),
      class: optionalRef('class'),
      on: required('date'),
      text: required('text'),
      recordedAt: required('instant'),
    },
  },
} as const satisfies Record<string, Table>;
