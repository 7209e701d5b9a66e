import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './command-line.ts';

let cli: CommandLine;
beforeEach(async () => {
  cli = commandLine();
  const objectives = ['C1', 'C2', 'C3'].map((code) => `One,${code},About ${code},no\n`).join('');
  await cli.aClass({
    roster: 'Student ID,Name\n007,"Lee, Ann"\n',
    objectives: `Unit,Code,Objective,Critical\n${objectives}`,
    plan: ['--start', '2026-11-02', '--end', '2026-11-06'],
  });
  for (const code of ['C1', 'C2', 'C3']) {
    await cli.done(
      ...['record', '--class', 'Chem', '--student', '007', '--objective', code],
      ...['--level', code === 'C3' ? 'not-yet' : 'clear', '--on', '2026-11-04'],
    );
  }
  await cli.done('term', 'Fall', '--start', '2026-08-24', '--end', '2026-12-18');
});
afterEach(() => cli.end());

const AT = ['--class', 'Chem', '--term', 'Fall'];

test('a term is handed in, and a letter changes only by a grade change', async () => {
  const made = (await cli.json('snapshot', ...AT)) as { letters: { letter: string }[] };
  expect(made).toMatchObject({ class: 'Chem', term: 'Fall', asOf: '2026-11-10', students: 1 });
  const handedIn = made.letters[0]?.letter ?? '';
  const changed = await cli.json(
    ...['grade-change', ...AT, '--student', '007', '--letter', 'A'],
    ...['--reason', 'Retook it', '--approver', 'P. Ellis'],
  );
  expect(changed).toMatchObject({ from: handedIn, to: 'A', handIn: { code: 'A', number: 95 } });
  const { students } = (await cli.json('letters', ...AT)) as {
    students: { changedSinceSnapshot: boolean; handedIn: object }[];
  };
  expect(students[0]).toMatchObject({
    changedSinceSnapshot: false,
    handedIn: { letter: 'A', corrected: { from: 'D' } },
  });
});

test('a grade change before anything was handed in is refused in one line', async () => {
  const ended = await cli.gradus(
    ...['grade-change', ...AT, '--student', '007', '--letter', 'A'],
    ...['--reason', 'Retook it', '--approver', 'P. Ellis'],
  );
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toBe(
    'Term "Fall" cannot be used: nothing has been handed in for it in Chem yet; hand the letters in first.\n',
  );
});

test('terms that cross or end before they start are refused at the field', async () => {
  const crossing = await cli.gradus('term', 'Late', '--start', '2026-12-01', '--end', '2027-01-29');
  expect([crossing.code, crossing.err]).toEqual([
    1,
    'End "2027-01-29" cannot be used: the term would cross Fall (2026-08-24 to 2026-12-18); terms lie inside one another or apart.\n',
  ]);
  const backwards = await cli.gradus('term', 'Odd', '--start', '2026-12-02', '--end', '2026-12-01');
  expect(backwards.err).toBe(
    'End "2026-12-01" cannot be used: the last day lies before the first, 2026-12-02.\n',
  );
});
