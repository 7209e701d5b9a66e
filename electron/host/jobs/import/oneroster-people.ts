import type { IsoDate } from '#shared/domain/time.ts';
import type { OneRosterEnrolment } from '../../interchange/oneroster-reading.ts';
import { mergeSpans } from '../../interchange/oneroster-spans.ts';
import { nameId } from '../../name-id.ts';
import { belongs, type KnownSpan, startOf } from './class.ts';
import { replacedFields } from './decision.ts';
import type { OneRosterDeciding, TakenClass } from './oneroster-context.ts';
import { mergedWith } from './oneroster-delta.ts';
import { matchPeople, newStudent, wantedFields } from './people.ts';

/** The students of the chosen classes: gradebook ids by sourcedId. */
export function decideStudents(
  { here, newId, reading, counts, problems, writes, kept, rootOf }: OneRosterDeciding,
  taken: readonly TakenClass[],
): Map<string, string> {
  const classIds = new Set(taken.map(({ source }) => source.sourcedId));
  const wanted = new Set(
    reading.enrolments
      .filter((one) => one.role === 'student' && classIds.has(one.class))
      .map((one) => one.user),
  );
  const external = new Map(
    [...here.rows('externalId').values()].map((row) => [`${row.source} ${row.value}`, row.student]),
  );
  const users = reading.users.filter(
    ({ sourcedId, org }) =>
      wanted.has(sourcedId) ||
      (reading.delta !== null && external.has(`oneroster:${rootOf(org)} ${sourcedId}`)),
  );
  const people = users.map((user) => {
    const root = rootOf(user.org);
    const source = `oneroster:${root}`;
    return {
      ...user,
      root,
      source,
      // A sourcedId stands in for a missing number, but proves nothing against another number.
      schoolId: user.identifier ?? user.sourcedId,
      hasWeakId: user.identifier === null,
      own:
        external.get(`${source} ${user.sourcedId}`) ??
        here.free('student', nameId('oneroster user', root, user.sourcedId)),
    };
  });
  const students = here.rows('student');
  const members = new Set(taken.flatMap(({ spans }) => [...spans.keys()]));
  const matched = matchPeople(
    people,
    students,
    members,
    (person) => person.own,
    people[0]?.root ?? '',
  );
  const ids = new Map<string, string>();
  for (const person of people) {
    if (matched.ambiguous.has(person)) {
      counts.unmatched += 1;
      const place = { row: person.row, column: 'sourcedId', value: person.sourcedId };
      problems.add(reading.files.users, place, 'interchange.rule.ambiguous-student');
      continue;
    }
    const match = matched.of.get(person);
    // An own id whose student is somebody else's by now cannot be given twice.
    const id = match ?? (students.has(person.own) ? newId() : person.own);
    ids.set(person.sourcedId, id);
    const present = match === undefined ? undefined : students.get(match);
    const isLinked = external.get(`${person.source} ${person.sourcedId}`) === id;
    if (present) {
      const { wanted: news } = wantedFields(present, person, person.root);
      if (person.hasWeakId && present.schoolId !== null) {
        news.schoolId = null;
        news.issuer = '';
      }
      const patch = replacedFields(here, 'student', id, present, news, kept);
      const isChanged = Object.keys(patch).length > 0 || !isLinked;
      counts[isChanged ? 'changed' : 'unchanged'] += 1;
      writes.update('student', id, patch);
    } else {
      counts.new += 1;
      writes.put('student', id, newStudent(person, person.root));
    }
    if (!isLinked) {
      const link = { student: id, source: person.source, value: person.sourcedId };
      writes.put('externalId', nameId('externalId', person.source, person.sourcedId), link);
    }
  }
  return ids;
}

/** Writes the spans; answers how many students without dates join today. */
export function decideEnrolments(
  deciding: OneRosterDeciding,
  taken: readonly TakenClass[],
  students: ReadonlyMap<string, string>,
): number {
  const { here, newId, reading, counts, writes, kept } = deciding;
  let joining = 0;
  const byClass = new Map<string, Map<string, OneRosterEnrolment[]>>();
  for (const one of reading.enrolments) {
    if (one.role !== 'student') continue;
    const users = byClass.get(one.class) ?? new Map<string, OneRosterEnrolment[]>();
    byClass.set(one.class, users);
    users.set(one.user, [...(users.get(one.user) ?? []), one]);
  }
  for (const { source, id: classId, row, spans, sessions } of taken) {
    for (const [user, own] of byClass.get(source.sourcedId) ?? []) {
      const student = students.get(user);
      if (student === undefined) continue;
      const present = [...(spans.get(student) ?? [])];
      for (const span of mergeSpans(own, sessions)) {
        const at = present.findIndex((known) => meets(known, span));
        const known = present[at];
        if (known) {
          present.splice(at, 1);
          const before = { class: classId, student, start: known.start, until: known.until };
          const wanted = reading.delta
            ? mergedWith(known, span)
            : { start: span.start, until: span.until };
          const patch = replacedFields(here, 'enrolment', known.id, before, wanted, kept);
          const isChanged = Object.keys(patch).length > 0;
          counts[isChanged ? 'changed' : 'unchanged'] += span.rows;
          writes.update('enrolment', known.id, patch);
          continue;
        }
        if (span.start === null && belongs(spans.get(student) ?? [], row, here.today)) {
          counts.unchanged += span.rows;
          continue;
        }
        const isFirstList = spans.size === 0;
        const start = span.start ?? startOf(row, isFirstList, here.today);
        if (span.start === null && !isFirstList) joining += 1;
        counts.new += span.rows;
        const own = nameId('enrolment', classId, student, start);
        const id = here.rows('enrolment').has(own) ? newId() : own;
        writes.put('enrolment', id, { class: classId, student, start, until: span.until });
      }
    }
  }
  return joining;
}

/** Two spans share a day or begin together; an open end or beginning reaches for ever. */
const meets = (a: KnownSpan, b: { start: IsoDate | null; until: IsoDate | null }): boolean =>
  a.start === b.start ||
  ((a.until === null || b.start === null || b.start < a.until) &&
    (b.until === null || a.start === null || a.start < b.until));
