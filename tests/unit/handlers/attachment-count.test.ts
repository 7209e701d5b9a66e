import { expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { testHost } from '../../helpers/memory-host.ts';

test('the files of chosen classes are counted with their bytes, removed ones are not', async () => {
  const host = await testHost();
  const first = await aGradebook(host).withClass('P1').withStudents(1).withCourse(['A1']).build();
  const keep = async (name: string) => {
    const cell = {
      class: first.class,
      student: first.students[0] ?? '',
      objective: first.objectives.A1 ?? '',
    };
    const { evidence } = await host.ask('evidence.record', {
      ...cell,
      level: 'basic',
      on: '2026-11-03',
    });
    const file = { name, type: 'text/plain', base64: Buffer.from('12345').toString('base64') };
    return host.ask('attachment.add', { evidence, ...file });
  };
  expect(await host.ask('attachment.count', { classes: [] })).toEqual({ files: 0, bytes: 0 });
  await keep('a.txt');
  const { id } = await keep('b.txt');
  expect(await host.ask('attachment.count', { classes: [] })).toEqual({ files: 2, bytes: 10 });
  await host.ask('attachment.remove', { attachment: id });
  const { class: other } = await host.ask('class.create', { name: 'P2' });
  const of = (classes: string[]) => host.ask('attachment.count', { classes });
  expect(await of([first.class])).toEqual({ files: 1, bytes: 5 });
  expect(await of([other])).toEqual({ files: 0, bytes: 0 });
  host.close();
});
