import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CellPosition,
  clampCursor,
  type GridShape,
  type Move,
  moveCursor,
} from '../../../renderer/grid/grid-cursor.ts';

const MOVES: readonly Move[] = [
  'up',
  'down',
  'left',
  'right',
  'row-start',
  'row-end',
  'column-start',
  'column-end',
  'grid-start',
  'grid-end',
  'page-up',
  'page-down',
  'next',
  'previous',
];

const shape: GridShape = { rows: 24, columns: 72, page: 10 };
const at = (row: number, column: number): CellPosition => ({ row, column });

describe('moving through 24 × 72 cells', () => {
  test.each<[Move, CellPosition, CellPosition]>([
    ['up', at(5, 5), at(4, 5)],
    ['up', at(0, 5), at(-1, 5)],
    ['up', at(-1, 5), at(-1, 5)],
    ['down', at(23, 5), at(23, 5)],
    ['left', at(5, 0), at(5, -1)],
    ['left', at(5, -1), at(5, -1)],
    ['right', at(5, 71), at(5, 71)],
    ['row-start', at(5, 40), at(5, 0)],
    ['row-end', at(5, 40), at(5, 71)],
    ['column-start', at(5, 40), at(0, 40)],
    ['column-end', at(5, 40), at(23, 40)],
    ['grid-start', at(5, 40), at(0, 0)],
    ['grid-end', at(5, 40), at(23, 71)],
    ['page-up', at(12, 3), at(2, 3)],
    ['page-up', at(4, 3), at(0, 3)],
    ['page-down', at(12, 3), at(22, 3)],
    ['page-down', at(20, 3), at(23, 3)],
    ['next', at(5, 5), at(6, 5)],
    ['next', at(23, 5), at(0, 6)],
    ['next', at(23, 71), at(23, 71)],
    ['previous', at(0, 6), at(23, 5)],
    ['previous', at(0, 0), at(0, 0)],
    ['next', at(-1, 4), at(0, 4)],
    ['next', at(3, -1), at(4, -1)],
  ])('%s from %o leads to %o', (move, from, to) => {
    expect(moveCursor(from, move, shape)).toEqual(to);
  });

  test('going on after an entry passes over locked cells, also at the foot of a column', () => {
    const locked = { ...shape, isLocked: (c: CellPosition) => c.row === 23 || c.row === 0 };
    expect(moveCursor(at(22, 4), 'next', locked)).toEqual(at(1, 5));
    expect(moveCursor(at(1, 5), 'previous', locked)).toEqual(at(22, 4));
  });

  test('where everything further is locked the cursor stays', () => {
    const locked = { ...shape, isLocked: (c: CellPosition) => c.row > 3 || c.column > 0 };
    expect(moveCursor(at(3, 0), 'next', locked)).toEqual(at(3, 0));
  });
});

describe('laws', () => {
  const shapes = fc.record({
    rows: fc.integer({ min: 0, max: 40 }),
    columns: fc.integer({ min: 0, max: 40 }),
    page: fc.integer({ min: 1, max: 30 }),
  });
  const places = fc.record({
    row: fc.integer({ min: -3, max: 50 }),
    column: fc.integer({ min: -3, max: 50 }),
  });

  test('no row of moves ever leaves the grid', () => {
    fc.assert(
      fc.property(shapes, places, fc.array(fc.constantFrom(...MOVES)), (s, start, moves) => {
        let cursor = clampCursor(start, s);
        for (const move of moves) {
          cursor = moveCursor(cursor, move, s);
          expect(cursor.row).toBeGreaterThanOrEqual(-1);
          expect(cursor.column).toBeGreaterThanOrEqual(-1);
          expect(cursor.row).toBeLessThan(Math.max(s.rows, 1));
          expect(cursor.column).toBeLessThan(Math.max(s.columns, 1));
          expect(cursor).toEqual(clampCursor(cursor, s));
        }
      }),
    );
  });

  test('Enter walks through every cell once, and Shift+Enter walks back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (r, c) => {
        const s = { rows: r, columns: c, page: 5 };
        const seen = new Set<string>();
        let cursor = at(0, 0);
        for (let i = 0; i < r * c; i += 1) {
          seen.add(`${cursor.row}/${cursor.column}`);
          const next = moveCursor(cursor, 'next', s);
          if (i < r * c - 1) expect(moveCursor(next, 'previous', s)).toEqual(cursor);
          cursor = next;
        }
        expect(seen.size).toBe(r * c);
      }),
    );
  });
});
