import { describe, expect, test } from 'vitest';
import { celebrationOf } from '../../../renderer/features/gradebook/celebration.ts';
import { linesOf, mergeRows } from '../../../renderer/features/gradebook/class-rows.ts';
import { createPendingCells } from '../../../renderer/features/gradebook/pending-cells.ts';
import { answerOf, at, NOTHING } from './class-answer.ts';

const start = () =>
  answerOf([
    [at(1), at(0, { attempts: 2, flags: ['stuck'] }), NOTHING, NOTHING],
    [NOTHING, NOTHING, NOTHING, NOTHING],
  ]);

describe('lines of a grid answer', () => {
  test('hold each student’s cells, and what asks for something now is counted as need', () => {
    const { rows } = linesOf(
      answerOf([
        [at(0), at(2), at(1, { flags: ['slipped'] }), { flags: ['overdue'] }],
        [NOTHING, at(0, { flags: ['overdue', 'stuck'] }), NOTHING, NOTHING],
      ]),
      null,
    );
    expect(rows.get('s0')?.level).toEqual([0, 2, 1, -1]);
    expect(rows.get('s0')?.need).toBe(3);
    expect(rows.get('s1')?.need).toBe(1);
  });

  test('stay the same objects where nothing changed, so that nothing is drawn anew', () => {
    const before = linesOf(start(), null);
    const changed = start();
    changed.rows.level[4] = 3;
    const after = linesOf(changed, before);
    expect(after.rows.get('s0')).toBe(before.rows.get('s0'));
    expect(after.rows.get('s1')).not.toBe(before.rows.get('s1'));
  });

  test('a command’s lines go into the answer, and only those lines are new', () => {
    const grid = start();
    const before = linesOf(grid, null);
    const command = answerOf([[at(1), at(3, { attempts: 3 }), NOTHING, NOTHING]]);
    const merged = mergeRows(grid, { ...command.rows, behind: [2], ahead: [1] });
    const after = linesOf(merged, before);
    expect(merged).not.toBe(grid);
    expect(after.rows.get('s0')).toMatchObject({
      level: [1, 3, -1, -1],
      attempts: [1, 3, 0, 0],
      flags: [0, 0, 0, 0],
      behind: 2,
      ahead: 1,
    });
    expect(merged.rows.value.slice(0, 4)).toEqual([2, 4, null, null]);
    expect(after.rows.get('s1')).toBe(before.rows.get('s1'));
    expect([...after.rows.keys()]).toEqual(['s0', 's1']);
    expect(before.rows.get('s0')?.level).toEqual([1, 0, -1, -1]);
  });

  test('lines of students who are not in this class are left out', () => {
    const grid = start();
    const other = answerOf([[at(3), at(3), at(3), at(3)]]);
    const merged = mergeRows(grid, { ...other.rows, students: ['somebody'] });
    expect(linesOf(merged, null).rows.get('s1')?.level).toEqual([-1, -1, -1, -1]);
  });
});

describe('entries on their way', () => {
  const level = (n: number) => ({ type: 'level', level: n }) as const;

  test('lie over their cell until they are taken away', () => {
    const pending = createPendingCells();
    const entry = pending.put([{ at: { student: 's0', place: 2 }, cell: level(3) }]);
    expect(pending.of('s0')?.get(2)).toEqual(level(3));
    expect(pending.of('s1')).toBeNull();
    expect([...pending.drop(entry)]).toEqual(['s0']);
    expect(pending.of('s0')).toBeNull();
  });

  test('the newest entry of a cell stays when an older one is answered', () => {
    const pending = createPendingCells();
    const cell = { student: 's0', place: 2 };
    const first = pending.put([{ at: cell, cell: level(1) }]);
    const second = pending.put([{ at: cell, cell: level(3) }]);
    pending.drop(first);
    expect(pending.of('s0')?.get(2)).toEqual(level(3));
    pending.drop(second);
    expect(pending.of('s0')).toBeNull();
  });
});

describe('what is celebrated', () => {
  const rowOf = (grid: ReturnType<typeof start>) => {
    const row = linesOf(grid, null).rows.get('s0');
    if (!row) throw new Error('no row');
    return row;
  };

  test('an objective that is mastered since; not one that was already', () => {
    const before = rowOf(start());
    const after = answerOf([[at(2), at(1), NOTHING, NOTHING]]);
    expect(celebrationOf(before, after).mastered).toEqual([1]);
  });

  test('a unit of which nothing is left, excused objectives aside', () => {
    const before = rowOf(answerOf([[at(1), at(0), { status: 'excused' }, at(0)]]));
    const done = answerOf([[at(1), at(1), { status: 'excused' }, at(0)]]);
    expect(celebrationOf(before, done).units).toEqual([0]);
    const both = answerOf([[at(1), at(1), { status: 'excused' }, at(1)]]);
    expect(celebrationOf(before, both).units).toEqual([0, 1]);
  });

  test('nothing for a lower level, and nothing for a unit that was finished before', () => {
    const before = rowOf(answerOf([[at(1), at(1), NOTHING, NOTHING]]));
    const after = answerOf([[at(3), at(1), at(0), NOTHING]]);
    expect(celebrationOf(before, after)).toEqual({ mastered: [], units: [] });
  });
});
