import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentOf, digestOf } from '../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../helpers/memory-host.ts';
import { type Draw, draws, furnished, takeStep, type World } from '../helpers/random-steps.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const SEED = Number(process.env.GRADUS_SEED ?? Date.now() % 2 ** 31);
const RUNS = 12 * SOAK;
const TIMEOUT = 120_000 * SOAK;
process.stdout.write(`merging hosts: seed ${SEED}, ${RUNS} histories\n`);

const WITH_FILES = { withFiles: true };

let folder = '';
const at = (name: string): string => join(folder, name);

/** One text that differs as soon as what a host shows differs. */
async function digestNow(host: TestHost): Promise<string> {
  const path = at('copy.gradebook');
  rmSync(path, { force: true });
  await host.ask('backup.make', { to: grantFor(host, path, 'write') });
  return digestOf(contentOf(path));
}

async function teach(host: TestHost, world: World, list: readonly Draw[]): Promise<void> {
  for (const draw of list) await takeStep(host, world, draw);
}

const copyOfWorld = (world: World): World =>
  Object.fromEntries(Object.entries(world).map(([kind, ids]) => [kind, [...ids]])) as World;

/** Settles every other conflict, by turns for one side and the other. */
async function settleSome(host: TestHost, turn: number): Promise<void> {
  for (const [i, { conflict }] of (await host.ask('merge.conflicts', {})).entries()) {
    if (i % 2 === 0) continue;
    const stands = (i + turn) % 4 === 1 ? 'mine' : 'theirs';
    // What was settled may be of something that goes with what was settled before.
    await host.host.request('merge.settle', { conflict, stands });
  }
}

const YEARS = 31_557_600_000;

test('two laptops of one teacher, whatever was done on each, come to the same content', {
  timeout: TIMEOUT,
}, async () => {
  folder = testFolder();
  const history = fc.record({
    first: draws(12),
    second: draws(12),
    third: draws(8),
    fourth: draws(8),
    years: fc.integer({ min: -5, max: 20 }),
  });
  let conflicts = 0;
  await fc.assert(
    fc.asyncProperty(history, async ({ first, second, third, fourth, years }) => {
      const a = await testHost({ device: 'laptop-a' });
      const b = await testHost({ device: 'laptop-b', now: NOON + years * YEARS });
      try {
        const worldA = await furnished(a);
        await exportTo(a, at('a1.gradus'), WITH_FILES);
        await mergeFrom(b, at('a1.gradus'));
        const worldB = copyOfWorld(worldA);
        await teach(a, worldA, first);
        await teach(b, worldB, second);
        // Both ways, and then once more with later work on both.
        await exportTo(a, at('a2.gradus'), WITH_FILES);
        await exportTo(b, at('b2.gradus'), WITH_FILES);
        const before = await digestNow(a);
        conflicts += (await mergeFrom(a, at('b2.gradus'))).conflicting;
        const merged = await digestNow(a);
        await a.ask('history.undo', {});
        expect(await digestNow(a)).toBe(before);
        await a.ask('history.redo', {});
        expect(await digestNow(a)).toBe(merged);
        await mergeFrom(b, at('a2.gradus'));
        // Each may choose, here one way and there another.
        for (const host of [a, b]) await settleSome(host, years);
        await teach(a, worldA, third);
        await teach(b, worldB, fourth);
        for (const round of ['x', 'y']) {
          await exportTo(a, at(`a-${round}.gradus`), WITH_FILES);
          await exportTo(b, at(`b-${round}.gradus`), WITH_FILES);
          await mergeFrom(a, at(`b-${round}.gradus`));
          await mergeFrom(b, at(`a-${round}.gradus`));
        }
        const shown = await digestNow(a);
        expect(await digestNow(b)).toBe(shown);
        const again = await mergeFrom(a, [at('b-y.gradus'), at('a1.gradus'), at('b-y.gradus')]);
        expect([again.new, again.updated, again.conflicting]).toEqual([0, 0, 0]);
        expect(await digestNow(a)).toBe(shown);
        // An export into an empty file is the same file.
        const empty = await testHost({ device: 'laptop-c' });
        await exportTo(a, at('all.gradus'), WITH_FILES);
        const whole = await digestNow(a);
        await mergeFrom(empty, at('all.gradus'));
        expect(await digestNow(empty)).toBe(whole);
        const findings = await Promise.all(
          [a, b, empty].map(async (host) => (await host.ask('check.run', {})).findings),
        );
        expect(findings.flat().filter(isOurs)).toEqual([]);
        empty.close();
      } finally {
        a.close();
        b.close();
      }
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: true },
  );
  expect(conflicts).toBeGreaterThan(0);
});

/** What two people agree on may still cross: terms, circles. History and tables may not. */
const isOurs = (finding: string): boolean => finding.startsWith('History altered');
