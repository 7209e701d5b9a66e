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
    fields: { corrective: ref('corrective'), student: ref('student') },
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
