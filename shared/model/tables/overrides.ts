import { letsGo, optional, optionalRef, ref, required, type Table } from '../table.ts';

/** A person's value in place of the calculated one. */
export const overrideTables = {
  cellOverride: {
    changes: 'overrides',
    personal: ['reason'],
    fields: {
      student: ref('student'),
      objective: ref('objective'),
      /** Where it was given; like evidence it holds in every class that plans the objective. */
      class: ref('class'),
      level: ref('level'),
      reason: required('text'),
      /** Not locked: it ends with the cell's next counting evidence. */
      locked: required('flag'),
      by: optional('text'),
      recordedAt: required('instant'),
    },
  },
  letterOverride: {
    changes: 'overrides',
    personal: ['reason'],
    fields: {
      student: ref('student'),
      class: ref('class'),
      /** Empty: the letter of the whole year. */
      term: letsGo(optionalRef('term')),
      letter: required('text'),
      reason: required('text'),
      locked: required('flag'),
      by: optional('text'),
      recordedAt: required('instant'),
    },
  },
} as const satisfies Record<string, Table>;
