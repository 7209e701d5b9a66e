import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { filesHost } from './host-with-files.ts';

test('the history names the file of an import and the fingerprint of its bytes, undone or not', async () => {
  const host = await filesHost();
  const text = 'Student ID,Name\n001,"Lee, Ann"\n';
  await host.take(host.file('list.csv', text), { kind: 'roster', class: 'C' });
  const sha256 = createHash('sha256').update(text).digest('hex');
  const file = { name: 'list.csv', sha256 };
  expect((await host.ask('history.list', {}))[0]).toMatchObject({ role: 'do', file });
  await host.ask('history.undo', {});
  expect((await host.ask('history.list', {}))[0]).toMatchObject({ role: 'undo', file });
});
