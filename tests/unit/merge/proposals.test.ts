import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
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
  // The third may be either of two who are two: each is asked about.
  expect(await asked()).toEqual([`${a} ${c}`, `${b} ${c}`]);
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
  for (const left of [2, 2, 1, 0]) {
    const [open] = await decisions();
    expect(await decisions()).toHaveLength(left);
    if (open) await host.ask('merge.decide', { kind: 'course', a: open.a, b: open.b, same: false });
  }
  expect(ids).toHaveLength(3);
  host.close();
});

test('two of one name, to whom their school gives two numbers, are two: nobody is asked', async () => {
  const folder = testFolder();
  const host = await testHost();
  await host.ask('gradebook.create', { teacher: 'Dr. Head', school: null });
  const numbers = { Kim: '2003', Ode: '6011', Lee: null };
  const reasons: string[][] = [];
  for (const [teacher, schoolId] of Object.entries(numbers)) {
    const theirs = await testHost({ device: teacher });
    await theirs.ask('gradebook.create', { teacher, school: 'Hill High' });
    const { class: id } = await theirs.ask('class.create', { name: 'Period 2' });
    const person = { givenName: 'Omar', familyName: 'Diaz', on: null, schoolId };
    await theirs.ask('student.create', { class: id, ...person });
    await exportTo(theirs, join(folder, `${teacher}.gradus`), { purpose: 'department' });
    theirs.close();
    await mergeFrom(host, join(folder, `${teacher}.gradus`));
    const asked = await host.ask('merge.decisions', {});
    reasons.push([...new Set(asked.map((one) => one.reason))]);
  }
  // Who has no number may be either of them.
  expect(reasons).toEqual([[], [], ['name-and-class']]);
  host.close();
});

/** A head's file with three of one name in classes of one name, and what the school calls them. */
async function threeAlike(numbers: readonly (string | null)[]) {
  const folder = testFolder();
  const host = await testHost();
  await host.ask('gradebook.create', { teacher: 'Dr. Head', school: null });
  const ids: string[] = [];
  for (const [i, schoolId] of numbers.entries()) {
    const theirs = await testHost({ device: `teacher ${i}` });
    await theirs.ask('gradebook.create', { teacher: `Teacher ${i}`, school: 'Hill High' });
    const { class: id } = await theirs.ask('class.create', { name: 'Period 2' });
    const person = { givenName: 'Omar', familyName: 'Diaz', on: null, schoolId };
    ids.push((await theirs.ask('student.create', { class: id, ...person })).student);
    await exportTo(theirs, join(folder, `${i}.gradus`), { purpose: 'department' });
    theirs.close();
    await mergeFrom(host, join(folder, `${i}.gradus`));
  }
  return { host, ids };
}

test('who has no number and is like two with two numbers is asked about with each, and only alone', async () => {
  const { host, ids } = await threeAlike(['2003', null, '6011']);
  const [first = '', nobody = '', second = ''] = ids;
  const asked = await host.ask('merge.decisions', {});
  expect(asked.map(({ a, b, oneByOne }) => [[a, b].sort(), oneByOne])).toEqual(
    expect.arrayContaining([
      [[first, nobody].sort(), true],
      [[second, nobody].sort(), true],
    ]),
  );
  expect(asked).toHaveLength(2);
  // All at once would make one of two: refused, and nothing of it is kept.
  const pairs = asked.map(({ kind, a, b }) => ({ kind, a, b }));
  const all = host.ask('merge.decide-all', { pairs, same: true });
  await expect(all).rejects.toThrow(/two numbers/);
  expect(await host.ask('merge.decisions', {})).toEqual(asked);
  const say = (a: string, b: string) =>
    host.ask('merge.decide', { kind: 'student', a, b, same: true });
  // Nor does a word about the two themselves outweigh their numbers.
  await expect(say(first, second)).rejects.toThrow(/two numbers/);
  await say(nobody, second);
  expect(await host.ask('merge.decisions', {})).toEqual([]);
  await expect(say(nobody, first)).rejects.toThrow(/two numbers/);
  const { shared } = await host.ask('department.summary', {});
  expect(shared.map(({ classes }) => classes.length)).toEqual([2]);
  host.close();
});

test('words of two laptops that together would join two numbers join one of them', async () => {
  const { host, ids } = await threeAlike(['2003', null, '6011']);
  const [first = '', nobody = '', second = ''] = ids;
  const folder = testFolder();
  const other = await testHost({ device: 'other laptop' });
  await exportTo(host, join(folder, 'head.gradus'));
  await mergeFrom(other, join(folder, 'head.gradus'));
  await host.ask('merge.decide', { kind: 'student', a: first, b: nobody, same: true });
  await other.ask('merge.decide', { kind: 'student', a: second, b: nobody, same: true });
  await exportTo(other, join(folder, 'other.gradus'));
  await exportTo(host, join(folder, 'head.gradus'));
  await mergeFrom(host, join(folder, 'other.gradus'));
  await mergeFrom(other, join(folder, 'head.gradus'));
  const sharedOf = async (one: typeof host) => (await one.ask('department.summary', {})).shared;
  expect((await sharedOf(host)).map(({ classes }) => classes.length)).toEqual([2]);
  expect(await sharedOf(other)).toEqual(await sharedOf(host));
  other.close();
  host.close();
});

test('what is asked says of each who it is: number, class and whose class', async () => {
  const folder = testFolder();
  const theirs = await testHost({ device: 'other' });
  await theirs.ask('gradebook.create', { teacher: 'T. Kim', school: null });
  await aGradebook(theirs).withClass('P5').withStudents(1).withCourse(['C1']).build();
  await exportTo(theirs, join(folder, 'kim.gradus'), { purpose: 'department' });
  theirs.close();
  const host = await testHost();
  await host.ask('gradebook.create', { teacher: 'Dr. Head', school: null });
  await aGradebook(host).withClass('P5').withStudents(1).withCourse(['C1']).build();
  await mergeFrom(host, join(folder, 'kim.gradus'));
  const asked = await host.ask('merge.decisions', {});
  const about = asked.map(({ kind, aboutA, aboutB }) => [kind, ...[aboutA, aboutB].sort()]);
  const [number] = about.find(([kind]) => kind === 'student')?.[1]?.split(' · ') ?? [];
  expect(number).toMatch(/\d/);
  expect(about).toContainEqual(['student', `${number} · P5`, `${number} · P5, T. Kim`]);
  expect(about).toContainEqual(['course', 'P5', 'P5, T. Kim']);
  host.close();
});
