import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restoreBackup } from '../../../electron/host/files/backup-files.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { tamper, testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';

const SIZE = 20_000;
const DAY = 86_400_000;

let file: string;
let folder: string;
let host: TestHost;
let built: Built;
let evidence: string;
let days = 0;

beforeEach(async () => {
  days = 0;
  file = join(testFolder(), 'a.gradebook');
  folder = `${file}.backups`;
  host = await testHost({ file });
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: null });
  built = await aGradebook(host).withClass('P1').withStudents(2).withCourse(['C1']).build();
  evidence = await attempt(0);
});
afterEach(() => host.close());

const attempt = async (n: number): Promise<string> => {
  const cell = { student: built.students[n] ?? '', objective: built.objectives.C1 ?? '' };
  const basic = { class: built.class, ...cell, level: 'basic', on: '2026-11-03' };
  return (await host.ask('evidence.record', basic)).evidence;
};
const add = async (seed: number, to = evidence, in_ = host): Promise<string> => {
  const base64 = bytesKept(seed).toString('base64');
  const picture = { evidence: to, name: `${seed}.txt`, type: 'text/plain', base64 };
  return (await in_.ask('attachment.add', picture)).id;
};
const bytesKept = (seed: number): Buffer =>
  Buffer.from(`Work of child ${seed}. `.repeat(SIZE / 20));
const shaOf = (seed: number): string => createHash('sha256').update(bytesKept(seed)).digest('hex');
const backUp = async (): Promise<string> => (await host.ask('backup.make', { to: null })).file;
const later = async (more: number): Promise<string> => {
  days += more;
  host.clock.millis = NOON + days * DAY;
  await host.ask('class.create', { name: `Day ${days}` });
  return backUp();
};
const kept = (): string[] => readdirSync(join(folder, 'files')).sort();
/** True where the points of a picture stand anywhere in the gradebook's own file or its journal. */
const standsInFile = (seed: number): boolean => {
  const words = bytesKept(seed).subarray(60, 260);
  return [file, `${file}-journal`].some(
    (path) => existsSync(path) && readFileSync(path).includes(words),
  );
};

describe('a picture that was removed', () => {
  test('comes back with undo for thirty days', async () => {
    const attachment = await add(1);
    await backUp();
    await host.ask('attachment.remove', { attachment });
    await backUp();
    days = 29;
    host.clock.millis = NOON + 29 * DAY;
    await backUp();
    await host.ask('history.undo', {});
    expect((await host.ask('attachment.get', { attachment })).name).toBe('1.txt');
  });

  test('is gone afterwards, from the file and from beside its backups, to the last byte', async () => {
    const attachment = await add(1);
    await add(2);
    const before = await backUp();
    await host.ask('attachment.remove', { attachment });
    await backUp();
    expect(standsInFile(1)).toBe(true);
    await later(28);
    await later(3);
    expect(kept()).toHaveLength(2);
    await later(1);
    expect(kept()).toEqual([shaOf(2)]);
    expect(standsInFile(1)).toBe(false);
    expect(standsInFile(2)).toBe(true);
    expect((await host.ask('check.run', {})).findings).toEqual([]);
    const to = join(testFolder(), 'b.gradebook');
    expect((await restoreBackup(to, join(folder, before), NOON)).filesMissing).toBe(1);
  });

  test('does not come back as an empty frame by undo', async () => {
    const attachment = await add(1);
    await backUp();
    await host.ask('attachment.remove', { attachment });
    for (const at of [31, 62]) {
      host.clock.millis = NOON + at * DAY;
      await backUp();
    }
    expect((await host.refused('history.undo', {})).code).toBe('NOTHING_TO_UNDO');
    expect(await host.ask('attachment.list', { evidence })).toEqual([]);
    await add(1);
    expect((await host.ask('check.run', {})).findings).toEqual([]);
  });

  test('stays where another attempt shows the same one', async () => {
    const attachment = await add(1);
    const twin = await add(1, await attempt(1));
    await backUp();
    await host.ask('attachment.remove', { attachment });
    await later(31);
    await later(31);
    expect((await host.ask('attachment.get', { attachment: twin })).name).toBe('1.txt');
    expect(kept()).toEqual([shaOf(1)]);
  });

  test('is not taken away by a clock that is a year ahead for once', async () => {
    const attachment = await add(1);
    await backUp();
    await host.ask('attachment.remove', { attachment });
    await later(365);
    expect(kept()).toEqual([shaOf(1)]);
    await later(-365);
    await later(1);
    expect(kept()).toEqual([shaOf(1)]);
  });

  test('is not brought back by another laptop that still has it, and goes there too', async () => {
    const attachment = await add(1);
    const bundle = join(testFolder(), 'a.gradus');
    await exportTo(host, bundle, { withFiles: true });
    const otherFile = join(testFolder(), 'b.gradebook');
    const other = await testHost({ device: 'other', file: otherFile });
    await mergeFrom(other, bundle);
    await backUp();
    await host.ask('attachment.remove', { attachment });
    await later(31);
    await later(31);
    const theirs = join(testFolder(), 'b.gradus');
    other.clock.millis = host.clock.millis;
    await exportTo(other, theirs, { withFiles: true });
    await mergeFrom(host, theirs);
    expect(await host.ask('attachment.list', { evidence })).toEqual([]);
    expect(standsInFile(1)).toBe(false);
    const mine = join(testFolder(), 'c.gradus');
    await exportTo(host, mine, { withFiles: true });
    expect(readFileSync(mine).length).toBeLessThan(SIZE);
    await mergeFrom(other, mine);
    expect((await other.refused('attachment.get', { attachment })).code).toBe('NOT_FOUND');
    expect((await other.ask('check.run', {})).findings).toEqual([]);
    for (const more of [1, 32, 33]) {
      other.clock.millis = NOON + (62 + more) * DAY;
      await other.ask('backup.make', { to: null });
    }
    expect(readFileSync(otherFile).includes(bytesKept(1).subarray(60, 260))).toBe(false);
    other.close();
  });
});

describe('a picture whose bytes are damaged', () => {
  test('is healed from beside the backups by the next one, and by adding it once more', async () => {
    const attachment = await add(1);
    await backUp();
    host.close();
    tamper(file, `UPDATE "fileBytes" SET bytes = x'00'`);
    host = await testHost({ file });
    expect((await host.refused('attachment.get', { attachment })).code).toBe('INVALID');
    await backUp();
    expect((await host.ask('attachment.get', { attachment })).name).toBe('1.txt');
    host.close();
    tamper(file, `UPDATE "fileBytes" SET bytes = x''`);
    host = await testHost({ file });
    await add(1, await attempt(1));
    expect((await host.ask('attachment.get', { attachment })).name).toBe('1.txt');
  });

  test('is put beside no backup under a name that is not its own', async () => {
    await add(1);
    host.close();
    tamper(file, `UPDATE "fileBytes" SET bytes = x'0102'`);
    host = await testHost({ file });
    await backUp();
    expect(kept()).toEqual([]);
  });
});

test('a backup that lost a picture says so before it takes the place of the open gradebook', async () => {
  await add(1);
  const name = await backUp();
  const asked = { from: { file: name } };
  expect(await host.ask('backup.restore', asked)).toEqual({ evidence: 1, filesMissing: 0 });
  rmSync(join(folder, 'files'), { recursive: true });
  expect(await host.ask('backup.restore', asked)).toEqual({ evidence: 1, filesMissing: 1 });
});
