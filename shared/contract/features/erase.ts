import * as v from 'valibot';
import { CHANGE_KINDS } from '../../model/table.ts';
import { job, query } from '../define.ts';
import { count, id } from '../types.ts';

/** A student or a class. */
const what = v.union([
  v.strictObject({ student: id('student') }),
  v.strictObject({ class: id('class') }),
]);

/** Backups without what was erased, and those that could not be rewritten, with the reason. */
const backups = {
  backups: count,
  failed: v.array(v.object({ file: v.string(), why: v.string() })),
  /** The second folder where it is not plugged in: what lies there is rewritten once it is back. */
  away: v.nullable(v.string()),
};

/** Erasing for good: no step of it is ever taken back. */
export const erase = {
  /** What would go, in numbers. */
  'erase.preview': query({
    input: v.strictObject({ what }),
    output: v.object({
      /** The student's name on lists, or the class's name: what a person types to agree. */
      name: v.string(),
      records: count,
      /** With a student: under which other names the same person is here, all of which go. */
      also: v.array(v.string()),
      attempts: count,
      /** Private notes, notes for conferences and talks with the family. */
      notes: count,
      /** Pictures and files of attempts. */
      files: count,
      /** Letters that were handed in. */
      letters: count,
      /** With a class: names of those who are in no other class and go with it. */
      students: v.array(v.string()),
      /** With a class: how many of its students stay, because another class has them. */
      staying: count,
      /** With a class: attempts of those that count in their other classes. */
      elsewhere: count,
      backups: count,
      /** Files that were given away and hold some of it: they are out of reach. */
      away: count,
    }),
  }),
  /** Cannot be cancelled once it writes. */
  'erase.run': job({
    input: v.strictObject({
      what,
      /** A person said yes to what the preview says. */
      accept: v.boolean(),
      /** With a class: attempts that count in other classes may go too. */
      evidence: v.exactOptional(v.boolean()),
    }),
    output: v.object({
      records: count,
      ...backups,
      /** Files that are no backups and still hold it: those beside this one by name, others in full. */
      beside: v.array(v.string()),
    }),
    touches: CHANGE_KINDS,
  }),
  /** Does what an interrupted erasing left undone; nothing, most of the time. */
  'erase.finish': job({ input: v.strictObject({}), output: v.object(backups), touches: [] }),
};
