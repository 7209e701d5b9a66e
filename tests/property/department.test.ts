import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { DEPARTMENT_VIEWS } from '#shared/contract/features/department.ts';
import { agreementsOf, type Judgement } from '#shared/domain/agreement.ts';
import { type GroupFigures, isSmallGroup, leavingFigures } from '#shared/domain/small-groups.ts';
import { aGradebook } from '../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../helpers/exchange.ts';
import { testFolder } from '../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../helpers/memory-host.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const LEVELS = ['not-yet', 'basic', 'clear', 'deep'];

const hosts: TestHost[] = [];
afterEach(() => {
  for (const host of hosts.splice(0)) host.close();
});
async function laptop(device: string, now = NOON): Promise<TestHost> {
  const host = await testHost({ device, now });
  hosts.push(host);
  return host;
}

/** Figures of one objective among `asked` students. */
const cellOf = (asked: fc.Arbitrary<number>): fc.Arbitrary<GroupFigures> =>
  fc.tuple(asked, fc.array(fc.nat(), { minLength: 4, maxLength: 4 })).map(([of, weights]) => {
    const levels = [0, 0, 0, 0];
    for (let i = 0; i < of; i += 1) {
      const at = (weights[i % 4] ?? 0) % 5;
      if (at < 4) levels[at] = (levels[at] ?? 0) + 1;
    }
    const assessed = levels.reduce((sum, count) => sum + count, 0);
    return { asked: of, assessed, mastered: assessed - (levels[0] ?? 0), levels };
  });

describe('what leaves a department', () => {
  test('is the same whatever the hidden figures are, so no sum gives one of them away', () => {
    const cells = fc.array(fc.tuple(cellOf(fc.nat(25)), cellOf(fc.nat(9))), { maxLength: 12 });
    fc.assert(
      fc.property(cells, fc.integer({ min: 10, max: 40 }), (drawn, students) => {
        const real = drawn.map(([cell]) => cell);
        const others = drawn.map(([cell, other]) => (isSmallGroup(cell.asked) ? other : cell));
        const left = leavingFigures(students, real, 4);
        expect(leavingFigures(students, others, 4)).toEqual(left);
        // What is shown elsewhere, objective by objective, is all of the sum: nothing is left over.
        const shown = real.filter(({ asked }) => !isSmallGroup(asked));
        expect(left?.mastered).toBe(shown.reduce((sum, cell) => sum + cell.mastered, 0));
        expect(left?.asked).toBe(shown.reduce((sum, cell) => sum + cell.asked, 0));
        expect(left?.hidden).toBe(real.length - shown.length);
      }),
      { numRuns: 300 * SOAK },
    );
    expect(leavingFigures(9, [], 4)).toBeNull();
  });
});

