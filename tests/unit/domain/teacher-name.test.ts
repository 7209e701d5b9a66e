import { expect, test } from 'vitest';
import { mayBeCalled } from '#shared/domain/teacher-name.ts';

test.each([
  ['Kim', 'Ana Kim', true],
  ['Ms. Kim', 'Ana Kim', true],
  ['A. Kim', 'Ana Kim', true],
  ['Kim, Ana', 'Ana Kim', true],
  ['José Díaz', 'Jose Diaz', true],
  ['Bo Kim', 'Ana Kim', false],
  ['Ana', 'Kim', false],
  ['Kim', 'Kimball', false],
  ['Ana K.', 'Ana Kim', true],
  ['A. K.', 'Ana Kim', false],
  ['Mr.', 'Mr. Kim', false],
  ['', 'Ana Kim', false],
])('whether %s may be %s: %s', (one, other, may) => {
  expect(mayBeCalled(one, other)).toBe(may);
  expect(mayBeCalled(other, one)).toBe(may);
});
