import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgressLine } from '../../../electron/cli/progress-line.ts';

let screen: string[];
let line: ReturnType<typeof createProgressLine>;
const CLEARED = '\r\u001b[K';

beforeEach(() => {
  vi.useFakeTimers();
  screen = [];
  line = createProgressLine(
    (text) => screen.push(text),
    () => Date.now(),
  );
});
afterEach(() => vi.useRealTimers());

test('what is soon over is not spoken of', () => {
  line.tell('Writing', { done: 0, total: 0 });
  vi.advanceTimersByTime(200);
  line.clear();
  vi.advanceTimersByTime(1000);
  expect(screen).toEqual([]);
});

test('what says nothing more is spoken of all the same, as it was told last', () => {
  line.tell('Writing', { done: 0, total: 0 });
  vi.advanceTimersByTime(100);
  line.tell('Writing', { done: 1, total: 4 });
  vi.advanceTimersByTime(199);
  expect(screen).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(screen).toEqual([`${CLEARED}Writing… 25 %`]);
});

test('the line changes where it says something else, never beyond the whole, and goes', () => {
  vi.advanceTimersByTime(400);
  for (const done of [0, 1, 1, 2, 5]) line.tell('Writing', { done, total: 3 });
  line.clear();
  line.clear();
  expect(screen).toEqual(
    ['Writing… 0 %', 'Writing… 33 %', 'Writing… 66 %', 'Writing… 100 %', ''].map(
      (text) => CLEARED + text,
    ),
  );
});
