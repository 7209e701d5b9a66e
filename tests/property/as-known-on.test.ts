import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { copyKnownOn } from '../../electron/host/store/known-copy.ts';
import { aGradebook } from '../helpers/builders.ts';
import { type Content, contentOf } from '../helpers/content-digest.ts';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { draws, emptyWorld, takeStep, type World } from '../helpers/random-steps.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const STEPS = 25;
const GRANT = '00000000000000000000000000000001';

async function copyTo(host: TestHost, path: string): Promise<void> {
  rmSync(path, { force: true });
  host.host.grants.add(GRANT, { path, name: 'copy', mode: 'write' });
  await host.ask('backup.make', { to: GRANT });
}

async function furnished(host: TestHost): Promise<World> {
  const built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24' })
    .withStudents(3)
    .withCourse(['A1', 'A2', { code: 'A3', unit: 'Unit 2', needs: ['A1'] }])
    .build();
  return {
    ...emptyWorld(),
    class: [built.class],
    student: [...built.students],
    course: [built.course],
    objective: Object.values(built.objectives),
  };
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
        const world = await furnished(host);
        const stops: { at: number; content: Content }[] = [];
        for (const draw of list) {
          host.clock.millis += 60_000;
          if (!(await takeStep(host, world, draw))) continue;
          await copyTo(host, path);
          stops.push({ at: host.clock.millis, content: contentOf(path) });
        }
        await copyTo(host, path);
        const whole = new Database(path, { readonly: true });
        for (const { at, content } of stops) {
          const past = copyKnownOn(whole, at);
          const file = join(folder, 'past.gradebook');
          writeFileSync(file, past.serialize());
          past.close();
          expect(contentOf(file), `as known at ${at}`).toEqual(content);
        }
        whole.close();
      } finally {
        host.close();
      }
    }),
    { numRuns: 8 * SOAK, endOnFailure: true },
  );
});
