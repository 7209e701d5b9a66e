import type { IsoDate } from './time.ts';

/** What a line of the file is about. */
export const PROFILE_ROWS = ['student', 'objective', 'attempt'] as const;
export type ProfileRows = (typeof PROFILE_ROWS)[number];

export const SEPARATORS = ['comma', 'semicolon', 'tab', 'pipe'] as const;
export const FILE_ENCODINGS = ['utf-8', 'utf-8-bom', 'windows-1252', 'utf-16le'] as const;
export type FileEncoding = (typeof FILE_ENCODINGS)[number];
export const QUOTINGS = ['needed', 'always', 'never'] as const;
export const LINE_ENDS = ['crlf', 'lf'] as const;
export const DATE_FORMS = ['ymd', 'ymd-plain', 'mdy', 'dmy', 'dmy-dots'] as const;
export const DECIMALS = ['point', 'comma'] as const;

/** Everything that a column can hold, and the kinds of lines that have it. */
const PROFILE_FIELDS = {
  'school-id': 'student',
  'student-name': 'student',
  'family-name': 'student',
  'given-name': 'student',
  called: 'student',
  email: 'student',
  grade: 'student',
  class: 'student',
  'class-code': 'student',
  term: 'student',
  'as-of': 'student',
  letter: 'student',
  'hand-in-code': 'student',
  'hand-in-number': 'student',
  'mastered-count': 'student',
  behind: 'student',
  ahead: 'student',
  constant: 'student',
  unit: 'objective',
  objective: 'objective',
  statement: 'objective',
  critical: 'objective',
  'target-date': 'objective',
  status: 'objective',
  level: 'objective',
  'level-number': 'objective',
  value: 'objective',
  attempts: 'objective',
  date: 'attempt',
  score: 'attempt',
  'out-of': 'attempt',
  percent: 'attempt',
  kind: 'attempt',
  task: 'attempt',
  version: 'attempt',
  assessor: 'attempt',
  shown: 'attempt',
  feedback: 'attempt',
  support: 'attempt',
  late: 'attempt',
} as const satisfies Record<string, ProfileRows>;
export type ProfileField = keyof typeof PROFILE_FIELDS;
export const PROFILE_FIELD_NAMES = Object.keys(PROFILE_FIELDS) as ProfileField[];

/** Of an objective's line only, as an attempt has no standing of its own. */
const STANDING = new Set<ProfileField>(['target-date', 'status', 'value', 'attempts']);

/** True when lines of a kind have the field. */
export function hasField(rows: ProfileRows, field: ProfileField): boolean {
  const first = PROFILE_FIELDS[field];
  if (first === 'student' || first === rows) return !(rows === 'attempt' && STANDING.has(field));
  return first === 'objective' && rows === 'attempt' && !STANDING.has(field);
}

export interface ProfileColumn {
  readonly field: ProfileField;
  readonly heading: string;
  /** What a constant column says on every line. */
  readonly text?: string;
}

/** A file that a school's program takes, as the teacher described it. */
export interface ExportProfile {
  readonly rows: ProfileRows;
  readonly columns: readonly ProfileColumn[];
  readonly header: boolean;
  readonly separator: (typeof SEPARATORS)[number];
  readonly encoding: FileEncoding;
  readonly quoting: (typeof QUOTINGS)[number];
  readonly lineEnd: (typeof LINE_ENDS)[number];
  readonly dates: (typeof DATE_FORMS)[number];
  readonly decimal: (typeof DECIMALS)[number];
  /** Opened in a spreadsheet: cells that look like formulas are guarded. */
  readonly spreadsheet: boolean;
}

/** A value of a cell before it is written. */
export type ProfileValue = string | number | boolean | null | { readonly day: IsoDate };

const SIGNS = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;

/** The separator as it stands in the file. */
export const separatorOf = ({ separator }: Pick<ExportProfile, 'separator'>): string =>
  SIGNS[separator];

/** A day in the form of the profile. */
export function dayText(day: IsoDate, form: ExportProfile['dates']): string {
  const [year = '', month = '', date = ''] = day.split('-');
  switch (form) {
    case 'ymd':
      return day;
    case 'ymd-plain':
      return `${year}${month}${date}`;
    case 'mdy':
      return `${month}/${date}/${year}`;
    case 'dmy':
      return `${date}/${month}/${year}`;
    case 'dmy-dots':
      return `${date}.${month}.${year}`;
    default:
      return form satisfies never;
  }
}

/** A value as its cell says it; formulas are not looked at here. */
export function profileText(value: ProfileValue, profile: ExportProfile): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return dayText(value.day, profile.dates);
  const text = String(value);
  return profile.decimal === 'comma' ? text.replace('.', ',') : text;
}

/** Why a cell cannot stand in a file without quotes; null when it can. */
export function unquotable(cell: string, profile: ExportProfile): 'separator' | 'line' | null {
  if (cell.includes(separatorOf(profile))) return 'separator';
  return /[\r\n]/.test(cell) ? 'line' : null;
}

/** A line of cells, quoted as the profile says. */
export function profileLine(cells: readonly string[], profile: ExportProfile): string {
  const separator = separatorOf(profile);
  const isOne = cells.length === 1;
  const written = cells.map((cell) => {
    const needsQuotes =
      /["\r\n]|^\s|\s$/.test(cell) || cell.includes(separator) || (isOne && cell === '');
    const isQuoted = profile.quoting === 'always' || (profile.quoting === 'needed' && needsQuotes);
    return isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell;
  });
  return written.join(separator) + (profile.lineEnd === 'crlf' ? '\r\n' : '\n');
}

/** What a new profile is before anybody changes it. */
export const NEW_PROFILE: ExportProfile = {
  rows: 'student',
  columns: [
    { field: 'school-id', heading: 'Student ID' },
    { field: 'student-name', heading: 'Student' },
    { field: 'hand-in-code', heading: 'Grade' },
  ],
  header: true,
  separator: 'comma',
  encoding: 'utf-8',
  quoting: 'needed',
  lineEnd: 'crlf',
  dates: 'ymd',
  decimal: 'point',
  spreadsheet: false,
};
