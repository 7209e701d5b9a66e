import { TroubleError } from '#shared/contract/errors.ts';
import type { ImportKind } from '#shared/contract/features/interchange.ts';
import { say } from '../say.ts';
import { looksLikeCase, readCase } from './case-json.ts';
import { type CourseReading, looksLikeJson, readCoursePack } from './course-pack.ts';
import { type CsvTable, readCsv, tooManyRows } from './csv-table.ts';
import { type Decoded, decode, isZip } from './decode.ts';
import { evidenceHeadings, isOnePerRow, readEvidence } from './evidence-csv.ts';
import { looksForeign, readForeignRoster } from './foreign-roster.ts';
import { frameworkListOf, readFrameworkList } from './framework-csv.ts';
import type { FrameworkPart, FrameworkReading } from './framework-reading.ts';
import { platformOf, readGrades } from './grades.ts';
import { isPlainGrades } from './grades-plain.ts';
import type { GradesReading } from './grades-reading.ts';
import { objectiveHeadings, readObjectives } from './objectives-csv.ts';
import { readOneRoster } from './oneroster.ts';
import { looksLikePackage } from './oneroster-package.ts';
import type { OneRosterReading } from './oneroster-reading.ts';
import { createProblems, type Problem, type Problems } from './problem.ts';
import type {
  EvidenceReading,
  NamedBytes,
  ObjectivesReading,
  ReadingBase,
  ReadRequest,
  ResultsReading,
  RosterReading,
} from './reading.ts';
import { areResultHeadings, readResults } from './results-csv.ts';
import { readRoster, rosterHeadings } from './roster-csv.ts';
import { withSaidBefore } from './said-before.ts';
import { readZip } from './zip.ts';

export type Reading =
  | RosterReading
  | OneRosterReading
  | ObjectivesReading
  | EvidenceReading
  | GradesReading
  | FrameworkReading
  | ResultsReading
  | CourseReading;

/** A class list or a course beyond this is none, and deciding about it would take for ever. */
const MOST_ROWS = {
  roster: 20_000,
  objectives: 10_000,
  evidence: 1_000_000,
  results: 200_000,
} as const;

type CsvKind = 'roster' | 'objectives' | 'evidence' | 'results';

/** What a file of each kind is called in a sentence. */
const EXPECTED = {
  roster: 'interchange.expected.roster',
  oneroster: 'interchange.expected.oneroster',
  objectives: 'interchange.expected.objectives',
  evidence: 'interchange.expected.evidence',
  results: 'interchange.expected.results',
  case: 'interchange.expected.case',
  course: 'interchange.expected.course',
} as const;

/**
 * Bytes to rows, without looking at any gradebook: the same bytes and choices give the same answer
 * on every laptop. Throws TroubleError IMPORT_… when the file as a whole cannot be used.
 */
export async function read(request: ReadRequest): Promise<Reading> {
  const { file, content, kind } = request;
  if (content.from === 'folder') {
    if (kind !== 'auto' && kind !== 'oneroster')
      throw wrongKind(file, kind, 'interchange.why.folder');
    return readPackage(request, content.files);
  }
  if (content.from === 'text') {
    const text = content.text.replaceAll('\u0000', '').toWellFormed();
    if (text.trim() === '') throw new TroubleError('IMPORT_EMPTY', { file });
    return readText(request, { text, encoding: 'utf-8', guessed: false }, false);
  }
  const { bytes } = content;
  if (isZip(bytes)) {
    const files = await readZipOf(request, bytes);
    if (kind !== 'auto' && kind !== 'oneroster') throw wrongKind(file, kind, 'interchange.why.zip');
    return readPackage(request, files);
  }
  const decoded = decode(file, bytes, request.encoding);
  if (kind === 'oneroster') throw wrongKind(file, kind, 'interchange.why.no-zip');
  return readText(request, decoded, true);
}

