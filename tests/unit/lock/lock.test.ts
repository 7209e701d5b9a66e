import { execFile } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { TroubleError } from '#shared/contract/errors.ts';
import {
  listBackups,
  proveBackup,
  restoreBackup,
} from '../../../electron/host/files/backup-files.ts';
import { findKeyFile } from '../../../electron/host/lock/key-file.ts';
import { keyForBackup } from '../../../electron/host/lock/key-for-backup.ts';
import {
  changePassphrase,
  changeRecovery,
  finishLock,
  keyBy,
  type NewLock,
  putLock,
  takeLockOff,
} from '../../../electron/host/lock/lock-up.ts';
import { openConnection } from '../../../electron/host/store/connection.ts';
import { lockedWith } from '../../../electron/host/store/file-key.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { lockBy } from '../../helpers/locked-file.ts';
import { NOON, testHost } from '../../helpers/memory-host.ts';
import { pngOf } from '../../helpers/pictures.ts';

const WORDS = 'six plain words of mine';
const silently = () => undefined;
const CHILD = join(import.meta.dirname, '../../helpers/lock-child.ts');

/** A thousand names that stand nowhere else. */
const NAMES = Array.from({ length: 500 }, (_, n) => [`Quellen${n}ia`, `Zwickwo${n}ski`] as const);

let template = '';
let lock: NewLock;

/** A gradebook with a thousand names, a picture, two backups and what a restore set aside. */
beforeAll(async () => {
  template = testFolderOfFile();
  const file = join(template, 'a.gradebook');
  const host = await testHost({ file });
  const builder = aGradebook(host).withClass('Chem').withStudents(1).withCourse(['A1']);
  const built = await builder.build();
  const rows = NAMES.map(([given, family], n) => `${n},${given},${family}`);
  const text = ['School ID,First name,Last name', ...rows].join('\n');
  const roster = { source: { text }, kind: 'roster', class: built.class } as const;
  const { preview } = await host.ask('import.preview', roster);
  await host.ask('import.apply', { preview });
  await host.ask('backup.make', { to: null });
  const { evidence } = await host.ask('evidence.record', {
    class: built.class,
    student: built.students[0] ?? '',
    objective: built.objectives.A1 ?? '',
    level: 'basic',
    on: '2026-11-03',
  });
  const base64 = pngOf(1, 20_000).toString('base64');
  await host.ask('attachment.add', { evidence, name: 'a.png', type: 'image/png', base64 });
  host.clock.millis += 60_000;
  await host.ask('backup.make', { to: null });
  host.close();
  const folder = `${file}.backups`;
  copyFileSync(file, join(folder, 'before restore 1.gradebook'));
  const damaged = readFileSync(file);
  damaged.fill(7, 4096, 20_000);
  writeFileSync(join(folder, 'before restore 2.gradebook'), damaged);
  copyFileSync(file, join(folder, 'a 3.gradebook.unproven'));
  copyFileSync(file, `${file}.restoring`);
  lock = await lockBy(WORDS);
}, 120_000);

