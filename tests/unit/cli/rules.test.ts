import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './command-line.ts';

let cli: CommandLine;
beforeEach(async () => {
  cli = commandLine();
  await cli.done('init');
  await cli.done('class', 'Chem');
});
afterEach(() => cli.end());

const fileOf = (content: unknown): string => {
  const path = join(cli.home, 'rule.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const pass = (from: number) => ({
  name: 'Pass',
  kind: 'percent',
  bounds: [
    { letter: 'P', from },
    { letter: 'N', from: 0 },
  ],
});

test('rule takes a file, a changed one as a new version, the same one without a step', async () => {
  expect(await cli.json('rule', fileOf(pass(60)))).toMatchObject({ version: 1, changed: true });
  expect(await cli.json('rule', fileOf(pass(70)))).toMatchObject({ version: 2, changed: true });
  expect(await cli.json('rule', fileOf(pass(70)))).toMatchObject({ version: 2, changed: false });
  expect(await cli.done('undo')).toContain('letter rule');
  expect(await cli.json('rule', fileOf(pass(60)))).toMatchObject({ version: 1, changed: false });
});

test.each([
  [
    'unsorted bounds',
    {
      ...pass(60),
      bounds: [
        { letter: 'N', from: 0 },
        { letter: 'P', from: 60 },
      ],
    },
    'bounds.1.from',
  ],
  ['no file of JSON', '{', 'no JSON'],
  ['a list', [], 'no JSON object'],
])(
  '%s is refused in one line with its field, and nothing changes',
  async (_what, content, said) => {
    const { code, err, out } = await cli.gradus('rule', fileOf(content), '--json');
    expect([code, out]).toEqual([1, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toContain(said);
    expect((await cli.gradus('undo')).out).not.toContain('rule');
  },
);

test('letters go by the rule that is named, and by the one the class follows', async () => {
  await cli.done('rule', fileOf(pass(60)));
  expect(await cli.json('letters', '--class', 'Chem')).toMatchObject({ rule: 'Critical first' });
  expect(await cli.json('letters', '--class', 'Chem', '--rule', 'Pass')).toMatchObject({
    rule: 'Pass',
    bounds: pass(60).bounds,
  });
  expect(await cli.json('letters', '--class', 'Chem', '--rule', 'Marzano simple')).toMatchObject({
    rule: 'Marzano simple',
  });
  await cli.done('class-rule', '--class', 'Chem', '--rule', 'Pass');
  expect(await cli.json('letters', '--class', 'Chem')).toMatchObject({ rule: 'Pass' });
  const { code, err } = await cli.gradus('letters', '--class', 'Chem', '--rule', 'Nobody');
  expect([code, err]).toEqual([1, 'There is no rule "Nobody".\n']);
});

test('the name of a rule that comes with the gradebook is not taken by another', async () => {
  const refused = cli.done('rule', fileOf({ ...pass(55), name: 'Plain' }));
  await expect(refused).rejects.toThrow('named "Plain" already. Choose another name.');
  expect(await cli.json('letters', '--class', 'Chem', '--rule', 'Plain')).toMatchObject({
    rule: 'Plain',
    bounds: expect.arrayContaining([{ letter: 'A', from: 90 }]),
  });
});
