import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';
import { cameraJpeg, pngOf } from '../../helpers/pictures.ts';
import { sealed } from '../../helpers/sealed.ts';

const FILES = { withFiles: true };

let folder: string;
let mine: TestHost;
let theirs: TestHost;
let built: Built;
let evidence: string;
let cell: { readonly class: string; readonly student: string; readonly objective: string };
const at = (name: string): string => join(folder, name);

beforeEach(async () => {
  folder = testFolder();
  mine = await testHost({ device: 'mine' });
  theirs = await testHost({ device: 'theirs' });
  await mine.ask('gradebook.create', { teacher: 'R. Ode', school: null });
  built = await aGradebook(mine).withClass('Algebra').withStudents(2).withCourse(['A1']).build();
  const [student = ''] = built.students;
  cell = { class: built.class, student, objective: built.objectives.A1 ?? '' };
  ({ evidence } = await mine.ask('evidence.record', { ...cell, level: 'basic', on: '2026-11-03' }));
});
afterEach(() => {
  mine.close();
  theirs.close();
});

const add = (host: TestHost, bytes: Buffer, name = 'Ana Ruiz.png') => {
  const file = { evidence, name, type: 'image/png', base64: bytes.toString('base64') };
  return host.ask('attachment.add', file);
};
const filesOf = async (host: TestHost) => {
  const { attempts } = await host.ask('evidence.history', cell);
  return attempts.flatMap(({ files }) => files.map(({ name }) => name));
};
const recordsIn = (path: string): string[] =>
  zstdDecompressSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(0, -1);
async function rewrite(path: string, change: (record: string) => string): Promise<void> {
  const records = recordsIn(path).map(change);
  writeFileSync(path, await sealed(records));
}

describe('a bundle that was not asked to bring files', () => {
  test.each(['my-other-computer', 'department', 'case-manager'] as const)(
    'says no word of them: %s',
    async (purpose) => {
      const { id } = await add(mine, pngOf());
      const { files } = await exportTo(mine, at('a.gradus'), { purpose });
      expect(files).toBe(0);
      const told = recordsIn(at('a.gradus')).join('\n');
      for (const word of ['Ana Ruiz.png', 'attachment', id, '"bytes"']) {
        expect(told).not.toContain(word);
      }
    },
  );

  test('takes none away on the other side, and a later one brings them', async () => {
    await exportTo(mine, at('a.gradus'), FILES);
    await mergeFrom(theirs, at('a.gradus'));
    await add(theirs, pngOf(1), 'theirs.png');
    await add(mine, pngOf(2), 'mine.png');
    await exportTo(mine, at('b.gradus'));
    await mergeFrom(theirs, at('b.gradus'));
    expect(await filesOf(theirs)).toEqual(['theirs.png']);
    await exportTo(mine, at('c.gradus'), FILES);
    await mergeFrom(theirs, at('c.gradus'));
    expect((await filesOf(theirs)).sort()).toEqual(['mine.png', 'theirs.png']);
  });
});