/** A spreadsheet's own format is a zip too, with folders inside: it deserves its own sentence. */
async function readZipOf({ file, kind }: ReadRequest, bytes: Uint8Array): Promise<NamedBytes[]> {
  // Names stand in the directory at the end; an OpenDocument says its type at the very beginning.
  const edges = [bytes.subarray(0, 200), bytes.subarray(-65_536)];
  const seen = edges.map((part) => Buffer.from(part).toString('latin1')).join('\n');
  if (/\[Content_Types\]\.xml|mimetypeapplication\/vnd/.test(seen)) {
    throw wrongKind(file, kind, 'interchange.why.spreadsheet');
  }
  return await readZip(file, bytes);
}

function readPackage(request: ReadRequest, files: readonly NamedBytes[]): OneRosterReading {
  const { file, encoding, dayFirst } = request;
  if (files.length === 0) throw new TroubleError('IMPORT_EMPTY', { file });
  const names = files.map(({ name }) => name);
  if (looksForeign(names)) return readForeignRoster(file, files, encoding, dayFirst);
  if (!looksLikePackage(names)) {
    throw wrongKind(file, 'oneroster', 'interchange.why.no-package');
  }
  return readOneRoster(file, files, encoding, dayFirst);
}

function readText(request: ReadRequest, decoded: Decoded, isFile: boolean): Reading {
  const { file, kind } = request;
  const problems = createProblems();
  const base = {
    file,
    encoding: isFile ? decoded.encoding : null,
    separator: null,
    asksDayFirst: false,
    notes: decoded.guessed ? [say('interchange.note.encoding')] : [],
  };
  const isJson = looksLikeJson(decoded.text);
  const isCase = /^\s*[{[]/.test(decoded.text) && looksLikeCase(decoded.text);
  if (
    (kind === 'case' && (isJson || isCase)) ||
    (isCase && (kind === 'auto' || kind === 'objectives'))
  ) {
    const part = readCase(file, decoded.text, problems);
    return frameworkOf(base, part, problems);
  }
  if (kind === 'course' || (kind === 'auto' && isJson)) {
    if (!isJson) throw wrongKind(file, 'course', 'interchange.why.not-json');
    const { refused, ...course } = readCoursePack(file, decoded.text, problems);
    return { ...base, ...course, refused, problems: problems.list() };
  }
  if (isJson) throw wrongKind(file, kind, 'interchange.why.json');
  const table = readCsv(file, decoded.text, request.separator, problems);
  const list = frameworkListOf(table.headings);
  if (list !== null && (kind === 'auto' || kind === 'objectives' || kind === 'case')) {
    const part = readFrameworkList(table, list, problems);
    return frameworkOf({ ...base, separator: table.separator }, part, problems);
  }
  if (kind === 'case') throw wrongKind(file, kind, 'interchange.why.headings-unknown');
  const known = withSaidBefore(request, table);
  const isKnown = known !== request;
  const csvKind = kind !== 'auto' ? (kind as CsvKind) : isKnown ? 'evidence' : recognise(table);
  if (table.rows.length === 0) {
    throw new TroubleError('IMPORT_NOTHING_USABLE', {
      file,
      why: say('interchange.why.headings-only'),
    });
  }
  if (table.rows.length > MOST_ROWS[csvKind]) throw tooManyRows(MOST_ROWS[csvKind]);
  return readTable(csvKind, known, table, { ...base, separator: table.separator }, problems);
}

function frameworkOf(
  base: Omit<ReadingBase, 'problems' | 'refused'>,
  part: FrameworkPart,
  problems: Problems,
): FrameworkReading {
  const reading = {
    ...base,
    ...part,
    kind: 'case' as const,
    notes: [...base.notes, ...part.notes],
    problems: problems.list(),
  };
  if (reading.items.length > 0) return reading;
  throw nothingUsable(base.file, reading.problems, say('interchange.why.no-item'));
}

function readTable(
  kind: CsvKind,
  request: ReadRequest,
  table: CsvTable,
  base: Omit<ReadingBase, 'problems' | 'refused'>,
  problems: Problems,
): Reading {
  switch (kind) {
    case 'roster': {
      const { notes, ...rest } = readRoster(table, problems);
      const all = [...base.notes, ...notes];
      return usable({ ...base, kind, ...rest, notes: all, problems: problems.list() });
    }
    case 'objectives': {
      const rest = readObjectives(table, request.dayFirst, problems);
      return usable({ ...base, kind, ...rest, problems: problems.list() });
    }
    case 'results': {
      const rest = readResults(table, request.dayFirst, problems);
      return usable({ ...base, kind, ...rest, problems: problems.list() });
    }
    case 'evidence': {
      const shape = shapeOf(request, table);
      const { dayFirst, fields: said } = request;
      if (shape === 'rows') {
        const rest = readEvidence(table, dayFirst, problems, said);
        return usable({ ...base, kind, ...rest, problems: problems.list() });
      }
      const part = readGrades({ table, dayFirst, said, problems }, shape);
      if (part.rows.length > 0) {
        return { ...base, kind: 'grades', ...part, problems: problems.list() };
      }
      throw nothingUsable(request.file, problems.list(), say('interchange.why.no-person-row'));
    }
  }
}

/** How a file of evidence lies: one result a row, or people down and results across. */
function shapeOf(
  { file, profile, fields, hasColumns }: ReadRequest,
  table: CsvTable,
): GradesReading['profile'] | 'rows' {
  const found = profile === 'plain' ? null : platformOf(table);
  if (profile !== 'auto' && profile !== 'plain') {
    // Moodle writes its headings in the language of the site, so nothing proves that it is not.
    if (found === profile || profile === 'moodle') return profile;
    throw new TroubleError('IMPORT_WRONG_KIND', {
      file,
      expected: say(`interchange.expected.${profile}`),
      why: say('interchange.why.headings-unknown'),
    });
  }
  if (found !== null) return found;
  if (fields.objective !== undefined) return 'rows';
  const upper = [table.headings, ...table.rows.slice(0, 10).map((row) => row.cells)];
  const heads = upper.find((cells) => evidenceHeadings(cells) > 0 || isPlainGrades(cells));
  const isWide = hasColumns || profile === 'plain' || heads !== undefined;
  return isWide && !isOnePerRow(heads ?? table.headings) ? 'plain' : 'rows';
}

/** Throws TroubleError IMPORT_NOTHING_USABLE with the first problem when every row is refused. */
function usable<R extends RosterReading | ObjectivesReading | EvidenceReading | ResultsReading>(
  reading: R,
): R {
  if (reading.entries.length > 0) return reading;
  throw nothingUsable(reading.file, reading.problems, reading.notes.at(-1) ?? '');
}

function nothingUsable(
  file: string,
  problems: readonly Problem[],
  otherwise: string,
): TroubleError {
  const [first] = problems;
  const why = first
    ? say('interchange.why.first-problem', { row: first.row ?? 0, rule: first.rule })
    : otherwise;
  return new TroubleError('IMPORT_NOTHING_USABLE', { file, why });
}

/** The kind that most of the headings belong to. Throws TroubleError IMPORT_WRONG_KIND. */
function recognise(table: CsvTable): CsvKind {
  if (platformOf(table) !== null) return 'evidence';
  for (const cells of [table.headings, ...table.rows.slice(0, 10).map((row) => row.cells)]) {
    if (evidenceHeadings(cells) > 0) return 'evidence';
    if (areResultHeadings(cells)) return 'results';
    const roster = rosterHeadings(cells);
    const objectives = objectiveHeadings(cells);
    if (objectives > 1 && objectives >= roster) return 'objectives';
    if (roster > 0) return 'roster';
  }
  throw new TroubleError('IMPORT_WRONG_KIND', {
    file: table.file,
    expected: say('interchange.expected.any'),
    why: say('interchange.why.headings-unknown'),
  });
}

function wrongKind(file: string, kind: ImportKind, why: Parameters<typeof say>[0]): TroubleError {
  const expected = say(kind === 'auto' ? 'interchange.expected.any' : EXPECTED[kind]);
  return new TroubleError('IMPORT_WRONG_KIND', { file, expected, why: say(why) });
}
