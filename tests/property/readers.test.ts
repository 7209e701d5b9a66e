import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { ImportProfile } from '#shared/contract/features/import-grades.ts';
import { parseRegular } from '../../electron/host/interchange/fast-csv.ts';
import type { NamedBytes, ReadRequest } from '../../electron/host/interchange/reading.ts';
import type { Separator } from '../../electron/host/interchange/separator.ts';
import { damages as harm, harmed } from '../helpers/damaged-file.ts';
import { guardedReader, MOST } from '../helpers/guarded-reader.ts';
import { zipOf } from '../unit/interchange/bad-zip.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const RUNS = 500 * SOAK;
const guarded = guardedReader();
afterAll(() => guarded.end());

const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

interface Good {
  readonly kind: ReadRequest['kind'];
  readonly profile?: ImportProfile;
  readonly text: string;
}

/** One good file for each reader. */
const FILES: Readonly<Record<string, Good>> = {
  roster: { kind: 'roster', text: 'Student ID;Name;Email\n001;"Lee, Ann";a@b.c\n002;"Poe, Bö";\n' },
  objectives: {
    kind: 'objectives',
    text: 'Unit,Code,Objective,Prerequisites,Target date\nA,C1,One,,2026-10-01\n,C2,Two,C1,1/2/2026\n',
  },
  evidence: {
    kind: 'evidence',
    text: 'Student ID,Objective,Date,Level,Score,Out of,Task\n001,C1,2026-10-01,3,,,T\n002,C2,13/2/2026,,7,10,\n',
  },
  results: {
    kind: 'results',
    text: lines(
      'Student ID,Name,Test,Part,Date,Result,Percentile',
      '001,"Lee, Ann",State test,Math,2026-05-01,Level 3,71',
    ),
  },
  course: {
    kind: 'course',
    text: '{"format":"gradus-course","version":1,"course":{"id":"00000000-0000-7000-8000-000000000001","name":"K"},"units":[{"id":"00000000-0000-7000-8000-000000000002","name":"U","objectives":[{"id":"00000000-0000-7000-8000-000000000003","code":"P1","statement":"One"}]}]}',
  },
  canvas: {
    kind: 'evidence',
    profile: 'canvas',
    text: lines(
      'Student,ID,SIS User ID,SIS Login ID,Section,C1.1 Quiz (101),Essay (103),Assignments Current Score',
      ',,,,,Manual Posting,,',
      '    Points Possible,,,,,10.00,6.00,(read only)',
      '"Lee, Ann",11,001,alee,Sec A,7.50,EX,91',
      '"Student, Test",15,,test,Sec A,10,6,',
    ),
  },
  'canvas quiz': {
    kind: 'evidence',
    profile: 'canvas-quiz',
    text: lines(
      'name,id,sis_id,section,section_id,section_sis_id,submitted,attempt,"901: <p>What, then?</p>",2.0,902: Again,2.0,n correct,n incorrect,score',
      'Ann Lee,11,001,A,5,,2026-09-25 20:00:00 UTC,1,x,1.0,y,2.0,1,2,3.0',
    ),
  },
  brightspace: {
    kind: 'evidence',
    profile: 'brightspace',
    text: lines(
      'OrgDefinedId,Username,Last Name,First Name,Test Points Grade <Numeric MaxPoints:13 Weight:10>,Talk Grade Symbol,End-of-Line Indicator',
      '#001,#alee,Lee,Ann,10,deep,#',
    ),
  },
  'brightspace quiz': {
    kind: 'evidence',
    profile: 'brightspace-quiz',
    text: lines(
      'Org Defined ID,Username,FirstName,LastName,Attempt #,Attempt Start,Attempt End,Section #,Q #,Q Type,Q Title,Q Text,Bonus?,Difficulty,Answer,Answer Match,Score,Out Of',
      '001,alee,Ann,Lee,1,2/3/2026 15:24,2/3/2026 15:28,,1,MC,G3 one,Text,FALSE,1,a,, 1, 2',
    ),
  },
  moodle: {
    kind: 'evidence',
    profile: 'moodle',
    text: lines(
      'First name,Surname,ID number,Email address,Quiz: C1 (Real),Quiz: C1 (Percentage),Last downloaded from this course',
      'Ann,Lee,001,ann@school.example,7.00,80.00 %,1789560000',
    ),
  },
  'google forms': {
    kind: 'evidence',
    profile: 'google-forms',
    text: lines(
      'Timestamp,Email Address,Score,"What, then? 🙂","What, then? 🙂 [Score]"',
      '2026/09/27 3:00:00 PM GMT+5:30,a@b.example,4 / 5,Four,1.00 / 1',
    ),
  },
  'any list': {
    kind: 'evidence',
    profile: 'plain',
    text: lines('Last name,First name,C1.1,C1.2 (20)', 'Points possible,,10,', 'Lee,Ann,3,"7,5"'),
  },
  case: {
    kind: 'case',
    text: JSON.stringify({
      CFDocument: { identifier: 'd', title: 'F' },
      CFItems: [
        { identifier: 'a', fullStatement: 'A', humanCodingScheme: 'A' },
        { identifier: 'b', fullStatement: 'B', listEnumeration: '2' },
      ],
      CFAssociations: [
        {
          associationType: 'isChildOf',
          originNodeURI: { identifier: 'b' },
          destinationNodeURI: 'x/a',
        },
        {
          associationType: 'precedes',
          originNodeURI: { identifier: 'a' },
          destinationNodeURI: { identifier: 'b' },
        },
      ],
      CFRubrics: [
        {
          CFRubricCriteria: [
            { CFItemURI: 'x/a', CFRubricCriterionLevels: [{ score: 3, description: 'D' }] },
          ],
        },
      ],
    }),
  },
  opensalt: {
    kind: 'case',
    text: lines(
      'identifier,fullStatement,Human Coding Scheme,smartLevel,Precedes',
      ',F,F,1,',
      'x,G,F.1,1.1,F',
    ),
  },
  outcomes: {
    kind: 'case',
    text: lines(
      'vendor_guid,object_type,title,description,parent_guids,workflow_state,ratings,,',
      'g,group,Atoms,,,active,,,',
      'o,outcome,C1,"<p>Say\nit</p>",g,active,4,Deep,3',
    ),
  },
};

const PACKAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  oneroster: {
    'manifest.csv': lines('propertyName,value', 'manifest.version,1.0', 'oneroster.version,1.2'),
    'classes.csv': lines('sourcedId,title,termSourcedIds', 'C,Chem,F'),
    'academicSessions.csv': lines(
      'sourcedId,title,startDate,endDate',
      'F,Fall,2026-08-17,2026-12-19',
    ),
    'users.csv': lines('sourcedId,givenName,familyName', 'u,Ann,Lee'),
    'enrollments.csv': lines(
      'classSourcedId,userSourcedId,role,beginDate',
      'C,u,student,2026-09-01',
    ),
  },
  changes: {
    'manifest.csv': lines('propertyName,value', 'oneroster.version,1.1', 'file.enrollments,delta'),
    'enrollments.csv': lines(
      'sourcedId,status,dateLastModified,classSourcedId,userSourcedId,role',
      'e,tobedeleted,2026-11-02T08:00:00Z,C,u,student',
    ),
  },
  clever: {
    'sections.csv': lines(
      'School_id,Section_id,Teacher_id,Name,Term_name,Term_start,Term_end',
      'S,c,t,Chem,Fall,08/17/2026,12/18/2026',
    ),
    'students.csv': lines('Student_id,Last_name,First_name', 's,Lee,Ann'),
    'teachers.csv': lines('Teacher_id,Last_name,First_name', 't,King,Kim'),
    'enrollments.csv': lines('Section_id,Student_id', 'c,s'),
  },
  sds: {
    'Section.csv': lines(
      'SIS ID,Section Name,Term StartDate,Term EndDate',
      'c,Chem,8/17/2026,12/18/2026',
    ),
    'Student.csv': lines('SIS ID,First Name,Last Name', 's,Ann,Lee'),
    'StudentEnrollment.csv': lines('Section SIS ID,SIS ID', 'c,s'),
  },
};

const request = (
  content: ReadRequest['content'],
  good: Pick<Good, 'kind' | 'profile'>,
): ReadRequest => ({
  file: 'file',
  content,
  kind: good.kind,
  encoding: null,
  separator: null,
  dayFirst: true,
  profile: good.profile ?? 'auto',
  fields: {},
  hasColumns: false,
});

/** Reads, or is refused by name; anything else, and any hang, fails. True when something was read. */
async function readsOrRefuses(asked: ReadRequest): Promise<boolean> {
  const answer = await guarded.read(asked);
  expect(answer.cpu).toBeLessThan(MOST.millis);
  if (answer.kind === 'refused') expect(answer.code).toMatch(/^(IMPORT_|TOO_LARGE)/);
  return answer.kind === 'read';
}

