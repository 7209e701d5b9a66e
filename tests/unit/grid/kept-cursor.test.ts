import { expect, test } from 'vitest';
import { moveIndex } from '../../../renderer/features/gradebook/use-kept-cursor.ts';

const move = (index: number, before: string[], after: string[]) =>
  moveIndex(index, before, after, (item) => item);

test('the cursor stays with its student when the order changes', () => {
  expect(move(1, ['a', 'b', 'c'], ['b', 'c', 'a'])).toBe(0);
});

test('who is filtered away leaves the cursor at the same height', () => {
  expect(move(1, ['a', 'b', 'c'], ['a', 'c'])).toBe(1);
  expect(move(2, ['a', 'b', 'c'], ['a', 'b'])).toBe(1);
});

test('a head stays a head', () => {
  expect(move(-1, ['a', 'b'], ['b', 'a'])).toBe(-1);
});
