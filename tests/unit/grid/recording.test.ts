import { describe, expect, test } from 'vitest';
import { besideMove } from '../../../renderer/features/gradebook/beside-move.ts';
import {
  type RecordFields,
  readFields,
} from '../../../renderer/features/gradebook/record-fields.ts';
import {
  type Recording,
  recordingDay,
  recordingTask,
} from '../../../renderer/features/gradebook/recording.ts';

const set: Recording = {
  kind: 'check',
  assessor: null,
  task: null,
  version: null,
  viewing: null,
  other: null,
};

describe('what is set for the day', () => {
  const other = { on: '2026-11-03', class: 'p1', setOn: '2026-11-10' };

  test('is today unless another day was chosen', () => {
    expect(recordingDay(set, 'p1', '2026-11-10')).toBe('2026-11-10');
    expect(recordingDay({ ...set, other }, 'p1', '2026-11-10')).toBe('2026-11-03');
  });

  test('falls back to today in the next class and after midnight', () => {
    expect(recordingDay({ ...set, other }, 'p2', '2026-11-10')).toBe('2026-11-10');
    expect(recordingDay({ ...set, other }, 'p1', '2026-11-11')).toBe('2026-11-11');
  });

  test('a task stays with its class', () => {
    const task = { id: 't', name: 'Test', class: 'p1' };
    expect(recordingTask({ ...set, task }, 'p1')).toEqual(task);
    expect(recordingTask({ ...set, task }, 'p2')).toBeNull();
  });
});

describe('the form of an attempt', () => {
  const fields: RecordFields = {
    level: 'clear',
    score: '',
    outOf: '',
    on: '2026-11-10',
    kind: 'check',
    task: '',
    version: '',
    assessor: ' Rivera ',
    shown: '',
    feedback: 'Fills 3d before 4s.',
    support: 'helped',
    countsFully: false,
    robust: '',
    aimed: '',
  };
  const read = (part: Partial<RecordFields>) => readFields({ ...fields, ...part });

  test('sends what was said and nothing else', () => {
    expect(read({})).toEqual({
      ok: true,
      input: {
        level: 'clear',
        on: '2026-11-10',
        kind: 'check',
        task: null,
        version: null,
        assessor: 'Rivera',
        shown: null,
        feedback: 'Fills 3d before 4s.',
        support: 'helped',
        robust: null,
        aimed: null,
      },
    });
  });

  test.each<[string, Partial<RecordFields>, number, number]>([
    ['a score', { level: null, score: '7', outOf: '10' }, 7, 10],
    ['a comma', { level: null, score: '7,5', outOf: '10' }, 7.5, 10],
    ['a score of nothing', { level: null, score: '0', outOf: '10' }, 0, 10],
  ])('takes %s', (_name, part, score, outOf) => {
    const result = read(part);
    expect(result.ok && result.input).toMatchObject({ score, outOf });
    expect(result.ok && 'level' in result.input).toBe(false);
  });

  test.each<[string, Partial<RecordFields>, string]>([
    ['nothing chosen', { level: null }, 'record.needs-result'],
    ['a score alone', { level: null, score: '7' }, 'record.needs-both'],
    ['out of nothing', { level: null, score: '7', outOf: '0' }, 'record.needs-both'],
    ['words', { level: null, score: 'seven', outOf: '10' }, 'record.needs-both'],
    ['no date', { on: '' }, 'record.needs-date'],
    ['a day that there is not', { on: '2026-02-30' }, 'record.needs-date'],
  ])('refuses %s', (_name, part, problem) => {
    expect(read(part)).toEqual({ ok: false, problem });
  });
});

describe('moving among the objectives of one student', () => {
  const units = [
    { first: 0, count: 6 },
    { first: 6, count: 0 },
    { first: 6, count: 3 },
    { first: 9, count: 6 },
  ];
  test.each<[number, string, number | null]>([
    [0, 'ArrowRight', 1],
    [5, 'ArrowRight', 6],
    [6, 'ArrowLeft', 5],
    [0, 'ArrowLeft', 0],
    [14, 'ArrowRight', 14],
    [1, 'ArrowDown', 7],
    [5, 'ArrowDown', 8],
    [10, 'ArrowUp', 7],
    [2, 'ArrowUp', null],
    [11, 'ArrowDown', null],
    [8, 'Home', 6],
    [6, 'End', 8],
    [6, 'x', null],
  ])('from %i by %s to %s', (from, key, to) => {
    expect(besideMove(from, key, units)).toBe(to);
  });
});
