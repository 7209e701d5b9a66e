import * as v from 'valibot';
import { BUNDLE_PURPOSES, CHANGE_KINDS, PURPOSES } from '../../model/table.ts';
import { command, job, query } from '../define.ts';
import { count, done, grant, id, maybeText, nothing, text } from '../types.ts';
import { secret } from './secret.ts';

export const purpose = v.picklist(PURPOSES);

/** Bundles to merge, and what opens them. */
const bundles = {
  bundles: v.pipe(v.array(grant), v.minLength(1, 'is empty'), v.maxLength(200)),
  passphrase: v.exactOptional(secret),
  /** The text of a key file. */
  identity: v.exactOptional(v.pipe(text, v.minLength(1, 'is empty'))),
  /** The key file itself, chosen by its owner. */
  identityFile: v.exactOptional(grant),
};

/** A gradebook that is not this one, by its id. */
const source = v.pipe(v.string(), v.maxLength(100));

const shown = v.nullable(v.string());

/** Two rows that may be one and the same. */
const pair = v.strictObject({
  kind: v.picklist(['student', 'course', 'objective']),
  a: v.pipe(v.string(), v.maxLength(100)),
  b: v.pipe(v.string(), v.maxLength(100)),
});

/** What a person says of the school ids of the files. */
const answered = {
  schoolIds: v.exactOptional(
    v.pipe(v.array(v.strictObject({ source, same: v.boolean() })), v.maxLength(200)),
  ),
};

const side = v.picklist(['mine', 'theirs']);

/** A field that both sides changed, in words and with who wrote which value. */
const conflict = {
  what: v.string(),
  /** What the row is, in words. */
  noun: v.string(),
  name: v.string(),
  field: v.string(),
  /** The field in words. */
  label: v.string(),
  mine: shown,
  theirs: shown,
  /** How both values are written: dates and numbers by the reader's locale. */
  as: v.picklist(['text', 'date', 'instant', 'number']),
  mineBy: shown,
  mineAt: v.nullable(v.number()),
  theirsBy: shown,
  theirsAt: v.nullable(v.number()),
  /** What a person chose, here or on another laptop. */
  settled: v.nullable(v.object({ stands: side, at: v.number() })),
};

const counts = {
  new: count,
  updated: count,
  /** Records that undoing an earlier merge had taken away, and that are there again. */
  broughtBack: count,
  identical: count,
  conflicting: count,
  needsDecision: count,
  skipped: count,
};

/** What merging does, or would do. */
const report = v.object({
  ...counts,
  evidenceBefore: count,
  evidenceAfter: count,
  bundles: v.array(
    v.object({
      file: v.string(),
      sha256: v.string(),
      teacher: shown,
      school: shown,
      purpose: v.picklist(BUNDLE_PURPOSES),
      exportedAt: v.number(),
      new: count,
      updated: count,
      broughtBack: count,
      identical: count,
      conflicting: count,
      skipped: count,
      /** Its newest change lies ahead of this laptop's clock: it is taken, and its clock is wrong. */
      clockAhead: v.boolean(),
      /** Things that only a newer Gradus knows; they are kept. */
      newer: count,
      /** Whether its school ids are this school's: asked once, where numbers meet. */
      schoolIds: v.nullable(
        v.object({
          /** Id of the gradebook whose file it is. */
          source: v.string(),
          /** How many of its students bear a number that somebody else here bears too. */
          shared: count,
          same: v.nullable(v.boolean()),
        }),
      ),
    }),
  ),
  /** Fields that both sides changed, at most 500. */
  conflicts: v.array(v.object({ ...conflict, stands: side })),
  decisions: v.array(
    v.object({
      kind: v.picklist(['student', 'course']),
      a: v.string(),
      b: v.string(),
      nameA: v.string(),
      nameB: v.string(),
      /** What tells them apart where the names are equal: number, class, whose class. */
      aboutA: v.string(),
      aboutB: v.string(),
      reason: v.picklist(['school-id', 'e-mail', 'name-and-class', 'objectives']),
      count,
      /** One of them may as well be another: only a word of its own joins them, never one for all. */
      oneByOne: v.boolean(),
      /** What a person has said of them since. */
      same: v.nullable(v.boolean()),
    }),
  ),
  /** Records of others that change or go, at most 500; how many they are, and may be without a word. */
  overrides: v.array(v.object({ what: v.string(), noun: v.string(), name: v.string() })),
  overriding: count,
  limit: count,
  /** Records that are no more because somebody erased them for good elsewhere. */
  erased: count,
  /** What one side removed and the other worked with: it stands, and why, at most 500. */
  kept: v.array(
    v.object({ what: v.string(), noun: v.string(), name: v.string(), sentence: v.string() }),
  ),
});

