import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sealBytes } from '../../../electron/host/lock/sealed-bytes.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { lockedFile } from '../../helpers/locked-file.ts';
import { testHost } from '../../helpers/memory-host.ts';

test('out of a locked gradebook a student is erased as well, and its backups stay locked and whole', async () => {
  const { file, key } = await lockedFile('six plain words of mine');
  const host = await testHost({ file, key });
  const built = await aGradebook(host).withStudents(2).withCourse(['A1']).build();
  await host.ask('backup.make', { to: null });
  const what = { student: built.students[0] ?? '' };
  const done = await host.ask('erase.run', { what, accept: true });
  expect([done.backups, done.failed]).toEqual([1, []]);
  expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  host.close();
  const [name = ''] = readdirSync(`${file}.backups`).filter((one) => one.endsWith('.gradebook'));
  const backup = await testHost({ file: `${file}.backups/${name}`, key });
  expect((await backup.ask('roster.get', { class: built.class })).students).toHaveLength(1);
  expect((await backup.ask('check.run', {})).findings).toEqual([]);
  backup.close();
  await expect(testHost({ file: `${file}.backups/${name}` })).rejects.toThrow();
});

test('a damaged backup that was sealed is named: nobody can take a student out of it', async () => {
  const { file, key } = await lockedFile('six plain words of mine');
  const host = await testHost({ file, key });
  const built = await aGradebook(host).withStudents(1).withCourse(['A1']).build();
  await host.ask('backup.make', { to: null });
  const name = 'before restore 1.gradebook.sealed';
  writeFileSync(join(`${file}.backups`, name), sealBytes(Buffer.from('Zwicklinde'), key));
  const what = { student: built.students[0] ?? '' };
  const done = await host.ask('erase.run', { what, accept: true });
  expect(done.failed.map((one) => one.file)).toEqual([name]);
  host.close();
});
