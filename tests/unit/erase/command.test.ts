import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type CommandLine, commandLine } from '../cli/command-line.ts';

let line: CommandLine;
afterEach(() => line.end());

test('the command line counts, wants the word, erases and says what became of the backups', async () => {
  line = commandLine();
  const at = (name: string) => join(line.home, name);
  writeFileSync(
    at('roster.csv'),
    'Student ID,First name,Last name\n00123,Ana,Quattrocchi\n00124,Ben,Oz\n',
  );
  const file = ['--file', at('t.gradebook')];
  await line.done('init', '--teacher', 'R. Ode', '--school', 'North High', ...file);
  await line.done('import', 'roster', at('roster.csv'), '--class', 'P1', ...file);
  await line.done('backup', ...file);
  const who = ['erase', '--student', '00123'];
  const looked = await line.json(...who, '--dry-run', ...file);
  expect(looked).toMatchObject({ name: 'Quattrocchi, Ana', attempts: 0, elsewhere: 0 });
  const refused = await line.gradus(...who, ...file);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(/nothing was erased yet.*\(--accept\)\.\n$/);
  expect(readFileSync(at('t.gradebook')).includes('Quattrocchi')).toBe(true);
  const { records } = looked as { records: number };
  expect(await line.json(...who, '--accept', ...file)).toMatchObject({ records, failed: [] });
  expect(readFileSync(at('t.gradebook')).includes('Quattrocchi')).toBe(false);
  const undo = await line.gradus('undo', ...file);
  expect([undo.code, undo.err]).toEqual([
    1,
    'Something was erased for good since then, and undo goes no further back than that.\n',
  ]);
  expect(await line.json('check', ...file)).toEqual({ clean: true, findings: [] });
  // The same list again: a student of this number begins anew.
  await line.done('import', 'roster', at('roster.csv'), '--class', 'P1', ...file);
  expect(await line.json('check', ...file)).toEqual({ clean: true, findings: [] });
  expect(await line.json('erase', '--class', 'P1', '--accept', ...file)).toMatchObject({
    failed: [],
  });
  expect(readFileSync(at('t.gradebook')).includes('Quattrocchi')).toBe(false);
  for (const wrong of [['erase'], [...who, '--class', 'P1'], [...who, '--with-evidence']]) {
    expect((await line.gradus(...wrong, ...file)).code).toBe(2);
  }
});
