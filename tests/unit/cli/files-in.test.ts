import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { flaggedEncrypted, patched, zipOf } from '../interchange/bad-zip.ts';
import { type CommandLine, commandLine } from './command-line.ts';

let cli: CommandLine;
const file = (name: string, content: string | Buffer) => cli.file(name, content);
const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;

beforeEach(async () => {
  cli = commandLine();
  await cli.aClass({
    roster: lines('Student ID,Name', '007,"Lee, Ann"', '008,"Ek, Bo"'),
    objectives: lines('Code,Objective', 'C1,Name atoms', 'C2,Count atoms'),
  });
});
afterEach(() => cli.end());

const PACKAGE = [
  ['orgs', 'sourcedId,name,type', 'D,North,school'],
  ['academicSessions', 'sourcedId,title,startDate,endDate', 'F,Fall,2026-08-17,2026-12-19'],
  ['courses', 'sourcedId,title', 'K,Physics'],
  ['classes', 'sourcedId,title,courseSourcedId,termSourcedIds', 'P,Physics P1,K,F'],
  ['users', 'sourcedId,givenName,familyName', 'u,Zoe,Zimmer', 't,Kim,King'],
  ['enrollments', 'classSourcedId,userSourcedId,role', 'P,u,student', 'P,t,teacher'],
].map(([name = '', ...rows]) => ({ name: `${name}.csv`, content: lines(...rows) }));
const CASE = JSON.stringify({
  CFDocument: { identifier: 'd', title: 'State' },
  CFItems: [{ identifier: 'a', humanCodingScheme: 'S.1', fullStatement: 'Weigh' }],
  CFAssociations: [],
});
const PACK = JSON.stringify({
  format: 'gradus-course',
  version: 1,
  course: { id: '00000000-0000-7000-8000-000000000001', name: 'Pack' },
  units: [
    {
      id: '00000000-0000-7000-8000-000000000002',
      name: 'U',
      objectives: [{ id: '00000000-0000-7000-8000-000000000003', code: 'P1', statement: 'One' }],
    },
  ],
});
const CANVAS = lines(
  'Student,ID,SIS User ID,Section,C1 quiz (1)',
  '    Points Possible,,,,10',
  '"Lee, Ann",1,007,A,7',
);

interface Word {
  readonly name: string;
  readonly content: string | Promise<Buffer>;
  readonly flags: readonly string[];
  /** The flag without which it is not understood. */
  readonly needs?: string;
  readonly fresh: number;
}
const WORDS: Readonly<Record<string, Word>> = {
  roster: {
    name: 'r.csv',
    content: lines('Student ID,Name', '009,"Moe, Cy"', '007,"Lee, Ann"'),
    flags: ['--class', 'Chem'],
    needs: '--class',
    fresh: 1,
  },
  oneroster: { name: 'p.zip', content: zipOf(PACKAGE), flags: ['--teacher', 't'], fresh: 1 },
  objectives: {
    name: 'o.csv',
    content: lines('Code,Objective', 'C3,Weigh atoms'),
    flags: ['--course', 'Chemistry'],
    needs: '--course',
    fresh: 1,
  },
  case: {
    name: 'c.json',
    content: CASE,
    flags: ['--course', 'State'],
    needs: '--course',
    fresh: 1,
  },
  course: { name: 'k.json', content: PACK, flags: [], fresh: 1 },
  evidence: {
    name: 'e.csv',
    content: lines('Student ID,Objective,Date,Level', '007,C1,2026-10-01,3', '999,C1,2026-10-01,3'),
    flags: ['--class', 'Chem', '--profile', 'plain'],
    needs: '--class',
    fresh: 1,
  },
  results: {
    name: 't.csv',
    content: lines('Student ID,Test,Date,Score', '007,State math,2026-05-01,71'),
    flags: [],
    fresh: 1,
  },
};

/** Runs a line that must be refused: exit code 1, one sentence, nothing printed. */
async function refused(...argv: string[]): Promise<string> {
  const { code, out, err } = await cli.gradus(...argv);
  expect([argv.slice(0, 2), code, out]).toEqual([argv.slice(0, 2), 1, '']);
  expect(err).toMatch(/^[^\n]+\n$/);
  return err.trim();
}

