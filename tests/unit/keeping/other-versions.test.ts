import { copyFileSync, existsSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readManifest } from '../../../electron/host/files/backup-manifest.ts';
import { tamper } from '../../helpers/file-host.ts';
import { type Shelf, secondVersion, shelfIn } from '../../helpers/kept-aside.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';

const CONFLICTED = 'class (conflicted copy 2026-11-10).gradebook';
let shelf: Shelf;
beforeEach(() => {
  shelf = shelfIn();
});

const classNames = async (host: TestHost) =>
  (await host.ask('class.list', {})).map(({ name }) => name).sort();
const make = (name: string) => (host: TestHost) => host.ask('class.create', { name });

/** Opened, and something done in it. */
async function session(name: string, now?: number): Promise<void> {
  const host = await shelf.open(now);
  await host.ask('class.create', { name });
  await host.ask('backup.make', { to: null });
  host.close();
}

/** Takes what another version has, in the way of every merge. */
async function merge(host: TestHost, copy: string | null) {
  const { grant } = await host.ask('keeping.take', { copy });
  expect(await host.ask('bundle.look', { grant })).toEqual({
    what: 'bundle',
    purpose: 'my-other-computer',
  });
  const preview = await host.ask('merge.preview', { bundles: [grant] });
  await host.ask('merge.run', { bundles: [grant] });
  return preview;
}

describe('a file that was replaced by an older copy', () => {
  /** The state of Monday is put back after Tuesday. */
  async function swappedFor(older = true): Promise<TestHost> {
    await session('Monday');
    copyFileSync(shelf.file, `${shelf.file}.old`);
    await session('Tuesday', NOON + 60_000);
    if (older) copyFileSync(`${shelf.file}.old`, shelf.file);
    return shelf.open(NOON + 120_000);
  }

  test('is noticed, and what is missing is merged from the newest backup', async () => {
    const host = await swappedFor();
    const { swapped } = await host.ask('keeping.get', {});
    expect(swapped).toMatchObject({ backup: { isWhole: true } });
    expect(swapped?.seenAt).toBeGreaterThan(swapped?.newestAt ?? 0);
    await host.ask('class.create', { name: 'Typed meanwhile' });
    await merge(host, null);
    expect(await classNames(host)).toEqual(['Monday', 'Tuesday', 'Typed meanwhile']);
    expect((await host.ask('keeping.get', {})).swapped).toBeNull();
    host.close();
    const again = await shelf.open();
    expect((await again.ask('keeping.get', {})).swapped).toBeNull();
    again.close();
  });

  test('the control: a file that is the one that was closed is not told of', async () => {
    const host = await swappedFor(false);
    expect((await host.ask('keeping.get', {})).swapped).toBeNull();
    host.close();
  });

  test('stays told of after a restart, and its backup is not thinned away', async () => {
    const host = await swappedFor();
    await host.ask('class.create', { name: 'Wednesday' });
    host.close();
    const again = await shelf.open();
    expect((await again.ask('keeping.get', {})).swapped).not.toBeNull();
    again.close();
    const kept = readManifest(`${shelf.file}.backups`).filter(({ kept }) => kept);
    expect(kept).toHaveLength(1);
  });

  test('a person says "this one", and it stays said', async () => {
    const host = await swappedFor();
    await host.ask('keeping.settle', { what: 'swapped' });
    expect((await host.ask('keeping.get', {})).swapped).toBeNull();
    host.close();
    const again = await shelf.open();
    expect((await again.ask('keeping.get', {})).swapped).toBeNull();
    expect(await classNames(again)).toEqual(['Monday']);
    again.close();
  });

  test('a restored backup is a person’s word already', async () => {
    await session('Monday');
    const host = await shelf.open();
    const [backup] = await host.ask('backup.list', {});
    await host.ask('class.create', { name: 'Tuesday' });
    await host.ask('backup.restore', { from: { file: backup?.file ?? '' } });
    host.close();
    await host.swaps[0]?.();
    const again = await shelf.open();
    expect(await classNames(again)).toEqual(['Monday']);
    expect((await again.ask('keeping.get', {})).swapped).toBeNull();
    again.close();
  });

  test('an empty file in its place is told of too, and everything comes back', async () => {
    await session('Monday');
    rmSync(shelf.file);
    const host = await shelf.open();
    expect(await host.ask('keeping.get', {})).toMatchObject({
      swapped: { newestAt: null, backup: { isWhole: true } },
    });
    await merge(host, null);
    expect(await classNames(host)).toEqual(['Monday']);
    host.close();
  });

  test('without a backup that has it, that is said', async () => {
    await session('Monday');
    copyFileSync(shelf.file, `${shelf.file}.old`);
    const host = await shelf.open();
    await host.ask('class.create', { name: 'Tuesday' });
    host.close();
    copyFileSync(`${shelf.file}.old`, shelf.file);
    const again = await shelf.open();
    expect((await again.ask('keeping.get', {})).swapped).toMatchObject({ backup: null });
    expect((await again.refused('keeping.take', { copy: null })).code).toBe('NOT_FOUND');
    again.close();
  });
});

