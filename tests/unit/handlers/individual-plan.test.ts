import { describe, expect, test } from 'vitest';
import { CYCLE_TODAY, cycleClass } from '../../helpers/cycle-class.ts';

const algebra = cycleClass();
const { id, record, where, who } = algebra;

describe('an individual plan', () => {
  const on = (n: number, code: string, asOf: string) =>
    algebra.host.ask('cell.get', { ...where(), student: who(n), objective: id(code), asOf });
  const own = (code: string, more: object) =>
    algebra.host.ask('plan.own', { ...where(), student: who(0), objective: id(code), ...more });
  const plan = (start: string | null, until: string | null) =>
    algebra.host.ask('individual-plan.save', {
      student: who(0),
      start,
      until,
      accommodations: null,
      pullOut: null,
    });

  test('dates its thresholds: they hold from its first day to its last', async () => {
    await record(0, 'A1', 'basic', { on: '2026-10-28' });
    await own('A1', { threshold: 'deep' });
    await plan('2026-11-02', '2026-11-06');
    const statuses = async () =>
      Promise.all(
        ['2026-10-30', '2026-11-02', '2026-11-06', '2026-11-09'].map(
          async (day) => (await on(0, 'A1', day)).status,
        ),
      );
    expect(await statuses()).toEqual(['mastered', 'not-yet', 'not-yet', 'mastered']);
    await plan(null, null);
    expect(await statuses()).toEqual(['not-yet', 'not-yet', 'not-yet', 'not-yet']);
  });

  test('dates its own target dates and what it leaves out, in the grid as in the cell', async () => {
    await own('B1', { due: '2026-11-19' });
    await own('B2', { leftOut: true });
    await plan('2026-11-09', null);
    const before = await on(0, 'B1', '2026-11-06');
    expect([before.due, before.ownDue]).toEqual(['2026-11-12', false]);
    const since = await on(0, 'B1', CYCLE_TODAY);
    expect([since.due, since.ownDue]).toEqual(['2026-11-19', true]);
    expect((await on(0, 'B2', '2026-11-06')).status).toBe('not-assessed');
    expect((await on(0, 'B2', CYCLE_TODAY)).status).toBe('excused');
    expect((await on(1, 'B2', CYCLE_TODAY)).status).toBe('not-assessed');
    const page = async (asOf: string) =>
      (await algebra.host.ask('student.get', { ...where(), student: who(0), asOf })).units[1]
        ?.objectives;
    expect((await page(CYCLE_TODAY))?.map((one) => one.status)).toEqual([
      'not-assessed',
      'excused',
    ]);
    expect((await page('2026-11-06'))?.map((one) => one.due)).toEqual(['2026-11-12', '2026-11-18']);
  });
});
