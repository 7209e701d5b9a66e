import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { samplesFolder } from '../../helpers/samples.ts';
import { classroom } from './classroom.ts';

const samples = samplesFolder();
if (samples === null) process.stderr.write('skipped: the sample files are not on this machine\n');

const choices = { kind: 'evidence', class: 'C' } as const;
const say = (column: string, code: string, outOf?: number) => ({
  column,
  objectives: [code],
  ...(outOf !== undefined && { outOf }),
});

describe.skipIf(samples === null)('real exports of learning platforms', () => {
  const at = (path: string) => join(samples ?? '', path);

  test('a Canvas gradebook of 64 columns', async () => {
    const room = await classroom(
      'Student ID,Name\n8d0e44aa-b2ae-43e8-af0b-f08710a22e46,"Last1, First1"\n,"Last2, First2"\n',
    );
    const source = room.path(at('canvas/gradebook.csv'));
    const map = {
      columns: [
        say('897985', 'C1.1'),
        say('Midterm Survey', 'C1.2'),
        say('Final Exam (Group) (897969)', 'C1'),
      ],
    };
    const { preview, taken } = await room.take(source, { ...choices, map });
    expect(preview.grades).toMatchObject({ profile: 'canvas' });
    expect(preview.grades?.columns).toHaveLength(23);
    expect(preview.grades?.columns.every(({ outOf }) => outOf !== null)).toBe(true);
    expect(taken).toMatchObject({ new: 4, unmatched: 0, refused: 0, problems: [] });
    const again = await room.take(room.path(at('canvas/gradebook.csv')), choices);
    expect(again.taken).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
  });

  test('grades of Brightspace', async () => {
    const room = await classroom(
      'Student ID,Name,Email\n1,"Johnson, Alice",alice.j@university.edu\n2,"Brown, Charlie",\n3,"White, Karen",\n',
    );
    const source = () => room.path(at('brightspace/gradebook.csv'));
    const map = { columns: [say('Quiz 1', 'C1.1', 20), say('Final', 'C1.2', 15)] };
    const { preview, taken } = await room.take(source(), { ...choices, map });
    expect(preview.grades).toMatchObject({ profile: 'brightspace' });
    expect(preview.grades?.columns.map(({ title }) => title)).toEqual([
      'Quiz 1',
      'Quiz 2',
      'Midterm',
      'Final',
    ]);
    expect(taken).toMatchObject({ new: 6, refused: 0 });
    expect((await room.cell('1', 'C1.1')).attempts).toMatchObject([{ score: 15, outOf: 20 }]);
    expect((await room.take(source(), choices)).taken).toMatchObject({ new: 0, unchanged: 6 });
  });

  test('quiz attempts of Brightspace', async () => {
    const room = await classroom('Student ID,Name\n1,"O\'Malley, Test"\n');
    const source = room.path(at('quiz/brightspace-quiz-attempts.csv'));
    const map = { columns: [say('Q(1) 1- 5 Part 1', 'C1.1')] };
    const { preview, taken } = await room.take(source, { ...choices, dayFirst: false, map });
    expect(preview.grades).toMatchObject({ profile: 'brightspace-quiz' });
    expect(taken).toMatchObject({ new: 1, unmatched: 0 });
    expect((await room.cell('1', 'C1.1')).attempts).toMatchObject([
      { score: 0, outOf: 2, on: '2016-02-03' },
    ]);
  });

  test('a student analysis of Canvas', async () => {
    const room = await classroom('Student ID,Name\nA1,"Smith, Alice"\n');
    const source = room.path(at('quiz/canvas-quiz-student-analysis-all-versions.csv'));
    const map = { columns: [say('101', 'C1.1')] };
    const { taken } = await room.take(source, { ...choices, map });
    expect(taken).toMatchObject({ new: 2, problems: [] });
    expect((await room.cell('A1', 'C1.1')).attempts).toMatchObject([{ score: 1 }, { score: 0 }]);
  });

  test('responses of a Forms quiz', async () => {
    const room = await classroom('Student ID,Name,Email\n1,"Lee, Ann",student@example.com\n');
    const source = room.path(at('quiz/google-forms-quiz-responses-a.csv'));
    const map = { columns: [say('Score', 'C1.1')] };
    const { taken } = await room.take(source, { ...choices, map });
    expect(taken).toMatchObject({ new: 1, unmatched: 2, refused: 0 });
    expect((await room.cell('1', 'C1.1')).attempts).toMatchObject([
      { score: 4, outOf: 5, on: '2026-09-27' },
    ]);
  });
});
