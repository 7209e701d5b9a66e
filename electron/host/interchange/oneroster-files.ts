import type { Spellings } from './columns.ts';

/** The files of a package that a gradebook needs; the others are not opened. */
export const ROSTER_FILES = [
  'academicSessions',
  'orgs',
  'courses',
  'classes',
  'users',
  'roles',
  'enrollments',
] as const;
export type RosterFile = (typeof ROSTER_FILES)[number];

/** Every file name a package may hold, to tell one from any other folder of CSV files. */
export const ALL_FILES = [
  ...ROSTER_FILES,
  'manifest',
  'demographics',
  'userProfiles',
  'resources',
  'classResources',
  'courseResources',
  'userResources',
  'categories',
  'lineItems',
  'results',
  'lineItemLearningObjectiveIds',
  'resultLearningObjectiveIds',
  'scoreScales',
  'lineItemScoreScales',
  'resultScoreScales',
] as const;

/** Name of a list in a package. */
export const listName = (name: string): string => `${name}.csv`;

/** How one column is read. The first spelling is the name in the standard. */
export interface ColumnRule {
  readonly spellings: readonly string[];
  /** Without a value the row cannot be used. */
  readonly required?: boolean;
  /** Known words; another one is a problem unless it starts with `ext:`. */
  readonly oneOf?: readonly string[];
}

export type ColumnRules = Readonly<Record<string, ColumnRule>>;

const names = (...spellings: string[]): readonly string[] => spellings;
const base = {
  sourcedId: { spellings: names('sourcedId'), required: true },
  status: { spellings: names('status'), oneOf: ['active', 'inactive', 'tobedeleted'] },
  dateLastModified: { spellings: names('dateLastModified') },
} as const;

/**
 * The columns that are read, by heading whatever the version says: 1.0, 1.1, 1.2 and the near
 * relative of Microsoft (SDS) name them differently.
 */
export const COLUMNS = {
  academicSessions: {
    ...base,
    title: { spellings: names('title') },
    type: {
      spellings: names('type'),
      oneOf: ['gradingPeriod', 'semester', 'schoolYear', 'term'],
    },
    startDate: { spellings: names('startDate'), required: true },
    endDate: { spellings: names('endDate'), required: true },
    parentSourcedId: { spellings: names('parentSourcedId') },
    schoolYear: { spellings: names('schoolYear') },
  },
  orgs: {
    ...base,
    name: { spellings: names('name') },
    type: {
      spellings: names('type'),
      oneOf: ['department', 'school', 'district', 'local', 'state', 'national'],
    },
    parentSourcedId: { spellings: names('parentSourcedId') },
  },
  courses: {
    ...base,
    title: { spellings: names('title') },
    courseCode: { spellings: names('courseCode', 'code') },
    schoolYearSourcedId: { spellings: names('schoolYearSourcedId', 'schoolYearId') },
  },
  classes: {
    ...base,
    title: { spellings: names('title') },
    classCode: { spellings: names('classCode') },
    classType: { spellings: names('classType'), oneOf: ['homeroom', 'scheduled'] },
    courseSourcedId: { spellings: names('courseSourcedId') },
    schoolSourcedId: { spellings: names('schoolSourcedId', 'orgSourcedId') },
    termSourcedIds: {
      spellings: names('termSourcedIds', 'termSourcedId', 'sessionSourcedIds'),
    },
    periods: { spellings: names('periods', 'period') },
  },
  users: {
    ...base,
    enabledUser: { spellings: names('enabledUser'), oneOf: ['true', 'false'] },
    orgSourcedIds: { spellings: names('orgSourcedIds', 'orgSourcedId', 'primaryOrgSourcedId') },
    role: { spellings: names('role') },
    username: { spellings: names('username') },
    givenName: { spellings: names('givenName') },
    familyName: { spellings: names('familyName') },
    middleName: { spellings: names('middleName') },
    identifier: { spellings: names('identifier') },
    email: { spellings: names('email') },
    grades: { spellings: names('grades', 'grade') },
    preferredGivenName: { spellings: names('preferredGivenName', 'preferredFirstName') },
    pronouns: { spellings: names('pronouns') },
  },
  roles: {
    ...base,
    userSourcedId: { spellings: names('userSourcedId') },
    orgSourcedId: { spellings: names('orgSourcedId') },
    grade: { spellings: names('grade') },
  },
  enrollments: {
    ...base,
    sourcedId: { spellings: names('sourcedId') },
    classSourcedId: { spellings: names('classSourcedId'), required: true },
    userSourcedId: { spellings: names('userSourcedId', 'userId'), required: true },
    role: {
      spellings: names('role'),
      required: true,
      oneOf: ['administrator', 'proctor', 'student', 'teacher', 'aide', 'professor', 'faculty'],
    },
    beginDate: { spellings: names('beginDate', 'startDate') },
    endDate: { spellings: names('endDate') },
  },
} as const satisfies Record<RosterFile, ColumnRules>;

export type FieldOf<F extends RosterFile> = keyof (typeof COLUMNS)[F] & string;

/** The spellings of one file's columns as the column finder wants them. */
export function spellingsOf(file: RosterFile): Spellings<string> {
  const rules: ColumnRules = COLUMNS[file];
  return Object.fromEntries(
    Object.entries(rules).map(([field, { spellings }]) => [
      field,
      spellings.map((spelling) => spelling.toLowerCase()),
    ]),
  );
}
