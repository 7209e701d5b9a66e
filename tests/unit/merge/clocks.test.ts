import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { encodeHlc, latestTaken } from '#shared/sync/hlc.ts';
import { createSay, sentenceOf } from '#shared/text/text.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { contentOf, digestOf } from '../../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';
import { sealed } from '../../helpers/sealed.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const laptops: TestHost[] = [];

async function laptop(device: string, now = NOON): Promise<TestHost> {
  const made = await testHost({ device, now });
  laptops.push(made);
  return made;
}

async function digestNow(of: TestHost): Promise<string> {
  const path = at(`copy-${Math.random()}`);
  await of.ask('backup.make', { to: grantFor(of, path, 'write') });
  return digestOf(contentOf(path));
}

/** The file with the stamp of its last step forged. */
async function forge(from: string, to: string, millis: number): Promise<void> {
  const text = zstdDecompressSync(readFileSync(at(from))).toString('utf8');
  const lines = text.trimEnd().split('\n').slice(0, -1);
  const last = lines.findLastIndex((line) => line.startsWith('["op"'));
  const stamp = `"${encodeHlc({ millis, counter: 0xffff })}"`;
  const forged = lines.with(last, (lines[last] ?? '').replace(/"[0-9a-f]{16}"/, stamp));
  writeFileSync(at(to), await sealed(forged));
}

test('a stamp forged at the very end of what is taken leaves room for all later work', async () => {
  folder = testFolder();
  const host = await laptop('teacher');
  const built = await aGradebook(host).withClass('P1').withStudents(2).build();
  const [student = ''] = built.students;
  await host.ask('student.save', { student, called: 'A' });
  await exportTo(host, at('a'));
  await forge('a', 'end', latestTaken(NOON));
  await forge('a', 'beyond', latestTaken(NOON) + 60_000);
  const here = await laptop('here');
  const before = await digestNow(here);
  const trouble = await here.refused('merge.run', {
    bundles: [grantFor(here, at('beyond'), 'read')],
  });
  expect(sentenceOf(createSay(), trouble)).toMatch(/after the year 9999/);
  expect(await digestNow(here)).toBe(before);
  await mergeFrom(here, at('end'));
  for (const called of ['B', 'C']) await here.ask('student.save', { student, called });
  await exportTo(here, at('b'));
  const there = await laptop('there', NOON + 60_000);
  await mergeFrom(there, at('b'));
  await there.ask('student.save', { student, called: 'D' });
  await exportTo(there, at('c'));
  here.clock.millis = NOON + 120_000;
  await mergeFrom(here, at('c'));
  expect(await digestNow(there)).toBe(await digestNow(here));
  const { students } = await here.ask('roster.get', { class: built.class });
  expect(students.map((row) => row.student.called)).toContain('D');
  for (const each of laptops.splice(0)) each.close();
});
