import { describe, expect, test } from 'vitest';
import { EVERY_WEEKDAY } from '#shared/domain/calendar.ts';
import {
  aClass,
  aStudent,
  type CellCase,
  inShort,
  reasonsOf,
  type StudentCase,
} from '../../../helpers/help-case.ts';

type Case = readonly [what: string, classSigns: string, student: StudentCase, expected: string];

const check = (cases: readonly Case[]) =>
  test.each(cases)('%s', (_what, signs, student, expected) => {
    expect(inShort(reasonsOf(aStudent(student), aClass(signs)))).toBe(expected);
  });

const many = (count: number, cell: CellCase): CellCase[] => Array(count).fill(cell);
const MON = '2026-11-09';
const FRI = '2026-11-06';
const THU = '2026-11-05';
const TUE = '2026-11-10';
const at = (on: string, recordedAt: number) => ({ on, recordedAt });
const stuck: CellCase = { status: 'not-yet', flags: ['stuck'], tried: [THU, FRI] };
const notYet: CellCase = { status: 'not-yet', tried: [FRI] };
const overdue: CellCase = { flags: ['overdue'], due: THU };

describe('what the work says', () => {
  check([
    ['nothing', '!.', { cells: many(2, {}) }, ''],
    ['stuck weighs 45 when critical', '!', { cells: [stuck] }, 'stuck 45'],
    ['and 30 otherwise', '.', { cells: [stuck] }, 'stuck 30'],
    ['both together', '!.', { cells: many(2, stuck) }, 'stuck 75'],
    ['at most 90', '!!!', { cells: many(3, stuck) }, 'stuck 90'],
    ['not yet weighs 25 when critical', '!', { cells: [notYet] }, 'not-yet 25'],
    ['and 12 otherwise', '.', { cells: [notYet] }, 'not-yet 12'],
    ['at most 50', '!!!', { cells: many(3, notYet) }, 'not-yet 50'],
    [
      'a corrective after the newest attempt closes not yet',
      '!',
      { cells: [{ ...notYet, helped: MON }] },
      '',
    ],
    [
      'one on the same day closes it when it was recorded later',
      '!',
      { cells: [{ ...notYet, tried: [at(MON, 3)], helped: at(MON, 4) }] },
      '',
    ],
    [
      'and not when it was recorded before',
      '!',
      { cells: [{ ...notYet, tried: [at(MON, 3)], helped: at(MON, 2) }] },
      'not-yet 25',
    ],
    ['what gives no value yet is not "not yet"', '!', { cells: [{ status: 'insufficient' }] }, ''],
    ['overdue weighs 10 when critical', '!', { cells: [overdue] }, 'overdue 10'],
    ['and 3 otherwise', '.', { cells: [overdue] }, 'overdue 3'],
    ['six critical ones reach the most', '!!!!!!', { cells: many(6, overdue) }, 'overdue 60'],
    ['each further one gives 1', '!!!!!!!..', { cells: many(9, overdue) }, 'overdue 63'],
    [
      'the one that reaches the most is cut off there',
      '!!!!!....+.',
      { cells: many(11, overdue) },
      'overdue 62',
    ],
    [
      'slipped weighs 15',
      '!',
      { cells: [{ status: 'mastered', flags: ['slipped'] }] },
      'slipped 15',
    ],
    [
      'at most 30',
      '!!!',
      { cells: many(3, { status: 'mastered', flags: ['slipped'] }) },
      'slipped 30',
    ],
    ['helped two class days ago, nothing since', '!', { cells: [{ helped: FRI }] }, 'unproven 15'],
    ['helped yesterday leaves time to show', '!', { cells: [{ helped: MON }] }, ''],
    [
      'an attempt since closes it',
      '!',
      { cells: [{ helped: THU, tried: [FRI], status: 'mastered' }] },
      '',
    ],
    [
      'an attempt on the day of help counts when it was recorded later',
      '!',
      { cells: [{ helped: at(THU, 2), tried: [at(THU, 1)] }] },
      'unproven 15',
    ],
    [
      'help for what is mastered is no reason',
      '!',
      { cells: [{ helped: THU, status: 'mastered' }] },
      '',
    ],
    ['nor for what is not asked', '!', { cells: [{ helped: THU, status: 'excused' }] }, ''],
    ['at most 30', '!!!', { cells: many(3, { helped: THU }) }, 'unproven 30'],
  ]);

  const about = (needs: number[][], dues: (string | undefined)[], cells: CellCase[]) => {
    const dated = cells.map((cell, i) => {
      const due = dues[i];
      return due === undefined ? cell : { ...cell, due };
    });
    const student = aStudent({ cells: dated });
    return inShort(reasonsOf(student, aClass('.'.repeat(cells.length), { needs })));
  };
  test('waiting work, direct or through others, is counted when it is due within 10 class days', () => {
    const needs = [[], [0], [1], [2]];
    const dues = [undefined, '2026-11-20', '2026-11-24', '2026-11-25'];
    expect(about(needs, dues, [notYet, {}, {}, {}])).toBe('not-yet 12, blocking 6');
  });
  test('what is stuck, overdue or not yet keeps others waiting, each alone', () => {
    const only = (flag: 'stuck' | 'overdue'): CellCase => ({ flags: [flag] });
    expect(about([[], [0]], [undefined, MON], [only('stuck'), {}])).toBe('stuck 30, blocking 3');
    expect(about([[], [0]], [MON, MON], [only('overdue'), {}])).toBe('overdue 3, blocking 3');
  });
  test('what has no date of its own does not wait', () => {
    expect(about([[], [0]], [], [notYet, {}])).toBe('not-yet 12');
  });
  test('what is mastered in between lets nothing wait', () => {
    const dues = [undefined, MON, MON];
    expect(about([[], [0], [1]], dues, [notYet, { status: 'mastered' }, {}])).toBe('not-yet 12');
    expect(about([[], [0], [1]], dues, [notYet, { status: 'excused' }, {}])).toBe('not-yet 12');
  });
  test('waiting on something merely not begun is no reason', () => {
    expect(about([[], [0]], [undefined, MON], [{}, {}])).toBe('');
  });
  test('at most 30', () => {
    const needs = [[], ...Array(12).fill([0])];
    const cells = [stuck, ...many(12, {})];
    expect(about(needs, Array(13).fill(MON), cells)).toBe('stuck 30, blocking 30');
  });
  test('a circle ends where it began', () => {
    expect(about([[1], [0]], [MON, MON], [notYet, {}])).toBe('not-yet 12, blocking 6');
  });
});

