import { describe, expect, test } from 'vitest';
import { classroom, lines } from './classroom.ts';

/** Quirks of files that schools publish, in fixtures of our own. */
const choices = { kind: 'evidence', class: 'C' } as const;

async function looked(text: string, more: object = {}) {
  const room = await classroom();
  const preview = await room.preview(room.file('g.csv', text), { ...choices, ...more });
  const columns = preview.grades?.columns.map(({ title, outOf, filled }) => [title, outOf, filled]);
  return { room, preview, columns, people: preview.grades?.people.map(({ name }) => name) };
}

describe('a gradebook of Brightspace', () => {
  test('with a scheme shows each result twice, and it counts once', async () => {
    const text = lines(
      'OrgDefinedId,Last Name,First Name,C1.1 Points Grade <Numeric MaxPoints:10>,C1.1 Scheme Symbol,Unit Subtotal Numerator,Unit Subtotal Denominator,Unit Subtotal Scheme Symbol,Calculated Final Grade Numerator,Calculated Final Grade Scheme Symbol,End-of-Line Indicator',
      '#001,Lee,Ann,8.5,85%,8.5,10,85%,8.5,Star,#',
    );
    const { room, columns } = await looked(text);
    expect(columns).toEqual([['C1.1', 10, 1]]);
    await room.take(room.file('g.csv', text), choices);
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ score: 8.5, outOf: 10 }]);
  });

  test('that shows symbols only is read by them', async () => {
    const text = lines(
      'OrgDefinedId,Last Name,First Name,C1.1 Scheme Symbol,End-of-Line Indicator',
      '#001,Lee,Ann,85 %,#',
    );
    const { room, columns } = await looked(text);
    expect(columns).toEqual([['C1.1', null, 1]]);
    await room.take(room.file('g.csv', text), choices);
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ score: 85, outOf: 100 }]);
  });

  test('that models an objective as a calculated item gives its halves as one score', async () => {
    const text = lines(
      'OrgDefinedId,Last Name,First Name,C1.1 Calculated Numerator <Calculated>,C1.1 Calculated Denominator <Calculated>,C1.1 Scheme Symbol,End-of-Line Indicator',
      '#001,Lee,Ann,17,20,85%,#',
      '#002,Poe,Bo,,20,,#',
    );
    const { room, columns } = await looked(text);
    expect(columns).toEqual([['C1.1', null, 1]]);
    await room.take(room.file('g.csv', text), choices);
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ score: 17, outOf: 20 }]);
    expect((await room.cell('002', 'C1.1')).attempts).toEqual([]);
  });
});

describe('a gradebook of Canvas', () => {
  test('whose posting row slipped to the left names no student', async () => {
    const { columns, people } = await looked(
      lines(
        'Student,ID,SIS Login ID,section,C1.1 Quiz (101)',
        'Manual Posting,,,,',
        'Points Possible,,,, 100',
        '"Lee, Ann",11,alee,A,95',
      ),
    );
    expect(columns).toEqual([['C1.1 Quiz', 100, 1]]);
    expect(people).toEqual([]);
  });

  test('with rows shorter and columns other than usual keeps its results in place', async () => {
    const { columns } = await looked(
      lines(
        'Student,ID,SIS User ID,SIS Login ID,Student Number,Section,C1.1 Midterm,Return Code (241),Assignments',
        ',,,,,,Muted',
        '    Points Possible,,,,,,40,999999999999,(read only)',
        'Ann Lee,42,001,ABC,001,101,34,,49',
        'Test Student,99,,bbc,,,,0',
      ),
    );
    expect(columns).toEqual([
      ['C1.1 Midterm', 40, 1],
      ['Return Code', 999999999999, 0],
    ]);
  });
});

test('scores side by side are told apart by what stands above them', async () => {
  const text = lines(
    ',,,,,C1.1,C1.2,',
    ',,,,Weight,10,2.5,',
    'Last name,First name,Email,Log-in,,Score,Score,',
    'Lee,Ann,ann.lee@school.example,alee,,0.79,0.45,',
    '',
    ',,,,Course average,,,',
  );
  const map = {
    columns: [
      { column: 'C1.1 Score', objectives: ['C1.1'], outOf: 1 },
      { column: 'C1.2 Score', objectives: ['C1.2'], outOf: 1 },
    ],
  };
  const { room, columns } = await looked(text, { map });
  expect(columns).toEqual([
    ['C1.1 Score', 1, 1],
    ['C1.2 Score', 1, 1],
  ]);
  const { taken } = await room.take(room.file('g.csv', text), { ...choices, map });
  expect(taken).toMatchObject({ new: 2, refused: 0, problems: [] });
  expect((await room.cell('001', 'C1.2')).attempts).toMatchObject([{ score: 0.45, outOf: 1 }]);
});
