import * as v from 'valibot';
import { command, query } from '../define.ts';
import {
  correctiveKind,
  count,
  date,
  done,
  evidenceKind,
  id,
  maybeText,
  name,
  nothing,
  number,
  robust,
  support,
  text,
} from '../types.ts';

/** An objective to go on with. */
const goOn = v.object({ id: id('objective'), code: v.string(), statement: v.string() });

export const mastery = {
  /** What a mastery check on one objective needs to know before it begins. */
  'mastery.prepare': query({
    input: v.strictObject({ class: id('class'), objective: id('objective') }),
    output: v.object({
      objective: v.object({
        id: id('objective'),
        code: v.string(),
        statement: v.string(),
        question: v.nullable(v.string()),
        examples: v.array(v.string()),
      }),
      /** Tasks that ask for it, newest first. */
      tasks: v.array(
        v.object({
          id: id('task'),
          name: v.string(),
          kind: v.string(),
          on: date,
          versions: v.array(v.string()),
        }),
      ),
      /** In roster order; absent ones too. */
      students: v.array(
        v.object({
          id: id('student'),
          name: v.string(),
          called: v.string(),
          absent: v.boolean(),
          status: v.string(),
          /** Key of the level held; null: none. */
          level: v.nullable(v.string()),
          attempts: count,
          flags: v.array(v.string()),
          /** Key of the level from which it counts as mastered for this student. */
          threshold: v.string(),
          /** Number of the highest attempt that counts; null: none. */
          held: v.nullable(number),
          /** Key of the level the teacher recommends trying for; null: nothing is said. */
          recommended: v.nullable(v.string()),
          /** What to go on with once this one is mastered. */
          next: v.nullable(goOn),
          /** False: mastery of this student is not celebrated. */
          celebrate: v.boolean(),
          /** Versions used, by task. */
          used: v.array(v.object({ task: v.nullable(id('task')), version: v.string() })),
        }),
      ),
      /** Who should be checked together: at most four. */
      group: v.array(id('student')),
    }),
  }),
  /**
   * A check of one or several students on one objective, with what follows from it, as one step:
   * levels, feedback, correctives for who is not there yet, and the day to look again.
   */
  'mastery.record': command({
    input: v.strictObject({
      class: id('class'),
      objective: id('objective'),
      on: date,
      kind: v.exactOptional(evidenceKind),
      task: v.exactOptional(v.nullable(id('task'))),
      assessor: v.exactOptional(maybeText),
      shown: v.exactOptional(maybeText),
      students: v.pipe(
        v.array(
          v.strictObject({
            student: id('student'),
            level: text,
            version: v.exactOptional(maybeText),
            feedback: v.exactOptional(maybeText),
            robust: v.exactOptional(v.nullable(robust)),
            support: v.exactOptional(v.nullable(support)),
            /** Helped work that counts as it is. */
            countsFully: v.exactOptional(v.boolean()),
            aimed: v.exactOptional(maybeText),
            corrective: v.exactOptional(
              v.nullable(v.strictObject({ kind: correctiveKind, note: maybeText })),
            ),
            /** The day to look again. */
            recheck: v.exactOptional(v.nullable(date)),
          }),
        ),
        v.minLength(1, 'names no student'),
        v.maxLength(600),
      ),
    }),
    output: v.object({
      recorded: count,
      /** Who has mastered it by this check. */
      mastered: v.array(id('student')),
      /** Who has finished the unit by it. */
      finished: v.array(id('student')),
      unit: v.string(),
      /** Whose attempt is kept and does not count: below what they hold, and tried for more. */
      uncounted: v.array(id('student')),
      /** What those who have it mastered now go on with. */
      next: v.array(v.object({ student: id('student'), objective: goOn })),
    }),
    touches: ['evidence', 'marks', 'contacts'],
  }),
  /** The level a student should try for: on one objective or, without one, on all; null: none. */
  'level.recommend': command({
    input: v.strictObject({
      class: id('class'),
      student: id('student'),
      objective: v.nullable(id('objective')),
      /** Key of a level of the class's scale. */
      level: maybeText,
    }),
    output: done,
    touches: ['plan'],
  }),
  /** A clipboard sheet typed back: levels and talks by student, one step. */
  'clipboard.enter': command({
    input: v.strictObject({
      class: id('class'),
      objective: id('objective'),
      on: date,
      kind: v.exactOptional(evidenceKind),
      lines: v.pipe(
        v.array(
          v.strictObject({
            student: id('student'),
            level: v.nullable(text),
            contact: v.boolean(),
          }),
        ),
        v.minLength(1, 'names no student'),
        v.maxLength(600),
      ),
    }),
    output: v.object({ recorded: count, talks: count }),
    touches: ['evidence', 'contacts', 'marks'],
  }),
  /** The teacher's own phrases of feedback, in their order. */
  'phrase.list': query({ input: nothing, output: v.array(v.string()) }),
  'phrase.save': command({
    input: v.strictObject({ phrases: v.pipe(v.array(name), v.maxLength(200)) }),
    output: done,
    touches: ['settings'],
  }),
  /** Mastered objectives worth another look: oldest first, weighted by what depends on them. */
  'retention.get': query({
    input: v.strictObject({ class: id('class'), on: v.exactOptional(date) }),
    output: v.array(
      v.object({
        id: id('objective'),
        code: v.string(),
        statement: v.string(),
        /** Class days since the first of them showed it. */
        days: count,
        opens: count,
        students: v.array(v.object({ id: id('student'), called: v.string() })),
      }),
    ),
  }),
  /** Who judged attempts in a class, most first; null: nobody was named. */
  'assessor.list': query({
    input: v.strictObject({ class: id('class') }),
    output: v.array(
      v.object({
        assessor: v.nullable(v.string()),
        attempts: count,
        /** Cells with an attempt judged so; `last` where it is the newest that counts. */
        cells: v.array(
          v.object({ student: id('student'), objective: id('objective'), last: v.boolean() }),
        ),
      }),
    ),
  }),
};
