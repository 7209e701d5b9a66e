import type { ImportProfile } from '#shared/contract/features/import-grades.ts';
import { type CsvTable, fromHeadingRow } from './csv-table.ts';
import {
  isBrightspace,
  isBrightspaceQuiz,
  readBrightspace,
  readBrightspaceQuiz,
} from './grades-brightspace.ts';
import { isCanvas, isCanvasQuiz, readCanvas, readCanvasQuiz } from './grades-canvas.ts';
import { isGoogleForms, readGoogleForms } from './grades-google-forms.ts';
import { isMoodle, readMoodle } from './grades-moodle.ts';
import { isPlainGrades, readPlainGrades } from './grades-plain.ts';
import type { GradesPart } from './grades-reading.ts';
import type { Problems } from './problem.ts';

/** What every reader of a grades export is given. */
export interface GradesSource {
  readonly table: CsvTable;
  readonly dayFirst: boolean | null;
  /** Headings that a person named for things the reader looks for. */
  readonly said: Partial<Record<string, string>>;
  readonly problems: Problems;
}

type Platform = Exclude<ImportProfile, 'auto' | 'plain'>;

interface Reader {
  readonly profile: Platform;
  readonly knows: (headings: readonly string[]) => boolean;
  readonly read: (source: GradesSource) => GradesPart;
}

/** In the order in which they are asked; the surest signs first. */
const READERS: readonly Reader[] = [
  { profile: 'canvas-quiz', knows: isCanvasQuiz, read: readCanvasQuiz },
  { profile: 'brightspace-quiz', knows: isBrightspaceQuiz, read: readBrightspaceQuiz },
  { profile: 'canvas', knows: isCanvas, read: readCanvas },
  { profile: 'brightspace', knows: isBrightspace, read: readBrightspace },
  { profile: 'moodle', knows: isMoodle, read: readMoodle },
  { profile: 'google-forms', knows: isGoogleForms, read: readGoogleForms },
];

/** The platform whose export has these headings; null: none that is known. */
export function platformOf(table: CsvTable): Platform | null {
  for (const headings of upperRows(table)) {
    const found = READERS.find((reader) => reader.knows(headings));
    if (found) return found.profile;
  }
  return null;
}

/** A heading longer than this is none, and patterns over it would take for ever. */
const LONGEST_HEADING = 500;

const clippedHeadings = (cells: readonly string[]): readonly string[] =>
  cells.map((cell) => (cell.length > LONGEST_HEADING ? cell.slice(0, LONGEST_HEADING) : cell));

const upperRows = (table: CsvTable): (readonly string[])[] =>
  [table.headings, ...table.rows.slice(0, 10).map(({ cells }) => cells)].map(clippedHeadings);

/** Headings that stand several times, with what a row above them says to tell them apart. */
function namedFromAbove(whole: CsvTable, table: CsvTable): readonly string[] {
  const gone = whole.rows.length - table.rows.length;
  if (gone === 0) return table.headings;
  const above = [whole.headings, ...whole.rows.slice(0, gone - 1).map(({ cells }) => cells)];
  const times = new Map<string, number>();
  for (const one of table.headings) times.set(one, (times.get(one) ?? 0) + 1);
  return table.headings.map((heading, at) => {
    if (heading === '' || (times.get(heading) ?? 0) < 2) return heading;
    const name = above.map((cells) => cells[at] ?? '').find((cell) => cell.trim() !== '');
    return name === undefined ? heading : `${name.trim()} ${heading}`;
  });
}

/** Reads a table of results as the export of one platform, or as any list. */
export function readGrades(source: GradesSource, profile: Platform | 'plain'): GradesPart {
  const reader = READERS.find((one) => one.profile === profile);
  if (reader) {
    const knows = (cells: readonly string[]) => reader.knows(clippedHeadings(cells));
    const table = fromHeadingRow(source.table, knows);
    return reader.read({
      ...source,
      table: { ...table, headings: clippedHeadings(table.headings) },
    });
  }
  const table = fromHeadingRow(source.table, isPlainGrades);
  const headings = clippedHeadings(namedFromAbove(source.table, table));
  return readPlainGrades({ ...source, table: { ...table, headings } });
}
