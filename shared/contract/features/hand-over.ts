import * as v from 'valibot';
import { CELL_STATUSES } from '../../domain/cell.ts';
import { MATCHED_BY } from '../../domain/hand-over/match-objectives.ts';
import { job, query } from '../define.ts';
import { count, date, grant, id, number, text } from '../types.ts';

const shown = v.nullable(v.string());

/** An attempt as the former teacher's gradebook showed it. */
const attempt = v.looseObject({
  /** Of the attempt where it was first recorded, however often it was handed on. */
  id: v.string(),
  on: date,
  recordedAt: number,
  /** One of the kinds of evidence, or `override`: a level set by hand. */
  kind: v.string(),
  /** Name of the level in the scale of that class. */
  level: shown,
  /** Its own level, where it was given as one. */
  levelId: shown,
  /** Id of the level tried for. */
  aimed: shown,
  score: v.nullable(number),
  outOf: v.nullable(number),
  /** As a number of that class's scale. */
  value: number,
  /** False: kept, but not for the level. */
  counts: v.boolean(),
  countsFully: v.boolean(),
  task: shown,
  version: shown,
  assessor: shown,
  shown,
  feedback: shown,
  support: shown,
  robust: shown,
});

/** Where a student stood on one objective. */
const formerObjective = v.looseObject({
  id: v.string(),
  /** Of the framework's item that it came from. */
  identifiers: v.array(v.string()),
  course: v.string(),
  unit: v.string(),
  code: v.string(),
  statement: v.string(),
  standards: v.array(v.string()),
  critical: v.boolean(),
  status: v.picklist(CELL_STATUSES),
  level: shown,
  value: v.nullable(number),
  /** What mastered meant there, so that other scales can be compared. */
  scale: v.object({ name: v.string(), lowest: number, threshold: number, top: number }),
  attempts: v.array(attempt),
});

/** A student's record as data: what a hand-over bundle says once its history is played. */
export const studentRecord = v.looseObject({
  version: v.literal(1),
  student: v.looseObject({
    id: v.string(),
    givenName: v.string(),
    middleName: shown,
    familyName: v.string(),
    called: shown,
    pronouns: shown,
    said: shown,
    schoolId: shown,
    issuer: v.string(),
    email: shown,
    grade: shown,
  }),
  objectives: v.array(formerObjective),
  /** Attempts that were taken back there: voided, undone, or a level by hand that no longer holds. */
  withdrawn: v.optional(v.array(v.looseObject({ id: v.string(), why: shown, by: shown })), []),
  letters: v.array(
    v.looseObject({ class: v.string(), term: v.string(), letter: v.string(), asOf: date }),
  ),
  results: v.array(v.looseObject({ test: v.string(), on: date, score: shown, band: shown })),
  plans: v.array(
    v.looseObject({
      start: v.nullable(date),
      until: v.nullable(date),
      accommodations: shown,
      pullOut: shown,
    }),
  ),
  goals: v.array(
    v.looseObject({
      text: v.string(),
      setOn: date,
      by: v.nullable(date),
      reachedOn: v.nullable(date),
    }),
  ),
});
export type StudentRecord = v.InferOutput<typeof studentRecord>;
export type FormerObjective = StudentRecord['objectives'][number];
export type FormerAttempt = FormerObjective['attempts'][number];

/** A course of a record in figures. */
const courseFigures = v.object({
  course: v.string(),
  objectives: count,
  mastered: count,
  attempts: count,
});

const lock = {
  passphrase: v.exactOptional(v.pipe(text, v.minLength(1, 'is empty'), v.maxLength(1000))),
  /** The text of a key file. */
  identity: v.exactOptional(v.pipe(text, v.minLength(1, 'is empty'))),
};

const written = { teacher: shown, school: shown, writtenAt: v.number() };

/** How a student here was found to be the one of the record. */
const STUDENT_BY = ['id', 'school-id', 'before', 'chosen', 'new'] as const;

