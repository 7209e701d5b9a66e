import { describe, expect, test } from 'vitest';
import { joined, left } from '#shared/domain/enrolment.ts';
import { covers, type Span } from '#shared/domain/roster.ts';

/** `*..20 25..` reads: since for ever until the 20th, and again from the 25th. */
const spans = (text: string): Span[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((part) => {
      const [start = '', until = ''] = part.split('..');
      return { start: start === '*' ? null : start, until: until || null };
    });
const shown = (list: readonly Span[]) =>
  list
    .map((s) => `${s.start ?? '*'}..${s.until ?? ''}`)
    .sort()
    .join(' ');
const after = (before: Span[], change: ReturnType<typeof left>) =>
  change === null
    ? 'refused'
    : shown([...before.filter((s) => !change.remove.includes(s)), ...change.add]);

describe('joining a class', () => {
  test.each([
    ['', '10', '10..'],
    ['', null, '*..'],
    ['10..', '10', '10..'],
    ['10..', '15', '10..'],
    // Earlier than known: the span begins earlier and is not doubled.
    ['10..', '05', '05..'],
    ['10..', null, '*..'],
    ['10..20', '25', '10..20 25..'],
    // Back on the day of leaving: never left.
    ['10..20', '20', '10..'],
    ['10..20 30..', '25', '10..20 25..'],
    ['10..20 30..', '20', '10..'],
    ['*..20', '25', '*..20 25..'],
    ['*..', null, '*..'],
    ['*..20', null, 'refused'],
    ['10..20 25..28', null, '*..20 25..28'],
  ])('with %s on %s gives %s', (before, on, expected) => {
    const list = spans(before);
    expect(after(list, joined(list, on))).toBe(expected);
  });
});

describe('leaving a class', () => {
  test.each([
    ['10..', '20', '10..20'],
    ['*..', '20', '*..20'],
    ['10..', '10', ''],
    ['10..20', '20', '10..20'],
    ['10..20', '15', '10..15'],
    ['10..20', '25', 'refused'],
    ['', '25', 'refused'],
    ['10..', '05', 'refused'],
    ['10..20 25..', '30', '10..20 25..30'],
  ])('with %s on %s gives %s', (before, on, expected) => {
    const list = spans(before);
    expect(after(list, left(list, on))).toBe(expected);
  });
});

test('whoever joins on a day is in the class on that day, and whoever leaves is not', () => {
  const list = spans('10..20');
  const back = joined(list, '20');
  expect(back?.add.some((span) => covers(span, '20'))).toBe(true);
  const gone = left(list, '15');
  expect(gone?.add.some((span) => covers(span, '15'))).toBe(false);
  expect(gone?.add.some((span) => covers(span, '14'))).toBe(true);
});
