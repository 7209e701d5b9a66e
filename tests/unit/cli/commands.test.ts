import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listBackups } from '../../../electron/host/files/backup-files.ts';
import { NOON, testHost } from '../../helpers/memory-host.ts';
import { type CommandLine, commandLine } from './command-line.ts';

const ROSTER = 'Student ID,Name,Called\n007,"Lee, Ann",\n008,"Ek, Bo",Bobo\n009,"Ek, Bo",\n';
const OBJECTIVES =
  'Unit,Code,Objective,Critical,Prerequisites\nOne,C1.1,Name atoms,yes,\nOne,C1.2,Count atoms,no,C1.1\n';

let cli: CommandLine;
const file = (name: string, content: string) => cli.file(name, content);

beforeEach(async () => {
  cli = commandLine();
  await cli.done('init', '--teacher', 'Ida', '--school', 'North');
});
afterEach(() => cli.end());

/** A class with three students and two planned objectives. */
async function aClass(): Promise<void> {
  await cli.done('import', 'roster', file('r.csv', ROSTER), '--class', 'Chem');
  await cli.done('import', 'objectives', file('o.csv', OBJECTIVES), '--course', 'Chemistry');
  await cli.done(
    ...['plan', '--class', 'Chem', '--course', 'Chemistry'],
    ...['--start', '2026-11-02', '--end', '2026-11-06'],
  );
}
const cell = ['--class', 'Chem', '--student', '007', '--objective', 'C1.1'];

describe('setting up', () => {
  test('init refuses a file that is there', async () => {
    const before = readFileSync(join(cli.home, 'gradus.gradebook'));
    const again = await cli.gradus('init');
    expect(again.code).toBe(1);
    expect(again.err).toMatch(/^There is a file at .+\. Choose another name\.\n$/);
    expect(readFileSync(join(cli.home, 'gradus.gradebook')).equals(before)).toBe(true);
  });
  test('init in a folder that is not there says so', async () => {
    const { code, err } = await cli.gradus('init', '--file', join(cli.home, 'no/x.gradebook'));
    expect(code).toBe(1);
    expect(err).toMatch(/^Folder ".+" cannot be used: it does not exist\.\n$/);
  });
  test('every other command wants a gradebook that is there', async () => {
    const { code, err } = await cli.gradus('undo', '--file', join(cli.home, 'x.gradebook'));
    expect(code).toBe(1);
    expect(err).toContain('There is no gradebook at');
    expect(existsSync(join(cli.home, 'x.gradebook'))).toBe(false);
  });
  test('the flags of every command may stand before it', async () => {
    const path = join(cli.home, 'other.gradebook');
    await cli.done('--file', path, 'init');
    const { code, out } = await cli.gradus('--json', '--file', path, 'call', 'class.list');
    expect([code, out]).toEqual([0, '[]\n']);
  });
  test('class creates, then changes, and knows presets and level names', async () => {
    const made = await cli.json('class', 'Bio', '--scale', 'four-points', '--threshold', 'Near');
    expect(made).toMatchObject({ created: true });
    expect(await cli.json('class', 'Bio', '--method', 'latest')).toMatchObject({ created: false });
    const { class: id } = made as { class: string };
    expect(await cli.json('call', 'class.get', JSON.stringify({ class: id }))).toMatchObject({
      scale: { name: 'Four points' },
      threshold: 'near',
      method: 'latest',
    });
  });
  test('terms nest, and a crossing one is refused', async () => {
    await cli.done('term', 'Year', '--start', '2026-08-20', '--end', '2027-06-01');
    await cli.done('term', 'Fall', '--start', '2026-08-20', '--end', '2026-12-20');
    const crossing = await cli.gradus('term', 'X', '--start', '2026-12-01', '--end', '2027-07-01');
    expect(crossing.code).toBe(1);
  });
});

