import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contrast,
  groundsOf,
  ownClass,
  ownTones,
  ringOf,
  signOf,
} from '../../../renderer/ui/own-level.ts';

describe('a level with a look of its own', () => {
  test.each<[string | null, number | null, string | null]>([
    ['◑', 50, null],
    ['○', 0, null],
    ['M+', null, 'M+'],
    ['', null, null],
    [null, null, null],
  ])('sign %s is ring %s or text %s', (glyph, ring, sign) => {
    expect([ringOf({ glyph }), signOf({ glyph })]).toEqual([ring, sign]);
  });

  test('contrast is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
  });

  test('what stands on any colour is read, by day and by night', () => {
    const part = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(part, part, part), (rgb) => {
        const colour = `#${rgb.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
        const { light, dark } = groundsOf(colour);
        expect(light.ground).toBe(colour);
        for (const one of [light, dark]) expect(contrast(one.ground, one.ink)).toBeGreaterThan(4.5);
      }),
    );
  });

  test('colours stand once on the grid, and cells only name their place', () => {
    const levels = [{}, { colour: '#ffd400' }];
    expect(ownTones(levels)).toEqual({
      '--own-ground-1': 'light-dark(#ffd400, #a2890b)',
      '--own-ink-1': 'light-dark(#000000, #000000)',
    });
    expect(ownTones([{}, { colour: null }])).toBeUndefined();
    expect(levels.map(ownClass)).toEqual(['', ' own own-1']);
  });
});
