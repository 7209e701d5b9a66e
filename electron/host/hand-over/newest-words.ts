import { HANDED_OVER } from '#shared/domain/attempt.ts';
import { compareText } from '#shared/util/compare.ts';
import type { Writes } from '../jobs/import/decision.ts';
import { nameId } from '../name-id.ts';
import { say } from '../say.ts';
import type { Snapshot } from '../store/import-store.ts';
import { type HandedOver, readRecord, type Told } from './open-record.ts';

/** What gradebooks say of a student, each by the newest of its records. */
export interface Words {
  /** Of the gradebooks that this file speaks of. */
  readonly told: readonly Told[];
  /** Attempts that some gradebook took back, as its newest record has it, kept ones included. */
  readonly withdrawn: ReadonlyMap<string, { readonly why: string; readonly by: string }>;
  /** Records of this file that are newer than what is kept. */
  readonly newer: readonly Told[];
}

/** The id of a record here: one a student and gradebook, however often it is read. */
export const formerRecordId = (student: string, gradebook: string, former: string): string =>
  nameId('former record', student, gradebook, former);

/** Whose word it is, for a person to read. */
export const whoTold = ({ teacher, school }: Told): string => teacher || school || HANDED_OVER;

/**
 * The newest word of each gradebook, out of a file and what is kept of this student: an older file
 * says nothing that a newer one of the same gradebook has not settled, so the order of taking them
 * does not matter.
 */
export function newestWords(
  here: Snapshot,
  handed: HandedOver,
  student: string,
  own: ReadonlySet<string>,
): Words {
  const idOf = (one: Told) => formerRecordId(student, one.gradebook, one.record.student.id);
  const kept = new Map<string, Told>();
  for (const [id, row] of here.rows('formerRecord')) {
    const record = row.student === student ? readRecord(row.content) : null;
    if (!record) continue;
    const { gradebook, teacher, school, writtenAt } = row;
    kept.set(id, { gradebook, teacher, school, writtenAt, record });
  }
  const told: Told[] = [];
  const newer: Told[] = [];
  const all = new Map(kept);
  for (const one of [handed, ...handed.earlier]) {
    const known = kept.get(idOf(one));
    const isNewer = !known || known.writtenAt < one.writtenAt;
    told.push(isNewer || !known ? one : known);
    // What was written here comes back with a student who comes back: it is all here.
    if (!isNewer || own.has(one.gradebook)) continue;
    newer.push(one);
    all.set(idOf(one), one);
  }
  const withdrawn = new Map<string, { why: string; by: string }>();
  // Of two that took back the same, always the same one is named.
  for (const [, one] of [...all].sort(([a], [b]) => compareText(a, b))) {
    if (own.has(one.gradebook)) continue;
    for (const { id, why, by } of one.record.withdrawn) {
      if (withdrawn.has(id)) continue;
      withdrawn.set(id, { why: why || say('hand-over.why.withdrawn'), by: by || whoTold(one) });
    }
  }
  return { told, withdrawn, newer };
}

/** Keeps the records that are newer than those kept; of two of one gradebook the newer stands. */
export function keepRecords(
  here: Snapshot,
  { newer }: Words,
  student: string,
  writes: Writes,
): void {
  for (const { gradebook, teacher, school, writtenAt, record } of newer) {
    const id = formerRecordId(student, gradebook, record.student.id);
    // One that this Gradus cannot read is left, if it is newer still.
    const present = here.rows('formerRecord').get(id);
    if (present && present.writtenAt >= writtenAt) continue;
    writes.put('formerRecord', id, {
      student,
      gradebook,
      formerStudent: record.student.id,
      teacher,
      school,
      writtenAt,
      content: record,
    });
  }
}
