import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { studentPartition } from '#host/merge/one-student.ts';
import { sameByNumber, sharedNumbers } from '#host/merge/school-ids.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let folder = '';
let head: TestHost;
const hosts: TestHost[] = [];
const at = (name: string): string => join(folder, name);

async function laptop(device: string, teacher: string, school: string | null): Promise<TestHost> {
  const host = await testHost({ device });
  hosts.push(host);
  await host.ask('gradebook.create', { teacher, school });
  return host;
}

/** A teacher whose students have the numbers 00001, 00002, …, under a school or none. */
async function file(name: string, school: string | null = null, students = 3): Promise<string> {
  const host = await laptop(`laptop ${name}`, name, school);
  await aGradebook(host)
    .withClass(name)
    .withStudents(students)
    .withCourse([`${name}1`])
    .build();
  await exportTo(host, at(name), { purpose: 'department' });
  return at(name);
}

beforeEach(async () => {
  folder = testFolder();
  head = await laptop('head', 'Head', 'North');
});
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});

const people = async () => {
  const { shared } = await head.ask('department.summary', {});
  return shared.map((person) => person.classes.map(({ name }) => name).join('+'));
};
const sourceOf = async (name: string) => {
  const { teachers } = await head.ask('department.get', {});
  return teachers.find((teacher) => teacher.name === name)?.source ?? '';
};

/** A student as matching sees one: of a teacher's file, or of this one. */
const row = (id: string, source: string | null, issuer: string, schoolId = '00001') => ({
  ...{ id, source, issuer, schoolId, class: null, className: null, email: null },
  ...{ givenName: 'A', middleName: null, familyName: 'B', called: null },
});

