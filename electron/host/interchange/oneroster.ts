import { TroubleError } from '#shared/contract/errors.ts';
import { say } from '../say.ts';
import { dayOrderOf, type WrittenDate, writtenDate } from './date-text.ts';
import type { Encoding } from './decode.ts';
import {
  changedOn,
  dateOf,
  isActive,
  kept,
  listOf,
  orNull,
  type Source,
} from './oneroster-cells.ts';
import type { RosterFile } from './oneroster-files.ts';
import { type OneRosterRow, openPackage, type Package } from './oneroster-package.ts';
import { readEnrolments, readUsers } from './oneroster-people.ts';
import type {
  OneRosterClass,
  OneRosterCourse,
  OneRosterReading,
  OneRosterSession,
  OneRosterUser,
} from './oneroster-reading.ts';
import { createStages, problemsOf } from './oneroster-stages.ts';
import type { NamedBytes } from './reading.ts';

/**
 * A OneRoster package (1.0, 1.1, 1.2; bulk and delta) from its files. Throws TroubleError IMPORT_WRONG_KIND,
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
  const { enrolments, ended, dangling, gone } = readEnrolments(source, enrolmentRows, known);
  const users = readUsers(source, userRows, enrolments);
  if (!pack.onlyManifest && !pack.delta && classes.length === 0) {
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
    files: {
      academicSessions: pack.nameOf('academicSessions'),
      users: pack.nameOf('users'),
      enrollments: pack.nameOf('enrollments'),
    },
    sessions,
    courses,
    classes,
    users,
    enrolments,
    orgs,
    delta: pack.delta
      ? {
          enrolments: ended,
          users: userRows
            .filter((line) => !isActive(line))
            .map((line) => ({ sourcedId: line.get('sourcedId'), on: changedOn(line) })),
          classes: [...idsOf(classRows.filter((line) => !isActive(line)))],
        }
      : null,
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