function testFolderOfFile(): string {
  const folder = join(import.meta.dirname, `../../../node_modules/.lock-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of it for one test. */
function copied() {
  const home = testFolder();
  cpSync(template, home, { recursive: true });
  const file = join(home, 'a.gradebook');
  const folder = join(home, 'app');
  mkdirSync(folder);
  return { home, file, places: { file, folder } };
}

async function locked() {
  const place = copied();
  await putLock(place.places, lock, silently);
  return place;
}

const allFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Which files of a folder hold a name, or the beginning of a picture. */
function tellingNames(folder: string): string[] {
  const picture = pngOf(1, 20_000).subarray(0, 24);
  return allFiles(folder).filter((path) => {
    const bytes = readFileSync(path);
    const text = bytes.toString('latin1');
    return /Quellen\d+ia|Zwickwo\d+ski/.test(text) || bytes.includes(picture);
  });
}

const bytesOf = (folder: string): Map<string, string> =>
  new Map(allFiles(folder).map((path) => [path, readFileSync(path, 'latin1')]));

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof TroubleError ? error.trouble.code : String(error)),
  );

/** It opens with the words, holds every name, and finds nothing wrong. */
async function expectWhole(file: string, key: NewLock['key'] | null): Promise<void> {
  const host = await testHost({ file, key });
  onTestFinished(() => host.close());
  const { students } = await host.ask('gradebook.get', {});
  expect(students).toBe(NAMES.length + 1);
  expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  host.close();
}

describe('a locked gradebook', () => {
  test('tells no name: not in file, backups, pictures, leftovers or key files', async () => {
    const { home, file } = copied();
    // The control: before, every one of them does.
    expect(tellingNames(home).length).toBeGreaterThanOrEqual(7);
    await putLock({ file, folder: join(home, 'app') }, lock, silently);
    expect(tellingNames(home)).toEqual([]);
    expect(allFiles(home).filter((path) => path.endsWith('.sealed'))).toHaveLength(1);
    await expectWhole(file, lock.key);
  });

  test('tells none in the journal of a step under way', async () => {
    const { file } = await locked();
    const open = copied();
    const write = async (path: string, key: NewLock['key'] | null) => {
      const db = await openConnection(path, true, key);
      db.exec('BEGIN');
      db.exec(`UPDATE student SET "givenName" = "givenName" || 'x'`);
      const journal = readFileSync(`${path}-journal`, 'latin1');
      db.exec('ROLLBACK');
      db.close();
      return { bytes: journal.length, tells: /Quellen\d+ia/.test(journal) };
    };
    expect((await write(open.file, null)).tells).toBe(true);
    const locked_ = await write(file, lock.key);
    expect(locked_.tells).toBe(false);
    expect(locked_.bytes).toBeGreaterThan(10_000);
  });

  test('goes on as ever: an entry, the past, a backup and its pictures, a restore', async () => {
    const { home, file } = await locked();
    const host = await testHost({ file, key: lock.key, now: NOON + 3_600_000 });
    await host.ask('gradebook.save', { teacher: 'Zwickwo7ski' });
    const [chem] = await host.ask('class.list', {});
    const then = { class: chem?.id ?? '', knownOn: new Date(NOON + 1000).toISOString() };
    await host.ask('grid.get', then);
    await host.ask('backup.make', { to: null });
    const [newest, , oldest] = await host.ask('backup.list', {});
    host.close();
    expect(tellingNames(home)).toEqual([]);
    for (const backup of [newest, oldest]) {
      const path = join(`${file}.backups`, backup?.file ?? '');
      expect(lockedWith(path)).toBe(lock.key.id);
      const restored = await restoreBackup(file, path, NOON, lock.key);
      expect(restored.filesMissing).toBe(0);
      expect(tellingNames(home)).toEqual([]);
      await expectWhole(file, lock.key);
    }
  });

  test('is changed by nothing but its passphrase or its recovery code', async () => {
    const { home, places } = await locked();
    const before = bytesOf(home);
    expect(await codeOf(openConnection(places.file, true))).toBe('FILE_LOCKED');
    expect(await codeOf(keyBy(places, 'six other words of mine'))).toBe('WRONG_PASSPHRASE');
    expect(await codeOf(changePassphrase(places, 'wrong', 'new words'))).toBe('WRONG_PASSPHRASE');
    expect(await codeOf(changeRecovery(places, ''))).toBe('WRONG_PASSPHRASE');
    expect(bytesOf(home)).toEqual(before);
  });

  test('opens on another machine by its recovery code, however it was typed', async () => {
    const { file } = await locked();
    const there = testFolder();
    const other = { file: join(there, 'carried.gradebook'), folder: join(there, 'app') };
    copyFileSync(file, other.file);
    expect(await codeOf(keyBy(other, lock.recovery))).toBe('KEY_FILE_MISSING');
    copyFileSync(`${file}.key`, join(there, 'a.gradebook.key'));
    const typed = ` ${lock.recovery.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}`;
    const key = await keyBy(other, typed);
    expect(key?.secret).toEqual(lock.key.secret);
    await expectWhole(other.file, key);
  });

  test('changes its passphrase and its code without being written to', async () => {
    const { file, places } = await locked();
    const before = readFileSync(file);
    await changePassphrase(places, WORDS, 'other words than before');
    expect(await codeOf(keyBy(places, WORDS))).toBe('WRONG_PASSPHRASE');
    const code = await changeRecovery(places, 'other words than before');
    expect(await codeOf(keyBy(places, lock.recovery))).toBe('WRONG_PASSPHRASE');
    expect((await keyBy(places, code))?.secret).toEqual(lock.key.secret);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('keeps every other program out while its secrets are changed', async () => {
    const { file, places } = await locked();
    const host = await testHost({ file, key: lock.key });
    onTestFinished(() => host.close());
    await host.ask('lock.change', { secret: WORDS, passphrase: 'other words than before' });
    await host.ask('lock.recovery', { secret: 'other words than before' });
    await host.ask('lock.state', {});
    const words = join(places.folder, 'words.txt');
    writeFileSync(words, 'other words than before');
    const cli = join(import.meta.dirname, '../../../electron/cli/index.ts');
    const args = [cli, 'check', '--file', file, '--passphrase-file', words];
    const env = { ...process.env, GRADUS_HOME: places.folder };
    const asked = promisify(execFile)(process.execPath, args, { env });
    const ended = await asked.catch((error) => error.stderr);
    expect(String(ended)).toMatch(/is open in Gradus/);
  });

  test('is not lost with one key file: another stands in, and the lost one comes back', async () => {
    const { file, places } = await locked();
    const own = readFileSync(`${file}.key`);
    const keyFiles = [`${file}.key`, join(`${file}.backups`, 'gradebook.key')];
    writeFileSync(keyFiles[0] ?? '', 'damaged');
    rmSync(keyFiles[1] ?? '');
    expect((await keyBy(places, WORDS))?.secret).toEqual(lock.key.secret);
    for (const path of keyFiles) expect(readFileSync(path)).toEqual(own);
  });

  test('that is damaged says so, and only in words about itself', async () => {
    const { file } = await locked();
    const bytes = readFileSync(file);
    bytes.fill(9, 8_200, 8_300);
    writeFileSync(file, bytes);
    const opening = testHost({ file, key: lock.key }).then((host) => host.ask('check.run', {}));
    expect(await opening.catch((error: unknown) => String(error))).not.toMatchObject({
      clean: true,
    });
  });
});

describe('taking the lock off', () => {
  test('brings everything back that anybody could read before, and keeps no key beside it', async () => {
    const { home, file, places } = await locked();
    await takeLockOff(places, lock.key, silently);
    expect(lockedWith(file)).toBeNull();
    // A copy of the locked file may lie somewhere: the app's folder can still open it.
    const kept = join(places.folder, 'keys', `${lock.key.id}.key`);
    expect(allFiles(home).filter((path) => /\.(key|sealed)$/.test(path))).toEqual([kept]);
    await expectWhole(file, null);
    const host = await testHost({ file });
    const [backup] = await host.ask('backup.list', {});
    host.close();
    const path = join(`${file}.backups`, backup?.file ?? '');
    expect((await restoreBackup(file, path, NOON)).filesMissing).toBe(0);
  });

  test('while another program holds the file changes nothing', async () => {
    const { home, file, places } = await locked();
    const db = await openConnection(file, true, lock.key);
    const off = takeLockOff(places, lock.key, silently);
    expect(await codeOf(off)).toBe('FILE_OPEN_ELSEWHERE');
    db.close();
    expect(tellingNames(home)).toEqual([]);
  });
});

describe('a backup and the lock of the gradebook whose place it takes', () => {
  test('locked, it asks for its passphrase and comes with its key file', async () => {
    const { file } = await locked();
    const backup = join(`${file}.backups`, 'before restore 1.gradebook');
    const there = testFolder();
    const places = { file: join(there, 'new.gradebook'), folder: join(there, 'app') };
    expect(await codeOf(keyForBackup(places, backup, null, undefined))).toBe('FILE_LOCKED');
    const before = bytesOf(dirname(backup));
    const its = await keyForBackup(places, backup, null, WORDS);
    expect(bytesOf(dirname(backup))).toEqual(before);
    await restoreBackup(places.file, backup, NOON, its.key);
    await its.bringKeyFile();
    expect((await keyBy(places, WORDS))?.secret).toEqual(lock.key.secret);
    await expectWhole(places.file, lock.key);
  });

  test('open, it is locked with the key of the gradebook', async () => {
    const { home, file } = await locked();
    const stick = join(testFolder(), 'stick.gradebook');
    copyFileSync(join(template, 'a.gradebook'), stick);
    expect(await codeOf(restoreBackup(file, stick, NOON))).toBe('FILE_LOCKED');
    await restoreBackup(file, stick, NOON, lock.key);
    expect(tellingNames(home)).toEqual([]);
    await expectWhole(file, lock.key);
  });
});

describe('killed', () => {
  const run = promisify(execFile);
  const die = async (place: ReturnType<typeof copied>, what: string, step: number) => {
    const lockFile = join(dirname(place.home), `${process.pid}.lock.json`);
    const key = { id: lock.key.id, secret: lock.key.secret.toString('hex') };
    writeFileSync(lockFile, JSON.stringify({ ...lock, key }));
    onTestFinished(() => rmSync(lockFile, { force: true }));
    const { file, folder } = place.places;
    const args = [CHILD, file, folder, lockFile, what, String(step)];
    return run(process.execPath, args).then(
      ({ stdout }) => stdout,
      () => 'killed',
    );
  };

  test.each([
    ['lock', copied],
    ['unlock', locked],
  ] as const)(
    'at any step of %s, the file opens as it was or as it was to be',
    {
      timeout: 120_000,
    },
    async (what, make) => {
      let dead = 0;
      for (let step = 0; ; step += 2) {
        const places = await Promise.all([make(), make()]);
        const ends = await Promise.all(places.map((place, i) => die(place, what, step + i)));
        for (const [i, place] of places.entries()) {
          if (ends[i] === 'killed') dead += 1;
          const key = lockedWith(place.file) === null ? null : lock.key;
          (await openConnection(place.file, true, key)).close();
          if (key === null) continue;
          expect(findKeyFile(place.places, key.id)).toEqual(lock.keyFile);
          await finishLock(place.places, key);
          expect(tellingNames(place.home)).toEqual([]);
          const backups = listBackups(place.file);
          expect(backups).toHaveLength(2);
          for (const backup of backups) {
            await proveBackup(join(`${place.file}.backups`, backup.file), key);
          }
        }
        const [{ file }] = places;
        await expectWhole(file, lockedWith(file) === null ? null : lock.key);
        if (ends[1] === 'done') break;
      }
      expect(dead).toBeGreaterThan(6);
    },
  );
});

test('no half of a lock stays where the disk says no', async () => {
  const { home, file, places } = copied();
  const before = bytesOf(home);
  const failing = (): never => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  };
  expect(await codeOf(putLock(places, lock, failing))).not.toBe('done');
  rmSync(join(places.folder, 'keys'), { recursive: true, force: true });
  expect(existsSync(`${file}.turning`)).toBe(false);
  expect(bytesOf(home)).toEqual(before);
});
