import { join } from 'node:path';
import type { Input, Output } from '#shared/contract/contract.ts';
import { aGradebook } from './builders.ts';
import { exportTo, grantFor } from './exchange.ts';
import { testFolder } from './file-host.ts';
import { testHost } from './memory-host.ts';

/** The August after. */
export const AUGUST = new Date(2027, 7, 23, 12).getTime();
export const ON = '2026-11-03';

export type FormerTeacher = Awaited<ReturnType<typeof formerTeacher>>;

/** The teacher of last year with ten students, who hands one of them over. */
export async function formerTeacher(
  objectives: Parameters<ReturnType<typeof aGradebook>['withCourse']>[0] = ['C1', 'C2', 'C3', 'C4'],
) {
  const folder = testFolder();
  const at = (name: string): string => join(folder, name);
  const former = await testHost({ device: 'former' });
  await former.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  const chem = await aGradebook(former)
    .withClass('Chem 1')
    .withStudents(10)
    .withCourse(objectives)
    .build();

  const student = (n = 0): string => chem.students[n] ?? '';

  const record = (n: number, code: string, level: string, more = {}) =>
    former.ask('evidence.record', {
      class: chem.class,
      student: student(n),
      objective: chem.objectives[code] ?? '',
      level,
      on: ON,
      ...more,
    });

  const handOver = (n = 0, file = 's.gradus') =>
    exportTo(former, at(file), { purpose: 'hand-over', students: [student(n)] });

  return { former, chem, at, student, record, handOver };
}

export type TwoTeachers = Awaited<ReturnType<typeof twoTeachers>>;

/** The teacher of last year with ten students, and the next one with others and other objectives. */
export async function twoTeachers() {
  const last = await formerTeacher([{ code: 'C1', critical: true }, 'C2', 'C3', 'C4']);
  const { former, chem, at, student, record, handOver } = last;
  const next = await testHost({ device: 'next', now: AUGUST });
  await next.ask('gradebook.create', { teacher: 'T. Kim', school: 'South High' });
  const algebra = await aGradebook(next)
    .withClass('Chem 2', { first: '2027-08-23', last: '2028-06-02' })
    .withStudents(3)
    .withCourse([
      { code: 'D1', unit: 'One' },
      { code: 'D2', unit: 'Two' },
    ])
    .build();

  const preview = (
    wish: Partial<Input<'hand-over.preview'>> = {},
    file = 's.gradus',
    host = next,
  ): Promise<Output<'hand-over.preview'>> =>
    host.ask('hand-over.preview', { ...wish, from: { grant: grantFor(host, at(file), 'read') } });

  async function take(wish: Partial<Input<'hand-over.preview'>> = {}, file?: string, host = next) {
    const seen = await preview(wish, file, host);
    return { seen, taken: await host.ask('hand-over.take', { preview: seen.preview }) };
  }

  /** The course of the year before, with the same wording and other ids, in the next gradebook. */
  async function lastYear(codes: readonly string[] = ['C1', 'C2', 'C3']) {
    const { course } = await next.ask('course.create', { name: 'Chem 1 of South' });
    const ids: Record<string, string> = {};
    for (const code of codes) {
      const made = await next.ask('objective.create', {
        course,
        unit: 'Unit 1',
        code,
        statement: `  statement of ${code.toLowerCase()}`,
      });
      ids[code] = made.objective;
    }
    await next.ask('objective.save', {
      objective: algebra.objectives.D2 ?? '',
      prerequisites: Object.values(ids),
    });
    return ids;
  }

  /** Attempts on an objective; its course is planned first, since only then the class shows it. */
  async function attemptsOn(person: string, objective: string) {
    for (const { id } of await next.ask('course.list', {})) {
      await next.ask('plan.use', { class: algebra.class, course: id });
    }
    const cell = { class: algebra.class, student: person, objective };
    return (await next.ask('cell.get', cell)).attempts;
  }

  const joining = () => ({ student: null, class: algebra.class });

  const close = () => {
    former.close();
    next.close();
  };
  return {
    former,
    next,
    chem,
    algebra,
    at,
    student,
    record,
    handOver,
    preview,
    take,
    lastYear,
    attemptsOn,
    joining,
    close,
  };
}
