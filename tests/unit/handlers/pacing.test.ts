import { describe, expect, test } from 'vitest';
import { CYCLE_TODAY, cycleClass } from '../../helpers/cycle-class.ts';

const algebra = cycleClass();
const { id, record, where, who } = algebra;

describe('pacing', () => {
  const dues = async () =>
    (await algebra.host.ask('plan.get', where())).objectives.map((one) =>
      one.leftOut ? '–' : one.due,
    );

  test('the rest moves by class days, one step, and says what leaves the year', async () => {
    const moved = await algebra.host.ask('plan.shift', { ...where(), from: '2026-11-06', by: 3 });
    expect(moved).toEqual({ moved: 3, beyond: 1 });
    expect(await dues()).toEqual(['2026-11-02', '2026-11-11', '2026-11-17', '2026-11-23']);
    await algebra.host.ask('history.undo', {});
    expect(await dues()).toEqual(['2026-11-02', '2026-11-06', '2026-11-12', '2026-11-18']);
  });

  test('a date laid on another day answers what the rest could do, and the rest follows apart', async () => {
    await algebra.host.ask('calendar.set', {
      ...where(),
      from: '2026-11-12',
      to: '2026-11-12',
      kind: 'missed',
    });
    const moved = await algebra.host.ask('plan.move', {
      ...where(),
      objectives: [id('B1')],
      on: '2026-11-16',
    });
    expect(moved).toEqual({ by: 2, from: '2026-11-12', rest: 1, missed: '2026-11-12' });
    expect(await dues()).toEqual(['2026-11-02', '2026-11-06', '2026-11-16', '2026-11-18']);
    const shift = { ...where(), from: '2026-11-12', by: 2, except: [id('B1')] };
    expect(await algebra.host.ask('plan.shift', shift)).toEqual({ moved: 1, beyond: 0 });
    expect(await dues()).toEqual(['2026-11-02', '2026-11-06', '2026-11-16', '2026-11-20']);
    await algebra.host.ask('history.undo', {});
    await algebra.host.ask('history.undo', {});
    expect(await dues()).toEqual(['2026-11-02', '2026-11-06', '2026-11-12', '2026-11-18']);
  });

  test('a whole unit keeps its distances in class days, as one step', async () => {
    const objectives = [id('B1'), id('B2')];
    const moved = await algebra.host.ask('plan.move', { ...where(), objectives, on: '2026-11-16' });
    expect(moved).toMatchObject({ by: -2, from: '2026-11-18', missed: null });
    expect(await dues()).toEqual(['2026-11-02', '2026-11-06', '2026-11-10', '2026-11-16']);
    await algebra.host.ask('history.undo', {});
    expect(await dues()).toEqual(['2026-11-02', '2026-11-06', '2026-11-12', '2026-11-18']);
  });

  test.each([
    ['2026-11-14', 'the class does not meet on it'],
    ['2026-11-13', 'it is a day off (Fair)'],
    ['2026-10-23', 'it lies before the first day of the class, 2026-10-26'],
    ['2026-11-23', 'it lies after the last day of the class, 2026-11-20'],
  ])('no date can be laid on %s, and why is said', async (on, why) => {
    const fair = { from: '2026-11-13', to: '2026-11-13', kind: 'off', note: 'Fair' } as const;
    await algebra.host.ask('calendar.set', { ...where(), ...fair });
    const refused = await algebra.host.refused('plan.move', {
      ...where(),
      objectives: [id('B1')],
      on,
    });
    expect(refused.params).toMatchObject({ value: on });
    expect(refused.params.why).toContain(why);
    expect((await dues())[2]).toBe('2026-11-12');
  });

  test('says what is late, what is done and what was done early', async () => {
    for (const n of [0, 1]) await record(n, 'B1', 'clear', { on: '2026-11-02' });
    const outlook = await algebra.host.ask('plan.outlook', { ...where(), on: CYCLE_TODAY });
    expect(outlook).toMatchObject({ late: [id('A1'), id('A2')], done: [id('B1')], early: 1 });
  });

  test('says by when the class is done at its pace, and what must give', async () => {
    const before = await algebra.host.ask('plan.outlook', { ...where(), on: CYCLE_TODAY });
    expect(before).toMatchObject({ finished: 0, perObjective: null, doneBy: null, drop: [] });
    for (const n of [0, 1]) await record(n, 'A1', 'clear', { on: '2026-11-02' });
    const outlook = await algebra.host.ask('plan.outlook', { ...where(), on: CYCLE_TODAY });
    // Seven class days for the first; eight are left for three.
    expect(outlook).toMatchObject({
      daysLeft: 8,
      finished: 1,
      remaining: 3,
      perObjective: 7,
      fits: 1,
      short: 0,
      last: '2026-11-20',
    });
    expect(outlook.drop.map((one) => one.code)).toEqual(['A2', 'B1']);
    const drop = outlook.drop.map((one) => one.id);
    expect(await algebra.host.ask('plan.redate', { ...where(), from: '2026-11-11', drop })).toEqual(
      {
        dropped: 2,
        dated: 1,
      },
    );
    expect(await dues()).toEqual(['2026-11-02', '–', '–', '2026-11-20']);
    const critical = { ...where(), from: '2026-11-11', drop: [id('B2')] };
    expect((await algebra.host.refused('plan.redate', critical)).params.why).toContain('critical');
  });

  test('the week of each student, in the order in which it can be done', async () => {
    await algebra.host.ask('objective.save', {
      objective: id('A1'),
      resources: [{ title: 'Video', link: 'https://example.org/a1' }],
    });
    await record(0, 'A1', 'clear');
    await algebra.host.ask('goal.save', {
      student: who(1),
      text: 'Unit 1 by Friday',
      setOn: CYCLE_TODAY,
    });
    const week = await algebra.host.ask('weekly.get', { ...where(), on: CYCLE_TODAY });
    const lists = week.students.map((one) =>
      one.objectives.map((line) => `${line.code}${line.ready ? '' : '*'}`).join(' '),
    );
    expect([week.until, lists[0], lists[1]]).toEqual(['2026-11-16', 'A2 B1', 'A1 A2* B1*']);
    expect(week.students[1]?.goals).toEqual(['Unit 1 by Friday']);
    expect(week.students[1]?.objectives[0]?.resource?.title).toBe('Video');
  });
});
