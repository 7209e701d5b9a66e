import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellPosition, GridShape, Move } from '../../../renderer/grid/grid-cursor.ts';
import {
  cellsOf,
  clampSelection,
  extendSelection,
  extendTo,
  isSingle,
  moveSelection,
  rangeOf,
  rangeSize,
  type Selection,
  selectAll,
  selectCell,
  selectLine,
} from '../../../renderer/grid/grid-selection.ts';

const shape: GridShape = { rows: 5, columns: 4, page: 3 };
const at = (row: number, column: number): CellPosition => ({ row, column });

describe('a range of cells', () => {
  test('Shift+arrows stretch from where they began, and back again', () => {
    let selection = selectCell(at(2, 2));
    for (const move of ['up', 'up', 'left'] as const) {
      selection = extendSelection(selection, move, shape);
    }
    expect(rangeOf(selection)).toEqual({ top: 0, left: 1, bottom: 2, right: 2 });
    for (const move of ['down', 'down', 'right'] as const) {
      selection = extendSelection(selection, move, shape);
    }
    expect(isSingle(selection)).toBe(true);
    expect(selection.cursor).toEqual(at(2, 2));
  });

  test('never takes in a head', () => {
    const up = extendSelection(selectCell(at(0, 0)), 'up', shape);
    expect(rangeOf(up)).toEqual({ top: 0, left: 0, bottom: 0, right: 0 });
    const fromHead = extendSelection(selectCell(at(-1, 2)), 'down', shape);
    expect(rangeOf(fromHead)).toEqual({ top: 0, left: 2, bottom: 0, right: 2 });
  });

  test('a plain move lets go of it', () => {
    const wide = extendTo(selectCell(at(0, 0)), at(3, 3), shape);
    expect(moveSelection(wide, 'left', shape)).toEqual(selectCell(at(3, 2)));
  });

  test('all, a row, a column', () => {
    expect(rangeSize(rangeOf(selectAll(shape)))).toBe(20);
    expect(rangeOf(selectLine(selectCell(at(3, 1)), 'row', shape))).toEqual({
      top: 3,
      left: 0,
      bottom: 3,
      right: 3,
    });
    expect(rangeOf(selectLine(selectCell(at(3, 1)), 'column', shape))).toEqual({
      top: 0,
      left: 1,
      bottom: 4,
      right: 1,
    });
  });

  test('its cells come row by row', () => {
    expect(cellsOf({ top: 1, left: 0, bottom: 2, right: 1 })).toEqual([
      at(1, 0),
      at(1, 1),
      at(2, 0),
      at(2, 1),
    ]);
  });

  test('shrinks with the grid', () => {
    const wide = extendTo(selectCell(at(0, 0)), at(4, 3), shape);
    const smaller = { rows: 2, columns: 2, page: 3 };
    expect(rangeOf(clampSelection(wide, smaller))).toEqual({
      top: 0,
      left: 0,
      bottom: 1,
      right: 1,
    });
  });

  test('an empty grid has nothing to stretch over', () => {
    const empty = { rows: 0, columns: 0, page: 1 };
    const none: Selection = selectCell(at(-1, -1));
    expect(extendSelection(none, 'down', empty)).toEqual(none);
    expect(cellsOf(rangeOf(selectAll(empty)))).toEqual([]);
  });

  test('as many cells as its size says, whatever was stretched', () => {
    const moves = fc.array(
      fc.constantFrom<Move>('up', 'down', 'left', 'right', 'grid-end', 'row-start', 'page-down'),
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 3 }),
        moves,
        (row, column, list) => {
          let selection = selectCell(at(row, column));
          for (const move of list) selection = extendSelection(selection, move, shape);
          const range = rangeOf(selection);
          expect(cellsOf(range)).toHaveLength(rangeSize(range));
          expect(selection.anchor).toEqual(at(row, column));
        },
      ),
    );
  });
});
