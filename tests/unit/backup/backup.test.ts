import {
  appendFileSync,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  restoreBackup,
  sha256Of,
  writeVerifiedCopy,
} from '../../../electron/host/files/backup-files.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { tamper, testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';

let file: string;
let folder: string;
beforeEach(() => {
  file = join(testFolder(), 'my class.gradebook');
  folder = `${file}.backups`;
});

const classNames = async (host: TestHost) =>
  (await host.ask('class.list', {})).map((row) => row.name);
const troubleOf = async (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: { trouble?: { code: string } }) => error.trouble?.code ?? String(error),
  );

async function withBackup(): Promise<string> {
  const host = await testHost({ file });
  await aGradebook(host).withClass('Before').withStudents(2).withCourse(['A1']).build();
  const made = await host.ask('backup.make', { to: null });
  await host.ask('class.create', { name: 'After' });
  host.close();
  return join(folder, made.file);
}

describe('a backup', () => {
  test('is a whole gradebook of its own, with the sum of its bytes written down', async () => {
    const backup = await withBackup();
    const host = await testHost({ file });
    const [listed] = await host.ask('backup.list', {});
    expect(listed).toMatchObject({ at: NOON, evidence: 0 });
    expect((await host.ask('gradebook.get', {})).backupAt).toBe(NOON);
    host.close();
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest.backups[0].sha256).toBe(await sha256Of(backup));
    const copy = await testHost({ file: backup });
    expect(await classNames(copy)).toEqual(['Before']);
    expect(await copy.ask('check.run', {})).toEqual({ clean: true, findings: [] });
    copy.close();
  });

  test('made twice in one instant does not replace the first', async () => {
    const host = await testHost({ file });
    for (const _ of [1, 2]) await host.ask('backup.make', { to: null });
    expect(new Set((await host.ask('backup.list', {})).map((b) => b.file)).size).toBe(2);
    host.close();
  });

  test('that somebody deleted is not listed, and a broken manifest lists none', async () => {
    rmSync(await withBackup());
    const host = await testHost({ file });
    expect(await host.ask('backup.list', {})).toEqual([]);
    writeFileSync(join(folder, 'manifest.json'), '{"backups": [{"file": "../../etc/passwd"}, 3]}');
    expect(await host.ask('backup.list', {})).toEqual([]);
    expect((await host.ask('gradebook.get', {})).backupAt).toBeNull();
    host.close();
  });

  test('goes to the chosen place, and only there', async () => {
    const host = await testHost({ file });
    const grant = '0123456789abcdef0123456789abcdef';
    const to = join(testFolder(), 'stick.gradebook');
    expect((await host.refused('backup.make', { to: grant })).code).toBe('NOT_ALLOWED');
    host.host.grants.add(grant, { path: to, name: 'stick.gradebook', mode: 'write' });
    const made = await host.ask('backup.make', { to: grant });
    expect(made).toMatchObject({ file: 'stick.gradebook', sha256: await sha256Of(to) });
    expect(existsSync(folder)).toBe(false);
    host.close();
  });

  test('that cannot be written leaves nothing behind', async () => {
    const host = await testHost({ file });
    const nowhere = join(testFolder(), 'gone', 'x.gradebook');
    const grant = '0123456789abcdef0123456789abcdef';
    host.host.grants.add(grant, { path: nowhere, name: 'x.gradebook', mode: 'write' });
    expect((await host.refused('backup.make', { to: grant })).code).toBe('FOLDER_NOT_FOUND');
    writeFileSync(folder, 'a file where the folder should be');
    expect((await host.refused('backup.make', { to: null })).code).toBe('FILE_EXISTS');
    await host.ask('class.create', { name: 'Still works' });
    host.close();
  });

  test.each([
    [
      'holds fewer rows than the gradebook',
      (from: string, to: string) => copyFileSync(from, to),
      1,
    ],
    [
      'is cut off',
      (from: string, to: string) => writeFileSync(to, readFileSync(from).subarray(0, 40_000)),
      0,
    ],
    ['is empty', (_: string, to: string) => writeFileSync(to, ''), 0],
  ])('that %s does not count, and is not left lying', async (_, copy, more) => {
    const whole = await withBackup();
    const to = join(testFolder(), 'b.gradebook');
    const { facts } = await writeVerifiedCopy(
      { key: null, copyTo: (path) => copyFileSync(whole, path), counts: () => ({}) },
      join(testFolder(), 'a.gradebook'),
    );
    const counts = { ...facts.counts, op: (facts.counts.op ?? 0) + more };
    const made = writeVerifiedCopy(
      { key: null, copyTo: (path) => copy(whole, path), counts: () => counts },
      to,
    );
    expect(['DISK_ERROR', 'FILE_DAMAGED', 'FILE_NOT_A_GRADEBOOK']).toContain(await troubleOf(made));
    expect(readdirSync(join(to, '..'))).toEqual([]);
  });

  test('of a gradebook in memory has no place', async () => {
    const host = await testHost();
    expect((await host.refused('backup.make', { to: null })).code).toBe('INVALID');
    expect(await host.ask('backup.list', {})).toEqual([]);
    host.close();
  });

  test('old ones go when new ones come, the newest never', async () => {
    const host = await testHost({ file });
    for (let day = 0; day < 40; day += 1) {
      host.clock.millis = NOON + day * 86_400_000;
      await host.ask('backup.make', { to: null });
    }
    const list = await host.ask('backup.list', {});
    host.close();
    expect(list.length).toBeLessThan(25);
    expect(list[0]?.at).toBe(NOON + 39 * 86_400_000);
    const files = readdirSync(folder).filter((name) => name.endsWith('.gradebook'));
    expect(files.sort()).toEqual(list.map((backup) => backup.file).sort());
  });
});