describe('what student and teacher said', () => {
  const recheck = (until: string, objective = 0) => ({
    kind: 'recheck',
    on: THU,
    until,
    objective,
  });
  check([
    ['promised', '.', { marks: [{ kind: 'promised', on: MON }] }, 'promised 100'],
    [
      'seen later the same day closes a promise',
      '.',
      { marks: [{ kind: 'promised', on: MON }], contact: at(MON, 6) },
      '',
    ],
    [
      'seen earlier the same day does not',
      '.',
      { marks: [{ kind: 'promised', on: MON }], contact: at(MON, 4) },
      'promised 100',
    ],
    ['asked', '.', { marks: [{ kind: 'asked', on: MON }] }, 'asked 60'],
    [
      'two requests are one reason',
      '..',
      {
        cells: many(2, {}),
        marks: [
          { kind: 'asked', on: MON, objective: 0 },
          { kind: 'asked', on: MON, objective: 1 },
        ],
      },
      'asked 60',
    ],
    [
      'a talk dated later closes it',
      '.',
      { marks: [{ kind: 'asked', on: FRI }], contact: at(MON, 1) },
      '',
    ],
    [
      'mastery that came in since closes it, dated whenever',
      '.',
      {
        cells: [{ status: 'mastered', tried: [at(THU, 9)], value: 4 }],
        marks: [{ kind: 'asked', on: MON, objective: 0 }],
      },
      '',
    ],
    [
      'asking about what was mastered before is a request',
      '.',
      {
        cells: [{ status: 'mastered', tried: [at(THU, 2)], value: 3 }],
        marks: [{ kind: 'asked', on: MON, objective: 0 }],
      },
      'asked 60',
    ],
    [
      'ready to be checked off',
      '.',
      { cells: [{}], marks: [{ kind: 'check-ready', on: MON, objective: 0 }] },
      'check-ready 60',
    ],
    [
      'a talk alone checks nothing off',
      '.',
      {
        cells: [{}],
        marks: [{ kind: 'check-ready', on: MON, objective: 0 }],
        contact: at(TUE, 9),
      },
      'check-ready 60',
    ],
    [
      'an attempt does, mastered or not',
      '.',
      {
        cells: [{ status: 'not-yet', tried: [at(MON, 6)], helped: TUE }],
        marks: [{ kind: 'check-ready', on: MON, objective: 0 }],
      },
      '',
    ],
    ['a recheck that is due', '.', { cells: [{}], marks: [recheck(TUE)] }, 'recheck 25'],
    ['one that lies ahead is none yet', '.', { cells: [{}], marks: [recheck('2026-11-11')] }, ''],
    [
      'an attempt since it was set closes it',
      '.',
      {
        cells: [{ tried: [FRI], status: 'not-yet', helped: MON }],
        marks: [recheck(TUE)],
      },
      '',
    ],
    [
      'what is mastered may be asked again on a date',
      '.',
      {
        cells: [{ status: 'mastered', tried: [at('2026-11-03', 1)], value: 3 }],
        marks: [recheck(TUE)],
      },
      'recheck 25',
    ],
    [
      'at most 50, each objective once',
      '...',
      {
        cells: many(3, {}),
        marks: [recheck(TUE), recheck(TUE), recheck(TUE, 1), recheck(TUE, 2)],
      },
      'recheck 50',
    ],
    [
      'not for what is not asked',
      '.',
      { cells: [{ status: 'excused' }], marks: [recheck(TUE)] },
      '',
    ],
  ]);
});

