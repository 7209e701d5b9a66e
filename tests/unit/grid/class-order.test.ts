import { describe, expect, test } from 'vitest';
import { fold, nextSort, orderOf } from '../../../renderer/features/gradebook/class-order.ts';
import { linesOf } from '../../../renderer/features/gradebook/class-rows.ts';
import { answerOf, at, NOTHING } from './class-answer.ts';

const grid = answerOf([
  [at(2), { status: 'excused' }],
  [NOTHING, at(0, { flags: ['stuck', 'overdue'] })],
  [at(0, { flags: ['overdue'] }), at(3)],
  [at(1), { flags: ['ready'] }],
]);
grid.rows.behind = [0, 3, 1, 0];
grid.rows.ahead = [4, 0, 0, 4];
grid.students.name = ['Álvarez, Lucía', 'Ben-David, שרה', 'O’Brien, Saoirse', 'Álvarez, Ana'];
grid.students.called = ['Lucía', 'Sarah', 'Saoirse', 'Ana'];
const rows = [...linesOf(grid, null).rows.values()];
const places = new Map([
  ['o0', 0],
  ['o1', 1],
]);
const all = { flag: null, search: '' };
const order = (by: string, direction: 'up' | 'down', filter: object = {}) =>
  orderOf(rows, { by, direction }, { ...all, ...filter }, places);

describe('the order of students', () => {
  test('by name is the order of the roster', () => {
    expect(order('name', 'up')).toEqual(['s0', 's1', 's2', 's3']);
  });

  test('by need, most first; equals in roster order', () => {
    expect(order('need', 'down')).toEqual(['s1', 's2', 's0', 's3']);
  });

  test('by pace, furthest behind first', () => {
    expect(order('pace', 'up')).toEqual(['s1', 's2', 's0', 's3']);
  });

  test('by an objective: nothing yet, then from the lowest; excused stand last either way', () => {
    expect(order('o0', 'up')).toEqual(['s1', 's2', 's3', 's0']);
    expect(order('o0', 'down')).toEqual(['s0', 's3', 's2', 's1']);
    expect(order('o1', 'up')).toEqual(['s3', 's1', 's2', 's0']);
    expect(order('o1', 'down')).toEqual(['s2', 's1', 's3', 's0']);
  });
});

describe('who is shown', () => {
  test('by flag on an objective that is shown', () => {
    expect(order('name', 'up', { flag: 'overdue' })).toEqual(['s1', 's2']);
    const first = new Map([['o0', 0]]);
    expect(
      orderOf(rows, { by: 'name', direction: 'up' }, { ...all, flag: 'overdue' }, first),
    ).toEqual(['s2']);
  });

  test.each<[string, string[]]>([
    ['alvarez', ['s0', 's3']],
    ['LUCIA', ['s0']],
    ['שרה', ['s1']],
    ['sarah', ['s1']],
    ['002', ['s2']],
    ['  ', ['s0', 's1', 's2', 's3']],
    ['nobody', []],
  ])('search for %j', (search, found) => {
    expect(order('name', 'up', { search })).toEqual(found);
  });

  test('letters without marks', () => {
    expect(fold('Ñandú ÇA')).toBe('nandu ca');
  });
});

describe('pressing a head', () => {
  test('an objective: up, down, and back to the names', () => {
    const first = nextSort({ by: 'name', direction: 'up' }, 'o0');
    const second = nextSort(first, 'o0');
    const third = nextSort(second, 'o0');
    expect([first, second, third]).toEqual([
      { by: 'o0', direction: 'up' },
      { by: 'o0', direction: 'down' },
      { by: 'name', direction: 'up' },
    ]);
  });

  test('need begins with the most', () => {
    expect(nextSort({ by: 'name', direction: 'up' }, 'need')).toEqual({
      by: 'need',
      direction: 'down',
    });
  });

  test('names turn round and back', () => {
    const down = nextSort({ by: 'name', direction: 'up' }, 'name');
    expect(down.direction).toBe('down');
    expect(nextSort(down, 'name').direction).toBe('up');
  });
});

test('judged by somebody: those with such a cell among the objectives that are shown', () => {
  const assessed = new Map([
    ['s1', new Set(['o1'])],
    ['s3', new Set(['o9'])],
  ]);
  expect(order('name', 'up', { assessed })).toEqual(['s1']);
  expect(order('name', 'up', { assessed: new Map() })).toEqual([]);
});
