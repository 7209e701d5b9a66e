import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealed } from '../../helpers/sealed.ts';
import { type CommandLine, commandLine } from './command-line.ts';

let line: CommandLine;
let records: readonly string[];
let good: Buffer;
const at = (name: string): string => join(line.home, name);
const head = () => ['--file', at('h.gradebook')];

/** A teacher's class of two with one entry. */
async function teacherFile(name: string, school: string): Promise<readonly string[]> {
  const teacher = ['--file', at(name)];
  writeFileSync(at('roster.csv'), 'Student ID,First name,Last name\n7,Ana,Ruiz\n8,Ben,Oz\n');
  writeFileSync(at('objectives.csv'), 'Unit,Code,Objective\nOne,C1,Explain matter\n');
  await line.done('init', '--teacher', 'R. Ode', '--school', school, ...teacher);
  await line.done('import', 'roster', at('roster.csv'), '--class', 'P1', ...teacher);
  await line.done('import', 'objectives', at('objectives.csv'), '--course', 'Chem', ...teacher);
  await line.done('plan', '--class', 'P1', '--course', 'Chem', ...teacher);
  const cell = ['--class', 'P1', '--student', '7', '--objective', 'C1'];
  await line.done('record', ...cell, '--level', 'clear', '--on', '2026-11-03', ...teacher);
  return teacher;
}

beforeAll(async () => {
  line = commandLine();
  const teacher = await teacherFile('t.gradebook', 'South High');
  await line.done('export', 'bundle', '--out', at('good.gradus'), ...teacher);
  writeFileSync(at('pass'), 'correct horse battery\n');
  writeFileSync(at('wrong'), 'Correct horse battery\n');
  const locked = ['--out', at('locked.gradus'), '--passphrase-file', at('pass')];
  await line.done('export', 'bundle', ...locked, ...teacher);
  good = readFileSync(at('good.gradus'));
  records = zstdDecompressSync(good).toString('utf8').trimEnd().split('\n').slice(0, -1);
  await teacherFile('h.gradebook', 'North High');
});
afterAll(() => line.end());

const evidenceOf = (link: number, id: string): string[] =>
  records.map((record) => {
    if (!record.startsWith('["row","evidence"')) return record;
    const cells = JSON.parse(record) as unknown[];
    return JSON.stringify(cells.map((cell, i) => (i === link ? id : cell)));
  });

/** Our Ana's id, under which the bundle brings one of South High. */
async function oursAsTheirs(): Promise<readonly string[]> {
  const out = at('ours.gradus');
  await line.done('export', 'bundle', '--out', out, ...head());
  const idOf = (lines: readonly string[]) => {
    const found = lines.find((one) => one.includes('"givenName":"Ana"')) ?? '[]';
    return String((JSON.parse(found) as unknown[])[2]);
  };
  const ours = zstdDecompressSync(readFileSync(out)).toString('utf8').trimEnd().split('\n');
  return records.map((record) => record.replaceAll(idOf(records), idOf(ours)));
}

const zeros = (start: string): Uint8Array => {
  const bytes = Buffer.alloc(2 ** 30);
  bytes.write(start);
  return zstdCompressSync(bytes);
};

const BAD: [string, () => Uint8Array | Promise<Uint8Array>, RegExp, string?][] = [
  ['truncated', () => good.subarray(0, good.length >> 1), /damaged|end is missing/],
  ['with one bit flipped', () => good.map((byte, i) => (i === 200 ? byte ^ 4 : byte)), /damaged/],
  ['closed, with a wrong passphrase', () => readFileSync(at('locked.gradus')), /open/, 'wrong'],
  ['closed, with no passphrase', () => readFileSync(at('locked.gradus')), /passphrase/],
  [
    'closed and truncated',
    () => readFileSync(at('locked.gradus')).subarray(0, 900),
    /damaged/,
    'pass',
  ],
  ['no bundle', () => Buffer.from('Student ID,Name\n7,Ana\n'), /not a bundle/],
  ['empty', () => Buffer.alloc(0), /empty/],
  ['a gradebook file', () => readFileSync(at('t.gradebook')), /not a bundle/],
  ['a bundle of bundles', () => zstdCompressSync(good), /packed inside another/],
  ['two bundles in a row', () => Buffer.concat([good, good]), /damaged|end is missing/],
  ['a gigabyte of zeros', () => zeros(''), /not a bundle/],
  ['a gigabyte of zeros that begins well', () => zeros('{"gradus":"bundle"'), /far more/],
  [
    'from a newer Gradus',
    () => sealed(records.map((one, i) => (i > 0 ? one : one.replace('"format":1', '"format":2')))),
    /newer Gradus/,
  ],
  [
    "with ids that equal ours for another school's",
    async () => sealed(await oursAsTheirs()),
    /North High/,
  ],
  [
    'with evidence for strangers',
    () => sealed(evidenceOf(3, randomUUID())),
    /neither in it nor here/,
  ],
  [
    'with evidence of no objective',
    () => sealed(evidenceOf(4, randomUUID())),
    /neither in it nor here/,
  ],
];

describe('a bad bundle on the command line: exit 1, one line, not a byte changed', () => {
  test.each(BAD)(
    '%s',
    async (_, bytesOf, said, passphrase) => {
      writeFileSync(at('bad.gradus'), await bytesOf());
      const before = readFileSync(at('h.gradebook'));
      const lock = passphrase === undefined ? [] : ['--passphrase-file', at(passphrase)];
      // A passphrase takes a second each time.
      const wishes = passphrase === undefined ? [[], ['--dry-run'], ['--accept']] : [['--accept']];
      for (const more of wishes) {
        // A good one beside it is not taken alone.
        const bundles = [at('good.gradus'), at('bad.gradus')];
        const { code, out, err } = await line.gradus(
          'merge',
          ...bundles,
          ...lock,
          ...more,
          ...head(),
        );
        expect([code, out, err]).toEqual([1, '', expect.stringMatching(/^[^\n]+\n$/)]);
        expect(err).toMatch(said);
        expect(err).not.toMatch(/undefined|\{|correct horse/i);
        expect(readFileSync(at('h.gradebook')).equals(before)).toBe(true);
      }
    },
    60_000,
  );

  test('the good one is taken', async () => {
    await line.done('merge', at('good.gradus'), ...head());
  });
});
