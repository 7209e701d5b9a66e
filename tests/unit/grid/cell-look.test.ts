import { describe, expect, test } from 'vitest';
import { createSay } from '#shared/text/text.ts';
import { createDescribe, markEntered } from '../../../renderer/features/gradebook/cell-look.ts';
import { columnsOf } from '../../../renderer/features/gradebook/class-columns.ts';
import { createFeet, distributionsOf } from '../../../renderer/features/gradebook/class-foot.ts';
import { linesOf, type StudentRow } from '../../../renderer/features/gradebook/class-rows.ts';
import { namedApart } from '../../../renderer/features/gradebook/row-head.tsx';
import { EVERYTHING } from '../../../renderer/features/gradebook/use-class-view.ts';
import { answerOf, at, NOTHING, type Written } from './class-answer.ts';

const say = createSay('en');
const label = (code: string, statement: string) => `${code} ${statement}`;

function lookOf(cell: Written, pending: StudentRow['pending'] = null) {
  const grid = answerOf([[cell, NOTHING]]);
  const row = linesOf(grid, null).rows.get('s0');
  const [column] = columnsOf(grid, EVERYTHING, label).columns;
  if (!row || !column) throw new Error('no cell');
  return createDescribe(say, grid.scale, grid.threshold)({ ...row, pending }, column);
}

describe('a cell in words', () => {
  test.each<[Written, string]>([
    [NOTHING, 'C1.1 Statement 0, nothing yet'],
    [at(0, { attempts: 3, flags: ['overdue'] }), 'C1.1 Statement 0, Not yet, 3 attempts, overdue'],
    [at(3), 'C1.1 Statement 0, Deep, 1 attempt'],
    [{ status: 'excused', attempts: 2, level: 1 }, 'C1.1 Statement 0, not asked, 2 attempts'],
    [{ status: 'insufficient', attempts: 1, level: -1 }, 'C1.1 Statement 0, needs more, 1 attempt'],
    [{ flags: ['blocked', 'missing'] }, 'C1.1 Statement 0, nothing yet, blocked, missing'],
  ])('%o', (cell, words) => {
    expect(lookOf(cell).label).toBe(words);
  });
});

test('by task a cell without a result of the task steps back, unless it is just being written', () => {
  const grid = answerOf([[at(3), at(2)]]);
  const row = linesOf(grid, null).rows.get('s0');
  const { columns } = columnsOf(grid, EVERYTHING, label);
  const [first, second] = columns;
  if (!row || !first || !second) throw new Error('no cell');
  const entered = new Map([['s0', new Map([[first.id, 'in this task Basic, version A']])]]);
  const describeCell = markEntered(createDescribe(say, grid.scale, grid.threshold), entered, say);
  expect(describeCell(row, first)).toMatchObject({
    className: expect.not.stringContaining('is-not-entered'),
    label: 'C1.1 Statement 0, Deep, 1 attempt, in this task Basic, version A',
  });
  expect(describeCell(row, second)).toMatchObject({
    className: expect.stringContaining('is-not-entered'),
    label: expect.stringMatching(/nothing in this task$/),
  });
  const pending = new Map([[second.place, { type: 'level' as const, level: 1 }]]);
  const saving = describeCell({ ...row, pending } as StudentRow, second);
  expect(saving.className).not.toContain('is-not-entered');
});

test.each([
  ['Smith, John (00114)', 'Smith, John ', '(00114)'],
  ['Nguyễn, Khuê', 'Nguyễn, Khuê', ''],
  ['Odd (name', 'Odd (name', ''],
])('%j is cut before what tells it apart', (name, first, apart) => {
  expect(namedApart(name)).toEqual([first, apart]);
});

describe('how a cell looks', () => {
  test('warm below the threshold, cool from it on, and the ring fills with the level', () => {
    expect(lookOf(at(0)).className).toBe('cell warm0 fill-0');
    expect(lookOf(at(1)).className).toBe('cell cool1 fill-25');
    expect(lookOf(at(2)).className).toBe('cell cool2 fill-50');
    expect(lookOf(at(3)).className).toBe('cell cool3 fill-100');
  });

  test('the count stands there from the second attempt on', () => {
    expect(lookOf(at(1)).corner).toBe('');
    expect(lookOf(at(1, { attempts: 2 })).corner).toBe('2');
  });

  test('excused hides the level; blocked is not drawn', () => {
    expect(lookOf({ status: 'excused', level: 3 }).className).toBe('cell excused');
    expect(lookOf({ flags: ['ready'] }).className).toBe('cell not-assessed is-ready has-flag');
    expect(lookOf({ flags: ['blocked'] }).className).toBe('cell not-assessed is-blocked');
  });

  test('what was typed shows at once, marked as on its way', () => {
    const typed = lookOf(at(0), new Map([[0, { type: 'level', level: 2 }]]));
    expect(typed.className).toBe('cell cool2 fill-50 is-saving');
    expect(typed.label).toContain('Clear');
    const excused = lookOf(at(2), new Map([[0, { type: 'mark', status: 'excused', flags: 0 }]]));
    expect(excused.className).toBe('cell excused is-saving');
  });
});

describe('the foot of a column', () => {
  const grid = answerOf([
    [at(3), NOTHING],
    [at(3), NOTHING],
    [at(0), NOTHING],
    [{ status: 'excused', level: 3 }, NOTHING],
  ]);
  const rows = [...linesOf(grid, null).rows.values()];

  test('counts levels and leaves excused students out', () => {
    expect(distributionsOf(rows, [0, 1], 4)).toEqual([
      { levels: [1, 0, 0, 2], nothing: 0 },
      { levels: [0, 0, 0, 0], nothing: 4 },
    ]);
  });

  test('says it in words, and draws true shares from the highest level up', () => {
    const { columns } = columnsOf(grid, EVERYTHING, label);
    const [first, second] = createFeet(grid, say)(columns, rows);
    expect(first?.label).toBe('C1.1: 2 Deep, 1 Not yet');
    expect(first?.background).toContain('var(--cool3) 0.00% 66.67%, var(--warm0) 66.67% 100.00%');
    expect(second?.label).toBe('C2.1: 4 nothing yet');
  });

  test('stays the same object while its counts do', () => {
    const { columns } = columnsOf(grid, EVERYTHING, label);
    const feet = createFeet(grid, say);
    const before = feet(columns, rows);
    const turned = feet(columns, [...rows].reverse());
    expect(turned[0]).toBe(before[0]);
    expect(feet(columns, rows.slice(1))[0]).not.toBe(before[0]);
  });
});

describe('a scale with signs and colours of its own', () => {
  test('writes them into the one box that a cell is', () => {
    const grid = answerOf([[at(1, { attempts: 12 }), at(2, { attempts: 3 }), at(3)]]);
    const levels = grid.scale.levels.map((level, i) => ({
      ...level,
      glyph: [null, 'OK', '◕', null][i] ?? null,
      colour: i === 2 ? '#ffd400' : null,
    }));
    const row = linesOf(grid, null).rows.get('s0');
    const { columns } = columnsOf(grid, EVERYTHING, label);
    if (!row) throw new Error('no row');
    const describeCell = createDescribe(say, { levels }, grid.threshold);
    const looks = columns.map((column) => describeCell(row, column));
    expect(looks.map((look) => [look.className.replace(' starts', ''), look.corner])).toEqual([
      ['cell cool1 fill-25 sign', 'OK¹²'],
      ['cell cool2 fill-75 own own-2', '3'],
      ['cell cool3 fill-100', ''],
    ]);
  });
});
