import { createWriteStream, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { type FilesHost, filesHost, samplesFolder } from './host-with-files.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

/** A small school of our own: two teachers, three classes, two semesters. */
const SCHOOL = {
  'manifest.csv': lines(
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.1',
    ...['academicSessions', 'orgs', 'courses', 'classes', 'users', 'enrollments'].map(
      (name) => `file.${name},bulk`,
    ),
  ),
  'orgs.csv': lines(
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    'D1,,,North District,district,,',
    'S1,,,North High,school,,D1',
  ),
  'academicSessions.csv': lines(
    'sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear',
    'Y,,,Year,schoolYear,2026-08-17,2027-05-29,,2027',
    'F,,,Fall,semester,2026-08-17,2026-12-19,Y,2027',
    'P,,,Spring,semester,2027-01-04,2027-05-29,,2027',
    'Q1,,,First quarter,gradingPeriod,2026-08-17,2026-10-17,F,2027',
  ),
  'courses.csv': lines(
    'sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes',
    'K1,,,Y,Chemistry,CHEM,10,D1,,',
    'K2,,,Y,Biology,BIO,09,D1,,',
  ),
  'classes.csv': lines(
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    'C1,,,Chem,10,K1,A-1,scheduled,12,S1,"F,P",,,1',
    'C2,,,Chem,10,K1,A-2,Scheduled,12,S1,"F,P",,,2',
    'C3,,,Bio,09,K2,B-1,scheduled,14,S1,F,,,3',
  ),
  'users.csv': lines(
    'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password',
    'u1,,,true,S1,student,ann.l,,Ann,Lee,,00042,ann@example.org,,555-1,p1,10,secret',
    'u2,,,TRUE,S1,student,bo.p,,Bo,Poe,Ray,,bo@example.org,,,,10,',
    'u3,,,false,S1,student,cy.d,,Cy,Day,,00044,,,,,09,',
    'p1,,,true,S1,parent,par,,Pat,Lee,,,pat@example.org,,,,,',
    't1,,,true,S1,teacher,ms.k,{Local:77},Kim,King,,T-77,kim@example.org,,,,,',
    't2,,,true,S1,teacher,mr.q,,Quinn,Quist,,,quinn@example.org,,,,,',
  ),
  'enrollments.csv': lines(
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e1,,,C1,S1,u1,student,,2026-08-17,2026-12-19',
    'e2,,,C1,S1,u1,student,,2027-01-04,2027-05-29',
    'e3,,,C1,S1,u2,student,,2026-09-14,2026-12-19',
    'e4,,,C2,S1,u2,student,,2027-01-04,2027-05-29',
    'e5,,,C3,S1,u3,student,,,',
    'e6,,,C1,S1,t1,teacher,true,2026-08-17,2027-05-29',
    'e7,,,C2,S1,t1,teacher,true,,',
    'e8,,,C3,S1,t2,teacher,true,,',
  ),
} as const;
type SchoolFile = keyof typeof SCHOOL;

const changed = (changes: Partial<Record<SchoolFile, (text: string) => string | null>>) => {
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries(SCHOOL)) {
    const next = changes[name as SchoolFile]?.(text);
    if (next !== null) files[name] = next ?? text;
  }
  return files;
};

async function zipOf(host: FilesHost, files: Readonly<Record<string, string>>) {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const path = join(host.folder, 'package.zip');
  await finished(zip.outputStream.pipe(createWriteStream(path)));
  return host.path(path);
}

const oneroster = { kind: 'oneroster' } as const;
const rosterOf = async (host: FilesHost, name: string) => {
  const found = (await host.ask('class.list', {})).find((one) => one.name === name);
  return (await host.ask('roster.get', { class: found?.id ?? '' })).students;
};

