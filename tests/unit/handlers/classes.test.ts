import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
beforeEach(async () => {
  host = await testHost();
});
afterEach(() => host.close());

const create = async (name: string, rules: object = {}) =>
  (await host.ask('class.create', { name, ...rules })).class;

describe('a class', () => {
  test('that was only named meets Monday to Friday and judges by the highest attempt', async () => {
    const id = await create('Algebra');
    expect(await host.ask('class.get', { class: id })).toMatchObject({
      name: 'Algebra',
      scale: { name: 'Basic · Clear · Deep' },
      threshold: 'basic',
      method: 'highest',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      first: null,
      courses: [],
    });
  });

  test('takes its threshold only from its scale, and forgets it with the scale', async () => {
    const id = await create('Algebra', { threshold: 'clear' });
    expect((await host.refused('class.save', { class: id, threshold: 'mastery' })).params).toEqual({
      what: 'Threshold',
      value: 'mastery',
      why: 'the scale Basic · Clear · Deep has the levels not-yet, basic, clear, deep',
    });
    const scales = await host.ask('scale.list', {});
    const four = scales.find((scale) => scale.name === 'Four points')?.id ?? '';
    await host.ask('class.save', { class: id, scale: four });
    expect((await host.ask('class.get', { class: id })).threshold).toBe('mastery');
  });

  test.each([
    [{ method: 'weighted', parameter: 0 }, 'weighted takes a number from 1 to 99'],
    [{ method: 'decaying', parameter: 49.9 }, 'decaying takes a number from 50 to 99'],
    [{ method: 'n-times', parameter: 2.5 }, 'n-times takes a whole number from 1 to 10'],
    [{ method: 'streak', parameter: 11 }, 'streak takes a whole number from 1 to 10'],
    [{ method: 'latest', parameter: 3 }, 'the method latest takes none'],
    [{ first: '2026-09-01', last: '2026-08-31' }, 'it lies before the first day 2026-09-01'],
    [{ days: [] }, 'a class meets on at least one day of the week'],
    [{ rotation: ['A', 'A'] }, 'a rotation names each of its days once'],
    [{ rotation: ['A', 'B'], rotationDays: ['C'] }, 'the rotation has the days A, B'],
  ])('is refused with %j', async (rules, why) => {
    const trouble = await host.refused('class.create', { name: 'Algebra', ...rules });
    expect([trouble.code, trouble.params.why]).toEqual(['INVALID', why]);
    expect(await host.ask('class.list', {})).toEqual([]);
  });

  test.each([
    ['weighted', 1],
    ['decaying', 99],
    ['streak', 10],
    ['latest', null],
  ] as const)('may use %s with %s', async (method, parameter) => {
    const id = await create('Algebra', { method, parameter });
    expect(await host.ask('class.get', { class: id })).toMatchObject({ method, parameter });
  });

  test('does not carry the parameter of one method to another', async () => {
    const id = await create('Algebra', { method: 'weighted', parameter: 70 });
    await host.ask('class.save', { class: id, method: 'streak' });
    expect((await host.ask('class.get', { class: id })).parameter).toBeNull();
  });

  test('has a name of its own, until the other one is archived', async () => {
    const first = await create('Algebra');
    expect((await host.refused('class.create', { name: 'Algebra' })).code).toBe('NAME_TAKEN');
    const other = await create('Geometry');
    expect((await host.refused('class.save', { class: other, name: 'Algebra' })).code).toBe(
      'NAME_TAKEN',
    );
    await host.ask('class.save', { class: first, archivedOn: '2026-11-01' });
    await host.ask('class.save', { class: other, name: 'Algebra' });
    expect((await host.refused('class.save', { class: first, archivedOn: null })).code).toBe(
      'NAME_TAKEN',
    );
  });

  test('stands in the list in the order it was made, archived ones last, with its students', async () => {
    const a = await create('Zoology', { first: '2026-08-24' });
    await create('Algebra');
    const old = await create('Botany');
    await host.ask('class.save', { class: old, archivedOn: '2026-11-10' });
    await create('Chemistry');
    await host.ask('student.create', { class: a, givenName: 'Ana', familyName: 'Ruiz', on: null });
    await host.ask('student.create', {
      class: a,
      givenName: 'Ben',
      familyName: 'Late',
      on: '2026-11-11',
    });
    const list = await host.ask('class.list', {});
    expect(list.map((c) => [c.name, c.students, c.archived])).toEqual([
      ['Zoology', 1, false],
      ['Algebra', 0, false],
      ['Chemistry', 0, false],
      ['Botany', 0, true],
    ]);
  });
});

