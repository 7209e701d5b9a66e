import type { Output } from '#shared/contract/contract.ts';
import { covers, listName } from '#shared/domain/roster.ts';
import type { Row } from '#shared/model/row.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import type { Snapshot } from '../store/import-store.ts';
import { formerRecordId } from './newest-words.ts';
import type { HandedOver } from './open-record.ts';

type Preview = Output<'hand-over.preview'>;
type Person = Row<'student'>;

/** A student who is surely the one of the record. */
export interface SureStudent {
  readonly id: string;
  readonly by: 'id' | 'school-id' | 'before';
}

/**
 * Who is surely the student of a record: whoever a record of that gradebook was taken for before,
 * the same id of the same person, or the same number of the same school. Never by name alone.
 */
export function sureStudent(here: Snapshot, { gradebook, record }: HandedOver): SureStudent | null {
  const former = record.student;
  const students = here.rows('student');
  for (const row of here.rows('formerRecord').values()) {
    if (row.gradebook !== gradebook || row.formerStudent !== former.id) continue;
    if (students.has(row.student)) return { id: row.student, by: 'before' };
  }
  const same = students.get(former.id);
  if (same && (isSameNumber(same, former) || isSameName(same, former))) {
    return { id: former.id, by: 'id' };
  }
  const numbered = [...students].filter(([, row]) => isSameNumber(row, former));
  const [only] = numbered;
  return only && numbered.length === 1 ? { id: only[0], by: 'school-id' } : null;
}

type Former = HandedOver['record']['student'];

const sameText = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string => text.trim().normalize('NFC').toLowerCase();

const isSameNumber = (row: Person, former: Former): boolean =>
  row.schoolId !== null &&
  row.schoolId === former.schoolId &&
  row.issuer !== '' &&
  row.issuer === former.issuer;

const isSameName = (row: Person, former: Former): boolean =>
  sameText(row.familyName, former.familyName) && sameText(row.givenName, former.givenName);

/** Who it may be, likeliest first, then everybody of the class that was named. */
export function candidates(
  here: Snapshot,
  { record }: HandedOver,
  classId: string | null,
): Preview['candidates'] {
  const former = record.student;
  const classOf = classNames(here);
  const inClass = new Set(
    [...here.rows('enrolment').values()].flatMap((row) =>
      row.class === classId ? row.student : [],
    ),
  );
  const likely: Preview['candidates'] = [];
  const others: Preview['candidates'] = [];
  for (const [id, row] of here.rows('student')) {
    const reason = reasonFor(row, former);
    const one = { id, name: listName(row), schoolId: row.schoolId, class: classOf(id), reason };
    if (reason !== null) likely.push(one);
    else if (inClass.has(id)) others.push(one);
  }
  const rank = (one: Preview['candidates'][number]) => REASONS.indexOf(one.reason ?? 'name');
  return [...likely.sort((a, b) => rank(a) - rank(b)), ...others];
}

const REASONS = ['school-id', 'e-mail', 'name'] as const;

function reasonFor(row: Person, former: Former): (typeof REASONS)[number] | null {
  if (row.schoolId !== null && row.schoolId === former.schoolId) return 'school-id';
  if (row.email && former.email && sameText(row.email, former.email)) return 'e-mail';
  return isSameName(row, former) ? 'name' : null;
}

function classNames(here: Snapshot): (student: string) => string | null {
  const names = new Map<string, string>();
  for (const { student, class: at } of here.rows('enrolment').values()) {
    const name = here.rows('class').get(at)?.name;
    if (name !== undefined && !names.has(student)) names.set(student, name);
  }
  return (student) => names.get(student) ?? null;
}

/** The class that takes what was shown: the one named, else the one the student is in. */
export function classFor(
  ctx: ReadCtx,
  here: Snapshot,
  wanted: string | null,
  student: string | null,
): { id: string; name: string } | null {
  if (wanted !== null) return { id: wanted, name: found(ctx, 'class', wanted).name };
  const open = [...here.rows('class')].filter(([, row]) => row.archivedOn === null);
  const spans = [...here.rows('enrolment').values()].filter((row) => row.student === student);
  const now = spans.filter((span) => covers(span, ctx.today) || (span.start ?? '') > ctx.today);
  const id = open.find(([at]) => now.some((span) => span.class === at))?.[0];
  return id === undefined ? null : { id, name: found(ctx, 'class', id).name };
}

/** Whether a record of that gradebook is here already, and how new it is. */
export function knownRecord(
  here: Snapshot,
  student: string | null,
  told: { readonly gradebook: string; readonly writtenAt: number; readonly former: string },
): Preview['record'] {
  if (student === null) return 'new';
  const row = here.rows('formerRecord').get(formerRecordId(student, told.gradebook, told.former));
  if (!row) return 'new';
  return row.writtenAt < told.writtenAt ? 'newer' : 'known';
}