describe('imports', () => {
  test('a dry run changes nothing, a repeat finds everything unchanged', async () => {
    const roster = file('r.csv', ROSTER);
    const args = ['import', 'roster', roster, '--class', 'Chem'];
    const counts = { changed: 0, unmatched: 0, refused: 0, problems: [] };
    expect(await cli.json(...args, '--dry-run')).toMatchObject({ new: 3, unchanged: 0, ...counts });
    expect(await cli.json('call', 'class.list')).toEqual([]);
    expect(await cli.json(...args)).toMatchObject({ new: 3, unchanged: 0, ...counts });
    expect(await cli.json(...args)).toMatchObject({ new: 0, unchanged: 3, ...counts });
  });
  test('an import is one step', async () => {
    await cli.done('import', 'roster', file('r.csv', ROSTER), '--class', 'Chem');
    await cli.done('undo');
    expect(await cli.json('call', 'class.list')).toEqual([]);
  });
  test.each([
    ['nothing at all', ''],
    ['headings only', 'Student ID,Name\n'],
    ['no heading of ours', 'a,b\n1,2\n'],
    ['a picture', '\u0089PNG\r\n\u001a\n\0\0\0'],
  ])('%s is refused in one line', async (_, content) => {
    const { code, err, out } = await cli.gradus(
      ...['import', 'roster', file('x.csv', content), '--class', 'Chem'],
    );
    expect([code, out]).toEqual([1, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(await cli.json('call', 'class.list')).toEqual([]);
  });
  test('says who is no longer listed, who joins when, and which rows said nothing', async () => {
    await aClass();
    const later = file('later.csv', 'Student ID,Name\n007,"Lee, Ann"\n010,"New, Nia"\n');
    const roster = await cli.gradus('import', 'roster', later, '--class', 'Chem');
    expect(roster.out).toContain('not in the file: Ek, Bo');
    expect(roster.out).toMatch(/1 student joins on/);
    const json = JSON.parse(
      (await cli.gradus('import', 'roster', later, '--class', 'Chem', '--json')).out,
    );
    expect(json.notListed).toHaveLength(2);
    const blank = file('e.csv', 'Student ID,Objective,Date,Level\n007,C1.1,2026-11-02,\n');
    const evidence = await cli.gradus('import', 'evidence', blank, '--class', 'Chem');
    expect(evidence.out).toContain('1 row has no result yet');
  });
  test('a folder that is not there is named as such when something is written', async () => {
    await aClass();
    for (const args of [
      ['export', 'course', '--course', 'Chemistry', '--out'],
      ['backup', '--out'],
    ]) {
      const { code, err } = await cli.gradus(...args, join(cli.home, 'no', 'x.out'));
      expect(code).toBe(1);
      expect(err).toMatch(/^There is no folder .+no to write x\.out to\. .+\n$/);
    }
  });
  test('a file that is not there is refused in one line', async () => {
    const { code, err } = await cli.gradus('import', 'roster', 'none.csv', '--class', 'Chem');
    expect(code).toBe(1);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
  test('a flag of another kind of import is a usage error', async () => {
    const { code } = await cli.gradus('import', 'roster', 'x.csv', '--course', 'Chem');
    expect(code).toBe(2);
  });
  test('before a bulk import there is a backup of what was', async () => {
    await cli.done('class', 'Kept');
    await cli.done('import', 'roster', file('r.csv', ROSTER), '--class', 'Chem');
    const gradebook = join(cli.home, 'gradus.gradebook');
    // The clock of these tests begins anew with every command, so names do not tell the order.
    const [newest] = listBackups(gradebook);
    const { host, ask, close } = await testHost({
      file: join(`${gradebook}.backups`, newest?.file ?? ''),
    });
    expect(await ask('class.list', {})).toMatchObject([{ name: 'Kept' }]);
    expect(host).toBeDefined();
    close();
  });
});

describe('the grid', () => {
  beforeEach(aClass);

  test('says what was recorded, in the form that programs rely on', async () => {
    await cli.done('record', ...cell, '--level', 'clear', '--on', '2026-11-03');
    await cli.done(
      'mark',
      '--class',
      'Chem',
      '--student',
      '008',
      '--objective',
      'C1.1',
      '--as',
      'excused',
    );
    const grid = await cli.json('grid', '--class', 'Chem');
    expect(grid).toMatchObject({
      class: 'Chem',
      asOf: '2026-11-10',
      scale: {
        threshold: 'basic',
        levels: [
          { key: 'not-yet', name: 'Not yet', value: 1 },
          { key: 'basic', name: 'Basic', value: 2 },
          { key: 'clear', name: 'Clear', value: 3 },
          { key: 'deep', name: 'Deep', value: 4 },
        ],
      },
      objectives: [
        { code: 'C1.1', unit: 'One', critical: true, due: '2026-11-06', open: true },
        { code: 'C1.2', unit: 'One', critical: false, due: '2026-11-06', open: false },
      ],
    });
    const { students } = grid as { students: { schoolId: string; cells: object[] }[] };
    expect(students.map((student) => student.schoolId)).toEqual(['008', '009', '007']);
    expect(students[0]?.cells[0]).toMatchObject({ status: 'excused', value: null, level: null });
    expect(students[2]?.cells[0]).toEqual({
      objective: 'C1.1',
      status: 'mastered',
      value: 3,
      level: 'clear',
      attempts: 1,
      flags: [],
    });
    expect(students[2]?.cells[1]).toMatchObject({ status: 'not-assessed', flags: ['ready'] });
  });

  test('takes levels by key, name and number, and refuses others by naming them', async () => {
    for (const level of ['clear', 'Clear', '3'])
      await cli.done('record', ...cell, '--level', level);
    const history = (await cli.json('history', ...cell)) as { attempts: { level: string }[] };
    expect(history.attempts.map((attempt) => attempt.level)).toEqual(['clear', 'clear', 'clear']);
    const { code, err } = await cli.gradus('record', ...cell, '--level', 'great');
    expect(code).toBe(1);
    expect(err).toContain('not-yet, basic, clear, deep');
  });

  test('counts evidence ahead of today only then, and says so', async () => {
    expect(await cli.json('record', ...cell, '--level', '4', '--on', '2027-01-01')).toMatchObject({
      ahead: true,
    });
    const level = async (...asOf: string[]) => {
      const grid = (await cli.json('grid', '--class', 'Chem', ...asOf)) as {
        students: { cells: { level: string | null }[] }[];
      };
      return grid.students[2]?.cells[0]?.level;
    };
    expect(await level()).toBeNull();
    expect(await level('--as-of', '2027-01-01')).toBe('deep');
  });

  test('a voided attempt stays in the history with its reason', async () => {
    const { evidence } = (await cli.json('record', ...cell, '--level', '3')) as {
      evidence: string;
    };
    await cli.done('void', '--evidence', evidence, '--reason', 'wrong student');
    const history = await cli.json('history', ...cell);
    expect(history).toMatchObject({
      attempts: [
        {
          level: 'clear',
          // The clock of the command line runs on from noon.
          recordedAt: expect.stringContaining(new Date(NOON).toISOString().slice(0, 14)),
          voided: { why: 'wrong student' },
        },
      ],
    });
  });

  test('undo takes back, redo does again, and then there is nothing to redo', async () => {
    await cli.done('record', ...cell, '--level', '3');
    const attempts = async () =>
      ((await cli.json('history', ...cell)) as { attempts: { voided: unknown }[] }).attempts.filter(
        (attempt) => attempt.voided === null,
      ).length;
    await cli.done('undo');
    expect(await attempts()).toBe(0);
    await cli.done('redo');
    expect(await attempts()).toBe(1);
    const { code, err } = await cli.gradus('redo');
    expect([code, err]).toEqual([1, 'There is nothing to redo.\n']);
  });

  test('today and letters name the class, the term and the rule', async () => {
    await cli.done('record', ...cell, '--level', '1', '--on', '2026-11-03');
    const today = (await cli.json('today', '--class', 'Chem')) as {
      students: { schoolId: string; reasons: { kind: string; objectives: string[] }[] }[];
    };
    expect(today).toMatchObject({ class: 'Chem', on: '2026-11-10', absent: [] });
    const first = today.students.find((student) => student.schoolId === '007');
    expect(first?.reasons.map((reason) => reason.kind)).toContain('not-yet');
    await cli.done('term', 'Fall', '--start', '2026-08-20', '--end', '2026-12-20');
    expect(await cli.json('letters', '--class', 'Chem', '--term', 'Fall')).toMatchObject({
      class: 'Chem',
      term: 'Fall',
      rule: expect.any(String),
      students: [{ schoolId: '008', handIn: { code: 'NG', number: null } }, {}, {}],
    });
  });
});

describe('names', () => {
  beforeEach(aClass);
  const record = (student: string) =>
    cli.gradus(
      'record',
      '--class',
      'Chem',
      '--student',
      student,
      '--objective',
      'C1.1',
      '--level',
      '3',
    );

  test.each(['007', 'Ann Lee', 'Lee, Ann', ' Lee, Ann '])('%j finds the student', async (word) => {
    expect((await record(word)).code).toBe(0);
  });
  test('a name that two share is ambiguous, the name as called is not', async () => {
    expect((await record('Bo Ek')).err).toMatch(/^There is more than one student "Bo Ek"\./);
    expect((await record('Bobo Ek')).code).toBe(0);
  });
  test.each([
    ['--class', 'There is no class "X".'],
    ['--student', 'There is no student "X".'],
    ['--objective', 'There is no objective "X".'],
  ])('an unknown %s is refused by name', async (flag, sentence) => {
    const args = ['record', ...cell, '--level', '3'];
    args[args.indexOf(flag) + 1] = 'X';
    expect(await cli.gradus(...args)).toEqual({ code: 1, out: '', err: `${sentence}\n` });
  });
  test('an objective that is not planned in the class is refused with the way to mend it', async () => {
    await cli.done(
      'import',
      'objectives',
      file('p.csv', 'Unit,Code,Objective\nA,P1,Waves\n'),
      '--course',
      'Physics',
    );
    const args = ['record', ...cell, '--level', '3'];
    args[args.indexOf('--objective') + 1] = 'P1';
    const { code, err } = await cli.gradus(...args);
    expect([code, err]).toEqual([1, expect.stringContaining('not planned')]);
  });
});

describe('what is not understood', () => {
  test.each([
    [['fly']],
    [[]],
    [['grid']],
    [['grid', '--class']],
    [['grid', '--clas', 'x']],
    [['record', '--class', 'x', '--student', 'y', '--objective', 'z']],
    [['mark', '--class', 'x', '--student', 'y', '--as', 'lazy']],
    [['call', 'class.list', '{']],
    [['term', 'X']],
    [['import', 'tarot', 'x.json', '--course', 'y']],
  ])('%j ends with 2 and the usage', async (argv) => {
    await cli.done('class', 'x');
    await cli.done('call', 'class.list');
    const { code, out, err } = await cli.gradus(...argv);
    expect(err).toContain('Usage: gradus');
    expect([code, out]).toEqual([2, '']);
  });
  test('a date that no calendar has is refused', async () => {
    await cli.done('class', 'Chem');
    const { code, err } = await cli.gradus('grid', '--class', 'Chem', '--as-of', '2026-02-30');
    expect([code, err]).toEqual([1, expect.stringMatching(/^.*YYYY-MM-DD.*\n$/)]);
  });
});

describe('care for the file', () => {
  test('a gradebook that is open elsewhere is refused', async () => {
    const open = await testHost({ file: join(cli.home, 'gradus.gradebook') });
    const { code, err } = await cli.gradus('undo');
    open.close();
    expect([code, err]).toEqual([
      1,
      'This gradebook is open in Gradus. Close it there, or use --file with another.\n',
    ]);
  });
  test('a backup can be restored, and the file before is kept', async () => {
    await cli.done('class', 'First');
    const out = join(cli.home, 'copy.gradebook');
    await cli.done('backup', '--out', out);
    await cli.done('class', 'Second');
    const { kept } = (await cli.json('restore', out)) as { kept: string };
    expect(await cli.json('call', 'class.list')).toMatchObject([{ name: 'First' }]);
    expect(statSync(kept).size).toBeGreaterThan(0);
    expect(await cli.gradus('check')).toMatchObject({ code: 0, err: '' });
  });
  test('looking at things makes no backup; the first change of a day makes one', async () => {
    const folder = join(cli.home, 'gradus.gradebook.backups');
    await cli.done('call', 'class.list');
    await cli.done('check');
    expect(existsSync(folder)).toBe(false);
    await cli.done('class', 'One');
    await cli.done('class', 'Two');
    expect(readdirSync(folder).filter((name) => name.endsWith('.gradebook'))).toHaveLength(1);
  });
});