describe('a second version beside the file', () => {
  test('is told of with what it has, merged, and then nothing is left to say', async () => {
    await session('Both');
    const path = await secondVersion(shelf.file, CONFLICTED, make('There'));
    const host = await shelf.open();
    await host.ask('class.create', { name: 'Here' });
    expect((await host.ask('keeping.get', {})).copies).toMatchObject([
      { name: CONFLICTED, steps: 1 },
    ]);
    await merge(host, CONFLICTED);
    expect(await classNames(host)).toEqual(['Both', 'Here', 'There']);
    expect((await host.ask('keeping.get', {})).copies).toEqual([]);
    expect(existsSync(path)).toBe(true);
    // Nothing of it stays behind in the app's folder.
    expect(readdirSync(join(shelf.home, 'taking'))).toEqual([]);
    host.close();
  });

  test('that holds nothing more, or is another gradebook, is no news', async () => {
    await session('Both');
    copyFileSync(shelf.file, join(shelf.file, '..', CONFLICTED));
    const other = await testHost({ file: join(shelf.file, '..', 'class 2.gradebook') });
    await other.ask('class.create', { name: 'Stranger' });
    other.close();
    const host = await shelf.open();
    expect((await host.ask('keeping.get', {})).copies).toEqual([]);
    host.close();
  });

  test('that is used as a gradebook of its own is none, unless its name says what it is', async () => {
    await session('Both');
    for (const name of ['class 2.gradebook', CONFLICTED]) {
      const path = await secondVersion(shelf.file, name, make('There'));
      const own = await testHost({ file: path, home: shelf.home });
      own.close();
    }
    const host = await shelf.open();
    const { copies } = await host.ask('keeping.get', {});
    expect(copies.map(({ name }) => name)).toEqual([CONFLICTED]);
    host.close();
  });

  test('that somebody leaves out stays left out until it changes', async () => {
    await session('Both');
    const path = await secondVersion(shelf.file, CONFLICTED, make('There'));
    const host = await shelf.open();
    await host.ask('keeping.settle', { what: { copy: CONFLICTED } });
    expect((await host.ask('keeping.get', {})).copies).toEqual([]);
    host.close();
    const again = await shelf.open();
    expect((await again.ask('keeping.get', {})).copies).toEqual([]);
    again.close();
    utimesSync(path, 1, 1);
    const later = await shelf.open();
    expect((await later.ask('keeping.get', {})).copies).toHaveLength(1);
    later.close();
  });

  test('with a view in it is not asked anything', async () => {
    await session('Both');
    const path = await secondVersion(shelf.file, CONFLICTED, make('There'));
    tamper(path, 'ALTER TABLE student RENAME TO s; CREATE VIEW student AS SELECT * FROM s');
    const host = await shelf.open();
    expect((await host.ask('keeping.get', {})).copies).toEqual([]);
    expect((await host.refused('keeping.take', { copy: CONFLICTED })).code).toBe('NOT_FOUND');
    host.close();
  });
});
