import { describe, expect, test } from 'vitest';
import {
  columnsOf,
  shortCodes,
  todayLine,
  unitName,
} from '../../../renderer/features/gradebook/class-columns.ts';
import { EVERYTHING } from '../../../renderer/features/gradebook/use-class-view.ts';
import { answerOf, NOTHING } from './class-answer.ts';

const say = (code: string, statement: string, critical: boolean) =>
  `${code} ${statement}${critical ? '!' : ''}`;
const four = [NOTHING, NOTHING, NOTHING, NOTHING];

describe('objectives across', () => {
  test('stand in the order of the plan under their units', () => {
    const { columns, groups } = columnsOf(answerOf([four]), EVERYTHING, say);
    expect(columns.map((c) => c.code)).toEqual(['1.1', '1.2', '2.1', '2.2']);
    expect(columns.map((c) => c.fullCode)).toEqual(['C1.1', 'C1.2', 'C2.1', 'C2.2']);
    expect(columns.map((c) => c.startsGroup)).toEqual([false, false, true, false]);
    expect(columns[0]).toMatchObject({ isStrong: true, label: 'C1.1 Statement 0!' });
    expect(groups).toMatchObject([
      { name: '1 Matter', first: 0, count: 2 },
      { name: '2 Atoms', first: 2, count: 2 },
    ]);
  });

  test('one unit, critical ones, what is due this week', () => {
    const grid = answerOf([four], {
      due: ['2026-11-08', '2026-11-09', '2026-11-15', '2026-11-16'],
      critical: [true, false, false, true],
    });
    const places = (part: object) =>
      columnsOf(grid, { ...EVERYTHING, ...part }, say).columns.map((c) => c.place);
    expect(places({ unit: 'u1' })).toEqual([2, 3]);
    expect(places({ isCritical: true })).toEqual([0, 3]);
    // Tuesday 10 November: Monday 9 to Sunday 15.
    expect(places({ isDueThisWeek: true })).toEqual([1, 2]);
    expect(places({ isDueThisWeek: true, isCritical: true })).toEqual([]);
  });

  test('by task only its objectives, in its own order, whatever else is set', () => {
    const grid = {
      ...answerOf([four]),
      tasks: [
        {
          id: 't',
          name: 'Test',
          on: '2026-11-03',
          kind: 'test',
          objectives: ['o3', 'gone', 'o1'],
          versions: [],
          highest: null,
        },
      ],
    };
    const { columns, groups } = columnsOf(
      grid,
      { ...EVERYTHING, task: 't', isCritical: true },
      say,
    );
    expect(columns.map((c) => c.place)).toEqual([3, 1]);
    expect(groups.map((g) => g.name)).toEqual(['2 Atoms', '1 Matter']);
  });
});

describe('short codes', () => {
  test.each<[string, string[], string[]]>([
    ['a common letter', ['C1.1', 'C2.3'], ['1.1', '2.3']],
    ['a common number stays whole', ['1.1', '1.2'], ['1', '2']],
    ['numbers are not cut in two', ['C11', 'C12'], ['11', '12']],
    ['a common grade', ['7.RP.A.1', '7.NS.A.2'], ['RP.A.1', 'NS.A.2']],
    ['a common cluster', ['7.RP.A.1', '7.RP.A.2'], ['1', '2']],
    ['one code that begins like another', ['A1', 'A1.1'], ['1', '1.1']],
    ['nothing in common', ['Algebra', 'Geometry'], ['Algebra', 'Geometry']],
    ['a single code', ['C1.1'], ['C1.1']],
    ['equal codes', ['C1', 'C1'], ['1', '1']],
  ])('%s', (_name, codes, short) => {
    expect(shortCodes(codes)).toEqual(short);
  });

  test('long ones are told to the grid', () => {
    const codes = ['7.RP.A.1', '7.NS.B.2', '7.EE.A.1', '7.G.A.1'];
    const { hasLongCodes } = columnsOf(answerOf([four], { code: codes }), EVERYTHING, say);
    expect(hasLongCodes).toBe(true);
    expect(columnsOf(answerOf([four]), EVERYTHING, say).hasLongCodes).toBe(false);
  });
});

test('units are spoken of by number unless they bring one', () => {
  expect(unitName({ id: 'u', name: 'Matter' }, 0)).toBe('1 Matter');
  expect(unitName({ id: 'u', name: 'Unit 3: Bonding' }, 2)).toBe('Unit 3: Bonding');
  expect(unitName({ id: 'beyond u', name: 'Geometry' }, 2)).toBe('Geometry');
});

describe('the line of today', () => {
  const today = '2026-11-10';
  test.each<[string, (string | null)[], number | null]>([
    ['between the last date up to today and the next', ['2026-11-03', today, '2026-11-12'], 2],
    [
      'after dates that are not in order, where fewest are wrong',
      ['2026-11-01', '2026-11-20', '2026-11-05', '2026-11-09', '2026-11-30'],
      4,
    ],
    ['objectives without a date belong to either side', ['2026-11-01', null, '2026-11-30'], 1],
    ['nothing behind it', ['2026-11-12', '2026-11-13'], null],
    ['nothing before it', ['2026-11-01', '2026-11-02'], null],
    ['no dates', [null, null], null],
    ['nothing at all', [], null],
  ])('%s', (_name, dues, line) => {
    expect(todayLine(dues, today)).toBe(line);
  });
});