export const handOver = {
  /** What a hand-over bundle of a student would hold, and what stays here. Changes nothing. */
  'hand-over.contents': job({
    input: v.strictObject({ student: id('student') }),
    output: v.object({
      student: v.string(),
      courses: v.array(courseFigures),
      letters: count,
      results: count,
      plans: count,
      goals: count,
      /** Records that came with the student, handed on. */
      records: count,
      stays: v.object({ contacts: count, notes: count, requests: count, help: count }),
    }),
    touches: [],
  }),
  /** Reads a record and says what taking it would do. Changes nothing. */
  'hand-over.preview': job({
    input: v.strictObject({
      from: v.union([
        v.strictObject({ grant, ...lock }),
        /** The same file once more, with another choice. */
        v.strictObject({ preview: v.string() }),
      ]),
      /** Who it is here; null: a new student; absent: whoever is surely the same. */
      student: v.exactOptional(v.nullable(id('student'))),
      /** The class that takes what was shown; absent: the student's own. */
      class: v.exactOptional(id('class')),
      /** Objectives of the record that are, by a person's word, this one here or none (null). */
      same: v.exactOptional(
        v.pipe(
          v.array(
            v.strictObject({
              former: v.pipe(text, v.maxLength(100)),
              objective: v.nullable(id('objective')),
            }),
          ),
          v.maxLength(5000),
        ),
      ),
    }),
    output: v.object({
      preview: v.string(),
      file: v.string(),
      ...written,
      /** The student as the record names the person. */
      name: v.string(),
      schoolId: shown,
      student: v.nullable(
        v.object({
          id: v.nullable(id('student')),
          name: v.string(),
          by: v.picklist(STUDENT_BY),
        }),
      ),
      /** Who it may be; for a person to say. */
      candidates: v.array(
        v.object({
          id: id('student'),
          name: v.string(),
          schoolId: shown,
          class: shown,
          reason: v.nullable(v.picklist(['school-id', 'e-mail', 'name'])),
        }),
      ),
      class: v.nullable(v.object({ id: id('class'), name: v.string() })),
      /** The student joins that class on this day. */
      joins: v.nullable(date),
      asks: v.array(v.picklist(['student', 'class'])),
      courses: v.array(courseFigures),
      /** Attempts that count here from now on, or do already. */
      new: count,
      unchanged: count,
      /** Attempts that came before and were taken back there since: voided here too. */
      withdrawn: count,
      /** The newer of two records of one gradebook stands. */
      record: v.picklist(['new', 'newer', 'known']),
      objectives: v.array(
        v.object({
          former: v.string(),
          course: v.string(),
          code: v.string(),
          statement: v.string(),
          level: shown,
          status: v.picklist(CELL_STATUSES),
          attempts: count,
          /** The objective here that it is; null: it is kept as history only. */
          here: v.nullable(
            v.object({
              id: id('objective'),
              code: v.string(),
              course: v.string(),
              by: v.picklist(MATCHED_BY),
            }),
          ),
        }),
      ),
      letters: count,
      results: count,
      plans: count,
      goals: count,
      /** Earlier records that it hands on. */
      records: count,
    }),
    touches: [],
  }),
  /** Takes a previewed record; one step. */
  'hand-over.take': job({
    input: v.strictObject({ preview: v.string() }),
    output: v.object({
      student: id('student'),
      name: v.string(),
      class: v.nullable(id('class')),
      new: count,
      unchanged: count,
      withdrawn: count,
      /** Objectives that nobody here has: on the student page. */
      kept: count,
    }),
    touches: ['roster', 'evidence', 'files', 'results', 'settings'],
  }),
  /** The records that came with a student, newest first. */
  'hand-over.get': query({
    input: v.strictObject({ student: id('student') }),
    output: v.array(
      v.object({
        id: id('formerRecord'),
        teacher: shown,
        school: shown,
        writtenOn: date,
        courses: v.array(
          v.object({
            course: v.string(),
            mastered: count,
            objectives: v.array(
              v.object({
                code: v.string(),
                statement: v.string(),
                status: v.picklist(CELL_STATUSES),
                level: shown,
                attempts: count,
                /** The last day on which something was shown. */
                on: v.nullable(date),
                /** Counts here, as the objective of this code. */
                here: shown,
              }),
            ),
          }),
        ),
        letters: studentRecord.entries.letters,
        plans: studentRecord.entries.plans,
        goals: studentRecord.entries.goals,
      }),
    ),
  }),
};
