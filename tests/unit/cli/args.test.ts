import { describe, expect, test } from 'vitest';
import { parseCommandLine, splitList, UsageError } from '../../../electron/cli/args.ts';
import { table } from '../../../electron/cli/table.ts';

const flags = { class: 'text', minutes: 'number', list: 'list', dry: 'switch' } as const;
const parse = (...argv: string[]) => parseCommandLine(argv, flags, [0, 1]);

describe('flags', () => {
  test('are read by their table', () => {
    const args = parse('word', '--class', 'Period 1', '--minutes=-3', '--list', 'a, b', '--dry');
    expect(args.words).toEqual(['word']);
    expect(args.need('class')).toBe('Period 1');
    expect(args.number('minutes')).toBe(-3);
    expect(args.list('list')).toEqual(['a', 'b']);
    expect(args.has('dry')).toBe(true);
    expect(args.text('minutes')).toBe('-3');
  });
  test('take a value that begins with a dash', () => {
    expect(parse('--minutes', '-5').number('minutes')).toBe(-5);
    expect(parse('--class', '-x').text('class')).toBe('-x');
  });
  test.each([[['--klass', 'x']], [['--class']], [['one', 'two']], [['--dry=yes']]])(
    '%j is not understood',
    (argv) => {
      expect(() => parse(...argv)).toThrow(UsageError);
    },
  );
  test.each(['abc', '', '1e999', 'NaN'])('%j is no number', (text) => {
    expect(() => parse(`--minutes=${text}`).number('minutes')).toThrow(UsageError);
  });
  test('lists of names that hold commas are parted by semicolons', () => {
    expect(splitList('Lee, Ann; Ek, Bo')).toEqual(['Lee, Ann', 'Ek, Bo']);
  });
});

test('tables align numbers to the right and count letters, not bytes', () => {
  expect(
    table(
      ['Name', 'N'],
      [
        ['José', 7],
        ['Al', 10],
      ],
    ),
  ).toBe('Name   N\nJosé   7\nAl    10');
});
