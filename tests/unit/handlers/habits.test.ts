import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { algebraEach } from '../../helpers/algebra.ts';

const algebra = algebraEach();

const NAMES = {
  domains: ['Prepared', 'On time', 'Works with others'].map((name) => ({ name })),
  levels: ['Rarely', 'Often', 'Always'].map((name) => ({ name })),
};

async function defined() {
  await algebra.host.ask('habit.define', NAMES);
  return algebra.host.ask('habit.get', { class: algebra.built.class, term: null });
}

const score = (student: string, domain: string, level: string | null) =>
  algebra.host.ask('habit.score', {
    class: algebra.built.class,
    term: null,
    on: '2026-11-10',
    entries: [{ student, domain, level }],
  });

describe('habits of success', () => {
  test('have domains, levels and dates of their own', async () => {
    const { domains, levels, students, open } = await defined();
    expect(domains.map((one) => one.name)).toEqual(['Prepared', 'On time', 'Works with others']);
    expect(levels.map((one) => one.name)).toEqual(['Rarely', 'Often', 'Always']);
    expect([students.length, open]).toEqual([4, 4]);
    const where = { class: algebra.built.class, term: null };
    await algebra.host.ask('habit.deadline', { ...where, on: '2026-12-11' });
    expect((await algebra.host.ask('habit.get', where)).deadline).toBe('2026-12-11');
  });

  test('are scored, changed and taken back, one line each on the student page', async () => {
    const { domains, levels } = await defined();
    const [domain = ''] = domains.map((one) => one.id);
    const student = algebra.student(0);
    await score(student, domain, levels[0]?.id ?? '');
    await score(student, domain, levels[2]?.id ?? '');
    expect((await algebra.host.ask('student.beside', { student })).habits).toEqual([
      { class: 'Algebra', term: null, domain: 'Prepared', level: 'Always', on: '2026-11-10' },
    ]);
    await score(student, domain, null);
    expect((await algebra.host.ask('student.beside', { student })).habits).toEqual([]);
  });

  test('keep the domains and levels that somebody was scored on', async () => {
    const { domains, levels } = await defined();
    await score(algebra.student(0), domains[0]?.id ?? '', levels[0]?.id ?? '');
    const fewer = { domains: domains.slice(1), levels };
    expect(await algebra.host.refused('habit.define', fewer)).toMatchObject({
      code: 'INVALID',
      params: { value: 'Prepared', why: 'students were scored on it' },
    });
    const twice = { domains: [...domains, { name: 'prepared' }], levels };
    expect((await algebra.host.refused('habit.define', twice)).code).toBe('INVALID');
    await algebra.host.ask('habit.define', { domains: [...domains].reverse().slice(1), levels });
  });
});

test('letters are the same whatever habits and outside results say', async () => {
  const { host, built } = algebra;
  const { domains, levels } = await defined();
  for (const code of ['A1', 'A2', 'A4']) {
    await algebra.record(0, code, 'basic');
    await algebra.record(1, code, code === 'A1' ? 'not-yet' : 'deep');
  }
  const ask = { class: built.class, term: null };
  const letters = await host.ask('letters.get', ask);
  const entry = fc.record({
    student: fc.constantFrom(...built.students),
    domain: fc.constantFrom(...domains.map((one) => one.id)),
    level: fc.constantFrom(null, ...levels.map((one) => one.id)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 8 }), async (entries) => {
      await host.ask('habit.score', { ...ask, on: '2026-11-10', entries });
      expect(await host.ask('letters.get', ask)).toEqual(letters);
    }),
    { numRuns: 15 },
  );
  await importResults(`Student ID,Test,Date,Score,Band\n00001,State test,2026-10-01,12,Below`);
  expect(await host.ask('letters.get', ask)).toEqual(letters);
});

async function importResults(text: string) {
  const { host } = algebra;
  const { preview } = await host.ask('import.preview', { source: { text }, kind: 'results' });
  return host.ask('import.apply', { preview });
}

describe('results from outside', () => {
  const FILE = [
    'Student ID,Student,Test,Date,Score,Band',
    '00001,,State test,2026-10-01,512,Proficient',
    '00002,,State test,10/14/2026,488,',
    '09999,,State test,2026-10-01,400,',
    ',"Castillo, Ana",State test,2026-10-01,,Advanced',
    '00001,,State test,2026-10-01,513,',
    '00001,,District test,soon,3,',
    '00001,,,2026-10-02,3,',
    '00001,,District test,2026-10-02,,',
  ].join('\n');

  test('come in one a row; bad rows are listed, a repeat changes nothing', async () => {
    const first = await importResults(FILE);
    expect(first).toMatchObject({ new: 3, changed: 0, unchanged: 0, unmatched: 1, refused: 4 });
    expect(first.problems.map((one) => one.row).sort()).toEqual([4, 6, 7, 8, 9]);
    const { results } = await algebra.host.ask('student.beside', { student: algebra.student(0) });
    expect(results).toMatchObject([
      { test: 'State test', on: '2026-10-01', score: '512', band: 'Proficient' },
    ]);
    expect(await importResults(FILE)).toMatchObject({ new: 0, unchanged: 3, refused: 4 });
    const changed = FILE.replace('512', '515');
    expect(await importResults(changed)).toMatchObject({ changed: 1, unchanged: 2 });
    await algebra.host.ask('history.undo', {});
    await algebra.host.ask('history.undo', {});
    const after = await algebra.host.ask('student.beside', { student: algebra.student(0) });
    expect(after.results).toEqual([]);
  });

  test('a file without a heading for the test is refused as a whole', async () => {
    const { host } = algebra;
    const source = { text: 'Student ID,Date,Score\n00001,2026-10-01,3' };
    expect((await host.refused('import.preview', { source, kind: 'results' })).code).toBe(
      'IMPORT_HEADINGS',
    );
  });
});
