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

describe('a task that shows at most a level', () => {
  const ROWS = lines(
    'Student ID,Objective,Date,Level,Score,Out of,Task',
    '001,C1.1,2026-10-01,clear,,,Worksheet',
    '002,C1.1,2026-10-01,deep,,,Worksheet',
    '003,C1.1,2026-10-01,,10,10,Worksheet',
  );
  async function bounded() {
    const room = await classroom();
    const { objectives } = await room.ask('grid.get', { class: room.id });
    const task = {
      class: room.id,
      name: 'Worksheet',
      kind: 'quiz' as const,
      on: '2026-10-01',
      objectives: [objectives.id[objectives.code.indexOf('C1.1')] ?? ''],
      versions: [] as string[],
    };
    return { room, task };
  }

  test('takes no higher one from a list, and a score as that level at most', async () => {
    const { room, task } = await bounded();
    await room.ask('task.save', { ...task, highest: 'clear' });
    const { taken } = await room.take(room.file('e.csv', ROWS), choices);
    expect(taken).toMatchObject({
      new: 2,
      refused: 1,
      problems: [{ row: 3, column: 'Level', value: 'deep', rule: /at most Clear/ }].map((one) => ({
        ...one,
        rule: expect.stringMatching(one.rule),
      })),
    });
    expect((await room.cell('001', 'C1.1')).value).toBe(3);
    expect((await room.cell('003', 'C1.1')).value).toBe(3);
  });

  test('keeps what it held when the bound is set later, and a repeat stays as it is', async () => {
    const { room, task } = await bounded();
    await room.take(room.file('e.csv', ROWS), choices);
    const { tasks } = await room.ask('grid.get', { class: room.id });
    const [known] = tasks;
    await room.ask('task.save', { ...task, task: known?.id ?? '', highest: 'clear' });
    expect(await room.counts(room.file('e.csv', ROWS), choices)).toEqual([0, 0, 3, 0, 0]);
    expect((await room.cell('002', 'C1.1')).value).toBe(4);
    expect((await room.cell('003', 'C1.1')).value).toBe(3);
  });

  test('takes no higher one from a gradebook across', async () => {
    const { room, task } = await bounded();
    await room.ask('task.save', { ...task, name: 'C1.1', highest: 'clear' });
    const across = lines('Student ID,C1.1', '001,clear', '002,deep');
    const { taken } = await room.take(room.file('g.csv', across), { ...choices, profile: 'plain' });
    expect(taken).toMatchObject({ new: 1, refused: 1, problems: [{ row: 3, column: 'C1.1' }] });
  });
});
