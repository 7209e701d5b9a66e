import { describe, expect, test } from 'vitest';
import { unguarded } from '#host/interchange/cell-text.ts';
import { dayOrderOf, writtenDate } from '#host/interchange/date-text.ts';
import { distinctNames, freeName } from '#host/interchange/distinct-names.ts';
import { mergeOrder } from '#host/interchange/merge-order.ts';
import { nearest } from '#host/interchange/misspelt.ts';
import { mergeSpans } from '#host/interchange/oneroster-spans.ts';
import { splitName } from '#host/interchange/person-name.ts';
import { writtenScore } from '#host/interchange/score-text.ts';
import { guessSeparator } from '#host/interchange/separator.ts';
import { guardedCell } from '#host/interchange/spreadsheet-cell.ts';

test.each([
  ['a,b\n1,2', ','],
  ['a;b\n1;2', ';'],
  ['a\tb\n1\t2', '\t'],
  ['a\n1\n2', ','],
  ['ID;Name\n1;Lee, Ann\n2;Poe, Bo', ';'],
  ['ID;Score\n1;7,5\n2;8,5', ';'],
  ['"a;b",c\n"1;2",3', ','],
  ['Last, First;ID\nLee, Ann;1', ';'],
  ['ID,Note;s,Name\n1,x,Ann\n2,y,Bo', ','],
])('the separator of %j is %j', (text, separator) => {
  expect(guessSeparator(text)).toBe(separator);
});

test.each([
  ['2026-09-30', '2026-09-30'],
  ['2026-09-30T08:00:00.000Z', '2026-09-30'],
  ['2026-02-31', null],
  ['2026-13-01', null],
  ['30/9/2026 10:15', { a: 30, b: 9, year: 2026 }],
  ['31/31/2026', null],
  ['3/4/26', { a: 3, b: 4, year: 2026 }],
  ['3-4-2026', { a: 3, b: 4, year: 2026 }],
  ['3/4-2026', null],
  ['4.3.2026', '2026-03-04'],
  ['Mar 4, 2026', '2026-03-04'],
  ['4 March 2026', '2026-03-04'],
  ['Foo 4, 2026', null],
  ['20260304', null],
  ['soon', null],
  ['', null],
])('the date %j is %j', (written, expected) => {
  const date = writtenDate(written);
  if (expected === null) expect(date).toBeNull();
  else if (typeof expected === 'string') expect(date).toEqual({ kind: 'sure', date: expected });
  else expect(date).toEqual({ kind: 'slashed', ...expected });
});

test.each([
  [['1/2/2026', '13/2/2026'], 'day-first'],
  [['1/2/2026', '2/13/2026'], 'month-first'],
  [['1/2/2026'], 'unknown'],
  [['13/2/2026', '2/13/2026'], 'unknown'],
  [['2026-01-02'], 'month-first'],
  [['5/5/2026'], 'month-first'],
])('dates %j are %s', (dates, order) => {
  expect(dayOrderOf(dates.map(writtenDate))).toBe(order);
});

test.each([
  ['Lee, Ann', 'Ann', 'Lee'],
  ['Ann Lee', 'Ann', 'Lee'],
  ['Mary Ann van Lee', 'Mary Ann van', 'Lee'],
  ['  van Lee ,  Mary  Ann ', 'Mary Ann', 'van Lee'],
  ['Cher', 'Cher', ''],
  ['Lee,', '', 'Lee'],
])('the name %j is given %j, family %j', (written, givenName, familyName) => {
  expect(splitName(written)).toEqual({ givenName, familyName });
});

test.each([
  ['7', { kind: 'score', score: 7, outOf: null }],
  ['7,5', { kind: 'score', score: 7.5, outOf: null }],
  ['-1', { kind: 'score', score: -1, outOf: null }],
  ['4/5', { kind: 'score', score: 4, outOf: 5 }],
  ['62.5 %', { kind: 'score', score: 62.5, outOf: 100 }],
  ['ex', { kind: 'status', status: 'excused' }],
  ['MIS', { kind: 'status', status: 'missing' }],
  ['—', { kind: 'status', status: 'nothing' }],
  ['NaN', null],
  ['Infinity', null],
  ['1e400', null],
  ['0x10', null],
  ['1/2/3', null],
  ['A+', null],
])('the result %j', (written, expected) => {
  expect(writtenScore(written)).toEqual(expected);
});

