import { findColumns, plainHeading } from './columns.ts';
import type { CsvTable } from './csv-table.ts';
import type { GradesSource } from './grades.ts';
import type { GradeColumn, GradePerson, GradeRow, GradesPart } from './grades-reading.ts';
import {
  distinctKeys,
  MOST_COLUMNS,
  personColumns,
  pointsInHeading,
  pseudoRow,
  readDays,
  withSaid,
} from './grades-table.ts';
import { createProblems } from './problem.ts';
import { numberOf, writtenScore } from './score-text.ts';

const DAY = {
  on: ['date', 'on', 'day', 'timestamp', 'submitted', 'takenon', 'assessedon', 'fecha', 'datum'],
};
/** What stands beside results in class lists and gradebooks of every make. */
const LEFT_OUT = new Set(
  'section sections period grade gradelevel year homeroom teacher course class counselor gender dob birthdate phone parentemail notes comment comments average total overall overallgrade currentgrade finalgrade letter lettergrade gpa role status group'.split(
    ' ',
  ),
);

/** What would be mastery, beside each result of a learning mastery export. */
const TARGET = /\bmastery points$/i;

/** True when a row of cells heads people and something beside them. */
export function isPlainGrades(headings: readonly string[]): boolean {
  const table: CsvTable = { file: '', headings, rows: [], separator: ',' };
  const people = personColumns(table, {}, createProblems());
  const isOther = (at: number) =>
    !people.places.has(at) && !LEFT_OUT.has(plainHeading(headings[at] ?? ''));
  return people.namesStudents && headings.some((heading, at) => heading !== '' && isOther(at));
}

/** Any list with people down and results across. */
export function readPlainGrades({ table, said, problems, dayFirst }: GradesSource): GradesPart {
  const { headings } = table;
  const people = personColumns(table, said, problems);
  const day = findColumns(headings, withSaid(DAY, said, headings)).place('on') ?? -1;
  const grid: { row: number; person: GradePerson; cells: readonly string[] }[] = [];
  const points = new Map<number, number>();
  for (const { row, cells } of table.rows) {
    const person = people.of(cells);
    // Where nobody knows yet who is named, a person will say.
    const kind = people.namesStudents ? pseudoRow(person) : null;
    if (kind === 'totals') {
      cells.forEach((cell, at) => {
        const value = numberOf(cell);
        if (value !== null && value > 0) points.set(at, value);
      });
    }
    if (kind === null) grid.push({ row, person, cells });
  }
  const places = headings
    .map((_, at) => at)
    .filter(
      (at) =>
        !TARGET.test(headings[at] ?? '') &&
        at !== day &&
        !people.places.has(at) &&
        !LEFT_OUT.has(plainHeading(headings[at] ?? '')),
    )
    .filter((at) => headings[at] !== '' || holdsResults(grid.map(({ cells }) => cells[at] ?? '')))
    .slice(0, MOST_COLUMNS);
  const columns = distinctKeys(
    places.map((at): GradeColumn => {
      const heading = headings[at] ?? '';
      const title = heading.slice(0, 300) || `${at + 1}`;
      const outOf = points.get(at) ?? pointsInHeading(heading);
      return { key: title, heading: title, title, outOf };
    }),
  );
  const days = readDays(
    grid.map(({ cells }) => (day < 0 ? '' : (cells[day] ?? ''))),
    dayFirst,
    { file: table.file, heading: headings[day] ?? '', problems },
  );
  const seen = new Map<string, number>();
  const rows = grid.flatMap(({ row, person, cells }): GradeRow[] => {
    // A person who stands there twice was assessed twice.
    const key = JSON.stringify([person, day < 0 ? '' : cells[day]]);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    const when = day < 0 ? '' : (cells[day] ?? '');
    const on = day < 0 ? null : days.dayOf(when, row);
    if (on === undefined) return [];
    const attempt = number === 1 ? when : `${when} ${number}`;
    return [{ row, person, on, attempt, when: '', cells: places.map((at) => cells[at] ?? '') }];
  });
  return {
    profile: 'plain',
    isQuiz: false,
    columns,
    rows,
    headings,
    namesStudents: people.namesStudents,
    refused: days.refused,
    asksDayFirst: days.order === 'unknown',
  };
}

const holdsResults = (cells: readonly string[]): boolean =>
  cells.some((cell) => writtenScore(cell)?.kind === 'score');