describe('a OneRoster package', () => {
  test.each(['zip', 'folder'])(
    'as a %s brings classes, courses, terms and students',
    async (form) => {
      const host = await filesHost();
      const source = form === 'zip' ? await zipOf(host, SCHOOL) : host.files(SCHOOL);
      const { preview, taken } = await host.take(source, { kind: 'auto' });
      expect(preview.kind).toBe('oneroster');
      expect(taken).toMatchObject({ changed: 0, unchanged: 0, unmatched: 0, refused: 0 });
      expect(taken.problems).toEqual([]);
      // 4 sessions, 2 courses, 3 classes, 3 students, 5 enrolments of students.
      expect(taken.new).toBe(17);
      expect((await host.ask('class.list', {})).map(({ name, code }) => [name, code])).toEqual([
        ['Chem (A-1)', 'A-1'],
        ['Chem (A-2)', 'A-2'],
        ['Bio', 'B-1'],
      ]);
      expect(
        (await host.ask('course.list', {})).map((one) => [one.name, one.classes.length]),
      ).toEqual([
        ['Biology', 1],
        ['Chemistry', 2],
      ]);
      const terms = await host.ask('term.list', {});
      const name = (id: string | null) => terms.find((term) => term.id === id)?.name ?? null;
      expect(
        Object.fromEntries(terms.map((t) => [t.name, [t.start, t.end, name(t.parent)]])),
      ).toEqual({
        Year: ['2026-08-17', '2027-05-28', null],
        Fall: ['2026-08-17', '2026-12-18', 'Year'],
        Spring: ['2027-01-04', '2027-05-28', 'Year'],
        'First quarter': ['2026-08-17', '2026-10-16', 'Fall'],
      });
    },
  );

  test('makes one enrolment of two semesters, and dates are kept as they are given', async () => {
    const host = await filesHost();
    await host.take(host.files(SCHOOL), oneroster);
    const chem = await rosterOf(host, 'Chem (A-1)');
    expect(chem.map((s) => [s.student.schoolId, s.start, s.until, s.newcomer])).toEqual([
      ['00042', '2026-08-17', '2027-05-29', false],
      // Without an identifier the sourcedId stands in: the school id is never empty.
      ['u2', '2026-09-14', '2026-12-19', true],
    ]);
    const [bio] = await rosterOf(host, 'Bio');
    expect(bio).toMatchObject({ start: '2026-08-17', until: null });
    const taken = (await host.ask('class.list', {})).find((one) => one.name === 'Bio')?.id ?? '';
    expect(await host.ask('class.get', { class: taken })).toMatchObject({
      first: '2026-08-17',
      last: '2026-12-18',
    });
  });

  test('changes nothing when repeated; undo takes all of it back; it may come again', async () => {
    const host = await filesHost();
    await host.take(host.files(SCHOOL), oneroster);
    const steps = await host.steps();
    expect(await host.counts(host.files(SCHOOL), oneroster)).toEqual([0, 0, 17, 0, 0]);
    expect(await host.steps()).toBe(steps);
    await host.ask('history.undo', {});
    expect(await host.ask('class.list', {})).toEqual([]);
    expect(await host.ask('term.list', {})).toEqual([]);
    expect(await host.counts(host.files(SCHOOL), oneroster)).toEqual([17, 0, 0, 0, 0]);
    expect(await rosterOf(host, 'Chem (A-1)')).toHaveLength(2);
  });

  test.each([
    ['t1', 2],
    ['T-77', 2],
    ['MS.K', 2],
    ['kim@example.org', 2],
    ['Kim King', 2],
    ['Quist, Quinn', 1],
  ])('brings only the classes of the teacher %s', async (teacher, count) => {
    const host = await filesHost();
    const { preview } = await host.take(host.files(SCHOOL), { ...oneroster, teacher });
    expect(preview.classes).toHaveLength(3);
    expect(preview.classes.filter((one) => one.chosen)).toHaveLength(count);
    expect(await host.ask('class.list', {})).toHaveLength(count);
    expect((await host.ask('gradebook.get', {})).students).toBe(count);
  });

  test('says who is no teacher of it, and which class it lacks', async () => {
    const host = await filesHost();
    const source = host.files(SCHOOL);
    for (const choice of [{ teacher: 'u1' }, { teacher: 'Nobody' }, { only: ['C9'] }]) {
      const trouble = await host.refused('import.preview', { source, ...oneroster, ...choice });
      expect(trouble.code).toBe('NOT_FOUND');
    }
  });

  test('brings chosen classes, and the others later without touching the first', async () => {
    const host = await filesHost();
    const { preview } = await host.take(host.files(SCHOOL), { ...oneroster, only: ['C2'] });
    expect(preview.classes.find((one) => one.chosen)).toMatchObject({
      sourcedId: 'C2',
      name: 'Chem',
      code: 'A-2',
      students: 1,
      teachers: ['King, Kim'],
    });
    expect((await host.ask('class.list', {})).map(({ name }) => name)).toEqual(['Chem (A-2)']);
    const { taken } = await host.take(host.files(SCHOOL), oneroster);
    expect(taken).toMatchObject({ changed: 0 });
    expect(await host.ask('class.list', {})).toHaveLength(3);
    expect((await host.ask('gradebook.get', {})).students).toBe(3);
  });

  test('never keeps demographics, phones, passwords or parents', async () => {
    const host = await filesHost({ file: undefined as never });
    const path = join(host.folder, 'kept.gradebook');
    const kept = await filesHost({ file: path });
    const demographics = lines('sourcedId,birthDate,sex', 'u1,2010-02-03,female');
    await kept.take(kept.files({ ...SCHOOL, 'demographics.csv': demographics }), oneroster);
    kept.close();
    const bytes = readFileSync(path).toString('latin1');
    expect(bytes).toContain('Lee');
    for (const word of ['2010-02-03', 'female', '555-1', 'secret', 'pat@example.org']) {
      expect(bytes).not.toContain(word);
    }
  });

  test('of a later day changes what changed and reports who is gone', async () => {
    const host = await filesHost();
    await host.take(host.files(SCHOOL), oneroster);
    const later = changed({
      'users.csv': (text) => text.replace('Ann,Lee', 'Anna,Lee'),
      'enrollments.csv': (text) =>
        text
          .replace('u2,student,,2026-09-14,2026-12-19', 'u2,student,,2026-09-14,2026-11-01')
          .replace(/e5.*\n/, ''),
    });
    const { preview, taken } = await host.take(host.files(later), oneroster);
    expect(taken).toMatchObject({ new: 0, changed: 2 });
    expect(preview.notListed.map(({ name }) => name)).toEqual(['Day, Cy']);
    expect(await rosterOf(host, 'Bio')).toHaveLength(1);
    const chem = await rosterOf(host, 'Chem (A-1)');
    expect(chem.map((s) => s.student.givenName)).toContain('Anna');
    expect(chem.find((s) => s.student.schoolId === 'u2')?.until).toBe('2026-11-01');
  });

  test('meets a class list imported by hand: same class by name, same students by id', async () => {
    const host = await filesHost();
    const list = 'Student ID,Name\n00044,"Day, Cy"\n00099,"Fox, Eve"\n';
    await host.take(host.file('bio.csv', list), { kind: 'roster', class: 'Bio' });
    await host.ask('course.create', { name: 'Biology' });
    const { preview } = await host.take(host.files(SCHOOL), oneroster);
    expect(preview.notListed.map(({ name }) => name)).toEqual(['Fox, Eve']);
    expect((await host.ask('class.list', {})).filter(({ name }) => name === 'Bio')).toHaveLength(1);
    expect((await host.ask('course.list', {})).map(({ name }) => name)).toEqual([
      'Biology',
      'Chemistry',
    ]);
    expect(await rosterOf(host, 'Bio')).toHaveLength(2);
    expect((await host.ask('gradebook.get', {})).students).toBe(4);
    expect(await host.counts(host.files(SCHOOL), oneroster)).toEqual([0, 0, 17, 0, 0]);
  });

  test('gives every laptop the same ids, whatever classes it takes', async () => {
    const ids = [];
    for (const choice of [{}, { teacher: 't1' }]) {
      const host = await filesHost({ device: JSON.stringify(choice) });
      await host.take(host.files(SCHOOL), { ...oneroster, ...choice });
      const chem = await rosterOf(host, 'Chem (A-1)');
      const terms = await host.ask('term.list', {});
      ids.push([
        chem.map((s) => s.student.id),
        terms.map((t) => t.id),
        await host.ask('class.list', {}).then((l) => l[0]?.id),
      ]);
    }
    expect(ids[0]).toEqual(ids[1]);
  });
});

