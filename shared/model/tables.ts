import { optional, optionalRef, ref, required, type Table } from './table.ts';

/**
 * The tables of the gradebook file. Beside the fields below every row has `key` (integer, inside
 * the file only), `id` (UUID text, everywhere) and `deleted` (0 or 1: an undone or removed row
 * stays for the history's and for merging's sake).
 */
export const tables = {
  gradebook: {
    changes: 'gradebook',
    fields: { teacher: optional('text'), school: optional('text'), createdAt: required('instant') },
  },
  setting: { changes: 'settings', fields: { name: required('text'), value: optional('json') } },

  scale: {
    changes: 'scale',
    fields: {
      name: required('text'),
      /** Key of the level from which an objective counts as mastered. */
      threshold: required('text'),
      /** Second, lower cut that calculated (averaged) values are compared with. */
      calculatedThreshold: optional('real'),
      builtIn: required('flag'),
    },
  },
  level: {
    changes: 'scale',
    fields: {
      scale: ref('scale'),
      levelKey: required('text'),
      name: required('text'),
      value: required('real'),
      /** Lower bound as a fraction of the score, 0 to 1. */
      cut: optional('real'),
      glyph: optional('text'),
      colour: optional('text'),
    },
  },

  student: {
    changes: 'roster',
    fields: {
      givenName: required('text'),
      middleName: optional('text'),
      familyName: required('text'),
      called: optional('text'),
      pronouns: optional('text'),
      said: optional('text'),
      schoolId: optional('text'),
      /** Whose numbers schoolId are: OneRoster's root org or the school's name; '' when unknown. */
      issuer: required('text'),
      email: optional('text'),
      grade: optional('text'),
    },
  },
  externalId: {
    changes: 'roster',
    fields: { student: ref('student'), source: required('text'), value: required('text') },
  },
  class: {
    changes: 'roster',
    fields: {
      name: required('text'),
      code: optional('text'),
      scale: ref('scale'),
      /** Key of a level; empty: the scale's own threshold. */
      threshold: optional('text'),
      method: required('text'),
      parameter: optional('real'),
      /** How a score becomes a level's number: `cuts` or `linear`. */
      scores: required('text'),
      first: optional('date'),
      last: optional('date'),
      /** Weekdays (`mon` … `sun`) on which the class meets, when it has no rotation. */
      days: required('json'),
      /** Names of the rotation's days in order (`["A","B"]`), and those on which the class meets. */
      rotation: optional('json'),
      rotationDays: optional('json'),
      selfPaced: required('flag'),
      moveNewcomers: required('flag'),
      moveAfterAbsence: required('flag'),
      makeUpsByTaskDate: required('flag'),
      confirmMultipleChoice: required('flag'),
      position: required('int'),
      archivedOn: optional('date'),
    },
  },
  calendarDay: {
    changes: 'calendar',
    fields: {
      class: ref('class'),
      on: required('date'),
      /** `off`, `missed` (did not meet) or `short`. */
      kind: required('text'),
      note: optional('text'),
    },
  },
  enrolment: {
    changes: 'roster',
    fields: {
      class: ref('class'),
      student: ref('student'),
      /** First day; empty: since for ever. */
      start: optional('date'),
      /** First day on which the student no longer belongs to the class. */
      until: optional('date'),
    },
  },
  absence: {
    changes: 'marks',
    fields: { class: ref('class'), student: ref('student'), on: required('date') },
  },

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
  studentObjective: {
    changes: 'plan',
    fields: {
      student: ref('student'),
      objective: ref('objective'),
      due: optional('date'),
      threshold: optional('text'),
      leftOut: required('flag'),
    },
  },

  task: {
    changes: 'tasks',
    fields: {
      class: ref('class'),
      name: required('text'),
      kind: required('text'),
      on: required('date'),
      /** Key of the highest level that this task can show. */
      highest: optional('text'),
    },
  },
  taskObjective: {
    changes: 'tasks',
    fields: { task: ref('task'), objective: ref('objective'), position: required('int') },
  },
  taskVersion: {
    changes: 'tasks',
    fields: { task: ref('task'), name: required('text'), position: required('int') },
  },
  evidence: {
    changes: 'evidence',
    appendOnly: true,
    fields: {
      student: ref('student'),
      objective: ref('objective'),
      /** Where it was taken; it counts in every class that plans the objective. */
      class: ref('class'),
      task: optionalRef('task'),
      on: required('date'),
      level: optionalRef('level'),
      score: optional('real'),
      outOf: optional('real'),
      aimed: optionalRef('level'),
      kind: required('text'),
      version: optional('text'),
      assessor: optional('text'),
      shown: optional('text'),
      feedback: optional('text'),
      robust: optional('text'),
      support: optional('text'),
      late: required('flag'),
      source: optional('text'),
      sourceId: optional('text'),
      recordedAt: required('instant'),
      knownAt: required('instant'),
      voidedAt: optional('instant'),
      voidedWhy: optional('text'),
      voidedBy: optional('text'),
    },
  },
  mark: {
    changes: 'marks',
    fields: {
      student: ref('student'),
      objective: optionalRef('objective'),
      class: ref('class'),
      /** excused, missing, pre-learned, asked, check-ready, promised or recheck. */
      kind: required('text'),
      on: required('date'),
      /** `recheck`: the day it is due; otherwise the last day it holds. */
      until: optional('date'),
      recordedAt: required('instant'),
      /** The day from which it no longer holds, by the teacher's word. */
      closedOn: optional('date'),
    },
  },
  contact: {
    changes: 'contacts',
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
    fields: {
      student: ref('student'),
      objective: optionalRef('objective'),
      class: optionalRef('class'),
      on: required('date'),
      text: required('text'),
      recordedAt: required('instant'),
    },
  },

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
  importRun: {
    changes: 'settings',
    fields: {
      kind: required('text'),
      file: required('text'),
      sha256: required('text'),
      at: required('instant'),
      counts: required('json'),
    },
  },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof tables;
