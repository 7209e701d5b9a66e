import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { testFolder } from '../../helpers/file-host.ts';
import { testHost } from '../../helpers/memory-host.ts';

test('a file that was only begun when the power went is begun again', async () => {
  const file = join(testFolder(), 'year.gradebook');
  const begun = new Database(file);
  begun.exec('BEGIN EXCLUSIVE; COMMIT');
  begun.close();
  const host = await testHost({ file });
  expect(await host.ask('class.list', {})).toEqual([]);
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: null });
  host.close();
});

test("another program's database is refused and left as it was", async () => {
  const file = join(testFolder(), 'other.sqlite');
  const other = new Database(file);
  other.exec('CREATE TABLE song (name TEXT)');
  other.close();
  await expect(testHost({ file })).rejects.toMatchObject({
    trouble: { code: 'FILE_NOT_A_GRADEBOOK' },
  });
  const again = new Database(file);
  expect(again.pragma('application_id', { simple: true })).toBe(0);
  expect(again.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['song']);
  again.close();
});
