import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Content, contentOf, digestOf } from '../helpers/content-digest.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { draws, furnished, takeStep } from '../helpers/random-steps.ts';

/** The long script asks for more of the same. */
const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const RUNS = 30 * SOAK;
const TIMEOUT = 60_000 * SOAK;
const STEPS = 40;
const GRANT = '00000000000000000000000000000001';

/** What the gradebook of a running host shows, read from a whole copy of it. */
async function contentNow(host: TestHost, folder: string): Promise<Content> {
  const path = join(folder, 'copy.gradebook');
  rmSync(path, { force: true });
  host.host.grants.add(GRANT, { path, name: 'copy', mode: 'write' });
  await host.ask('backup.make', { to: GRANT });
  return contentOf(path);
}

/** Walks at most so far, or until there is nothing more to take back; answers how far it came. */
async function walk(
  host: TestHost,
  name: 'history.undo' | 'history.redo',
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  for (let steps = 0; steps < most; steps += 1) {
    const envelope = await host.host.request(name, {});
    if (envelope.ok) {
      expect((envelope.value as { skipped: number }).skipped).toBe(0);
      continue;
    }
    expect(envelope.error.code).toMatch(/^NOTHING_TO_(UNDO|REDO)$/);
    return steps;
  }
  return most;
}

test('after any steps, undoing all of them shows what was there at first', {
  timeout: TIMEOUT,
}, async () => {
  const folder = testFolder();
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(draws(STEPS), async (list) => {
      const host = await testHost();
      try {
        const first = await contentNow(host, folder);
        const world = await furnished(host);
        for (const draw of list) if (await takeStep(host, world, draw)) taken += 1;
        const before = await contentNow(host, folder);
        const undone = await walk(host, 'history.undo');
        expect(await contentNow(host, folder)).toEqual(first);
        // No further: what the steps themselves had undone at the end stays undone.
        expect(await walk(host, 'history.redo', undone)).toBe(undone);
        expect(digestOf(await contentNow(host, folder))).toBe(digestOf(before));
        expect(await host.ask('check.run', {})).toEqual({ clean: true, findings: [] });
      } finally {
        host.close();
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
  // The law says little about steps that were all refused.
  expect(taken / (RUNS * STEPS)).toBeGreaterThan(0.4);
});

test('undo and redo of a single step bring back the very same content', {
  timeout: TIMEOUT,
}, async () => {
  const folder = testFolder();
  await fc.assert(
    fc.asyncProperty(draws(12), async (list) => {
      const host = await testHost();
      try {
        const world = await furnished(host);
        for (const draw of list) {
          const before = await contentNow(host, folder);
          const revision = await steps(host);
          await takeStep(host, world, draw);
          const after = await contentNow(host, folder);
          if ((await steps(host)) === revision) {
            expect(after).toEqual(before);
            continue;
          }
          await host.host.request('history.undo', {});
          await host.host.request('history.redo', {});
          expect(await contentNow(host, folder)).toEqual(after);
        }
      } finally {
        host.close();
      }
    }),
    { numRuns: Math.ceil(RUNS / 6) },
  );
});

const steps = async (host: TestHost): Promise<number> =>
  (await host.ask('history.list', { limit: 500 })).length;
