import { FOR_OTHERS, letsGo, optional, ref, required, type Table } from '../table.ts';

/** Blind second checks: work that somebody else judges without knowing the first judgement. */
export const secondCheckTables = {
  /** A packet of work. With its pieces it goes to the second judge and comes back. */
  secondCheck: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    fields: {
      name: required('text'),
      /** Name of whoever asks, or null. */
      askedBy: optional('text'),
      madeOn: required('date'),
      /** List of {name, threshold, levels: [{key, name}]}: what the pieces are judged on. */
      scales: required('json'),
    },
  },
  /** A piece of work without student, level, score, assessor and feedback, and without ids of them. */
  secondItem: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    personal: ['shown'],
    fields: {
      secondCheck: letsGo(ref('secondCheck')),
      position: required('int'),
      /** Place in the packet's list of scales. */
      scale: required('int'),
      code: required('text'),
      statement: required('text'),
      task: optional('text'),
      kind: required('text'),
      version: optional('text'),
      /** What was shown, without the student's names. */
      shown: optional('text'),
    },
  },
  /** A picture of a piece, without the name that its file had. */
  secondFile: {
    changes: 'merges',
    ofFiles: true,
    leftOutOf: FOR_OTHERS,
    fields: {
      secondItem: letsGo(ref('secondItem')),
      position: required('int'),
      type: required('text'),
      size: required('int'),
      sha256: required('text'),
    },
  },
  /** Whose work a piece is: the one thing of a packet that never travels with it. */
  secondSource: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    fields: { secondItem: letsGo(ref('secondItem')), evidence: letsGo(ref('evidence')) },
  },
  /** What the second judge says. It is no evidence and moves no level. */
  secondJudgement: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    fields: {
      secondItem: letsGo(ref('secondItem')),
      /** Key of a level of the piece's scale. */
      level: required('text'),
      assessor: required('text'),
    },
  },
} as const satisfies Record<string, Table>;