const journal = () => cli.json('call', 'history.list', '{}');

describe.each(Object.entries(WORDS))(
  'import %s',
  (word, { name, content, flags, needs, fresh }) => {
    const path = async () => file(name, await content);

    test('answers its counts, looks first when asked, repeats without a change, is one step', async () => {
      const line = ['import', word, await path(), ...flags];
      const before = await journal();
      const looked = await cli.json(...line, '--dry-run');
      expect(looked).toMatchObject({
        new: expect.any(Number),
        changed: expect.any(Number),
        unchanged: expect.any(Number),
        unmatched: expect.any(Number),
        refused: expect.any(Number),
        problems: expect.any(Array),
      });
      expect(await journal()).toEqual(before);
      const taken = await cli.json(...line);
      expect(taken).toEqual(looked);
      expect((taken as { new: number }).new).toBeGreaterThanOrEqual(fresh);
      expect(await cli.json(...line)).toMatchObject({ new: 0, changed: 0 });
      expect(await journal()).toHaveLength((before as unknown[]).length + 1);
      await cli.done('undo');
      expect(await cli.json(...line, '--dry-run')).toEqual(looked);
    });

    test('is refused in one line for a file that is not there, empty, or something else', async () => {
      const rest = flags;
      const before = await journal();
      expect(await refused('import', word, join(cli.home, 'none.csv'), ...rest)).toContain(
        'none.csv',
      );
      expect(await refused('import', word, file('empty.csv', ''), ...rest)).toContain('empty.csv');
      expect(await refused('import', word, file('a.pdf', '%PDF-1.7\n%âã'), ...rest)).toContain(
        'PDF',
      );
      const poem = file('poem.csv', lines('Rose,Tulip', '1,2'));
      expect(await refused('import', word, poem, ...rest)).toContain('poem.csv');
      expect(await journal()).toEqual(before);
    });

    test('is not understood without what it needs, or with what is for others', async () => {
      const from = await path();
      const codes = async (...argv: string[]) =>
        (await cli.gradus('import', word, from, ...argv)).code;
      if (needs !== undefined) expect(await codes()).toBe(2);
      const stray = flags.includes('--teacher') ? ['--course', 'x'] : ['--teacher', 'x'];
      expect(await codes(...flags, ...stray)).toBe(2);
      expect(await codes(...flags, '--dates', 'year-first')).toBe(2);
      expect(await codes(...flags, 'word')).toBe(2);
    });
  },
);

