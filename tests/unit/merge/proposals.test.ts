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
