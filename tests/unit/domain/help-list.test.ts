import { describe, expect, test } from 'vitest';
import { type CellFlag, flagBit, statusCode } from '#shared/domain/cell.ts';
import { groupsOf } from '#shared/domain/grouping.ts';
import { helpList } from '#shared/domain/help-list.ts';
import { nextObjective } from '#shared/domain/next-objective.ts';
import { waitingOn } from '#shared/domain/prerequisite-reach.ts';
import type { PlannedObjective, StudentRow } from '#shared/domain/student-row.ts';

/** Signs: M mastered, n not yet, o overdue (nothing shown), O not yet and overdue, b blocked. */
function row(signs: string): StudentRow {
  const bits = (sign: string) => {
    const flags: CellFlag[] =
      sign === 'o' || sign === 'O' ? ['overdue'] : sign === 'b' ? ['blocked'] : [];
    return flags.reduce((sum, flag) => sum + flagBit(flag), 0);
  };
  const status = [...signs].map((sign) =>
    statusCode(
      sign === 'M' ? 'mastered' : sign === 'n' || sign === 'O' ? 'not-yet' : 'not-assessed',
    ),
  );
  return {
    status,
    level: status.map(() => 0),
    value: status.map(() => null),
    attempts: status.map(() => 0),
    flags: [...signs].map(bits),
    due: status.map(() => null),
    behind: 0,
    ahead: 0,
    mastered: 0,
    dueCount: 0,
  };
}

function order(rows: string[], critical: boolean[], days: (number | null)[] = []): number[] {
  const students = rows.map((signs, index) => ({
    index,
    row: row(signs),
    daysSinceContact: days[index] === undefined ? 0 : days[index],
  }));
  return helpList(students, critical, null).map((line) => line.index);
}

describe('today’s order', () => {
  test('one overdue critical goes before any number of others', () => {
    expect(order(['MMMM', 'ooo.', '...o', 'nnn.'], [false, false, false, true])).toEqual([
      2, 1, 3, 0,
    ]);
  });
  test('more overdue go first, then more not yet', () => {
    expect(order(['o...', 'oo..', 'on..'], [false, false, false, false])).toEqual([1, 2, 0]);
  });
  test('equal need: whoever waited longer, nobody-ever first, then roster order', () => {
    expect(order(['n', 'n', 'n', 'n'], [false], [2, 5, 2, null])).toEqual([3, 1, 0, 2]);
  });
  test('reasons carry their objectives, without any of 0 points', () => {
    const [line] = helpList(
      [{ index: 0, row: row('nOo.'), daysSinceContact: 0 }],
      [false, true, false, false],
      null,
    );
    expect(line?.reasons.map((reason) => [reason.kind, reason.objectives])).toEqual([
      ['not-yet', [0, 1]],
      ['overdue', [1, 2]],
    ]);
    expect(
      helpList([{ index: 0, row: row('MM'), daysSinceContact: 0 }], [true, true], null)[0]?.reasons,
    ).toEqual([]);
  });
  test('visits are planned while the minutes last', () => {
    const students = ['n', 'n', 'n'].map((signs, index) => ({
      index,
      row: row(signs),
      daysSinceContact: 0,
    }));
    expect(helpList(students, [false], 7).map((line) => line.planned)).toEqual([true, true, false]);
    expect(helpList(students, [false], null).every((line) => line.planned)).toBe(true);
  });
});

describe('groups from the same gap', () => {
  test('the objective most share comes first, critical on a tie, and nobody is in two', () => {
    const groups = groupsOf([row('nn.'), row('nn.'), row('.n.'), row('..n')], [false, true, false]);
    expect(groups).toEqual([{ objective: 1, members: [0, 1, 2] }]);
  });
  test('five make two groups, and nobody stays alone', () => {
    const groups = groupsOf(['n', 'n', 'n', 'n', 'n'].map(row), [false]);
    expect(groups.map((group) => group.members)).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(groupsOf([row('n')], [false])).toEqual([]);
  });
});

test('what waits on an objective, directly or through others, and never on itself', () => {
  const reach = waitingOn([[], [0], [1], [1, 2], [4]]);
  expect(reach.map((set) => [...set].sort())).toEqual([[1, 2, 3], [2, 3], [3], [], []]);
});

test('the next objective: overdue, then begun, then new; critical first; ready before blocked', () => {
  const plan = (critical: boolean[]) =>
    critical.map((one) => ({ critical: one }) as PlannedObjective);
  expect(nextObjective(row('M.no'), plan([false, true, true, false]))).toBe(3);
  expect(nextObjective(row('M.nn'), plan([false, true, false, true]))).toBe(3);
  expect(nextObjective(row('b..'), plan([true, false, true]))).toBe(2);
  expect(nextObjective(row('MM'), plan([true, true]))).toBeNull();
});
