import { expect, test } from 'vitest';
import { aClass, aStudent, type CellCase, reasonsOf } from '../../../helpers/help-case.ts';

const MON = '2026-11-09';
const FRI = '2026-11-06';
const THU = '2026-11-05';
const TUE = '2026-11-10';
const stuck: CellCase = { status: 'not-yet', flags: ['stuck'], tried: [THU, FRI] };
const notYet: CellCase = { status: 'not-yet', tried: [FRI] };
const overdue: CellCase = { flags: ['overdue'], due: THU };

test('reasons stand in the order of the table, with their objectives, critical ones first', () => {
  const student = aStudent({
    cells: [notYet, { ...notYet, flags: ['overdue'], due: THU }, overdue],
    marks: [{ kind: 'asked', on: MON }],
  });
  const found = reasonsOf(student, aClass('.!.'));
  expect(found.map(({ kind, objectives, on }) => [kind, objectives, on])).toEqual([
    ['asked', [], MON],
    ['not-yet', [1, 0], FRI],
    ['overdue', [1, 2], THU],
  ]);
});

test('each reason of the work names its objectives, how many, and the day of the first of them', () => {
  const wed = '2026-11-04';
  const mastered = { status: 'mastered', flags: ['slipped'] } as const;
  const student = aStudent({
    cells: [
      { ...stuck, tried: [wed, THU] },
      { ...stuck, tried: [FRI] },
      { ...notYet, tried: [wed] },
      notYet,
      { helped: THU },
      { helped: wed },
      { ...overdue, due: FRI },
      overdue,
      { due: TUE },
      { ...mastered, tried: [wed] },
      { ...mastered, tried: [THU] },
    ],
    marks: [
      { kind: 'recheck', on: FRI, until: MON, objective: 3 },
      { kind: 'recheck', on: wed, until: FRI, objective: 2 },
    ],
  });
  const needs = [[], [], [], [], [], [], [], [], [0], [], []];
  const found = reasonsOf(student, aClass('.!..!...!..', { needs }));
  expect(found.map(({ kind, objectives, count, on }) => [kind, objectives, count, on])).toEqual([
    ['stuck', [1, 0], 2, FRI],
    ['not-yet', [2, 3], 2, wed],
    ['recheck', [2, 3], 2, FRI],
    ['unproven', [4, 5], 2, THU],
    ['overdue', [6, 7], 2, THU],
    ['blocking', [8], 1, null],
    ['slipped', [9, 10], 2, wed],
  ]);
});

test('what student and teacher said names its objectives in the order of the plan, and its first day', () => {
  const student = aStudent({
    contact: { on: FRI, recordedAt: 1 },
    cells: [{}, {}, {}],
    marks: [
      { kind: 'asked', on: FRI, objective: 2 },
      { kind: 'asked', on: MON, objective: 0 },
      { kind: 'asked', on: MON },
    ],
  });
  expect(reasonsOf(student, aClass('...'))[0]).toEqual({
    ...{ kind: 'asked', points: 60, objectives: [0, 2], count: 3, on: FRI },
  });
});
