import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let algebra: string;
beforeEach(async () => {
  host = await testHost();
  algebra = (await host.ask('class.create', { name: 'Algebra', first: '2026-08-24' })).class;
});
afterEach(() => host.close());

const add = async (familyName: string, givenName: string, more: object = {}) =>
  (await host.ask('student.create', { class: algebra, familyName, givenName, ...more })).student;
const roster = async (on?: string) =>
  (await host.ask('roster.get', { class: algebra, ...(on ? { on } : {}) })).students;

describe('the roster', () => {
  test('is in the order of family name and given name, whatever the case and accents', async () => {
    for (const [family, given] of [
      ['Zúñiga', 'Ana'],
      ['Ångström', 'Bo'],
      ['de Vries', 'Cas'],
      ['Angst', 'Dee'],
      ['Zuniga', 'Bea'],
      ['Zúñiga', 'Abel'],
    ] as const) {
      await add(family, given);
    }
    expect((await roster()).map((r) => `${r.student.familyName} ${r.student.givenName}`)).toEqual([
      'Angst Dee',
      'Ångström Bo',
      'de Vries Cas',
      'Zuniga Bea',
      'Zúñiga Abel',
      'Zúñiga Ana',
    ]);
  });

  test('keeps who left, folded away, and knows who joined late', async () => {
    const early = await add('Early', 'Ana', { on: '2026-08-24' });
    const late = await add('Late', 'Ben', { on: '2026-10-01' });
    await host.ask('enrolment.end', { class: algebra, student: early, on: '2026-10-15' });
    expect(
      (await roster('2026-10-20')).map((r) => [
        r.student.id,
        r.start,
        r.until,
        r.enrolled,
        r.newcomer,
      ]),
    ).toEqual([
      [early, '2026-08-24', '2026-10-15', false, false],
      [late, '2026-10-01', null, true, true],
    ]);
    expect((await roster('2026-10-14')).find((r) => r.student.id === early)?.enrolled).toBe(true);
  });

  test('of a class that has not begun shows it as it will begin', async () => {
    const next = (await host.ask('class.create', { name: 'Next', first: '2027-01-11' })).class;
    await host.ask('student.create', { class: next, givenName: 'A', familyName: 'B' });
    const got = await host.ask('roster.get', { class: next });
    expect([got.on, got.students[0]?.enrolled, got.students[0]?.newcomer]).toEqual([
      '2027-01-11',
      true,
      false,
    ]);
  });
});

describe('a student', () => {
  test('keeps the leading zeros of the school id, which nobody else has', async () => {
    const ana = await add('Ruiz', 'Ana', { schoolId: '00123' });
    expect((await roster())[0]?.student.schoolId).toBe('00123');
    const taken = { class: algebra, givenName: 'Ben', familyName: 'Ode', schoolId: '00123' };
    expect((await host.refused('student.create', taken)).code).toBe('NAME_TAKEN');
    const ben = await add('Ode', 'Ben', { schoolId: '123' });
    expect((await host.refused('student.save', { student: ben, schoolId: '00123' })).code).toBe(
      'NAME_TAKEN',
    );
    await host.ask('student.save', { student: ana, schoolId: '00123', called: 'Annie' });
    expect((await roster()).find((r) => r.student.id === ana)?.student.called).toBe('Annie');
  });

  test('with a school id is the same one on two laptops of one school', async () => {
    const other = await testHost({ device: 'other' });
    for (const h of [host, other]) await h.ask('gradebook.save', { school: 'North High' });
    const there = (await other.ask('class.create', { name: 'Algebra' })).class;
    const person = { givenName: 'Ana', familyName: 'Ruiz', schoolId: '7' };
    const a = await host.ask('student.create', { class: algebra, ...person });
    const b = await other.ask('student.create', { class: there, ...person });
    expect(a.student).toBe(b.student);
    other.close();
  });

  test('typed in while the class runs is a newcomer, before it begins not', async () => {
    await add('Now', 'Ana');
    await add('Always', 'Ben', { on: null });
    expect((await roster()).map((r) => [r.start, r.newcomer])).toEqual([
      [null, false],
      ['2026-11-10', true],
    ]);
  });

  test('who leaves and comes back on that day never left', async () => {
    const ana = await add('Ruiz', 'Ana', { on: '2026-08-24' });
    const where = { class: algebra, student: ana };
    await host.ask('enrolment.end', { ...where, on: '2026-10-01' });
    await host.ask('enrolment.start', { ...where, on: '2026-10-01' });
    expect(await roster()).toMatchObject([{ start: '2026-08-24', until: null, newcomer: false }]);
    const steps = (await host.ask('history.list', {})).length;
    await host.ask('enrolment.start', { ...where, on: '2026-10-20' });
    expect(await host.ask('history.list', {})).toHaveLength(steps);
  });

  test('may leave and come back later, and belongs on the days in between to nobody', async () => {
    const ana = await add('Ruiz', 'Ana', { on: '2026-08-24' });
    const where = { class: algebra, student: ana };
    await host.ask('enrolment.end', { ...where, on: '2026-09-14' });
    await host.ask('enrolment.start', { ...where, on: '2026-10-05' });
    const enrolled = async (on: string) => (await roster(on)).map((r) => r.enrolled);
    expect(await enrolled('2026-09-13')).toEqual([true]);
    expect(await enrolled('2026-09-14')).toEqual([false]);
    expect(await enrolled('2026-10-04')).toEqual([false]);
    expect(await enrolled('2026-10-05')).toEqual([true]);
    expect((await roster())[0]?.start).toBe('2026-10-05');
  });

  test('who is not in the class cannot leave it', async () => {
    const ana = await add('Ruiz', 'Ana', { on: '2026-10-01' });
    const leave = { class: algebra, student: ana, on: '2026-09-01' };
    expect(await host.refused('enrolment.end', leave)).toMatchObject({
      code: 'NOT_ENROLLED',
      params: { name: 'Ana Ruiz', class: 'Algebra' },
    });
  });
});
