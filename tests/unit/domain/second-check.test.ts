import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleOf, type Work, withoutNames } from '#shared/domain/second-check.ts';

const work = (id: string, section: string, step: number, lot = id): Work => ({
  id,
  section,
  step,
  lot,
});

describe('a sample of work', () => {
  test('takes of every section and level before it takes a second of any', () => {
    const many = Array.from({ length: 20 }, (_, i) => work(`a${i}`, 'A', 3));
    const rare = [work('r1', 'A', 0), work('r2', 'B', 3), work('r3', 'B', 1)];
    const drawn = sampleOf([...many, ...rare], 4);
    expect(drawn).toHaveLength(4);
    expect(drawn).toEqual(expect.arrayContaining(['r1', 'r2', 'r3']));
  });

  test('stands in the order of the lots, whatever the levels', () => {
    const works = [work('a', 'A', 0, '3'), work('b', 'A', 1, '1'), work('c', 'B', 2, '2')];
    expect(sampleOf(works, 9)).toEqual(['b', 'c', 'a']);
  });

  test('holds nobody twice and as many as there are, in whatever order they came', () => {
    const works = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        section: fc.constantFrom('A', 'B', 'C'),
        step: fc.nat(4),
        lot: fc.uuid(),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(works, fc.nat(30), (list, count) => {
        const drawn = sampleOf(list, count);
        expect(new Set(drawn).size).toBe(Math.min(count, list.length));
        expect(drawn).toHaveLength(Math.min(count, list.length));
        expect(sampleOf([...list].reverse(), count)).toEqual(drawn);
      }),
    );
  });
});

describe('words on what was shown', () => {
  test.each([
    ['Ana explained it to Ben.', ['Ana', 'Ruiz'], '… explained it to Ben.'],
    ['ANA RUIZ, then Ruiz-Lopez', ['Ana', 'Ruiz-Lopez'], '… …, then …'],
    ['Analysis of banana', ['Ana'], 'Analysis of banana'],
    ['Zoë’s graph', ['Zoë'], '…’s graph'],
    ['a * b', ['*', 'A'], 'a * b'],
    ['Jose and JOSÉ drew', ['José'], '… and … drew'],
    ['Núñez drew, Nun\u0303ez too', ['Nunez'], '… drew, … too'],
    ['O\u2019Hara and O\u0027Hara', ["O'Hara"], '… and …'],
    ['Josefa is not José-María', ['José'], 'Josefa is not …-María'],
    ['Mary Jane drew it', ['Mary Jane'], '… drew it'],
  ])('%j without %j', (text, names, left) => {
    expect(withoutNames(text, names)).toBe(left);
  });

  test('classmates are left out as their names are written, and a text without names stays as it was', () => {
    expect(withoutNames('Will it? Mark will mark it for Will.', ['Ana'], ['Will', 'Mark'])).toBe(
      '… it? … will mark it for ….',
    );
    const text = 'cafe\u0301';
    expect(withoutNames(text, ['Ana'], ['Will'])).toBe(text);
  });
});
