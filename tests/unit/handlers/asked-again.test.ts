import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/contract.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
let student: string;
let objective: string;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24' })
    .withStudents(4)
    .withCourse([{ code: 'A1', critical: true }, 'A2'])
    .build();
  student = built.students[0] ?? '';
  objective = built.objectives.A1 ?? '';
});
afterEach(() => host.close());

type Kind = Input<'mark.set'>['kind'];
const later = () => {
  host.clock.millis += 60_000;
};
const mark = async (kind: Kind, on: string, more: { whole?: boolean; until?: string } = {}) => {
  const cells = [{ student, objective: more.whole ? null : objective }];
  const until = more.until ?? null;
  const { set } = await host.ask('mark.set', { class: built.class, cells, kind, on, until });
  later();
  return set;
};
const record = async (level: string, on: string, kind: 'check' | 'quiz' = 'check') => {
  await host.ask('evidence.record', { class: built.class, student, objective, level, on, kind });
  later();
};
const kinds = async (on: string) => {
  const { students } = await host.ask('today.get', { class: built.class, on });
  return students.find((line) => line.id === student)?.reasons.map((reason) => reason.kind) ?? [];
};

describe('what was answered can be asked again', () => {
  for (const kind of ['asked', 'promised', 'check-ready'] as const) {
    for (const whole of [false, true]) {
      test(`${kind}, ${whole ? 'of the student' : 'of an objective'}`, async () => {
        await mark(kind, '2026-11-03', { whole });
        await record('basic', '2026-11-04');
        expect(await kinds('2026-11-04')).not.toContain(kind);
        expect(await mark(kind, '2026-11-05', { whole })).toBe(1);
        expect(await kinds('2026-11-06')).toContain(kind);
        expect(await mark(kind, '2026-11-06', { whole })).toBe(0);
        // One word takes all of it back, and the day before stays what it was.
        const cells = [{ student, objective: whole ? null : objective }];
        await host.ask('mark.clear', { class: built.class, cells, kind, on: '2026-11-06' });
        expect(await kinds('2026-11-06')).not.toContain(kind);
        expect(await kinds('2026-11-05')).toContain(kind);
      });
    }
  }

  test('a request about what was mastered on paper since', async () => {
    await mark('asked', '2026-11-03');
    await record('basic', '2026-11-04', 'quiz');
    expect(await kinds('2026-11-04')).not.toContain('asked');
    await mark('asked', '2026-11-05');
    expect(await kinds('2026-11-05')).toContain('asked');
  });

  test('a second recheck of one objective waits for its own day', async () => {
    await record('not-yet', '2026-11-02');
    await mark('recheck', '2026-11-02', { until: '2026-11-04' });
    expect(await kinds('2026-11-04')).toContain('recheck');
    await record('not-yet', '2026-11-04');
    expect(await kinds('2026-11-04')).not.toContain('recheck');
    await mark('recheck', '2026-11-04', { until: '2026-11-06' });
    expect(await kinds('2026-11-05')).not.toContain('recheck');
    expect(await kinds('2026-11-06')).toContain('recheck');
  });

  test('work that is missing again after it came in', async () => {
    const flags = async (on: string) =>
      (await host.ask('cell.get', { class: built.class, student, objective, asOf: on })).flags;
    await mark('missing', '2026-11-02');
    await record('not-yet', '2026-11-03');
    expect(await flags('2026-11-04')).not.toContain('missing');
    await mark('missing', '2026-11-05');
    expect(await flags('2026-11-05')).toContain('missing');
  });
});

test('the panel of a cell shows what still waits, as the list does', async () => {
  const shown = async (on: string) =>
    (await host.ask('cell.get', { class: built.class, student, objective, asOf: on })).marks.map(
      (one) => `${one.kind} ${one.on}`,
    );
  await mark('asked', '2026-11-03');
  await mark('recheck', '2026-11-03', { until: '2026-11-05' });
  await record('not-yet', '2026-11-03', 'quiz');
  expect(await shown('2026-11-03')).toEqual(['asked 2026-11-03']);
  await record('basic', '2026-11-04', 'quiz');
  expect(await shown('2026-11-03')).toEqual(['asked 2026-11-03']);
  expect(await shown('2026-11-04')).toEqual([]);
  await mark('asked', '2026-11-05');
  expect(await shown('2026-11-05')).toEqual(['asked 2026-11-05']);
  await mark('excused', '2026-11-05', { until: '2026-11-06' });
  expect(await shown('2026-11-06')).toContain('excused 2026-11-05');
  expect(await shown('2026-11-07')).not.toContain('excused 2026-11-05');
});

test('a second talk on one day closes what was asked after the first', async () => {
  await mark('contact', '2026-11-10', { whole: true });
  expect(await mark('contact', '2026-11-10', { whole: true })).toBe(0);
  await mark('asked', '2026-11-10', { whole: true });
  expect(await kinds('2026-11-10')).toContain('asked');
  expect(await mark('contact', '2026-11-10', { whole: true })).toBe(1);
  expect(await kinds('2026-11-10')).not.toContain('asked');
});

test('a check on what the class does not plan is a talk all the same', async () => {
  const { course } = await host.ask('course.create', { name: 'Ahead' });
  const about = { unit: 'U1', code: 'B1', statement: 'Statement of B1', critical: false };
  const made = await host.ask('objective.create', { course, ...about });
  await host.ask('student.give', { student, course, give: true });
  await mark('asked', '2026-11-10', { whole: true });
  const check = { class: built.class, student, level: 'basic', on: '2026-11-10' };
  await host.ask('evidence.record', { ...check, objective: made.objective, kind: 'check' });
  expect(await kinds('2026-11-10')).not.toContain('asked');
  await host.ask('evidence.record', { ...check, objective, kind: 'check', on: '2026-11-12' });
  await host.ask('plan.leave-out', { class: built.class, objective, leftOut: true });
  const { students } = await host.ask('today.get', { class: built.class, on: '2026-11-12' });
  expect(students.find((line) => line.id === student)?.lastContact).toBe('2026-11-12');
});

test('the top level reached with help offers nothing harder', async () => {
  const check = { class: built.class, student, objective, level: 'deep', kind: 'check' as const };
  for (const on of ['2026-11-09', '2026-11-10']) {
    await host.ask('evidence.record', { ...check, on, support: 'helped' });
  }
  expect(await kinds('2026-11-10')).not.toContain('challenge');
  for (const on of ['2026-11-11', '2026-11-12'])
    await host.ask('evidence.record', { ...check, on });
  expect(await kinds('2026-11-12')).toContain('challenge');
});
