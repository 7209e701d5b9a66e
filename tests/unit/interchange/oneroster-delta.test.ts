import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { samplesFolder } from '../../helpers/samples.ts';
import { type FilesHost, filesHost } from './host-with-files.ts';
import { lines, oneroster, rosterOf, SCHOOL } from './small-school.ts';

const manifest = (files: readonly string[]) =>
  lines(
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.1',
    ...files.map((name) => `file.${name},delta`),
  );
const HEAD =
  'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate';
const PEOPLE =
  'sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password';

const delta = (enrolments: readonly string[], people: readonly string[] = []) => ({
  'manifest.csv': manifest(['enrollments', ...(people.length > 0 ? ['users'] : [])]),
  ...(enrolments.length > 0 && { 'enrollments.csv': lines(HEAD, ...enrolments) }),
  ...(people.length > 0 && { 'users.csv': lines(PEOPLE, ...people) }),
});

const span = async (host: FilesHost, name: string, schoolId: string) =>
  (await rosterOf(host, name))
    .filter((one) => one.student.schoolId === schoolId)
    .map(({ start, until }) => [start, until]);

const NOTHING = { new: 0, changed: 0 };

/** The school with an attempt of Ann's, so that evidence is there to be kept. */
async function school(): Promise<FilesHost> {
  const host = await filesHost();
  await host.take(host.files(SCHOOL), oneroster);
  const course = { kind: 'objectives' as const, course: 'Chemistry' };
  await host.take(host.file('o.csv', 'Code,Objective\nC1,Atoms\n'), course);
  const text = 'Student ID,Objective,Date,Level\n00042,C1,2026-10-01,3\n';
  await host.take(host.file('e.csv', text), { kind: 'evidence', class: 'Chem (A-1)' });
  return host;
}

const evidence = async (host: FilesHost) => (await host.ask('gradebook.get', {})).evidence;

