import { FOR_OTHERS, letsGo, optional, optionalRef, ref, required, type Table } from '../table.ts';

/** Behaviour and results from outside: they stand beside mastery, and no letter reads them. */
export const habitTables = {
  habitDomain: {
    changes: 'habits',
    leftOutOf: FOR_OTHERS,
    fields: { name: required('text'), position: required('int') },
  },
  habitLevel: {
    changes: 'habits',
    leftOutOf: FOR_OTHERS,
    fields: { name: required('text'), position: required('int') },
  },
  habitScore: {
    changes: 'habits',
    leftOutOf: FOR_OTHERS,
    fields: {
      student: ref('student'),
      class: ref('class'),
      /** Empty: the whole year. */
      term: letsGo(optionalRef('term')),
      domain: ref('habitDomain'),
      level: ref('habitLevel'),
      on: required('date'),
      by: optional('text'),
      recordedAt: required('instant'),
    },
  },
  habitDeadline: {
    changes: 'habits',
    leftOutOf: FOR_OTHERS,
    fields: { class: ref('class'), term: letsGo(optionalRef('term')), on: required('date') },
  },
  outsideResult: {
    changes: 'results',
    fields: {
      student: ref('student'),
      test: required('text'),
      on: required('date'),
      /** As the report writes it. */
      score: optional('text'),
      band: optional('text'),
    },
  },
} as const satisfies Record<string, Table>;
