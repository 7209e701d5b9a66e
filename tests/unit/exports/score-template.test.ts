import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readScoreTemplate } from '#host/interchange/export/score-template.ts';
import { samplesFolder } from '../../helpers/samples.ts';
import { type SchoolTerm, schoolTerm } from './school-term.ts';

const template = (type: string, points = '100.0', end = '\r\n') =>
  [
    'Teacher Name:,MÜLLER,',
    'Class:,"Algebra, 2",',
    `Points Possible:,${points},`,
    'Extra Points:,0.0,',
    `Score Type:,${type},`,
    'Student Num,Student Name,Score',
    '00001,"Abbott, Ana",',
    '00002,BAKER Ana,old',
    '99999,"Gone, ""G"" ",7',
    '',
  ].join(end);

async function filled(of: SchoolTerm, content: string) {
  const out = of.host.out('filled.csv');
  const answer = await of.host.ask('export.pst', {
    class: of.class,
    term: of.term,
    template: of.host.file('scores.csv', content).grant,
    to: out.grant,
  });
  return { answer, text: out.read() };
}

/** Hands in letters of one's own choice by grade changes. */
async function handIn(of: SchoolTerm, letters: readonly string[]) {
  const where = { class: of.class, term: of.term };
  await of.host.ask('snapshot.make', where);
  for (const [at, letter] of letters.entries()) {
    const student = of.students[at] ?? '';
    const reason = 'Shown later';
    await of.host
      .ask('grade-change.make', { ...where, student, letter, reason, approver: 'P. Ellis' })
      .catch(() => null);
  }
}