describe('the answers of a department', () => {
  test('are byte for byte the same in whatever order its files came, and however often', async () => {
    const folder = testFolder();
    const files: string[] = [];
    for (const [t, name] of ['Kim', 'Ode', 'Lee'].entries()) {
      const host = await laptop(name, NOON - t * 86_400_000);
      await host.ask('gradebook.create', { teacher: name, school: 'North High' });
      // The first students bear the same numbers everywhere: one person in three sections.
      const built = await aGradebook(host)
        .withClass('Period 1')
        .withStudents(11 + t)
        .withCourse(['C1', 'C2', 'C10'])
        .build();
      await host.ask('term.save', { name: 'Fall', start: '2026-09-01', end: '2026-12-20' });
      for (const [i, student] of built.students.entries()) {
        const objective = built.objectives[i % 2 === 0 ? 'C1' : 'C2'] ?? '';
        const level = LEVELS[(i * 3 + t) % 4] ?? '';
        const entry = { class: built.class, student, objective, level };
        await host.ask('evidence.record', { ...entry, on: '2026-11-03' });
        const assessor = i % 3 === 0 ? 'Kim' : 'Ode';
        const other = LEVELS[(i * 5 + t) % 4] ?? '';
        await host.ask('evidence.record', { ...entry, level: other, on: '2026-11-06', assessor });
      }
      files.push(join(folder, `${name}.gradus`));
      await exportTo(host, files.at(-1) ?? '', { purpose: 'department' });
    }
    const said = async (order: readonly string[], device: string): Promise<string> => {
      const host = await laptop(device);
      await host.ask('gradebook.create', { teacher: 'Dr. Head', school: 'North High' });
      for (const file of order) await mergeFrom(host, file);
      const term = (await host.ask('term.list', {})).map(({ id }) => id).sort()[0] ?? '';
      const answers: unknown[] = [
        await host.ask('department.get', {}),
        await host.ask('department.summary', {}),
        await host.ask('department.summary', { asOf: '2026-11-04' }),
        await host.ask('department.objectives', {}),
        await host.ask('department.letters', {}),
        await host.ask('department.letters', { term }),
        await host.ask('department.moderation', {}),
      ];
      const out = join(folder, device);
      mkdirSync(out, { recursive: true });
      for (const what of DEPARTMENT_VIEWS) {
        const to = join(out, `${what}.csv`);
        await host.ask('department.export', { what, to: grantFor(host, to, 'write') });
        answers.push(readFileSync(to, 'utf8'));
      }
      host.close();
      hosts.splice(hosts.indexOf(host), 1);
      return JSON.stringify(answers);
    };
    const expected = await said(files, 'in turn');
    expect(expected).toContain('Period 1');
    const orders = fc
      .tuple(fc.shuffledSubarray(files, { minLength: 3 }), fc.subarray(files))
      .map(([first, again]) => [...first, ...again]);
    let run = 0;
    await fc.assert(
      fc.asyncProperty(orders, async (order) => {
        run += 1;
        expect(await said(order, `order ${run}`)).toBe(expected);
      }),
      { numRuns: 6 * SOAK },
    );
  }, 120_000);
});

describe('agreement of assessors', () => {
  /** As textbooks write it: one matrix of counts, one of weights, one of what chance would give. */
  function kappaOf(pairs: readonly (readonly [number, number])[], size: number): number | null {
    const at = (a: number, b: number) => pairs.filter(([x, y]) => x === a && y === b).length;
    const row = (a: number) => pairs.filter(([x]) => x === a).length / pairs.length;
    const column = (b: number) => pairs.filter(([, y]) => y === b).length / pairs.length;
    let [observed, expected] = [0, 0];
    for (let a = 0; a < size; a += 1) {
      for (let b = 0; b < size; b += 1) {
        const weight = (a - b) ** 2 / (size - 1) ** 2;
        observed += (weight * at(a, b)) / pairs.length;
        expected += weight * row(a) * column(b);
      }
    }
    return expected === 0 ? null : 1 - observed / expected;
  }

  test('is what the textbook formula gives, on scales of any size, in any order', () => {
    const drawn = fc
      .integer({ min: 2, max: 8 })
      .chain((size) =>
        fc.tuple(
          fc.constant(size),
          fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { minLength: 1, maxLength: 40 }),
        ),
      );
    fc.assert(
      fc.property(drawn, ([size, pairs]) => {
        const judged = pairs.flatMap(([a, b], i): Judgement[] =>
          [a, b].map((step, who) => ({
            ...{ cell: `${i}`, student: `${i}`, scale: 'one', on: '2026-11-03', step },
            assessor: who === 0 ? 'Kim' : 'Ode',
          })),
        );
        const steps = new Map([['one', size]]);
        const [found] = agreementsOf(judged, steps);
        const kappa = kappaOf(pairs, size);
        if (kappa === null) expect(found?.kappa).toBeNull();
        else expect(found?.kappa).toBeCloseTo(kappa, 10);
        expect(found?.exact).toBe(pairs.filter(([a, b]) => a === b).length / pairs.length);
        expect(agreementsOf([...judged].reverse(), steps)).toEqual([found]);
      }),
      { numRuns: 200 * SOAK },
    );
  });
});
