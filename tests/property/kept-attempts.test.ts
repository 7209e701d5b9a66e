import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aGradebook, type Built } from '../helpers/builders.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';

const RUNS = 25 * Number(process.env.GRADUS_SOAK ?? 1);
const TODAY = '2026-11-10';
/** Every day on which something is dated here, one before and one after. */
const DAYS = ['2026-09-30', '2026-10-01', '2026-11-09', TODAY, '2026-11-12', '2026-12-01'];

const entry = fc.record({
  student: fc.nat(2),
  objective: fc.nat(2),
  level: fc.constantFrom('not-yet', 'basic', 'clear', 'deep'),
  on: fc.constantFrom('2026-10-01', '2026-11-09', TODAY, '2026-11-12'),
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
      const always = await readingAlways(host, built);
      const cellsOf = async (id: string, asOf: string) => {
        const { status, value, level, attempts } = (await host.ask('grid.get', { class: id, asOf }))
          .rows;
        return { status, value, level, attempts };
      };
      /** How many undoable steps each of ours made. */
      const taken: number[] = [];
      for (const one of steps) {
        const steps = (await host.ask('history.list', {})).length;
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
        } else if (one.what === 'undo') {
          // What was built for the test stays.
          for (let n = taken.pop() ?? 0; n > 0; n -= 1) await host.ask('history.undo', {});
        } else if (one.what === 'method') {
          for (const id of [built.class, always]) {
            await host.ask('class.save', { class: id, method: 'latest' });
          }
        } else host.clock.millis += one.by * 1000;
        const now = (await host.ask('history.list', {})).length;
        if (one.what !== 'undo') taken.push(now - steps);
        for (const day of DAYS) {
          expect(await cellsOf(built.class, day)).toEqual(await cellsOf(always, day));
        }
      }
      host.close();
    }),
    { numRuns: RUNS },
  );
});

/** A class of the same students and objectives that keeps nothing: it orders by the dates of tasks. */
async function readingAlways(host: TestHost, built: Built): Promise<string> {
  const { class: id } = await host.ask('class.create', { name: 'Reads always' });
  await host.ask('plan.use', { class: id, course: built.course });
  for (const student of built.students) {
    await host.ask('enrolment.start', { class: id, student, on: '2026-08-01' });
  }
  await host.ask('class.save', { class: id, makeUpsByTaskDate: true });
  return id;
}