describe('a score template of PowerTeacher Pro', () => {
  test.each(['\r\n', '\n'])(
    'gets codes where it takes letters, and keeps the rest (%j)',
    async (end) => {
      const school = await schoolTerm();
      await handIn(
        school,
        ['A', 'B+', 'C'].map((letter) => letter.slice(0, 1)),
      );
      const before = template('GRADESCALE', '7.0', end);
      const { answer, text } = await filled(school, before);
      expect(text).toBe(before.replace('"Abbott, Ana",', '"Abbott, Ana",A').replace(',old', ',B'));
      expect(answer).toMatchObject({ filled: 2, unknown: ['Gone, "G"'] });
      expect(answer.notListed).toEqual(['Castillo, Ana']);
    },
  );

  test('whose names hold a lone quote is filled line by line all the same', async () => {
    const school = await schoolTerm();
    await handIn(school, ['A', 'B', 'C']);
    const before = template('GRADESCALE').replace('BAKER Ana', 'BAKER 5\'2" Ana');
    const { text } = await filled(school, before);
    expect(text).toBe(before.replace('"Abbott, Ana",', '"Abbott, Ana",A').replace(',old', ',B'));
  });

  test('gets numbers where it takes points', async () => {
    const school = await schoolTerm();
    await handIn(school, ['A', 'B', 'C']);
    const { text } = await filled(school, template('POINTS'));
    expect(text).toContain('"Abbott, Ana",95\r\n00002,BAKER Ana,85\r\n');
  });

  test.each([
    ['a letter without a number', 'POINTS', '100.0', 'I'],
    ['more than the points possible', 'POINTS', '7.0', 'A'],
    ['a score type nobody knows', 'RUBRIC', '100.0', 'A'],
  ])('refuses %s by name and writes nothing', async (_, type, points, letter) => {
    const school = await schoolTerm();
    await handIn(school, [letter, letter, letter]);
    const out = school.host.out('none.csv');
    const trouble = await school.host.refused('export.pst', {
      class: school.class,
      term: school.term,
      template: school.host.file('scores.csv', template(type, points)).grant,
      to: out.grant,
    });
    expect(trouble.code).toBe('INVALID');
    expect(trouble.params.value).toBe(type === 'RUBRIC' ? 'RUBRIC' : 'Abbott, Ana');
    expect(() => out.read()).toThrow();
  });

  test('is refused when it is none', async () => {
    const school = await schoolTerm();
    const trouble = await school.host.refused('export.pst', {
      class: school.class,
      term: school.term,
      template: school.host.file('other.csv', 'Name,Score\nAna,\n').grant,
      to: school.host.out('x.csv').grant,
    });
    expect(trouble.code).toBe('IMPORT_WRONG_KIND');
  });

  const ROWS = ['00001,"Abbott, Ana",', '00002,BAKER Ana,old', '00003,"Castillo, Ana",3'];
  const HEAD = ['Class:,"Algebra, 2",', 'Score Type:,GRADESCALE,'];
  test.each([
    ['a mark at its beginning', `\uFEFF${template('GRADESCALE')}`],
    ['old line ends', template('GRADESCALE', '7.0', '\r')],
    ['no line end at its end', template('GRADESCALE').trimEnd()],
    ['two empty lines at its end', `${template('GRADESCALE')}\r\n\r\n`],
    [
      'quotes around everything',
      [...HEAD, 'Student Num,Student Name,Score', ...ROWS]
        .map((row) =>
          row
            .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
            .map((cell) => (cell.startsWith('"') ? cell : `"${cell}"`))
            .join(','),
        )
        .join('\n'),
    ],
    [
      'columns after the score, and others before it',
      [...HEAD, 'Row,Student Number,Student Name,Score,Comment,Late']
        .concat(ROWS.map((row, at) => `${at},${row},"said ""so"",\nand went",,`))
        .join('\r\n'),
    ],
    [
      'rows that stop before the score',
      [...HEAD, 'Student Num,Student Name,Score,Comment', '00001,"Abbott, Ana"', '00002', ''].join(
        '\n',
      ),
    ],
    [
      'only one student of the class',
      [...HEAD, 'Student Num,Student Name,Score', ROWS[1]].join('\n'),
    ],
    ['no student of the class', [...HEAD, 'Student Num,Student Name,Score', '7,x,'].join('\n')],
  ])('keeps every byte but the scores in one with %s', async (_, before) => {
    const school = await schoolTerm();
    await handIn(school, ['A', 'B', 'C']);
    const { answer, text } = await filled(school, before);
    const letters = new Map([
      ['00001', 'A'],
      ['00002', 'B'],
      ['00003', 'C'],
    ]);
    // What was before and after differ in nothing but the cells of scores.
    const was = readScoreTemplate(Buffer.from(before));
    const is = readScoreTemplate(Buffer.from(text));
    const emptied = (form: typeof was, wider: typeof was) =>
      form?.filled(new Map(wider?.students.map(({ row }) => [row, '']))).toString('utf8');
    expect(emptied(is, was)).toBe(emptied(was, was));
    expect(is?.students.map(({ number, score }) => [number, score])).toEqual(
      was?.students.map(({ number, score }) => [number, letters.get(number) ?? score]),
    );
    expect(answer.filled).toBe(was?.students.filter(({ number }) => letters.has(number)).length);
  });

  test('is looked at first, and says of every line what it will do', async () => {
    const school = await schoolTerm();
    await handIn(school, ['A', 'B', 'C']);
    const twice = template('POINTS').replace('99999', '2');
    const { lines, ...rest } = await school.host.ask('pst.preview', {
      class: school.class,
      term: school.term,
      template: school.host.file('scores.csv', twice).grant,
    });
    expect(lines).toMatchObject([
      { student: 'Abbott, Ana', letter: 'A', before: '', value: '95', why: null },
      { student: 'Baker, Ana', before: 'old', value: '85', isOtherName: false },
      {
        student: 'Baker, Ana',
        isOtherName: true,
        value: null,
        why: expect.stringMatching(/twice/),
      },
    ]);
    expect(rest).toMatchObject({ takes: 'numbers', handedIn: true, notListed: ['Castillo, Ana'] });
  });

  test('changes no byte but those of scores, whatever stands around them', () => {
    const junk = fc.uint8Array({ maxLength: 30 }).map((bytes) =>
      Buffer.from(bytes)
        .toString('latin1')
        .replace(/["\r\n,]/g, ' '),
    );
    fc.assert(
      fc.property(
        junk,
        junk,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.string(),
        (a, b, end, score) => {
          const head = `Class:,${a},${end}Student Number,Student Name,Score${end}`;
          const bytes = Buffer.from(`${head}7,"x, ${b}",${end}8,y,1${end}`, 'latin1');
          const form = readScoreTemplate(bytes);
          expect(form?.filled(new Map())).toEqual(bytes);
          const cell = Buffer.from(
            /[",\r\n]/.test(score) ? `"${score.replaceAll('"', '""')}"` : score,
          ).toString('latin1');
          expect(form?.filled(new Map([[3, score]])).toString('latin1')).toBe(
            `${head}7,"x, ${b}",${cell}${end}8,y,1${end}`,
          );
        },
      ),
      { numRuns: 80 * Number(process.env.GRADUS_SOAK ?? 1) },
    );
  });

  const samples = samplesFolder();
  test.skipIf(samples === null)('of a real school is understood (skipped without samples)', () => {
    const file = join(samples ?? '', 'powerschool/pst-structure-anonymised.csv');
    const bytes = readFileSync(file);
    const form = readScoreTemplate(bytes);
    expect(form?.about('Score Type')).toBe('GRADESCALE');
    expect(form?.students.map((one) => one.number)).toEqual(['90001', '90002', '90003', '90004']);
    const back = form?.filled(new Map(form.students.map(({ row }) => [row, 'A'])));
    expect(back?.toString('latin1')).toBe(
      bytes.toString('latin1').replace(/^(9000\d,.*,)/gm, '$1A'),
    );
  });
});
