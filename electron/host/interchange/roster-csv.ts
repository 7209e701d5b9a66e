import { TroubleError } from '#shared/contract/errors.ts';
import { say } from '../say.ts';
import { keptText, LONGEST_NAME, unguarded } from './cell-text.ts';
import { type Columns, findColumns, isTooWide, plainHeading, type Spellings } from './columns.ts';
import { type CsvRow, type CsvTable, fromHeadingRow } from './csv-table.ts';
import { splitName } from './person-name.ts';
import type { Problems } from './problem.ts';
import type { RosterEntry } from './reading.ts';
import { schoolIdOf } from './school-id.ts';

type Field =
  | 'schoolId'
  | 'familyName'
  | 'givenName'
  | 'middleName'
  | 'called'
  | 'email'
  | 'name'
  | 'grade'
  | 'pronouns'
  | 'role';

const SPELLINGS: Spellings<Field> = {
  familyName:
    'lastname last familyname family surname legallastname studentlastname lname sn apellido apellidos primerapellido nachname nom'.split(
      ' ',
    ),
  givenName:
    'firstname first givenname given forename legalfirstname studentfirstname fname nombre nombres nombredepila primernombre vorname prenom'.split(
      ' ',
    ),
  middleName: 'middlename middle middleinitial mi segundonombre'.split(' '),
  called:
    'called nameascalled preferredname preferredfirstname preferredgivenname prefferedgivenname nickname goesby knownas displayname nombredeuso nombrepreferido apodo'.split(
      ' ',
    ),
  schoolId:
    'studentid studentnumber studentno student# studentnum studentidnumber sid schoolid localid localstudentid localstudentidentifier permid permanentid pupilid pupilnumber sisid sisuserid sisstudentid orgdefinedid idnumber identifier otherid externalid sourcedid id number matricula idescolar iddelaescuela iddeestudiante iddelestudiante numerodeestudiante numerodeidentificacion expediente stateid statestudentid'.split(
      ' ',
    ),
  email:
    'email emailaddress mail studentemail schoolemail correo correoelectronico direcciondecorreo'.split(
      ' ',
    ),
  name: 'name student studentname fullname displayedname learner pupil lastnamefirstname lastfirst namelastfirst legalname estudiante nombrecompleto nombredelestudiante apellidosynombre apellidosnombre apellidosynombres alumno alumna'.split(
    ' ',
  ),
  grade: 'grade gradelevel gradelvl gr grades year yeargroup yearlevel form classyear grado'.split(
    ' ',
  ),
  pronouns: ['pronouns', 'pronoun', 'pronombres', 'pronombre'],
  role: ['role', 'userrole', 'courserole', 'rol', 'papel'],
};

/** Roles of a list that are students; anything else written there is somebody else. */
const STUDENT_ROLE = /^(student|learner|pupil|estudiante|alumn[oa])/i;

/** Rows that gradebook exports put among the students. */
const PSEUDO_NAME = /^(points possible|student, test|test student|mean|median)$/i;

const hasName = (columns: Columns<Field>): boolean =>
  columns.has('name') || columns.has('familyName') || columns.has('givenName');

/** How many headings of a class list a row of cells holds; 0 when it names nobody. */
export function rosterHeadings(cells: readonly string[]): number {
  const columns = findColumns(cells, SPELLINGS);
  if (!hasName(columns)) return 0;
  return (Object.keys(SPELLINGS) as Field[]).filter(columns.has).length;
}

/**
 * A class list. Rows without a name, rows that are wider than the headings and repeated school ids
 * are refused. Throws TroubleError IMPORT_HEADINGS.
 */
export function readRoster(
  given: CsvTable,
  problems: Problems,
): { entries: RosterEntry[]; refused: number; notes: string[] } {
  const table = fromHeadingRow(given, (cells) => rosterHeadings(cells) > 0);
  const columns = findColumns(table.headings, SPELLINGS);
  if (!hasName(columns)) {
    throw new TroubleError('IMPORT_HEADINGS', {
      file: table.file,
      missing: say('interchange.heading.name'),
    });
  }
  const entries: RosterEntry[] = [];
  const rowOfId = new Map<string, number>();
  let refused = 0;
  let others = 0;
  for (const line of table.rows) {
    const role = columns.cell(line.cells, 'role');
    const isPseudo = PSEUDO_NAME.test(columns.cell(line.cells, 'name'));
    if (isPseudo || (role !== '' && !STUDENT_ROLE.test(role))) {
      others += 1;
      continue;
    }
    const entry = entryOf(table, columns, line, rowOfId, problems);
    if (entry) entries.push(entry);
    else refused += 1;
  }
  const notes = others > 0 ? [say('interchange.note.not-students', { count: others })] : [];
  return { entries, refused, notes };
}

function entryOf(
  table: CsvTable,
  columns: Columns<Field>,
  { row, cells }: CsvRow,
  rowOfId: Map<string, number>,
  problems: Problems,
): RosterEntry | null {
  const { file } = table;
  if (isTooWide(table, cells)) {
    problems.add(file, { row, value: cells.at(-1) ?? null }, 'interchange.rule.too-wide');
    return null;
  }
  const kept = (field: Field) =>
    keptText(
      unguarded(columns.cell(cells, field)),
      LONGEST_NAME,
      { file, row, column: columns.heading(field) },
      problems,
    );
  // “Nombre” alone is the whole name; beside “Apellidos” it is the given one.
  const isWhole =
    !columns.has('name') &&
    !columns.has('familyName') &&
    /^nombres?$/.test(plainHeading(columns.heading('givenName')));
  const whole = splitName(kept(isWhole ? 'givenName' : 'name') ?? '');
  const givenName = (isWhole ? null : kept('givenName')) ?? whole.givenName;
  const familyName = kept('familyName') ?? whole.familyName;
  if (givenName === '' && familyName === '') {
    problems.add(
      file,
      { row, column: columns.heading(columns.has('name') ? 'name' : 'familyName') },
      'interchange.rule.no-name',
    );
    return null;
  }
  const called = kept('called');
  const schoolId = schoolIdOf(kept('schoolId') ?? '');
  const earlier = schoolId === null ? undefined : rowOfId.get(schoolId);
  if (schoolId !== null && earlier !== undefined) {
    const place = { row, column: columns.heading('schoolId'), value: schoolId };
    problems.add(file, place, 'interchange.rule.twice', { row: earlier });
    return null;
  }
  if (schoolId !== null) rowOfId.set(schoolId, row);
  return {
    row,
    schoolId,
    givenName,
    familyName,
    middleName: kept('middleName'),
    called: called === givenName ? null : called,
    email: emailOf(file, row, columns.heading('email'), kept('email'), problems),
    grade: kept('grade'),
    pronouns: kept('pronouns'),
  };
}

function emailOf(
  file: string,
  row: number,
  column: string,
  written: string | null,
  problems: Problems,
): string | null {
  if (written === null || /^\S+@\S+$/.test(written)) return written;
  problems.add(file, { row, column, value: written }, 'interchange.rule.email');
  return null;
}
