import { optionalRef, required, type Table } from '../table.ts';

/** Reporting terms and what is handed in for them. */
export const lettersTables = {
  term: {
    changes: 'terms',
    fields: {
      name: required('text'),
      start: required('date'),
      /** Last day of the term, inclusive. */
      end: required('date'),
      parent: optionalRef('term'),
    },
  },
} as const satisfies Record<string, Table>;
