import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { brightspaceCsv, canvasCsv } from '#host/interchange/export/lms-csv.ts';
import { schoolTerm } from './school-term.ts';

const TABLE = {
  section: 'Chem, 2',
  students: [
    { schoolId: '007', login: 'a@x.org', name: '=Abbott, Ana' },
    { schoolId: null, login: 'b@x.org', name: 'Baker, Ben' },
  ],
  columns: [
    { title: 'A1 (12)', outOf: 4, marks: [2.345, 'excused'] },
    { title: 'a1 [12]', outOf: 4, marks: [null, 0] },
    { title: 'Q1 <b>', outOf: 100, marks: [95, null] },
  ] as const,
};

describe('marks for a learning platform', () => {
  test('as Canvas takes them', () => {
    expect(parse(canvasCsv(TABLE))).toEqual([
      [
        'Student',
        'ID',
        'SIS User ID',
        'SIS Login ID',
        'Section',
        'A1 [12]',
        'a1 [12] [2]',
        'Q1 <b>',
      ],
      ['    Points Possible', '', '', '', '', '4.00', '4.00', '100.00'],
      ['="=Abbott, Ana"', '', '007', 'a@x.org', 'Chem, 2', '2.35', '', '95'],
      ['Baker, Ben', '', '', 'b@x.org', 'Chem, 2', 'EX', '0', ''],
    ]);
  });

  test('as Brightspace takes them', () => {
    const text = brightspaceCsv(TABLE);
    expect(parse(text)).toEqual([
      [
        'OrgDefinedId',
        'Username',
        'A1 (12) Points Grade <Numeric MaxPoints:4>',
        'a1 [12] Points Grade <Numeric MaxPoints:4>',
        'Q1  b Points Grade <Numeric MaxPoints:100>',
        'End-of-Line Indicator',
      ],
      ['#007', '#a@x.org', '2.35', '', '95', '#'],
      ['', '#b@x.org', '', '0', '', '#'],
    ]);
  });

  test.each(['canvas', 'brightspace'] as const)(
    'for %s are read back by our own reader',
    async (what) => {
      const school = await schoolTerm();
      const out = school.host.out('marks.csv');
      const where = { class: school.class, term: school.term };
      const answer = await school.host.ask('export.lms', { what, ...where, to: out.grant });
      expect(answer).toMatchObject({ rows: 3, leftOut: [] });
      const preview = await school.host.preview(school.host.file('marks.csv', out.read()), {
        kind: 'evidence',
        profile: what,
        class: '=Algebra, "2"',
      });
      expect(preview.grades?.columns.map((column) => column.title)).toEqual([
        'A1',
        'A2',
        'A3',
        'Q1',
      ]);
      expect(preview.unmatched).toBe(0);
    },
  );

  test('leave out for Brightspace whom it could not find, and say who', async () => {
    const school = await schoolTerm();
    await school.host.ask('student.save', { student: school.students[1] ?? '', schoolId: null });
    const out = school.host.out('marks.csv');
    const answer = await school.host.ask('export.lms', {
      what: 'brightspace',
      class: school.class,
      term: null,
      to: out.grant,
    });
    expect(answer).toMatchObject({ rows: 2, leftOut: ['Baker, Ana'] });
  });
});
