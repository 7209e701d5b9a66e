import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { zipOf } from './bad-zip.ts';
import { filesHost } from './host-with-files.ts';
import { changed, lines, oneroster, rosterOf, SCHOOL } from './small-school.ts';

const entries = Object.entries(SCHOOL).map(([name, content]) => ({ name, content }));

describe('a OneRoster package', () => {
  test.each(['zip', 'folder'])(
    'as a %s brings classes, courses, terms and students',
    async (form) => {
      const host = await filesHost();
      const source =
        form === 'zip' ? host.file('package.zip', await zipOf(entries)) : host.files(SCHOOL);
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
    for (const word of ['2010-02-03', 'female', '555-1', 'sesame7', 'pat@example.org']) {
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
