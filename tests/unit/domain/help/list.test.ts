import { describe, expect, test } from 'vitest';
import { EVERY_WEEKDAY } from '#shared/domain/calendar.ts';
import type { CellFlag } from '#shared/domain/cell.ts';
import { mayExplain } from '#shared/domain/help/explain.ts';
import { groupsOf } from '#shared/domain/help/groups.ts';
import { helpList } from '#shared/domain/help/list.ts';
import { planVisits } from '#shared/domain/help/places.ts';
import { classDayNumber, helpDays } from '#shared/domain/help/student.ts';
import { DEFAULT_WEIGHTS, weightsObjection, weightsOr } from '#shared/domain/help/weights.ts';
import { nextObjective } from '#shared/domain/next-objective.ts';
import { waitingOn } from '#shared/domain/prerequisite-reach.ts';
import type { PlannedObjective } from '#shared/domain/student-row.ts';
import { addDays } from '#shared/domain/time.ts';
import { aClass, aStudent, type CellCase, type StudentCase } from '../../../helpers/help-case.ts';
import { inEnglish } from '../../../helpers/in-english.ts';

/** Signs: M mastered, n not yet, o overdue (nothing shown), b blocked. */
const cellsOf = (signs: string): CellCase[] =>
  [...signs].map((sign): CellCase => {
    const flags: readonly CellFlag[] = sign === 'o' ? ['overdue'] : sign === 'b' ? ['blocked'] : [];
    return {
      status: sign === 'M' ? 'mastered' : sign === 'n' ? 'not-yet' : 'not-assessed',
      flags,
    };
  });
const row = (signs: string) => aStudent({ cells: cellsOf(signs) }).row;

const order = (cases: readonly StudentCase[], more: Parameters<typeof aClass>[1] = {}) =>
  helpList(
    cases.map((one, index) => aStudent({ index, ...one })),
    aClass('!', { size: cases.length, ...more }),
    DEFAULT_WEIGHTS,
  ).map((line) => line.index);

describe('today’s order', () => {
  const overdue: CellCase[] = [{ flags: ['overdue'] }];
  const talked = (on: string, ...days: string[]): StudentCase => ({
    contact: { on, recordedAt: 1 },
    talks: new Set([on, ...days]),
    cells: overdue,
  });
  test('more points go first', () => {
    expect(
      order([{}, { cells: overdue }, { marks: [{ kind: 'asked', on: '2026-11-10' }] }]),
    ).toEqual([2, 1, 0]);
  });
  test('equal points: whoever waited longer, nobody-ever first', () => {
    const weights = { ...DEFAULT_WEIGHTS, unseen: { points: 0, cap: 0 } };
    const students = [
      talked('2026-11-09'),
      talked('2026-11-04'),
      { cells: overdue, contact: null },
    ].map((one, index) => aStudent({ index, ...one }));
    const found = helpList(students, aClass('!', { size: 3 }), weights);
    expect(found.map((line) => line.index)).toEqual([2, 1, 0]);
    expect(found.map((line) => line.daysSinceContact)).toEqual([null, 4, 1]);
  });
  test('then fewer visits in the last ten class days', () => {
    // The 27th of October is the eleventh class day back and no longer counts.
    expect(
      order([
        talked('2026-11-09', '2026-11-05'),
        talked('2026-11-09', '2026-10-27'),
        talked('2026-11-09', '2026-10-28', '2026-10-29'),
      ]),
    ).toEqual([1, 0, 2]);
  });
  test('visits before those ten days are not counted among them, however many', () => {
    const longAgo = ['2026-10-27', '2026-10-26', '2026-10-23', '2026-10-22'];
    expect(order([talked('2026-11-09', '2026-11-05'), talked('2026-11-09', ...longAgo)])).toEqual([
      1, 0,
    ]);
    // The 27th is the first that is not: with it there were three on either side.
    const three = talked('2026-11-09', '2026-11-04', '2026-11-03');
    expect(order([three, talked('2026-11-09', '2026-11-05', '2026-10-27')])).toEqual([1, 0]);
  });
  test('in a class that has only begun, the visits of its first day count too', () => {
    const calendar = { ...EVERY_WEEKDAY, first: '2026-11-06' };
    const begun = { ...helpDays(calendar, '2026-11-10'), calendar };
    const both = [talked('2026-11-09', '2026-11-06'), talked('2026-11-09')];
    expect(order(both, { ...begun, number: 0 })).toEqual([1, 0]);
  });
  test('then the visits longer ago, back to twenty class days, in either order of the students', () => {
    const sooner = talked('2026-11-09', '2026-10-23');
    const never = talked('2026-11-09');
    const longAgo = talked('2026-11-09', '2026-10-20');
    expect(order([sooner, longAgo, never], { number: 0 })).toEqual([2, 1, 0]);
    expect(order([never, longAgo, sooner], { number: 0 })).toEqual([0, 1, 2]);
  });
  test('then the alphabet, turned by one with every class day', () => {
    const three = [talked('2026-11-09'), talked('2026-11-09'), talked('2026-11-09')];
    expect(order(three, { number: 0 })).toEqual([0, 1, 2]);
    expect(order(three, { number: 1 })).toEqual([1, 2, 0]);
    expect(order(three, { number: 5 })).toEqual([2, 0, 1]);
  });
  test('class days are numbered from the first day, or from August where none is set', () => {
    const calendar = { ...EVERY_WEEKDAY, first: '2026-11-05' };
    expect(classDayNumber(calendar, '2026-11-05')).toBe(1);
    expect(classDayNumber(calendar, '2026-11-09')).toBe(3);
    expect(classDayNumber(EVERY_WEEKDAY, '2026-08-04')).toBe(2);
    expect(classDayNumber(EVERY_WEEKDAY, '2027-07-30')).toBe(260);
  });
});

