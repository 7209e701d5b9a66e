import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CommandLine, commandLine } from './command-line.ts';

let cli: CommandLine;
const at = (name: string): string => join(cli.home, name);
const file = (name: string, content: string) => cli.file(name, content);
const TEMPLATE =
  'Class:,Chem,\r\nPoints Possible:,100.0,\r\nScore Type:,PERCENT,\r\nStudent Num,Student Name,Score\r\n007,"Lee, Ann",\r\n999,"Who, Di",\r\n';

beforeEach(async () => {
  cli = commandLine();
  const codes = ['C1', 'C2', 'C3', 'C4', 'C5'];
  await cli.aClass({
    roster: 'Student ID,Name\n007,"Lee, Ann"\n008,"Ek, Bo"\n',
    objectives: `Code,Objective\n${codes.map((code) => `${code},Do ${code}\n`).join('')}`,
  });
  await cli.done('term', 'Fall', '--start', '2026-08-24', '--end', '2026-12-18');
  for (const objective of codes) {
    const what = ['--objective', objective, '--level', '4', '--on', '2026-11-02'];
    for (const student of ['007', '008']) {
      await cli.done('record', '--class', 'Chem', '--student', student, ...what);
    }
  }
});
afterEach(() => cli.end());

interface Word {
  readonly flags: readonly string[];
  /** Flags without which it is not understood. */
  readonly needs: readonly string[];
  readonly out: string;
  /** How the file begins. */
  readonly begins: string;
  /** A flag with a name that nobody bears. */
  readonly unknown: readonly [string, string];
}
const OF_CLASS: Pick<Word, 'flags' | 'needs' | 'unknown'> = {
  flags: ['--class', 'Chem'],
  needs: ['--class'],
  unknown: ['--class', 'Latin'],
};
const WORDS: Readonly<Record<string, Word>> = {
  grid: { ...OF_CLASS, out: 'g.csv', begins: '\uFEFFStudent ID,Student,C1,C2' },
  letters: {
    ...OF_CLASS,
    flags: ['--class', 'Chem', '--term', 'Fall'],
    unknown: ['--term', 'Spring'],
    out: 'l.csv',
    begins: '\uFEFFStudent ID,Student,Letter,Code,Number',
  },
  evidence: {
    ...OF_CLASS,
    out: 'e.csv',
    begins: '\uFEFFStudent ID,Student,Objective,Date',
  },
  canvas: { ...OF_CLASS, out: 'c.csv', begins: 'Student,ID,SIS User ID' },
  brightspace: { ...OF_CLASS, out: 'b.csv', begins: 'OrgDefinedId' },
  course: {
    flags: ['--course', 'Chemistry'],
    needs: ['--course'],
    unknown: ['--course', 'Latin'],
    out: 'k.json',
    begins: '{',
  },
  oneroster: {
    flags: ['--term', 'Fall'],
    needs: ['--term'],
    unknown: ['--term', 'Spring'],
    out: 'o.zip',
    begins: 'PK',
  },
  pst: {
    flags: ['--class', 'Chem', '--term', 'Fall', '--template', 'TEMPLATE'],
    needs: ['--class', '--term', '--template'],
    unknown: ['--term', 'Spring'],
    out: 'p.csv',
    begins: 'Class:,Chem,\r\n',
  },
  bundle: {
    flags: ['--class', 'Chem'],
    needs: [],
    unknown: ['--class', 'Latin'],
    out: 'x.gradus',
    begins: '',
  },
};

const without = (flags: readonly string[], flag: string): string[] =>
  flags.filter((_, i) => flags[i] !== flag && flags[i - 1] !== flag);
const real = (flags: readonly string[]): string[] =>
  flags.map((flag) => (flag === 'TEMPLATE' ? file('template.csv', TEMPLATE) : flag));

