import { parse } from 'csv-parse/sync';
import { readZip } from '#host/interchange/zip.ts';

/** A row by headings. */
export type Line = Readonly<Record<string, string>>;

/** A package as another system opens it. */
export interface Opened {
  readonly manifest: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, readonly Line[]>>;
  readonly headings: Readonly<Record<string, readonly string[]>>;
  readonly texts: Readonly<Record<string, string>>;
}

/** Opens a zip strictly: every row as wide as its headings. */
export async function openZip(bytes: Uint8Array): Promise<Opened> {
  const files: Record<string, Line[]> = {};
  const headings: Record<string, string[]> = {};
  const texts: Record<string, string> = {};
  for (const { name, bytes: content } of await readZip('package.zip', bytes)) {
    const text = Buffer.from(content).toString('utf8');
    const rows: string[][] = parse(text, { relax_column_count: false });
    const [head = [], ...body] = rows;
    const file = name.replace(/\.csv$/, '');
    headings[file] = head;
    texts[file] = text;
    files[file] = body.map((row) => Object.fromEntries(head.map((key, i) => [key, row[i] ?? ''])));
  }
  const { manifest = [], ...rest } = files;
  return {
    manifest: Object.fromEntries(manifest.map((row) => [row.propertyName ?? '', row.value ?? ''])),
    files: rest,
    headings,
    texts,
  };
}

/** Where each column that names another row leads. */
const REFERENCES: Readonly<Record<string, string>> = {
  parentSourcedId: 'academicSessions',
  schoolYearSourcedId: 'academicSessions',
  academicSessionSourcedId: 'academicSessions',
  termSourcedIds: 'academicSessions',
  orgSourcedId: 'orgs',
  schoolSourcedId: 'orgs',
  primaryOrgSourcedId: 'orgs',
  courseSourcedId: 'courses',
  classSourcedId: 'classes',
  userSourcedId: 'users',
  studentSourcedId: 'users',
  categorySourcedId: 'categories',
  lineItemSourcedId: 'lineItems',
  resultSourcedId: 'results',
  scoreScaleSourcedId: 'scoreScales',
};

/** Columns that no row may leave empty. */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  academicSessions: ['title', 'type', 'startDate', 'endDate', 'schoolYear'],
  orgs: ['name', 'type'],
  courses: ['title', 'orgSourcedId'],
  classes: ['title', 'courseSourcedId', 'classType', 'schoolSourcedId', 'termSourcedIds'],
  users: ['enabledUser', 'username', 'givenName', 'familyName'],
  roles: ['userSourcedId', 'roleType', 'role', 'orgSourcedId'],
  enrollments: ['classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role'],
  categories: ['title'],
  lineItems: [
    'title',
    'assignDate',
    'dueDate',
    'classSourcedId',
    'categorySourcedId',
    'academicSessionSourcedId',
    'schoolSourcedId',
  ],
  results: ['lineItemSourcedId', 'studentSourcedId', 'scoreStatus', 'scoreDate'],
  lineItemLearningObjectiveIds: ['lineItemSourcedId', 'source', 'learningObjectiveId'],
  resultLearningObjectiveIds: ['resultSourcedId', 'source', 'learningObjectiveId'],
  scoreScales: [
    'title',
    'type',
    'orgSourcedId',
    'courseSourcedId',
    'classSourcedId',
    'scoreScaleValue',
  ],
  lineItemScoreScales: ['lineItemSourcedId', 'scoreScaleSourcedId'],
};

const STATUSES = ['exempt', 'fully graded', 'not submitted', 'partially graded', 'submitted'];
const DATES = /^\d{4}-\d{2}-\d{2}$/;

/** Everything that a strict system would refuse, in words. */
export function faultsOf({ manifest, files, texts }: Opened): string[] {
  const faults: string[] = [];
  const ids = new Map<string, Set<string>>();
  for (const [file, rows] of Object.entries(files)) {
    const own = new Set<string>();
    ids.set(file, own);
    if (rows.length === 0) faults.push(`${file} is empty`);
    if (manifest[`file.${file}`] !== 'bulk') faults.push(`${file} is not in the manifest`);
    if ((texts[file] ?? '').startsWith('\uFEFF')) faults.push(`${file} has a mark`);
    for (const row of rows) {
      const { sourcedId = '' } = row;
      if (!/^[\w./@-]{1,255}$/.test(sourcedId)) faults.push(`${file}: id "${sourcedId}"`);
      if (own.has(sourcedId)) faults.push(`${file}: ${sourcedId} twice`);
      own.add(sourcedId);
      if (row.status || row.dateLastModified) faults.push(`${file}: not bulk`);
      for (const column of REQUIRED[file] ?? ['?']) {
        if (!row[column]) faults.push(`${file}: ${column} is empty`);
      }
      for (const [column, value] of Object.entries(row)) {
        if (/[\r\n]/.test(value)) faults.push(`${file}: ${column} breaks`);
        if (/Date$/.test(column) && value !== '' && !DATES.test(value))
          faults.push(`${file}: ${column} ${value}`);
      }
    }
  }
  for (const [file, rows] of Object.entries(files)) {
    for (const row of rows) {
      for (const [column, target] of Object.entries(REFERENCES)) {
        const value = row[column] ?? '';
        if (value !== '' && !ids.get(target)?.has(value))
          faults.push(`${file}: ${column} ${value} leads nowhere`);
      }
      if (file === 'results' && !STATUSES.includes(row.scoreStatus ?? ''))
        faults.push(`status ${row.scoreStatus}`);
    }
  }
  return [...faults, ...textFaults(files)];
}

/** Every text of a result stands, as written, in a scale of its line. */
function textFaults(files: Opened['files']): string[] {
  const rows = (file: string) => files[file] ?? [];
  const texts = new Map(
    rows('scoreScales').map((row) => [
      row.sourcedId,
      [...(row.scoreScaleValue ?? '').matchAll(/\{([^{}:,]*):[^{}:,]*\}/g)].map(([, text]) => text),
    ]),
  );
  const lineOf = new Map(rows('results').map((row) => [row.sourcedId, row.lineItemSourcedId]));
  const known = (line: string | undefined): ReadonlySet<string | undefined> =>
    new Set(
      rows('lineItemScoreScales')
        .filter((row) => row.lineItemSourcedId === line)
        .flatMap((row) => texts.get(row.scoreScaleSourcedId) ?? []),
    );
  const used = [
    ...rows('results').map((row) => [row.lineItemSourcedId, row.textScore] as const),
    ...rows('resultLearningObjectiveIds').map(
      (row) => [lineOf.get(row.resultSourcedId), row.textScore] as const,
    ),
  ];
  return used.flatMap(([line, text]) =>
    text && !known(line).has(text) ? [`text "${text}" is in no scale of its line`] : [],
  );
}