describe('whatever happens to a file', () => {
  test.each(Object.keys(FILES))(
    'the reader of %s reads it or refuses it by name, soon',
    { timeout: 60_000 * SOAK },
    async (name) => {
      const good = FILES[name] as Good;
      let taken = 0;
      await fc.assert(
        fc.asyncProperty(harm, fc.boolean(), async (damages, isAuto) => {
          const bytes = harmed(Buffer.from(good.text), damages);
          const asked = isAuto ? { kind: 'auto' as const } : good;
          if (await readsOrRefuses(request({ from: 'bytes', bytes }, asked))) taken += 1;
        }),
        { numRuns: RUNS, seed: 20_261_122 },
      );
      // The law means nothing if every file was refused.
      expect(taken).toBeGreaterThan(RUNS / 20);
    },
  );

  test.each(Object.keys(PACKAGES))(
    'the reader of the package %s reads it or refuses it by name, soon',
    { timeout: 60_000 * SOAK },
    async (name) => {
      const files = Object.entries(PACKAGES[name] ?? {});
      let taken = 0;
      await fc.assert(
        fc.asyncProperty(harm, fc.nat(files.length - 1), async (damages, which) => {
          const packed = files.map(([file, text], at): NamedBytes => {
            const bytes = Buffer.from(text);
            return { name: file, bytes: at === which ? harmed(bytes, damages) : bytes };
          });
          const asked = request({ from: 'folder', files: packed }, { kind: 'oneroster' });
          if (await readsOrRefuses(asked)) taken += 1;
        }),
        { numRuns: RUNS, seed: 20_261_122 },
      );
      expect(taken).toBeGreaterThan(RUNS / 20);
    },
  );
});

test('whatever happens to a zip, it is read or refused by name, soon', {
  timeout: 60_000 * SOAK,
}, async () => {
  const entries = Object.entries(PACKAGES.oneroster ?? {});
  const zip = await zipOf(
    entries.map(([name, content], at) => ({ name, content, stored: at > 2 })),
  );
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(harm, async (damages) => {
      const bytes = harmed(zip, damages);
      const asked = request({ from: 'bytes', bytes }, { kind: 'oneroster' });
      if (await readsOrRefuses(asked)) taken += 1;
    }),
    { numRuns: RUNS, seed: 20_261_122 },
  );
  expect(taken).toBeGreaterThan(RUNS / 20);
});

test('the quick parser reads what the tolerant one reads, or leaves it to that', () => {
  const cell = fc.oneof(
    fc.stringMatching(/^[a-c ,;"\t\n\r]{0,6}$/),
    fc.string({ maxLength: 4 }).map((text) => `"${text.replaceAll('"', '""')}"`),
  );
  const file = fc
    .array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
    .chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n', '\r'),
      ),
    );
  let read = 0;
  fc.assert(
    fc.property(file, ([rows, separator, end]) => {
      const text = rows.map((row) => row.join(separator)).join(end);
      const quick = parseRegular(text, separator as Separator, {
        rows: 100,
        longest: 1000,
      });
      if (quick === null) return;
      read += 1;
      const tolerant = parse(text, {
        delimiter: separator,
        record_delimiter: ['\r\n', '\n', '\r'],
        relax_quotes: true,
        relax_column_count: true,
        ltrim: separator !== '\t',
      });
      expect(withoutEnd(quick)).toEqual(withoutEnd(tolerant));
    }),
    { numRuns: 2000 * SOAK },
  );
  expect(read).toBeGreaterThan(500);
});

/** Cells come without outer blanks to everybody, and nobody looks at blank rows at the end. */
function withoutEnd(rows: readonly (readonly string[])[]): string[][] {
  const cut = rows.map((cells) => cells.map((one) => one.trim()));
  const last = cut.findLastIndex((cells) => cells.some((cell) => cell !== ''));
  return cut.slice(0, last + 1);
}

test('a reader that hangs or eats memory is noticed', async () => {
  const impatient = guardedReader(1);
  const asked = request({ from: 'text', text: 'a,b\n'.repeat(200_000) }, { kind: 'roster' });
  await expect(impatient.read(asked)).rejects.toThrow('hangs');
  await impatient.end();
});
