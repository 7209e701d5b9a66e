import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aGradebook } from '../helpers/builders.ts';
import { testHost } from '../helpers/memory-host.ts';

const CODES = ['A1', 'A2', 'A3'];
const LEVELS = ['not-yet', 'basic', 'deep'];
const entry = fc.record({
  student: fc.nat(2),
  objective: fc.nat(2),
  level: fc.nat(2),
  day: fc.integer({ min: 2, max: 10 }),
  how: fc.constantFrom('record', 'record', 'record', 'override', 'excuse'),
});

test('growth ends at what the grid shows, and every student stands once in each column', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 14 }), async (entries) => {
      const host = await testHost();
      try {
        const built = await aGradebook(host)
          .withClass('Algebra', { first: '2026-11-02', method: 'latest' })
          .withStudents(3)
          .withCourse(CODES.map((code) => ({ code, due: '2026-11-06' })))
          .build();
        const at = { class: built.class };
        for (const { student: s, objective: o, level: l, day, how } of entries) {
          host.clock.millis += 60_000;
          const student = built.students[s] ?? '';
          const objective = built.objectives[CODES[o] ?? ''] ?? '';
          const level = LEVELS[l] ?? '';
          const on = `2026-11-${String(day).padStart(2, '0')}`;
          if (how === 'record') {
            await host.ask('evidence.record', { ...at, student, objective, level, on });
          } else if (how === 'override') {
            const given = { ...at, student, objective, level, reason: 'seen', locked: true };
            await host.ask('override.cell', given);
          } else {
            const cells = [{ student, objective }];
            await host.ask('mark.set', { ...at, cells, kind: 'excused', on });
          }
        }
        const charts = await host.ask('charts.class', { ...at, term: null });
        const { rows } = await host.ask('grid.get', at);
        const mean = rows.mastered.reduce((sum, one) => sum + one, 0) / 3;
        const newest = charts.growth.findLast((point) => point.mastered !== null);
        expect(newest?.mastered).toBe(Math.round(mean * 10) / 10);
        for (const { below, mastered, nothing, excused } of charts.objectives) {
          const all = [...below, ...mastered, nothing, excused];
          expect(all.reduce((sum, count) => sum + count, 0)).toBe(charts.students);
        }
        const letters = charts.letters.reduce((sum, { count }) => sum + count, 0);
        expect(letters).toBe(charts.students);
      } finally {
        host.close();
      }
    }),
    { numRuns: 25 * Number(process.env.GRADUS_SOAK ?? 1) },
  );
});
