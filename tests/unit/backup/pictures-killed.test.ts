import { spawn } from 'node:child_process';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Maintenance } from '../../../electron/host/context.ts';
import { makeBackup, restoreBackup } from '../../../electron/host/files/backup-files.ts';
import { openConnection } from '../../../electron/host/store/connection.ts';
import { createMaintenance } from '../../../electron/host/store/maintenance.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { NOON, testHost } from '../../helpers/memory-host.ts';
import { pngOf } from '../../helpers/pictures.ts';

const CHILD = join(import.meta.dirname, '../../helpers/backup-child.ts');
const ROUNDS = 3 * Number(process.env.GRADUS_SOAK ?? 1);

async function withPictures(count: number) {
  const file = join(testFolder(), 'a.gradebook');
  const host = await testHost({ file });
  const built = await aGradebook(host).withClass('P1').withStudents(1).withCourse(['C1']).build();
  const cell = { student: built.students[0] ?? '', objective: built.objectives.C1 ?? '' };
  const attempt = { class: built.class, ...cell, level: 'basic', on: '2026-11-03' };
  const { evidence } = await host.ask('evidence.record', attempt);
  for (let n = 0; n < count; n += 1) {
    const base64 = pngOf(n, 50_000).toString('base64');
    await host.ask('attachment.add', { evidence, name: `${n}.png`, type: 'image/png', base64 });
  }
  const folder = `${file}.backups`;
  return { file, folder, evidence, host };
}

/** Every backup that is listed comes back with every picture. */
async function provenBackups(file: string): Promise<number> {
  const host = await testHost({ file });
  const listed = await host.ask('backup.list', {});
  host.close();
  for (const { file: name } of listed) {
    const to = join(testFolder(), 'again.gradebook');
    const answer = await restoreBackup(to, join(`${file}.backups`, name), NOON);
    expect(answer.filesMissing).toBe(0);
    const again = await testHost({ file: to });
    expect((await again.ask('check.run', {})).findings).toEqual([]);
    again.close();
  }
  return listed.length;
}

/** Runs the child and kills it so long after it opened the file. */
function killedAfter(ms: number, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [CHILD, ...args]);
    let said = '';
    child.stdout.on('data', (piece: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), ms);
      said += piece.toString();
    });
    let words = '';
    child.stderr.on('data', (piece: Buffer) => {
      words += piece.toString();
    });
    child.on('exit', () => resolve(said || words));
  });
}

describe('a backup with pictures', () => {
  test('that is killed at any moment leaves every listed one whole, and the next one is made', async () => {
    const { file, evidence, host } = await withPictures(0);
    host.close();
    for (let round = 0; round < ROUNDS; round += 1) {
      const said = await killedAfter(15 + round * 60, [file, evidence, `${round}`]);
      expect(said).toMatch(/^open/);
      const after = await testHost({ file });
      expect((await after.ask('check.run', {})).findings).toEqual([]);
      for (const { id } of await after.ask('attachment.list', { evidence })) {
        await after.ask('attachment.remove', { attachment: id });
      }
      after.close();
    }
    const after = await testHost({ file });
    await after.ask('backup.make', { to: null });
    after.close();
    expect(await provenBackups(file)).toBeGreaterThan(0);
  }, 60_000);

  test('whose n-th step fails leaves those before it whole and nothing half, for every n', async () => {
    const { file, folder, host } = await withPictures(3);
    await host.ask('backup.make', { to: null });
    host.close();
    const db = await openConnection(file);
    db.prepare('UPDATE gradebook SET school = school').run();
    let isOver = false;
    let failed = 0;
    for (let n = 1; !isOver; n += 1) {
      // All are to be written again, so that every step has something to do.
      for (const name of readdirSync(join(folder, 'files'))) {
        writeFileSync(join(folder, 'files', name), 'torn');
      }
      const failing = failingAt(createMaintenance(db), n);
      isOver = await makeBackup(failing, file, NOON + n).then(
        () => true,
        () => false,
      );
      if (!isOver) failed += 1;
      const left = [...readdirSync(folder), ...readdirSync(join(folder, 'files'))];
      expect(left.filter((name) => /unproven|\.tmp$/.test(name))).toEqual([]);
      if (!isOver) await makeBackup(createMaintenance(db), file, NOON + n);
    }
    db.close();
    expect(failed).toBeGreaterThan(5);
    expect(await provenBackups(file)).toBe(failed + 2);
  }, 60_000);

  test('clears away what a kill left half written, and nothing of today', async () => {
    const { folder, host } = await withPictures(1);
    await host.ask('backup.make', { to: null });
    const half = ['x.gradebook.unproven', `files/.${'0'.repeat(64)}.0123456789ab.tmp`];
    const now = 'y.gradebook.unproven';
    for (const name of [...half, now]) writeFileSync(join(folder, name), 'half');
    for (const name of half) utimesSync(join(folder, name), 1_000_000, 1_000_000);
    await host.ask('backup.make', { to: null });
    const left = readdirSync(folder, { recursive: true }) as string[];
    expect(left).not.toContain(half[0]);
    expect(left).not.toContain(half[1]);
    expect(left).toContain(now);
    host.close();
  });
});

/** The same work on a file whose n-th call fails as a full disk does. */
function failingAt(whole: Maintenance, n: number): Maintenance {
  let calls = 0;
  const wrapped = Object.entries(whole).map(([name, work]) => [
    name,
    // The key of a locked file is no step.
    typeof work !== 'function'
      ? work
      : (...args: unknown[]) => {
          calls += 1;
          if (calls === n) throw Object.assign(new Error('disk full'), { code: 'ENOSPC' });
          return (work as (...all: unknown[]) => unknown)(...args);
        },
  ]);
  return Object.fromEntries(wrapped) as Maintenance;
}
