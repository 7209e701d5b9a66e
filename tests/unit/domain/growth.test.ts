import { describe, expect, test } from 'vitest';
import type { Attempt } from '#shared/domain/attempt.ts';
import { BUILT_IN_SCALES } from '#shared/domain/built-in-scales.ts';
import { growthOf, masterySteps } from '#shared/domain/growth.ts';
import { rulesFor } from '#shared/domain/mastery.ts';
import type { Scale } from '#shared/domain/scale.ts';

const [preset] = BUILT_IN_SCALES;
if (!preset) throw new Error('There is no scale');
const scale: Scale = {
  ...preset,
  id: 's',
  calculatedThreshold: null,
  builtIn: true,
  levels: preset.levels.map((level) => ({
    ...level,
    id: level.key,
    cut: null,
    glyph: null,
    colour: null,
  })),
};
const NO_OWN = { threshold: null, method: null, parameter: null, minimum: null };
const rules = (method: string) =>
  rulesFor(scale, NO_OWN, { threshold: null, method, parameter: null });
const attempt = (on: string, value: number): Attempt => ({
  on,
  recordedAt: 0,
  value,
  kind: 'check',
  aimed: null,
  support: null,
  countsFully: false,
  robust: null,
  source: null,
});

describe('when mastery came and went', () => {
  test.each([
    ['highest', [attempt('2026-09-01', 1), attempt('2026-09-08', 3)], ['2026-09-08 1']],
    ['highest', [attempt('2026-09-01', 2), attempt('2026-09-08', 1)], ['2026-09-01 1']],
    [
      'latest',
      [attempt('2026-09-01', 2), attempt('2026-09-08', 1), attempt('2026-09-15', 2)],
      ['2026-09-01 1', '2026-09-08 -1', '2026-09-15 1'],
    ],
    ['latest', [attempt('2026-09-01', 2), attempt('2026-09-01', 1)], []],
    ['latest', [], []],
  ])('by %s of %j', (method, attempts, expected) => {
    expect(masterySteps(attempts, rules(method)).map(({ on, by }) => `${on} ${by}`)).toEqual(
      expected,
    );
  });
});

test('growth is the mean of those who are there, beside what is due by then', () => {
  const days = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04'];
  const points = growthOf(
    days,
    '2026-09-03',
    [
      {
        from: null,
        steps: [
          { on: '2026-08-20', by: 1 },
          { on: '2026-09-02', by: 1 },
        ],
      },
      { from: '2026-09-03', steps: [{ on: '2026-09-03', by: 1 }] },
    ],
    ['2026-09-01', null, '2026-09-04'],
  );
  expect(points).toEqual([
    { on: '2026-09-01', mastered: 1, planned: 1 },
    { on: '2026-09-02', mastered: 2, planned: 1 },
    { on: '2026-09-03', mastered: 1.5, planned: 1 },
    { on: '2026-09-04', mastered: null, planned: 2 },
  ]);
});
