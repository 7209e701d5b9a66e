import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatTsv, parseTsv, placeBlock } from '../../../renderer/grid/grid-clipboard.ts';

describe('clipboard text of a spreadsheet', () => {
  test.each<[string, string, string[][]]>([
    ['one cell', '3', [['3']]],
    ['a row', '3\t4', [['3', '4']]],
    ['a column as Excel writes it', '3\r\n4\r\n', [['3'], ['4']]],
    ['a column as LibreOffice writes it', '3\n4\n', [['3'], ['4']]],
    [
      'empty cells',
      '\t\n\t1',
      [
        ['', ''],
        ['', '1'],
      ],
    ],
    ['an empty line in the middle', '1\n\n2', [['1'], [''], ['2']]],
    ['quotes around a line end', '"a\nb"\tc', [['a\nb', 'c']]],
    ['doubled quotes', '"say ""deep"""\t1', [['say "deep"', '1']]],
    ['a quote that closes too early is plain', '"a"b\tc', [['"a"b', 'c']]],
    ['a quote that is never closed is plain', '"a\tb', [['"a', 'b']]],
    ['an inch sign', '5"\t6', [['5"', '6']]],
    ['old Mac line ends', '1\r2', [['1'], ['2']]],
    ['nothing', '', [['']]],
  ])('%s', (_name, text, cells) => {
    expect(parseTsv(text)).toEqual(cells);
  });

  test('what is written is read back the same', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é', '→') })
      .filter((text) => !text.includes('\r'));
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
      )
      // One empty cell in the last line looks like a line end: spreadsheets cannot tell either.
      .filter((rows) => rows.at(-1)?.join('') !== '');
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTsv(formatTsv(rows))).toEqual(rows);
      }),
    );
  });

  test('reading never fails and loses no plain text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll('"', '');
        const expected = plain.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
        expect(parseTsv(plain).map((row) => row.join('\t'))).toEqual(expected);
        expect(parseTsv(text).length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('where a pasted block lands', () => {
  const shape = { rows: 10, columns: 6 };
  const range = (top: number, left: number, bottom = top, right = left) => ({
    top,
    left,
    bottom,
    right,
  });

  test('one value fills the whole range', () => {
    const placed = placeBlock([['3']], range(1, 1, 3, 2), shape);
    expect(placed.ok && placed.cells).toHaveLength(6);
    expect(placed.ok && placed.cells.every((c) => c.text === '3')).toBe(true);
  });

  test('a block is laid down from the first cell of a range that it does not fit evenly', () => {
    const placed = placeBlock(
      [
        ['1', '2'],
        ['3', '4'],
      ],
      range(2, 2, 4, 2),
      shape,
    );
    expect(placed.ok && placed.cells).toEqual([
      { row: 2, column: 2, text: '1' },
      { row: 2, column: 3, text: '2' },
      { row: 3, column: 2, text: '3' },
      { row: 3, column: 3, text: '4' },
    ]);
  });

  test('short lines are filled up with empty cells', () => {
    const placed = placeBlock([['1', '2'], ['3']], range(0, 0), shape);
    expect(placed.ok && placed.cells.at(-1)).toEqual({ row: 1, column: 1, text: '' });
  });

  test('what does not fit is refused whole, with its size', () => {
    expect(placeBlock([['1', '2']], range(0, 5), shape)).toEqual({
      ok: false,
      rows: 1,
      columns: 2,
    });
    expect(placeBlock([['1'], ['2']], range(9, 0), shape)).toEqual({
      ok: false,
      rows: 2,
      columns: 1,
    });
  });
});