describe('absence, waiting and being ahead', () => {
  const days = (...list: string[]) => new Set(list);
  const nobody = { contact: null, talks: days() };
  const WED = '2026-11-04';
  check([
    ['back after one day', '.', { absences: days(MON) }, 'back 20'],
    ['after three', '.', { absences: days(MON, FRI, THU), contact: at(MON, 1) }, 'back 30'],
    [
      'at most 40',
      '.',
      { absences: days(MON, FRI, THU, WED, '2026-11-03', '2026-11-02'), contact: at(MON, 1) },
      'back 40',
    ],
    ['only on the first day', '.', { absences: days(FRI) }, ''],
    ['the first day without a talk is free', '.', { contact: at(MON, 1) }, ''],
    ['then 4 a class day', '.', { contact: at(FRI, 1) }, 'unseen 4'],
    ['at most 20', '.', { contact: at('2026-10-01', 1) }, 'unseen 20'],
    ['never: since the student came', '.', { ...nobody, since: THU }, 'unseen 8'],
    ['on the day the student comes', '.', { ...nobody, since: TUE }, ''],
    ['neither talk nor start gives the most', '.', nobody, 'unseen 20'],
    [
      'a request beside the wait',
      '.',
      { ...nobody, marks: [{ kind: 'asked', on: MON }] },
      'asked 60, unseen 20',
    ],
    [
      'planned and not reached, with another reason',
      '!',
      { cells: [overdue], contact: at(FRI, 1), planned: days(MON) },
      'overdue 10, carried 25, unseen 4',
    ],
    [
      'not while nothing else holds, waiting apart',
      '!',
      { cells: [{}], contact: at(FRI, 1), planned: days(MON) },
      'unseen 4',
    ],
    [
      'at most 75',
      '!',
      {
        cells: [overdue],
        contact: at('2026-10-30', 1),
        planned: days(MON, FRI, THU, WED, '2026-11-03'),
      },
      'overdue 10, carried 75, unseen 20',
    ],
    [
      'a day without a place in the plan ends the row',
      '!',
      { cells: [overdue], contact: at('2026-11-03', 1), planned: days(MON, THU) },
      'overdue 10, carried 25, unseen 16',
    ],
    [
      'a talk since ends it, on a weekend too',
      '!',
      { cells: [overdue], contact: at('2026-11-07', 1), planned: days(FRI, THU) },
      'overdue 10, unseen 4',
    ],
    [
      'an appointment that lies ahead takes the place of being carried',
      '!',
      { cells: [overdue], contact: at(FRI, 1), planned: days(MON), deferred: days(MON) },
      'overdue 10, unseen 4',
    ],
    [
      'being back is another reason',
      '.',
      { contact: at('2026-11-03', 1), absences: days(MON), planned: days(FRI) },
      'back 20, unseen 16',
    ],
    ['three ahead', '.', { ahead: 3 }, 'challenge 8'],
    ['two ahead are too few', '.', { ahead: 2 }, ''],
    [
      'the newest two attempts at the top',
      '..',
      {
        cells: [
          { status: 'mastered', tried: ['2026-11-02', MON], value: 4 },
          { status: 'mastered', tried: [FRI], value: 4 },
        ],
      },
      'challenge 8',
    ],
    [
      'only the older one is at the top',
      '..',
      {
        cells: [
          { status: 'mastered', tried: [MON], value: 3 },
          { status: 'mastered', tried: [FRI], value: 4 },
        ],
      },
      '',
    ],
    ['once in five class days', '.', { ahead: 5, challenged: days(WED) }, ''],
    ['and again then', '.', { ahead: 5, challenged: days('2026-11-03') }, 'challenge 8'],
  ]);

  test('a day off in the middle of the chain is no class day and breaks nothing', () => {
    const calendar = { ...EVERY_WEEKDAY, exceptions: new Map([[FRI, 'off' as const]]) };
    const student = aStudent({
      cells: [overdue],
      contact: at(WED, 1),
      planned: days(MON, THU),
    });
    expect(inShort(reasonsOf(student, aClass('!', { calendar })))).toBe(
      'overdue 10, carried 50, unseen 8',
    );
  });
  test('a weekend neither counts as waiting nor as absence', () => {
    const student = aStudent({ contact: at(FRI, 1), absences: days(FRI) });
    const monday = aClass('.', { on: MON });
    expect(inShort(reasonsOf(student, monday))).toBe('back 20');
  });
});
