import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Name } from '#shared/contract/contract.ts';
import { examples, type Furnished, furnish } from '../../contract/examples.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

/** Files that are made in many steps, so that somebody may type meanwhile. */
const SLOW = [
  'export.csv',
  'export.closing',
  'export.oneroster',
  'export.profile',
  'department.export',
] as const satisfies readonly Name[];

/** Later words of progress come from the same steps. */
const MOST = 6;

afterEach(() => void vi.restoreAllMocks());

/** Every step is a turn: as on a machine where each of them takes long. */
function makeEveryStepLong(): void {
  let at = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    at += 1000;
    return at;
  });
}

type Change = (host: TestHost, f: Furnished, nth: number) => Promise<unknown>;

/** What moves everybody's cells to another place, and what adds to the class. */
const CHANGES: readonly Change[] = [
  (host, f, nth) =>
    host.ask('plan.leave-out', {
      class: f.class,
      objective: f.objectives.A1 ?? '',
      leftOut: nth % 2 === 0,
    }),
  (host, f, nth) =>
    host.ask('student.create', {
      class: f.class,
      ...{ familyName: `Yilmaz ${nth}`, givenName: 'Zoe', on: null },
    }),
];

const seen = async (host: TestHost, f: Furnished) => ({
  grid: await host.ask('grid.get', { class: f.class, asOf: '2026-11-10' }),
  closing: await host.ask('closing.get', { term: null, below: 'B' }),
  heat: await host.ask('department.objectives', {}),
});

async function filled(file: string): Promise<Furnished> {
  const host = await testHost({ file });
  const course = ['A1', 'A2', 'A3'];
  const f = await furnish(host, await aGradebook(host).withStudents(3).withCourse(course).build());
  for (const [i, code] of ['A2', 'A3'].entries()) {
    const cell = { student: f.students[i] ?? '', objective: f.objectives[code] ?? '' };
    const when = { level: 'clear', on: '2026-11-04' };
    await host.ask('evidence.record', { class: f.class, ...cell, ...when });
  }
  host.close();
  return f;
}

describe.each(SLOW)('%s while somebody types', (name) => {
  test('holds one moment, and the windows go on seeing what the gradebook holds', async () => {
    const folder = testFolder();
    const file = join(folder, 'mine.gradebook');
    const path = join(folder, 'out');
    const f = await filled(file);
    const input = { ...(examples[name](f) as object), to: f.to };
    const opened = async () => {
      const host = await testHost({ file });
      host.host.grants.add(f.to, { path, name: 'out', mode: 'write' });
      return host;
    };
    const write = async (host: TestHost) => {
      expect(await host.host.request(name, input, 'job')).toMatchObject({ ok: true });
      return readFileSync(path, 'latin1');
    };

    /** Whether it was still being made at the `at`-th word of progress. */
    async function changedAt(at: number, change: Change, nth: number): Promise<boolean> {
      const host = await opened();
      const before = await write(host);
      await seen(host, f);
      let words = 0;
      let changing: Promise<unknown> | undefined;
      const stop = host.host.subscribe((event) => {
        if (event.type !== 'job-progress') return;
        words += 1;
        if (words === at) changing = change(host, f, nth);
      });
      makeEveryStepLong();
      const meanwhile = await write(host);
      vi.restoreAllMocks();
      stop();
      await changing;
      const after = await write(host);
      expect([before, after]).toContain(meanwhile);
      const shown = await seen(host, f);
      host.close();
      const again = await opened();
      expect(shown).toEqual(await seen(again, f));
      again.close();
      return changing !== undefined;
    }

    for (const change of CHANGES) {
      for (let at = 1; at <= MOST && (await changedAt(at, change, at)); at += 1);
    }
  }, 60_000);
});
