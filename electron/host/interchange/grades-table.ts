import { keptText, LONGEST_NAME, unguarded } from './cell-text.ts';
import { findColumns, plainHeading } from './columns.ts';
import type { CsvTable } from './csv-table.ts';
import { type DayOrder, dayOrderOf, resolveDate, writtenDate } from './date-text.ts';
import type { GradeColumn, GradePerson } from './grades-reading.ts';
import type { Problems } from './problem.ts';
import { schoolIdOf } from './school-id.ts';
import { isNothing, numberOf } from './score-text.ts';

/** Nobody maps more columns than this; the rest of a hostile heading row is left alone. */
export const MOST_COLUMNS = 500;

/** The ways in which programs head what names a person. */
export const PERSON_SPELLINGS = {
  schoolId:
    'sisuserid sisid studentid studentnumber studentno student# schoolid orgdefinedid idnumber localid localstudentid permid pupilid externalid sid matricule numerodidentification numerodeidentificacion matricula idescolar numerodeestudiante uniqueid uniqueuserid'.split(
      ' ',
    ),
  login: 'sisloginid username userid login loginid user benutzername usuario nombredeusuario'.split(
    ' ',
  ),
  email:
    'emailaddress email mail studentemail emailadresse emaildresse correo correoelectronico direcciondecorreo adressedecourriel courriel'.split(
      ' ',
    ),
  ownId: ['id', 'canvasid', 'canvasuserid'],
  name: 'student studentname name fullname learner pupil estudiante alumno alumna nombrecompleto nombredelestudiante schuler'.split(
    ' ',
  ),
  givenName: 'firstname givenname first given forename vorname nombre prenom'.split(' '),
  familyName:
    'lastname surname familyname last family nachname apellidos apellido nomdefamille'.split(' '),
};
export type PersonField = keyof typeof PERSON_SPELLINGS;

/** Where a table names its people. */
export interface PersonColumns {
  readonly places: ReadonlySet<number>;
  readonly namesStudents: boolean;
  of(cells: readonly string[]): GradePerson;
}

/** Finds the columns of people by their headings; `said` names some of them. */
export function personColumns(
  table: CsvTable,
  said: Partial<Record<string, string>>,
  problems: Problems,
): PersonColumns {
  const named = { ...said, ...(said.student !== undefined && { name: said.student }) };
  const columns = findColumns(table.headings, withSaid(PERSON_SPELLINGS, named, table.headings));
  const fields = Object.keys(PERSON_SPELLINGS) as PersonField[];
  const places = new Set(fields.flatMap((field) => columns.place(field) ?? []));
  const read = (cells: readonly string[], field: PersonField): string => {
    const column = columns.heading(field);
    const text = unguarded(formulaText(columns.cell(cells, field)));
    return keptText(text, LONGEST_NAME, { file: table.file, row: null, column }, problems) ?? '';
  };
  return {
    places,
    namesStudents: fields.some((field) => columns.has(field)),
    of(cells) {
      const given = read(cells, 'givenName');
      const family = read(cells, 'familyName');
      const parts = family === '' || given === '' ? `${given}${family}` : `${family}, ${given}`;
      return {
        schoolId: schoolIdOf(read(cells, 'schoolId')) ?? '',
        login: schoolIdOf(read(cells, 'login')) ?? '',
        email: read(cells, 'email'),
        ownId: schoolIdOf(read(cells, 'ownId')) ?? '',
        name: read(cells, 'name') || parts,
      };
    },
  };
}

/** Spellings in which what a person said about a heading comes before everything known. */
export function withSaid<Field extends string>(
  spellings: Readonly<Record<Field, readonly string[]>>,
  said: Partial<Record<string, string>>,
  headings: readonly string[],
): Record<Field, readonly string[]> {
  const all = { ...spellings } as Record<Field, readonly string[]>;
  for (const field of Object.keys(spellings) as Field[]) {
    const heading = said[field];
    if (heading === undefined) continue;
    all[field] = [plainOf(heading, headings)];
  }
  return all;
}

/** A heading that is said by its number (from 1) or by its words. */
function plainOf(said: string, headings: readonly string[]): string {
  const byNumber =
    /^\d+$/.test(said) && !headings.includes(said) ? headings[Number(said) - 1] : null;
  return plainHeading(byNumber ?? said);
}

