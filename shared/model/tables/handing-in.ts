import { optional, ref, required, type Table } from '../table.ts';

/** What was handed in for a term, and how a handed-in letter was corrected afterwards. */
export const handingInTables = {
  /** A term as handed in. Nothing of it ever changes; handing in again makes another. */
  snapshot: {
    changes: 'handed-in',
    fields: {
      class: ref('class'),
      term: ref('term'),
      at: required('instant'),
      /** Work until this day is in it. */
      asOf: required('date'),
      /** Name and dates as they were then; the term itself may be changed later. */
      termName: required('text'),
      start: required('date'),
      end: required('date'),
      ruleName: required('text'),
      /** The whole rule as data. */
      rule: required('json'),
      teacher: optional('text'),
    },
  },
  snapshotLine: {
    changes: 'handed-in',
    fields: {
      snapshot: ref('snapshot'),
      student: ref('student'),
      position: required('int'),
      letter: required('text'),
      code: required('text'),
      number: optional('real'),
      value: optional('real'),
      counted: required('int'),
      mastered: required('int'),
      overridden: required('flag'),
      /** How the letter came about: lines, counted objectives with their levels, what was left out. */
      why: required('json'),
    },
  },
  /** The one way in which a handed-in letter changes. */
  gradeChange: {
    changes: 'handed-in',
    personal: ['reason'],
    fields: {
      class: ref('class'),
      term: ref('term'),
      student: ref('student'),
      from: required('text'),
      to: required('text'),
      code: required('text'),
      number: optional('real'),
      reason: required('text'),
      /** Ids of the attempts that speak for it. */
      evidence: required('json'),
      approver: required('text'),
      on: required('date'),
      at: required('instant'),
      by: optional('text'),
    },
  },
} as const satisfies Record<string, Table>;
