import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo, grantFor } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';

const YEARS = 5;
const codesOf = (year: number) =>
  Array.from({ length: 72 }, (_, i) => `Y${year}.${Math.floor(i / 6) + 1}.${(i % 6) + 1}`);

async function aYear(host: TestHost, year: number): Promise<Built> {
  return aGradebook(host).withClass(`Year ${year}`).withCourse(codesOf(year)).build();
}

test('five years of a student go over whole, and in little time', async () => {
  const folder = testFolder();
  const former = await testHost({ device: 'former', now: NOON });
  await former.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  const years: Built[] = [];
  for (let year = 1; year <= YEARS; year += 1) years.push(await aYear(former, year));
  const { student } = await former.ask('student.create', {
    class: years[0]?.class ?? '',
    givenName: 'Ana',
    familyName: 'Ruiz',
    on: null,
  });
  for (const [n, { class: at, objectives }] of years.entries()) {
    if (n > 0) await former.ask('enrolment.start', { class: at, student, on: '2022-08-24' });
    for (const [round, level] of (['not-yet', 'basic', 'deep'] as const).entries()) {
      const entries = Object.values(objectives).map((objective) => ({ student, objective, level }));
      const on = `${2022 + n}-0${round + 2}-11`;
      await former.ask('evidence.fill', { class: at, entries, on, kind: 'test' });
    }
  }
  const path = join(folder, 'ana.gradus');
  await exportTo(former, path, { purpose: 'hand-over', students: [student] });
  const next = await testHost({ device: 'next', now: NOON });
  await next.ask('gradebook.create', { teacher: 'T. Kim', school: 'South High' });
  // The next teacher has the objectives of the last two of the years, and a class of its own.
  await aYear(next, 4);
  const here = await aYear(next, 5);
  const began = performance.now();
  const seen = await next.ask('hand-over.preview', {
    from: { grant: grantFor(next, path, 'read') },
    student: null,
    class: here.class,
  });
  const taken = await next.ask('hand-over.take', { preview: seen.preview });
  const ended = performance.now();
  expect(seen.courses.map(({ objectives, attempts }) => [objectives, attempts])).toEqual(
    Array.from({ length: YEARS }, () => [72, 216]),
  );
  expect(taken).toMatchObject({ new: 2 * 216, kept: 3 * 72 });
  const [kept] = await next.ask('hand-over.get', { student: taken.student });
  expect(kept?.courses.map(({ mastered }) => mastered)).toEqual([72, 72, 72, 72, 72]);
  const page = await next.ask('student.get', { class: here.class, student: taken.student });
  expect(page.mastered).toBe(72);
  expect(await next.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  // How long it takes is for the bench; here only that nobody waits for minutes, on any machine.
  expect(ended - began).toBeLessThan(45_000);
  former.close();
  next.close();
}, 60_000);