describe('whether a file’s school ids are this school’s', () => {
  test('is asked where numbers meet, once per file, and one answer settles all of them', async () => {
    const first = await mergeFrom(head, await file('Kim'));
    expect(first.bundles[0]?.schoolIds).toBeNull();
    const path = await file('Ode');
    const bundles = [grantFor(head, path, 'read')];
    const asked = await head.ask('merge.preview', { bundles });
    const question = asked.bundles[0]?.schoolIds;
    expect(question).toMatchObject({ shared: 3, same: null });
    expect(asked.needsDecision).toBe(3);
    const source = question?.source ?? '';
    const kim = await sourceOf('Kim');
    const schoolIds = [
      { source, same: true },
      { source: kim, same: true },
    ];
    const told = await head.ask('merge.preview', { bundles, schoolIds });
    expect(told.needsDecision).toBe(0);
    expect(told.bundles[0]?.schoolIds).toMatchObject({ same: true });
    expect(await head.ask('merge.run', { bundles, schoolIds })).toEqual(told);
    expect(await people()).toEqual(['Kim+Ode', 'Kim+Ode', 'Kim+Ode']);
    // The answer stands for later files of the same teacher.
    const again = await head.ask('merge.preview', { bundles });
    expect(again).toMatchObject({
      new: 0,
      needsDecision: 0,
      bundles: [{ schoolIds: { same: true } }],
    });
    expect(await head.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  });

  test('keeps apart what bears another school’s numbers, and nobody is asked again', async () => {
    await mergeFrom(head, await file('Kim'));
    await mergeFrom(head, await file('Ode'));
    expect(await head.ask('merge.decisions', {})).toHaveLength(3);
    const source = await sourceOf('Ode');
    await head.ask('merge.school-ids', { source, same: false });
    expect(await head.ask('merge.decisions', {})).toEqual([]);
    expect(await people()).toEqual([]);
    await head.ask('merge.school-ids', { source, same: null });
    expect(await head.ask('merge.decisions', {})).toHaveLength(3);
    await head.ask('history.undo', {});
    expect(await head.ask('merge.decisions', {})).toEqual([]);
  });

  test('a no is heard before equal issuers, and this file’s own are never joined by it', () => {
    const same = [row('a', null, 'N'), row('b', 'kim', 'N')];
    expect(sameByNumber(same, new Map())).toEqual([['a', 'b']]);
    expect(sameByNumber(same, new Map([['kim', false]]))).toEqual([]);
    const own = [row('a', null, ''), row('b', null, 'N'), row('c', 'kim', '')];
    expect(sameByNumber(own, new Map([['kim', true]]))).toEqual([['a', 'c']]);
  });

  test('does not depend on which answer came first', async () => {
    for (const name of ['Kim', 'Ode', 'Lee']) await mergeFrom(head, await file(name));
    const say = async (name: string) =>
      head.ask('merge.school-ids', { source: await sourceOf(name), same: true });
    for (const name of ['Lee', 'Kim']) await say(name);
    const two = await people();
    await say('Ode');
    expect([two.length, (await people()).length]).toEqual([3, 3]);
    expect((await people())[0]?.split('+')).toHaveLength(3);
  });
});

describe('a word that two are one, of two numbers', () => {
  const of = (source: string | null, issuer = '') => ({ source, issuer });
  const [kim, ode] = [of('kim'), of('ode')];
  test.each([
    // Somebody may have got another number; nobody said that these are one school's.
    ['holds among this file’s own', of(null), of(null), {}, true],
    ['fails among its own of one issuer', of(null, 'N'), of(null, 'N'), {}, false],
    ['holds with a file of which nobody said anything', of(null), kim, {}, true],
    ['holds between two such files', kim, ode, {}, true],
    ['fails with a file of this school', of(null), kim, { kim: true }, false],
    ['fails between two files of this school', kim, ode, { kim: true, ode: true }, false],
    ['holds where only one of the two is', kim, ode, { kim: true }, true],
    ['holds with a file of another school', of(null), kim, { kim: false }, true],
    ['fails within that file', kim, kim, { kim: false }, false],
    ['holds between two other schools', kim, ode, { kim: false, ode: false }, true],
    ['fails under one issuer', of('kim', 'N'), of('ode', 'N'), {}, false],
    ['holds under two issuers', of('kim', 'N'), of('ode', 'M'), {}, true],
    [
      'holds under one issuer where a no is heard',
      of('kim', 'N'),
      of(null, 'N'),
      { kim: false },
      true,
    ],
  ])('%s', (_, one, other, answers, isOne) => {
    const students = [
      row('a', one.source, one.issuer, '00001'),
      row('b', other.source, other.issuer, '00002'),
    ];
    const said = new Map<string, boolean>(Object.entries(answers));
    const word = [{ a: 'a', b: 'b', same: true }];
    const { of: who, areApart } = studentPartition(students, word, said);
    expect([who('a') === who('b'), areApart('a', 'b')]).toEqual([isOne, !isOne]);
    // Without a word two numbers join nobody.
    expect(studentPartition(students, [], said).groups).toEqual([]);
  });
});

test('numbers join who is told to be of this school, and nobody else', () => {
  const students = [row('a', 'kim', ''), row('b', 'ode', ''), row('c', 'lee', '')];
  const pairs = (answers: Record<string, boolean>) =>
    sameByNumber(students, new Map(Object.entries(answers)));
  expect(pairs({})).toEqual([]);
  expect(pairs({ kim: true })).toEqual([]);
  expect(pairs({ kim: true, ode: true })).toEqual([['a', 'b']]);
  expect(pairs({ kim: true, ode: true, lee: false })).toEqual([['a', 'b']]);
  // This file's own first: everybody who is told meets them, and each other by them.
  const own = [...students, row('z', null, '')];
  expect(
    sameByNumber(
      own,
      new Map([
        ['ode', true],
        ['kim', true],
      ]),
    ),
  ).toEqual([
    ['z', 'a'],
    ['z', 'b'],
  ]);
  // Who is in a class of both files by one and the same row is no question.
  expect(sharedNumbers([row('a', 'kim', ''), row('a', 'ode', '')], 'ode')).toBe(0);
  expect(sharedNumbers([row('a', 'kim', ''), row('b', 'ode', '')], 'ode')).toBe(1);
});
