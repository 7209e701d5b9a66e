import { TroubleError } from '#shared/contract/errors.ts';
import { EVIDENCE_KINDS, ROBUSTNESS, SUPPORTS } from '#shared/contract/types.ts';
import { isId } from '#shared/domain/ids.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import { es } from '#shared/text/es.ts';
import { say } from '../say.ts';
import { keptText, LONGEST_NAME, LONGEST_TEXT, unguarded } from './cell-text.ts';
import { type Columns, findColumns, isTooWide, plainHeading, type Spellings } from './columns.ts';
import { type CsvTable, fromHeadingRow } from './csv-table.ts';
import {
  type DayOrder,
  dateReader,
  dayOrderOf,
  resolveDate,
  type writtenDate,
} from './date-text.ts';
import { PERSON_SPELLINGS, withSaid } from './grades-table.ts';
import { writtenInstant } from './instant-text.ts';
import type { Problems } from './problem.ts';
import type { EvidenceEntry, Result } from './reading.ts';
import { schoolIdOf } from './school-id.ts';
import { numberOf, writtenScore } from './score-text.ts';
import { yesOrNo } from './yes-or-no.ts';

type Field =
  | 'schoolId'
  | 'student'
  | 'login'
  | 'objective'
  | 'on'
  | 'level'
  | 'score'
  | 'outOf'
  | 'kind'
  | 'task'
  | 'version'
  | 'assessor'
  | 'shown'
  | 'feedback'
  | 'support'
  | 'robust'
  | 'aimed'
  | 'late'
  | 'recorded'
  | 'id';

const SPELLINGS: Spellings<Field> = {
  schoolId:
    'studentid studentnumber studentno student# sid schoolid localid localstudentid permid pupilid sisid sisuserid orgdefinedid idnumber matricula idescolar iddelaescuela iddeestudiante iddelestudiante numerodeestudiante numerodeidentificacion expediente'.split(
      ' ',
    ),
  student:
    'student studentname name fullname learner pupil estudiante alumno alumna nombrecompleto nombredelestudiante'.split(
      ' ',
    ),
  // An address or a name for signing in, whichever the list has.
  login: [...PERSON_SPELLINGS.email, ...PERSON_SPELLINGS.login],
  objective: 'objective objectivecode code outcome skill objetivo codigodelobjetivo codigo'.split(
    ' ',
  ),
  on: 'date on day takenon assessedon fecha dia'.split(' '),
  level: 'level mark proficiency rating nivel'.split(' '),
  score: 'score points pointsearned earned result puntos puntaje puntuacion resultado'.split(' '),
  outOf:
    'outof maximum max maxpoints pointspossible possible total de sobre puntosposibles maximo'.split(
      ' ',
    ),
  kind: 'kind type evidencekind tipo tipodeevidencia'.split(' '),
  task: 'task assignment assessment taskname tarea'.split(' '),
  version: ['version', 'form', 'forma'],
  assessor:
    'assessor assessedby teacher by evaluador evaluadora quienevalua evaluadopor docente'.split(
      ' ',
    ),
  shown: 'shown whatwasshown showed loquemostro mostrado'.split(' '),
  feedback: 'feedback comment comments note notes comentario comentarios'.split(' '),
  support: ['support', 'apoyo', 'ayuda'],
  robust: ['robust', 'shownby', 'comolomostro'],
  aimed: ['aimed', 'aimedat', 'nivelbuscado'],
  late: ['late', 'tarde', 'entregatardia'],
  recorded: ['recorded', 'recordedat', 'registrado', 'registradoel'],
  id: ['id', 'evidenceid'],
};

const isStudentNamed = (columns: Columns<Field>): boolean =>
  columns.has('schoolId') || columns.has('student') || columns.has('login');
const isJudged = (columns: Columns<Field>): boolean => columns.has('level') || columns.has('score');

/** How many headings of an evidence file a row of cells holds; 0 when an indispensable one lacks. */
export function evidenceHeadings(cells: readonly string[]): number {
  const columns = findColumns(cells, SPELLINGS);
  if (!isStudentNamed(columns) || !columns.has('objective') || !isJudged(columns)) return 0;
  return (Object.keys(SPELLINGS) as Field[]).filter(columns.has).length;
}

