import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { testHost } from '../helpers/memory-host.ts';

const RUNS = 25 * Number(process.env.GRADUS_SOAK ?? 1);
const TODAY = '2026-11-10';
/** Not kept in memory, and nothing here is dated or due on it. */
const TOMORROW = '2026-11-11';

const entry = fc.record({
  student: fc.nat(2),
  objective: fc.nat(2),
  level: fc.constantFrom('not-yet', 'basic', 'clear', 'deep'),
  on: fc.constantFrom('2026-10-01', '2026-11-09', TODAY),
  replace: fc.boolean(),
  support: fc.constantFrom(null, 'helped' as const),
  countsFully: fc.boolean(),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('record' as const), entry }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('fill' as const),
      entries: fc.array(entry, { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('undo' as const) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('method' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant('clock' as const),
      by: fc.integer({ min: -60, max: 900 }),
    }),
  },
);

test('what is kept between entries is what the file says', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 15 }), async (steps) => {
      const host = await testHost();
      const built = await aGradebook(host).withStudents(3).withCourse(['A1', 'A2', 'A3']).build();
      const objectives = Object.values(built.objectives);
      const of = ({
        student,
        objective,
        level,
      }: {
        student: number;
        objective: number;
        level: string;
      }) => ({
        student: built.students[student] ?? '',
        objective: objectives[objective] ?? '',
        level,
      });
      // An undo may take the plan itself away; what is refused then changes nothing.
      for (const one of steps) {
        if (one.what === 'record') {
          const { on, replace, support } = one.entry;
          await host.host.request('evidence.record', {
            class: built.class,
            ...of(one.entry),
            on,
            replace,
            support,
          });
        } else if (one.what === 'fill') {
          const entries = one.entries.map(of);
          await host.host.request('evidence.fill', {
            class: built.class,
            entries,
            on: TODAY,
            replace: true,
          });
        } else if (one.what === 'undo') await host.host.request('history.undo', {});
        else if (one.what === 'method') {
          await host.ask('class.save', { class: built.class, method: 'latest' });
        } else host.clock.millis += one.by * 1000;
        const kept = await host.ask('grid.get', { class: built.class });
        const read = await host.ask('grid.get', { class: built.class, asOf: TOMORROW });
        expect(kept.rows).toEqual(read.rows);
      }
      host.close();
    }),
    { numRuns: RUNS },
  );
});
