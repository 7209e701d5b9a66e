import { describe, expect, test } from 'vitest';
import { classroom, lines } from './classroom.ts';

const choices = { kind: 'evidence', class: 'C' } as const;

/** A Canvas export of one student: two assignments on C1.1, one on C1.2. */
const canvas = (first: string, second: string, other = '') =>
  lines(
    'Student,ID,SIS User ID,SIS Login ID,Section,C1.1 Quiz (101),C1.1 Retake (102),C1.2 Lab (103)',
    '    Points Possible,,,,,10,10,10',
    `"Lee, Ann",11,001,alee,Sec A,${first},${second},${other}`,
  );

describe('a status of a learning platform', () => {
  test('ends where a later export has a score in its place', async () => {
    const room = await classroom();
    await room.take(room.file('g.csv', canvas('EX', '', '5')), choices);
    expect((await room.cell('001', 'C1.1')).status).toBe('excused');
    room.clock.millis += 7 * 86_400_000;
    expect(await room.counts(room.file('g.csv', canvas('8', '', '5')), choices)).toEqual([
      1, 0, 1, 0, 0,
    ]);
    expect((await room.cell('001', 'C1.1')).status).toBe('mastered');
    expect(await room.counts(room.file('g.csv', canvas('8', '', '5')), choices)).toEqual([
      0, 0, 2, 0, 0,
    ]);
    await room.ask('history.undo', {});
    expect((await room.cell('001', 'C1.1')).status).toBe('excused');
  });

  test('takes the place of a score, and comes and goes as often as the platform says so', async () => {
    const room = await classroom();
    await room.take(room.file('g.csv', canvas('8', '', '5')), choices);
    for (const [said, status, live] of [
      ['EX', 'excused', 0],
      ['8', 'mastered', 1],
      ['ex', 'excused', 0],
    ] as const) {
      const file = room.file('g.csv', canvas(said, '', '5'));
      expect(await room.counts(file, choices)).toEqual([live, live ? 0 : 1, 1, 0, 0]);
      const { attempts, status: now } = await room.cell('001', 'C1.1');
      expect(now).toBe(status);
      expect(attempts.filter((one) => one.voided === null)).toHaveLength(live);
      expect(await room.counts(file, choices)).toEqual([0, 0, 2, 0, 0]);
    }
  });

  test('leaves an objective alone that the student has shown in another task', async () => {
    const room = await classroom();
    await room.take(room.file('g.csv', canvas('9', '')), choices);
    const file = room.file('g.csv', canvas('9', 'EX'));
    const { notes } = await room.preview(file, choices);
    await room.take(file, choices);
    expect((await room.cell('001', 'C1.1')).status).toBe('mastered');
    expect(notes.join(' ')).toMatch(/1 cell says excused/);
    expect((await room.preview(room.file('h.csv', canvas('EX', '9')), choices)).changed).toBe(1);
  });

  test('says nothing against a score beside it in the same file', async () => {
    const room = await classroom();
    await room.take(room.file('g.csv', canvas('EX', '9')), choices);
    expect((await room.cell('001', 'C1.1')).status).toBe('mastered');
  });

  test('that a person gave is not ended by an export', async () => {
    const room = await classroom();
    await room.take(room.file('g.csv', canvas('', '', '5')), choices);
    const grid = await room.ask('grid.get', { class: room.id });
    const cell = {
      student: grid.rows.students[grid.students.schoolId.indexOf('001')] ?? '',
      objective: grid.objectives.id[grid.objectives.code.indexOf('C1.1')] ?? '',
    };
    await room.ask('mark.set', {
      class: room.id,
      kind: 'excused',
      on: '2026-11-10',
      cells: [cell],
    });
    await room.take(room.file('g.csv', canvas('8', '', '5')), choices);
    expect((await room.cell('001', 'C1.1')).status).toBe('excused');
  });
});
