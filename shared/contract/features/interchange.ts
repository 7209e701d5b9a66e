import * as v from 'valibot';
import { CHANGE_KINDS } from '../../model/table.ts';
import { job, query } from '../define.ts';
import { count, date, grant, id, maybeText, text } from '../types.ts';
import {
  gradesMap,
  gradesPreview,
  IMPORT_PROFILES,
  peoplePreview,
  rowWordsPreview,
} from './import-grades.ts';
import { secret } from './secret.ts';

/** What a file can bring. `auto` looks at the content. */
export const IMPORT_KINDS = [
  'auto',
  'roster',
  'oneroster',
  'objectives',
  'case',
  'course',
  'evidence',
  'results',
] as const;
const importKind = v.picklist(IMPORT_KINDS);
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const problem = v.object({
  file: v.string(),
  /** Row in the file, headings are row 1; null: the file as a whole. */
  row: v.nullable(count),
  column: v.nullable(v.string()),
  value: v.nullable(v.string()),
  /** One sentence: what is wrong and how to mend it. */
  rule: v.string(),
});

const importCounts = {
  new: count,
  changed: count,
  unchanged: count,
  unmatched: count,
  refused: count,
};

export const interchange = {
  /** Reads a file and says what taking it would do. Changes nothing. */
  'import.preview': job({
    input: v.strictObject({
      source: v.union([
        v.strictObject({ grant }),
        /** Pasted cells, tab- or comma-separated. */
        v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
      ]),
      kind: importKind,
      /** Name of the class that takes the rows; created when it is new. */
      class: v.exactOptional(maybeText),
      /** Name of the course that takes the objectives; created when it is new. */
      course: v.exactOptional(maybeText),
      /** OneRoster: only the classes of this teacher. */
      teacher: v.exactOptional(maybeText),
      /** OneRoster: only these classes, by sourcedId. */
      only: v.exactOptional(v.nullable(v.array(text))),
      /** Override of the guess. */
      encoding: v.exactOptional(v.nullable(v.picklist(['utf-8', 'utf-16le', 'windows-1252']))),
      separator: v.exactOptional(v.nullable(v.picklist([',', ';', '\t']))),
      /** How `3/4/2026` is meant, once the person has been asked. */
      dayFirst: v.exactOptional(v.nullable(v.boolean())),
      /** Frameworks: what is taken and how. */
      framework: v.exactOptional(
        v.nullable(
          v.strictObject({
            /** Identifiers of items that come in with all below them; null: everything. */
            branches: v.nullable(v.pipe(v.array(text), v.maxLength(20_000))),
            /**
             * Which items become objectives: those at the bottom or with a prerequisite (null),
             * only those at the bottom (`leaves`), or those of a type.
             */
            objectives: v.nullable(v.union([v.literal('leaves'), v.strictObject({ type: text })])),
            /** The file's words come before what was changed here by hand. */
            overwrite: v.boolean(),
          }),
        ),
      ),
      /** Evidence: the program that wrote the file. */
      profile: v.exactOptional(v.picklist(IMPORT_PROFILES)),
      /** Evidence: the day of results that the file does not date; without it, today. */
      on: v.exactOptional(v.nullable(date)),
      /** Evidence of a quiz: the name of its task; without it, the file's. */
      task: v.exactOptional(maybeText),
      /** Evidence: what columns and people of the file are. */
      map: v.exactOptional(v.nullable(gradesMap)),
    }),
    output: v.object({
      /** Names this preview for import.apply; it holds for the revision it was made at. */
      preview: v.string(),
      kind: v.picklist([
        'roster',
        'oneroster',
        'objectives',
        'case',
        'course',
        'evidence',
        'results',
      ]),
      file: v.string(),
      encoding: v.nullable(v.string()),
      separator: v.nullable(v.string()),
      ...importCounts,
      problems: v.array(problem),
      /** Sentences that are no problems ("30 students join on 21 November"). */
      notes: v.array(v.string()),
      /** The first rows as they will be taken, for the eye. */
      columns: v.array(v.string()),
      sample: v.array(v.array(v.string())),
      /** OneRoster: the classes in the package. */
      classes: v.array(
        v.object({
          sourcedId: v.string(),
          name: v.string(),
          code: v.nullable(v.string()),
          students: count,
          teachers: v.array(v.string()),
          chosen: v.boolean(),
        }),
      ),
      /** Students of the class who are not in the file; they leave only on the teacher's word. */
      notListed: v.array(v.object({ id: id('student'), name: v.string() })),
      /** Name of the course that takes the objectives. */
      course: v.nullable(v.string()),
      /** Name of the class that will use that course, where it does not yet. */
      joins: v.nullable(v.string()),
      /** Questions that must be answered before taking it. */
      asks: v.array(v.picklist(['class', 'course', 'day-first', 'student', 'columns'])),
      /** A framework, for choosing from it. */
      framework: v.nullable(
        v.object({
          title: v.string(),
          total: count,
          types: v.array(v.object({ type: v.string(), items: count })),
          /** In the order of the tree; the first ten thousand. */
          items: v.array(
            v.object({
              id: v.string(),
              parent: v.nullable(v.string()),
              code: v.nullable(v.string()),
              text: v.string(),
              type: v.nullable(v.string()),
              role: v.picklist(['objective', 'unit', 'group']),
              chosen: v.boolean(),
            }),
          ),
          /** Values that were changed by hand and that the file has otherwise. */
          byHand: count,
        }),
      ),
      /** Evidence of a learning platform: its columns and the people whom nobody here is. */
      grades: v.nullable(gradesPreview),
      /** Lists with one result a row: who was not found. */
      matching: v.nullable(peoplePreview),
      /** Lists with one result a row: levels by other names. */
      words: v.nullable(rowWordsPreview),
      /** Why no row can be taken as things are, where what is asked above may mend it; else null. */
      unusable: v.nullable(v.string()),
    }),
    touches: [],
  }),
  /** Takes a preview; one step. */
  'import.apply': job({
    input: v.strictObject({ preview: v.string() }),
    output: v.object({
      ...importCounts,
      problems: v.array(problem),
      notes: v.array(v.string()),
      notListed: v.array(v.object({ id: id('student'), name: v.string() })),
      classes: v.array(v.object({ id: id('class'), name: v.string() })),
    }),
    touches: [
      'roster',
      'calendar',
      'course',
      'plan',
      'scale',
      'evidence',
      'marks',
      'tasks',
      'terms',
      'results',
      'settings',
    ],
  }),
  /** A course with ids, prerequisites, thresholds and examples, without students. */
  'export.course': job({
    input: v.strictObject({ course: id('course'), to: grant }),
    output: v.object({ bytes: count, sha256: v.string() }),
    touches: ['merges'],
  }),
  'export.csv': job({
    input: v.strictObject({
      what: v.picklist(['grid', 'letters', 'evidence']),
      class: id('class'),
      term: v.nullable(id('term')),
      to: grant,
      /** Without it, a CSV. */
      format: v.exactOptional(v.picklist(['csv', 'xlsx'])),
    }),
    output: v.object({ bytes: count, rows: count }),
    touches: ['merges'],
  }),
  'check.run': job({
    input: v.strictObject({}),
    output: v.object({ clean: v.boolean(), findings: v.array(v.string()) }),
    touches: [],
  }),
  /** Mends what can be mended without asking, as one step; says what it did and what is left. */
  'check.repair': job({
    input: v.strictObject({}),
    output: v.object({
      mended: v.array(v.string()),
      clean: v.boolean(),
      findings: v.array(v.string()),
    }),
    touches: CHANGE_KINDS,
  }),
  'backup.make': job({
    /** Null: into the gradebook's own backup folder. */
    input: v.strictObject({
      to: v.nullable(grant),
      /** It stays until it is deleted by hand. */
      keep: v.exactOptional(v.boolean()),
    }),
    output: v.object({ file: v.string(), bytes: count, sha256: v.string(), at: v.number() }),
    touches: [],
  }),
  /** The present file is kept beside the backups; the host starts again on the restored one. */
  'backup.restore': job({
    input: v.strictObject({
      from: v.union([v.strictObject({ grant }), v.strictObject({ file: text })]),
      /** Passphrase or recovery code of a backup that was locked elsewhere. */
      secret: v.exactOptional(secret),
    }),
    /** `filesMissing`: pictures and files whose bytes are no longer beside the backup. */
    output: v.object({ evidence: count, filesMissing: count }),
    touches: [],
  }),
  'backup.list': query({
    input: v.strictObject({}),
    output: v.array(
      v.object({
        file: v.string(),
        at: v.number(),
        bytes: count,
        evidence: count,
        /** It stays until it is deleted by hand. */
        isKept: v.boolean(),
        /** It lies in the second folder only. */
        isSecond: v.boolean(),
      }),
    ),
  }),
};