export const merge = {
  'export.bundle': job({
    input: v.strictObject({
      to: grant,
      purpose,
      /** None: all. */
      classes: v.exactOptional(v.array(id('class'))),
      students: v.exactOptional(v.array(id('student'))),
      passphrase: v.exactOptional(secret),
      /** An age public key. */
      recipient: v.exactOptional(v.pipe(text, v.minLength(1, 'is empty'), v.maxLength(3000))),
      pseudonyms: v.exactOptional(v.boolean()),
      /** Pictures and files of evidence too; without, no word of them. Not with pseudonyms. */
      withFiles: v.exactOptional(v.boolean()),
      /** For whom and why, for the disclosure log. */
      recipientName: v.exactOptional(maybeText),
      why: v.exactOptional(maybeText),
    }),
    output: v.object({
      bytes: count,
      sha256: v.string(),
      records: count,
      classes: count,
      students: count,
      /** Pictures and files in it. */
      files: count,
      encrypted: v.boolean(),
    }),
    touches: ['merges'],
  }),
  /** What a file is, so that it is led to where it belongs; closed ones only say that they are. */
  'bundle.look': job({
    input: v.strictObject({ grant }),
    output: v.object({
      what: v.picklist(['bundle', 'locked', 'other']),
      purpose: v.nullable(v.picklist(BUNDLE_PURPOSES)),
    }),
    touches: [],
  }),
  /** What merging would do; nothing is changed. */
  'merge.preview': job({
    input: v.strictObject({ ...bundles, ...answered }),
    output: report,
    touches: [],
  }),
  'merge.run': job({
    input: v.strictObject({
      ...bundles,
      ...answered,
      /** Also when more records of others change than the limit says. */
      accept: v.exactOptional(v.boolean()),
    }),
    output: report,
    touches: CHANGE_KINDS,
  }),
  /** A person's word that two rows are one and the same, are not, or (null) that nobody knows. */
  'merge.decide': command({
    input: v.strictObject({ ...pair.entries, same: v.nullable(v.boolean()) }),
    output: done,
    touches: ['merges'],
  }),
  /** The same word about many pairs at once: one step. */
  'merge.decide-all': command({
    input: v.strictObject({
      pairs: v.pipe(v.array(pair), v.minLength(1, 'is empty'), v.maxLength(500)),
      same: v.boolean(),
    }),
    output: done,
    touches: ['merges'],
  }),
  /** A person's word that a file's school ids are this school's, are not, or (null) nobody knows. */
  'merge.school-ids': command({
    input: v.strictObject({ source, same: v.nullable(v.boolean()) }),
    output: done,
    touches: ['merges'],
  }),
  /** Who and what may be the same and waits for a word. */
  'merge.decisions': query({ input: nothing, output: report.entries.decisions }),
  /**
   * Fields that merges found changed on both sides: the open ones, where the value that stands can be
   * changed back, and the settled ones. `stands` is null where neither value does any more.
   */
  'merge.conflicts': query({
    input: nothing,
    output: v.array(
      v.object({
        conflict: id('conflict'),
        file: v.string(),
        at: v.number(),
        ...conflict,
        stands: v.nullable(side),
      }),
    ),
  }),
  /** Lets the one or the other value stand: one more ordinary change, and a choice that is kept. */
  'merge.settle': command({
    input: v.strictObject({ conflict: id('conflict'), stands: side }),
    output: done,
    touches: CHANGE_KINDS,
  }),
  /** The same side of many at once: one step. */
  'merge.settle-all': command({
    input: v.strictObject({
      conflicts: v.pipe(v.array(id('conflict')), v.minLength(1, 'is empty'), v.maxLength(2000)),
      stands: side,
    }),
    output: done,
    touches: CHANGE_KINDS,
  }),
  /** Every merge that brought something, the newest first, also those that were undone. */
  'merge.reports': query({
    input: nothing,
    output: v.array(
      v.object({
        report: id('mergeReport'),
        at: v.number(),
        undone: v.boolean(),
        bundles: v.array(
          v.object({
            file: v.string(),
            teacher: shown,
            purpose: v.picklist(BUNDLE_PURPOSES),
            exportedAt: v.number(),
          }),
        ),
        ...counts,
        /** Bundles of it that there is something to know about. */
        warnings: count,
      }),
    ),
  }),
  /** The report of one merge, in today's names and with what was decided since. */
  'merge.report': query({
    input: v.strictObject({ report: id('mergeReport') }),
    output: v.object({
      report: id('mergeReport'),
      at: v.number(),
      undone: v.boolean(),
      ...report.entries,
    }),
  }),
  /** Writes the report of one merge as CSV. */
  'merge.report-export': job({
    input: v.strictObject({ report: id('mergeReport'), to: grant }),
    output: v.object({ bytes: count, rows: count }),
    touches: ['merges'],
  }),
  /** Whom the pseudonyms of a recipient's bundles stand for: only the sender's file can say. */
  'pseudonym.list': query({
    input: v.strictObject({ recipient: text }),
    output: v.array(
      v.object({
        pseudonym: v.string(),
        student: id('student'),
        name: v.string(),
        schoolId: shown,
      }),
    ),
  }),
  /** A public key as somebody was given it; null where it is none. */
  'key.look': query({
    input: v.strictObject({ recipient: v.pipe(v.string(), v.maxLength(3000)) }),
    output: v.object({ fingerprint: v.nullable(v.string()) }),
  }),
  /** The public key in a file, also where it is the owner's secret one. */
  'key.read': job({
    input: v.strictObject({ from: grant }),
    output: v.object({ recipient: v.string(), fingerprint: v.string(), isSecret: v.boolean() }),
    touches: [],
  }),
  /** Writes a public key to a file that can be handed out. */
  'key.save': job({
    input: v.strictObject({ recipient: v.pipe(text, v.maxLength(3000)), to: grant }),
    output: v.object({ bytes: count }),
    touches: [],
  }),
  /** A new key pair: the file is the secret key; the public one goes to those who export. */
  'key.make': job({
    input: v.strictObject({ to: grant }),
    output: v.object({ recipient: v.string(), fingerprint: v.string() }),
    touches: [],
  }),
};