describe('a package of changes', () => {
  test('moves a student to another class; the evidence stays, and a repeat changes nothing', async () => {
    const host = await school();
    const before = await evidence(host);
    const moved = delta([
      'e1,tobedeleted,2026-11-02T08:00:00Z,C1,S1,u1,student,,2026-08-17,',
      'e9,active,2026-11-02T08:00:00Z,C3,S1,u1,student,,2026-11-02,2027-05-29',
    ]);
    const { preview, taken } = await host.take(host.files(moved), oneroster);
    expect(taken).toMatchObject({ new: 1, changed: 1, refused: 0, problems: [] });
    expect(preview.notes.join(' ')).toContain('its evidence stays');
    expect(preview.notListed).toEqual([]);
    expect(await span(host, 'Chem (A-1)', '00042')).toEqual([['2026-08-17', '2026-11-02']]);
    expect(await span(host, 'Bio', '00042')).toEqual([['2026-11-02', '2027-05-29']]);
    expect(await evidence(host)).toBe(before);
    const steps = await host.steps();
    expect((await host.take(host.files(moved), oneroster)).taken).toMatchObject(NOTHING);
    expect(await host.steps()).toBe(steps);
    // Back again: a second span beside the first.
    const back = delta(['e10,active,2026-12-01T08:00:00Z,C1,S1,u1,student,,2026-12-01,2027-05-29']);
    await host.take(host.files(back), oneroster);
    const chem = (await host.ask('class.list', {})).find(({ name }) => name === 'Chem (A-1)');
    const days = ['2026-10-01', '2026-11-15', '2026-12-02'];
    const there = days.map(async (on) => {
      const { students } = await host.ask('roster.get', { class: chem?.id ?? '', on });
      return students.find((one) => one.student.schoolId === '00042')?.enrolled ?? false;
    });
    expect(await Promise.all(there)).toEqual([true, false, true]);
    expect(await evidence(host)).toBe(before);
  });

  test('ends everything of a person who leaves, renames another and brings a new one', async () => {
    const host = await school();
    const source = delta(
      ['e11,active,2026-11-05T00:00:00Z,C1,S1,u9,student,,2026-11-05,'],
      [
        'u1,tobedeleted,2026-11-04T00:00:00Z,false,S1,student,ann.l,,Ann,Lee,,00042,,,,,10,',
        'u2,active,2026-11-04T00:00:00Z,true,S1,student,bo.p,,Robert,Poe,,,,,,,10,',
        'u9,active,2026-11-04T00:00:00Z,true,S1,student,new.k,,Nia,Kay,,00077,,,,,10,',
      ],
    );
    const { taken } = await host.take(host.files(source), oneroster);
    expect(taken).toMatchObject({ refused: 0, problems: [] });
    expect(await span(host, 'Chem (A-1)', '00042')).toEqual([['2026-08-17', '2026-11-04']]);
    const people = await rosterOf(host, 'Chem (A-1)');
    expect(people.map((one) => one.student.givenName).sort()).toEqual(['Ann', 'Nia', 'Robert']);
    await host.ask('history.undo', {});
    expect(await span(host, 'Chem (A-1)', '00042')).toEqual([['2026-08-17', '2027-05-29']]);
  });

  test('an earlier end does not move the beginning', async () => {
    const host = await school();
    const source = delta([
      'e2,active,2026-11-05T00:00:00Z,C1,S1,u1,student,,2027-01-04,2027-03-01',
    ]);
    await host.take(host.files(source), oneroster);
    expect(await span(host, 'Chem (A-1)', '00042')).toEqual([['2026-08-17', '2027-03-01']]);
  });

  test('says what neither it nor the gradebook knows', async () => {
    const host = await school();
    const source = delta([
      'e1,active,2026-11-05T00:00:00Z,C9,S1,u1,student,,,',
      'e2,active,2026-11-05T00:00:00Z,C1,S1,u99,student,,,',
      'e3,tobedeleted,2026-11-05T00:00:00Z,C1,S1,u98,student,,,',
    ]);
    const preview = await host.preview(host.files(source), oneroster);
    expect(preview).toMatchObject({ new: 0, changed: 0, refused: 3 });
    expect(preview.problems.map(({ column, value }) => [column, value])).toEqual([
      ['classSourcedId', 'C9'],
      ['userSourcedId', 'u99'],
      ['userSourcedId', 'u98'],
    ]);
  });
});

const CLEVER = {
  'schools.csv': lines('School_id,School_name,School_number', 'S1,North High,1'),
  'students.csv': lines(
    'School_id,Student_id,Student_number,State_id,Last_name,First_name,Grade,Student_email,DOB',
    'S1,s1,00042,9,Lee,Ann,10,ann@example.org,1/2/2010',
    'S1,s2,00043,9,"Poe, Jr.",Bo,10,,',
  ),
  'teachers.csv': lines(
    'School_id,Teacher_id,Teacher_number,Last_name,First_name,Teacher_email',
    'S1,t1,7,King,Kim,kim@example.org',
  ),
  'sections.csv': lines(
    'School_id,Section_id,Teacher_id,Teacher_2_id,Name,Section_number,Course_name,Course_number,Period,Subject,Term_name,Term_start,Term_end',
    'S1,c1,t1,,Chem A,12,Chemistry,CH1,1,science,Fall,08/17/2026,12/18/2026',
    'S1,c1,t1,,Chem A,12,Chemistry,CH1,1,science,Spring,01/04/2027,05/28/2027',
    'S1,c2,t1,,Bio B,13,Biology,BI1,2,science,Fall,08/17/2026,12/18/2026',
  ),
  'enrollments.csv': lines(
    'School_id,Section_id,Student_id',
    'S1,c1,s1',
    'S1,c1,s1',
    'S1,c1,s2',
    'S1,c2,s2',
    'S1,c9,s2',
  ),
};
const SDS = {
  'School.csv': lines('SIS ID,Name', 'S1,North High'),
  'Section.csv': lines(
    'SIS ID,School SIS ID,Section Name,Course Name,Course SIS ID,Term SIS ID,Term Name,Term StartDate,Term EndDate',
    'c1,S1,Chem A,Chemistry,K1,T1,Fall,8/17/2026,12/18/2026',
  ),
  'Student.csv': lines(
    'SIS ID,School SIS ID,First Name,Last Name,Username,Student Number,Grade',
    's1,S1,Ann,Lee,ann.lee,00042,10',
  ),
  'Teacher.csv': lines('SIS ID,School SIS ID,First Name,Last Name', 't1,S1,Kim,King'),
  'StudentEnrollment.csv': lines('Section SIS ID,SIS ID', 'c1,s1'),
  'TeacherRoster.csv': lines('Section SIS ID,SIS ID', 'c1,t1'),
};

