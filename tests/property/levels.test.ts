import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METHODS } from '#shared/contract/types.ts';
import type { Attempt } from '#shared/domain/attempt.ts';
import { BUILT_IN_SCALES } from '#shared/domain/built-in-scales.ts';
import { type MethodName, methods } from '#shared/domain/level/index.ts';
import { type ObjectiveRules, rulesFor, standingOf } from '#shared/domain/mastery.ts';
import { numberForScore, type Scale } from '#shared/domain/scale.ts';
import { addDays } from '#shared/domain/time.ts';
import { aGradebook } from '../helpers/builders.ts';
import { testHost } from '../helpers/memory-host.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);

const SCALES: readonly Scale[] = BUILT_IN_SCALES.map((scale) => ({
  id: scale.name,
  name: scale.name,
  threshold: scale.threshold,
  calculatedThreshold: null,
  builtIn: true,
  levels: scale.levels.map((level) => ({
    ...level,
    id: level.key,
    cut: null,
    glyph: null,
    colour: null,
  })),
}));

/** A parameter that the method takes; null takes its own. */
const parameterOf = (method: MethodName): fc.Arbitrary<number | null> => {
  const range = methods[method].parameter;
  return range === null
    ? fc.constant(null)
    : fc.option(fc.integer({ min: range.from, max: range.to }), { nil: null });
};

interface Setting {
  readonly scale: Scale;
  readonly rules: ObjectiveRules;
}

const settings = (allowed: readonly MethodName[] = METHODS): fc.Arbitrary<Setting> =>
  fc
    .record({ scale: fc.constantFrom(...SCALES), method: fc.constantFrom(...allowed) })
    .chain(({ scale, method }) =>
      fc
        .record({
          threshold: fc.constantFrom(null, ...scale.levels.map((level) => level.key)),
          parameter: parameterOf(method),
          minimum: fc.constantFrom(null, 1, 3),
        })
        .map(({ threshold, parameter, minimum }) => ({
          scale,
          rules: rulesFor(
            scale,
            { threshold, method, parameter, minimum },
            { threshold: null, method: 'highest', parameter: null },
          ),
        })),
    );

