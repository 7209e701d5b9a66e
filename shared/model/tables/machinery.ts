import { FOR_OTHERS, letsGo, optional, PURPOSES, ref, required, type Table } from '../table.ts';

/** What Gradus keeps for its own work. */
export const machineryTables = {
  importRun: {
    changes: 'settings',
    leftOutOf: FOR_OTHERS,
    fields: {
      kind: required('text'),
      file: required('text'),
      sha256: required('text'),
      at: required('instant'),
      counts: required('json'),
    },
  },
  /** A teacher whose bundles were merged here; the id is that of the teacher's gradebook. */
  source: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    fields: {
      teacher: optional('text'),
      school: optional('text'),
      /** When the newest bundle was written, by the clock of its laptop. */
      exportedAt: required('instant'),
    },
  },
  /** A class that came with a teacher's bundle. */
  sourceClass: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    fields: { source: letsGo(ref('source')), class: letsGo(ref('class')) },
  },
  /** A teacher whose file a department waits for. */
  expectedTeacher: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    fields: {
      name: required('text'),
      since: required('date'),
      /** Id of the gradebook that a person said is this teacher's; null: by the name alone. */
      source: optional('text'),
    },
  },
  /** A person's word that two rows stand for one and the same, or do not. One row a pair. */
  identityDecision: {
    changes: 'merges',
    // It names both, and the other may be somebody else.
    leftOutOf: ['hand-over'],
    fields: {
      /** Name of the table of both: student, objective or course. */
      kind: required('text'),
      a: required('text'),
      b: required('text'),
      same: required('flag'),
    },
  },
  /** A person's word whether a file's school ids are those of this school. One row a file. */
  schoolAnswer: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    fields: {
      /** Id of the gradebook whose file it is. */
      source: required('text'),
      same: required('flag'),
    },
  },
  /** What left this laptop, for whom and why. */
  disclosure: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    fields: {
      at: required('instant'),
      what: required('text'),
      purpose: optional('text'),
      file: required('text'),
      /** Ids of the classes; empty: all. */
      classes: required('json'),
      students: required('int'),
      /** Ids of the students where it was not everybody of those classes. */
      who: optional('json'),
      recipient: optional('text'),
      why: optional('text'),
      encrypted: required('flag'),
      pseudonyms: required('flag'),
      /** With pictures and files of evidence. */
      files: required('flag'),
    },
  },
  /**
   * What one merge came to. Rows and no text, so that names are those of the day on which it is read
   * and nobody who is erased lives on in it.
   */
  mergeReport: {
    changes: 'merges',
    leftOutOf: PURPOSES,
    fields: {
      at: required('instant'),
      evidenceBefore: required('int'),
      evidenceAfter: required('int'),
      /** How many records of others could have changed without a word, and how many did. */
      limit: required('int'),
      overriding: required('int'),
      /** Tables and ids of those, at most 500. */
      overrides: required('json'),
      /** What was removed on one side and stands because of the other's work, at most 500. */
      kept: required('json'),
      /** Rows that are no more because somebody erased them for good elsewhere. */
      erased: required('int'),
      needsDecision: required('int'),
      /** The pairs that waited for a word, at most 500. */
      decisions: required('json'),
    },
  },
  /** One bundle of a merge. */
  mergeRun: {
    changes: 'merges',
    leftOutOf: PURPOSES,
    fields: {
      report: letsGo(ref('mergeReport')),
      file: required('text'),
      sha256: required('text'),
      gradebook: required('text'),
      teacher: optional('text'),
      school: optional('text'),
      purpose: required('text'),
      exportedAt: required('instant'),
      counts: required('json'),
      /** Its newest change lay ahead of this laptop's clock. */
      clockAhead: required('flag'),
      /** Things in it that only a newer Gradus knows. */
      newer: required('int'),
      /** Students in it who bear a number that somebody else here bears too; null: nothing to ask. */
      sharedIds: optional('int'),
    },
  },
  /** A field that both sides had changed, with both values and who wrote them. */
  conflict: {
    changes: 'merges',
    leftOutOf: PURPOSES,
    fields: {
      run: letsGo(ref('mergeRun')),
      entity: required('text'),
      row: required('text'),
      field: required('text'),
      mine: optional('json'),
      theirs: optional('json'),
      mineBy: optional('text'),
      mineAt: optional('instant'),
      theirsBy: optional('text'),
      theirsAt: optional('instant'),
      /** Which stood after the merge: `mine` or `theirs`. */
      stands: required('text'),
      /** Id of the settlement that answers it: made of both changes, the same on both laptops. */
      settlement: required('text'),
    },
  },
  /** A person's choice between two values; it goes along to the other laptop, and can be taken back. */
  settlement: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    newestCounts: true,
    fields: {
      entity: required('text'),
      row: required('text'),
      field: required('text'),
      value: optional('json'),
      at: required('instant'),
    },
  },
  /**
   * What somebody erased for good: a student, a class, and what only they had. Ids and nothing else.
   * It is never taken back, and whatever hangs on it goes wherever it arrives, whenever it was written.
   */
  erased: {
    changes: 'merges',
    // Its ids are of students who are none of theirs.
    leftOutOf: ['case-manager', 'hand-over'],
    fields: {
      /** Name of its table. */
      entity: required('text'),
      row: required('text'),
    },
  },
  /**
   * Key of this file's pseudonyms; without it nobody can tell whom one stands for. Each has an id of
   * its own: of two laptops that each made one, neither is lost.
   */
  pseudonymKey: {
    changes: 'merges',
    leftOutOf: FOR_OTHERS,
    fields: { secret: required('text') },
  },
} as const satisfies Record<string, Table>;
