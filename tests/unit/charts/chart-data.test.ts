import { describe, expect, test } from 'vitest';
import {
  type ChartsAnswer,
  letterBars,
  levelColumns,
  levelSeries,
  paintOf,
  reachOf,
  shownSeries,
  unitsOf,
  untouched,
  weeklyGrowth,
} from '../../../renderer/charts/chart-data.ts';

const LEVELS = ['not-yet', 'basic', 'clear', 'deep'].map((key) => ({
  key,
  name: key,
  colour: key === 'deep' ? '#204060' : null,
}));
const objective = (
  code: string,
  unit: string,
  more: Partial<ChartsAnswer['objectives'][number]>,
) => ({
  code,
  statement: code,
  unit,
  critical: false,
  below: [0, 0, 0, 0],
  mastered: [0, 0, 0, 0],
  nothing: 0,
  excused: 0,
  ...more,
});
const answer: ChartsAnswer = {
  class: { id: 'c', name: 'Algebra' },
  term: null,
  asOf: '2026-11-10',
  students: 6,
  letters: [
    { letter: 'A-', count: 2, low: false, isGrade: true },
    { letter: 'F', count: 1, low: true, isGrade: true },
    { letter: 'NG', count: 3, low: false, isGrade: false },
  ],
  levels: LEVELS,
  threshold: 1,
  objectives: [
    objective('A1', 'U1', { below: [2, 1, 0, 0], mastered: [0, 1, 0, 1], nothing: 1 }),
    objective('A2', 'U2', { mastered: [0, 0, 4, 0], excused: 2 }),
  ],
  growth: [],
};

test('letters are shown with a minus sign, low ones in the warm tone, no grade in none', () => {
  expect(letterBars(answer)).toEqual([
    { letter: 'A−', count: 2, tone: 'cool2', isGrade: true },
    { letter: 'F', count: 1, tone: 'warm0', isGrade: true },
    { letter: 'NG', count: 3, tone: 'nothing', isGrade: false },
  ]);
});

test('a colour of the scale’s own goes before the tone, dimmed in the dark', () => {
  const painted = levelSeries(answer).map(({ name, tone, own }) => [name, paintOf(tone, own)]);
  expect(painted.filter(([name]) => name === 'deep')).toEqual([
    ['deep', 'light-dark(#204060, #1c3045)'],
    ['deep', 'light-dark(#204060, #1c3045)'],
  ]);
  expect(painted).toContainEqual(['basic', 'var(--cool1)']);
  expect(painted.at(-1)).toEqual([null, 'var(--line)']);
});

describe('levels part at the threshold', () => {
  const columns = levelColumns(answer, null);
  const series = levelSeries(answer);

  test('below it counts are negative, at and above it positive', () => {
    expect(columns[0]).toMatchObject({
      code: 'A1',
      nothing: -1,
      'below not-yet': -2,
      'below basic': -1,
      'mastered basic': 1,
      'mastered deep': 1,
    });
  });

  test('no count is written as minus nought', () => {
    for (const column of columns) {
      for (const value of Object.values(column)) expect(Object.is(value, -0)).toBe(false);
    }
  });

  test('tones are warm below and cool above, also where an objective asks for more', () => {
    for (const { side, tone } of series) {
      if (tone !== 'nothing') expect(tone.startsWith('warm')).toBe(side === 'below');
    }
  });

  test('what nobody has is no series, and what somebody has is one', () => {
    expect(shownSeries(series, columns).map(({ key }) => key)).toEqual([
      'mastered basic',
      'mastered clear',
      'mastered deep',
      'below basic',
      'below not-yet',
      'nothing',
    ]);
  });

  test('the axis reaches as far as the longer side, and every student is drawn once', () => {
    expect(reachOf(columns, series)).toBe(4);
    columns.forEach((column, i) => {
      const drawn = series.reduce((sum, { key }) => sum + Math.abs(Number(column[key])), 0);
      expect(drawn + (answer.objectives[i]?.excused ?? 0)).toBe(answer.students);
    });
  });

  test('what nobody has shown yet is left out, unless its unit is looked at', () => {
    const more = {
      ...answer,
      objectives: [...answer.objectives, objective('A3', 'U2', { nothing: 6 })],
    };
    expect(untouched(more)).toBe(1);
    expect(levelColumns(more, null).map(({ code }) => code)).toEqual(['A1', 'A2']);
    expect(levelColumns(more, 'U2').map(({ code }) => code)).toEqual(['A2', 'A3']);
  });

  test('one unit can be looked at alone', () => {
    expect(unitsOf(answer)).toEqual(['U1', 'U2']);
    expect(levelColumns(answer, 'U2').map(({ code, at }) => [code, at])).toEqual([['A2', 1]]);
  });
});

test('the table of growth keeps a line a week, the newest and the last', () => {
  const growth = Array.from({ length: 12 }, (_, i) => ({
    on: `day ${i}`,
    mastered: i <= 7 ? i : null,
    planned: i,
  }));
  expect(weeklyGrowth({ growth }).map(({ planned }) => planned)).toEqual([0, 5, 7, 10, 11]);
});
