import { describe, expect, test } from 'vitest';
import type { Attempt } from '#shared/domain/attempt.ts';
import { type CellFlag, type CellStatus, flagBit, statusCode } from '#shared/domain/cell.ts';
import { readClipboard } from '#shared/domain/cycle/clipboard.ts';
import { insteadOf } from '#shared/domain/cycle/instead-of.ts';
import { neededFromOutside, readinessOf } from '#shared/domain/cycle/pre-teaching.ts';
import { retentionProposals } from '#shared/domain/cycle/retention.ts';
import { proposedVersion } from '#shared/domain/cycle/versions.ts';
import { weeklyList } from '#shared/domain/cycle/weekly.ts';
import type { PlannedObjective, StudentRow } from '#shared/domain/student-row.ts';
import { BASIC_CLEAR_DEEP } from '../../../helpers/help-scale.ts';

const { scale: basicClearDeep, rules } = BASIC_CLEAR_DEEP;

interface Spec {
  readonly status: CellStatus;
  readonly due?: string;
  readonly flags?: CellFlag[];
  readonly needs?: number[];
  readonly critical?: boolean;
}
function situation(specs: readonly Spec[]): { row: StudentRow; objectives: PlannedObjective[] } {
  const row: StudentRow = {
    status: specs.map((one) => statusCode(one.status)),
    level: specs.map(() => -1),
    value: specs.map(() => null),
    attempts: specs.map(() => 0),
    flags: specs.map((one) => (one.flags ?? []).reduce((sum, flag) => sum + flagBit(flag), 0)),
    due: specs.map((one) => one.due ?? null),
    behind: 0,
    ahead: 0,
    mastered: 0,
    dueCount: 0,
  };
  const objectives = specs.map(({ needs = [], critical = false, due = null }) => ({
    critical,
    due,
    rules,
    needs,
    parts: [],
  }));
  return { row, objectives };
}

describe('weekly list', () => {
  const todo = (more: Partial<Spec> = {}): Spec => ({
    status: 'not-assessed',
    flags: ['ready'],
    ...more,
  });
  test.each<[string, Spec[], [number, boolean][]]>([
    [
      'due and overdue, overdue first; not what is mastered, not asked or due later',
      [
        todo({ due: '2026-11-12' }),
        todo({ due: '2026-11-02', flags: ['ready', 'overdue'] }),
        { status: 'mastered', due: '2026-11-10' },
        { status: 'excused', due: '2026-11-10' },
        todo({ due: '2026-11-20' }),
      ],
      [
        [1, true],
        [0, true],
      ],
    ],
    [
      'what is blocked comes after what it waits on, which joins even when due later',
      [
        todo({ due: '2026-11-10', flags: ['blocked'], needs: [1] }),
        todo({ due: '2026-11-30', flags: ['blocked'], needs: [2] }),
        todo({ due: '2026-11-13' }),
      ],
      [
        [2, true],
        [1, false],
        [0, false],
      ],
    ],
    [
      'what waits on another course cannot be promised',
      [todo({ due: '2026-11-10', flags: ['blocked'], needs: [7] }), todo({ due: '2026-11-11' })],
      [[1, true]],
    ],
    [
      'with nothing due the next ready ones',
      [
        { status: 'mastered' },
        todo({ due: '2026-12-01' }),
        todo({ flags: ['blocked'], needs: [1] }),
        todo(),
        todo(),
        todo(),
      ],
      [
        [1, true],
        [3, true],
        [4, true],
      ],
    ],
    ['with everything mastered nothing', [{ status: 'mastered' }], []],
  ])('%s', (_, specs, expected) => {
    const { row, objectives } = situation(specs);
    const lines = weeklyList(row, objectives, '2026-11-15');
    expect(lines.map((line) => [line.position, line.ready])).toEqual(expected);
  });
});

