import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CountedObjective } from '#shared/domain/letter/counted.ts';
import { leastCover } from '#shared/domain/letter/least-cover.ts';
import { type LetterOutcome, letterOutcome, readyRule } from '#shared/domain/letter/outcome.ts';
import { PRESET_RULES } from '#shared/domain/letter/presets.ts';
import { compareRaises, raised, topOf } from '#shared/domain/letter/raise.ts';
import { readRule } from '#shared/domain/letter/read-rule.ts';
import { type LetterRule, lettersOf } from '#shared/domain/letter/rule.ts';
import { shortestWay } from '#shared/domain/letter/way.ts';
import type { Scale } from '#shared/domain/scale.ts';
import {
  BASIC,
  builtInScale,
  countedOf,
  FOUR,
  outcomeOf,
  preset,
  ruleOf,
} from '../helpers/counted.ts';
import { outcomeOfRows } from '../helpers/letter-rows.ts';

const SOAK = Number(process.env.GRADUS_SOAK ?? 1);
const runs = (numRuns: number) => ({ numRuns: numRuns * SOAK });

const UNITS = ['One', 'Two', 'Three'];
const scaleArb = fc.constantFrom(FOUR, BASIC, builtInScale('Mastered / Not yet'));

/** One objective as a student has it: a level, a value between levels, or nothing shown. */
const shownArb = (scale: Scale, most: number) =>
  fc.array(
    fc.record({
      value: fc.option(
        fc.oneof(
          fc.constantFrom(...scale.levels.map((level) => level.value)),
          fc
            .double({
              min: scale.levels[0]?.value ?? 0,
              max: scale.levels.at(-1)?.value ?? 0,
              noNaN: true,
            })
            .map((n) => Math.round(n * 100) / 100),
        ),
        { freq: 6 },
      ),
      threshold: fc
        .option(fc.constantFrom(...scale.levels.slice(1).map((level) => level.key)), { freq: 5 })
        .map((key) => key ?? scale.threshold),
      critical: fc.boolean(),
      whole: fc.boolean(),
      blocked: fc.boolean(),
      unit: fc.constantFrom(...UNITS),
    }),
    { minLength: 1, maxLength: most },
  );