describe('whom the minutes reach', () => {
  const plan = (
    count: number,
    minutes: number | null,
    groups: readonly (readonly number[])[] = [],
    waited: readonly number[] = [],
  ) =>
    planVisits({ count, minutes, groups, waited: (place) => waited.includes(place) }).map(
      (visit) => visit.members,
    );
  test('three minutes a student, in order', () => {
    expect(plan(5, 8)).toEqual([[0], [1]]);
    expect(plan(5, 2)).toEqual([]);
  });
  test('without minutes everybody, the groups together', () => {
    expect(plan(3, null, [[0, 2]])).toEqual([[0, 2], [1]]);
  });
  test('six minutes a group, which counts once', () => {
    expect(plan(6, 12, [[0, 3, 4, 5]])).toEqual([[0, 3, 4, 5], [1], [2]]);
  });
  test('where a group no longer fits, its first student does alone', () => {
    expect(
      plan(4, 9, [
        [0, 1],
        [2, 3],
      ]),
    ).toEqual([[0, 1], [2]]);
  });
  test('a third of the places, rounded down, goes to who waited, best first', () => {
    expect(plan(6, 9, [], [4, 5])).toEqual([[0], [1], [4]]);
    expect(plan(6, 6, [], [4, 5])).toEqual([[0], [1]]);
    expect(plan(12, 18, [], [9, 10, 11])).toEqual([[0], [1], [2], [3], [9], [10]]);
  });
  test('at most three', () => {
    expect(plan(30, 45, [], [20, 21, 22, 23, 24]).slice(-3)).toEqual([[20], [21], [22]]);
    expect(plan(30, 45, [], [20, 21, 22, 23, 24])).toHaveLength(15);
  });
  test('who waited and stands high anyway takes one of them', () => {
    expect(plan(6, 9, [], [0, 5])).toEqual([[0], [1], [2]]);
  });
  test('a kept place takes the group along when there is time', () => {
    expect(plan(8, 12, [[5, 6]], [5])).toEqual([[0], [1], [2], [5]]);
    expect(plan(4, 12, [[2, 3]], [2])).toEqual([[0], [1], [2, 3]]);
  });
});

test('a visit says which of the suggested groups it is, and one student is none', () => {
  const places = {
    count: 5,
    minutes: null,
    groups: [
      [1, 2],
      [0, 4],
    ],
    waited: () => false,
  };
  expect(planVisits(places)).toEqual([
    { members: [0, 4], group: 1 },
    { members: [1, 2], group: 0 },
    { members: [3], group: null },
  ]);
  // A group of one is a student, also in what it takes.
  expect(planVisits({ ...places, count: 2, groups: [[0]], minutes: 6 })).toEqual([
    { members: [0], group: null },
    { members: [1], group: null },
  ]);
});