/** `="name"`, as some programs guard what begins with an equals sign. */
const formulaText = (cell: string): string => /^="(.*)"$/s.exec(cell)?.[1] ?? cell;

/** Words in the place of a name that say what the row holds instead of a person. */
const TOTALS =
  /^(points?( possible)?|max(imum)?( points| score)?|possible( points)?|out of|total points)$/i;
const STATISTICS =
  /^(class |overall )?(average|mean|median|mode|std\.? ?dev(iation)?|standard deviation|min(imum)?|max(imum)?|count|date|due date|category|weight|points|total|manual posting.*|automatic posting|muted)s?:?$/i;
const TEST_STUDENT = /^(student, test|test student|vista previa.*|, student preview)$/i;

/** What a row is that is no student: points of the columns, figures about them, or a test. */
export function pseudoRow(person: GradePerson): 'totals' | 'other' | null {
  const name = person.name.trim();
  const isNamed = person.schoolId + person.login + person.email + person.ownId !== '';
  if (TEST_STUDENT.test(name)) return 'other';
  if (isNamed) return null;
  if (TOTALS.test(name)) return 'totals';
  return STATISTICS.test(name) || name === '' ? 'other' : null;
}

/** Points that a heading itself names: `(10)`, `[10 pts]`, `/ 10`, `out of 10`, `max 10`. */
export function pointsInHeading(heading: string): number | null {
  const end = heading.slice(-60);
  const found =
    /[([]\s*(?:\/|out of|max\.?|von|sur|de)?\s*(\d{1,5}(?:[.,]\d{1,4})?)\s*(?:p(?:oin)?ts?\.?|points|p|punkte|puntos)?\s*[)\]]\s*$/i.exec(
      end,
    ) ??
    /(?:\/|\bout of|\bmax\.?)\s*(\d{1,5}(?:[.,]\d{1,4})?)\s*(?:p(?:oin)?ts?\.?|points)?\s*$/i.exec(
      end,
    );
  const points = found?.[1] === undefined ? null : numberOf(found[1]);
  return points !== null && points > 0 ? points : null;
}

/** Keys that tell all columns apart: a second one of a key gets a number. */
export function distinctKeys(columns: readonly GradeColumn[]): GradeColumn[] {
  const seen = new Map<string, number>();
  return columns.map((column) => {
    const number = (seen.get(column.key) ?? 0) + 1;
    seen.set(column.key, number);
    if (number === 1) return column;
    return { ...column, key: `${column.key} #${number}`, title: `${column.title} (${number})` };
  });
}

/** The days of rows as a file writes them. */
export interface ReadDays {
  readonly order: DayOrder;
  /** Rows whose day could not be read. */
  readonly refused: number;
  /** Null: the row says none; '': nobody knows yet how it is meant; undefined: none, and it is said. */
  dayOf(cell: string, row: number): string | null | undefined;
}

/** Reads the days of a column; a result whose day cannot be read never gets another day. */
export function readDays(
  written: readonly string[],
  dayFirst: boolean | null,
  column: { readonly file: string; readonly heading: string; readonly problems: Problems },
): ReadDays {
  const dates = written.map(writtenDate);
  const order = dayFirst === null ? dayOrderOf(dates) : dayFirst ? 'day-first' : 'month-first';
  let refused = 0;
  return {
    order,
    get refused() {
      return refused;
    },
    dayOf(cell, row) {
      if (isNothing(cell)) return null;
      const date = writtenDate(cell);
      if (order === 'unknown' && date?.kind === 'slashed') return '';
      const day = date && resolveDate(date, order);
      if (day) return day;
      refused += 1;
      const place = { row, column: column.heading, value: cell };
      column.problems.add(column.file, place, 'interchange.rule.date');
      return undefined;
    },
  };
}

/** A cell's text as one line without markup: quiz programs export what their editors hold. */
export function plainText(html: string): string {
  return html
    .slice(0, 5000)
    .replace(/<[^<>]{0,1000}>/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&#39;|&apos;/gi, "'")
    .replace(/&amp;/gi, '&')
    .replace(/\s+/g, ' ')
    .trim();
}
