import { TroubleError } from '#shared/contract/errors.ts';
import { addDays } from '#shared/domain/time.ts';
import { say } from '../say.ts';
import { keptText, LONGEST_NAME } from './cell-text.ts';
import { type Columns, findColumns, plainHeading } from './columns.ts';
import { type CsvTable, readCsv } from './csv-table.ts';
import { dayOrderOf, resolveDate, writtenDate } from './date-text.ts';
import { decode, type Encoding } from './decode.ts';
import type {
  OneRosterClass,
  OneRosterCourse,
  OneRosterEnrolment,
  OneRosterReading,
  OneRosterSession,
  OneRosterUser,
} from './oneroster-reading.ts';
import { createProblems, type Problems } from './problem.ts';
import type { NamedBytes } from './reading.ts';
import { schoolIdOf } from './school-id.ts';

type Part = 'schools' | 'sections' | 'students' | 'teachers' | 'enrolments' | 'teaching';

/** The lists of Clever and of Microsoft SDS (version 1), by what they hold. */
const DIALECTS: readonly Readonly<Record<Part, string>>[] = [
  {
    schools: 'schools.csv',
    sections: 'sections.csv',
    students: 'students.csv',
    teachers: 'teachers.csv',
    enrolments: 'enrollments.csv',
    teaching: '',
  },
  {
    schools: 'school.csv',
    sections: 'section.csv',
    students: 'student.csv',
    teachers: 'teacher.csv',
    enrolments: 'studentenrollment.csv',
    teaching: 'teacherroster.csv',
  },
];

/** Names of the lists in packages that are not OneRoster. */
export const FOREIGN_FILES: readonly string[] = DIALECTS.flatMap((files) =>
  Object.values(files).filter((name) => name !== ''),
);

const SECTION = {
  id: ['sectionid', 'sisid'],
  school: ['schoolid', 'schoolsisid'],
  name: ['name', 'sectionname'],
  number: ['sectionnumber', 'sectioncode'],
  courseName: ['coursename'],
  courseNumber: ['coursenumber', 'coursesisid'],
  period: ['period'],
  term: ['termname'],
  termId: ['termsisid'],
  start: ['termstart', 'termstartdate'],
  end: ['termend', 'termenddate'],
} as const;
const PERSON = {
  id: ['studentid', 'teacherid', 'sisid'],
  school: ['schoolid', 'schoolsisid'],
  number: ['studentnumber', 'teachernumber', 'number'],
  familyName: ['lastname'],
  givenName: ['firstname'],
  middleName: ['middlename'],
  called: ['preferredname', 'preferredfirstname'],
  grade: ['grade'],
  email: ['studentemail', 'teacheremail', 'email', 'secondaryemail'],
  username: ['username'],
} as const;
const ENROLMENT = {
  section: ['sectionid', 'sectionsisid'],
  person: ['studentid', 'sisid'],
} as const;

const dialectOf = (names: readonly string[]) => {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return DIALECTS.find((files) => known.has(files.sections) && known.has(files.students)) ?? null;
};

/** True for the lists of Clever or of Microsoft SDS. */
export const looksForeign = (names: readonly string[]): boolean => dialectOf(names) !== null;

interface Sheet<Field extends string> {
  readonly table: CsvTable;
  readonly columns: Columns<Field>;
}

/** Lists of Clever or Microsoft SDS, as a package. Throws TroubleError IMPORT_…. */
export function readForeignRoster(
  file: string,
  files: readonly NamedBytes[],
  encoding: Encoding | null,
  dayFirst: boolean | null,
): OneRosterReading {
  const names = dialectOf(files.map(({ name }) => name)) ?? DIALECTS[0];
  if (!names) throw new Error('There is no dialect.');
  const reader = new ForeignReader(file, files, names, encoding, dayFirst);
  return reader.read();
}

class ForeignReader {
  readonly #file: string;
  readonly #files: readonly NamedBytes[];
  readonly #names: Readonly<Record<Part, string>>;
  readonly #wanted: Encoding | null;
  readonly #dayFirst: boolean | null;
  readonly #problems: Problems = createProblems();
  #encoding: Encoding | null = null;
  #refused = 0;

  constructor(
    file: string,
    files: readonly NamedBytes[],
    names: Readonly<Record<Part, string>>,
    wanted: Encoding | null,
    dayFirst: boolean | null,
  ) {
    this.#file = file;
    this.#files = files;
    this.#names = names;
    this.#wanted = wanted;
    this.#dayFirst = dayFirst;
  }

