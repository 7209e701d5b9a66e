import { optional, ref, required, type Table } from '../table.ts';

/** What was handed over to this teacher about students who came from elsewhere. */
export const handOverTables = {
  /**
   * What another gradebook knew of a student, in its own words: history. Nothing counts from it;
   * what counts was taken over as evidence.
   */
  formerRecord: {
    changes: 'results',
    leftOutOf: ['department'],
    personal: ['formerStudent', 'teacher', 'school', 'content'],
    fields: {
      student: ref('student'),
      /** Id of the gradebook that it was written by, and of the student there. */
      gradebook: required('text'),
      formerStudent: required('text'),
      teacher: optional('text'),
      school: optional('text'),
      /** When it was written, by the clock of that laptop. */
      writtenAt: required('instant'),
      /** The record as data (shared/contract/features/hand-over.ts). */
      content: optional('json'),
    },
  },
} as const satisfies Record<string, Table>;
