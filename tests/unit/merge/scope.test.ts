import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/contract.ts';
import { PURPOSES } from '#shared/model/table.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let folder = '';
let host: TestHost;
let built: Built;
let ana = '';
let bo = '';
let club = '';
let choir = '';

/** Ana and Bo are in Algebra and in two other classes; only in the club Ana shows what Algebra plans. */
beforeEach(async () => {
  folder = testFolder();
  host = await testHost({ device: 'teacher' });
  await host.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  built = await aGradebook(host).withClass('Algebra').withStudents(4).withCourse(['A1']).build();
  [ana = '', bo = ''] = built.students;
  club = (await host.ask('class.create', { name: 'Club' })).class;
  choir = (await host.ask('class.create', { name: 'Choir' })).class;
  for (const at of [club, choir]) {
    for (const student of [ana, bo]) {
      await host.ask('enrolment.start', { class: at, student, on: null });
    }
  }
  const objective = built.objectives.A1 ?? '';
  const entries = built.students.map((student) => ({ student, objective, level: 'clear' }));
  await host.ask('evidence.fill', { class: built.class, entries, on: '2026-11-03' });
  await host.ask('evidence.record', {
    ...{ class: club, student: ana, objective, level: 'basic', on: '2026-11-04' },
  });
});
afterEach(() => host.close());

async function textOf(wish: Partial<Input<'export.bundle'>>): Promise<string> {
  const path = join(folder, `${Math.random()}.gradus`);
  await exportTo(host, path, wish);
  return zstdDecompressSync(readFileSync(path)).toString('utf8');
}

/** Who and which classes stand in a bundle, by their names here. */
async function insideOf(wish: Partial<Input<'export.bundle'>>): Promise<string> {
  const text = await textOf(wish);
  const named = { ana, bo, third: built.students[2] ?? '', algebra: built.class, club, choir };
  return Object.entries(named)
    .flatMap(([name, id]) => (text.includes(id) ? [name] : []))
    .join(' ');
}

describe('what is chosen of a gradebook', () => {
  test.each<[string, (chosen: { ana: string; algebra: string; club: string }) => object, string]>([
    [
      'a class: its students, and where they showed what it plans',
      ({ algebra }) => ({ classes: [algebra] }),
      'ana bo third algebra club',
    ],
    ['another class: its own students', ({ club }) => ({ classes: [club] }), 'ana bo club'],
    [
      'a student: all their classes and nobody else',
      ({ ana }) => ({ students: [ana] }),
      'ana algebra club choir',
    ],
    [
      'a student of a class: that student alone, in that class and where they showed what it plans',
      ({ ana, algebra }) => ({ classes: [algebra], students: [ana] }),
      'ana algebra club',
    ],
  ])('%s', async (_, chosen, inside) => {
    const wish = chosen({ ana, algebra: built.class, club });
    for (const purpose of PURPOSES) {
      if (purpose === 'hand-over' && !('students' in wish)) continue;
      expect([purpose, await insideOf({ ...wish, purpose })]).toEqual([purpose, inside]);
    }
  });

  test('no word that two are one or two where only one of them is chosen', async () => {
    const [, , third = '', fourth = ''] = built.students;
    for (const b of [third, fourth]) {
      await host.ask('merge.decide', { kind: 'student', a: ana, b, same: false });
    }
    for (const purpose of PURPOSES) {
      // A record handed over is of one student.
      const students = purpose === 'hand-over' ? [ana] : [ana, fourth];
      const text = await textOf({ purpose, students });
      expect([purpose, text.includes(third), text.includes(bo)]).toEqual([purpose, false, false]);
    }
    const words = /"identityDecision","[^"]+","\*"/g;
    const own = { purpose: 'my-other-computer' as const, students: [ana, fourth] };
    expect((await textOf(own)).match(words)).toHaveLength(1);
  });

  test('no class that is not chosen in what a step was about', async () => {
    const name = { givenName: 'Zoe', familyName: 'Quist', on: null };
    const { student } = await host.ask('student.create', { class: choir, ...name });
    await host.ask('enrolment.start', { class: built.class, student, on: null });
    const wish = { purpose: 'department' as const, classes: [built.class] };
    expect((await textOf(wish)).includes(student)).toBe(true);
    expect(await insideOf(wish)).toBe('ana bo third algebra club');
  });
});
