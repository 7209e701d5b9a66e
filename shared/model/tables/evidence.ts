import { letsGo, local, optional, optionalRef, ref, required, type Table } from '../table.ts';

/** What students have shown, and the marks beside it. */
export const evidenceTables = {
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
    personal: ['shown', 'feedback', 'sourceId', 'voidedWhy'],
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
      /** Helped work that counts as it is, by the teacher's word. */
      countsFully: optional('flag'),
      late: required('flag'),
      source: optional('text'),
      sourceId: optional('text'),
      recordedAt: required('instant'),
      /** When this file heard of it. */
      knownAt: local(required('instant')),
      // What voids it is one decision: whoever writes one of the four writes all (store/sealed-row.ts).
      voidedAt: optional('instant'),
      voidedWhy: optional('text'),
      /** Who voided it elsewhere, where that came with a student's record; '': here, and the journal says who. */
      voidedBy: optional('text'),
      /** Voided because a newer export of its source says otherwise: what comes again is a new row. */
      replaced: optional('flag'),
    },
  },
  /** A picture or file of an attempt; its bytes lie once, by their hash, beside the tables. */
  attachment: {
    changes: 'files',
    ofFiles: true,
    personal: ['name'],
    fields: {
      evidence: letsGo(ref('evidence')),
      position: required('int'),
      name: required('text'),
      type: required('text'),
      /** Bytes. */
      size: required('int'),
      sha256: required('text'),
    },
  },
  mark: {
    changes: 'marks',
    leftOutRows: {
      field: 'kind',
      values: ['asked', 'check-ready', 'promised'],
      of: ['department', 'hand-over'],
    },
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
} as const satisfies Record<string, Table>;
