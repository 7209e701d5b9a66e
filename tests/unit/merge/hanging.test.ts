import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type Content, contentOf } from '../../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let one: TestHost;
let two: TestHost;
let built: Built;
let folder = '';
let files = 0;
const fresh = (): string => join(folder, `${++files}`);

beforeEach(async () => {
  folder = testFolder();
  one = await testHost({ device: 'one' });
  built = await aGradebook(one).withStudents(2).withCourse(['A1']).build();
  two = await testHost({ device: 'two' });
  await merge(one, two);
});
afterEach(() => {
  one.close();
  two.close();
});

async function merge(from: TestHost, to: TestHost) {
  const file = fresh();
  await exportTo(from, file);
  return mergeFrom(to, file);
}

async function content(host: TestHost): Promise<Content> {
  const file = fresh();
  await host.ask('backup.make', { to: grantFor(host, file, 'write') });
  const { disclosure: _, ...shown } = contentOf(file);
  return shown;
}

const clean = { clean: true, findings: [] };
const record = (host: TestHost, about: Partial<Record<string, string>> = {}) =>
  host.ask('evidence.record', {
    class: built.class,
    student: built.students[0] ?? '',
    objective: built.objectives.A1 ?? '',
    level: 'basic',
    on: '2026-11-04',
    ...about,
  });

/** What the one laptop makes and takes back again, and what the other hangs on it meanwhile. */
interface Case {
  readonly name: string;
  readonly make: (host: TestHost) => Promise<Record<string, string>>;
  readonly hang: (host: TestHost, made: Record<string, string>) => Promise<unknown>;
  /** Tables of which a row must be there at the end. */
  readonly back: readonly string[];
}

const zoe = async (host: TestHost) => {
  const name = { givenName: 'Zoe', familyName: 'Quist', on: null };
  const { student } = await host.ask('student.create', { class: built.class, ...name });
  return { student };
};
const objective = async (host: TestHost) => {
  const place = { course: built.course, unit: 'Unit 9', code: 'Z9', statement: 'New' };
  const { objective } = await host.ask('objective.create', place);
  return { objective };
};
const aClass = async (host: TestHost) => {
  const { class: at } = await host.ask('class.create', { name: 'Ninth' });
  return { class: at };
};

const CASES: readonly Case[] = [
  { name: 'a student and an attempt', make: zoe, hang: record, back: ['student', 'enrolment'] },
  {
    name: 'a student and a mark',
    make: zoe,
    hang: (host, { student = '' }) =>
      host.ask('mark.set', {
        class: built.class,
        cells: [{ student, objective: built.objectives.A1 ?? '' }],
        kind: 'excused',
        on: '2026-11-04',
      }),
    back: ['student', 'enrolment'],
  },
  {
    name: 'an objective and an attempt',
    make: objective,
    hang: record,
    back: ['objective', 'unit'],
  },
  {
    name: 'a class and a student of it',
    make: aClass,
    hang: (host, made) =>
      host.ask('student.create', {
        class: made.class ?? '',
        ...{ givenName: 'Kim', familyName: 'Ode', on: null },
      }),
    back: ['class'],
  },
];

describe.each(CASES)('$name', ({ make, hang, back }) => {
  const apart = async () => {
    const made = await make(one);
    await merge(one, two);
    await hang(two, made);
    await one.ask('history.undo', {});
    return made;
  };
  const isThere = async (host: TestHost, made: Record<string, string>) => {
    const now = await content(host);
    for (const table of back) {
      const rows = now[table] ?? [];
      const ids = Object.values(made);
      expect([
        table,
        rows.some((row) => ids.some((id) => Object.values(row).includes(id))) || table === 'unit',
      ]).toEqual([table, true]);
    }
  };

  test('come back on both laptops, in any order, and every file is clean', async () => {
    const made = await apart();
    await merge(two, one);
    await merge(one, two);
    for (const host of [one, two]) {
      await isThere(host, made);
      expect(await host.ask('check.run', {})).toEqual(clean);
    }
    expect(await content(one)).toEqual(await content(two));
    const again = fresh();
    await exportTo(two, again);
    await mergeFrom(one, again);
    expect(await mergeFrom(one, again)).toMatchObject({ new: 0, updated: 0, conflicting: 0 });
    const third = await testHost({ device: 'third' });
    await merge(one, third);
    expect(await content(third)).toEqual(await content(one));
    third.close();
  });

  test('undoing either side shows what was there before', async () => {
    await apart();
    for (const [from, to] of [
      [two, one],
      [one, two],
    ] as const) {
      const before = await content(to);
      await merge(from, to);
      const after = await content(to);
      await to.ask('history.undo', {});
      expect(await content(to)).toEqual(before);
      expect(await to.ask('check.run', {})).toEqual(clean);
      await to.ask('history.redo', {});
      expect(await content(to)).toEqual(after);
      expect(await to.ask('check.run', {})).toEqual(clean);
    }
    expect(await content(one)).toEqual(await content(two));
  });

  test('stay away where what hung on them is taken back too', async () => {
    await apart();
    const before = await content(one);
    await merge(two, one);
    await two.ask('history.undo', {});
    await merge(two, one);
    await merge(one, two);
    expect(await content(one)).toEqual(before);
    expect(await content(two)).toEqual(before);
    for (const host of [one, two]) expect(await host.ask('check.run', {})).toEqual(clean);
  });
});

test('a removal that does not take, because work hangs on it, is counted as nothing that changed', async () => {
  const made = await zoe(one);
  await merge(one, two);
  await one.ask('history.undo', {});
  await record(two, made);
  const report = await merge(one, two);
  expect(report.kept).toHaveLength(1);
  expect([report.updated, report.conflicting]).toEqual([0, 0]);
  // And the other way round it comes back with the work, which is what there is to say of it.
  const back = await merge(two, one);
  expect(back.kept).toHaveLength(1);
  expect([back.updated, back.conflicting]).toEqual([2, 0]);
});