describe('a package with defects', () => {
  const defects: [string, Record<string, string>, Record<string, unknown>, string[]][] = [
    [
      'a quoted manifest of version 1',
      changed({
        'manifest.csv': (t) => t.replace('1.0', '1').replace(/^(.*),(.*)$/gm, '"$1","$2"'),
      }),
      { new: 17, refused: 0 },
      [],
    ],
    [
      'stars in the manifest',
      changed({
        'manifest.csv': (t) => t.replace('file.users', 'file.users*'),
      }),
      { new: 17 },
      [],
    ],
    ['no manifest at all (1.0)', changed({ 'manifest.csv': () => null }), { new: 17 }, []],
    [
      'a mark, CRLF and no last line end',
      changed({
        'users.csv': (t) => `\uFEFF${t.replaceAll('\n', '\r\n').trimEnd()}`,
      }),
      { new: 17 },
      [],
    ],
    [
      'extra columns',
      changed({
        'orgs.csv': (t) => t.replace('parentSourcedId\n', 'parentSourcedId,metadata.city\n'),
      }),
      { new: 17 },
      [],
    ],
    [
      'columns in another order and case',
      changed({
        'courses.csv': () =>
          lines('TITLE,sourcedid,courseCode', 'Chemistry,K1,CHEM', 'Biology,K2,BIO'),
      }),
      { new: 17 },
      [],
    ],
    [
      'a misspelt heading',
      changed({
        'users.csv': (t) =>
          t.replace('givenName', 'givvenName').replace('dateLastModified', 'dataLastModified'),
      }),
      { new: 17 },
      ['misspelt'],
    ],
    [
      'day-first dates beside ISO dates',
      changed({
        'academicSessions.csv': (t) =>
          t.replace('2026-08-17', '17/08/2026').replace('2027-01-04', '4/01/2027'),
      }),
      { new: 17 },
      [],
    ],
    [
      'a parent that does not exist',
      changed({
        'academicSessions.csv': (t) => t.replace(',Y,2027\nP', ',NOPE,2027\nP'),
      }),
      { new: 17, refused: 0 },
      ['stands alone'],
    ],
    [
      'courses that do not exist',
      changed({ 'courses.csv': () => null }),
      { new: 15, refused: 0 },
      ['announced but missing', 'without it'],
    ],
    [
      'sessions that do not exist',
      changed({ 'academicSessions.csv': () => null }),
      { refused: 0 },
      ['without it'],
    ],
    [
      'a file said to be absent',
      changed({
        'manifest.csv': (t) => t.replace('file.courses,bulk', 'file.courses,absent'),
      }),
      { new: 17 },
      ['said to be absent'],
    ],
    [
      'a mode without a value',
      changed({
        'manifest.csv': (t) => t.replace('file.courses,bulk', 'file.courses,'),
      }),
      { new: 17 },
      ['mode is not'],
    ],
    [
      'enrolments of people nobody knows',
      changed({
        'enrollments.csv': (t) => `${t}e9,,,C1,S1,ghost,student,,,\ne10,,,C9,S1,u1,student,,,\n`,
      }),
      { new: 17, refused: 2 },
      ['sourcedId; the row is not taken'],
    ],
    [
      'a sourcedId that stands twice',
      changed({
        'users.csv': (t) => `${t}u1,,,true,S1,student,x,,Xi,Xu,,,,,,,,\n`,
      }),
      { new: 17, refused: 1 },
      ['row 2 already'],
    ],
    [
      'a row without what it needs',
      changed({
        'enrollments.csv': (t) => `${t}e9,,,C1,S1,u3,,,,\n`,
      }),
      { new: 17, refused: 1 },
      ['required'],
    ],
    [
      'unknown words',
      changed({
        'classes.csv': (t) => t.replace(',scheduled,14', ',weekly,14'),
        'orgs.csv': (t) => t.replace(',school,', ',ext:campus,'),
      }),
      { new: 17, refused: 0 },
      ['not one of homeroom, scheduled'],
    ],
    [
      'rows marked as deleted in bulk mode',
      changed({
        'enrollments.csv': (t) => t.replace('e5,,', 'e5,tobedeleted,2026-01-01T00:00:00Z'),
        'users.csv': (t) => t.replace('u1,,', 'u1,active,2026-01-01T00:00:00Z'),
      }),
      { new: 15, refused: 0 },
      [],
    ],
    [
      'rows that end before they begin',
      changed({
        'enrollments.csv': (t) => t.replace('2026-09-14,2026-12-19', '2026-12-19,2026-09-14'),
      }),
      { refused: 1 },
      ['does not lie after'],
    ],
    [
      'names in another case',
      Object.fromEntries(Object.entries(SCHOOL).map(([n, t]) => [n.toUpperCase(), t])),
      { new: 17 },
      [],
    ],
    [
      'files that belong to nobody',
      { ...SCHOOL, 'userprofiles.csv': 'a,b\n', 'readme.txt': 'x' },
      { new: 17 },
      [],
    ],
    [
      'only headings in a list nobody needs',
      { ...SCHOOL, 'demographics.csv': 'sourcedId,sex\n' },
      { new: 17 },
      [],
    ],
    [
      'a session that crosses another',
      changed({
        'academicSessions.csv': (t) => `${t}X,,,Crossing,term,2026-12-01,2027-02-01,,2027\n`,
        'classes.csv': (t) => t.replace('"F,P",,,1', '"F,P,X",,,1'),
      }),
      { refused: 1 },
      ['crosses "Spring"'],
    ],
    [
      'parents in a circle',
      changed({
        'academicSessions.csv': (t) => t.replace('2027-05-29,,2027\nF', '2027-05-29,F,2027\nF'),
        'orgs.csv': (t) => t.replace('district,,\n', 'district,,S1\n'),
      }),
      { refused: 0 },
      [],
    ],
  ];
  test.each(defects)('%s is taken all the same', async (_, files, counts, rules) => {
    const host = await filesHost();
    const { taken } = await host.take(host.files(files), oneroster);
    expect(taken).toMatchObject(counts);
    const said = taken.problems.map((problem) => problem.rule).join('\n');
    for (const rule of rules) expect(said).toContain(rule);
    if (rules.length === 0 && taken.refused === 0) expect(said).toBe('');
    expect(await host.ask('class.list', {})).toHaveLength(3);
    const again = await host.take(host.files(files), oneroster);
    expect(again.taken).toMatchObject({ new: 0, changed: 0 });
  });

  test('a problem names file, row, column, value and rule, in the order of the checks', async () => {
    const host = await filesHost();
    const files = changed({
      'manifest.csv': (t) => t.replace('oneroster.version,1.1', 'oneroster.version,9'),
      'users.csv': (t) =>
        `${t.replace('familyName', 'famillyName')}u1,,,perhaps,S1,student,x,,Xi,Xu,,,,,,,,\n`,
      'enrollments.csv': (t) => `${t}e9,,,C1,S1,ghost,student,,soon,\n`,
    });
    const { problems } = await host.preview(host.files(files), oneroster);
    expect(problems.map(({ file, row, column, value }) => [file, row, column, value])).toEqual([
      ['manifest.csv', null, 'oneroster.version', '9'],
      ['users.csv', 1, 'famillyName', 'famillyName'],
      ['users.csv', 8, 'enabledUser', 'perhaps'],
      ['users.csv', 8, 'sourcedId', 'u1'],
      ['enrollments.csv', 10, 'userSourcedId', 'ghost'],
    ]);
    expect(problems.every(({ rule }) => rule.endsWith('.'))).toBe(true);
  });

  test('dates that may be either are asked about, and the answer is used', async () => {
    const host = await filesHost();
    const files = changed({
      'academicSessions.csv': (t) =>
        t.replaceAll('2026-08-17', '8/9/2026').replaceAll('2027-05-29', '2027-05-29'),
    });
    const asked = await host.preview(host.files(files), oneroster);
    expect(asked.asks).toEqual(['day-first']);
    expect((await host.refused('import.apply', { preview: asked.preview })).code).toBe('INVALID');
    const { preview } = await host.take(host.files(files), { ...oneroster, dayFirst: false });
    expect(preview.asks).toEqual([]);
    expect((await host.ask('term.list', {})).find((t) => t.name === 'Year')?.start).toBe(
      '2026-08-09',
    );
  });

  test('of version 1.2 is read with roles, preferred names and pronouns', async () => {
    const host = await filesHost();
    const files = changed({
      'manifest.csv': (t) => t.replace('oneroster.version,1.1', 'oneroster.version,1.2.1'),
      'users.csv': () =>
        lines(
          'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,prefferedGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns',
          'u1,,,true,a,,Ann,Lee,,00042,,,,,"09,10",,,Annie,,,S1,she/her',
          'u2,,,true,b,,Bo,Poe,,,,,,,,,,,,,,',
          'u3,,,true,c,,Cy,Day,,,,,,,,,,,,,,',
          't1,,,true,k,,Kim,King,,,,,,,,,,,,,,',
          't2,,,true,q,,Quinn,Quist,,,,,,,,,,,,,,',
        ),
    });
    const roles = lines(
      'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
      'r2,,,u2,primary,student,,,S1,',
    );
    await host.take(host.files({ ...files, 'roles.csv': roles }), oneroster);
    const chem = await rosterOf(host, 'Chem (A-1)');
    expect(chem[0]?.student).toMatchObject({ called: 'Annie', pronouns: 'she/her', grade: '09' });
    expect(await host.counts(host.files({ ...files, 'roles.csv': roles }), oneroster)).toEqual([
      0, 0, 17, 0, 0,
    ]);
  });

  test('a package of a manifest alone means that nothing changed', async () => {
    const host = await filesHost();
    const { preview, taken } = await host.take(
      host.files({ 'manifest.csv': SCHOOL['manifest.csv'] }),
      oneroster,
    );
    expect(taken).toMatchObject({ new: 0, changed: 0, unchanged: 0, refused: 0 });
    expect(preview.notes.join()).toContain('nothing changed');
    expect(await host.steps()).toBe(0);
  });
});

