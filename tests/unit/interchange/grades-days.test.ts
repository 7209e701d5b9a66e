import { describe, expect, test } from 'vitest';
import { classroom, lines } from './classroom.ts';

const choices = { kind: 'evidence', class: 'C' } as const;
const FORM = 'Timestamp,Email Address,Score,What?';

describe('a result', () => {
  test('whose day cannot be read is refused by row and never gets another day', async () => {
    const room = await classroom();
    const text = lines(
      'Student ID,Date,C1.1 (10)',
      '001,2026-02-31,5',
      '002,soon,6',
      '003,12.31.2026,7',
      '003,,8',
    );
    const { taken } = await room.take(room.file('g.csv', text), choices);
    expect(taken).toMatchObject({ new: 1, refused: 3 });
    expect(taken.problems.map(({ row, column, value }) => [row, column, value])).toEqual([
      [2, 'Date', '2026-02-31'],
      [3, 'Date', 'soon'],
      [4, 'Date', '12.31.2026'],
    ]);
  });

  test('whose day the calendar lacks in the order that was said is refused', async () => {
    const room = await classroom();
    const text = lines('Student ID,Date,C1.1 (10)', '001,13/05/2026,5', '002,05/13/2026,6');
    expect((await room.preview(room.file('g.csv', text), choices)).asks).toEqual(['day-first']);
    const said = { ...choices, dayFirst: true };
    expect(await room.counts(room.file('g.csv', text), said)).toEqual([1, 0, 0, 0, 1]);
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ on: '2026-05-13' }]);
    expect((await room.cell('002', 'C1.1')).attempts).toEqual([]);
  });

  test.each([
    ['Sep 27, 2026 3:00 PM', '2026-09-27'],
    ['Sunday, 27 September 2026, 3:00 PM', '2026-09-27'],
    ['Sun, Sep 27, 2026', '2026-09-27'],
    ['27 Sept 2026 15:00', '2026-09-27'],
  ])('of %s keeps its day', async (written, on) => {
    const room = await classroom();
    const text = lines('Student ID,Date,C1.1 (10)', `001,"${written}",5`);
    await room.take(room.file('g.csv', text), choices);
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ on }]);
  });

  test('of a quiz is dated or refused, question by question of the same attempt', async () => {
    const room = await classroom();
    const text = lines(
      'Org Defined ID,Attempt #,Attempt Start,Q #,Q Title,Score,Out Of',
      '001,1,yesterday,1,C1.1 one,1,2',
      '001,1,yesterday,2,C1.1 two,1,2',
      '002,1,2026-10-01 10:00,1,C1.1 one,2,2',
    );
    expect(await room.counts(room.file('q.csv', text), choices)).toEqual([1, 0, 0, 0, 1]);
    expect((await room.cell('002', 'C1.1')).attempts).toMatchObject([{ on: '2026-10-01' }]);
  });
});

describe('a number', () => {
  test.each([
    ['8.33333333333333333', 8.333333333333334],
    ['.5', 0.5],
    ['5.', 5],
    ['"1,234.5"', 1234.5],
    ['"1.234,5"', 1234.5],
  ])('written as %s is read', async (written, score) => {
    const room = await classroom();
    const text = lines('Student ID,C1.1 (2000)', `001,${written}`);
    expect(await room.counts(room.file('g.csv', text), choices)).toEqual([1, 0, 0, 0, 0]);
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ score }]);
  });
});

describe('the responses of a quiz', () => {
  const ann = (when: string, score: string) => `${when},ann.lee@school.example,${score},x`;

  test('fetched again under another name change nothing, and new ones join the same task', async () => {
    const room = await classroom();
    const first = lines(FORM, ann('2026/09/27 3:00:00 PM GMT+3', '4 / 5'));
    await room.take(room.file('C1.1 Quiz.csv', first), choices);
    expect(await room.counts(room.file('C1.1 Quiz (1).csv', first), choices)).toEqual([
      0, 0, 1, 0, 0,
    ]);
    const more = first + lines(ann('2026/10/02 3:00:00 PM GMT+3', '5 / 5'));
    expect(await room.counts(room.file('C1.1 Quiz (2).csv', more), choices)).toEqual([
      1, 0, 1, 0, 0,
    ]);
    const { attempts } = await room.cell('001', 'C1.1');
    expect(new Set(attempts.map(({ task }) => task)).size).toBe(1);
  });

  test('as a whole are about what was said of that quiz, not of another', async () => {
    const room = await classroom();
    const map = { columns: [{ column: 'Score', objectives: ['C1.1'] }] };
    const text = (day: string) => lines(FORM, ann(`2026/${day} 3:00:00 PM GMT+3`, '4 / 5'));
    await room.take(room.file('Warm-up.csv', text('09/27')), { ...choices, map });
    await room.take(room.file('C1.2 Exit.csv', text('10/27')), choices);
    expect((await room.cell('001', 'C1.1')).attempts).toHaveLength(1);
    expect((await room.cell('001', 'C1.2')).attempts).toMatchObject([{ on: '2026-10-27' }]);
    const again = await room.preview(room.file('Warm-up.csv', text('09/28')), choices);
    expect(again.grades?.columns).toMatchObject([{ by: 'kept', objectives: [{ code: 'C1.1' }] }]);
    const third = await room.preview(room.file('Third.csv', text('11/02')), choices);
    expect(third.asks).toEqual(['columns']);
  });
});

test('a framework of members nested without end is read, and only its depths are left out', async () => {
  const room = await classroom();
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const item = `{"identifier":"a","fullStatement":"One","humanCodingScheme":"A","x":${deep}}`;
  const text = `{"CFDocument":{"identifier":"d","title":"F"},"CFItems":[${item}]}`;
  const { taken } = await room.take(room.file('f.json', text), { kind: 'case', course: 'F' });
  expect(taken).toMatchObject({ new: 1, refused: 0 });
});
