import { optional, optionalRef, ref, required, type Table } from '../table.ts';

/** Who is asked what, and until when. */
export const planTables = {
  classCourse: {
    changes: 'plan',
    fields: { class: ref('class'), course: ref('course'), position: required('int') },
  },
  classObjective: {
    changes: 'plan',
    fields: {
      class: ref('class'),
      objective: ref('objective'),
      due: optional('date'),
      leftOut: required('flag'),
      /** Open by the teacher's word from this day, before any evidence. */
      openedOn: optional('date'),
    },
  },
  studentCourse: {
    changes: 'plan',
    fields: { student: ref('student'), course: ref('course') },
  },
  /** Of a student's individual plan: own dates, own thresholds, what is left out. */
  studentObjective: {
    changes: 'plan',
    leftOutOf: ['department'],
    fields: {
      student: ref('student'),
      objective: ref('objective'),
      due: optional('date'),
      threshold: optional('text'),
      leftOut: required('flag'),
      /** Of a given course, with a date: the class in whose letters it counts for this student. */
      class: optionalRef('class'),
    },
  },
} as const satisfies Record<string, Table>;