/** True when headings speak of one result a row, even where an indispensable one lacks. */
export function isOnePerRow(headings: readonly string[]): boolean {
  const columns = findColumns(headings, SPELLINGS);
  if (columns.has('objective')) return true;
  // Several scores of one person stand side by side: what each is about stands elsewhere.
  const scores = headings.filter((one) => SPELLINGS.score.includes(plainHeading(one))).length;
  return isJudged(columns) && scores < 2;
}

/**
 * Attempts, one per row; `said` names headings that a person gave a meaning. Throws TroubleError
 * IMPORT_HEADINGS.
 */
export function readEvidence(
  given: CsvTable,
  dayFirst: boolean | null,
  problems: Problems,
  said: Partial<Record<string, string>> = {},
) {
  const table = fromHeadingRow(given, (cells) => evidenceHeadings(cells) > 0);
  const login = said.email ?? said.login;
  const named = { ...said, ...(login !== undefined && { login }) };
  const columns = findColumns(table.headings, withSaid(SPELLINGS, named, table.headings));
  const missing = !isStudentNamed(columns)
    ? say('interchange.heading.student')
    : !columns.has('objective')
      ? say('interchange.heading.objective')
      : !columns.has('on')
        ? say('interchange.heading.date')
        : isJudged(columns)
          ? null
          : say('interchange.heading.level');
  if (missing !== null) throw new TroubleError('IMPORT_HEADINGS', { file: table.file, missing });

  const readDate = dateReader();
  const dates = table.rows.map(({ cells }) => readDate(columns.cell(cells, 'on')));
  const order = dayFirst === null ? dayOrderOf(dates) : dayFirst ? 'day-first' : 'month-first';
  const entries: EvidenceEntry[] = [];
  const rowOfId = new Map<string, number>();
  let refused = 0;
  for (const { row, cells } of table.rows) {
    const reader = new RowReader(table, columns, row, cells, problems, readDate);
    const entry = reader.entry(order, rowOfId);
    if (entry) entries.push(entry);
    else refused += 1;
  }
  return {
    entries,
    refused,
    asksDayFirst: order === 'unknown',
    headings: {
      student: columns.heading(personField(columns)),
      objective: columns.heading('objective'),
      level: columns.heading(columns.has('level') ? 'level' : 'score'),
      aimed: columns.heading('aimed'),
    },
  };
}

/** A word of ours as Spanish has it, with or without its accents. */
const isSpanishFor = (key: string, written: string): boolean =>
  plainHeading(SPANISH.get(key) ?? '') === plainHeading(written);
const SPANISH: ReadonlyMap<string, string> = new Map(Object.entries(es));

/** The surest column that names a person. */
const personField = (columns: Columns<Field>): Field =>
  (['schoolId', 'student', 'login'] as const).find((field) => columns.has(field)) ?? 'student';

/** Reads one row; `null` out of `entry` means refused, and the problem has been added. */
class RowReader {
  readonly #table: CsvTable;
  readonly #columns: Columns<Field>;
  readonly #row: number;
  readonly #cells: readonly string[];
  readonly #problems: Problems;
  readonly #readDate: typeof writtenDate;

  constructor(
    table: CsvTable,
    columns: Columns<Field>,
    row: number,
    cells: readonly string[],
    problems: Problems,
    readDate: typeof writtenDate,
  ) {
    this.#readDate = readDate;
    this.#table = table;
    this.#columns = columns;
    this.#row = row;
    this.#cells = cells;
    this.#problems = problems;
  }

