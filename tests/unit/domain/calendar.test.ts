import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addClassDays,
  type ClassCalendar,
  classDays,
  classDaysSince,
  EVERY_WEEKDAY,
  isClassDay,
} from '#shared/domain/calendar.ts';
import { dateShifts, movedDue, NO_SHIFTS } from '#shared/domain/due-date.ts';
import { addDays, dateOfDay, dayNumber, isIsoDate, weekdayOf } from '#shared/domain/time.ts';

describe('dates', () => {
  test.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-01', false],
    ['2026-01-01T00:00', false],
  ])('%s is a date: %s', (text, is) => expect(isIsoDate(text)).toBe(is));

  test('day numbers agree with the platform calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (day) => {
        const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
        expect(dateOfDay(day)).toBe(text);
        expect(dayNumber(text)).toBe(day);
      }),
    );
  });

  test('2026-11-10 is a Tuesday', () => expect(weekdayOf('2026-11-10')).toBe('tue'));
});

const calendar: ClassCalendar = {
  ...EVERY_WEEKDAY,
  first: '2026-08-24',
  last: '2027-06-04',
  exceptions: new Map([
    ['2026-11-25', 'off'],
    ['2026-11-26', 'off'],
    ['2026-11-27', 'off'],
    ['2026-11-18', 'missed'],
    ['2026-11-17', 'short'],
  ]),
};

describe('class days', () => {
  test('weekends, days off, missed or short days and days outside the year are none', () => {
    expect(isClassDay(calendar, '2026-11-14')).toBe(false);
    expect(isClassDay(calendar, '2026-11-26')).toBe(false);
    expect(isClassDay(calendar, '2026-11-18')).toBe(false);
    expect(isClassDay(calendar, '2026-11-17')).toBe(false);
    expect(isClassDay(calendar, '2026-11-16')).toBe(true);
    expect(isClassDay(calendar, '2026-08-21')).toBe(false);
    expect(isClassDay(calendar, '2027-06-07')).toBe(false);
  });
  test('a week with a holiday', () => {
    expect(classDays(calendar, '2026-11-23', '2026-11-29')).toEqual(['2026-11-23', '2026-11-24']);
    expect(classDaysSince(calendar, '2026-11-20', '2026-11-30')).toBe(3);
    expect(addClassDays(calendar, '2026-11-24', 1)).toBe('2026-11-30');
  });
  test('an A/B rotation skips days off but not missed days', () => {
    const ab: ClassCalendar = { ...calendar, rotation: ['A', 'B'], rotationDays: ['A'] };
    expect(classDays(ab, '2026-08-24', '2026-09-04')).toEqual([
      '2026-08-24',
      '2026-08-26',
      '2026-08-28',
      '2026-09-01',
      '2026-09-03',
    ]);
    const before = classDays(ab, '2026-11-19', '2026-11-24');
    const after = classDays(ab, '2026-11-28', '2026-12-02');
    expect(before).toEqual(['2026-11-20', '2026-11-24']);
    expect(after).toEqual(['2026-12-01']);
  });
  test('moving by class days and counting them agree', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 60 }),
        (start, count) => {
          const from = addDays('2026-08-24', start);
          const to = addClassDays(EVERY_WEEKDAY, from, count);
          expect(classDaysSince(EVERY_WEEKDAY, from, to)).toBe(count);
        },
      ),
    );
  });
});

describe('a student’s own dates', () => {
  test('absence moves what was due within it or in the 10 class days after', () => {
    const shifts = dateShifts(calendar, null, ['2026-10-05', '2026-10-06']);
    expect(movedDue(calendar, '2026-10-02', shifts)).toBe('2026-10-02');
    expect(movedDue(calendar, '2026-10-05', shifts)).toBe('2026-10-07');
    expect(movedDue(calendar, '2026-10-20', shifts)).toBe('2026-10-22');
    expect(movedDue(calendar, '2026-10-21', shifts)).toBe('2026-10-21');
  });
  test('an absence on a day without class moves nothing', () => {
    expect(dateShifts(calendar, null, ['2026-11-26']).spells).toEqual([]);
  });
  test('a newcomer’s first 10 class days of dates move by 10', () => {
    const shifts = dateShifts(calendar, '2026-10-05', []);
    expect(movedDue(calendar, '2026-10-05', shifts)).toBe('2026-10-19');
    expect(movedDue(calendar, '2026-10-16', shifts)).toBe('2026-10-30');
    expect(movedDue(calendar, '2026-10-19', shifts)).toBe('2026-10-19');
  });
  test('nobody else’s dates move', () => {
    expect(movedDue(calendar, '2026-10-05', NO_SHIFTS)).toBe('2026-10-05');
  });
});
