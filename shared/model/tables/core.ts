import { FOR_OTHERS, letsGo, optional, optionalRef, ref, required, type Table } from '../table.ts';

/** The file itself, scales, people and classes. */
export const coreTables = {
  gradebook: {
    changes: 'gradebook',
    leftOutOf: FOR_OTHERS,
    fields: { teacher: optional('text'), school: optional('text'), createdAt: required('instant') },
  },
  setting: {
    changes: 'settings',
    leftOutOf: FOR_OTHERS,
    fields: { name: required('text'), value: optional('json') },
  },
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
      /** The level of another scale that it stands for: evidence on either counts as the other. */
      copiedFrom: letsGo(optionalRef('level')),
    },
  },
  student: {
    changes: 'roster',
    personal: [
      'givenName',
      'middleName',
      'familyName',
      'called',
      'pronouns',
      'said',
      'schoolId',
      'email',
    ],
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
      /** False: mastery of this student is not celebrated. */
      celebrate: optional('flag'),
    },
  },
  externalId: {
    changes: 'roster',
    personal: ['value'],
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
    leftOutOf: ['hand-over'],
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
} as const satisfies Record<string, Table>;
