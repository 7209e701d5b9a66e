import { describe, expect, test } from 'vitest';
import { builtInRuleId } from '#host/seed-built-ins.ts';
import { CELL_STATUSES, flagsOf } from '#shared/domain/cell.ts';
import { algebraEach } from '../../helpers/algebra.ts';

const algebra = algebraEach();

/** The cell of student 0 on A1, as the grid answers it. */
async function cell(code = 'A1', asOf?: string) {
  const grid = await algebra.grid(asOf);
  const at = grid.objectives.code.indexOf(code);
  return {
    status: CELL_STATUSES[grid.rows.status[at] ?? 0],
    value: grid.rows.value[at],
    level: grid.scale.levels[grid.rows.level[at] ?? -1]?.key ?? null,
    flags: flagsOf(grid.rows.flags[at] ?? 0),
  };
}

const override = (level: string, more: object = {}) =>
  algebra.host.ask('override.cell', {
    class: algebra.built.class,
    student: algebra.student(0),
    objective: algebra.objective('A1'),
    level,
    reason: 'shown in the interview',
    ...more,
  });

const minuteLater = () => {
  algebra.host.clock.millis += 60_000;
};

const listed = async () => algebra.host.ask('override.list', { class: null });

describe('an override of a cell', () => {
  test('replaces the value and is marked', async () => {
    await algebra.record(0, 'A1', 'not-yet');
    minuteLater();
    await override('clear');
    expect(await cell()).toMatchObject({ status: 'mastered', value: 3, level: 'clear' });
    expect((await cell()).flags).toContain('overridden');
    expect((await cell()).flags).not.toContain('overdue');
    expect(await listed()).toMatchObject([
      {
        objective: { code: 'A1' },
        value: 'Clear',
        calculated: 'Not yet',
        state: 'holds',
        locked: false,
        reason: 'shown in the interview',
      },
    ]);
  });

  test('gives a value where there is no evidence at all, and opens what waits on it', async () => {
    await override('basic');
    expect(await cell()).toMatchObject({ status: 'mastered', value: 2 });
    expect((await cell('A2')).flags).toContain('ready');
    await override('not-yet');
    expect(await cell()).toMatchObject({ status: 'not-yet', value: 1 });
    expect((await cell('A2')).flags).toContain('blocked');
    expect(await listed()).toHaveLength(1);
  });

  test('holds on every day that is asked for, like plans and settings do', async () => {
    await override('deep');
    expect(await cell('A1', '2026-09-01')).toMatchObject({ value: 4 });
  });

  test('ends, unlocked, with the next counting evidence, which is said; undo brings it back', async () => {
    await override('deep');
    minuteLater();
    const self = await algebra.record(0, 'A1', 'not-yet', { kind: 'self' });
    expect(self.overridesEnded).toBe(0);
    expect(await cell()).toMatchObject({ value: 4 });
    minuteLater();
    const said = await algebra.record(0, 'A1', 'basic');
    expect(said.overridesEnded).toBe(1);
    expect(await cell()).toMatchObject({ value: 2 });
    expect((await cell()).flags).not.toContain('overridden');
    expect(await listed()).toMatchObject([{ state: 'ended' }]);
    minuteLater();
    expect((await algebra.record(0, 'A1', 'clear')).overridesEnded).toBe(0);
    await algebra.host.ask('history.undo', {});
    await algebra.host.ask('history.undo', {});
    expect(await cell()).toMatchObject({ value: 4 });
    expect((await cell()).flags).toContain('overridden');
  });

  test('ends by old work typed in late too, and comes back when that entry is voided', async () => {
    await override('deep');
    minuteLater();
    const { evidence } = await algebra.record(0, 'A1', 'basic', { on: '2026-09-03' });
    expect(await cell()).toMatchObject({ value: 2 });
    await algebra.host.ask('evidence.void', { evidence, reason: 'another student' });
    expect(await cell()).toMatchObject({ value: 4 });
  });

  test('filled cells say how many ended', async () => {
    await override('deep');
    minuteLater();
    const filled = await algebra.host.ask('evidence.fill', {
      class: algebra.built.class,
      on: '2026-11-10',
      entries: [0, 1].map((i) => ({
        student: algebra.student(i),
        objective: algebra.objective('A1'),
        level: 'basic',
      })),
    });
    expect(filled.overridesEnded).toBe(1);
  });

  test('locked, stays and says when newer evidence disagrees', async () => {
    await override('clear', { locked: true });
    minuteLater();
    expect((await algebra.record(0, 'A1', 'clear')).overridesEnded).toBe(0);
    expect((await cell()).flags).toEqual(['overridden']);
    minuteLater();
    await algebra.record(0, 'A1', 'deep');
    expect(await cell()).toMatchObject({ value: 3 });
    expect((await cell()).flags).toEqual(['overridden', 'disagrees']);
    expect(await listed()).toMatchObject([
      { state: 'disagrees', calculated: 'Deep', locked: true },
    ]);
  });

  test('gives way to an excuse, as evidence does', async () => {
    await override('deep');
    const at = { student: algebra.student(0), objective: algebra.objective('A1') };
    const mark = { class: algebra.built.class, cells: [at], kind: 'excused', on: '2026-11-10' };
    await algebra.host.ask('mark.set', mark as never);
    expect(await cell()).toMatchObject({ status: 'excused' });
  });

  test('is taken back by itself and stands in the history of the cell', async () => {
    const made = await override('deep');
    minuteLater();
    await algebra.host.ask('override.remove', made);
    expect(await cell()).toMatchObject({ status: 'not-assessed', value: null });
    expect(await listed()).toEqual([]);
    const { changes } = await algebra.host.ask('evidence.history', {
      class: algebra.built.class,
      student: algebra.student(0),
      objective: algebra.objective('A1'),
    });
    expect(changes).toMatchObject([
      { what: 'override', before: 'Deep: shown in the interview', after: null },
      { what: 'override', before: null, after: 'Deep: shown in the interview' },
    ]);
  });

  test('is refused without a reason, with a level nobody knows, outside the class', async () => {
    const good = {
      class: algebra.built.class,
      student: algebra.student(0),
      objective: algebra.objective('A1'),
      level: 'deep',
      reason: 'why',
    };
    const { host } = algebra;
    expect((await host.refused('override.cell', { ...good, reason: ' ' })).code).toBe('BAD_INPUT');
    expect((await host.refused('override.cell', { ...good, level: 'A' })).code).toBe('INVALID');
    const { class: other } = await host.ask('class.create', { name: 'Geometry' });
    const elsewhere = await host.refused('override.cell', { ...good, class: other });
    expect(elsewhere.code).toBe('NOT_ENROLLED');
  });
});

