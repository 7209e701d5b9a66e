import { afterEach, beforeEach } from 'vitest';
import { aGradebook, type Built } from './builders.ts';
import { type TestHost, testHost } from './memory-host.ts';

/**
 * Four students and four objectives on a Tuesday in November: A1 critical and due in October, A2 on
 * it and due the day before, A3 on that and due later, A4 without a date.
 */
export interface Algebra {
  readonly host: TestHost;
  readonly built: Built;
  student(i: number): string;
  objective(code: string): string;
  record(i: number, code: string, level: string, more?: object): ReturnType<typeof recordIn>;
  grid(asOf?: string): ReturnType<typeof gridIn>;
}

const recordIn = (host: TestHost, input: Parameters<typeof host.ask<'evidence.record'>>[1]) =>
  host.ask('evidence.record', input);
const gridIn = (host: TestHost, classId: string, asOf?: string) =>
  host.ask('grid.get', { class: classId, ...(asOf === undefined ? {} : { asOf }) });

/** The class anew before each test of the file that calls this. */
export function algebraEach(): Algebra {
  let host: TestHost;
  let built: Built;
  beforeEach(async () => {
    host = await testHost();
    built = await aGradebook(host)
      .withClass('Algebra', { first: '2026-08-24', last: '2027-06-04' })
      .withStudents(4)
      .withCourse([
        { code: 'A1', critical: true, due: '2026-10-05' },
        { code: 'A2', needs: ['A1'], due: '2026-11-09' },
        { code: 'A3', needs: ['A2'], due: '2026-12-01' },
        'A4',
      ])
      .build();
  });
  afterEach(() => host.close());
  const student = (i: number) => built.students[i] ?? '';
  const objective = (code: string) => built.objectives[code] ?? '';
  return {
    get host() {
      return host;
    },
    get built() {
      return built;
    },
    student,
    objective,
    record: (i, code, level, more = {}) =>
      recordIn(host, {
        class: built.class,
        student: student(i),
        objective: objective(code),
        level,
        on: '2026-11-10',
        ...more,
      }),
    grid: (asOf) => gridIn(host, built.class, asOf),
  };
}