/** What a student showed, as parts of the scale; half of them linear scores between the levels. */
const results = fc.array(
  fc.record({ part: fc.double({ min: 0, max: 1, noNaN: true }), isLevel: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 9,
  },
);

function attemptsOn(scale: Scale, list: readonly { part: number; isLevel: boolean }[]): Attempt[] {
  return list.map(({ part, isLevel }, i) => ({
    on: addDays('2026-09-01', i),
    recordedAt: i,
    value: isLevel
      ? (scale.levels[Math.floor(part * (scale.levels.length - 0.001))]?.value ?? 0)
      : Math.max(scale.levels[0]?.value ?? 0, numberForScore(scale, part, 1, 'linear')),
    kind: 'check',
    support: null,
    countsFully: false,
    robust: null,
    aimed: null,
    source: null,
  }));
}

describe('the value of a cell', () => {
  test('lies within the scale, whatever the method', () => {
    fc.assert(
      fc.property(settings(), results, ({ scale, rules }, list) => {
        const { value } = standingOf(attemptsOn(scale, list), rules, null);
        if (value === null) return;
        expect(value).toBeGreaterThanOrEqual(scale.levels[0]?.value ?? 0);
        expect(value).toBeLessThanOrEqual(scale.levels.at(-1)?.value ?? 0);
      }),
      { numRuns: 400 * SOAK },
    );
  });

  test('never falls by a newest attempt that is as good as the best', () => {
    fc.assert(
      fc.property(
        settings(['latest', 'highest', 'weighted', 'decaying']),
        results,
        ({ scale, rules }, list) => {
          // The last score joins the mean of the earlier ones; below a third that weighs more.
          fc.pre(rules.method !== 'weighted' || (rules.parameter ?? 65) >= 34);
          const before = attemptsOn(scale, list);
          const best = Math.max(...before.map((attempt) => attempt.value));
          const newest = { ...(before[0] as Attempt), value: best, on: '2026-12-01' };
          const was = standingOf(before, rules, null);
          const is = standingOf([...before, newest], rules, null);
          expect(is.value ?? 0).toBeGreaterThanOrEqual(was.value ?? 0);
          if (was.status === 'mastered') expect(is.status).toBe('mastered');
        },
      ),
      { numRuns: 400 * SOAK },
    );
  });

  test('stays what it was by evidence that never counts', () => {
    fc.assert(
      fc.property(
        settings(),
        results,
        fc.array(fc.tuple(fc.nat(9), fc.constantFrom('self', 'pre-assessment')), { maxLength: 3 }),
        ({ scale, rules }, list, extras) => {
          const counting = attemptsOn(scale, list);
          const all = [...counting];
          for (const [at, kind] of extras) {
            const place = Math.min(at, all.length);
            all.splice(place, 0, { ...(counting[0] as Attempt), kind });
          }
          expect(standingOf(all, rules, null)).toEqual(standingOf(counting, rules, null));
        },
      ),
      { numRuns: 200 * SOAK },
    );
  });

  test('once mastered by any value on the way, it was ever mastered', () => {
    fc.assert(
      fc.property(settings(), results, ({ scale, rules }, list) => {
        const all = attemptsOn(scale, list);
        const reached = all.some(
          (_, n) => standingOf(all.slice(0, n + 1), rules, null).status === 'mastered',
        );
        expect(standingOf(all, rules, null).everMastered).toBe(reached);
      }),
      { numRuns: 400 * SOAK },
    );
  });
});

interface Entry {
  readonly student: number;
  readonly objective: number;
  readonly level: string;
}

const entries = fc.array(
  fc.record({
    student: fc.nat(1),
    objective: fc.nat(2),
    level: fc.constantFrom('not-yet', 'basic', 'clear', 'deep'),
  }),
  { minLength: 2, maxLength: 10 },
);

const rulesOfClass = fc
  .constantFrom(...METHODS)
  .chain((method) => parameterOf(method).map((parameter) => ({ method, parameter })));

/** A class with these entries, each on a day of its own, typed in the order given. */
async function classWith(
  rules: { method: MethodName; parameter: number | null },
  list: readonly (Entry & { on: string })[],
  order: readonly number[],
) {
  const host = await testHost();
  const built = await aGradebook(host)
    .withClass('Algebra', rules)
    .withStudents(2)
    .withCourse(['A1', { code: 'A2', needs: ['A1'], due: '2026-10-01' }, 'A3'])
    .build();
  const objectives = Object.values(built.objectives);
  const at = ({ student, objective }: Entry) => ({
    student: built.students[student] ?? '',
    objective: objectives[objective] ?? '',
  });
  for (const i of order) {
    host.clock.millis += 60_000;
    const entry = list[i] as Entry & { on: string };
    const { level, on } = entry;
    await host.ask('evidence.record', { class: built.class, ...at(entry), level, on });
  }
  const rows = async () => (await host.ask('grid.get', { class: built.class })).rows;
  return { host, built, at, rows };
}

const dated = (list: readonly Entry[]) =>
  list.map((entry, i) => ({ ...entry, on: addDays('2026-09-07', i) }));

test('the grid does not know in which order work was typed in', {
  timeout: 60_000 * SOAK,
}, async () => {
  await fc.assert(
    fc.asyncProperty(rulesOfClass, entries, fc.array(fc.nat()), async (rules, list, keys) => {
      const work = dated(list);
      const order = work.map((_, i) => i);
      const mixed = [...order].sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || b - a);
      const straight = await classWith(rules, work, order);
      const shuffled = await classWith(rules, work, mixed);
      const { students: _, ...rows } = await straight.rows();
      const { students: __, ...other } = await shuffled.rows();
      expect(other).toEqual(rows);
      straight.host.close();
      shuffled.host.close();
    }),
    { numRuns: 12 * SOAK },
  );
});

test('an excused cell is ignored: no work on it changes the others or the pace', {
  timeout: 60_000 * SOAK,
}, async () => {
  await fc.assert(
    fc.asyncProperty(rulesOfClass, entries, entries, async (rules, list, more) => {
      const work = dated(list);
      const { host, built, at, rows } = await classWith(
        rules,
        work,
        work.map((_, i) => i),
      );
      const cell = work[0] as Entry;
      await host.ask('mark.set', {
        class: built.class,
        cells: [at(cell)],
        kind: 'excused',
        on: '2026-09-01',
      });
      const before = await rows();
      for (const [i, { level }] of more.entries()) {
        const on = addDays('2026-10-20', i);
        await host.ask('evidence.record', { class: built.class, ...at(cell), level, on });
      }
      const after = await rows();
      const place = cell.student * 3 + cell.objective;
      expect(after.status).toEqual(before.status);
      expect(after.flags).toEqual(before.flags);
      const others = (column: readonly unknown[]) => column.filter((_, i) => i !== place);
      expect(others(after.value)).toEqual(others(before.value));
      for (const pace of ['behind', 'ahead', 'mastered', 'due'] as const) {
        expect(after[pace]).toEqual(before[pace]);
      }
      host.close();
    }),
    { numRuns: 12 * SOAK },
  );
});
