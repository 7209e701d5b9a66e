import { describe, expect, test } from 'vitest';
import { letterOutcome, readyRule } from '#shared/domain/letter/outcome.ts';
import { compareRaises } from '#shared/domain/letter/raise.ts';
import type { LetterRule } from '#shared/domain/letter/rule.ts';
import { shortestWay } from '#shared/domain/letter/way.ts';
import type { Scale } from '#shared/domain/scale.ts';
import { builtInScale, countedOf, FOUR, ruleOf } from '../../../helpers/counted.ts';

type Shown = Parameters<typeof countedOf>[0];

function wayOf(rule: LetterRule, shown: Shown, scale: Scale = FOUR) {
  const counted = countedOf(shown, scale);
  const ready = readyRule(rule, scale);
  return shortestWay(ready, counted, letterOutcome(ready, counted));
}

test('critical comes before others, ready before blocked, then the plan', () => {
  const counted = countedOf([
    { value: 1, blocked: true },
    { value: 1 },
    { value: 1, critical: true, blocked: true },
    { value: 1 },
    { value: 1, critical: true },
  ]);
  const order = counted.toSorted(compareRaises).map((one) => one.position);
  expect(order).toEqual([4, 2, 1, 3, 0]);
});

describe('a way by conditions asks for no higher level than it takes', () => {
  const all = (measure: string, level: unknown, more: object = {}) => ({
    scope: 'all',
    measure,
    level,
    ...more,
  });

  test('of several raised ones only as many go to the top as the letter counts', () => {
    const rule = ruleOf({
      kind: 'conditions',
      letters: [{ letter: 'A', all: [all('none-below', 2), all('count', 4, { atLeast: 1 })] }],
      otherwise: 'F',
    });
    expect(wayOf(rule, [1, 1, 2])).toEqual({
      letter: 'A',
      raises: [
        { position: 0, value: 4 },
        { position: 1, value: 2 },
      ],
    });
  });

  test('where it leads to a better letter than it was planned for, by what that one asks', () => {
    const wholes = (measure: string, level: unknown, more: object = {}) => ({
      ...all(measure, level, more),
      scope: 'wholes',
    });
    const rule = ruleOf({
      kind: 'conditions',
      letters: [
        { letter: 'A', all: [wholes('none-below', 8)] },
        {
          letter: 'B',
          all: [
            all('none-below', 4, { scope: { unit: 'U1' } }),
            wholes('none-below', 3),
            all('share', 'above-threshold', { scope: 'nice-to-know', moreThan: 0.25 }),
          ],
        },
        {
          letter: 'C',
          all: [
            wholes('share', 'mastered', { atLeast: 0.75 }),
            all('none-below', 1),
            all('share', 'top', { scope: 'critical', moreThan: 0.5 }),
          ],
        },
      ],
      otherwise: 'F',
    });
    const eight = { ...builtInScale('Eight levels'), threshold: '8' };
    const shown = [
      { value: 6.2, unit: 'U1', critical: true, whole: true },
      { value: null, unit: 'U2', critical: true },
      { value: 2, unit: 'U1' },
      { value: 8, unit: 'U1', whole: true, blocked: true },
      { value: 2, unit: 'U0', critical: true },
    ];
    expect(wayOf(rule, shown, eight)).toEqual({
      letter: 'A',
      raises: [
        { position: 0, value: 8 },
        { position: 1, value: 1 },
      ],
    });
  });
});
