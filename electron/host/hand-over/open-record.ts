import * as v from 'valibot';
import { TroubleError } from '#shared/contract/errors.ts';
import type { StudentRecord } from '#shared/contract/features/hand-over.ts';
import { studentRecord as recordSchema } from '#shared/contract/features/hand-over.ts';
import { unreadable } from '../bundle/envelope.ts';
import type { Bundle } from '../bundle/format.ts';
import type { Effects, ReadCtx } from '../context.ts';
import { snapshotOf } from '../store/import-store.ts';
import { inFormerGradebook } from './former-gradebook.ts';
import { filesTold, type HandedFile } from './handed-files.ts';
import { studentRecord } from './student-record.ts';

/** A record with whose it is. */
export interface Told {
  readonly gradebook: string;
  readonly teacher: string | null;
  readonly school: string | null;
  readonly writtenAt: number;
  readonly record: StudentRecord;
}

/** What a hand-over file says: the record of whoever wrote it, and those that came with the student. */
export interface HandedOver extends Told {
  readonly file: string;
  readonly earlier: readonly Told[];
  /** Pictures and files of the attempts, where they were sent along. */
  readonly files: readonly HandedFile[];
}

/**
 * Plays a bundle and reads the one student's record. Throws TroubleError BUNDLE_… for one that
 * holds nobody, several, or pseudonyms, or that cannot be played.
 */
export async function openRecord(
  effects: Effects,
  file: string,
  bundle: Bundle,
): Promise<HandedOver> {
  const { header } = bundle;
  if (header.pseudonyms) throw unreadable(file, 'hand-over.why.pseudonyms');
  try {
    return await inFormerGradebook(effects, file, bundle, (ctx) => {
      const students = [...snapshotOf(ctx).rows('student').keys()];
      const [student] = students;
      if (student === undefined) throw unreadable(file, 'hand-over.why.nobody');
      if (students.length > 1) {
        throw unreadable(file, 'hand-over.why.several', { count: students.length });
      }
      return {
        file,
        gradebook: header.gradebooks[0] ?? '',
        teacher: header.teacher,
        school: header.school,
        writtenAt: header.exportedAt,
        record: studentRecord(ctx, student),
        earlier: earlierRecords(ctx, student),
        files: filesTold(ctx, student),
      };
    });
  } catch (error) {
    if (error instanceof TroubleError && error.trouble.code.startsWith('BUNDLE_')) throw error;
    // Whole and proven, but its history makes no gradebook: nobody but its writer can mend that.
    throw unreadable(file, 'hand-over.why.unplayable');
  }
}

/** Records that were handed to that teacher; one that cannot be read is left where it is. */
function earlierRecords(ctx: ReadCtx, student: string): Told[] {
  return [...snapshotOf(ctx).rows('formerRecord').values()].flatMap((row) => {
    const record = row.student === student ? readRecord(row.content) : null;
    if (!record) return [];
    const { gradebook, teacher, school, writtenAt } = row;
    return [{ gradebook, teacher, school, writtenAt, record }];
  });
}

/** The record in what is stored; null for what this Gradus cannot read. */
export function readRecord(content: unknown): StudentRecord | null {
  const result = v.safeParse(recordSchema, content);
  return result.success ? result.output : null;
}
