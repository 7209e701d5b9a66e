import { optional, optionalRef, ref, required, type Table } from '../table.ts';

/** Where objectives came from: published frameworks, with what they say beyond what is used here. */
export const frameworkTables = {
  framework: {
    changes: 'course',
    fields: {
      course: ref('course'),
      identifier: required('text'),
      title: required('text'),
      raw: optional('json'),
    },
  },
  frameworkItem: {
    changes: 'course',
    fields: {
      framework: ref('framework'),
      /** Empty: it holds others together. */
      objective: optionalRef('objective'),
      identifier: required('text'),
      code: optional('text'),
      /** When the framework says that it changed last (ISO, UTC). */
      changed: optional('text'),
      raw: optional('json'),
    },
  },
  /** What a level looks like on one objective, by the words of a rubric. */
  levelDescriptor: {
    changes: 'course',
    fields: {
      objective: ref('objective'),
      /** Name of the level as the rubric has it. */
      quality: optional('text'),
      /** Number of the level as the rubric has it. */
      score: optional('real'),
      text: required('text'),
      position: required('int'),
    },
  },
} as const satisfies Record<string, Table>;
