import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { proveBackup, restoreBackup } from '../../../electron/host/files/backup-files.ts';
import { backupPlaces } from '../../../electron/host/keeping/backup-places.ts';
import { keyForBackup } from '../../../electron/host/lock/key-for-backup.ts';
import { putLock, takeLockOff } from '../../../electron/host/lock/lock-up.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { lockBy } from '../../helpers/locked-file.ts';
import { NOON, testHost } from '../../helpers/memory-host.ts';

const WORDS = 'six plain words of mine';
const silently = () => undefined;

const telling = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path, 'latin1').includes('Zwicklinde'));

test('a second folder is locked and opened with the gradebook, and once a stick is back', {
  timeout: 60_000,
}, async () => {
  const home = testFolder();
  const stick = join(home, 'stick');
  mkdirSync(stick);
  const file = join(home, 'a.gradebook');
  const places = { file, folder: home };
  const plain = await testHost({ file, home });
  await plain.ask('gradebook.save', { teacher: 'Zwicklinde' });
  await plain.ask('backup.make', { to: null });
  await plain.ask('keeping.second', { folder: stick });
  plain.close();
  const second = backupPlaces(file, home)[1]?.folder ?? '';
  // The control.
  expect(telling(second)).toHaveLength(1);

  const lock = await lockBy(WORDS);
  renameSync(stick, `${stick} in the drawer`);
  await putLock(places, lock, silently);
  const away = await testHost({ file, home, key: lock.key });
  await away.host.keeping?.look();
  away.close();
  renameSync(`${stick} in the drawer`, stick);
  expect(telling(second)).toHaveLength(1);
  const back = await testHost({ file, home, key: lock.key });
  await back.host.keeping?.look();
  back.close();
  expect(telling(home)).toEqual([]);

  const there = testFolder();
  const other = { file: join(there, 'b.gradebook'), folder: join(there, 'app') };
  const [backup = ''] = readdirSync(second).filter((name) => name.endsWith('.gradebook'));
  const its = await keyForBackup(other, join(second, backup), null, lock.recovery);
  await restoreBackup(other.file, join(second, backup), NOON, its.key);
  await its.bringKeyFile();
  const again = await testHost({ file: other.file, key: its.key });
  expect(await again.ask('gradebook.get', {})).toMatchObject({ teacher: 'Zwicklinde' });
  again.close();

  await takeLockOff(places, lock.key, silently);
  const open = await testHost({ file, home });
  await open.host.keeping?.look();
  open.close();
  expect(telling(second)).toHaveLength(1);
  expect(existsSync(join(second, 'gradebook.key'))).toBe(false);
});

test('another version beside a locked gradebook is looked into with its key', {
  timeout: 60_000,
}, async () => {
  const home = testFolder();
  const file = join(home, 'a.gradebook');
  const lock = await lockBy(WORDS);
  const host = await testHost({ file, home, key: lock.key });
  await host.ask('class.create', { name: 'Bio' });
  host.close();
  const copy = join(home, 'a (conflicted copy 2026-11-09).gradebook');
  copyFileSync(file, copy);
  const other = await testHost({ file: copy, key: lock.key });
  await other.ask('class.create', { name: 'Chem' });
  other.close();
  const again = await testHost({ file, home, key: lock.key });
  await again.host.keeping?.look();
  const { copies } = await again.ask('keeping.get', {});
  expect(copies).toMatchObject([{ steps: 1 }]);
  again.close();
});

test('what only the second folder still has is locked there, not taken away', {
  timeout: 60_000,
}, async () => {
  const home = testFolder();
  const stick = join(home, 'stick');
  mkdirSync(stick);
  const file = join(home, 'a.gradebook');
  const places = { file, folder: home };
  const plain = await testHost({ file, home });
  await plain.ask('gradebook.save', { teacher: 'Zwicklinde' });
  await plain.ask('backup.make', { to: null });
  await plain.ask('keeping.second', { folder: stick });
  plain.close();
  const second = backupPlaces(file, home)[1]?.folder ?? '';
  // As after a move: the older backups are elsewhere only, and so is what a restore set aside there.
  rmSync(`${file}.backups`, { recursive: true });
  copyFileSync(file, join(second, 'before restore 1.gradebook'));
  const before = readdirSync(second).filter((name) => name.endsWith('.gradebook'));
  expect(before).toHaveLength(2);
  expect(telling(second)).toHaveLength(2);

  const lock = await lockBy(WORDS);
  await putLock(places, lock, silently);
  const locked = await testHost({ file, home, key: lock.key });
  await locked.host.keeping?.look();
  const [backup] = await locked.ask('backup.list', {});
  locked.close();
  expect(telling(home)).toEqual([]);
  expect(readdirSync(second)).toEqual(expect.arrayContaining(before));
  await proveBackup(join(second, backup?.file ?? ''), lock.key);

  await takeLockOff(places, lock.key, silently);
  const open = await testHost({ file, home });
  await open.host.keeping?.look();
  open.close();
  expect(telling(second)).toHaveLength(2);
});