const scopeArb = fc.constantFrom(
  'all',
  'critical',
  'nice-to-know',
  'wholes',
  { unit: 'One' },
  { unit: 'Two' },
);
const levelArb = fc.constantFrom<string | number>('mastered', 'top', 'above-threshold', 2, 3);
const conditionArb = fc.oneof(
  fc.record({
    scope: scopeArb,
    level: levelArb,
    measure: fc.constant('share'),
    atLeast: fc.constantFrom(0.3, 0.5, 0.75, 0.9, 1),
  }),
  fc.record({
    scope: scopeArb,
    level: levelArb,
    measure: fc.constant('share'),
    moreThan: fc.constantFrom(0, 0.25, 0.5),
  }),
  fc.record({
    scope: scopeArb,
    level: levelArb,
    measure: fc.constant('count'),
    atLeast: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({ scope: scopeArb, level: levelArb, measure: fc.constant('none-below') }),
);
const commonArb = fc.record({
  name: fc.constant('Random'),
  minimumCounted: fc.integer({ min: 0, max: 3 }),
  incompleteShare: fc.constantFrom(0.2, 0.5, 1),
  criticalMustBeAssessed: fc.boolean(),
  notAssessed: fc.constantFrom('by-class', 'incomplete', 'lowest'),
});
const weightsArb = fc.record({
  critical: fc.constantFrom(0.5, 1, 2, 3),
  units: fc.constantFrom({}, { One: 10, Two: 20 }, { One: 1, '*': 3 }, { Two: 0, '*': 1 }),
});
const boundsOf = (froms: number[]) =>
  froms.map((from, i) => ({ letter: 'ABCDEF'[i] ?? 'X', from }));
const average = {
  scale: { lowest: 0, threshold: 3, top: 4 },
  bounds: boundsOf([3.5, 3, 2.2, 1, 0]),
};
const randomRule: fc.Arbitrary<LetterRule> = fc
  .oneof(
    fc.record({ common: commonArb, weights: weightsArb }).map(({ common, weights }) => ({
      ...common,
      kind: 'percent',
      weights,
      bounds: boundsOf([90, 70, 45, 0]),
    })),
    fc
      .record({ common: commonArb, weights: weightsArb })
      .map(({ common, weights }) => ({ ...common, kind: 'average', weights, ...average })),
    fc
      .record({
        common: commonArb,
        all: fc.array(fc.array(conditionArb, { minLength: 1, maxLength: 4 }), {
          minLength: 1,
          maxLength: 4,
        }),
      })
      .map(({ common, all }) => ({
        ...common,
        kind: 'conditions',
        scale: average.scale,
        letters: all.map((one, i) => ({ letter: 'ABCDEF'[i], all: one })),
        otherwise: 'Z',
      })),
  )
  .map((data) => readRule(data).rule)
  .filter((rule) => rule !== null);
const ruleArb = fc.oneof(fc.constantFrom(...PRESET_RULES), randomRule);

/** How good an outcome is under its rule; greater is better, and what is no letter is worst. */
const rankOf = (rule: LetterRule, outcome: LetterOutcome): number =>
  outcome.kind === 'letter' ? -lettersOf(rule).indexOf(outcome.letter) : Number.NEGATIVE_INFINITY;

/** True when an outcome is what the shortest way is asked for: better, and no lowest out of an I. */
function isBetter(rule: LetterRule, before: LetterOutcome, after: LetterOutcome): boolean {
  if (after.kind !== 'letter') return false;
  return before.kind === 'incomplete'
    ? after.letter !== lettersOf(rule).at(-1)
    : rankOf(rule, after) > rankOf(rule, before);
}

/** Every choice of n of a list, in the order of the list. */
function* choices<T>(list: readonly T[], n: number, from = 0): Generator<T[]> {
  if (n === 0) yield [];
  else
    for (let i = from; i <= list.length - n; i += 1)
      for (const rest of choices(list, n - 1, i + 1)) yield [list[i] as T, ...rest];
}

/** The first choice, in the order of raising, of the fewest objectives that raised to the top do. */
function byTrying(rule: LetterRule, scale: Scale, counted: readonly CountedObjective[]) {
  const ready = readyRule(rule, scale);
  const before = letterOutcome(ready, counted);
  if (before.kind === 'no-grade') return null;
  const order = counted.toSorted(compareRaises);
  for (let n = 1; n <= order.length; n += 1)
    for (const chosen of choices(order, n)) {
      const raises = chosen.map((one) => ({ position: one.position, value: topOf(one) }));
      if (isBetter(rule, before, letterOutcome(ready, raised(counted, raises)))) return chosen;
    }
  return null;
}

const classArb = scaleArb.chain((scale) =>
  fc.record({ scale: fc.constant(scale), shown: shownArb(scale, 7), rule: ruleArb }),
);

describe('the shortest way', () => {
  test('walked, it gives the letter it promises; no shorter one does, and none goes before it', () => {
    let walked = 0;
    fc.assert(
      fc.property(classArb, ({ scale, shown, rule }) => {
        const counted = countedOf(shown, scale);
        const ready = readyRule(rule, scale);
        const before = letterOutcome(ready, counted);
        const way = shortestWay(ready, counted, before);
        const tried = byTrying(rule, scale, counted);
        expect(way?.raises.length ?? null).toBe(tried?.length ?? null);
        if (!way || !tried) return;
        walked += 1;
        const after = letterOutcome(ready, raised(counted, way.raises));
        expect(after.letter).toBe(way.letter);
        expect(isBetter(rule, before, after)).toBe(true);
        expect(way.raises.map((raise) => raise.position)).toEqual(tried.map((one) => one.position));
      }),
      runs(1500),
    );
    expect(walked).toBeGreaterThan(300);
  });

  test('no objective on it is raised higher than it takes, none could stay where it is', () => {
    let walked = 0;
    fc.assert(
      fc.property(classArb, ({ scale, shown, rule }) => {
        const counted = countedOf(shown, scale);
        const ready = readyRule(rule, scale);
        const before = letterOutcome(ready, counted);
        const way = shortestWay(ready, counted, before);
        if (!way) return;
        walked += 1;
        for (const raise of way.raises) {
          const without = way.raises.filter((other) => other !== raise);
          expect(isBetter(rule, before, letterOutcome(ready, raised(counted, without)))).toBe(
            false,
          );
          const objective = counted.find((one) => one.position === raise.position);
          expect(scale.levels.map((level) => level.value)).toContain(raise.value);
          if (objective && !objective.owed) expect(raise.value).toBeGreaterThan(objective.value);
          for (const level of scale.levels) {
            if (!objective || level.value >= raise.value) continue;
            if (!objective.owed && level.value <= objective.value) continue;
            const lower = way.raises.map((one) =>
              one === raise ? { ...one, value: level.value } : one,
            );
            const after = letterOutcome(ready, raised(counted, lower));
            expect(after.letter).not.toBe(way.letter);
          }
        }
      }),
      runs(500),
    );
    expect(walked).toBeGreaterThan(100);
  });

  test('the fewest that meet all demands are as few as trying finds', () => {
    const kinds = fc.array(fc.integer({ min: 0, max: 31 }), { maxLength: 8 });
    const needs = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(kinds, needs, (list, need) => {
        const counts = new Map<number, number>();
        for (const kind of list) counts.set(kind, (counts.get(kind) ?? 0) + 1);
        const isMet = (chosen: readonly number[]) =>
          need.every((n, i) => chosen.filter((kind) => (kind & (1 << i)) !== 0).length >= n);
        let fewest = Number.POSITIVE_INFINITY;
        for (let n = 0; n <= list.length && fewest > list.length; n += 1)
          for (const chosen of choices(list, n)) if (isMet(chosen)) fewest = n;
        expect(leastCover(need, counts)).toBe(fewest);
      }),
      runs(1000),
    );
  });
});

describe('fair to everybody', () => {
  test('a letter never falls when a counted objective rises, for every preset and any rule', () => {
    fc.assert(
      fc.property(classArb, fc.nat(), fc.nat(), ({ scale, shown, rule }, which, by) => {
        const counted = countedOf(shown, scale);
        const ready = readyRule(rule, scale);
        const before = letterOutcome(ready, counted);
        const objective = counted[which % counted.length] as CountedObjective;
        const higher = objective.rules.levels.filter((level) => level > objective.value);
        if (higher.length === 0) return;
        const to = higher[by % higher.length] ?? objective.value;
        const after = letterOutcome(
          ready,
          raised(counted, [{ position: objective.position, value: to }]),
        );
        if (before.kind === 'letter')
          expect(rankOf(rule, after)).toBeGreaterThanOrEqual(rankOf(rule, before));
        else expect([before.kind, 'letter']).toContain(after.kind);
      }),
      runs(2000),
    );
  });

  test('exceptions: a first attempt on what was left out may lower, an end of I or NG gives any letter', () => {
    const rule = ruleOf({
      kind: 'percent',
      notAssessed: 'leave-out',
      bounds: boundsOf([90, 70, 0]),
    });
    expect(outcomeOf(rule, [3, 3, 3]).letter).toBe('A');
    expect(outcomeOf(rule, [3, 3, 3, 1]).letter).toBe('B');
    const critical = { value: null, critical: true };
    expect(outcomeOf(rule, [3, 1, 1, critical]).letter).toBe('I');
    expect(outcomeOf(rule, [3, 1, 1, { ...critical, value: 1 }]).letter).toBe('C');
  });

  const signArb = fc.constantFrom('M', 'n', '.', '?', 'x');
  const rowsArb = fc.integer({ min: 3, max: 7 }).chain((width) =>
    fc.array(fc.array(signArb, { minLength: width, maxLength: width }), {
      minLength: 2,
      maxLength: 5,
    }),
  );

  // Scores that are read linearly go below the lowest level and above the top.
  const scoreArb = fc.constantFrom(-3, -0.5, 0, 0.4, 1, 1.7, 2);

  test('never trying never beats trying and failing, once half the class has tried', () => {
    fc.assert(
      fc.property(
        rowsArb,
        ruleArb,
        fc.constantFrom(FOUR, BASIC),
        fc.nat(),
        fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
        scoreArb,
        (signs, any, scale, which, critical, score) => {
          const rule: LetterRule = { ...any, notAssessed: 'by-class' };
          const [own = [], ...others] = signs;
          const at = which % own.length;
          const failed = Math.min(score, (scale.levels[1]?.value ?? 0) - 0.1);
          // Everybody else has tried this one, so that it counts either way.
          const around = others.map((row) => row.with(at, 'n'));
          const outcome = (sign: '.' | 'n') =>
            outcomeOfRows(rule, [own.with(at, sign), ...around], critical, { scale, failed });
          expect(rankOf(rule, outcome('.'))).toBeLessThanOrEqual(rankOf(rule, outcome('n')));
        },
      ),
      runs(1000),
    );
  });

  test('a score beyond the scale counts as its lowest or its top', () => {
    const rule = preset('Marzano simple');
    const shown = (failed: number) =>
      outcomeOfRows(rule, [['M', 'M', 'M', 'n']], [], { scale: BASIC, failed }).value;
    // Three at Basic, 3 in the table's numbers, and one at Not yet, 0.
    for (const failed of [0, -2, 1]) expect(shown(failed)).toBe(2.25);
    expect(shown(4.8)).toBe(shown(4));
  });

  test('the exception: where less than half have tried, it is left out for those who have not', () => {
    const rule = ruleOf({ kind: 'percent', bounds: boundsOf([90, 70, 0]) });
    const idle = ['M', 'M', 'M', '.'];
    expect(outcomeOfRows(rule, [['M', 'M', 'M', 'n'], idle, idle], []).letter).toBe('B');
    expect(outcomeOfRows(rule, [idle, idle, ['M', 'M', 'M', 'n']], []).letter).toBe('A');
  });

  test('excused objectives are ignored', () => {
    fc.assert(
      fc.property(rowsArb, ruleArb, (signs, rule) => {
        const critical: boolean[] = [];
        const more = signs.map((row, i) => [...row, i === 0 ? 'x' : 'M']);
        const { letter, value } = outcomeOfRows(rule, signs, critical);
        expect(outcomeOfRows(rule, more, critical)).toMatchObject({ letter, value });
      }),
      runs(500),
    );
  });

  test('the order of objectives and classmates changes neither letter nor the length of the way', () => {
    fc.assert(
      fc.property(classArb, fc.infiniteStream(fc.nat()), ({ scale, shown, rule }, stream) => {
        const mixed = shown
          .map((one) => ({ one, key: stream.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        const ready = readyRule(rule, scale);
        const [first, second] = [shown, mixed].map((list) => {
          const counted = countedOf(list, scale);
          const outcome = letterOutcome(ready, counted);
          const way = shortestWay(ready, counted, outcome);
          return { letter: outcome.letter, value: outcome.value, steps: way?.raises.length };
        });
        expect(second).toEqual(first);
      }),
      runs(500),
    );
  });

  test('an average stays within the scale of its table, a percentage within 0 and 100', () => {
    fc.assert(
      fc.property(classArb, ({ scale, shown, rule }) => {
        const { value } = letterOutcome(readyRule(rule, scale), countedOf(shown, scale));
        if (value === null) return;
        const { lowest, top } =
          rule.kind === 'average' && rule.scale ? rule.scale : { lowest: 0, top: 100 };
        expect(value).toBeGreaterThanOrEqual(lowest);
        expect(value).toBeLessThanOrEqual(top);
      }),
      runs(500),
    );
  });
});
