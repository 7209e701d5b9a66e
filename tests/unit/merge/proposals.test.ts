import { expect, test } from 'vitest';
import { testHost } from '../../helpers/memory-host.ts';

test('of three who share an e-mail each pair is asked about that nobody has answered', async () => {
  const host = await testHost();
  const { class: id } = await host.ask('class.create', { name: 'P1' });
  const ids: string[] = [];
  for (const givenName of ['Ana', 'Anna', 'Hanna']) {
    const email = 'family@example.org';
    const person = { givenName, familyName: 'Ruiz', email, on: null };
    ids.push((await host.ask('student.create', { class: id, ...person })).student);
  }
  const [a = '', b = '', c = ''] = ids.sort();
  const asked = async () =>
    (await host.ask('merge.decisions', {})).map((one) => [one.a, one.b].sort().join(' '));
  const say = (x: string, y: string, same: boolean | null) =>
    host.ask('merge.decide', { kind: 'student', a: x, b: y, same });
  expect(await asked()).toEqual([`${a} ${b}`, `${a} ${c}`]);
  await say(a, b, false);
  expect(await asked()).toEqual([`${a} ${c}`]);
  await say(a, c, false);
  expect(await asked()).toEqual([`${b} ${c}`]);
  // Who is one with the second is no more the first than the second is.
  await say(b, c, true);
  expect(await asked()).toEqual([]);
  await say(a, c, null);
  expect(await asked()).toEqual([]);
  await say(a, b, null);
  expect((await asked()).length).toBeGreaterThan(0);
  host.close();
});

test('and of three courses of the same objectives', async () => {
  const host = await testHost();
  const ids: string[] = [];
  for (const name of ['A', 'B', 'C']) {
    const { course } = await host.ask('course.create', { name });
    await host.ask('objective.create', { course, unit: 'One', code: 'C1', statement: 'Weigh it' });
    ids.push(course);
  }
  const decisions = () => host.ask('merge.decisions', {});
  for (const left of [2, 1, 1, 0]) {
    const [open] = await decisions();
    expect(await decisions()).toHaveLength(left);
    if (open) await host.ask('merge.decide', { kind: 'course', a: open.a, b: open.b, same: false });
  }
  expect(ids).toHaveLength(3);
  host.close();
});
