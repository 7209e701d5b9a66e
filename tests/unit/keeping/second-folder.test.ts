import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { restoreBackup, sha256Of } from '../../../electron/host/files/backup-files.ts';
import { backupFolder, readManifest } from '../../../electron/host/files/backup-manifest.ts';
import { backupPlaces } from '../../../electron/host/keeping/backup-places.ts';
import { type Shelf, shelfIn } from '../../helpers/kept-aside.ts';
import { NOON, type TestHost } from '../../helpers/memory-host.ts';

const DAY = 86_400_000;
let shelf: Shelf;
let stick: string;
let host: TestHost;
beforeEach(async () => {
  shelf = shelfIn();
  stick = join(shelf.home, '..', 'stick');
  mkdirSync(stick);
  host = await shelf.open();
  return () => host.close();
});

const classNames = async () => (await host.ask('class.list', {})).map(({ name }) => name);
const place = () => backupPlaces(shelf.file, shelf.home)[1]?.folder ?? '';
const there = () => readManifest(place()).map(({ file }) => file);
const second = async () => (await host.ask('keeping.get', {})).second;

async function backedUp(name: string): Promise<string> {
  await host.ask('class.create', { name });
  return (await host.ask('backup.make', { to: null })).file;
}

describe('the second folder', () => {
  test('says of when its newest backup is, not when that was copied', async () => {
    await host.ask('backup.make', { to: null });
    host.clock.millis = NOON + 6 * 60_000;
    await host.ask('keeping.second', { folder: stick });
    expect((await second())?.madeAt).toBe(NOON);
  });

  test('gets all backups at once, and each further one, proven', async () => {
    expect(await host.ask('keeping.get', {})).toMatchObject({ second: null, isOnlyCopy: true });
    const first = await backedUp('Bio');
    expect(await host.ask('keeping.second', { folder: stick })).toEqual({ backups: 1 });
    const next = await backedUp('Chem');
    expect(there()).toEqual([next, first]);
    for (const { file, sha256 } of readManifest(place())) {
      expect(await sha256Of(join(place(), file))).toBe(sha256);
    }
    expect(await host.ask('keeping.get', {})).toMatchObject({
      second: { folder: place(), madeAt: NOON, missingDays: null },
      isOnlyCopy: false,
    });
  });

  test('is remembered, and is thinned as at home', async () => {
    await host.ask('keeping.second', { folder: stick });
    for (let n = 0; n < 4; n += 1) {
      host.clock.millis = NOON + n * 60_000;
      await backedUp(`Class ${n}`);
    }
    host.close();
    host = await shelf.open(NOON + 4 * DAY);
    const newest = await backedUp('Later');
    expect(there()).toHaveLength(2);
    expect(there()[0]).toBe(newest);
    expect(readdirSync(place()).filter((name) => name.endsWith('.gradebook'))).toHaveLength(2);
    expect(there()).toEqual(readManifest(backupFolder(shelf.file)).map(({ file }) => file));
  });

  test('that is not there stops no backup, is said after days, and is filled once it is back', async () => {
    await host.ask('keeping.second', { folder: stick });
    await backedUp('Bio');
    renameSync(stick, `${stick} in the drawer`);
    await backedUp('Chem');
    expect(await second()).toMatchObject({ madeAt: NOON, missingDays: 0 });
    expect(existsSync(stick)).toBe(false);
    host.close();
    host = await shelf.open(NOON + 7 * DAY);
    await host.ask('backup.make', { to: null });
    expect((await second())?.missingDays).toBe(7);
    renameSync(`${stick} in the drawer`, stick);
    host.close();
    // At the next start, without waiting for a backup.
    host = await shelf.open(NOON + 8 * DAY);
    expect(await second()).toMatchObject({ madeAt: NOON + 7 * DAY, missingDays: null });
    expect(there()).toEqual(readManifest(backupFolder(shelf.file)).map(({ file }) => file));
  });

  test('an empty place where the stick hangs in is not the stick', async () => {
    await host.ask('keeping.second', { folder: stick });
    await backedUp('Bio');
    rmSync(place(), { recursive: true });
    await backedUp('Chem');
    expect((await second())?.missingDays).toBe(0);
    expect(readdirSync(stick)).toEqual([]);
  });

  test('brings the gradebook back where the laptop has nothing left', async () => {
    await host.ask('keeping.second', { folder: stick });
    await backedUp('Bio');
    host.close();
    rmSync(shelf.file);
    rmSync(backupFolder(shelf.file), { recursive: true });
    const [backup] = there();
    await restoreBackup(shelf.file, join(place(), backup ?? ''), NOON);
    host = await shelf.open();
    expect(await classNames()).toEqual(['Bio']);
    const [listed] = await host.ask('backup.list', {});
    expect(listed).toMatchObject({ file: backup, isSecond: true });
    expect(await host.ask('backup.restore', { from: { file: backup ?? '' } })).toEqual({
      evidence: 0,
      filesMissing: 0,
    });
  });

  test('takes over what was rewritten at home, and keeps nothing of before', async () => {
    await host.ask('keeping.second', { folder: stick });
    const kept = await backedUp('Bio');
    const gone = await backedUp('Chem');
    const own = backupFolder(shelf.file);
    const [, entry] = readManifest(own);
    writeFileSync(join(own, kept), 'rewritten');
    const rewritten = { ...entry, sha256: await sha256Of(join(own, kept)) };
    writeFileSync(join(own, 'manifest.json'), JSON.stringify({ format: 1, backups: [rewritten] }));
    rmSync(join(own, gone));
    renameSync(stick, `${stick} away`);
    await host.host.keeping?.rewriteSecond();
    renameSync(`${stick} away`, stick);
    await host.host.keeping?.look();
    expect(there()).toEqual([kept]);
    expect(readFileSync(join(place(), kept), 'utf8')).toBe('rewritten');
    expect(existsSync(join(place(), gone))).toBe(false);
  });

  test('never takes what was damaged at home for a copy', async () => {
    const bad = await backedUp('Bio');
    writeFileSync(join(backupFolder(shelf.file), bad), 'damaged');
    expect((await host.refused('keeping.second', { folder: stick })).code).toBe('DISK_ERROR');
    expect(readdirSync(stick).flatMap((name) => readdirSync(join(stick, name)))).toEqual([]);
    expect(await second()).toBeNull();
  });

  test('is let go of, and what is there stays', async () => {
    await host.ask('keeping.second', { folder: stick });
    await backedUp('Bio');
    const folder = place();
    const before = there();
    await host.ask('keeping.second', { folder: null });
    await backedUp('Chem');
    expect(readManifest(folder).map(({ file }) => file)).toEqual(before);
    expect(await host.ask('keeping.get', {})).toMatchObject({
      second: null,
      isOnlyCopy: true,
      isSecondPutOff: true,
    });
  });

  test.each([
    ['a path from nowhere', () => 'stick'],
    ['no folder', () => join(stick, 'nowhere')],
    ['the place of the gradebook itself', () => join(shelf.file, '..')],
    ['its own backups', () => backupFolder(shelf.file)],
  ])('is refused: %s', async (_, folder) => {
    await backedUp('Bio');
    expect(await host.refused('keeping.second', { folder: folder() })).toMatchObject({
      code: 'INVALID',
    });
    expect(await second()).toBeNull();
  });
});

test('a second folder that is chosen before there is any backup gets the first one at once', async () => {
  expect(await host.ask('keeping.second', { folder: stick })).toEqual({ backups: 1 });
  expect(there()).toEqual(readManifest(backupFolder(shelf.file)).map(({ file }) => file));
});

test('the backup of the end of a term stays, one a day', async () => {
  await host.ask('class.create', { name: 'Bio' });
  for (const n of [0, 1]) {
    host.clock.millis = NOON + n * 60_000;
    await host.ask('backup.make', { to: null, keep: true });
  }
  const [kept] = await host.ask('backup.list', {});
  expect(kept?.isKept).toBe(true);
  expect((await host.ask('backup.list', {})).filter(({ isKept }) => isKept)).toHaveLength(1);
  for (const days of [500, 501, 1000]) {
    host.clock.millis = NOON + days * DAY;
    await host.ask('backup.make', { to: null });
  }
  expect((await host.ask('backup.list', {})).filter(({ isKept }) => isKept)).toEqual([kept]);
});
