import { afterEach, beforeEach, expect, test } from 'vitest';
import { CELL_STATUSES } from '#shared/domain/cell.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const ON = '2026-11-05';
const LEVELS = ['not-yet', 'basic', 'clear', 'deep'] as const;

let host: TestHost;
let built: Built;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host).withStudents(6).withCourse(['A1', 'A2', 'A3']).build();
  const objectives = Object.values(built.objectives);
  for (const [s, student] of built.students.entries()) {
    for (const [o, objective] of objectives.entries()) {
      const at = { class: built.class, student, objective };
      // The days run against the order in which they are entered; some are scores, some aimed.
      for (let n = 0; n < (s + o) % 4; n += 1) {
        const on = `2026-10-${20 - n - s}`;
        const isScore = (s + n) % 3 === 2;
        const said = isScore
          ? { score: 4 + n, outOf: 10 }
          : { level: LEVELS[(s * o + n) % 4] ?? 'clear' };
        const more =
          n === 1 ? { support: 'helped' as const, robust: 'multiple choice' as const } : {};
        await host.ask('evidence.record', { ...at, ...said, ...more, on });
        host.clock.millis += 60_000;
      }
    }
  }
});
afterEach(() => host.close());

/** What each cell's own panel says, which reads its student alone. */
async function oneByOne() {
  const cells = [];
  for (const student of built.students) {
    // A word about the class makes the host forget what it keeps.
    await host.ask('class.save', { class: built.class, name: `Class ${student}` });
    for (const objective of Object.values(built.objectives)) {
      const at = { class: built.class, student, objective, asOf: ON };
      const { status, value, attempts } = await host.ask('cell.get', at);
      cells.push({ status, value, attempts: attempts.length });
    }
  }
  return cells;
}

async function together() {
  const { rows } = await host.ask('grid.get', { class: built.class, asOf: ON });
  return rows.status.map((status, i) => ({
    status: CELL_STATUSES[status],
    value: rows.value[i],
    attempts: rows.attempts[i],
  }));
}

test('students read together have what each has when read alone', async () => {
  const cells = await oneByOne();
  expect(new Set(cells.map(({ status }) => status)).size).toBeGreaterThan(2);
  await host.ask('class.save', { class: built.class, name: 'Forgotten' });
  expect(await together()).toEqual(cells);
});

test('so they have where one or some of them are kept already', async () => {
  const cells = await oneByOne();
  const objective = Object.values(built.objectives)[0] ?? '';
  for (const kept of [[0], [1, 3], [5], [0, 1, 2, 3, 4]]) {
    await host.ask('class.save', { class: built.class, name: `Keeps ${kept}` });
    for (const at of kept) {
      const student = built.students[at] ?? '';
      await host.ask('cell.get', { class: built.class, student, objective });
    }
    expect(await together()).toEqual(cells);
  }
});
