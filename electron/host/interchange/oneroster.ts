import { TroubleError } from '#shared/contract/errors.ts';
import { addDays } from '#shared/domain/time.ts';
import { say } from '../say.ts';
import { keptText, LONGEST_NAME } from './cell-text.ts';
import {
  type DayOrder,
  dayOrderOf,
  resolveDate,
  type WrittenDate,
  writtenDate,
} from './date-text.ts';
import type { Encoding } from './decode.ts';
import type { FieldOf, RosterFile } from './oneroster-files.ts';
import {
  createStages,
  type OneRosterRow,
  openPackage,
  type Package,
  problemsOf,
  type Stages,
} from './oneroster-package.ts';
import type {
  OneRosterClass,
  OneRosterCourse,
  OneRosterEnrolment,
  OneRosterReading,
  OneRosterSession,
  OneRosterUser,
} from './oneroster-reading.ts';
import type { NamedBytes } from './reading.ts';

/** Splits a list inside one cell. */
const listOf = (cell: string): string[] =>
  cell
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const orNull = (text: string): string | null => (text === '' ? null : text);

/** What all rows of a package are read with. */
interface Source {
  readonly pack: Package;
  readonly stages: Stages;
  readonly order: DayOrder;
}

/**
 * A OneRoster package (1.0, 1.1, 1.2; bulk) from its files. Throws TroubleError IMPORT_WRONG_KIND,
 * IMPORT_HEADINGS, IMPORT_NOTHING_USABLE, …; everything smaller is a problem.
 */
export function readOneRoster(
  file: string,
  files: readonly NamedBytes[],
  encoding: Encoding | null,
  dayFirst: boolean | null,
): OneRosterReading {
  const stages = createStages();
  const pack = openPackage(file, files, encoding, stages);
  const sessionRows = pack.rows('academicSessions').filter(isActive);
  const enrolmentRows = pack.rows('enrollments');
  const order =
    dayFirst === null
      ? dayOrderOf(allDates(sessionRows, enrolmentRows))
      : dayFirst
        ? 'day-first'
        : 'month-first';
  const source: Source = { pack, stages, order };
  const orgs = pack
    .rows('orgs')
    .map(({ get }) => ({ sourcedId: get('sourcedId'), parent: orNull(get('parentSourcedId')) }));
  const sessions = readSessions(source, sessionRows);
  const courses = readCourses(source);
  const classRows = pack.rows('classes');
  const orgIds = new Set(orgs.map((org) => org.sourcedId));
  const classes = readClasses(source, classRows.filter(isActive), sessions, courses, orgIds);
  const userRows = pack.rows('users');
  const left = idsOf([...classRows, ...userRows].filter((line) => !isActive(line)));
  const known = { classes: idsOf(classRows), users: idsOf(userRows), left };
  const { enrolments, dangling, gone } = readEnrolments(source, enrolmentRows, known);
  const users = readUsers(source, userRows, enrolments);
  if (!pack.onlyManifest && classes.length === 0) {
    throw new TroubleError('IMPORT_NOTHING_USABLE', { file, why: say('interchange.why.no-class') });
  }
  return {
    kind: 'oneroster',
    file,
    encoding: pack.encoding,
    separator: null,
    problems: problemsOf(stages),
    notes: notesOf(pack, gone, users),
    refused: pack.refused + dangling,
    asksDayFirst: order === 'unknown',
    version: pack.version,
    onlyManifest: pack.onlyManifest,
    files: { academicSessions: pack.nameOf('academicSessions'), users: pack.nameOf('users') },
    sessions,
    courses,
    classes,
    users,
    enrolments,
    orgs,
  };
}

function notesOf(pack: Package, gone: number, users: readonly OneRosterUser[]): string[] {
  const disabled = users.filter((user) => !user.enabled).length;
  return [
    ...(pack.onlyManifest ? [say('interchange.note.only-manifest')] : []),
    ...(pack.delta ? [say('interchange.note.delta')] : []),
    ...(gone > 0 ? [say('interchange.note.gone', { count: gone })] : []),
    ...(disabled > 0 ? [say('interchange.note.disabled', { count: disabled })] : []),
  ];
}

/** Blank in bulk packages; what is `tobedeleted` or `inactive` is not taken. */
const isActive = ({ get }: OneRosterRow<RosterFile>): boolean =>
  !/^(tobedeleted|inactive)$/i.test(get('status'));

const idsOf = (rows: readonly OneRosterRow<RosterFile>[]): Set<string> =>
  new Set(rows.map(({ get }) => get('sourcedId')));

function* allDates(
  sessions: readonly OneRosterRow<'academicSessions'>[],
  enrolments: readonly OneRosterRow<'enrollments'>[],
): Generator<WrittenDate | null> {
  for (const { get } of sessions) {
    yield writtenDate(get('startDate'));
    yield writtenDate(get('endDate'));
  }
  for (const { get } of enrolments) {
    yield writtenDate(get('beginDate'));
    yield writtenDate(get('endDate'));
  }
}

/** A date of a row; null when there is none or it cannot be read (which is said). */
function dateOf<F extends RosterFile>(
  { pack, stages, order }: Source,
  name: F,
  { row, get }: OneRosterRow<F>,
  field: FieldOf<F>,
): string | null {
  const written = get(field);
  if (written === '') return null;
  const parsed = writtenDate(written);
  const date = parsed && resolveDate(parsed, order);
  if (date === null && !(parsed?.kind === 'slashed' && order === 'unknown')) {
    const place = { row, column: field, value: written };
    stages.rows.add(pack.nameOf(name), place, 'interchange.rule.date');
  }
  return date;
}

