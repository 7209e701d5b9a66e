import { covers } from '#shared/domain/roster.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { OneRosterReading } from '../../interchange/oneroster-reading.ts';
import { nameId } from '../../name-id.ts';
import type { Snapshot } from '../../store/import-store.ts';
import type { KnownSpan, SpansByStudent } from './class.ts';
import { replacedFields } from './decision.ts';
import type { OneRosterDeciding, TakenClass } from './oneroster-context.ts';

const PREFIX = 'oneroster:';

/** The orgs above all others of which packages came before. */
export const knownRoots = (here: Snapshot): string[] => [
  ...new Set(
    [...here.rows('externalId').values()]
      .filter(({ source }) => source.startsWith(PREFIX))
      .map(({ source }) => source.slice(PREFIX.length)),
  ),
];

/** Classes that a package of changes names and an earlier one brought, by sourcedId. */
export function classesHere(
  here: Snapshot,
  reading: OneRosterReading,
  spans: ReadonlyMap<string, SpansByStudent>,
): TakenClass[] {
  const listed = new Set(reading.classes.map(({ sourcedId }) => sourcedId));
  const named = new Set(
    [...reading.enrolments, ...(reading.delta?.enrolments ?? [])]
      .map((one) => one.class)
      .filter((sourcedId) => !listed.has(sourcedId)),
  );
  const roots = knownRoots(here);
  return [...named].flatMap((sourcedId): TakenClass[] => {
    for (const root of roots) {
      const id = here.free('class', nameId('oneroster class', root, sourcedId));
      const row = here.rows('class').get(id);
      if (!row) continue;
      const source = {
        row: 0,
        sourcedId,
        title: row.name,
        code: row.code,
        periods: null,
        course: null,
        school: null,
        sessions: [],
      };
      return [{ source, id, row, spans: spans.get(id) ?? new Map(), sessions: [] }];
    }
    return [];
  });
}

/** Students whom an earlier package brought, by sourcedId; who has one under two roots is nobody. */
export function studentsHere(here: Snapshot): Map<string, string> {
  const found = new Map<string, string | null>();
  for (const { source, value, student } of here.rows('externalId').values()) {
    if (!source.startsWith(PREFIX)) continue;
    found.set(value, found.has(value) && found.get(value) !== student ? null : student);
  }
  return new Map([...found].flatMap(([value, id]) => (id === null ? [] : [[value, id] as const])));
}

/** Says which rows name a class or a person that neither the package nor the gradebook knows. */
export function refuseUnknown(
  { reading, counts, problems }: OneRosterDeciding,
  classes: ReadonlySet<string>,
  students: ReadonlyMap<string, string>,
): void {
  const file = reading.files.enrollments ?? '';
  const listed = new Set(reading.classes.map(({ sourcedId }) => sourcedId));
  const rows = reading.enrolments.filter((one) => one.role === 'student');
  for (const { row, class: taken, user } of [...rows, ...(reading.delta?.enrolments ?? [])]) {
    // A class that is listed and not among these was not chosen.
    if (listed.has(taken) && !classes.has(taken)) continue;
    const column = classes.has(taken)
      ? students.has(user)
        ? null
        : 'userSourcedId'
      : 'classSourcedId';
    if (column === null) continue;
    counts.refused += 1;
    const value = column === 'userSourcedId' ? user : taken;
    problems.add(file, { row, column, value }, 'interchange.rule.unknown-here');
  }
}

/**
 * Ends the spans of enrolments and people that a package of changes takes back. Evidence stays:
 * it belongs to the student. Answers how many end.
 */
export function endEnrolments(
  deciding: OneRosterDeciding,
  taken: readonly TakenClass[],
  students: ReadonlyMap<string, string>,
  spans: ReadonlyMap<string, SpansByStudent>,
): number {
  const { here, reading } = deciding;
  const byClass = new Map(taken.map((one) => [one.source.sourcedId, one]));
  let ended = 0;
  for (const { class: sourcedId, user, on } of reading.delta?.enrolments ?? []) {
    const student = students.get(user);
    const own = byClass.get(sourcedId);
    if (student === undefined || !own) continue;
    ended += endSpans(deciding, own.id, student, own.spans.get(student) ?? [], on ?? here.today);
  }
  for (const { sourcedId, on } of reading.delta?.users ?? []) {
    const student = students.get(sourcedId);
    if (student === undefined) continue;
    for (const [classId, byStudent] of spans) {
      // Classes made by hand have nothing to do with packages.
      if (classId[14] !== '5') continue;
      const own = byStudent.get(student) ?? [];
      ended += endSpans(deciding, classId, student, own, on ?? here.today);
    }
  }
  return ended;
}

/** The span of a day ends on it; spans that would only begin later never begin. */
function endSpans(
  { here, counts, writes, kept }: OneRosterDeciding,
  classId: string,
  student: string,
  spans: readonly KnownSpan[],
  on: IsoDate,
): number {
  let ended = 0;
  for (const span of spans) {
    if (span.start !== null && span.start >= on) {
      writes.remove('enrolment', span.id);
    } else if (covers(span, on)) {
      const before = { class: classId, student, start: span.start, until: span.until };
      const patch = replacedFields(here, 'enrolment', span.id, before, { until: on }, kept);
      if (Object.keys(patch).length === 0) continue;
      writes.update('enrolment', span.id, patch);
    } else continue;
    ended += 1;
  }
  counts[ended > 0 ? 'changed' : 'unchanged'] += 1;
  return ended;
}

/**
 * What a row of a package of changes makes of a span that is here: it speaks of one row of the
 * school's, the span here may be made of several, so its beginning never moves to a later day.
 */
export const mergedWith = (
  known: KnownSpan,
  row: { readonly start: IsoDate | null; readonly until: IsoDate | null },
): { start: IsoDate | null; until: IsoDate | null } => ({
  start:
    known.start === null || row.start === null || known.start < row.start ? known.start : row.start,
  until: row.until,
});
