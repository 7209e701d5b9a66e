import { describe, expect, test } from 'vitest';
import type { ObjectiveRules } from '#shared/domain/mastery.ts';
import { methodStory } from '#shared/domain/method-story.ts';

const FOUR_POINTS: ObjectiveRules = {
  method: 'highest',
  parameter: null,
  minimum: 1,
  threshold: 3,
  cut: 3,
  belowThreshold: 2,
  levels: [0, 1, 2, 3, 4],
};

describe('what a method does, in numbers of its own', () => {
  test.each<[string, Partial<ObjectiveRules>, number | null, boolean]>([
    ['highest', { method: 'highest' }, 1, false],
    ['latest', { method: 'latest' }, 1, true],
    ['an average never', { method: 'average' }, null, true],
    ['the median', { method: 'median' }, 2, false],
    ['a decaying average of 65 after six', { method: 'decaying' }, 6, true],
    ['of 50 after eight', { method: 'decaying', parameter: 50 }, 8, true],
    ['with a second cut sooner', { method: 'decaying', cut: 2.6 }, 1, true],
    ['five times', { method: 'n-times' }, 5, false],
    ['two in a row', { method: 'streak' }, 2, false],
    ['an average with a second cut', { method: 'average', cut: 2.5 }, 1, false],
  ])('%s', (_, rules, again, falls) => {
    const story = methodStory({ ...FOUR_POINTS, ...rules });
    expect(story).toEqual({ low: 2, high: 3, again, falls });
  });
});
