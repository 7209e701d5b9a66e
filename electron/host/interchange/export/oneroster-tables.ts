/** What every file starts with; blank in a bulk package but for the id. */
const BASE = ['sourcedId', 'status', 'dateLastModified'] as const;

/** The files of our gradebook package with their own columns in the order of OneRoster 1.2. */
export const PACKAGE_COLUMNS = {
  academicSessions: ['title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  orgs: ['name', 'type', 'identifier', 'parentSourcedId'],
  courses: [
    'schoolYearSourcedId',
    'title',
    'courseCode',
    'grades',
    'orgSourcedId',
    'subjects',
    'subjectCodes',
  ],
  classes: [
    'title',
    'grades',
    'courseSourcedId',
    'classCode',
    'classType',
    'location',
    'schoolSourcedId',
    'termSourcedIds',
    'subjects',
    'subjectCodes',
    'periods',
  ],
  users: [
    'enabledUser',
    'username',
    'userIds',
    'givenName',
    'familyName',
    'middleName',
    'identifier',
    'email',
    'sms',
    'phone',
    'agentSourcedIds',
    'grades',
    'password',
    'userMasterIdentifier',
    'preferredGivenName',
    'preferredMiddleName',
    'preferredFamilyName',
    'primaryOrgSourcedId',
    'pronouns',
  ],
  roles: [
    'userSourcedId',
    'roleType',
    'role',
    'beginDate',
    'endDate',
    'orgSourcedId',
    'userProfileSourcedId',
  ],
  enrollments: [
    'classSourcedId',
    'schoolSourcedId',
    'userSourcedId',
    'role',
    'primary',
    'beginDate',
    'endDate',
  ],
  categories: ['title', 'weight'],
  lineItems: [
    'title',
    'description',
    'assignDate',
    'dueDate',
    'classSourcedId',
    'categorySourcedId',
    'academicSessionSourcedId',
    'resultValueMin',
    'resultValueMax',
    'schoolSourcedId',
  ],
  results: [
    'lineItemSourcedId',
    'studentSourcedId',
    'scoreStatus',
    'score',
    'scoreDate',
    'comment',
    'textScore',
    'classSourcedId',
    'inProgress',
    'incomplete',
    'late',
    'missing',
  ],
  lineItemLearningObjectiveIds: ['lineItemSourcedId', 'source', 'learningObjectiveId'],
  resultLearningObjectiveIds: [
    'resultSourcedId',
    'source',
    'learningObjectiveId',
    'score',
    'textScore',
  ],
  scoreScales: [
    'title',
    'type',
    'orgSourcedId',
    'courseSourcedId',
    'classSourcedId',
    'scoreScaleValue',
  ],
  lineItemScoreScales: ['title', 'lineItemSourcedId', 'scoreScaleSourcedId'],
} as const;

export type PackageFile = keyof typeof PACKAGE_COLUMNS;

/** A row by column names; columns without a value may be left away. */
export type PackageRow<F extends PackageFile> = { readonly sourcedId: string } & Partial<
  Readonly<Record<(typeof PACKAGE_COLUMNS)[F][number], string>>
>;

export type PackageRows = { readonly [F in PackageFile]: readonly PackageRow<F>[] };

/** Every file of a package that ours never has; the manifest names them all the same. */
const OTHERS = [
  'classResources',
  'courseResources',
  'demographics',
  'resources',
  'resultScoreScales',
  'userProfiles',
  'userResources',
];

/** All files that a manifest must name. */
export const MANIFEST_FILES: readonly string[] = [
  ...Object.keys(PACKAGE_COLUMNS),
  ...OTHERS,
].sort();

/** The headings of a file. */
export const headingsOf = (file: PackageFile): readonly string[] => [
  ...BASE,
  ...PACKAGE_COLUMNS[file],
];
