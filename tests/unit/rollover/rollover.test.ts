import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ClassCalendar,
  classDays,
  EVERY_WEEKDAY,
  isClassDay,
} from '#shared/domain/calendar.ts';
import { datesInNextYear, yearLater } from '#shared/domain/cycle/next-year.ts';
import { addDays, weekdayOf } from '#shared/domain/time.ts';
import { aGradebook } from '../../helpers/builders.ts';
import { testHost } from '../../helpers/memory-host.ts';

const NEXT = { year: '2027–28', first: '2027-08-23', last: '2028-05-26' } as const;
const PLAIN = { ...NEXT, dates: 'moved', terms: false } as const;
/** After the year is over. */
const JUNE = new Date(2027, 5, 15, 12).getTime();

async function aYear(now: number) {
  const host = await testHost({ now });
  const built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24', last: '2027-05-28', method: 'latest' })
    .withStudents(3)
    .withCourse([
      { code: 'A1', due: '2026-08-28' },
      { code: 'A2', due: '2026-11-13' },
      { code: 'A3', due: '2027-05-28' },
    ])
    .build();
  const { A1: objective = '', A3: left = '' } = built.objectives;
  const cell = { class: built.class, student: built.students[0] ?? '', objective };
  await host.ask('evidence.record', { ...cell, level: 'clear', on: '2026-09-01' });
  await host.ask('plan.leave-out', { class: built.class, objective: left, leftOut: true });
  const [, rule] = await host.ask('rule.list', {});
  await host.ask('rule.choose', { class: built.class, rule: rule?.id ?? '' });
  return { host, built };
}

test('classes that end fold away with everything they have, and begin anew with rules and plan and nobody in them, in one step', async () => {
  const { host, built } = await aYear(JUNE);
  const before = await host.ask('class.get', { class: built.class });
  const preview = await host.ask('rollover.preview', PLAIN);
  expect(preview.terms).toEqual([{ name: '2027–28', start: NEXT.first, end: NEXT.last }]);
  expect(preview.classes).toEqual([
    {
      class: built.class,
      name: 'Algebra',
      foldedOn: '2027-06-15',
      students: 3,
      next: {
        name: 'Algebra',
        first: NEXT.first,
        last: NEXT.last,
        objectives: 2,
        dated: 2,
        crowded: 0,
      },
    },
  ]);
  expect(await host.ask('rollover.run', PLAIN)).toEqual(preview);
  const [fresh, old] = await host.ask('class.list', {});
  expect(fresh).toMatchObject({ name: 'Algebra', archived: false, students: 0, objectives: 2 });
  expect(old).toMatchObject({ id: built.class, archived: true, students: 3 });
  const made = await host.ask('class.get', { class: fresh?.id ?? '' });
  const { scale, method, days, courses } = before;
  expect(made).toMatchObject({ scale, method, days, courses, first: NEXT.first, last: NEXT.last });
  const plan = await host.ask('plan.get', { class: fresh?.id ?? '' });
  // The fifth class day stays the fifth.
  expect(plan.objectives[0]).toMatchObject({ code: 'A1', due: '2027-08-27', leftOut: false });
  expect(plan.objectives[2]).toMatchObject({ code: 'A3', leftOut: true });
  // The past year is as it was.
  const kept = await host.ask('plan.get', { class: built.class });
  expect(kept.objectives[0]?.due).toBe('2026-08-28');
  expect((await host.ask('gradebook.get', {})).evidence).toBe(1);
  await host.ask('history.undo', {});
  expect(await host.ask('class.list', {})).toMatchObject([{ id: built.class, archived: false }]);
  expect(await host.ask('term.list', {})).toEqual([]);
  expect((await host.ask('check.run', {})).findings).toEqual([]);
  host.close();
});

