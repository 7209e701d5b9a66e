import { afterEach, beforeEach } from 'vitest';
import type { Input } from '#shared/contract/contract.ts';
import { aGradebook, type Built } from './builders.ts';
import { type TestHost, testHost } from './memory-host.ts';

/** The day of a cycle class's tests. */
export const CYCLE_TODAY = '2026-11-10';

/**
 * A fresh class before each test of a file: four weeks, three students, four dated objectives in
 * two units, A1 before everything else. Answers functions, as the host is another one each time.
 */
export function cycleClass() {
  let host: TestHost;
  let built: Built;
  beforeEach(async () => {
    host = await testHost();
    built = await aGradebook(host)
      .withClass('Algebra', { first: '2026-10-26', last: '2026-11-20' })
      .withStudents(3)
      .withCourse([
        { code: 'A1', due: '2026-11-02', critical: true },
        { code: 'A2', due: '2026-11-06', needs: ['A1'] },
        { code: 'B1', unit: 'Unit 2', due: '2026-11-12', needs: ['A1'] },
        { code: 'B2', unit: 'Unit 2', due: '2026-11-18', critical: true },
      ])
      .build();
  });
  afterEach(() => host.close());
  const id = (code: string): string => built.objectives[code] ?? '';
  const who = (n: number): string => built.students[n] ?? '';
  const where = () => ({ class: built.class });
  return {
    /** The host of this test, to ask anything. */
    get host() {
      return host;
    },
    get built() {
      return built;
    },
    id,
    who,
    where,
    /** One attempt on 3 November. */
    record: (
      n: number,
      code: string,
      level: string,
      more: Partial<Input<'evidence.record'>> = {},
    ) =>
      host.ask('evidence.record', {
        ...where(),
        student: who(n),
        objective: id(code),
        level,
        on: '2026-11-03',
        ...more,
      }),
  };
}
