import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCell } from '../../../renderer/features/gradebook/cell-text.ts';
import { columnsOf } from '../../../renderer/features/gradebook/class-columns.ts';
import { copyRange, readPaste } from '../../../renderer/features/gradebook/class-paste.ts';
import { linesOf } from '../../../renderer/features/gradebook/class-rows.ts';
import { EVERYTHING } from '../../../renderer/features/gradebook/use-class-view.ts';
import { answerOf, at, NOTHING } from './class-answer.ts';

const grid = answerOf([
  [at(0), at(3), { status: 'excused' }, { flags: ['missing'] }],
  [at(1), NOTHING, at(2), NOTHING],
]);
const rows = [...linesOf(grid, null).rows.values()];
const { columns } = columnsOf(grid, EVERYTHING, (code) => code);
const whole = { top: 0, left: 0, bottom: 1, right: 3 };
const one = (row: number, column: number) => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});
const students = ['s0', 's1'];

describe('a cell of a spreadsheet', () => {
  test.each([
    ['deep', { type: 'level', key: 'deep' }],
    ['Not yet', { type: 'level', key: 'not-yet' }],
    ['NOT-YET', { type: 'level', key: 'not-yet' }],
    [' 3 ', { type: 'level', key: 'clear' }],
    ['3.0', { type: 'level', key: 'clear' }],
    ['3,00', { type: 'level', key: 'clear' }],
    ['3.5', { type: 'unknown', text: '3.5' }],
    ['30', { type: 'unknown', text: '30' }],
    ['', { type: 'nothing' }],
    ['  ', { type: 'nothing' }],
    ['·', { type: 'nothing' }],
    ['.', { type: 'mark', mark: 'excused' }],
    ['–', { type: 'mark', mark: 'excused' }],
    ['-', { type: 'mark', mark: 'excused' }],
    ['!', { type: 'mark', mark: 'missing' }],
    ['A+', { type: 'unknown', text: 'A+' }],
    ['=1+1', { type: 'unknown', text: '=1+1' }],
  ])('%j', (text, expected) => {
    expect(readCell(text, grid.scale)).toEqual(expected);
  });
});

describe('copying', () => {
  test('gives names of levels, and the signs of marks', () => {
    expect(copyRange(whole, rows, columns, grid.scale)).toBe(
      'Not yet\tDeep\t–\t!\nBasic\t\tClear\t',
    );
    expect(copyRange(one(1, 2), rows, columns, grid.scale)).toBe('Clear');
  });

  test('what was copied is pasted as the same', () => {
    const read = readPaste(
      copyRange(whole, rows, columns, grid.scale),
      whole,
      students,
      columns,
      grid.scale,
    );
    expect(read).toEqual({
      type: 'good',
      levels: [
        { at: { student: 's0', place: 0 }, level: 0 },
        { at: { student: 's0', place: 1 }, level: 3 },
        { at: { student: 's1', place: 0 }, level: 1 },
        { at: { student: 's1', place: 2 }, level: 2 },
      ],
      marks: [
        { at: { student: 's0', place: 2 }, mark: 'excused' },
        { at: { student: 's0', place: 3 }, mark: 'missing' },
      ],
    });
  });
});

describe('pasting', () => {
  const paste = (text: string, range = one(0, 0)) =>
    readPaste(text, range, students, columns, grid.scale);

  test('one unknown cell, and nothing is taken', () => {
    expect(paste('3\t4\nB\t2')).toEqual({ type: 'unknown', count: 1, text: 'B' });
  });

  test('too large a block is refused with its size', () => {
    expect(paste('1\t2', one(0, 3))).toEqual({ type: 'too-large', rows: 1, columns: 2 });
  });

  test('empty cells leave theirs alone', () => {
    expect(paste('\t2')).toMatchObject({ levels: [{ at: { place: 1 }, level: 1 }], marks: [] });
    expect(paste('\t')).toEqual({ type: 'nothing' });
    expect(paste('')).toEqual({ type: 'nothing' });
  });

  test('one level fills the range', () => {
    const read = paste('4', whole);
    expect(read.type === 'good' && read.levels.length).toBe(8);
  });

  test('never takes half of a block: all cells are good, or none is taken', () => {
    const cell = fc.constantFrom('1', 'Deep', '–', '!', '', 'x', '99');
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 2 }), (block) => {
        const read = paste(block.map((row) => row.join('\t')).join('\n'));
        const written = block.flat().filter((text) => text !== '');
        const isUnknown = written.some((text) => text === 'x' || text === '99');
        if (isUnknown) expect(read.type).toBe('unknown');
        else if (read.type === 'good') {
          expect(read.levels.length + read.marks.length).toBe(written.length);
        } else expect(written).toEqual([]);
      }),
    );
  });
});
