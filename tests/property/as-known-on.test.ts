import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyKnownOn } from '../../electron/host/store/known-copy.ts';
import { type Content, contentOf } from '../helpers/content-digest.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { draws, furnished, takeStep } from '../helpers/random-steps.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const STEPS = 25;
const GRANT = '00000000000000000000000000000001';

async function copyTo(host: TestHost, path: string): Promise<void> {
  rmSync(path, { force: true });
  host.host.grants.add(GRANT, { path, name: 'copy', mode: 'write' });
  await host.ask('backup.make', { to: GRANT });
}

test('as known after any step, the content is that of the file that stopped there', {
  timeout: 60_000 * SOAK,
}, async () => {
  const folder = testFolder();
  const path = join(folder, 'copy.gradebook');
  await fc.assert(
    fc.asyncProperty(draws(STEPS), async (list) => {
      const host = await testHost();
      try {
        const world = await furnished(host, 3);
        const stops: { at: number; content: Content }[] = [];
        for (const draw of list) {
          host.clock.millis += 60_000;
          if (!(await takeStep(host, world, draw))) continue;
          await copyTo(host, path);
          stops.push({ at: host.clock.millis, content: contentOf(path, false) });
        }
        await copyTo(host, path);
        const whole = new Database(path, { readonly: true });
        for (const { at, content } of stops) {
          const past = copyKnownOn(whole, at);
          const file = join(folder, 'past.gradebook');
          writeFileSync(file, past.serialize());
          past.close();
          expect(contentOf(file, false), `as known at ${at}`).toEqual(content);
        }
        whole.close();
      } finally {
        host.close();
      }
    }),
    { numRuns: 8 * SOAK, endOnFailure: true },
  );
});
