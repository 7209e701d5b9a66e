import { addDays } from '#shared/domain/time.ts';
import {
  changedOn,
  dateOf,
  isActive,
  kept,
  listOf,
  orNull,
  type Source,
} from './oneroster-cells.ts';
import type { FieldOf } from './oneroster-files.ts';
import type { OneRosterRow } from './oneroster-package.ts';
import type { OneRosterDelta, OneRosterEnrolment, OneRosterUser } from './oneroster-reading.ts';

/** Spans of students and teachers; rows that name a class or a person nobody knows are dangling. */
export function readEnrolments(
  source: Source,
  rows: readonly OneRosterRow<'enrollments'>[],
  known: Readonly<Record<'classes' | 'users' | 'left', ReadonlySet<string>>>,
): {
  enrolments: OneRosterEnrolment[];
  ended: OneRosterDelta['enrolments'];
  dangling: number;
  gone: number;
} {
  const file = source.pack.nameOf('enrollments');
  const enrolments: OneRosterEnrolment[] = [];
  const ended: OneRosterDelta['enrolments'][number][] = [];
  let dangling = 0;
  let gone = 0;
  for (const line of rows) {
    const role = roleOf(line.get('role'));
    const user = line.get('userSourcedId');
    const taken = line.get('classSourcedId');
    const { delta } = source.pack;
    if (delta && !isActive(line) && role === 'student') {
      const on = dateOf(source, 'enrollments', line, 'endDate') ?? changedOn(line);
      ended.push({ row: line.row, class: taken, user, on });
      continue;
    }
    if (!isActive(line) || known.left.has(user) || known.left.has(taken)) {
      gone += 1;
      continue;
    }
    if (role === null) continue;
    // A package of changes names what an earlier one brought; the gradebook will know it.
    const unknown =
      delta || (known.users.has(user) && known.classes.has(taken))
        ? null
        : known.users.has(user)
          ? (['classSourcedId', taken] as const)
          : (['userSourcedId', user] as const);
    if (unknown) {
      dangling += 1;
      const [column, value] = unknown;
      const place = { row: line.row, column, value };
      source.stages.references.add(file, place, 'interchange.rule.dangling');
      continue;
    }
    const begin = dateOf(source, 'enrollments', line, 'beginDate');
    const end = dateOf(source, 'enrollments', line, 'endDate');
    if (begin !== null && end !== null && end < begin) {
      dangling += 1;
      const place = { row: line.row, column: 'endDate', value: line.get('endDate') };
      source.stages.rows.add(file, place, 'interchange.rule.end-before-start');
      continue;
    }
    // An exclusive end on the first day would be a span without a day; some writers mean one day.
    const until = end !== null && end === begin ? addDays(end, 1) : end;
    enrolments.push({ row: line.row, class: taken, user, role, begin, end: until });
  }
  return { enrolments, ended, dangling, gone };
}

function roleOf(written: string): 'student' | 'teacher' | null {
  const role = written.toLowerCase();
  if (role === 'student') return 'student';
  return role === 'teacher' || role === 'professor' || role === 'faculty' ? 'teacher' : null;
}

const otherThan = (name: string, called: string | null): string | null =>
  called === name ? null : called;

/** The people whom an enrolment names; nobody else is read any further. */
export function readUsers(
  source: Source,
  rows: readonly OneRosterRow<'users'>[],
  enrolments: readonly OneRosterEnrolment[],
): OneRosterUser[] {
  const named = new Set(enrolments.map((enrolment) => enrolment.user));
  const roles = new Map(
    source.pack.rows('roles').map(({ get }) => [get('userSourcedId'), get] as const),
  );
  return rows
    .filter((line) => {
      if (named.has(line.get('sourcedId'))) return true;
      // Somebody who is here may only have a new name.
      const role = line.get('role').toLowerCase();
      return source.pack.delta && isActive(line) && (role === '' || role === 'student');
    })
    .map((line) => {
      const text = (field: FieldOf<'users'>) => kept(source, 'users', line, field);
      const sourcedId = line.get('sourcedId');
      const role = roles.get(sourcedId);
      const familyName = text('familyName') ?? '';
      const givenName = text('givenName') ?? '';
      if (givenName === '' && familyName === '') {
        const place = { row: line.row, column: 'givenName' };
        source.stages.rows.add(
          source.pack.nameOf('users'),
          place,
          'interchange.rule.user-without-name',
        );
      }
      return {
        row: line.row,
        sourcedId,
        givenName: givenName || (familyName ? '' : (text('username') ?? sourcedId)),
        familyName,
        middleName: text('middleName'),
        called: otherThan(givenName, text('preferredGivenName')),
        pronouns: text('pronouns'),
        username: text('username'),
        identifier: text('identifier'),
        email: text('email'),
        grade: listOf(line.get('grades'))[0] ?? orNull(role?.('grade') ?? ''),
        enabled: !/^false$/i.test(line.get('enabledUser')),
        org: listOf(line.get('orgSourcedIds'))[0] ?? orNull(role?.('orgSourcedId') ?? ''),
      };
    });
}
