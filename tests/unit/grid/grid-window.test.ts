import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowHeightFor, scrollToShow, spanOf } from '../../../renderer/grid/grid-window.ts';

describe('the rows and columns that are drawn', () => {
  test('a class that fits is drawn whole', () => {
    const span = spanOf({ scrolled: 0, visible: 640, size: 23, count: 24, beyond: 4, step: 4 });
    expect(span).toEqual({ first: 0, end: 24 });
  });

  test('of 600 students only those near the view', () => {
    const span = spanOf({ scrolled: 6900, visible: 640, size: 23, count: 600, beyond: 4, step: 8 });
    expect(span.first).toBe(296);
    expect(span.end).toBe(336);
  });

  /** Browsers scroll by parts of a pixel. */
  const pixels = (min: number, max: number) =>
    fc.integer({ min: min * 8, max: max * 8 }).map((eighths) => eighths / 8);
  const inputs = fc.record({
    scrolled: pixels(-50, 30_000),
    visible: pixels(0, 2000),
    size: fc.integer({ min: 5, max: 60 }),
    count: fc.integer({ min: 0, max: 700 }),
    beyond: fc.integer({ min: 0, max: 8 }),
    step: fc.integer({ min: 1, max: 8 }),
  });

  test('whatever can be seen is drawn, and not more than the view, both margins and two steps', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { first, end } = spanOf(input);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(input.count);
        expect(first).toBeLessThanOrEqual(Math.max(end, 0));
        for (let i = 0; i < input.count; i += 1) {
          const isSeen =
            (i + 1) * input.size > input.scrolled &&
            i * input.size < input.scrolled + input.visible;
          if (isSeen) expect(i >= first && i < end).toBe(true);
        }
        const most = input.visible / input.size + 2 + 2 * input.beyond + 2 * input.step;
        expect(end - first).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('scrolling to an item shows it whole, starts with a whole item and goes no further', () => {
    const index = fc.integer({ min: 0, max: 700 });
    fc.assert(
      fc.property(inputs, index, ({ scrolled, visible, size }, i) => {
        fc.pre(visible >= size && scrolled >= 0);
        const to = scrollToShow(i, { scrolled, visible, size });
        expect(to).toBeLessThanOrEqual(i * size);
        expect(to + visible).toBeGreaterThanOrEqual((i + 1) * size - 1e-6);
        const isInView = i * size >= scrolled && (i + 1) * size <= scrolled + visible;
        if (isInView) expect(to).toBe(scrolled);
        else {
          expect(to % size).toBe(0);
          // One item less of scrolling would not do.
          if (to > scrolled) expect(to - size + visible).toBeLessThan((i + 1) * size);
        }
      }),
    );
  });
});

describe('the height of rows', () => {
  test.each<[string, number, number, number, number]>([
    ['24 students have room to spare', 24, 581, 23, 23],
    ['28 students stand closer so that all of them are seen', 28, 581, 23, 20],
    ['36 students cannot all be seen, so nobody is squeezed', 36, 581, 23, 23],
    ['fingers keep their 44 pixels', 15, 581, 44, 44],
    ['no students', 0, 581, 23, 23],
  ])('%s', (_name, rows, available, usual, expected) => {
    expect(rowHeightFor(rows, available, usual)).toBe(expected);
  });
});
