import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { machineCsv } from '#host/interchange/export/machine-csv.ts';
import { scaleValues } from '#host/interchange/export/oneroster-package.ts';
import { headingsOf, MANIFEST_FILES } from '#host/interchange/export/oneroster-tables.ts';
import { filesHost } from '../interchange/host-with-files.ts';
import { faultsOf, openZip } from './read-package.ts';
import { type SchoolTerm, schoolTerm } from './school-term.ts';

async function exported(of: SchoolTerm) {
  const out = of.host.out('q1.zip');
  const answer = await of.host.ask('export.oneroster', { term: of.term, to: out.grant });
  const bytes = readFileSync(join(of.host.folder, 'q1.zip'));
  return { answer, bytes, opened: await openZip(bytes) };
}

describe('a term as a OneRoster package', () => {
  test('is one that a strict system takes', async () => {
    const { answer, bytes, opened } = await exported(await schoolTerm());
    expect(faultsOf(opened)).toEqual([]);
    expect(answer).toEqual({
      bytes: bytes.length,
      classes: 1,
      students: 3,
      lineItems: 2,
      results: 5,
    });
    expect(Object.keys(opened.manifest).filter((one) => one.startsWith('file.'))).toEqual(
      MANIFEST_FILES.map((file) => `file.${file}`),
    );
    expect(MANIFEST_FILES).toHaveLength(21);
    expect(opened.manifest).toMatchObject({
      'manifest.version': '1.0',
      'oneroster.version': '1.2',
    });
    for (const [file, headings] of Object.entries(opened.headings)) {
      if (file !== 'manifest') expect(headings).toEqual(headingsOf(file as 'users'));
    }
    expect(opened.files.classes?.[0]?.title).toBe('=Algebra, "2"');
  });

  test('has a line per task with each objective, and the letters of the term', async () => {
    const school = await schoolTerm();
    const { opened } = await exported(school);
    const [quiz, final] = opened.files.lineItems ?? [];
    expect(quiz).toMatchObject({ sourcedId: school.task, title: 'Quiz 1', dueDate: '2026-10-01' });
    expect(final).toMatchObject({ title: 'Q1', dueDate: '2026-11-06', resultValueMax: '100' });
    const results = opened.files.results ?? [];
    const [ann, ben] = results.filter((one) => one.lineItemSourcedId === school.task);
    expect([ann?.scoreStatus, ben?.scoreStatus]).toEqual(['fully graded', 'partially graded']);
    const shown = opened.files.resultLearningObjectiveIds ?? [];
    expect(
      shown
        .filter((one) => one.resultSourcedId === ann?.sourcedId)
        .map((one) => [one.source, one.textScore]),
    ).toEqual([
      ['unknown', 'Clear'],
      ['unknown', 'Not yet'],
    ]);
    const term = await school.host.ask('letters.get', {
      class: school.class,
      term: school.term,
      asOf: '2026-11-06',
    });
    expect(
      results
        .filter((one) => one.lineItemSourcedId === final?.sourcedId)
        .map((one) => one.textScore),
    ).toEqual(term.students.map((student) => student.handIn.code));
  });

  test('takes what was handed in before what would be computed', async () => {
    const school = await schoolTerm();
    const where = { class: school.class, term: school.term };
    await school.host.ask('snapshot.make', where);
    const [student = ''] = school.students;
    await school.host.ask('grade-change.make', {
      ...where,
      student,
      letter: 'A',
      reason: 'Shown later',
      approver: 'P. Ellis',
    });
    const { opened } = await exported(school);
    const finals = (opened.files.results ?? []).filter(
      (one) => one.lineItemSourcedId !== school.task,
    );
    expect(finals.map((one) => [one.textScore, one.score])).toContainEqual(['A', '95']);
    expect(faultsOf(opened)).toEqual([]);
  });

  test('that is over and not handed in has the letters that are shown, late work with them', async () => {
    const school = await schoolTerm();
    const where = { class: school.class, term: school.term };
    for (const objective of Object.values(school.objectives)) {
      for (const student of school.students.slice(0, 2)) {
        const shown = { student, objective, level: 'deep', on: '2026-11-09' };
        await school.host.ask('evidence.record', { class: school.class, ...shown });
      }
    }
    const answer = await school.host.ask('letters.get', where);
    expect(new Set(answer.students.map((one) => one.letter)).size).toBeGreaterThan(1);
    const { opened } = await exported(school);
    const finals = (opened.files.results ?? []).filter(
      (one) => one.lineItemSourcedId !== school.task,
    );
    expect(finals.map((one) => [one.studentSourcedId, one.textScore]).sort()).toEqual(
      answer.students.map((one) => [one.id, one.letter]).sort(),
    );
  });

  test('has every text of a result in a scale of its line, what is no letter too', async () => {
    const school = await schoolTerm();
    const where = { class: school.class, term: school.term };
    await school.host.ask('snapshot.make', where);
    await school.host.ask('grade-change.make', {
      ...where,
      student: school.students[0] ?? '',
      letter: 'I',
      reason: 'Ill',
      approver: 'P. Ellis',
    });
    const { opened } = await exported(school);
    const texts = (opened.files.results ?? []).map((one) => one.textScore);
    expect(texts).toEqual(expect.arrayContaining(['I', 'NG']));
    expect(faultsOf(opened)).toEqual([]);
  });

  test('is read by our own reader as the same people and classes', async () => {
    const school = await schoolTerm();
    const { bytes } = await exported(school);
    const other = await filesHost();
    const { taken } = await other.take(other.file('q1.zip', bytes), { kind: 'oneroster' });
    expect(taken.problems).toEqual([]);
    expect(taken.refused).toBe(0);
    const [found] = await other.ask('class.list', {});
    expect(found?.name).toBe('=Algebra, "2"');
    const there = await other.ask('roster.get', { class: found?.id ?? '' });
    const here = await school.host.ask('roster.get', { class: school.class });
    const people = (of: typeof here) =>
      of.students.map(({ student }) => [student.schoolId, student.familyName, student.givenName]);
    expect(people(there)).toEqual(people(here));
    const terms = (await other.ask('term.list', {})).map((one) => [one.name, one.start, one.end]);
    expect(terms).toContainEqual(['Q1', '2026-08-24', '2026-11-06']);
  });
});

describe('a file for a program', () => {
  test('gives any text back but for breaks, and guards nothing', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.string({ unit: 'grapheme' }),
            fc.constantFrom('=1+1', '@x', '-1', '"', 'a,b'),
          ),
        ),
        (rows) => {
          const text = machineCsv(['a', 'b'], rows);
          const back: string[][] = parse(text);
          expect(back.slice(1)).toEqual(
            rows.map((row) => row.map((cell) => cell.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '))),
          );
        },
      ),
      { numRuns: 60 * Number(process.env.GRADUS_SOAK ?? 1) },
    );
  });

  test('writes a scale as pairs that nothing in a name can break', () => {
    expect(
      scaleValues([
        ['A+', 98],
        ['B:{,}', 85],
      ]),
    ).toBe('{A+:98},{B:85}');
  });
});
