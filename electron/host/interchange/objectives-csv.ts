import { TroubleError } from '#shared/contract/errors.ts';
import { EVIDENCE_KINDS, METHODS } from '#shared/contract/types.ts';
import { say } from '../say.ts';
import { keptText, LONGEST_NAME, LONGEST_TEXT, unguarded } from './cell-text.ts';
import { type Columns, findColumns, isTooWide, type Spellings } from './columns.ts';
import { type CsvTable, fromHeadingRow } from './csv-table.ts';
import { type DayOrder, dayOrderOf, resolveDate, writtenDate } from './date-text.ts';
import type { Problems } from './problem.ts';
import type { ObjectiveEntry } from './reading.ts';
import { numberOf } from './score-text.ts';
import { yesOrNo } from './yes-or-no.ts';

type Field =
  | 'unit'
  | 'code'
  | 'statement'
  | 'learningTarget'
  | 'critical'
  | 'prerequisites'
  | 'targetDate'
  | 'threshold'
  | 'method'
  | 'examples'
  | 'resource'
  | 'standard'
  | 'waysToShow'
  | 'question';

const SPELLINGS: Spellings<Field> = {
  code: 'code objectivecode objectiveid id no number nr # codigo codigodelobjetivo'.split(' '),
  statement:
    'objective statement objectivestatement fullstatement objectivedescription description skill outcome competency objetivo enunciado descripcion'.split(
      ' ',
    ),
  learningTarget:
    'learningtarget target ican icanstatement studentwords studentlanguage metadeaprendizaje meta'.split(
      ' ',
    ),
  unit: 'unit unitname module chapter topic unidad tema'.split(' '),
  critical: 'critical iscritical essential mustmaster priority critico esencial'.split(' '),
  prerequisites:
    'prerequisites prerequisite prereqs prereq requires needs dependson before prerrequisitos prerrequisito requisitosprevios requisitoprevio requisitos'.split(
      ' ',
    ),
  targetDate: 'targetdate due duedate date fechaprevista fecha'.split(' '),
  threshold: 'threshold masterylevel masteredfrom umbral dominadodesde'.split(' '),
  method: 'method calculationmethod calculation metodo metododecalculo'.split(' '),
  examples:
    'examples example examplesofmastery exampleofmastery ejemplos ejemplo ejemplosdedominio ejemplodedominio'.split(
      ' ',
    ),
  resource: 'resource resources link links recursos recurso enlace enlaces'.split(' '),
  standard: 'standard standards standardcode stateStandard estandar estandares'
    .toLowerCase()
    .split(' '),
  waysToShow: 'waystoshow waystoshowit ways show showby evidence kinds formasdemostrarlo'.split(
    ' ',
  ),
  question: 'question questiontoask ask pregunta preguntaparahacer'.split(' '),
};

const canStand = (columns: Columns<Field>): boolean =>
  columns.has('statement') || columns.has('learningTarget');

/** How many headings of an objectives file a row of cells holds; 0 when it states nothing. */
export function objectiveHeadings(cells: readonly string[]): number {
  const columns = findColumns(cells, SPELLINGS);
  if (!canStand(columns)) return 0;
  return (Object.keys(SPELLINGS) as Field[]).filter(columns.has).length;
}

/** Objectives in the order of the file. Throws TroubleError IMPORT_HEADINGS. */
export function readObjectives(given: CsvTable, dayFirst: boolean | null, problems: Problems) {
  const table = fromHeadingRow(given, (cells) => objectiveHeadings(cells) > 1);
  const columns = findColumns(table.headings, SPELLINGS);
  if (!canStand(columns)) {
    const missing = say('interchange.heading.objective');
    throw new TroubleError('IMPORT_HEADINGS', { file: table.file, missing });
  }
  const dates = table.rows.map(({ cells }) => writtenDate(columns.cell(cells, 'targetDate')));
  const order = dayFirst === null ? dayOrderOf(dates) : dayFirst ? 'day-first' : 'month-first';
  const entries: ObjectiveEntry[] = [];
  const rowOfCode = new Map<string, number>();
  let refused = 0;
  let unit: string | null = null;
  for (const { row, cells } of table.rows) {
    // A blank unit goes on with the one above: spreadsheets often join those cells.
    const reader = cellReader(table, columns, row, cells, problems);
    unit = reader.name('unit') ?? unit;
    const entry = entryOf(reader, unit, order, rowOfCode);
    if (entry) entries.push(entry);
    else refused += 1;
  }
  return {
    entries,
    refused,
    asksDayFirst: order === 'unknown',
    headings: {
      prerequisites: columns.heading('prerequisites'),
      threshold: columns.heading('threshold'),
    },
  };
}

