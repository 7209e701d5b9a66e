import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';
import { cameraJpeg, SECRET } from '../../helpers/pictures.ts';

const hosts: TestHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

async function laptop(teacher: string): Promise<TestHost> {
  const host = await testHost({ device: teacher });
  hosts.push(host);
  await host.ask('gradebook.create', { teacher, school: null });
  return host;
}

test('a second judge gets the work’s pictures under names that say nothing, and the words come back', async () => {
  const folder = testFolder();
  const at = (name: string): string => join(folder, name);
  const kim = await laptop('T. Kim');
  const built = await aGradebook(kim).withClass('P5').withStudents(2).withCourse(['C1']).build();
  const objective = built.objectives.C1 ?? '';
  const kept: string[] = [];
  for (const [i, student] of built.students.entries()) {
    const cell = { class: built.class, student, objective, on: '2026-11-03' };
    const { evidence } = await kim.ask('evidence.record', { ...cell, level: 'clear' });
    if (i > 0) continue;
    for (const [name, bytes] of [
      ['Ana Abbott page 1.jpg', cameraJpeg()],
      ['Ana Abbott words.txt', Buffer.from('by Ana Abbott')],
    ] as const) {
      const file = { evidence, name, type: '', base64: bytes.toString('base64') };
      kept.push((await kim.ask('attachment.add', file)).id);
    }
  }
  await exportTo(kim, at('kim.gradus'), { purpose: 'department', withFiles: true });
  const head = await laptop('Dr. Head');
  await mergeFrom(head, at('kim.gradus'));
  const wish = { name: 'Fall', classes: [], objectives: [], sample: 9, described: false };
  const { check, items } = await head.ask('second.make', { ...wish, pictured: true });
  expect(items).toBe(1);
  await head.ask('second.export', { check, to: grantFor(head, at('out.gradus'), 'write') });
  expect((await head.ask('disclosure.list', {}))[0]).toMatchObject({ files: true });

  const told = zstdDecompressSync(readFileSync(at('out.gradus'))).toString('utf8');
  for (const hidden of ['Ana', 'Abbott', SECRET, 'attachment', ...kept, built.students[0] ?? '']) {
    expect(told).not.toContain(hidden);
  }
  const judge = await laptop('Ode');
  await mergeFrom(judge, at('out.gradus'));
  const [piece] = (await judge.ask('second.get', { check })).items;
  expect(piece?.files).toMatchObject([{ name: 'Picture 1', type: 'image/jpeg' }]);
  const attachment = piece?.files[0]?.id ?? '';
  const seen = await judge.ask('attachment.get', { attachment });
  const own = await kim.ask('attachment.get', { attachment: kept[0] ?? '' });
  expect(seen.base64).toBe(own.base64);

  const { files: before } = (await head.ask('second.get', { check })).items[0] ?? {};
  await judge.ask('second.judge', { item: piece?.item ?? '', level: 'deep' });
  await judge.ask('second.export', { check, to: grantFor(judge, at('back.gradus'), 'write') });
  await mergeFrom(head, at('back.gradus'));
  const [back] = (await head.ask('second.get', { check })).items;
  expect(back?.words).toEqual([{ assessor: 'Ode', level: 'deep' }]);
  expect(back?.files).toEqual(before);
  expect((await head.ask('check.run', {})).findings).toEqual([]);
});