describe('restoring', () => {
  test('brings the backup back and keeps what stood there', async () => {
    const backup = await withBackup();
    const { kept, evidence } = await restoreBackup(file, backup, NOON);
    expect(evidence).toBe(0);
    const host = await testHost({ file });
    expect(await classNames(host)).toEqual(['Before']);
    host.close();
    const old = await testHost({ file: kept ?? '' });
    expect(await classNames(old)).toEqual(['Before', 'After']);
    old.close();
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  test('works where no gradebook is left', async () => {
    const backup = await withBackup();
    rmSync(file);
    expect((await restoreBackup(file, backup, NOON)).kept).toBeNull();
    const host = await testHost({ file });
    expect(await classNames(host)).toEqual(['Before']);
    host.close();
  });

  test('works over a file that cannot be opened any more', async () => {
    const backup = await withBackup();
    writeFileSync(file, 'not a gradebook at all');
    const { kept } = await restoreBackup(file, backup, NOON);
    expect(readFileSync(kept ?? '', 'utf8')).toBe('not a gradebook at all');
    const host = await testHost({ file });
    expect(await classNames(host)).toEqual(['Before']);
    host.close();
  });

  test('does not let the old file’s journal into the new one', async () => {
    const backup = await withBackup();
    writeFileSync(file, 'damaged');
    writeFileSync(`${file}-journal`, 'left by a crash');
    await restoreBackup(file, backup, NOON);
    expect(existsSync(`${file}-journal`)).toBe(false);
    const host = await testHost({ file });
    expect(await classNames(host)).toEqual(['Before']);
    host.close();
  });

  test.each<[string, (backup: string) => void, string]>([
    ['is not there', (backup) => rmSync(backup), 'FILE_NOT_FOUND'],
    ['is another file', (backup) => writeFileSync(backup, 'hello'), 'FILE_NOT_A_GRADEBOOK'],
    ['has one byte changed', (backup) => flip(backup), 'FILE_DAMAGED'],
    ['was written further', (backup) => appendFileSync(backup, Buffer.alloc(4096)), 'FILE_DAMAGED'],
    ['was edited', (backup) => tamper(backup, `UPDATE class SET name = 'X'`), 'FILE_DAMAGED'],
    [
      'comes from a newer Gradus',
      (backup) => {
        tamper(backup, 'PRAGMA user_version = 9999');
        rmSync(join(folder, 'manifest.json'));
      },
      'FILE_FROM_NEWER_VERSION',
    ],
  ])('is refused when the backup %s, and the present file stays', async (_, damage, code) => {
    const backup = await withBackup();
    const before = await sha256Of(file);
    damage(backup);
    expect(await troubleOf(restoreBackup(file, backup, NOON))).toBe(code);
    expect(await sha256Of(file)).toBe(before);
    expect(existsSync(`${file}.restoring`)).toBe(false);
  });

  test('is refused while the gradebook is open', async () => {
    const backup = await withBackup();
    const elsewhere = join(testFolder(), 'copy.gradebook');
    copyFileSync(backup, elsewhere);
    const host = await testHost({ file });
    expect(await troubleOf(restoreBackup(file, elsewhere, NOON))).toBe('FILE_OPEN_ELSEWHERE');
    expect(await classNames(host)).toEqual(['Before', 'After']);
    host.close();
  });
});

/** Changes one bit in the middle of a page of rows. */
function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.from([(bytes[at] ?? 0) ^ 1]), 0, 1, at);
}
