import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type CommandLine, commandLine } from './command-line.ts';

const ROSTER = 'Student ID,Name\n001,"Ash, Ann"\n002,"Bell, Bo"\n003,"Cole, Cy"\n';
const OBJECTIVES =
  'Unit,Code,Objective,Critical,Prerequisites\nOne,C1.1,Name atoms,yes,\nOne,C1.2,Count,no,C1.1\n';

interface Today {
  readonly students: readonly {
    readonly schoolId: string;
    readonly points: number;
    readonly planned: boolean;
    readonly daysSinceContact: number | null;
    readonly reasons: readonly Record<string, unknown>[];
  }[];
  readonly absent: readonly { readonly schoolId: string }[];
  readonly groups: readonly unknown[];
}

let cli: CommandLine;
beforeEach(async () => {
  cli = commandLine();
  await cli.aClass({ roster: ROSTER, objectives: OBJECTIVES });
});
afterEach(() => cli.end());

const today = async (on: string, ...more: string[]) =>
  (await cli.json('today', '--class', 'Chem', '--on', on, ...more)) as Today;
const mark = (student: string, as: string, on: string, ...more: string[]) =>
  cli.done('mark', '--class', 'Chem', '--student', student, '--as', as, '--on', on, ...more);

test('today answers reasons in the order of the table, points after the cap', async () => {
  await mark('002', 'asked', '2026-11-09', '--objective', 'C1.1');
  await mark('003', 'absent', '2026-11-10');
  const found = await today('2026-11-10');
  expect(found.students.map((line) => [line.schoolId, line.points])).toEqual([
    ['002', 80],
    ['001', 20],
  ]);
  expect(found.students[0]).toMatchObject({
    daysSinceContact: null,
    planned: true,
    reasons: [
      { kind: 'asked', points: 60, objectives: ['C1.1'], text: 'Asks for help: C1.1, yesterday' },
      { kind: 'unseen', points: 20, objectives: [], text: 'Not seen yet' },
    ],
  });
  expect(found.absent.map((one) => one.schoolId)).toEqual(['003']);
  expect(found.groups).toEqual([]);
});

test('start fixes the plan, and who was planned and not seen is carried', async () => {
  await mark('001', 'promised', '2026-11-06');
  const started = await cli.json(
    ...['start', '--class', 'Chem', '--on', '2026-11-09', '--minutes', '3'],
  );
  expect(started).toEqual({ planned: 1 });
  const planned = (found: Today) =>
    found.students.filter((line) => line.planned).map((line) => line.schoolId);
  expect(planned(await today('2026-11-09'))).toEqual(['001']);
  const kinds = async () =>
    (await today('2026-11-10')).students
      .find((line) => line.schoolId === '001')
      ?.reasons.map((reason) => reason.kind);
  expect(await kinds()).toEqual(['promised', 'carried', 'unseen']);
  await mark('001', 'contact', '2026-11-10');
  expect(await kinds()).toEqual([]);
  expect(planned(await today('2026-11-10', '--minutes', '3'))).toHaveLength(1);
});

test('what cannot be is said in one line', async () => {
  const sunday = await cli.gradus('start', '--class', 'Chem', '--on', '2026-11-08');
  expect(sunday.code).toBe(1);
  expect(sunday.err).toMatch(/^Day "2026-11-08" cannot be used: .*does not meet then/);
  expect(sunday.err.trim().split('\n')).toHaveLength(1);
  const past = await cli.gradus(
    ...['mark', '--class', 'Chem', '--student', '001', '--objective', 'C1.1', '--as', 'recheck'],
    ...['--on', '2026-11-10', '--until', '2026-11-09'],
  );
  expect(past.code).toBe(1);
  expect(past.err).toContain('it lies before 2026-11-10');
  await cli.done('withdraw', '--class', 'Chem', '--student', '001', '--on', '2026-11-09');
  const left = await cli.gradus(
    ...['mark', '--class', 'Chem', '--student', '001', '--as', 'contact', '--on', '2026-11-10'],
  );
  expect(left.code).toBe(1);
  expect(left.err).toMatch(/Ann Ash/);
});

test('reasons and refusals are Spanish where asked for, and English whatever the system speaks', async () => {
  await mark('002', 'asked', '2026-11-09', '--objective', 'C1.1');
  vi.stubEnv('LANG', 'es_MX.UTF-8');
  const asked = ['today', '--class', 'Chem', '--on', '2026-11-10'];
  expect(await cli.done(...asked)).toContain('Asks for help: C1.1, yesterday');
  expect(await cli.done('--language', 'es', ...asked)).toContain('C1.1, ayer');
  vi.stubEnv('GRADUS_LANGUAGE', 'es');
  const refused = await cli.gradus('start', '--class', 'Chem', '--on', '2026-11-08');
  expect(refused.err).toMatch(/^Día “2026-11-08”: no se puede usar; Chem no se reúne ese día/);
  const level = ['--student', '001', '--objective', 'C1.1', '--kind', 'quiz', '--on', '2026-11-09'];
  await cli.done('record', '--class', 'Chem', ...level, '--level', 'Básico');
  await cli.done('record', '--class', 'Chem', ...level, '--level', 'Not yet');
  const grid = await cli.json('grid', '--class', 'Chem', '--as-of', '2026-11-09');
  expect(JSON.stringify(grid)).toContain('Básico · Claro · Profundo');
  const unknown = await cli.gradus('today', '--class', 'Chem', '--language', 'fr');
  expect(unknown.code).toBe(2);
  vi.unstubAllEnvs();
});