describe('spans of one student in one class', () => {
  const session = (start: string, end: string) => ({
    row: 1,
    sourcedId: start,
    title: start,
    start,
    end,
    parent: null,
    schoolYear: null,
  });
  const fall = session('2026-08-17', '2026-12-19');
  const spring = session('2027-01-04', '2027-05-29');
  const year = session('2026-08-17', '2027-05-29');
  const span = (begin: string | null, end: string | null) => ({ begin, end });
  test.each([
    [
      'from semester to semester',
      [span('2026-08-17', '2026-12-19'), span('2027-01-04', '2027-05-29')],
      [fall, spring],
      [['2026-08-17', '2027-05-29', 2]],
    ],
    [
      'the same in the other order',
      [span('2027-01-04', '2027-05-29'), span('2026-08-17', '2026-12-19')],
      [fall, spring],
      [['2026-08-17', '2027-05-29', 2]],
    ],
    [
      'with a gap inside a session',
      [span('2026-08-17', '2026-10-01'), span('2026-11-01', '2026-12-19')],
      [fall, spring],
      [
        ['2026-08-17', '2026-10-01', 1],
        ['2026-11-01', '2026-12-19', 1],
      ],
    ],
    [
      'over the break of a class that runs all year',
      [span('2026-08-17', '2026-12-19'), span('2027-01-04', '2027-05-29')],
      [year],
      [
        ['2026-08-17', '2026-12-19', 1],
        ['2027-01-04', '2027-05-29', 1],
      ],
    ],
    [
      'that touch without any session',
      [span('2026-08-17', '2026-10-01'), span('2026-10-01', '2026-12-19')],
      [],
      [['2026-08-17', '2026-12-19', 2]],
    ],
    [
      'with a gap and no session',
      [span('2026-08-17', '2026-10-01'), span('2026-10-02', '2026-12-19')],
      [],
      [
        ['2026-08-17', '2026-10-01', 1],
        ['2026-10-02', '2026-12-19', 1],
      ],
    ],
    [
      'one inside the other',
      [span('2026-08-17', '2026-12-19'), span('2026-09-01', '2026-10-01')],
      [fall],
      [['2026-08-17', '2026-12-19', 2]],
    ],
    [
      'without dates, twice',
      [span(null, null), span(null, null)],
      [fall, spring],
      [[null, null, 2]],
    ],
    [
      'without an end',
      [span('2026-08-17', null), span('2027-01-04', '2027-05-29')],
      [fall, spring],
      [['2026-08-17', null, 2]],
    ],
  ])('%s', (_, rows, sessions, expected) => {
    const merged = mergeSpans(rows, sessions);
    expect(merged.map((one) => [one.start, one.until, one.rows])).toEqual(expected);
  });
});

test.each([
  [['a', 'b', 'c'], ['a', 'b', 'c'], ['a', 'b', 'c'], []],
  [
    ['a', 'b', 'c'],
    ['c', 'a'],
    ['c', 'b', 'a'],
    ['a', 'c'],
  ],
  [['a', 'b', 'c'], ['a', 'x', 'c'], ['a', 'x', 'b', 'c'], []],
  [['a', 'b', 'c'], ['x', 'b'], ['a', 'x', 'b', 'c'], []],
  [['a', 'b'], ['x', 'y'], ['a', 'b', 'x', 'y'], []],
  [[], ['x', 'y'], ['x', 'y'], []],
  [
    ['a', 'b'],
    ['b', 'x', 'y', 'a', 'z'],
    ['b', 'x', 'y', 'a', 'z'],
    ['a', 'b'],
  ],
])('present %j and a file of %j give %j', (present, listed, order, moved) => {
  const merged = mergeOrder(present, listed);
  expect(merged.order).toEqual(order);
  expect([...merged.moved].sort()).toEqual(moved);
});

test('titles that repeat are told apart by the first mark that tells all of them apart', () => {
  const thing = (sourcedId: string, title: string, ...marks: (string | null)[]) => ({
    sourcedId,
    title,
    marks,
  });
  const names = distinctNames([
    thing('1', 'Chem', 'A', 'p1'),
    thing('2', 'Chem', 'B', 'p1'),
    thing('3', 'Bio', 'A', 'p1'),
    thing('4', 'Art', 'A', 'p1'),
    thing('5', 'art', 'A', 'p2'),
    thing('6', 'Gym', null, 'p1'),
    thing('7', 'Gym', 'A', 'p1'),
  ]);
  expect([...names.values()].sort()).toEqual(
    ['Chem (A)', 'Chem (B)', 'Bio', 'Art (p1)', 'art (p2)', 'Gym (6)', 'Gym (7)'].sort(),
  );
  expect(freeName('Chem', (name) => ['Chem', 'Chem (2)'].includes(name))).toBe('Chem (3)');
});

test('a misspelt heading is understood only when it is near one word and not short', () => {
  const words = ['preferredgivenname', 'givenname', 'datelastmodified'];
  expect(nearest('prefferedgivenname', words)).toBe('preferredgivenname');
  expect(nearest('datalastmodified', words)).toBe('datelastmodified');
  expect(nearest('gvienname', words)).toBe('givenname');
  expect(nearest('familyname', words)).toBeNull();
  expect(nearest('title', ['titel'])).toBeNull();
});

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['@cmd', "'@cmd"],
  ['-x', "'-x"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ["'=1", "''=1"],
  ['-5', '-5'],
  ['-5.25', '-5.25'],
  ["'tis", "'tis"],
  ['plain = text', 'plain = text'],
])('the cell %j goes out as %j and comes back as it was', (text, cell) => {
  expect(guardedCell(text)).toBe(cell);
  expect(unguarded(cell)).toBe(text);
});
