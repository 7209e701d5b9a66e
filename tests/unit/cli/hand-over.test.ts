import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './command-line.ts';

let line: CommandLine;
const at = (name: string): string => join(line.home, name);
const file = (name: string, content: string): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const there = () => ['--file', at('there.gradebook')];
const here = () => ['--file', at('here.gradebook')];

/** Last year's teacher with two students, and this year's with one of another name. */
beforeEach(async () => {
  line = commandLine('2027-05-28T12:00:00');
  await line.done('init', '--teacher', 'R. Ode', '--school', 'North High', ...there());
  const roster = file('r.csv', 'Student ID,Name\n007,"Lee, Ann"\n008,"Ek, Bo"\n');
  await line.done('import', 'roster', roster, '--class', 'Chem 1', ...there());
  const course = 'Unit,Code,Objective\nOne,C1,Name atoms\nOne,C2,Count atoms\nOne,C3,Weigh atoms\n';
  await line.done('import', 'objectives', file('o.csv', course), '--course', 'C', ...there());
  await line.done('plan', '--class', 'Chem 1', '--course', 'C', ...there());
  const levels = [
    ['C1', 'deep'],
    ['C2', 'not-yet'],
    ['C3', 'clear'],
  ] as const;
  for (const [objective, level] of levels) {
    const what = ['--objective', objective, '--level', level, '--on', '2027-03-02'];
    await line.done('record', '--class', 'Chem 1', '--student', '007', ...what, ...there());
  }
  await line.done('init', '--teacher', 'T. Kim', '--school', 'South High', ...here());
  const others = file('r2.csv', 'Student ID,Name\n007,"Poe, Di"\n');
  await line.done('import', 'roster', others, '--class', 'Chem 2', ...here());
  const before = 'Unit,Code,Objective\nA,C1,Name atoms\nA,C2,Count atoms\n';
  await line.done('import', 'objectives', file('p.csv', before), '--course', 'Last', ...here());
  const now = 'Unit,Code,Objective,Prerequisites\nTwo,D1,Split atoms,"C1, C2"\n';
  await line.done('import', 'objectives', file('q.csv', now), '--course', 'Next', ...here());
  await line.done('plan', '--class', 'Chem 2', '--course', 'Next', ...here());
});
afterEach(() => line.end());

const out = (...more: string[]) => [
  ...['export', 'bundle', '--purpose', 'hand-over', '--student', '007'],
  ...['--out', at('ann.gradus'), ...more, ...there()],
];
const into = (...more: string[]) => ['import', 'hand-over', at('ann.gradus'), ...more, ...here()];

test('a student moves on: out of one gradebook, into the next, and before the unit it is known', async () => {
  const looked = await line.json(...out('--dry-run'));
  expect(looked).toMatchObject({ courses: [{ objectives: 3, mastered: 2, attempts: 3 }] });
  expect(await line.json(...out())).toMatchObject({ students: 1, purpose: 'hand-over' });
  // Another school's 007 is somebody else: nothing is guessed.
  const asked = await line.gradus(...into('--class', 'Chem 2'));
  expect([asked.code, asked.out]).toEqual([1, '']);
  expect(asked.err.trim().split('\n')).toHaveLength(1);
  expect(asked.err).toMatch(/Lee, Ann.*perhaps Poe, Di \(007\).*--student.*--new/);
  const dry = await line.json(...into('--class', 'Chem 2', '--new', '--dry-run'));
  const took = await line.json(...into('--class', 'Chem 2', '--new'));
  expect(took).toEqual(dry);
  expect(took).toMatchObject({
    student: 'Lee, Ann',
    class: 'Chem 2',
    from: { teacher: 'R. Ode', school: 'North High' },
    new: 2,
    unchanged: 0,
    matched: [
      { code: 'C1', here: 'C1', by: 'wording' },
      { code: 'C2', here: 'C2', by: 'wording' },
    ],
    kept: [{ code: 'C3', level: 'Clear' }],
  });
  expect(await line.json(...into())).toMatchObject({ new: 0, unchanged: 2, by: 'before' });
  const before = await line.json('pre-teach', '--class', 'Chem 2', '--unit', 'Two', ...here());
  expect(before).toMatchObject({
    students: [
      { name: 'Poe, Di', lacks: [{ objective: 'C1' }, { objective: 'C2' }], record: null },
      {
        name: 'Lee, Ann',
        lacks: [{ objective: 'C2', why: 'below' }],
        brings: ['C1'],
        record: { teacher: 'R. Ode', school: 'North High' },
      },
    ],
  });
  const said = await line.done('pre-teach', '--class', 'Chem 2', '--unit', 'Two', ...here());
  expect(said).toMatch(/Lee, Ann +C2 +C1 +R\. Ode, North High/);
  const records = await line.json('records', '--student', 'Lee, Ann', ...here());
  expect(records).toMatchObject({
    records: [{ teacher: 'R. Ode', courses: [{ course: 'C', mastered: 2 }] }],
  });
  expect(await line.json('check', ...here())).toMatchObject({ clean: true });
  // One step: the student, the levels and the record go together.
  await line.done('undo', ...here());
  const grid = (await line.json('grid', '--class', 'Chem 2', ...here())) as { students: unknown[] };
  expect(grid.students).toHaveLength(1);
});

test('closed with a passphrase, it opens only with it', async () => {
  const words = file('p.txt', 'seven words of no meaning\n');
  await line.done(...out('--passphrase-file', words));
  for (const key of [[], ['--passphrase-file', file('wrong.txt', 'other\n')]]) {
    const { code, err } = await line.gradus(...into('--class', 'Chem 2', '--new', ...key));
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toMatch(/passphrase/);
  }
  const opened = into('--class', 'Chem 2', '--new', '--passphrase-file', words);
  expect(await line.json(...opened)).toMatchObject({ new: 2 });
}, 30_000);

test('is of one student, and says how to ask for it', async () => {
  const wish = ['export', 'bundle', '--purpose', 'hand-over', '--out', at('x.gradus')];
  expect(await line.gradus(...wish, ...there())).toMatchObject({ code: 2 });
  const two = [...wish, '--student', '007,008', ...there()];
  expect(await line.gradus(...two)).toMatchObject({ code: 2 });
  expect(await line.gradus(...into('--new', '--student', '007'))).toMatchObject({ code: 2 });
  expect(await line.gradus(...into('--course', 'X'))).toMatchObject({ code: 2 });
});