  read(): OneRosterReading {
    const sections = this.#open('sections', SECTION, ['id']);
    const students = this.#open('students', PERSON, ['id']);
    const links = this.#open('enrolments', ENROLMENT, ['section', 'person']);
    if (!sections || !students || !links) {
      const name = this.#names[sections ? (students ? 'enrolments' : 'students') : 'sections'];
      const missing = say('interchange.why.lacks-file', { name });
      const expected = say('interchange.expected.oneroster');
      throw new TroubleError('IMPORT_WRONG_KIND', { file: this.#file, expected, why: missing });
    }
    const teachers = this.#open('teachers', PERSON, ['id']);
    const teaching = this.#open('teaching', ENROLMENT, ['section', 'person']);
    const { classes, courses, sessions, taught } = this.#sections(sections);
    const users = [...this.#people(students), ...(teachers ? this.#people(teachers) : [])];
    const known = {
      classes: new Set(classes.map((one) => one.sourcedId)),
      users: new Set(users.map((one) => one.sourcedId)),
    };
    const enrolments = [
      ...this.#links('enrolments', links, 'student', known),
      ...(teaching ? this.#links('teaching', teaching, 'teacher', known) : []),
      ...taught.filter((one) => known.users.has(one.user)),
    ];
    if (classes.length === 0) {
      const why = say('interchange.why.no-class');
      throw new TroubleError('IMPORT_NOTHING_USABLE', { file: this.#file, why });
    }
    const named = new Set(enrolments.map((one) => one.user));
    const orgs = [...new Set(classes.flatMap((one) => one.school ?? []))];
    return {
      kind: 'oneroster',
      file: this.#file,
      encoding: this.#encoding,
      separator: null,
      problems: this.#problems.list(),
      notes: [],
      refused: this.#refused,
      asksDayFirst: false,
      version: this.#names.teaching === '' ? 'clever' : 'sds',
      onlyManifest: false,
      files: { academicSessions: this.#names.sections, users: this.#names.students },
      sessions,
      courses,
      classes,
      users: users.filter((user) => named.has(user.sourcedId)),
      enrolments,
      orgs: orgs.map((sourcedId) => ({ sourcedId, parent: null })),
      delta: null,
    };
  }

  #open<Field extends string>(
    part: Part,
    spellings: Readonly<Record<Field, readonly string[]>>,
    needed: readonly Field[],
  ): Sheet<Field> | null {
    const name = this.#names[part];
    const source = this.#files.find((one) => one.name.toLowerCase() === name);
    if (name === '' || !source) return null;
    let table: CsvTable;
    try {
      const decoded = decode(source.name, source.bytes, this.#wanted);
      if (this.#encoding === null || decoded.encoding !== 'utf-8')
        this.#encoding = decoded.encoding;
      table = readCsv(source.name, decoded.text, null, this.#problems);
    } catch (error) {
      if (!(error instanceof TroubleError) || error.trouble.code !== 'IMPORT_EMPTY') throw error;
      this.#problems.add(source.name, {}, 'interchange.rule.empty-file');
      return null;
    }
    const columns = findColumns(table.headings, spellings);
    const missing = needed.find((field) => !columns.has(field));
    if (missing !== undefined) {
      const spelling = spellings[missing][0] ?? missing;
      throw new TroubleError('IMPORT_HEADINGS', { file: table.file, missing: spelling });
    }
    return { table, columns };
  }

  #text<Field extends string>(
    { table, columns }: Sheet<Field>,
    row: number,
    cells: readonly string[],
    field: Field,
  ): string | null {
    const where = { file: table.file, row, column: columns.heading(field) };
    return keptText(columns.cell(cells, field), LONGEST_NAME, where, this.#problems);
  }

  #refuse(table: CsvTable, row: number, column: string, value: string | null, rule: Rule): void {
    this.#refused += 1;
    this.#problems.add(table.file, { row, column, value }, rule);
  }

  #sections(sheet: Sheet<keyof typeof SECTION>) {
    const { table, columns } = sheet;
    const classes = new Map<string, OneRosterClass>();
    const courses = new Map<string, OneRosterCourse>();
    const sessions = new Map<string, OneRosterSession>();
    const taught: OneRosterEnrolment[] = [];
    const written = table.rows.flatMap(({ cells }) => [
      writtenDate(columns.cell(cells, 'start')),
      writtenDate(columns.cell(cells, 'end')),
    ]);
    const found = dayOrderOf(written);
    // Both programs write the month first; only a day above 12 in its place says otherwise.
    const order =
      this.#dayFirst === null
        ? found === 'unknown'
          ? 'month-first'
          : found
        : this.#dayFirst
          ? 'day-first'
          : 'month-first';
    const dateOf = (cell: string) => {
      const date = writtenDate(cell);
      return date && resolveDate(date, order);
    };
    const teacherPlaces = table.headings.flatMap((heading, at) =>
      /^teacher\d*id$/.test(plainHeading(heading)) ? [at] : [],
    );
    for (const { row, cells } of table.rows) {
      const text = (field: keyof typeof SECTION) => this.#text(sheet, row, cells, field);
      const sourcedId = text('id');
      if (sourcedId === null) {
        this.#refuse(table, row, columns.heading('id'), null, 'interchange.rule.required');
        continue;
      }
      const session = this.#session(sheet, row, cells, dateOf);
      if (session) sessions.set(session.sourcedId, sessions.get(session.sourcedId) ?? session);
      const courseId = text('courseNumber') ?? text('courseName');
      if (courseId !== null && !courses.has(courseId)) {
        const title = text('courseName') ?? courseId;
        const code = text('courseNumber');
        courses.set(courseId, { row, sourcedId: courseId, title, code, schoolYear: null });
      }
      // A section that stands once for each of its terms is one class.
      const before = classes.get(sourcedId);
      const own = before?.sessions ?? [];
      const isNew = session !== null && !own.includes(session.sourcedId);
      const title = text('name') ?? text('courseName') ?? sourcedId;
      classes.set(sourcedId, {
        ...(before ?? {
          row,
          sourcedId,
          title,
          code: text('number'),
          periods: text('period'),
          course: courseId,
          school: text('school'),
        }),
        sessions: isNew ? [...own, session.sourcedId] : own,
      });
      for (const at of teacherPlaces) {
        const user = cells[at] ?? '';
        if (user === '') continue;
        taught.push({ row, class: sourcedId, user, role: 'teacher', begin: null, end: null });
      }
    }
    return {
      classes: [...classes.values()],
      courses: [...courses.values()],
      sessions: [...sessions.values()],
      taught,
    };
  }

  #session(
    sheet: Sheet<keyof typeof SECTION>,
    row: number,
    cells: readonly string[],
    dateOf: (cell: string) => string | null,
  ): OneRosterSession | null {
    const { table, columns } = sheet;
    const text = (field: keyof typeof SECTION) => this.#text(sheet, row, cells, field);
    const title = text('term');
    const [from, to] = [columns.cell(cells, 'start'), columns.cell(cells, 'end')];
    if (title === null && from === '' && to === '') return null;
    const [start, last] = [dateOf(from), dateOf(to)];
    for (const [field, cell, date] of [
      ['start', from, start],
      ['end', to, last],
    ] as const) {
      if (cell === '' || date !== null) continue;
      const place = { row, column: columns.heading(field), value: cell };
      this.#problems.add(table.file, place, 'interchange.rule.date');
    }
    if (start === null || last === null) return null;
    if (last <= start) {
      const place = { row, column: columns.heading('end'), value: to };
      this.#problems.add(table.file, place, 'interchange.rule.end-before-start');
      return null;
    }
    const name = title ?? `${start} – ${last}`;
    const sourcedId = text('termId') ?? `${name} ${start}`;
    // Here the end is the last day; a session's is the first day after it.
    const end = addDays(last, 1);
    return { row, sourcedId, title: name, start, end, parent: null, schoolYear: null };
  }

  #people(sheet: Sheet<keyof typeof PERSON>): OneRosterUser[] {
    const { table, columns } = sheet;
    const people = new Map<string, OneRosterUser>();
    for (const { row, cells } of table.rows) {
      const text = (field: keyof typeof PERSON) => this.#text(sheet, row, cells, field);
      const sourcedId = text('id');
      const familyName = text('familyName') ?? '';
      const givenName = text('givenName') ?? '';
      if (sourcedId === null) {
        this.#refuse(table, row, columns.heading('id'), null, 'interchange.rule.required');
        continue;
      }
      // Somebody in two schools stands there twice.
      if (people.has(sourcedId)) continue;
      const username = text('username');
      people.set(sourcedId, {
        row,
        sourcedId,
        givenName: givenName || (familyName ? '' : (username ?? sourcedId)),
        familyName,
        middleName: text('middleName'),
        called: text('called'),
        pronouns: null,
        username,
        identifier: schoolIdOf(text('number') ?? ''),
        email: text('email'),
        grade: text('grade'),
        enabled: true,
        org: text('school'),
      });
    }
    return [...people.values()];
  }

  #links(
    part: 'enrolments' | 'teaching',
    sheet: Sheet<keyof typeof ENROLMENT>,
    role: 'student' | 'teacher',
    known: Readonly<Record<'classes' | 'users', ReadonlySet<string>>>,
  ): OneRosterEnrolment[] {
    const { table, columns } = sheet;
    const seen = new Set<string>();
    return table.rows.flatMap(({ row, cells }): OneRosterEnrolment[] => {
      const section = this.#text(sheet, row, cells, 'section') ?? '';
      const user = this.#text(sheet, row, cells, 'person') ?? '';
      const key = JSON.stringify([section, user]);
      if (seen.has(key)) return [];
      seen.add(key);
      const wrong = known.classes.has(section)
        ? known.users.has(user)
          ? null
          : 'person'
        : 'section';
      if (wrong === null) return [{ row, class: section, user, role, begin: null, end: null }];
      const value = wrong === 'person' ? user : section;
      if (part === 'teaching') return [];
      this.#refuse(table, row, columns.heading(wrong), value, 'interchange.rule.dangling');
      return [];
    });
  }
}

type Rule = Parameters<Problems['add']>[2];