describe('groups from the same gap', () => {
  test('who is stuck or overdue needs help as who is not yet does', () => {
    const flagged = (flag: CellFlag) => aStudent({ cells: [{ flags: [flag] }] }).row;
    for (const flag of ['stuck', 'overdue'] as const) {
      expect(groupsOf([flagged(flag), flagged(flag)], [false])).toEqual([
        { objective: 0, members: [0, 1] },
      ]);
    }
    expect(groupsOf([flagged('blocked'), flagged('blocked')], [false])).toEqual([]);
  });
  test('on a tie the first critical one stays, and a critical one that fewer share does not go first', () => {
    const both = [row('nn'), row('nn')];
    expect(groupsOf(both, [true, true])[0]?.objective).toBe(0);
    expect(groupsOf(both, [true, false])[0]?.objective).toBe(0);
    const three = [row('nn'), row('nn'), row('n.')];
    expect(groupsOf(three, [false, true])).toEqual([{ objective: 0, members: [0, 1, 2] }]);
  });
  test('nine make three of three', () => {
    const sizes = groupsOf([...'nnnnnnnnn'].map(row), [false]).map(({ members }) => members);
    expect(sizes).toEqual([
      [0, 1, 2],
      [3, 4, 5],
      [6, 7, 8],
    ]);
    expect(groupsOf([...'nnnn'].map(row), [false])).toHaveLength(1);
  });
  test('the objective most share comes first, critical on a tie, and nobody is in two', () => {
    const groups = groupsOf([row('nn.'), row('nn.'), row('.n.'), row('..n')], [false, true, false]);
    expect(groups).toEqual([{ objective: 1, members: [0, 1, 2] }]);
    expect(groupsOf([row('nn'), row('nn')], [false, true])[0]?.objective).toBe(1);
    expect(groupsOf([row('nn'), row('nn')], [false, false])[0]?.objective).toBe(0);
  });
  test('who is left over is grouped on the next objective', () => {
    const rows = [row('n..'), row('n.n'), row('n..'), row('..n'), row('..n')];
    expect(groupsOf(rows, [false, false, false])).toEqual([
      { objective: 0, members: [0, 1, 2] },
      { objective: 2, members: [3, 4] },
    ]);
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

describe('weights', () => {
  test('the defaults are their own shape', () => {
    expect(weightsObjection(DEFAULT_WEIGHTS)).toBeNull();
  });
  test.each([
    ['no weights', 7, 'they are numbers by reason'],
    ['a reason is missing', { ...DEFAULT_WEIGHTS, stuck: undefined }, 'its weights are missing'],
    ['half a point', { ...DEFAULT_WEIGHTS, unseen: { points: 0.5, cap: 3 } }, 'whole number'],
    ['below nothing', { ...DEFAULT_WEIGHTS, unseen: { points: -1, cap: 3 } }, 'whole number'],
    ['too large', { ...DEFAULT_WEIGHTS, promised: { points: 1001 } }, 'from 0 to 1000'],
    ['a part too many', { ...DEFAULT_WEIGHTS, promised: { points: 1, cap: 2 } }, 'it has points'],
    ['a cap below one', { ...DEFAULT_WEIGHTS, recheck: { points: 9, cap: 8 } }, 'less than one'],
    ['a strange reason', { ...DEFAULT_WEIGHTS, luck: { points: 1 } }, 'the reasons are'],
  ])('%s is refused', (_what, value, why) => {
    expect(inEnglish(weightsObjection(value)?.why)).toContain(why);
    expect(weightsOr(value)).toBe(DEFAULT_WEIGHTS);
  });
});

test('classmates who may explain worked at it lately, the newest first, at most two', () => {
  const mastered = (index: number, on: string) =>
    aStudent({ index, cells: [{ status: 'mastered', tried: [on] }] });
  const others = [
    mastered(0, '2026-11-05'),
    mastered(1, '2026-11-09'),
    mastered(2, '2026-09-01'),
    mastered(3, '2026-11-04'),
    aStudent({ index: 4, cells: [{ status: 'not-yet', tried: ['2026-11-09'] }] }),
  ];
  expect(mayExplain(others, 0, aClass('.').before)).toEqual([1, 0]);
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
  expect(nextObjective(row('MM'), plan([true, true]))).toBeNull();
});

test.each([
  ['what is due first, though a later one is critical', [false, true], [21, 60], 0],
  ['of what is due on one day the critical one', [false, true], [21, 21], 1],
  ['a date before none', [true, false], [null, 60], 1],
  ['without dates the order of the plan', [false, true], [null, null], 0],
] as const)('of what is new the next objective is %s', (_, critical, due, expected) => {
  const plan = critical.map((one) => ({ critical: one }) as PlannedObjective);
  const days = due.map((day) => (day === null ? null : addDays('2026-09-01', day)));
  expect(nextObjective({ ...row('..'), due: days }, plan)).toBe(expected);
});

test('of what is new the ready one comes before the blocked one that is due earlier', () => {
  const plan = [{ critical: true }, { critical: false }] as PlannedObjective[];
  expect(nextObjective({ ...row('b.'), due: ['2026-09-01', '2026-12-01'] }, plan)).toBe(1);
});