describe.each(Object.entries(WORDS))(
  'export %s',
  (word, { flags, needs, out, begins, unknown }) => {
    test('writes the file, says so, and stands in the log', async () => {
      const answer = await cli.json('export', word, ...real(flags), '--out', at(out));
      const bytes = readFileSync(at(out));
      expect(answer).toMatchObject({ bytes: bytes.length });
      expect(bytes.toString('utf8').startsWith(begins)).toBe(true);
      const log = await cli.json('call', 'disclosure.list', '{}');
      expect(log).toMatchObject([{ by: 'Ida', file: out }]);
    });

    test('is refused in one line, and nothing is written or logged', async () => {
      const [flag, name] = unknown;
      for (const argv of [
        [...without(real(flags), flag), flag, name, '--out', at(out)],
        [...real(flags), '--out', at(`none/${out}`)],
      ]) {
        const ended = await cli.gradus('export', word, ...argv);
        expect([argv, ended.code, ended.out]).toEqual([argv, 1, '']);
        expect(ended.err).toMatch(/^[^\n]+\n$/);
      }
      expect(existsSync(at(out))).toBe(false);
      expect(await cli.json('call', 'disclosure.list', '{}')).toEqual([]);
    });

    test('is not understood without what it needs', async () => {
      expect((await cli.gradus('export', word, ...real(flags))).code).toBe(2);
      for (const flag of needs) {
        const argv = [...without(real(flags), flag), '--out', at(out)];
        expect([flag, (await cli.gradus('export', word, ...argv)).code]).toEqual([flag, 2]);
      }
      expect(existsSync(at(out))).toBe(false);
    });
  },
);

test('a grid is a workbook when its file is called one', async () => {
  await cli.done('export', 'grid', '--class', 'Chem', '--out', at('g.xlsx'));
  expect(readFileSync(at('g.xlsx')).subarray(0, 2).toString()).toBe('PK');
});

test('a template says who is in the class only and in the template only', async () => {
  const argv = real(['--class', 'Chem', '--term', 'Fall', '--template', 'TEMPLATE']);
  const said = await cli.done('export', 'pst', ...argv, '--out', at('p.csv'));
  expect(said).toContain('Filled 1 score');
  expect(said).toContain('Who, Di is not in the class');
  expect(said).toContain('Ek, Bo is not in the template');
  expect(readFileSync(at('p.csv'), 'utf8')).toBe(TEMPLATE.replace('"Lee, Ann",', '"Lee, Ann",95'));
});

test('what is exported as evidence is known when it is imported', async () => {
  await cli.done('export', 'evidence', '--class', 'Chem', '--out', at('e.csv'));
  const answer = await cli.json('import', 'evidence', at('e.csv'), '--class', 'Chem');
  expect(answer).toMatchObject({ new: 0, changed: 0, unchanged: 10, refused: 0 });
});

test('a flag that an export has no use for is refused before anything is opened', async () => {
  const course = ['--course', 'Chemistry'];
  const of = ['--class', 'Chem'];
  const strays: Readonly<Record<string, readonly string[]>> = {
    grid: [...of, '--pseudonyms'],
    letters: [...of, ...course],
    evidence: [...of, '--student', '007'],
    canvas: [...of, '--template', 't.csv'],
    course: [...course, '--term', 'Fall'],
    case: [...course, ...of],
    oneroster: ['--term', 'Fall', ...of],
    pst: [...of, '--term', 'Fall', '--template', 't.csv', '--why', 'asked'],
    xapi: ['--student', '007', '--term', 'Fall'],
    badges: ['--student', '007', '--to', 'Kim'],
    bundle: [...of, '--term', 'Fall'],
  };
  for (const [word, flags] of Object.entries(strays)) {
    const ended = await cli.gradus('export', word, ...flags, '--out', at('stray'));
    expect([word, ended.code]).toEqual([word, 2]);
    expect(ended.err).toMatch(new RegExp(`^export ${word} takes no --[a-z]+\\.\\nUsage: `));
  }
  const twice = ['Office', 'Registry', ...of, '--dry-run', '--out', at('stray')];
  expect((await cli.gradus('export', 'profile', ...twice)).code).toBe(2);
  expect(existsSync(at('stray'))).toBe(false);
});

test('there is no export without a word or of an unknown one', async () => {
  expect((await cli.gradus('export', '--out', at('x'))).code).toBe(2);
  expect((await cli.gradus('export', 'poem', '--out', at('x'))).code).toBe(2);
});
