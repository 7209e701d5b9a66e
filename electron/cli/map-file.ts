import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { TroubleError } from '#shared/contract/errors.ts';
import {
  type GradesMap,
  IMPORT_FIELDS,
  type ImportField,
} from '#shared/contract/features/import-grades.ts';

type Column = NonNullable<GradesMap['columns']>[number];
type Levels = NonNullable<GradesMap['levels']>;
type Student = NonNullable<GradesMap['students']>[number];

/**
 * What the columns and people of a file are, as JSON:
 * `{"columns": {"Quiz 1": "C1.1", "Quiz 2": {"objectives": ["C1.1"], "on": "2026-10-01",
 * "outOf": 10}, "Notes": null}, "students": {"Lee, A.": "00042"},
 * "levels": {"A": "deep", "–": null}, "fields": {"student": "Pupil"}}`.
 * Columns may also be a list, or stand at the top. Throws TroubleError IMPORT_UNREADABLE.
 */
export function readMapFile(path: string): GradesMap {
  const file = basename(path);
  const wrong = (why: string) => new TroubleError('IMPORT_UNREADABLE', { file, why });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error;
    throw wrong(isMissing ? 'it is not there or cannot be opened' : 'it is no JSON');
  }
  if (!isObject(content)) throw wrong('it is no JSON object');
  const { columns, students, levels, fields, ...rest } = content;
  const isBare = [columns, students, levels, fields].every((part) => part === undefined);
  const [other] = isBare ? [] : Object.keys(rest);
  if (other !== undefined) {
    throw wrong(`it knows no "${other}", only columns, students, levels, fields`);
  }
  const given = columns ?? (isBare ? rest : {});
  const known = Object.entries(isObject(fields) ? fields : {});
  const unknown = known.find(([name]) => !isField(name));
  if (unknown) {
    throw wrong(`"fields" knows no "${unknown[0]}", only ${IMPORT_FIELDS.join(', ')}`);
  }
  return {
    columns: entriesOf(given, 'column').map(([column, value]) => columnOf(column, value, wrong)),
    students: entriesOf(students ?? {}, 'person').map(([person, value]) =>
      studentOf(person, value, wrong),
    ),
    ...(levels !== undefined && { levels: levelsOf(levels, wrong) }),
    fields: Object.fromEntries(known.map(([name, heading]) => [name, String(heading)])),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isField = (name: string): name is ImportField =>
  (IMPORT_FIELDS as readonly string[]).includes(name);

/** An object by its members, a list by what each part names. */
function entriesOf(value: unknown, name: string): (readonly [string, unknown])[] {
  if (isObject(value)) return Object.entries(value);
  if (!Array.isArray(value)) return [];
  return value
    .filter(isObject)
    .map((part) => [String(part[name] ?? part.heading ?? part.name ?? ''), part] as const);
}

function columnOf(column: string, value: unknown, wrong: (why: string) => Error): Column {
  if (value === null || value === false || value === '') return { column, objectives: null };
  if (typeof value === 'string') return { column, objectives: [value] };
  if (Array.isArray(value)) return { column, objectives: value.map(String) };
  if (!isObject(value)) throw wrong(`"${column}" is no objective`);
  const about = value.objectives ?? value.objective ?? null;
  const { on = value.date, outOf: most = value['out of'] } = value;
  const outOf = typeof most === 'string' && most.trim() !== '' ? Number(most) : most;
  if (typeof outOf === 'number' && !(outOf > 0)) throw wrong(`"${column}" is out of no number`);
  return {
    column,
    objectives: about === null ? null : Array.isArray(about) ? about.map(String) : [String(about)],
    ...(typeof on === 'string' && { on }),
    ...(typeof outOf === 'number' && { outOf }),
  };
}

function levelsOf(value: unknown, wrong: (why: string) => Error): Levels {
  if (!isObject(value)) throw wrong('"levels" is no object of grades by their levels');
  return Object.fromEntries(
    Object.entries(value).map(([written, level]) => {
      if (level === null || typeof level === 'string') return [written, level];
      if (typeof level === 'number') return [written, String(level)];
      throw wrong(`"${written}" under "levels" is no level`);
    }),
  );
}

function studentOf(person: string, value: unknown, wrong: (why: string) => Error): Student {
  const student = isObject(value) ? (value.student ?? null) : value;
  if (student !== null && typeof student !== 'string') throw wrong(`"${person}" is no student`);
  return { person, student };
}
