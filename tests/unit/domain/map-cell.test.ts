import { describe, expect, test } from 'vitest';
import { isUnseen, leavingCell } from '#shared/domain/map-cell.ts';

const cell = (asked: number, assessed: number, mastered: number) => ({ asked, assessed, mastered });

describe('a cell of the heat map', () => {
  test.each([
    ['a share of those asked', cell(20, 10, 5), 'mastered', 0.25],
    ['its coverage', cell(20, 10, 5), 'assessed', 0.5],
    ['none of those who were seen', cell(20, 10, 0), 'mastered', 0],
    ['mastered by a word, never seen', cell(20, 0, 5), 'assessed', 0],
    ['nothing seen of anybody', cell(20, 0, 0), 'mastered', '·'],
    ['nothing seen, as coverage', cell(20, 0, 0), 'assessed', '·'],
    ['fewer than ten', cell(9, 9, 9), 'mastered', '<10'],
    ['fewer than ten, of whom nothing was seen', cell(9, 0, 0), 'mastered', '<10'],
    ['nobody asked', cell(0, 0, 0), 'assessed', '<10'],
    ['ten', cell(10, 10, 10), 'mastered', 1],
    ['not planned', cell(-1, 0, 0), 'mastered', null],
  ] as const)('leaves the department as what it is: %s', (_, figures, shown, expected) => {
    expect(leavingCell(figures, shown)).toBe(expected);
  });

  test('nothing was seen only where somebody is asked', () => {
    expect([cell(3, 0, 0), cell(0, 0, 0), cell(-1, 0, 0), cell(3, 1, 0)].map(isUnseen)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
