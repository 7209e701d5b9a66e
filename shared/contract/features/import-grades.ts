import * as v from 'valibot';
import { count, date, id, number, text } from '../types.ts';

/** Programs whose exports are understood; `auto` looks at the headings. */
export const IMPORT_PROFILES = [
  'auto',
  'plain',
  'canvas',
  'canvas-quiz',
  'brightspace',
  'brightspace-quiz',
  'moodle',
  'google-forms',
] as const;
export type ImportProfile = (typeof IMPORT_PROFILES)[number];

/** What the plain reader looks for in a file, besides results. */
export const IMPORT_FIELDS = [
  'schoolId',
  'student',
  'givenName',
  'familyName',
  'email',
  'login',
  'objective',
  'on',
  'level',
  'score',
  'outOf',
  'kind',
  'task',
  'version',
  'feedback',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** What a person says about the columns and people of a file; kept for the next file of its kind. */
export const gradesMap = v.strictObject({
  columns: v.exactOptional(
    v.array(
      v.strictObject({
        /** Key, heading, title or number (from 1) of the column. */
        column: text,
        /** Codes; null: the column is left out. */
        objectives: v.nullable(v.array(text)),
        on: v.exactOptional(v.nullable(date)),
        outOf: v.exactOptional(v.nullable(v.pipe(number, v.minValue(0)))),
      }),
    ),
  ),
  students: v.exactOptional(
    v.array(
      v.strictObject({
        /** The person as the preview names it, or any id, e-mail or name of it in the file. */
        person: text,
        /** Id, school id or exact name; null: nobody of the class. */
        student: v.nullable(text),
      }),
    ),
  ),
  /** Grades as they are written, by what they stand for: key of a level; null: they say nothing. */
  levels: v.exactOptional(v.record(text, v.nullable(text))),
  /** Headings of the columns that hold these things, where the file's own words are not known. */
  fields: v.exactOptional(v.record(v.picklist(IMPORT_FIELDS), text)),
});
export type GradesMap = v.InferOutput<typeof gradesMap>;

/** Somebody of a file whom neither id nor name finds, and who a person said it is. */
const importPerson = v.object({
  key: v.string(),
  name: v.string(),
  /** Null: not matched, or nobody here. */
  student: v.nullable(id('student')),
  isNobody: v.boolean(),
});

/** The people of a list with one result a row whom nobody found, and who they may be. */
export const peoplePreview = v.object({
  people: v.array(importPerson),
  students: v.array(v.object({ id: id('student'), name: v.string() })),
});

/** Grades that are no level of the class's scale, and what was said that they stand for. */
const wordsPreview = {
  words: v.array(
    v.object({
      written: v.string(),
      count,
      by: v.picklist(['hand', 'kept', 'none']),
      /** Key of a level; null: it says nothing, or nobody said yet. */
      level: v.nullable(v.string()),
    }),
  ),
  /** Levels of the class's scale, lowest first. */
  levels: v.array(v.object({ key: v.string(), name: v.string() })),
};

/** The words of a list with one result a row. */
export const rowWordsPreview = v.object(wordsPreview);

/** The columns of a learning platform's export, and the people nobody here is. */
export const gradesPreview = v.object({
  profile: v.picklist(IMPORT_PROFILES),
  /** All columns show one quiz; false: each is a task of its own. */
  isQuiz: v.boolean(),
  /** Name of the quiz's task. */
  task: v.nullable(v.string()),
  /** Headings of the file, for saying which of them names the student. */
  headings: v.array(v.string()),
  columns: v.array(
    v.object({
      key: v.string(),
      title: v.string(),
      /** Points; null: the file does not say. */
      outOf: v.nullable(v.number()),
      /** How many students have something in it. */
      filled: count,
      objectives: v.array(v.object({ id: id('objective'), code: v.string() })),
      /** Who said so: a person now or earlier, the code in the heading, or nobody yet. */
      by: v.picklist(['hand', 'kept', 'code', 'none']),
      /** The day of results that the file does not date. */
      on: v.nullable(v.string()),
      /** The day they will bear, said or not; null: the file dates its rows. */
      day: v.nullable(v.string()),
    }),
  ),
  people: v.array(importPerson),
  ...wordsPreview,
});
