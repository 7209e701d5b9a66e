import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { contentOf, digestOf } from '../../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let folder = '';
let kim: TestHost;
let head: TestHost;
let built: Built;
const at = (name: string): string => join(folder, name);
const CODES = Array.from({ length: 45 }, (_, i) => `C${i}`);

/** A teacher of twenty-five, whose file a head has taken in and whose students she teaches, too. */
beforeEach(async () => {
  folder = testFolder();
  kim = await testHost({ device: 'kim' });
  await kim.ask('gradebook.create', { teacher: 'Kim', school: 'North High' });
  built = await aGradebook(kim).withStudents(25).withCourse(CODES).build();
  head = await testHost({ device: 'head' });
  await head.ask('gradebook.create', { teacher: 'Dr. Head', school: 'North High' });
});
afterEach(() => {
  kim.close();
  head.close();
});

/** Kim writes over so many words of the head, in a file that lies at the place answered. */
async function overwriting(count: number): Promise<string> {
  await exportTo(kim, at('first'), { purpose: 'department' });
  await mergeFrom(head, at('first'));
  const club = await head.ask('class.create', { name: 'Club' });
  const students = built.students.slice(0, count);
  for (const student of students) {
    await head.ask('enrolment.start', { ...club, student, on: null });
    await head.ask('student.save', { student, grade: '11' });
  }
  kim.clock.millis += 60_000;
  for (const student of students) await kim.ask('student.save', { student, grade: '8' });
  await exportTo(kim, at('second'), { purpose: 'department' });
  return at('second');
}

const bundles = (path: string) => [grantFor(head, path, 'read')];
async function digestNow(): Promise<string> {
  const path = at(`copy-${Math.random()}`);
  await head.ask('backup.make', { to: grantFor(head, path, 'write') });
  return digestOf(contentOf(path));
}

describe('of what others wrote a merge writes over', () => {
  test('twenty records without a word', async () => {
    const file = await overwriting(20);
    expect(await head.ask('merge.run', { bundles: bundles(file) })).toMatchObject({
      limit: 20,
      overriding: 20,
    });
  });

  test('twenty-one only once that is accepted, and changes nothing before', async () => {
    const file = await overwriting(21);
    const before = await digestNow();
    expect(await head.refused('merge.run', { bundles: bundles(file) })).toMatchObject({
      code: 'MERGE_TOO_MUCH',
      params: { count: 21, limit: 20, needs: 'accept' },
    });
    expect(await digestNow()).toBe(before);
    // Looking is not merging: the preview says how many, and of which limit.
    const looked = await head.ask('merge.preview', { bundles: bundles(file) });
    expect(looked).toMatchObject({ limit: 20, overriding: 21 });
    expect(await head.ask('merge.run', { bundles: bundles(file), accept: true })).toEqual(looked);
  });

  test('in a large file two of a hundred records', async () => {
    for (const code of CODES) {
      const objective = built.objectives[code] ?? '';
      const entries = built.students.map((student) => ({ student, objective, level: 'basic' }));
      await kim.ask('evidence.fill', { class: built.class, entries, on: '2026-11-03' });
    }
    const file = await overwriting(22);
    const report = await head.ask('merge.run', { bundles: bundles(file) });
    expect(report.overriding).toBe(22);
    // 1125 attempts and what they hang on.
    expect(report.limit).toBeGreaterThanOrEqual(22);
    expect(report.limit).toBeLessThan(40);
  });

  describe('newer words of one author are not counted', () => {
    const students = () => built.students.slice(0, 21);
    const grades = async (host: TestHost, grade: string) => {
      host.clock.millis += 60_000;
      for (const student of students()) await host.ask('student.save', { student, grade });
    };
    const taken = async (from: TestHost, name: string) => {
      await exportTo(from, at(name), { purpose: 'department' });
      return head.ask('merge.run', { bundles: bundles(at(name)) });
    };

    test('by the name, from whichever laptop', async () => {
      await exportTo(kim, at('own'));
      const bag = await testHost({ device: 'bag' });
      await mergeFrom(bag, at('own'));
      await grades(kim, '9');
      await taken(kim, 'first');
      await exportTo(kim, at('newer'));
      await mergeFrom(bag, at('newer'));
      bag.clock.millis += 120_000;
      await grades(bag, '10');
      expect(await taken(bag, 'second')).toMatchObject({ updated: 21, overriding: 0 });
      bag.close();
    });

    test('without a name by the laptop alone: two nobodies are two', async () => {
      const nobody = await testHost({ device: 'nobody' });
      built = await aGradebook(nobody).withStudents(25).withCourse(['A1']).build();
      await grades(nobody, '9');
      await taken(nobody, 'first');
      await grades(nobody, '10');
      expect(await taken(nobody, 'second')).toMatchObject({ updated: 21, overriding: 0 });
      const other = await testHost({ device: 'other nobody' });
      await exportTo(nobody, at('own'));
      await mergeFrom(other, at('own'));
      other.clock.millis += 240_000;
      await grades(other, '11');
      await exportTo(other, at('third'), { purpose: 'department' });
      expect(await head.refused('merge.run', { bundles: bundles(at('third')) })).toMatchObject({
        code: 'MERGE_TOO_MUCH',
        params: { count: 21 },
      });
      nobody.close();
      other.close();
    });
  });

  test('what comes from this gradebook’s own other laptop is not another’s, whoever typed there', async () => {
    await exportTo(kim, at('own'));
    const bag = await testHost({ device: 'bag' });
    await mergeFrom(bag, at('own'));
    await bag.ask('gradebook.create', { teacher: 'Substitute', school: 'North High' });
    bag.clock.millis += 60_000;
    for (const student of built.students.slice(0, 21)) {
      await bag.ask('student.save', { student, givenName: 'Kit' });
    }
    await exportTo(bag, at('back'));
    const [grant] = [grantFor(kim, at('back'), 'read')];
    expect(await kim.ask('merge.run', { bundles: [grant] })).toMatchObject({ overriding: 0 });
  });
});