describe('evidence of a profile', () => {
  const take = (name: string, content: string, ...more: string[]) =>
    cli.json('import', 'evidence', file(name, content), '--class', 'Chem', '--dry-run', ...more);

  test.each([
    ['canvas', CANVAS, 1],
    [
      'canvas-quiz',
      lines(
        'name,id,sis_id,section,section_id,section_sis_id,submitted,attempt,901: C1 what?,2.0,n correct,n incorrect,score',
        'Ann Lee,11,007,A,5,,2026-09-25 20:00:00 UTC,1,x,1.0,1,2,3.0',
      ),
      1,
    ],
    [
      'brightspace',
      lines(
        'OrgDefinedId,Last Name,First Name,C1 Points Grade <Numeric MaxPoints:13>,End-of-Line Indicator',
        '#007,Lee,Ann,10,#',
      ),
      1,
    ],
    [
      'brightspace-quiz',
      lines(
        'Org Defined ID,Username,FirstName,LastName,Attempt #,Attempt Start,Attempt End,Section #,Q #,Q Type,Q Title,Q Text,Bonus?,Difficulty,Answer,Answer Match,Score,Out Of',
        '007,alee,Ann,Lee,1,10/23/2026 15:24,10/23/2026 15:28,,1,MC,C1 one,Text,FALSE,1,a,, 1, 2',
      ),
      1,
    ],
    [
      'moodle',
      lines(
        'First name,Surname,ID number,Email address,Quiz: C1 (Percentage),Last downloaded from this course',
        'Ann,Lee,007,ann@school.example,80.00 %,1789560000',
      ),
      1,
    ],
    [
      'google-forms',
      lines('Timestamp,Student ID,Score', '2026/09/27 3:00:00 PM GMT+3,007,4 / 5'),
      1,
    ],
    ['plain', lines('Student ID,C1', '007,3'), 1],
  ])('%s is read as said, and found out without a word', async (profile, content, fresh) => {
    const map = profile === 'google-forms' ? ['--map', file('m.json', '{"Score":"C1"}')] : [];
    expect(await take('g.csv', content, '--profile', profile, ...map)).toMatchObject({
      new: fresh,
      unmatched: 0,
      refused: 0,
    });
    expect(await take('g.csv', content, '--profile', 'auto', ...map)).toMatchObject({ new: fresh });
  });

  test('asks for the order of days once and takes the answer', async () => {
    const path = file('d.csv', lines('Student ID,Objective,Date,Level', '007,C1,2/3/2026,3'));
    const line = ['import', 'evidence', path, '--class', 'Chem'];
    expect(await refused(...line)).toContain('--dates day-first or --dates month-first');
    expect(await cli.json(...line, '--dates', 'day-first')).toMatchObject({ new: 1 });
    const where = ['--class', 'Chem', '--student', '007', '--objective', 'C1'];
    expect(await cli.json('history', ...where)).toMatchObject({ attempts: [{ on: '2026-03-02' }] });
  });

  test('counts bad rows, names them, and takes the good ones', async () => {
    const rows = [
      '007,C1,2026-10-01,3',
      '007,C9,2026-10-01,3',
      '007,C1,2026-13-01,3',
      '007,C1,2026-10-02,99',
      '999,C1,2026-10-01,3',
    ];
    const path = file('b.csv', lines('Student ID,Objective,Date,Level', ...rows));
    const answer = await cli.json('import', 'evidence', path, '--class', 'Chem');
    expect(answer).toMatchObject({ new: 1, refused: 2, unmatched: 2 });
    const { problems } = answer as { problems: { row: number; column: string; rule: string }[] };
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Objective'],
      [4, 'Date'],
      [5, 'Level'],
      [6, 'Student ID'],
    ]);
    for (const { rule } of problems) expect(rule.length).toBeGreaterThan(8);
  });
});

describe('a zip that is no package', () => {
  const entry = { name: 'users.csv', content: 'sourcedId\nu\n' };
  const away = [{ name: 'xx/users.csv', content: 'x' }];
  test.each([
    [
      'climbs out of its folder',
      zipOf(away).then((z) => patched(z, 'xx/', '../')),
      /leads out of it/,
    ],
    ['holds folders', zipOf(away), /folder/],
    [
      'holds ten thousand files',
      zipOf(Array.from({ length: 10_000 }, (_, i) => ({ name: `${i}.csv`, content: '' }))),
      /64/,
    ],
    [
      'is packed a thousand to one',
      zipOf([{ name: 'users.csv', content: Buffer.alloc(20 << 20) }]),
      /unpacks to far more/,
    ],
    [
      'has a wrong check sum',
      zipOf([{ ...entry, stored: true }]).then((z) => patched(z, 'Id\nu', 'Id\nv')),
      /damaged/,
    ],
    ['is encrypted', zipOf([entry]).then(flaggedEncrypted), /password|encrypted/],
    ['holds a link', zipOf([{ ...entry, mode: 0o120777 }]), /link/],
    ['stops in the middle', zipOf(PACKAGE).then((z) => z.subarray(0, z.length / 2)), /damaged/],
  ])('and %s is refused in one sentence that says so', async (_, bytes, says) => {
    const said = await refused('import', 'oneroster', file('bad.zip', await bytes));
    expect(said).toMatch(says);
    expect(said).toContain('bad.zip');
    expect(await cli.json('call', 'class.list', '{}')).toHaveLength(1);
  });
});

test('a folder with the lists of a package is a package', async () => {
  const folder = join(cli.home, 'package');
  mkdirSync(folder);
  for (const { name, content } of PACKAGE) writeFileSync(join(folder, name), content);
  expect(await cli.json('import', 'oneroster', folder)).toMatchObject({ refused: 0 });
});

test('there is no import without a kind, of an unknown kind, or of no file', async () => {
  for (const words of [[], ['roster'], ['poem', 'x.csv']]) {
    expect((await cli.gradus('import', ...words)).code).toBe(2);
  }
});
