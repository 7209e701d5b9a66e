import { plainHeading } from './columns.ts';
import type { GradesSource } from './grades.ts';
import { WHOLE } from './grades-canvas.ts';
import type { GradeColumn, GradeRow, GradesPart } from './grades-reading.ts';
import { distinctKeys, MOST_COLUMNS, personColumns, pseudoRow, readDays } from './grades-table.ts';

const isTimestamp = (heading: string): boolean =>
  ['timestamp', 'zeitstempel', 'marcatemporal', 'horodateur'].includes(plainHeading(heading));

/** True for the headings of a quiz's responses. */
export function isGoogleForms(headings: readonly string[]): boolean {
  const [first = ''] = headings;
  if (!isTimestamp(first)) return false;
  const plain = headings.map(plainHeading);
  return plain.includes('score') || headings.some((heading) => /\[score\]\s*$/i.test(heading));
}

/** Responses of a Forms quiz: a row an attempt; points of questions where they were released. */
export function readGoogleForms({ table, said, problems, dayFirst }: GradesSource): GradesPart {
  const { headings } = table;
  const people = personColumns(table, said, problems);
  const time = Math.max(0, headings.findIndex(isTimestamp));
  const columns: GradeColumn[] = [];
  const places: number[] = [];
  headings.forEach((heading, at) => {
    const question = /^(.*?)\s*\[score\]\s*$/is.exec(heading)?.[1];
    if (columns.length >= MOST_COLUMNS || people.places.has(at)) return;
    if (question !== undefined) {
      columns.push({ key: question, heading, title: question.trim() || heading, outOf: null });
      places.push(at);
    } else if (plainHeading(heading) === 'score' && !columns.some(({ key }) => key === WHOLE)) {
      columns.push({ key: WHOLE, heading, title: heading, outOf: null });
      places.push(at);
    }
  });
  const days = readDays(
    table.rows.map(({ cells }) => cells[time] ?? ''),
    dayFirst,
    { file: table.file, heading: headings[time] ?? '', problems },
  );
  const rows = table.rows.flatMap(({ row, cells }): GradeRow[] => {
    const person = people.of(cells);
    if (pseudoRow(person) !== null) return [];
    const when = cells[time] ?? '';
    const own = places.map((at) => cells[at] ?? '');
    const on = days.dayOf(when, row);
    return on === undefined ? [] : [{ row, person, on, attempt: when, when, cells: own }];
  });
  return {
    profile: 'google-forms',
    isQuiz: true,
    columns: distinctKeys(columns),
    rows,
    headings,
    namesStudents: people.namesStudents,
    refused: days.refused,
    asksDayFirst: days.order === 'unknown',
  };
}
