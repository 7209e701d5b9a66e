import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readManifest } from '../../../electron/host/files/backup-manifest.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { shelfIn } from '../../helpers/kept-aside.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const NAME = 'Quattrocchi';

/** A class with two students, one of them to be erased. */
async function aClass(host: TestHost, givenName: string): Promise<{ id: string; student: string }> {
  const { class: id } = await host.ask('class.create', { name: `Algebra of ${givenName}` });
  await host.ask('student.create', { class: id, givenName: 'Ann', familyName: 'Lee', on: null });
  const { student } = await host.ask('student.create', {
    class: id,
    givenName,
    familyName: NAME,
    on: null,
  });
  return { id, student };
}

const holds = (path: string): boolean => readFileSync(path).includes(NAME);

test('whoever has two records here, by a person’s word, is erased with both', async () => {
  const folder = testFolder();
  const host = await testHost({ file: join(folder, 'a.gradebook') });
  const other = await testHost({ file: join(folder, 'b.gradebook'), device: 'other' });
  const mine = await aClass(host, 'Zebulonia');
  const theirs = await aClass(other, 'Zebby');
  await exportTo(other, join(folder, 'b'));
  await mergeFrom(host, join(folder, 'b'));
  const pair = { kind: 'student', a: mine.student, b: theirs.student } as const;
  await host.ask('merge.decide', { ...pair, same: true });
  const what = { student: mine.student };
  // A class takes nobody along whom another class has under another number.
  expect((await host.ask('erase.preview', { what: { class: mine.id } })).students).toEqual([
    'Lee, Ann',
  ]);
  await host.ask('erase.run', { what, accept: true });
  expect(holds(join(folder, 'a.gradebook'))).toBe(false);
  await mergeFrom(host, join(folder, 'b'));
  expect(holds(join(folder, 'a.gradebook'))).toBe(false);
  expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  host.close();
  other.close();
});

test('after a move the older backups elsewhere stay, without what was erased; other files that hold it are named', async () => {
  const shelf = shelfIn('Dropbox');
  const first = await shelf.open();
  const { student } = await aClass(first, 'Zebulonia');
  const { file: backup } = await first.ask('backup.make', { to: null });
  const { file } = await first.ask('keeping.move', {});
  first.close();
  await first.swaps[0]?.();
  const elsewhere = `${shelf.file}.backups`;
  // What an earlier restoring had kept stands in no list.
  const kept = join(elsewhere, 'before restore 2026.gradebook');
  copyFileSync(join(elsewhere, backup), kept);
  const conflicted = 'class (conflicted copy 2026-11-01).gradebook';
  copyFileSync(join(elsewhere, backup), join(dirname(file), conflicted));
  const stranger = await testHost({ file: join(dirname(file), 'stranger.gradebook') });
  await stranger.ask('class.create', { name: 'Bio' });
  stranger.close();
  const host = await testHost({ file, home: shelf.home, facts: shelf.facts });
  await host.host.keeping?.look();
  expect(holds(kept)).toBe(true);
  const done = await host.ask('erase.run', { what: { student }, accept: true });
  const old = join(dirname(shelf.file), 'class before the move.gradebook');
  expect(done).toMatchObject({ failed: [], away: null, beside: [conflicted, old] });
  const paths = readdirSync(elsewhere).filter((name) => name.endsWith('.gradebook'));
  expect(paths).toEqual(expect.arrayContaining([backup, 'before restore 2026.gradebook']));
  for (const name of paths) expect([name, holds(join(elsewhere, name))]).toEqual([name, false]);
  expect(readManifest(elsewhere).map((entry) => entry.file)).toContain(backup);
  await host.ask('backup.restore', { from: { file: backup } });
  host.close();
});

test('a second folder that is not plugged in is told, and rewritten once it is back', async () => {
  const shelf = shelfIn();
  const stick = join(shelf.home, '..', 'stick');
  mkdirSync(stick);
  const host = await shelf.open();
  const { student } = await aClass(host, 'Zebulonia');
  await host.ask('keeping.second', { folder: stick });
  await host.ask('backup.make', { to: null });
  renameSync(stick, `${stick} away`);
  const done = await host.ask('erase.run', { what: { student }, accept: true });
  expect(done.away).toMatch(/stick/);
  renameSync(`${stick} away`, stick);
  await host.host.keeping?.look();
  const inside = join(stick, readdirSync(stick)[0] ?? '');
  const names = readdirSync(inside).filter((name) => name.endsWith('.gradebook'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect([name, holds(join(inside, name))]).toEqual([name, false]);
  host.close();
});