test('a class whose last day lies ahead goes on until then, and the new one is told from it', async () => {
  const { host, built } = await aYear(new Date(2027, 3, 15, 12).getTime());
  const own = { ...PLAIN, first: null, last: null, dates: 'none' } as const;
  const { classes } = await host.ask('rollover.run', own);
  expect(classes[0]).toMatchObject({
    foldedOn: '2027-05-29',
    next: { name: 'Algebra 2027–28', first: '2027-08-23', dated: 0 },
  });
  // What has just been made has not begun, and ends in no second run.
  const again = await host.ask('rollover.preview', { ...own, year: 'x' });
  expect(again.classes.map((one) => one.class)).toEqual([built.class]);
  host.close();
});

test('what was chosen is done and no more; nonsense is refused in a sentence', async () => {
  const { host, built } = await aYear(JUNE);
  const { class: other } = await host.ask('class.create', { name: 'Chess' });
  const wish = { ...PLAIN, ending: [built.class], again: [] };
  expect((await host.ask('rollover.run', wish)).classes).toMatchObject([{ next: null }]);
  expect((await host.ask('class.list', {})).map(({ id }) => id)).toEqual([other, built.class]);
  expect(await host.refused('rollover.run', { ...PLAIN, ending: [built.class] })).toMatchObject({
    code: 'INVALID',
    params: { value: 'Algebra' },
  });
  const wrong = { ...PLAIN, last: '2027-08-23' };
  expect((await host.refused('rollover.preview', wrong)).code).toBe('INVALID');
  expect(
    (await host.refused('rollover.preview', { ...PLAIN, ending: [], again: [other] })).code,
  ).toBe('INVALID');
  host.close();
});

test('terms are made anew only where they are asked for, within the new year', async () => {
  const { host } = await aYear(JUNE);
  await host.ask('term.save', { name: '2026–27', start: '2026-08-24', end: '2027-05-28' });
  await host.ask('term.save', { name: 'Q1', start: '2026-08-24', end: '2026-10-23' });
  await host.ask('term.save', { name: 'Q4', start: '2027-03-22', end: '2027-05-28' });
  expect((await host.ask('rollover.preview', PLAIN)).terms).toHaveLength(1);
  const { terms } = await host.ask('rollover.run', { ...PLAIN, terms: true });
  expect(terms).toEqual([
    { name: '2027–28', start: '2027-08-23', end: '2028-05-26' },
    { name: 'Q1 2027–28', start: '2027-08-23', end: '2027-10-22' },
    { name: 'Q4 2027–28', start: '2028-03-20', end: '2028-05-26' },
  ]);
  const kept = await host.ask('term.list', {});
  const year = kept.find(({ name }) => name === '2027–28');
  expect(kept.filter(({ parent }) => parent === year?.id)).toHaveLength(2);
  host.close();
});

test('dates keep their order and their class day, whatever lies between', () => {
  const day = fc.integer({ min: 0, max: 270 });
  fc.assert(
    fc.property(fc.array(day, { maxLength: 8 }), fc.array(day, { maxLength: 6 }), (dues, off) => {
      const exceptions = new Map(
        off.map((n) => [addDays('2026-08-24', n), 'off' as const] as const),
      );
      const from: ClassCalendar = {
        ...EVERY_WEEKDAY,
        first: '2026-08-24',
        last: '2027-05-28',
        exceptions,
      };
      const to: ClassCalendar = {
        ...from,
        first: '2027-08-23',
        last: '2028-05-26',
        exceptions: new Map(),
      };
      const given = dues.map((n) => addDays('2026-08-24', n)).sort();
      const { dates, crowded } = datesInNextYear(from, to, given, '2027-06-15');
      expect(crowded).toBe(0);
      expect([...dates].sort()).toEqual(dates);
      for (const [i, date] of dates.entries()) {
        expect(isClassDay(to, date ?? '')).toBe(true);
        const place = classDays(from, '2026-08-24', given[i] ?? '').length;
        expect(classDays(to, '2027-08-23', date ?? '').length).toBe(Math.max(1, place));
      }
    }),
  );
  expect(weekdayOf(yearLater('2026-08-24', '2027-06-15'))).toBe('mon');
  expect(yearLater('2024-08-26', '2027-06-15') > '2027-06-15').toBe(true);
});
