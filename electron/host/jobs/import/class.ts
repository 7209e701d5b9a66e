import { TroubleError } from '#shared/contract/errors.ts';
import { covers, listName, rosterDay } from '#shared/domain/roster.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { Row } from '#shared/model/row.ts';
import { compareStudents } from '../../class/roster-order.ts';
import type { Snapshot } from '../../store/import-store.ts';

type ClassRow = Row<'class'>;

export interface KnownClass {
  readonly id: string;
  readonly row: ClassRow;
}

/**
 * The class that a person names: by name, else by code, else by name in any case; one that is not
 * archived before one that is. Undefined when there is none. Throws TroubleError AMBIGUOUS.
 */
export function classNamed(here: Snapshot, written: string): KnownClass | undefined {
  const name = written.trim();
  const all = [...here.rows('class')].map(([id, row]) => ({ id, row }));
  const lower = name.toLowerCase();
  const tests: ((row: ClassRow) => boolean)[] = [
    (row) => row.name === name,
    (row) => row.code === name,
    (row) => row.name.toLowerCase() === lower,
  ];
  for (const test of tests) {
    const found = all.filter(({ row }) => test(row));
    const present = found.filter(({ row }) => !isArchived(row, here.today));
    const candidates = present.length > 0 ? present : found;
    if (candidates.length > 1) throw new TroubleError('AMBIGUOUS', { what: 'class', name });
    if (candidates[0]) return candidates[0];
  }
  return undefined;
}

const isArchived = (row: ClassRow, today: IsoDate): boolean =>
  row.archivedOn !== null && row.archivedOn <= today;

/** The place of a new class: after all others. */
export function nextClassPosition(here: Snapshot): number {
  return Math.max(0, ...[...here.rows('class').values()].map((row) => row.position + 1));
}

/** One span with its id. */
export interface KnownSpan {
  readonly id: string;
  readonly start: IsoDate | null;
  readonly until: IsoDate | null;
}

/** The spans of students, oldest first. */
export type SpansByStudent = Map<string, KnownSpan[]>;

/** The spans of every class; asked for once per import, however many classes there are. */
export function spansByClass(here: Snapshot): Map<string, SpansByStudent> {
  const classes = new Map<string, SpansByStudent>();
  for (const [id, row] of here.rows('enrolment')) {
    const students = classes.get(row.class) ?? new Map<string, KnownSpan[]>();
    classes.set(row.class, students);
    const list = students.get(row.student) ?? [];
    students.set(row.student, list);
    list.push({ id, start: row.start, until: row.until });
  }
  for (const students of classes.values()) {
    for (const list of students.values()) {
      list.sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1));
    }
  }
  return classes;
}

/** Belongs to the class now or will: nothing has to be done for a list that names the student. */
export function belongs(spans: readonly KnownSpan[], row: ClassRow, today: IsoDate): boolean {
  const on = rosterDay(today, row.first, row.last);
  return spans.some((span) => covers(span, on) || (span.start !== null && span.start > on));
}

/**
 * From which day a student without dates of his own is enrolled: a first list from the class's
 * first day (open where none is set), a later one from the day it is taken.
 */
export function startOf(row: ClassRow, isFirstList: boolean, today: IsoDate): IsoDate | null {
  if (isFirstList) return row.first;
  return row.first !== null && today < row.first ? row.first : today;
}

/** Students who belong to the class today and whom a list does not name, in roster order. */
export function notListedOf(
  here: Snapshot,
  row: ClassRow,
  spans: ReadonlyMap<string, readonly KnownSpan[]>,
  listed: ReadonlySet<string>,
): { id: string; name: string }[] {
  const on = rosterDay(here.today, row.first, row.last);
  return [...spans]
    .filter(([id, list]) => !listed.has(id) && list.some((span) => covers(span, on)))
    .flatMap(([id]) => {
      const student = here.rows('student').get(id);
      return student ? [{ id, ...student }] : [];
    })
    .sort(compareStudents)
    .map((student) => ({ id: student.id, name: listName(student) }));
}