describe('lists of other programs', () => {
  test('Clever: a section that stands once a term is one class', async () => {
    const host = await filesHost();
    const { preview, taken } = await host.take(host.files(CLEVER), oneroster);
    expect(preview.classes).toMatchObject([
      { name: 'Chem A', students: 2, teachers: ['King, Kim'] },
      { name: 'Bio B', students: 1 },
    ]);
    expect(taken).toMatchObject({ refused: 1, unmatched: 0 });
    expect(taken.problems).toMatchObject([{ file: 'enrollments.csv', row: 6, value: 'c9' }]);
    const people = await rosterOf(host, 'Chem A');
    expect(people.map(({ student }) => [student.schoolId, student.familyName])).toEqual([
      ['00042', 'Lee'],
      ['00043', 'Poe, Jr.'],
    ]);
    expect((await host.ask('term.list', {})).map(({ name, end }) => [name, end])).toEqual([
      ['Fall', '2026-12-18'],
      ['Spring', '2027-05-28'],
    ]);
    expect((await host.take(host.files(CLEVER), oneroster)).taken).toMatchObject(NOTHING);
    const one = await filesHost();
    await one.take(one.files(CLEVER), { kind: 'auto', teacher: 'Kim King' });
    expect(await one.ask('class.list', {})).toHaveLength(2);
  });
  test('Microsoft SDS', async () => {
    const host = await filesHost();
    const { taken } = await host.take(host.files(SDS), oneroster);
    expect(taken).toMatchObject({ refused: 0, problems: [] });
    expect((await rosterOf(host, 'Chem A'))[0]?.student).toMatchObject({ schoolId: '00042' });
    expect((await host.take(host.files(SDS), oneroster)).taken).toMatchObject(NOTHING);
  });
  test('without students or with headings of another kind they are refused by name', async () => {
    const host = await filesHost();
    const source = host.files({ ...CLEVER, 'students.csv': lines('Name,Age', 'Ann,9') });
    const trouble = await host.refused('import.preview', { source, ...oneroster });
    expect(trouble).toMatchObject({ code: 'IMPORT_HEADINGS', params: { file: 'students.csv' } });
  });
});

const samples = samplesFolder();
describe.skipIf(samples === null)('real packages', () => {
  test('Microsoft SDS 2.1 has its classes, students and sessions', async () => {
    const host = await filesHost();
    const source = () => host.path(join(samples ?? '', 'sds-v2.1'));
    const { taken } = await host.take(source(), oneroster);
    expect(taken.refused).toBe(0);
    expect(
      (await host.ask('class.list', {})).map(({ name, students }) => [name, students]),
    ).toEqual([
      ['Computer Science 101', expect.any(Number)],
      ['Biology 10', expect.any(Number)],
    ]);
    expect(await rosterOf(host, 'Biology 10')).not.toHaveLength(0);
    expect((await host.take(source(), oneroster)).taken).toMatchObject({ new: 0, changed: 0 });
  });
});
