import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraJpeg, pngOf, SECRET } from '../../helpers/pictures.ts';
import { type CommandLine, commandLine } from './command-line.ts';

interface File {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

const CELL = ['--class', 'P1', '--student', '00123', '--objective', 'C1'];

let line: CommandLine;
let evidence: string;
const at = (name: string): string => join(line.home, name);
const files = async (...argv: string[]): Promise<readonly File[]> =>
  ((await line.json('evidence', ...argv)) as { readonly files: readonly File[] }).files;

beforeEach(async () => {
  line = commandLine();
  writeFileSync(at('roster.csv'), 'Student ID,First name,Last name\n00123,Ana,Ruiz\n');
  writeFileSync(at('objectives.csv'), 'Unit,Code,Objective\nOne,C1,Explain matter\n');
  await line.done('init', '--teacher', 'R. Ode');
  await line.done('import', 'roster', at('roster.csv'), '--class', 'P1');
  await line.done('import', 'objectives', at('objectives.csv'), '--course', 'Chem');
  await line.done('plan', '--class', 'P1', '--course', 'Chem');
  const recorded = await line.json('record', ...CELL, '--level', 'clear', '--on', '2026-11-03');
  ({ evidence } = recorded as { evidence: string });
  writeFileSync(at('work.jpg'), cameraJpeg());
  writeFileSync(at('page.png'), pngOf());
});
afterEach(() => line.end());

describe('files of an attempt on the command line', () => {
  test('attached, listed, written out without what the camera wrote, and removed', async () => {
    const made = await files('attach', ...CELL, at('work.jpg'), at('page.png'));
    expect(made.map(({ name, type }) => [name, type])).toEqual([
      ['work.jpg', 'image/jpeg'],
      ['page.png', 'image/png'],
    ]);
    expect(await files('files', '--evidence', evidence)).toHaveLength(2);
    await line.done('evidence', 'save', ...CELL, '--out', at('out'));
    expect(readdirSync(at('out')).sort()).toEqual(['page.png', 'work.jpg']);
    expect(readFileSync(join(at('out'), 'work.jpg')).includes(SECRET)).toBe(false);
    const log = (await line.json('call', 'disclosure.list', '{}')) as { what: string }[];
    expect(log.map(({ what }) => what)).toEqual(['work', 'work']);
    await line.done('evidence', 'remove', '--attachment', made[0]?.id ?? '');
    expect((await files('files', ...CELL)).map(({ name }) => name)).toEqual(['page.png']);
  });

  test('all that are named, or none', async () => {
    writeFileSync(at('tool.exe'), Buffer.from([0x4d, 0x5a, 0x90, 0]));
    const bad = await line.gradus('evidence', 'attach', ...CELL, at('work.jpg'), at('tool.exe'));
    expect(bad.code).toBe(1);
    expect(bad.err).toMatch(/tool\.exe.*Gradus keeps pictures/);
    expect(bad.err.trim().split('\n')).toHaveLength(1);
    const none = await line.gradus('evidence', 'attach', ...CELL, at('nowhere.png'));
    expect([none.code, none.err]).toEqual([1, expect.stringContaining('nowhere.png')]);
    const four = [at('page.png'), at('page.png'), at('page.png'), at('page.png')];
    await line.done('evidence', 'attach', ...CELL, at('work.jpg'));
    expect((await line.gradus('evidence', 'attach', ...CELL, ...four)).err).toMatch(
      /4 is the most/,
    );
    expect(await files('files', ...CELL)).toHaveLength(1);
  });

  test('a photograph as the camera made it is refused with how large it is', async () => {
    writeFileSync(at('large.jpg'), cameraJpeg({ size: 5_000_000 }));
    const { err } = await line.gradus('evidence', 'attach', ...CELL, at('large.jpg'));
    expect(err).toMatch(/it has 50\d\d kB and may have 300 kB/);
  });

  test('go along in a bundle when it is said, and never with pseudonyms', async () => {
    await line.done('evidence', 'attach', ...CELL, at('work.jpg'));
    const plain = await line.json('export', 'bundle', '--out', at('a.gradus'));
    const whole = await line.json('export', 'bundle', '--with-files', '--out', at('b.gradus'));
    expect([plain, whole]).toMatchObject([{ files: 0 }, { files: 1 }]);
    const both = ['--with-files', '--pseudonyms', '--out', at('c.gradus')];
    expect((await line.gradus('export', 'bundle', ...both)).code).toBe(2);
  });

  test.each([
    ['attach', '--class', 'P1', 'x.png'],
    ['attach', ...CELL],
    ['files', ...CELL, 'x.png'],
    ['save', ...CELL],
    ['remove'],
    ['paint', ...CELL],
  ])('%s %s is not understood', async (...argv) => {
    expect((await line.gradus('evidence', ...argv)).code).toBe(2);
  });
});
