import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { testFolder } from '../helpers/file-host.ts';
import { type TestHost, testHost } from '../helpers/memory-host.ts';
import { draws, furnished, takeStep, type World } from '../helpers/random-steps.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const TIMEOUT = 60_000 * SOAK;
const GRANT = '00000000000000000000000000000001';

/** The class of three students, with a term that it can hand in. */
async function furnishedWithTerm(host: TestHost): Promise<World> {
  const world = await furnished(host, 3);
  const { term } = await host.ask('term.save', {
    name: 'Fall',
    start: '2026-08-24',
    end: '2026-12-18',
  });
  return { ...world, term: [term] };
}

/** Every row that was handed in and still is, as the file holds it. */
async function frozenRows(host: TestHost, folder: string): Promise<ReadonlyMap<string, string>> {
  const path = join(folder, 'copy.gradebook');
  rmSync(path, { force: true });
  host.host.grants.add(GRANT, { path, name: 'copy', mode: 'write' });
  await host.ask('backup.make', { to: GRANT });
  const file = new Database(path, { readonly: true });
  const rows = ['snapshot', 'snapshotLine', 'gradeChange'].flatMap(
    (table) => file.prepare(`SELECT * FROM "${table}" WHERE deleted = 0`).all() as { id: string }[],
  );
  file.close();
  return new Map(rows.map(({ id, ...row }) => [id, JSON.stringify(row)]));
}

test('what was handed in never changes, whatever is done afterwards', {
  timeout: TIMEOUT,
}, async () => {
  const folder = testFolder();
  await fc.assert(
    fc.asyncProperty(draws(12), draws(25), async (first, second) => {
      const host = await testHost();
      try {
        const world = await furnishedWithTerm(host);
        for (const draw of first) await takeStep(host, world, draw);
        host.clock.millis += 60_000;
        const at = { class: world.class[0] ?? '', term: world.term[0] ?? '' };
        await host.host.request('snapshot.make', at);
        const before = await frozenRows(host, folder);
        for (const draw of second) {
          host.clock.millis += 60_000;
          await takeStep(host, world, draw);
        }
        const after = await frozenRows(host, folder);
        for (const [id, row] of after) {
          const then = before.get(id);
          if (then !== undefined) expect(row).toBe(then);
        }
      } finally {
        host.close();
      }
    }),
    { numRuns: 12 * SOAK },
  );
});

test('letters asked as known when they were handed in are those that were handed in', {
  timeout: TIMEOUT,
}, async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(draws(25), draws(12), async (first, second) => {
      const host = await testHost();
      try {
        const world = await furnishedWithTerm(host);
        for (const draw of first) {
          host.clock.millis += 60_000;
          await takeStep(host, world, draw);
        }
        const at = { class: world.class[0] ?? '', term: world.term[0] ?? '' };
        host.clock.millis += 60_000;
        if (!(await host.host.request('snapshot.make', at)).ok) return;
        const { snapshots, students } = await host.ask('snapshot.get', at);
        const [snapshot] = snapshots;
        // A later one holds only who was not in yet; the law is about one that holds everybody.
        if (snapshots.length > 1) return;
        for (const draw of second) {
          host.clock.millis += 60_000;
          await takeStep(host, world, draw);
        }
        const again = await host.host.request('snapshot.get', at);
        // What was undone meanwhile, term and all, is no longer handed in.
        if (!snapshot || !again.ok) return;
        const still = (again.value as { snapshots: { id: string }[] }).snapshots;
        if (!still.some((one) => one.id === snapshot.id)) return;
        const then = await host.ask('letters.get', {
          ...at,
          asOf: snapshot.asOf,
          knownOn: new Date(snapshot.at).toISOString(),
        });
        const figures = (one: { id: string; letter: string; mastered: number; counted: number }) =>
          `${one.id} ${one.letter} ${one.mastered} ${one.counted}`;
        expect(then.students.map(figures)).toEqual(students.map(figures));
        compared += 1;
      } finally {
        host.close();
      }
    }),
    { numRuns: 20 * SOAK },
  );
  // The law means nothing where nothing was handed in, or all of it was undone.
  expect(compared).toBeGreaterThanOrEqual(SOAK);
});
