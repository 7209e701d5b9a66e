import { TroubleError } from '#shared/contract/errors.ts';
import { say } from '../say.ts';
import { keptText, LONGEST_NAME, unguarded } from './cell-text.ts';
import { type Columns, findColumns, isTooWide, plainHeading, type Spellings } from './columns.ts';
import { type CsvTable, fromHeadingRow } from './csv-table.ts';
import { dayOrderOf, resolveDate, writtenDate } from './date-text.ts';
import { PERSON_SPELLINGS } from './grades-table.ts';
import type { Problems } from './problem.ts';
import type { ResultEntry } from './reading.ts';
import { schoolIdOf } from './school-id.ts';

type Field = 'schoolId' | 'student' | 'login' | 'test' | 'on' | 'score' | 'band';

const SPELLINGS: Spellings<Field> = {
  schoolId:
    'studentid studentnumber sid schoolid localid localstudentid permid sisid orgdefinedid idnumber stateid statestudentid id matricula idescolar iddelaescuela iddeestudiante iddelestudiante numerodeestudiante numerodeidentificacion expediente'.split(
      ' ',
    ),
  student:
    'student studentname name fullname learner pupil estudiante alumno alumna nombrecompleto nombredelestudiante'.split(
      ' ',
    ),
  login: [...PERSON_SPELLINGS.email, ...PERSON_SPELLINGS.login],
  test: 'test testname assessment assessmentname exam subject title prueba examen nombredelaprueba evaluacion'.split(
    ' ',
  ),
  on: 'date testdate dateadministered administrationdate teston completed on fecha fechadelaprueba'.split(
    ' ',
  ),
  score:
    'score scalescore scaledscore rawscore overallscore result points puntaje puntuacion puntos resultado'.split(
      ' ',
    ),
  band: 'band level performancelevel achievementlevel proficiency proficiencylevel overallachievementlevel percentile banda nivel niveldedesempeno percentil'.split(
    ' ',
  ),
};

const isNamed = (columns: Columns<Field>): boolean =>
  columns.has('schoolId') || columns.has('student') || columns.has('login');
const isUsable = (columns: Columns<Field>): boolean => isNamed(columns) && columns.has('test');

const NAMES_TEST = new Set(
  'test testname assessment assessmentname exam prueba examen nombredelaprueba'.split(' '),
);

/** True for headings that can only be those of results of tests from outside. */
export function areResultHeadings(cells: readonly string[]): boolean {
  const columns = findColumns(cells, SPELLINGS);
  const test = plainHeading(columns.heading('test'));
  const hasResult = columns.has('score') || columns.has('band');
  return isUsable(columns) && NAMES_TEST.has(test) && columns.has('on') && hasResult;
}

/** Results of tests from outside, one a row. Throws TroubleError IMPORT_HEADINGS. */
export function readResults(given: CsvTable, dayFirst: boolean | null, problems: Problems) {
  const table = fromHeadingRow(given, (cells) => isUsable(findColumns(cells, SPELLINGS)));
  const columns = findColumns(table.headings, SPELLINGS);
  const missing = !isNamed(columns)
    ? say('interchange.heading.student')
    : !columns.has('test')
      ? say('interchange.heading.test')
      : !columns.has('on')
        ? say('interchange.heading.date')
        : columns.has('score') || columns.has('band')
          ? null
          : say('interchange.heading.score');
  const { file } = table;
  if (missing !== null) throw new TroubleError('IMPORT_HEADINGS', { file, missing });
  const dates = table.rows.map(({ cells }) => writtenDate(columns.cell(cells, 'on')));
  const order = dayFirst === null ? dayOrderOf(dates) : dayFirst ? 'day-first' : 'month-first';
  const entries: ResultEntry[] = [];
  let refused = 0;
  for (const [i, { row, cells }] of table.rows.entries()) {
    const kept = (field: Field) => {
      const where = { file, row, column: columns.heading(field) };
      return keptText(unguarded(columns.cell(cells, field)), LONGEST_NAME, where, problems);
    };
    const refuse = (field: Field, rule: Parameters<Problems['add']>[2]) => {
      const value = columns.cell(cells, field) || null;
      problems.add(file, { row, column: columns.heading(field), value }, rule);
      refused += 1;
    };
    if (isTooWide(table, cells)) {
      refuse('test', 'interchange.rule.too-wide');
      continue;
    }
    const schoolId = schoolIdOf(kept('schoolId') ?? '');
    const student = kept('student') || null;
    const login = kept('login') || null;
    if (schoolId === null && student === null && login === null) {
      refuse(person(columns), 'interchange.rule.no-student');
      continue;
    }
    const test = kept('test');
    if (!test) {
      refuse('test', 'interchange.rule.no-test');
      continue;
    }
    const written = dates[i] ?? null;
    const on = written && resolveDate(written, order);
    if (on === null && !(order === 'unknown' && written)) {
      refuse('on', 'interchange.rule.date');
      continue;
    }
    const [score, band] = [kept('score') || null, kept('band') || null];
    if (score === null && band === null) {
      refuse('score', 'interchange.rule.no-result');
      continue;
    }
    entries.push({ row, schoolId, student, login, test, on: on ?? '', score, band });
  }
  return {
    entries,
    refused,
    asksDayFirst: order === 'unknown',
    headings: { student: columns.heading(person(columns)), test: columns.heading('test') },
  };
}

const person = (columns: Columns<Field>): Field =>
  (['schoolId', 'student', 'login'] as const).find((field) => columns.has(field)) ?? 'student';
