import * as v from 'valibot';
import { job, query } from '../define.ts';
import { count, done, grant, nothing, text } from '../types.ts';

/** Where the gradebook and its copies lie. None of it is a step of the gradebook. */
export const keeping = {
  'keeping.get': query({
    input: nothing,
    output: v.object({
      /** Where the file lies, if that is no place for a file that is open. */
      place: v.nullable(
        v.object({
          kind: v.picklist(['synced', 'network', 'removable']),
          /** The program that keeps the folder in step. */
          by: v.nullable(v.string()),
          /** A person said that it is to stay. */
          isFine: v.boolean(),
          /** The folder on this laptop to which it can move; null where that is no better. */
          to: v.nullable(v.string()),
        }),
      ),
      /** The folder elsewhere to which every backup is copied. */
      second: v.nullable(
        v.object({
          folder: v.string(),
          /** Instant of the newest backup there; null before the first. */
          madeAt: v.nullable(v.number()),
          /** Days since it could last be written; null while it can. */
          missingDays: v.nullable(count),
        }),
      ),
      isSecondPutOff: v.boolean(),
      /** Folders of this machine that lie elsewhere too. */
      offers: v.array(
        v.object({
          folder: v.string(),
          name: v.string(),
          kind: v.picklist(['synced', 'network', 'removable']),
        }),
      ),
      /** Nothing of the gradebook is anywhere but on this laptop. */
      isOnlyCopy: v.boolean(),
      /** Second versions that a sync program left beside the file, with what they have beyond it. */
      copies: v.array(
        v.object({ name: v.string(), steps: count, newestAt: v.nullable(v.number()) }),
      ),
      /** The file lacks what Gradus last saw in it: another stands in its place. */
      swapped: v.nullable(
        v.object({
          /** Instant of the newest step that was seen. */
          seenAt: v.number(),
          /** Instant of the newest step that is there. */
          newestAt: v.nullable(v.number()),
          /** The backup that has what is missing, or most of it. */
          backup: v.nullable(v.object({ at: v.number(), isWhole: v.boolean() })),
        }),
      ),
    }),
  }),
  /** A person's word, which stays said: leave the file there, ask later, this file, not that copy. */
  'keeping.settle': job({
    input: v.strictObject({
      what: v.union([v.picklist(['place', 'second', 'swapped']), v.strictObject({ copy: text })]),
    }),
    output: done,
    touches: [],
  }),
  /** Chooses the second folder, which gets all backups at once; null: none any more. */
  'keeping.second': job({
    input: v.strictObject({ folder: v.nullable(text) }),
    output: v.object({ backups: count }),
    touches: [],
  }),
  /** What a copy beside the file has, or the backup with what is missing (null), ready to merge. */
  'keeping.take': job({
    input: v.strictObject({ copy: v.nullable(text) }),
    output: v.object({ grant, name: v.string(), bytes: count }),
    touches: [],
  }),
  /** Moves the file onto this laptop; the host starts again on it. */
  'keeping.move': job({
    input: nothing,
    output: v.object({ file: v.string() }),
    touches: [],
  }),
};
