import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { round2 } from '#shared/domain/decimal.ts';

describe('rounding to 2 decimals, half away from zero, in decimal', () => {
  test.each([
    [4.125, 4.13],
    [3.475, 3.48],
    [2.875, 2.88],
    [1.005, 1.01],
    [89.995, 90],
    [2.123, 2.12],
    [-2.345, -2.35],
    [-0.004, 0],
    [0.1 + 0.2, 0.3],
    [66.66666666666667, 66.67],
    [3, 3],
  ])('%d becomes %d', (value, rounded) => {
    expect(round2(value)).toBe(rounded);
  });

  test('agrees with exact decimal arithmetic on thousandths', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (thousandths) => {
        const cents = Math.floor((Math.abs(thousandths) + 5) / 10) * Math.sign(thousandths);
        expect(round2(thousandths / 1000)).toBe(cents === 0 ? 0 : cents / 100);
      }),
    );
  });
});
