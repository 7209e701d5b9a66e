import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './command-line.ts';

let cli: CommandLine;
const file = (name: string, content: string) => cli.file(name, content);
beforeEach(async () => {
  cli = commandLine();
  await cli.aClass({
    roster: 'Student ID,Name\n007,"Lee, Ann"\n008,"Ek, Bo"\n',
    objectives:
      'Unit,Code,Objective,Critical,Prerequisites\nOne,C1,Name atoms,yes,\nTwo,C2,Count atoms,no,C1\n',
    plan: ['--start', '2026-11-02', '--end', '2026-11-06'],
  });
});
afterEach(() => cli.end());

const record = (...more: string[]) =>
  cli.gradus('record', '--class', 'Chem', '--student', '007', '--objective', 'C1', ...more);

test('the week of a class says what comes next and in which order', async () => {
  const week = await cli.json('weekly', '--class', 'Chem', '--on', '2026-11-02');
  expect(week).toMatchObject({
    class: 'Chem',
    until: '2026-11-08',
    students: [
      {
        schoolId: '008',
        name: 'Ek, Bo',
        objectives: [
          { code: 'C1', ready: true },
          { code: 'C2', ready: false },
        ],
      },
      { schoolId: '007' },
    ],
  });
  const { out } = await cli.gradus('weekly', '--class', 'Chem', '--on', '2026-11-02');
  expect(out).toContain('C1, C2 (then)');
});

test('before a unit, who lacks what', async () => {
  await record('--level', 'clear', '--on', '2026-11-02');
  const list = await cli.json('pre-teach', '--class', 'Chem', '--unit', 'Two');
  expect(list).toMatchObject({
    unit: 'Two',
    needs: [{ code: 'C1', lacking: 1 }],
    students: [{ name: 'Ek, Bo', lacks: [{ objective: 'C1', why: 'lacks' }] }],
    prepared: 1,
  });
  const { code, err } = await cli.gradus('pre-teach', '--class', 'Chem', '--unit', 'Nine');
  expect([code, err]).toEqual([1, 'There is no unit "Nine".\n']);
});

test('a student is given a course, and left out of an objective', async () => {
  const more = 'Unit,Code,Objective\nA,P1,Waves\n';
  await cli.done('import', 'objectives', file('p.csv', more), '--course', 'Physics');
  const given = await cli.json('give', '--student', '007', '--course', 'Physics');
  expect(given).toMatchObject({ course: 'Physics', objectives: 1, given: true });
  const beyond = ['record', '--class', 'Chem', '--student', '007', '--objective', 'P1'];
  expect((await cli.gradus(...beyond, '--level', 'deep')).code).toBe(0);
  await cli.done('leave-out', '--class', 'Chem', '--objective', 'C2', '--student', '008');
  const grid = (await cli.json('grid', '--class', 'Chem')) as {
    students: { schoolId: string; cells: { objective: string; status: string }[] }[];
  };
  expect(grid.students.map((one) => one.cells[1]?.status)).toEqual(['excused', 'not-assessed']);
});

test('a task binds, is renamed and corrected, each in one sentence', async () => {
  const quiz = ['task', 'Quiz', '--class', 'Chem', '--objectives', 'C1', '--versions', 'A,B'];
  await cli.done(...quiz, '--on', '2026-11-03');
  const at = ['--on', '2026-11-03', '--task', 'Quiz'];
  const wrong = await record('--level', 'clear', ...at, '--version', 'Z');
  expect([wrong.code, wrong.err]).toEqual([
    1,
    'Version "Z" cannot be used: the task Quiz has A, B.\n',
  ]);
  const other = ['record', '--class', 'Chem', '--student', '007', '--objective', 'C2'];
  const { code, err } = await cli.gradus(...other, '--level', 'clear', ...at);
  expect([code, err]).toEqual([
    1,
    'Objective "C2" cannot be used: the task Quiz does not ask for it; add it to the task or record without one.\n',
  ]);
  expect((await record('--score', '7', '--out-of', '10', ...at, '--version', 'A')).code).toBe(0);
  const renamed = await cli.json('task', 'Quiz', '--class', 'Chem', '--rename', 'A:Blue');
  expect(renamed).toMatchObject({ corrected: 1 });
  const key = ['correct', '--class', 'Chem', '--task', 'Quiz', '--objective', 'C1'];
  expect(await cli.json(...key, '--version', 'Blue', '--add', '1')).toEqual({ corrected: 1 });
  expect((await cli.gradus(...key)).code).toBe(2);
});

test('what a student was given counts in the letter from its date on, and no longer without it', async () => {
  const more = 'Unit,Code,Objective\nOne,X1,Titrate\n';
  await cli.done('import', 'objectives', file('x.csv', more), '--course', 'Chemistry II');
  await cli.done('give', '--student', '007', '--course', 'Chemistry II');
  const shown = ['--class', 'Chem', '--student', '007', '--objective', 'X1', '--level', 'deep'];
  await cli.done('record', ...shown, '--on', '2026-11-03');
  await cli.done('term', 'Fall', '--start', '2026-11-01', '--end', '2026-11-30');
  const due = (on: string) => cli.done('due', '--student', '007', '--objective', 'X1', '--on', on);
  const counted = async () => {
    const asked = ['--class', 'Chem', '--term', 'Fall', '--as-of', '2026-11-06'];
    const { students } = (await cli.json('letters', ...asked)) as {
      students: { schoolId: string; why: { counted: { code: string }[] } }[];
    };
    const own = students.find((one) => one.schoolId === '007');
    return own?.why.counted.map(({ code }) => code);
  };
  expect(await counted()).not.toContain('X1');
  await due('2026-11-05');
  expect(await counted()).toContain('X1');
  await due('none');
  expect(await counted()).not.toContain('X1');
});