function cellReader(
  table: CsvTable,
  columns: Columns<Field>,
  row: number,
  cells: readonly string[],
  problems: Problems,
) {
  const { file } = table;
  const kept = (field: Field, longest: number) => {
    const where = { file, row, column: columns.heading(field) };
    return keptText(unguarded(columns.cell(cells, field)), longest, where, problems);
  };
  return {
    row,
    name: (field: Field) => kept(field, LONGEST_NAME),
    text: (field: Field) => kept(field, LONGEST_TEXT),
    tooWide: isTooWide(table, cells),
    problem: (
      field: Field | null,
      value: string | null,
      ...rule: Parameters<Problems['add']> extends [unknown, unknown, ...infer Rule] ? Rule : never
    ) =>
      problems.add(
        file,
        { row, column: field === null ? null : columns.heading(field), value },
        ...rule,
      ),
  };
}
type CellReader = ReturnType<typeof cellReader>;

function entryOf(
  cell: CellReader,
  unit: string | null,
  order: DayOrder,
  rowOfCode: Map<string, number>,
): ObjectiveEntry | null {
  if (cell.tooWide) {
    cell.problem(null, null, 'interchange.rule.too-wide');
    return null;
  }
  const learningTarget = cell.text('learningTarget');
  const statement = cell.text('statement') ?? learningTarget;
  if (statement === null) {
    cell.problem('statement', null, 'interchange.rule.no-statement');
    return null;
  }
  const code = cell.name('code');
  const earlier = code === null ? undefined : rowOfCode.get(code);
  if (code !== null && earlier !== undefined) {
    cell.problem('code', code, 'interchange.rule.twice', { row: earlier });
    return null;
  }
  if (code !== null) rowOfCode.set(code, cell.row);
  return {
    row: cell.row,
    unit,
    code,
    statement,
    learningTarget,
    critical: criticalOf(cell),
    prerequisites: cell.text('prerequisites'),
    targetDate: targetDateOf(cell, order),
    threshold: cell.name('threshold'),
    ...methodOf(cell),
    question: cell.text('question'),
    waysToShow: waysOf(cell),
    examples: listOf(cell.text('examples'), /\r?\n|\s\|\s/),
    resources: listOf(cell.text('resource'), /\r?\n|\s\|\s/).map(resourceOf),
    standards: listOf(cell.text('standard'), /[,;|\n]/),
  };
}

function listOf(text: string | null, between: RegExp): string[] {
  if (text === null) return [];
  const parts = text.split(between).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ''))];
}

const YES_WORDS = ['critical', 'c', 'esencial', 'crítico', 'critico'];
const NO_WORDS = ['nice-to-know', 'nice to know', 'nice', 'complementario'];

function criticalOf(cell: CellReader): boolean | null {
  const written = cell.name('critical');
  if (written === null) return null;
  const critical = yesOrNo(written, YES_WORDS, NO_WORDS);
  if (critical === null) cell.problem('critical', written, 'interchange.rule.yes-no');
  return critical;
}

function targetDateOf(cell: CellReader, order: DayOrder): string | null {
  const written = cell.name('targetDate');
  if (written === null) return null;
  const parsed = writtenDate(written);
  const date = parsed && resolveDate(parsed, order);
  if (date === null && !(parsed && order === 'unknown')) {
    cell.problem('targetDate', written, 'interchange.rule.date');
  }
  return date;
}

/** `n-times 3`, `Decaying average (0.65)`: the method, and its number where one is written. */
function methodOf(cell: CellReader): { method: string | null; parameter: number | null } {
  const written = cell.name('method');
  if (written === null) return { method: null, parameter: null };
  const plain = written.toLowerCase().replace(/[_\s]+/g, '-');
  const method =
    METHODS.find((name) => plain === name) ??
    METHODS.find((name) => plain.startsWith(`${name}-`)) ??
    (plain.startsWith('most-recent') ? 'latest' : null);
  if (method === null) {
    cell.problem('method', written, 'interchange.rule.method', { known: METHODS.join(', ') });
    return { method: null, parameter: null };
  }
  const number = /(\d+(?:[.,]\d+)?)\D*$/.exec(written);
  return { method, parameter: number ? numberOf(number[1] ?? '') : null };
}

function waysOf(cell: CellReader): string[] {
  const known: string[] = [];
  for (const written of listOf(cell.text('waysToShow'), /[,;|\n]/)) {
    const way = EVIDENCE_KINDS.find((kind) => kind === written.toLowerCase());
    if (way) known.push(way);
    else cell.problem('waysToShow', written, 'interchange.rule.kind', kindsKnown);
  }
  return known;
}

const kindsKnown = { known: EVIDENCE_KINDS.join(', ') };

/** A web address is a link; what is written before it is its title. */
function resourceOf(text: string): { title: string; link: string | null } {
  const link = /https?:\/\/\S{1,2000}/i.exec(text)?.[0].replace(/[>)\].,]{1,9}$/, '') ?? null;
  if (link === null) return { title: text, link: null };
  const title = text
    .replace(link, '')
    .slice(0, LONGEST_NAME)
    .replace(/[<>()[\]]+/g, ' ')
    .replace(/[\s:–-]+$/, '')
    .trim();
  return { title: title === '' ? link : title, link };
}