describe('a bundle with files', () => {
  test('brings rows and bytes; merged twice it changes nothing; undone and done again they come and go', async () => {
    const { id } = await add(mine, cameraJpeg());
    expect((await exportTo(mine, at('a.gradus'), FILES)).files).toBe(1);
    await mergeFrom(theirs, at('a.gradus'));
    const whole = await mine.ask('attachment.get', { attachment: id });
    expect(await theirs.ask('attachment.get', { attachment: id })).toEqual(whole);
    const again = await mergeFrom(theirs, at('a.gradus'));
    expect([again.new, again.updated, again.conflicting]).toEqual([0, 0, 0]);
    await theirs.ask('history.undo', {});
    expect((await theirs.refused('attachment.get', { attachment: id })).code).toBe('NOT_FOUND');
    await theirs.ask('history.redo', {});
    expect(await theirs.ask('attachment.get', { attachment: id })).toEqual(whole);
    expect((await theirs.ask('check.run', {})).findings).toEqual([]);
  });

  test('removes what was removed, and keeps all where both added four', async () => {
    const { id } = await add(mine, pngOf(9), 'first.png');
    await exportTo(mine, at('a.gradus'), FILES);
    await mergeFrom(theirs, at('a.gradus'));
    await mine.ask('attachment.remove', { attachment: id });
    for (const n of [1, 2, 3, 4]) await add(mine, pngOf(n), `mine ${n}.png`);
    for (const n of [5, 6, 7]) await add(theirs, pngOf(n), `theirs ${n}.png`);
    await exportTo(mine, at('b.gradus'), FILES);
    await mergeFrom(theirs, at('b.gradus'));
    expect((await filesOf(theirs)).sort()).toEqual([
      ...[1, 2, 3, 4].map((n) => `mine ${n}.png`),
      ...[5, 6, 7].map((n) => `theirs ${n}.png`),
    ]);
    expect((await theirs.ask('check.run', {})).findings).toEqual([]);
  });

  test('stands in the log as one, and not with pseudonyms', async () => {
    await exportTo(mine, at('a.gradus'), FILES);
    await exportTo(mine, at('b.gradus'));
    const log = await mine.ask('disclosure.list', {});
    expect(log.map(({ files }) => files)).toEqual([false, true]);
    const to = grantFor(mine, at('c.gradus'), 'write');
    const wish = { purpose: 'department', pseudonyms: true, withFiles: true, to };
    expect((await mine.refused('export.bundle', wish)).params.why).toMatch(/leave the files/);
  });

  test('of another student’s file there is nothing in it', async () => {
    await add(mine, pngOf());
    const [, other = ''] = built.students;
    await exportTo(mine, at('a.gradus'), { ...FILES, students: [other] });
    expect(recordsIn(at('a.gradus')).join('\n')).not.toMatch(/attachment|"bytes"/);
  });
});

describe('refused, and nothing changed', () => {
  const sha = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
  const bytesRecord = (bytes: Buffer, named = sha(bytes)): string =>
    JSON.stringify(['bytes', named, bytes.toString('base64')]);

  test.each([
    ['other bytes than the hash says', bytesRecord(pngOf(4), sha(pngOf(5)))],
    ['a photograph that says where it was taken', bytesRecord(cameraJpeg())],
    ['a program', bytesRecord(Buffer.from([0x4d, 0x5a, 0x90, 0]))],
    ['a file larger than one may be', bytesRecord(Buffer.alloc(300_001, 'x'))],
    ['a record spelled otherwise', '["bytes", "abc", "def"]'],
    ['bytes that are no base64', `["bytes","${'0'.repeat(64)}","%%"]`],
  ])('%s', async (_, record) => {
    await add(mine, pngOf());
    await exportTo(mine, at('a.gradus'), FILES);
    await rewrite(at('a.gradus'), (line) => (line.startsWith('["bytes"') ? record : line));
    const bundles = [grantFor(theirs, at('a.gradus'), 'read')];
    const trouble = await theirs.refused('merge.run', { bundles, accept: true });
    expect(trouble.code).toBe('BUNDLE_UNREADABLE');
    expect(await theirs.ask('class.list', {})).toEqual([]);
  });
});

test('missing bytes are found by check and come back with a bundle that has them', async () => {
  const file = at('theirs.gradebook');
  const { id } = await add(mine, pngOf());
  await exportTo(mine, at('a.gradus'), FILES);
  await rewrite(at('a.gradus'), (line) =>
    line.startsWith('["bytes"') ? '["of a newer Gradus"]' : line,
  );
  const other = await testHost({ device: 'other', file });
  await mergeFrom(other, at('a.gradus'));
  expect((await other.ask('check.run', {})).findings.join()).toMatch(
    /one picture or file are missing/,
  );
  await exportTo(mine, at('b.gradus'), FILES);
  await mergeFrom(other, at('b.gradus'));
  expect((await other.ask('check.run', {})).findings).toEqual([]);
  expect((await other.ask('attachment.get', { attachment: id })).name).toBe('Ana Ruiz.png');
  other.close();
});
