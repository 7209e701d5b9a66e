import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PURPOSES } from '#shared/model/table.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let folder = '';
const at = (name: string): string => join(folder, name);
const look = (name: string) => host.ask('bundle.look', { grant: grantFor(host, at(name), 'read') });

beforeEach(async () => {
  folder = testFolder();
  host = await testHost();
});
afterEach(() => host.close());

test('a bundle says what it is for, and a closed one only that it is closed', async () => {
  const { students } = await aGradebook(host).withStudents(2).withCourse(['A1']).build();
  for (const purpose of PURPOSES) {
    const only = purpose === 'hand-over' ? { students: students.slice(0, 1) } : {};
    await exportTo(host, at(purpose), { purpose, ...only });
    expect(await look(purpose)).toEqual({ what: 'bundle', purpose });
  }
  await exportTo(host, at('closed'), { purpose: 'department', passphrase: 'one two three' });
  expect(await look('closed')).toEqual({ what: 'locked', purpose: null });
  // What was cut short is still led to where its trouble is said.
  const bytes = readFileSync(at('department'));
  writeFileSync(at('cut'), bytes.subarray(0, bytes.length - 40));
  expect(await look('cut')).toMatchObject({ what: 'bundle' });
});

test('anything else is something else, and is never refused here', async () => {
  mkdirSync(at('folder'));
  const header = { gradus: 'bundle', format: 99, purpose: 'to-the-moon' };
  writeFileSync(at('newer'), zstdCompressSync(`${JSON.stringify(header)}\n`));
  expect(await look('newer')).toEqual({ what: 'bundle', purpose: null });
  const others: Readonly<Record<string, string | Uint8Array>> = {
    'list.csv': 'Student ID,Name\n1,Ana\n',
    empty: '',
    zeros: zstdCompressSync(Buffer.alloc(4_000_000)),
    text: zstdCompressSync('hello\n'),
    magic: Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd),
  };
  for (const [name, content] of Object.entries(others)) writeFileSync(at(name), content);
  for (const name of [...Object.keys(others), 'folder', 'nowhere']) {
    expect([name, await look(name)]).toEqual([name, { what: 'other', purpose: null }]);
  }
});

test('several that came as one folder are looked at together, and merged in one step', async () => {
  mkdirSync(at('2 files'));
  for (const teacher of ['Kim', 'Lee']) {
    const theirs = await testHost({ device: teacher });
    await theirs.ask('gradebook.create', { teacher, school: null });
    await aGradebook(theirs).withClass(teacher).withStudents(1).withCourse(['A1']).build();
    const lock = teacher === 'Lee' ? { passphrase: 'one two three' } : {};
    await exportTo(theirs, join(at('2 files'), `${teacher}.gradus`), {
      purpose: 'department',
      ...lock,
    });
    theirs.close();
  }
  // What lies there besides is none of it.
  writeFileSync(join(at('2 files'), 'read me.txt'), 'hello');
  expect(await look('2 files')).toEqual({ what: 'bundle', purpose: null });
  await expect(mergeFrom(host, at('2 files'))).rejects.toThrow(/Lee\.gradus/);
  expect(await host.ask('class.list', {})).toEqual([]);
  const { bundles } = await mergeFrom(host, at('2 files'), { passphrase: 'one two three' });
  expect(bundles.map(({ file }) => file)).toEqual(['Kim.gradus', 'Lee.gradus']);
  expect(await host.ask('class.list', {})).toHaveLength(2);
  await host.ask('history.undo', {});
  expect(await host.ask('class.list', {})).toEqual([]);
});
