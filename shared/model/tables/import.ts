import { FOR_OTHERS, letsGo, optional, optionalRef, ref, required, type Table } from '../table.ts';

/** What a person said about files from outside, kept for the next one of the same source. */
export const importTables = {
  /** What a column of a source is about. */
  mapping: {
    changes: 'settings',
    leftOutOf: FOR_OTHERS,
    fields: {
      class: letsGo(ref('class')),
      source: required('text'),
      column: required('text'),
      /** Ids of objectives; empty: the column is left out. */
      objectives: required('json'),
      on: optional('date'),
      outOf: optional('real'),
    },
  },
  /** What a grade that is no level of the class stands for; without a level: it says nothing. */
  gradeWord: {
    changes: 'settings',
    leftOutOf: FOR_OTHERS,
    fields: {
      class: letsGo(ref('class')),
      source: required('text'),
      written: required('text'),
      level: optional('text'),
    },
  },
  /** Who somebody of a source is; without a student: nobody here; without a class: in any file. */
  studentMatch: {
    changes: 'settings',
    leftOutOf: FOR_OTHERS,
    fields: {
      class: letsGo(optionalRef('class')),
      source: required('text'),
      person: required('text'),
      student: letsGo(optionalRef('student')),
    },
  },
} as const satisfies Record<string, Table>;
