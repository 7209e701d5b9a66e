import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#shared/domain/time.ts';
import { aGradebook } from '../helpers/builders.ts';
import { testHost } from '../helpers/memory-host.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);

const step = fc.record({
  which: fc.nat(6),
  start: fc.nat(60),
  days: fc.integer({ min: -3, max: 40 }),
  parent: fc.option(fc.nat(6), { nil: undefined }),
  removes: fc.boolean(),
});

test('whatever is made, moved and removed, terms never cross and hang where they lie', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      const host = await testHost();
      try {
        await aGradebook(host).withClass('Algebra').build();
        for (const { which, start, days, parent, removes } of steps) {
          const all = await host.ask('term.list', {});
          const known = all[which];
          if (removes && known) {
            await host.host.request('term.remove', { term: known.id });
            continue;
          }
          const from = addDays('2026-08-24', start);
          const outer = parent === undefined ? undefined : all[parent]?.id;
          await host.host.request('term.save', {
            ...(known ? { term: known.id } : {}),
            name: known?.name ?? `Term ${which} ${start} ${days} ${all.length}`,
            start: from,
            end: addDays(from, days),
            ...(outer === undefined ? {} : { parent: outer }),
          });
        }
        const all = await host.ask('term.list', {});
        for (const a of all) {
          expect(a.start <= a.end).toBe(true);
          const outer = all.find((b) => b.id === a.parent);
          expect(a.parent === null || outer !== undefined).toBe(true);
          if (outer) expect(outer.start <= a.start && a.end <= outer.end).toBe(true);
          for (const b of all) {
            const apart = a.end < b.start || b.end < a.start;
            const within = a.start <= b.start && b.end <= a.end;
            const without = b.start <= a.start && a.end <= b.end;
            expect(apart || within || without).toBe(true);
          }
        }
      } finally {
        host.close();
      }
    }),
    { numRuns: 25 * SOAK },
  );
});