describe('an override of a letter', () => {
  const letter = (letter: string, more: object = {}) => ({
    class: algebra.built.class,
    student: algebra.student(0),
    term: null,
    letter,
    reason: 'agreed with the principal',
    ...more,
  });

  test('stands in the list; a new one takes its place; minus signs are written as hyphens', async () => {
    const rule = builtInRuleId('Rutland');
    await algebra.host.ask('rule.choose', { class: algebra.built.class, rule });
    await algebra.host.ask('override.letter', letter('B'));
    await algebra.host.ask('override.letter', letter('A\u2212'));
    expect(await listed()).toMatchObject([{ value: 'A-', objective: null, term: null }]);
  });

  test('is one of the rule of the class, or what is no letter', async () => {
    for (const strange of ['Q', 'Z9', 'A-', 'a']) {
      expect(await algebra.host.refused('override.letter', letter(strange))).toMatchObject({
        code: 'INVALID',
        params: { value: strange, why: expect.stringContaining('A, B, C, D, F, I, NG') },
      });
    }
    await algebra.host.ask('override.letter', letter('I'));
    await algebra.host.ask('override.letter', letter('NG'));
    expect(await listed()).toMatchObject([{ value: 'NG' }]);
  });

  test.each(['', ' ', 'A long sentence', '<b>', 'B\n'.repeat(3), '😀'])(
    'of %j is refused',
    async (bad) => {
      expect((await algebra.host.refused('override.letter', letter(bad))).code).toBe('BAD_INPUT');
    },
  );
});
