import { optional, ref, required, type Table } from '../table.ts';

/** What is taught: courses, units, objectives and what belongs to them. */
export const courseTables = {
  course: { changes: 'course', fields: { name: required('text'), code: optional('text') } },
  unit: {
    changes: 'course',
    fields: { course: ref('course'), name: required('text'), position: required('int') },
  },
  objective: {
    changes: 'course',
    fields: {
      unit: ref('unit'),
      code: required('text'),
      statement: required('text'),
      learningTarget: optional('text'),
      critical: required('flag'),
      whole: required('flag'),
      position: required('int'),
      /** Key or number of a level; empty: the class's threshold. */
      threshold: optional('text'),
      method: optional('text'),
      parameter: optional('real'),
      minimum: optional('int'),
      question: optional('text'),
      /** Every way to show it is asked for, not any one of them. */
      allWays: required('flag'),
      /** Date that the objectives file itself brought; a class's plan starts from it. */
      targetDate: optional('date'),
      retiredFrom: optional('date'),
    },
  },
  prerequisite: {
    changes: 'course',
    fields: { objective: ref('objective'), requires: ref('objective') },
  },
  wholePart: { changes: 'course', fields: { whole: ref('objective'), part: ref('objective') } },
  wayToShow: {
    changes: 'course',
    fields: { objective: ref('objective'), kind: required('text'), position: required('int') },
  },
  example: {
    changes: 'course',
    fields: { objective: ref('objective'), text: required('text'), position: required('int') },
  },
  resource: {
    changes: 'course',
    fields: {
      objective: ref('objective'),
      title: required('text'),
      link: optional('text'),
      position: required('int'),
    },
  },
  standard: {
    changes: 'course',
    fields: { code: required('text'), uri: optional('text'), statement: optional('text') },
  },
  objectiveStandard: {
    changes: 'course',
    fields: { objective: ref('objective'), standard: ref('standard') },
  },
} as const satisfies Record<string, Table>;