describe('who is stuck', () => {
  const ready = (more: Partial<Spec> = {}): Spec => ({
    status: 'not-assessed',
    flags: ['ready'],
    ...more,
  });
  /** Units begin at these positions; what is opened is so since the first day. */
  const reach = (starts: readonly number[], opened: readonly number[] = []) => ({
    unitOf: (position: number) => starts.findLastIndex((first) => first <= position),
    opened: Array.from({ length: 20 }, (_, i) => (opened.includes(i) ? '2026-09-01' : null)),
    until: '2026-12-01',
  });

  test('goes on with what is ready and does not hang on it', () => {
    const { row, objectives } = situation([
      { status: 'not-yet', flags: ['ready', 'stuck', 'overdue'] },
      { status: 'not-assessed', flags: ['blocked'], needs: [0] },
      { status: 'not-assessed', flags: ['ready', 'check-first'], needs: [1] },
      ready({ due: '2026-12-01' }),
      { status: 'not-yet', flags: ['ready', 'overdue'], due: '2026-11-02' },
      { status: 'mastered' },
      ready({ due: '2026-12-01', critical: true }),
      { status: 'not-yet', flags: ['ready', 'stuck'] },
    ]);
    expect(insteadOf(0, row, objectives, reach([0]))).toEqual([4, 6, 3]);
  });

  test.each<[string, readonly Spec[], ReturnType<typeof reach>, readonly number[]]>([
    [
      'stays in the unit before anything that is due sooner elsewhere',
      [ready({ due: '2026-11-05' }), { status: 'not-yet', flags: ['stuck'] }, ready()],
      reach([0, 1]),
      [2, 0],
    ],
    [
      'is led to another unit by its date, the next first, and never beyond the next ten class days',
      [
        { status: 'not-yet', flags: ['stuck'] },
        ready({ due: '2026-12-01' }),
        ready({ due: '2026-11-20' }),
        ready({ due: '2026-12-02' }),
      ],
      reach([0, 1, 2, 3]),
      [2, 1],
    ],
    [
      'is not led into what the class has not begun, where nothing is dated',
      [{ status: 'not-yet', flags: ['stuck'] }, ready(), ready()],
      reach([0, 1, 2], [1]),
      [1],
    ],
    [
      'gets nothing rather than something of a unit far ahead',
      [{ status: 'not-yet', flags: ['stuck'] }, ready({ due: '2027-05-01' })],
      reach([0, 1]),
      [],
    ],
    [
      'may go ahead within its own unit, whatever the dates',
      [{ status: 'not-yet', flags: ['stuck'] }, ready({ due: '2027-05-01' })],
      reach([0]),
      [1],
    ],
  ])('%s', (_, specs, where, expected) => {
    const { row, objectives } = situation(specs);
    const stuck = specs.findIndex(({ flags }) => flags?.includes('stuck'));
    expect(insteadOf(stuck, row, objectives, where)).toEqual(expected);
  });
});

describe('pre-teaching', () => {
  const attempt = (kind: string, value: number, on = '2026-10-01'): Attempt => ({
    on,
    recordedAt: 1,
    value,
    kind,
    support: null,
    robust: null,
    aimed: null,
    source: null,
  });
  test.each<[string, Attempt[], boolean, string]>([
    ['nothing', [], false, 'lacks'],
    ['tried below', [attempt('check', 1)], false, 'lacks'],
    ['mastered', [attempt('test', 3)], false, 'has'],
    ['a self-assessment says nothing', [attempt('self', 4)], false, 'lacks'],
    ['shown beforehand', [attempt('pre-assessment', 2)], false, 'has'],
    [
      'mastered, then below beforehand',
      [attempt('test', 3), attempt('pre-assessment', 1)],
      false,
      'faded',
    ],
    [
      'below beforehand, then mastered',
      [attempt('pre-assessment', 1), attempt('test', 3)],
      false,
      'has',
    ],
    ['below beforehand', [attempt('pre-assessment', 1)], false, 'lacks'],
    ['not asked', [], true, 'check-first'],
  ])('%s', (_, attempts, excused, expected) => {
    expect(readinessOf({ attempts, rules, excused })).toBe(expected);
  });
  test('what a unit needs from outside, last year first', () => {
    const needs = [[], [0], [0, 1, 5], [2, 4], [], []];
    expect(neededFromOutside({ first: 2, count: 2 }, needs, 4)).toEqual([4, 5, 0, 1]);
  });
});

test.each([
  ['the first that nobody used', ['A', 'B', 'C'], [['A'], ['B']], 'C'],
  ['else the least used', ['A', 'B'], [['A', 'B'], ['A']], 'B'],
  ['none without versions', [], [[]], null],
])('version to hand out: %s', (_, versions, used, expected) => {
  expect(
    proposedVersion(
      versions,
      used.map((one) => new Set(one)),
    ),
  ).toBe(expected);
});

describe('a clipboard sheet typed back', () => {
  test.each([
    ['1 3', [[1, 'clear', false]], []],
    ['7 c', [[7, null, true]], []],
    [
      '2 deep c\n3. 1',
      [
        [2, 'deep', true],
        [3, 'not-yet', false],
      ],
      [],
    ],
    [
      '1 2, 2 2; 3 c',
      [
        [1, 'basic', false],
        [2, 'basic', false],
        [3, null, true],
      ],
      [],
    ],
    ['9 2', [], ['no-such-row']],
    ['0 2', [], ['no-such-row']],
    ['1 9', [], ['no-such-level']],
    ['Ana 3', [], ['not-a-row']],
    ['1 3\n1 2', [[1, 'clear', false]], ['twice']],
    ['\n \n', [], []],
  ])('%j', (text, lines, problems) => {
    const read = readClipboard(text, 8, basicClearDeep);
    expect(read.lines.map((one) => [one.row, one.level, one.contact])).toEqual(lines);
    expect(read.problems.map((one) => one.why)).toEqual(problems);
  });
});

test('retention: old before new, much depended on before little, nothing that is fresh', () => {
  const revisit = (student: number, objective: number, days: number) => ({
    student,
    objective,
    days,
  });
  const found = retentionProposals(
    [revisit(0, 0, 60), revisit(1, 0, 80), revisit(0, 1, 30), revisit(0, 2, 19), revisit(0, 3, 70)],
    [0, 5, 9, 0],
  );
  expect(found).toEqual([
    { objective: 1, students: [0], days: 30, opens: 5 },
    { objective: 0, students: [1, 0], days: 80, opens: 0 },
    { objective: 3, students: [0], days: 70, opens: 0 },
  ]);
});