const samples = samplesFolder();
if (samples === null) process.stderr.write('skipped: the sample files are not on this machine\n');

describe.skipIf(samples === null)('real sample packages', () => {
  const at = (path: string) => join(samples ?? '', path);

  test.each(['1.1', '1.0'])('Grand Bend in OneRoster %s', async (version) => {
    const host = await filesHost();
    const source = () => host.path(at(`oneroster/edfi-${version}`));
    const { taken } = await host.take(source(), oneroster);
    expect(taken).toMatchObject({ changed: 0, unmatched: 0, refused: 0, problems: [] });
    const classes = await host.ask('class.list', {});
    expect(classes.map(({ name, code }) => [name, code])).toEqual([
      ['ENG-1', 'English I'],
      ['ALG-1', 'Algebra I'],
    ]);
    const algebra = await rosterOf(host, 'ALG-1');
    expect(algebra).toHaveLength(5);
    expect(algebra[0]).toMatchObject({
      student: { schoolId: '604863', givenName: 'Mary', familyName: 'Archer' },
      start: '2020-08-17',
      until: version === '1.1' ? '2021-05-28' : null,
    });
    expect((await host.ask('course.list', {})).map(({ name }) => name)).toEqual([
      'Algebra I',
      'English I',
    ]);
    expect(await host.ask('term.list', {})).toHaveLength(3);
    const again = await host.take(source(), oneroster);
    expect(again.taken).toMatchObject({ new: 0, changed: 0, unchanged: taken.new });
    const one = await filesHost();
    await one.take(one.path(at(`oneroster/edfi-${version}`)), { ...oneroster, teacher: '207270' });
    expect((await one.ask('class.list', {})).map(({ name }) => name)).toEqual(['ALG-1']);
  });

  test('the package with headings only is refused in one sentence', async () => {
    const host = await filesHost();
    const source = host.path(at('oneroster/nicelion/example-csv'));
    const trouble = await host.refused('import.preview', { source, ...oneroster });
    expect(trouble.code).toBe('IMPORT_NOTHING_USABLE');
    expect(await host.steps()).toBe(0);
  });

  test('a users list of about two thousand people is a class list without parents', async () => {
    const host = await filesHost();
    const source = host.path(at('oneroster/nicelion/outputs/test-csv.csv'));
    const { taken } = await host.take(source, { kind: 'auto', class: 'Everybody' });
    expect(taken).toMatchObject({ new: 1186, refused: 1 });
  });

  test('the course roster of another learning platform is a class list', async () => {
    const host = await filesHost();
    const source = host.path(at('brightspace/roster.csv'));
    const { taken } = await host.take(source, { kind: 'auto', class: 'Calculus' });
    expect(taken).toMatchObject({ new: 26, refused: 0, problems: [] });
    expect((await rosterOf(host, 'Calculus'))[0]?.student.schoolId).toMatch(/^N\d{8}$/);
  });

  test('the near relative of Microsoft is read by its headings', async () => {
    const host = await filesHost();
    const { taken } = await host.take(host.path(at('sds-v2.1')), oneroster);
    expect(taken.new).toBeGreaterThan(0);
    expect(await host.ask('class.list', {})).not.toHaveLength(0);
  });

  test('every sample file is read or refused by name, never with a crash', async () => {
    const host = await filesHost();
    const files = readdirSync(samples ?? '', { recursive: true, withFileTypes: true });
    let looked = 0;
    for (const file of files.filter((one) => one.isFile())) {
      const source = host.path(join(file.parentPath, file.name));
      const answer = await host.host.request('import.preview', { source, kind: 'auto' });
      looked += 1;
      const code = answer.ok ? 'OK' : answer.error.code;
      expect(code, file.name).toMatch(/^(OK|IMPORT_|NOT_FOUND)/);
    }
    expect(looked).toBeGreaterThan(50);
    expect(await host.steps()).toBe(0);
  });
});