  entry(order: DayOrder, rowOfId: Map<string, number>): EvidenceEntry | null {
    if (isTooWide(this.#table, this.#cells)) return this.#refuse(null, 'interchange.rule.too-wide');
    const schoolId = schoolIdOf(this.#name('schoolId') ?? '');
    const student = this.#name('student');
    const login = this.#name('login');
    if (schoolId === null && student === null && login === null) {
      return this.#refuse(personField(this.#columns), 'interchange.rule.no-student');
    }
    const objective = this.#name('objective');
    if (objective === null) return this.#refuse('objective', 'interchange.rule.no-objective');
    const result = this.#result();
    if (result === null) return null;
    const on = this.#date(order);
    if (on === null) return null;
    const kind = this.#oneOf('kind', EVIDENCE_KINDS, 'interchange.rule.kind');
    const support = this.#oneOf('support', SUPPORTS, 'interchange.rule.support');
    const robust = this.#oneOf('robust', ROBUSTNESS, 'interchange.rule.robust');
    if (kind === undefined || support === undefined || robust === undefined) return null;
    const id = this.#id(rowOfId);
    if (id === undefined) return null;
    return {
      row: this.#row,
      id,
      schoolId,
      student,
      login,
      objective,
      on,
      result,
      kind,
      task: this.#name('task'),
      version: this.#name('version'),
      assessor: this.#name('assessor'),
      shown: this.#text('shown'),
      feedback: this.#text('feedback'),
      support,
      robust,
      aimed: this.#name('aimed'),
      late: yesOrNo(this.#columns.cell(this.#cells, 'late'), ['late']) ?? false,
      recordedAt: this.#recordedAt(),
    };
  }

  #kept(field: Field, longest: number): string | null {
    const cell = this.#columns.cell(this.#cells, field);
    if (cell === '') return null;
    const where = { file: this.#table.file, row: this.#row, column: this.#columns.heading(field) };
    return keptText(unguarded(cell), longest, where, this.#problems);
  }
  #name(field: Field): string | null {
    return this.#kept(field, LONGEST_NAME);
  }
  #text(field: Field): string | null {
    return this.#kept(field, LONGEST_TEXT);
  }

  #refuse(
    field: Field | null,
    key: Parameters<Problems['add']>[2],
    params?: Parameters<Problems['add']>[3],
  ): null {
    const column = field === null ? null : this.#columns.heading(field);
    const value = field === null ? null : this.#columns.cell(this.#cells, field) || null;
    this.#problems.add(this.#table.file, { row: this.#row, column, value }, key, params);
    return null;
  }

  /** A level as written, else a score; what is no result at all is a status. */
  #result(): Result | null {
    const level = this.#name('level');
    if (level !== null) return { kind: 'level', written: level };
    const written = this.#name('score');
    const parsed = writtenScore(written ?? '');
    // Some lists write the level where others write points; the scale will tell.
    if (parsed === null) return { kind: 'level', written: written ?? '' };
    if (parsed.kind === 'status') return parsed;
    const ownTotal = this.#name('outOf');
    const outOf = parsed.outOf ?? (ownTotal === null ? null : numberOf(ownTotal));
    if (outOf === null) return this.#refuse('outOf', 'interchange.rule.no-total');
    if (parsed.score < 0 || outOf <= 0) return this.#refuse('score', 'interchange.rule.score');
    return { kind: 'score', score: parsed.score, outOf };
  }

  /** Null: refused. While nobody knows how dates are meant, the row waits with an empty date. */
  #date(order: DayOrder): IsoDate | null {
    const written = this.#name('on');
    if (written === null) return this.#refuse('on', 'interchange.rule.no-date');
    const parsed = this.#readDate(written);
    if (parsed && order === 'unknown' && parsed.kind === 'slashed') return '';
    const date = parsed && resolveDate(parsed, order);
    return date ?? this.#refuse('on', 'interchange.rule.date');
  }

  /** Null: nothing is written; undefined: refused. */
  #oneOf<Word extends string>(
    field: Field,
    words: readonly Word[],
    key: 'interchange.rule.kind' | 'interchange.rule.support' | 'interchange.rule.robust',
  ): Word | null | undefined {
    const written = this.#name(field);
    if (written === null) return null;
    const plain = written.toLowerCase();
    const word =
      words.find((known) => known === plain) ??
      words.find((known) => known === plain.replace(/[\s_]+/g, '-')) ??
      words.find((known) => isSpanishFor(`${field}.${known}`, written));
    if (word !== undefined) return word;
    this.#refuse(field, key, { known: words.join(', ') });
    return undefined;
  }

  #id(rowOfId: Map<string, number>): string | null | undefined {
    const id = this.#name('id')?.toLowerCase() ?? null;
    if (id === null || !isId(id)) return null;
    const earlier = rowOfId.get(id);
    if (earlier === undefined) {
      rowOfId.set(id, this.#row);
      return id;
    }
    this.#refuse('id', 'interchange.rule.twice', { row: earlier });
    return undefined;
  }

  /** Null: nothing usable is written; the order in the file then says which of a day is the latest. */
  #recordedAt(): number | null {
    const written = this.#name('recorded');
    if (written === null) return null;
    const millis = writtenInstant(written);
    if (millis !== null && millis > 0) return millis;
    return this.#refuse('recorded', 'interchange.rule.instant');
  }
}