describe('the calendar of a class', () => {
  const meeting = async (id: string, from: string, to: string) =>
    (await host.ask('calendar.get', { class: id, from, to })).days
      .filter((day) => day.meets)
      .map((day) => day.on.slice(5));

  test('leaves out days off, and takes them back', async () => {
    const id = await create('Algebra');
    const span = { from: '2026-11-23', to: '2026-11-29' };
    expect(
      await host.ask('calendar.set', { class: id, ...span, kind: 'off', note: 'Break' }),
    ).toEqual({ days: 5 });
    expect(await meeting(id, '2026-11-20', '2026-11-30')).toEqual(['11-20', '11-30']);
    const { days } = await host.ask('calendar.get', {
      class: id,
      from: '2026-11-23',
      to: '2026-11-23',
    });
    expect(days).toEqual([{ on: '2026-11-23', meets: false, kind: 'off', note: 'Break' }]);
    expect(await host.ask('calendar.set', { class: id, ...span, kind: 'meets' })).toEqual({
      days: 5,
    });
    expect(await meeting(id, '2026-11-23', '2026-11-29')).toHaveLength(5);
  });

  test('counts neither a day that was missed nor one that was cut short', async () => {
    const id = await create('Algebra');
    const on = (day: string) => ({ class: id, from: day, to: day });
    await host.ask('calendar.set', { ...on('2026-11-09'), kind: 'missed' });
    await host.ask('calendar.set', { ...on('2026-11-10'), kind: 'short' });
    expect(await meeting(id, '2026-11-09', '2026-11-11')).toEqual(['11-11']);
  });

  test('does not write down that a class misses a Sunday', async () => {
    const id = await create('Algebra');
    const sunday = { class: id, from: '2026-11-08', to: '2026-11-08' };
    expect(await host.ask('calendar.set', { ...sunday, kind: 'missed' })).toEqual({ days: 0 });
    expect(await host.ask('calendar.set', { ...sunday, kind: 'off' })).toEqual({ days: 0 });
  });

  test('says nothing twice', async () => {
    const id = await create('Algebra');
    const day = { class: id, from: '2026-11-09', to: '2026-11-09', kind: 'off' } as const;
    await host.ask('calendar.set', day);
    const before = (await host.ask('history.list', {})).length;
    expect(await host.ask('calendar.set', day)).toEqual({ days: 0 });
    expect(await host.ask('history.list', {})).toHaveLength(before);
  });

  test('of all classes is set in one step', async () => {
    const [a, b] = [await create('A'), await create('B')];
    const day = { from: '2026-11-26', to: '2026-11-27', kind: 'off' } as const;
    expect(await host.ask('calendar.set', { class: null, ...day })).toEqual({ days: 4 });
    await host.ask('history.undo', {});
    expect(await meeting(a, '2026-11-26', '2026-11-27')).toHaveLength(2);
    expect(await meeting(b, '2026-11-26', '2026-11-27')).toHaveLength(2);
  });

  test('with a rotation skips the day off without losing its turn', async () => {
    const id = await create('Algebra', {
      first: '2026-11-02',
      rotation: ['A', 'B'],
      rotationDays: ['A'],
    });
    // Mon A, Tue B, Wed A …
    expect(await meeting(id, '2026-11-02', '2026-11-06')).toEqual(['11-02', '11-04', '11-06']);
    await host.ask('calendar.set', {
      class: id,
      from: '2026-11-03',
      to: '2026-11-03',
      kind: 'off',
    });
    // Tuesday is off, so Wednesday is B.
    expect(await meeting(id, '2026-11-02', '2026-11-06')).toEqual(['11-02', '11-05']);
  });

  test.each([
    ['2026-11-10', '2026-11-09', 'it lies before 2026-11-10'],
    ['2026-01-01', '2029-01-01', 'the span is longer than 800 days'],
  ])('refuses the span %s to %s', async (from, to, why) => {
    const id = await create('Algebra');
    const trouble = await host.refused('calendar.set', { class: id, from, to, kind: 'off' });
    expect([trouble.code, trouble.params.why]).toEqual(['INVALID', why]);
  });
});
