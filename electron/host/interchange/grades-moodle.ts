import { plainHeading } from './columns.ts';
import type { GradesSource } from './grades.ts';
import type { GradeColumn, GradeRow, GradesPart } from './grades-reading.ts';
import {
  distinctKeys,
  MOST_COLUMNS,
  personColumns,
  pointsInHeading,
  pseudoRow,
} from './grades-table.ts';

/** Columns that are no results of one task. */
const LEFT_OUT =
  /^(institution|department|abteilung|departamento|institucion|groups?|status|started on|completed|time taken|state|username)$/i;
const LAST_DOWNLOAD = /^last ?downloaded/i;
const TOTAL =
  /^(?:course total|category total|kurs gesamt|total del curso)|\btotal\b.*\((?:real|percentage|letter)\)$/i;
const FEEDBACK = /^feedback\b|\(feedback\)$/i;
const DISPLAY =
  /\s*\((real|percentage|letter|punkte|prozentsatz|buchstabe|porcentaje|letra)\)\s*$/i;
const TYPE =
  /^(?:assignment|quiz|workshop|lesson|forum|scorm|h5p|h5p activity|glossary|data|manual item|aufgabe|test|tarea|cuestionario)\s*:\s*/i;

/** True for the headings of a Moodle grades export. */
export function isMoodle(headings: readonly string[]): boolean {
  if (headings.some((heading) => LAST_DOWNLOAD.test(heading))) return true;
  const typed = headings.filter((heading) => TYPE.test(heading)).length;
  const plain = headings.map(plainHeading);
  return (
    typed > 0 && plain.slice(0, 8).some((word) => word === 'emailaddress' || word === 'idnumber')
  );
}

/** A Moodle grades export; its headings may be in the language of the site. */
export function readMoodle({ table, said, problems }: GradesSource): GradesPart {
  const { headings } = table;
  const email = emailPlace(table.rows.slice(0, 20).map(({ cells }) => cells));
  // Names come first in every language; what follows an e-mail address is results.
  const guessed = {
    ...(email > 1 && { givenName: '1', familyName: '2' }),
    ...(email >= 0 && { email: `${email + 1}` }),
  };
  const known = personColumns(table, said, problems);
  const people = known.namesStudents
    ? known
    : personColumns(table, { ...guessed, ...said }, problems);
  const first = known.namesStudents ? 0 : email + 1;
  const candidates = headings
    .map((heading, at) => ({ heading, at }))
    .filter(({ heading, at }) => {
      if (at < first || heading === '' || people.places.has(at)) return false;
      if (LEFT_OUT.test(heading) || LAST_DOWNLOAD.test(heading)) return false;
      if (TOTAL.test(heading) || FEEDBACK.test(heading)) return false;
      return !isUnixTime(table.rows.map(({ cells }) => cells[at] ?? ''));
    });
  const kept = bestDisplay(candidates).slice(0, MOST_COLUMNS);
  const columns = distinctKeys(
    kept.map(({ heading }): GradeColumn => {
      const title = titleOf(heading);
      return { key: title, heading, title, outOf: pointsInHeading(heading.replace(DISPLAY, '')) };
    }),
  );
  const rows = table.rows.flatMap(({ row, cells }): GradeRow[] => {
    const person = people.of(cells);
    if (pseudoRow(person) !== null) return [];
    const own = kept.map(({ at }) => cells[at] ?? '');
    return [{ row, person, on: null, attempt: '', when: '', cells: own }];
  });
  return {
    profile: 'moodle',
    isQuiz: false,
    columns,
    rows,
    headings,
    namesStudents: people.namesStudents,
    refused: 0,
    asksDayFirst: false,
  };
}

const titleOf = (heading: string): string =>
  heading.replace(DISPLAY, '').replace(TYPE, '').trim() || heading;

interface Candidate {
  readonly heading: string;
  readonly at: number;
}

/** One column a task: a percentage says what it is out of, points and letters do not. */
function bestDisplay(candidates: readonly Candidate[]): Candidate[] {
  const rank = ({ heading }: Candidate): number => {
    const display = DISPLAY.exec(heading)?.[1]?.toLowerCase() ?? '';
    if (/^p(er|ro|or)/.test(display) && display !== 'punkte') return 0;
    return /^(letter|buchstabe|letra)$/.test(display) ? 2 : 1;
  };
  const groups = new Map<string, Candidate[]>();
  for (const one of candidates) {
    const isTyped = DISPLAY.test(one.heading);
    const key = isTyped ? one.heading.replace(DISPLAY, '') : `${one.at} ${one.heading}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map(
    (group) => [...group].sort((a, b) => rank(a) - rank(b))[0] as Candidate,
  );
}

function emailPlace(rows: readonly (readonly string[])[]): number {
  const width = Math.min(12, Math.max(0, ...rows.map((cells) => cells.length)));
  for (let at = 0; at < width; at += 1) {
    const filled = rows.map((cells) => cells[at] ?? '').filter((cell) => cell !== '');
    if (filled.length > 0 && filled.every((cell) => /^\S+@\S+$/.test(cell))) return at;
  }
  return -1;
}

/** When the file was made, as the last column says it in whatever language. */
const isUnixTime = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => /^1\d{9}$/.test(cell));
