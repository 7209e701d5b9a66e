import { plainHeading } from './columns.ts';
import type { GradesSource } from './grades.ts';
import type { GradeColumn, GradePerson, GradeRow, GradesPart } from './grades-reading.ts';
import {
  distinctKeys,
  MOST_COLUMNS,
  personColumns,
  plainText,
  pseudoRow,
  readDays,
} from './grades-table.ts';
import { numberOf } from './score-text.ts';

/** Columns that Canvas works out itself; a group's name may stand before them. */
const COMPUTED =
  /(?:^|\s)(?:(?:unposted )?(?:current|final) (?:points|score|grade)|override (?:score|grade|status))(?: \(.*\))?$/i;
/** Identity columns without a person's name or number in them. */
const LEFT_OUT = new Set([
  'section',
  'integrationid',
  'rootaccount',
  'sections',
  'lastname',
  'firstname',
]);

/** True for the headings of a Canvas gradebook. */
export function isCanvas(headings: readonly string[]): boolean {
  const plain = headings.slice(0, 12).map(plainHeading);
  const named = plain[0] === 'student' || (plain[0] === 'lastname' && plain[1] === 'firstname');
  return named && plain.includes('id') && plain.includes('section');
}

/** A Canvas gradebook: one column an assignment, rows of points and posting above the students. */
export function readCanvas({ table, said, problems }: GradesSource): GradesPart {
  const people = personColumns(table, said, problems);
  const plain = table.headings.map(plainHeading);
  const section = plain.indexOf('section');
  const rows: GradeRow[] = [];
  const points = new Map<number, string>();
  const grid: { row: number; person: GradePerson; cells: readonly string[] }[] = [];
  for (const { row, cells } of table.rows) {
    const person = people.of(cells);
    const kind = pseudoRow(person);
    if (kind === 'totals') for (const [at, cell] of cells.entries()) points.set(at, cell);
    if (kind === null) grid.push({ row, person, cells });
  }
  const isComputed = (at: number) =>
    COMPUTED.test(table.headings[at] ?? '') || /^\(read only\)$/i.test(points.get(at) ?? '');
  const places = table.headings
    .map((_, at) => at)
    .filter(
      (at) =>
        at > section && !people.places.has(at) && !LEFT_OUT.has(plain[at] ?? '') && !isComputed(at),
    )
    .filter((at) => table.headings[at] !== '' && (points.size === 0 || points.get(at) !== ''))
    .slice(0, MOST_COLUMNS);
  const columns = distinctKeys(
    places.map((at): GradeColumn => {
      const heading = table.headings[at] ?? '';
      const [, title = heading, id] = /^(.*\S)\s*\((\d+)\)$/s.exec(heading) ?? [];
      const outOf = numberOf(points.get(at) ?? '');
      return { key: id ?? title, heading, title, outOf: outOf && outOf > 0 ? outOf : null };
    }),
  );
  for (const { row, person, cells } of grid) {
    const own = places.map((at) => cells[at] ?? '');
    rows.push({ row, person, on: null, attempt: '', when: '', cells: own });
  }
  const { headings } = table;
  return {
    profile: 'canvas',
    isQuiz: false,
    columns,
    rows,
    headings,
    namesStudents: people.namesStudents,
    refused: 0,
    asksDayFirst: false,
  };
}

/** True for the headings of a quiz's student analysis. */
export function isCanvasQuiz(headings: readonly string[]): boolean {
  const plain = headings.map(plainHeading);
  const ends = ['ncorrect', 'nincorrect', 'score'];
  return plain[0] === 'name' && ends.every((word) => plain.includes(word));
}

/** A quiz's student analysis: for each question what was answered and, beside it, the points. */
export function readCanvasQuiz({ table, said, problems, dayFirst }: GradesSource): GradesPart {
  const { headings } = table;
  const plain = headings.map(plainHeading);
  const people = personColumns(table, { schoolId: 'sis_id', ...said }, problems);
  const submitted = plain.indexOf('submitted');
  const attempt = plain.indexOf('attempt');
  const end = plain.indexOf('ncorrect') < 0 ? headings.length : plain.indexOf('ncorrect');
  const places: number[] = [];
  const columns: GradeColumn[] = [];
  for (let at = Math.max(submitted, attempt) + 1; at + 1 < end; at += 1) {
    const outOf = numberOf(headings[at + 1] ?? '');
    if (outOf === null || places.length >= MOST_COLUMNS) continue;
    const heading = headings[at] ?? '';
    const [, id, question = heading] = /^(\d+):\s*(.*)$/s.exec(heading) ?? [];
    const title = plainText(question).slice(0, 300) || `${places.length + 1}`;
    columns.push({ key: id ?? title, heading, title, outOf: outOf > 0 ? outOf : null });
    places.push(at + 1);
    at += 1;
  }
  const whole = plain.lastIndexOf('score');
  if (whole >= 0) {
    const sum = columns.reduce((total, column) => total + (column.outOf ?? 0), 0);
    columns.push({
      key: WHOLE,
      heading: headings[whole] ?? '',
      title: headings[whole] ?? '',
      outOf: sum > 0 ? sum : null,
    });
    places.push(whole);
  }
  const cell = (cells: readonly string[], at: number) => (at < 0 ? '' : (cells[at] ?? ''));
  const days = readDays(
    table.rows.map(({ cells }) => cell(cells, submitted)),
    dayFirst,
    { file: table.file, heading: headings[submitted] ?? '', problems },
  );
  const rows = table.rows.flatMap(({ row, cells }): GradeRow[] => {
    const person = people.of(cells);
    if (pseudoRow(person) !== null) return [];
    const when = cell(cells, submitted);
    const on = days.dayOf(when, row);
    if (on === undefined) return [];
    return [
      {
        row,
        person,
        on,
        attempt: cell(cells, attempt) || when,
        when,
        cells: places.map((at) => cell(cells, at)),
      },
    ];
  });
  return {
    profile: 'canvas-quiz',
    isQuiz: true,
    columns: distinctKeys(columns),
    rows,
    headings,
    namesStudents: people.namesStudents,
    refused: days.refused,
    asksDayFirst: days.order === 'unknown',
  };
}

/** Key of the column that holds a quiz's whole score. */
export const WHOLE = 'score';