function kept<F extends RosterFile>(
  { pack, stages }: Source,
  name: F,
  { row, get }: OneRosterRow<F>,
  field: FieldOf<F>,
): string | null {
  const where = { file: pack.nameOf(name), row, column: field };
  return keptText(get(field), LONGEST_NAME, where, stages.rows);
}

function readSessions(
  source: Source,
  rows: readonly OneRosterRow<'academicSessions'>[],
): OneRosterSession[] {
  const sessions: OneRosterSession[] = [];
  for (const line of rows) {
    const start = dateOf(source, 'academicSessions', line, 'startDate');
    const end = dateOf(source, 'academicSessions', line, 'endDate');
    if (start === null || end === null) continue;
    const file = source.pack.nameOf('academicSessions');
    if (end <= start) {
      const place = { row: line.row, column: 'endDate', value: line.get('endDate') };
      source.stages.rows.add(file, place, 'interchange.rule.end-before-start');
      continue;
    }
    const sourcedId = line.get('sourcedId');
    sessions.push({
      row: line.row,
      sourcedId,
      title: kept(source, 'academicSessions', line, 'title') ?? sourcedId,
      start,
      end,
      parent: orNull(line.get('parentSourcedId')),
      schoolYear: orNull(line.get('schoolYear')),
    });
  }
  const known = new Set(sessions.map((session) => session.sourcedId));
  return sessions.map((session) => {
    if (session.parent === null || known.has(session.parent)) return session;
    const place = { row: session.row, column: 'parentSourcedId', value: session.parent };
    const file = source.pack.nameOf('academicSessions');
    source.stages.references.add(file, place, 'interchange.rule.no-parent');
    return { ...session, parent: null };
  });
}

function readCourses(source: Source): OneRosterCourse[] {
  return source.pack
    .rows('courses')
    .filter(isActive)
    .map((line) => ({
      row: line.row,
      sourcedId: line.get('sourcedId'),
      title:
        kept(source, 'courses', line, 'title') ??
        kept(source, 'courses', line, 'courseCode') ??
        line.get('sourcedId'),
      code: kept(source, 'courses', line, 'courseCode'),
      schoolYear: orNull(line.get('schoolYearSourcedId')),
    }));
}

function readClasses(
  source: Source,
  rows: readonly OneRosterRow<'classes'>[],
  sessions: readonly OneRosterSession[],
  courses: readonly OneRosterCourse[],
  orgs: ReadonlySet<string>,
): OneRosterClass[] {
  const knownSessions = new Set(sessions.map((session) => session.sourcedId));
  const knownCourses = new Set(courses.map((course) => course.sourcedId));
  const file = source.pack.nameOf('classes');
  const missing = (row: number, column: string, value: string) =>
    source.stages.references.add(file, { row, column, value }, 'interchange.rule.no-reference');
  return rows.map((line) => {
    const sourcedId = line.get('sourcedId');
    const course = line.get('courseSourcedId');
    const school = line.get('schoolSourcedId');
    const terms = listOf(line.get('termSourcedIds'));
    if (course !== '' && !knownCourses.has(course)) missing(line.row, 'courseSourcedId', course);
    if (school !== '' && !orgs.has(school)) missing(line.row, 'schoolSourcedId', school);
    for (const term of terms) {
      if (!knownSessions.has(term)) missing(line.row, 'termSourcedIds', term);
    }
    const code = kept(source, 'classes', line, 'classCode');
    return {
      row: line.row,
      sourcedId,
      title: kept(source, 'classes', line, 'title') ?? code ?? sourcedId,
      code,
      periods: kept(source, 'classes', line, 'periods'),
      course: knownCourses.has(course) ? course : null,
      school: orNull(school),
      sessions: terms.filter((term) => knownSessions.has(term)),
    };
  });
}

/** Spans of students and teachers; rows that name a class or a person nobody knows are dangling. */
function readEnrolments(
  source: Source,
  rows: readonly OneRosterRow<'enrollments'>[],
  known: Readonly<Record<'classes' | 'users' | 'left', ReadonlySet<string>>>,
): { enrolments: OneRosterEnrolment[]; dangling: number; gone: number } {
  const file = source.pack.nameOf('enrollments');
  const enrolments: OneRosterEnrolment[] = [];
  let dangling = 0;
  let gone = 0;
  for (const line of rows) {
    const role = roleOf(line.get('role'));
    const user = line.get('userSourcedId');
    const taken = line.get('classSourcedId');
    if (!isActive(line) || known.left.has(user) || known.left.has(taken)) {
      gone += 1;
      continue;
    }
    if (role === null) continue;
    const unknown = !known.users.has(user)
      ? (['userSourcedId', user] as const)
      : known.classes.has(taken)
        ? null
        : (['classSourcedId', taken] as const);
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
  return { enrolments, dangling, gone };
}

function roleOf(written: string): 'student' | 'teacher' | null {
  const role = written.toLowerCase();
  if (role === 'student') return 'student';
  return role === 'teacher' || role === 'professor' || role === 'faculty' ? 'teacher' : null;
}

const otherThan = (name: string, called: string | null): string | null =>
  called === name ? null : called;

/** The people whom an enrolment names; nobody else is read any further. */
function readUsers(
  source: Source,
  rows: readonly OneRosterRow<'users'>[],
  enrolments: readonly OneRosterEnrolment[],
): OneRosterUser[] {
  const named = new Set(enrolments.map((enrolment) => enrolment.user));
  const roles = new Map(
    source.pack.rows('roles').map(({ get }) => [get('userSourcedId'), get] as const),
  );
  return rows
    .filter(({ get }) => named.has(get('sourcedId')))
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
