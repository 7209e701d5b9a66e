import { describe, expect, test } from 'vitest';
import { classroom, lines } from './classroom.ts';

const choices = { kind: 'evidence', class: 'C' } as const;

const CANVAS = lines(
  'Student,ID,SIS User ID,SIS Login ID,Section,C1.1 Quiz (101),"Lab: protons, C1.2 (102)",Essay (103),Assignments Current Score,Assignments Current Score',
  ',,,,,Manual Posting,,,,',
  '    Points Possible,,,,,10.00,4.00,6.00,(read only),(read only)',
  '"Lee, Ann",11,001,alee,Sec A and Sec B,7.50,EX,5,91,91',
  '"Poe, Bo",12,,bo@school.example,Sec A,"8,25",N/A,4,1,1',
  '"Day, Cy",13,,cy,Sec A,-,3,,,',
  '"Gone, Di",14,999,di,Sec A,5,3,2,,',
  '"Student, Test",15,,test,Sec A,10,4,6,,',
);

describe('a gradebook of Canvas', () => {
  test('becomes one result a cell, one task a column, in one step', async () => {
    const room = await classroom();
    const preview = await room.preview(room.file('g.csv', CANVAS), { kind: 'auto', class: 'C' });
    expect(preview.grades).toMatchObject({
      profile: 'canvas',
      columns: [
        { key: '101', title: 'C1.1 Quiz', outOf: 10, filled: 3, by: 'code' },
        { key: '102', title: 'Lab: protons, C1.2', outOf: 4, filled: 3, by: 'code' },
        { key: '103', title: 'Essay', outOf: 6, objectives: [], by: 'none' },
      ],
      people: [{ name: 'Gone, Di', student: null }],
    });
    const { taken } = await room.take(room.file('g.csv', CANVAS), choices);
    expect(taken).toMatchObject({ new: 4, changed: 0, unmatched: 1, refused: 0 });
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([
      { score: 7.5, outOf: 10, task: 'C1.1 Quiz', kind: 'quiz', on: '2026-11-10' },
    ]);
    expect((await room.cell('002', 'C1.1')).attempts).toMatchObject([{ score: 8.25 }]);
    expect((await room.cell('001', 'C1.2')).status).toBe('excused');
    expect((await room.cell('002', 'C1.2')).attempts).toEqual([]);
    const { tasks } = await room.ask('grid.get', { class: room.id });
    expect(tasks.map(({ name, kind }) => [name, kind]).sort()).toEqual([
      ['C1.1 Quiz', 'quiz'],
      ['Lab: protons, C1.2', 'lab'],
    ]);
    await room.ask('history.undo', {});
    expect((await room.cell('001', 'C1.1')).attempts).toEqual([]);
  });

  test('changes nothing when repeated on another day, and a new score takes the place of the old', async () => {
    const room = await classroom();
    await room.take(room.file('g.csv', CANVAS), choices);
    room.clock.millis += 9 * 86_400_000;
    const steps = await room.steps();
    expect(await room.counts(room.file('g.csv', CANVAS), choices)).toEqual([0, 0, 4, 1, 0]);
    expect(await room.steps()).toBe(steps);
    const better = CANVAS.replace('7.50', '9');
    expect(await room.counts(room.file('g.csv', better), choices)).toEqual([0, 1, 3, 1, 0]);
    const { attempts } = await room.cell('001', 'C1.1');
    expect(attempts.filter((one) => one.voided === null)).toMatchObject([
      { score: 9, on: '2026-11-10' },
    ]);
    expect(attempts).toHaveLength(2);
    // And back again: the score of before is a new attempt, not the voided one.
    expect(await room.counts(room.file('g.csv', CANVAS), choices)).toEqual([0, 1, 3, 1, 0]);
    expect(await room.counts(room.file('g.csv', CANVAS), choices)).toEqual([0, 0, 4, 1, 0]);
    await room.ask('history.undo', {});
    const after = (await room.cell('001', 'C1.1')).attempts;
    expect(after.filter((one) => one.voided === null)).toMatchObject([{ score: 9 }]);
  });

  test('keeps what was said of columns and people for the next export', async () => {
    const room = await classroom();
    const map = {
      columns: [
        { column: 'Essay', objectives: ['c1', 'C1.2'], on: '2026-10-01' },
        { column: '101', objectives: null },
      ],
      students: [{ person: '999', student: 'Cy Day' }],
    };
    const { taken } = await room.take(room.file('g.csv', CANVAS), { ...choices, map });
    // Essay counts for two objectives each; the quiz is left out. Of the lab one result is taken:
    // the essay shows the objective from which the other student's lab is excused.
    expect(taken).toMatchObject({ new: 3 * 2 + 1, unmatched: 0 });
    expect((await room.cell('003', 'C1')).attempts).toMatchObject([
      { score: 2, outOf: 6, on: '2026-10-01', task: 'Essay' },
    ]);
    expect((await room.cell('001', 'C1.1')).attempts).toEqual([]);
    const again = await room.preview(room.file('g.csv', CANVAS), choices);
    expect(again).toMatchObject({ new: 0, unmatched: 0 });
    expect(again.grades?.columns.map(({ by }) => by)).toEqual(['kept', 'code', 'kept']);
    expect(again.grades?.people).toMatchObject([{ key: '999', isNobody: false }]);
    // Undone it is forgotten, and it can be said again.
    await room.ask('history.undo', {});
    const before = await room.preview(room.file('g.csv', CANVAS), choices);
    expect(before.grades?.columns.map(({ by }) => by)).toEqual(['code', 'code', 'none']);
    await room.take(room.file('g.csv', CANVAS), { ...choices, map });
    const third = await room.preview(room.file('g.csv', CANVAS), choices);
    expect(third).toMatchObject({ new: 0, changed: 0, unmatched: 0 });
    const nobody = { students: [{ person: '999', student: null }] };
    const said = await room.preview(room.file('g.csv', CANVAS), { ...choices, map: nobody });
    expect(said.notes.join(' ')).toContain('1 row is of somebody who is not in the class');
  });

  test('asks for objectives where no column names one, and names what a map has wrong', async () => {
    const room = await classroom();
    const text = lines(
      'Student,ID,Section,Essay (1)',
      '    Points Possible,,,6',
      '"Lee, Ann",1,A,5',
    );
    const preview = await room.preview(room.file('g.csv', text), choices);
    expect(preview).toMatchObject({ asks: ['columns'], new: 0 });
    const trouble = await room.refused('import.apply', { preview: preview.preview });
    expect(trouble.code).toBe('INVALID');
    const say = (column: string, code: string) => ({
      source: room.file('g.csv', text),
      ...choices,
      map: { columns: [{ column, objectives: [code] }] },
    });
    expect(await room.refused('import.preview', say('Poem', 'C1.1'))).toMatchObject({
      code: 'NOT_FOUND',
      params: { what: 'column', name: 'Poem' },
    });
    expect(await room.refused('import.preview', say('Essay', 'C9'))).toMatchObject({
      code: 'NOT_FOUND',
      params: { what: 'objective', name: 'C9' },
    });
  });

  test('reads semicolons, decimal commas and names guarded against formulas', async () => {
    const room = await classroom('Student ID,First name,Last name\n7,Ann,=Lee\n');
    const text = lines(
      'Student;ID;SIS Login ID;Section;C1.1 (5)',
      '    Points Possible;;;;10,0',
      '"=""=Lee, Ann""";;;A;7,5',
    );
    expect(await room.counts(room.file('g.csv', text), choices)).toEqual([1, 0, 0, 0, 0]);
    expect((await room.cell('7', 'C1.1')).attempts).toMatchObject([{ score: 7.5, outOf: 10 }]);
  });
});

describe('a quiz of Canvas', () => {
  const QUIZ = lines(
    'name,id,sis_id,section,section_id,section_sis_id,submitted,attempt,"901: <p>C1.1 What is<br/>an atom?</p>",2.0,902: C1.1 again,2.0,903: C1.2 count,1.0,n correct,n incorrect,score',
    'Ann Lee,11,001,A,5,,2026-09-25 20:00:00 UTC,1,x,1.0,y,2.0,z,0.0,1,2,3.0',
    'Ann Lee,11,001,A,5,,2026-09-26 20:00:00 UTC,2,x,2.0,y,2.0,z,1.0,3,0,5.0',
  );
  test('becomes one result for each objective and attempt', async () => {
    const room = await classroom();
    const { preview, taken } = await room.take(room.file('Unit_1 quiz.csv', QUIZ), choices);
    expect(preview.grades).toMatchObject({
      profile: 'canvas-quiz',
      isQuiz: true,
      task: 'Unit 1 quiz',
    });
    expect(preview.grades?.columns[0]?.title).toBe('C1.1 What is an atom?');
    expect(taken).toMatchObject({ new: 4, refused: 0, problems: [] });
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([
      { score: 4, outOf: 4, on: '2026-09-26', task: 'Unit 1 quiz', kind: 'quiz' },
      { score: 3, outOf: 4, on: '2026-09-25' },
    ]);
    expect(await room.counts(room.file('Unit_1 quiz.csv', QUIZ), choices)).toEqual([0, 0, 4, 0, 0]);
  });
  test('counts as a whole for the objective that its name names', async () => {
    const room = await classroom();
    const text = QUIZ.replaceAll('C1.1 ', '').replaceAll('C1.2 ', '');
    const { taken } = await room.take(room.file('C1.2 quiz.csv', text), choices);
    expect(taken).toMatchObject({ new: 2 });
    expect((await room.cell('001', 'C1.2')).attempts).toMatchObject([
      { score: 5, outOf: 5 },
      { score: 3, outOf: 5 },
    ]);
  });
});

describe('grades of Brightspace', () => {
  test('lose their hash, and their facts in the headings are understood', async () => {
    const room = await classroom();
    const text = lines(
      'OrgDefinedId,Username,Last Name,First Name,C1.1 Test Points Grade <Numeric MaxPoints:13 Weight:10 Category:Assignments CategoryWeight:15>,C1.2 Talk Grade Symbol,Calculated Final Grade Numerator,End-of-Line Indicator',
      '#001,#alee,Lee,Ann,10,deep,5,#',
      '#002,#bpoe,Poe,Bo,,excused,5,#',
    );
    const { preview, taken } = await room.take(room.file('g.csv', text), choices);
    expect(preview.grades?.columns).toMatchObject([
      { key: 'C1.1 Test', outOf: 13 },
      { key: 'C1.2 Talk', outOf: null },
    ]);
    expect(taken).toMatchObject({ new: 3, refused: 0 });
    expect((await room.cell('001', 'C1.2')).attempts).toMatchObject([{ level: 'deep' }]);
    // The facts in a heading change with the book; the column stays the same.
    const later = text.replace('Weight:10', 'Weight:20');
    expect(await room.counts(room.file('g.csv', later), choices)).toEqual([0, 0, 3, 0, 0]);
  });
  test('without points wait until somebody says how many', async () => {
    const room = await classroom();
    const text = lines('Username,C1.1 Points,End-of-Line Indicator', '#bo,15,#');
    const first = await room.preview(room.file('g.csv', text), choices);
    expect(first).toMatchObject({ new: 0, refused: 1 });
    expect(first.problems[0]?.rule).toContain('out of how many points');
    const map = { columns: [{ column: 'C1.1', objectives: ['C1.1'], outOf: 20 }] };
    await room.take(room.file('g.csv', text), { ...choices, map });
    expect((await room.cell('002', 'C1.1')).attempts).toMatchObject([{ score: 15, outOf: 20 }]);
    expect(await room.counts(room.file('g.csv', text), choices)).toEqual([0, 0, 1, 0, 0]);
  });
  const ATTEMPTS = lines(
    'Org Defined ID,Username,FirstName,LastName,Attempt #,Attempt Start,Attempt End,Section #,Q #,Q Type,Q Title,Q Text,Bonus?,Difficulty,Answer,Answer Match,Score,Out Of',
    '001,alee,Ann,Lee,1,2/3/2026 15:24,2/3/2026 15:28,,1,MC,C1.1 C1.2 one,Text,FALSE,1,a,, 1, 2',
    '001,alee,Ann,Lee,1,2/3/2026 15:24,2/3/2026 15:28,,2,MS,C1.1 two,Text,FALSE,1,a,, 1, 3',
    '001,alee,Ann,Lee,1,2/3/2026 15:24,2/3/2026 15:28,,2,MS,C1.1 two,Text,FALSE,1,b,, 1, 3',
    '001,alee,Ann,Lee,2,2/4/2026 15:24,2/4/2026 15:28,,1,MC,C1.1 C1.2 one,Text,FALSE,1,a,, 2, 2',
  );
  test('of quiz attempts: codes in question titles become evidence for each objective', async () => {
    const room = await classroom();
    const file = () => room.file('quiz.csv', ATTEMPTS);
    expect((await room.preview(file(), choices)).asks).toEqual(['day-first']);
    const { taken } = await room.take(file(), { ...choices, dayFirst: false });
    expect(taken).toMatchObject({ new: 4, refused: 0 });
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([
      { score: 2, outOf: 2, on: '2026-02-04' },
      { score: 2, outOf: 5, on: '2026-02-03' },
    ]);
    expect((await room.cell('001', 'C1.2')).attempts).toMatchObject([{ score: 2 }, { score: 1 }]);
  });
});

describe('grades of Moodle', () => {
  test('take the percentage where points do not say what they are out of', async () => {
    const room = await classroom();
    const text = lines(
      'First name,Surname,ID number,Institution,Department,Email address,Quiz: C1.1 (Real),Quiz: C1.1 (Percentage),Assignment: C1.2 talk (Letter),Feedback: C1.2 talk,Course total (Real),Last downloaded from this course',
      'Ann,Lee,001,,,,7.00,80.00 %,clear,good,90,1789560000',
      'Bo,Poe,,,,bo@school.example,-,-,deep,,,1789560000',
    );
    const { preview, taken } = await room.take(room.file('g.csv', text), choices);
    expect(preview.grades).toMatchObject({ profile: 'moodle' });
    expect(preview.grades?.columns.map(({ title }) => title)).toEqual(['C1.1', 'C1.2 talk']);
    expect(taken).toMatchObject({ new: 3, refused: 0 });
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ score: 80, outOf: 100 }]);
    expect((await room.cell('002', 'C1.2')).attempts).toMatchObject([{ level: 'deep' }]);
  });
  test('are read with headings of another language', async () => {
    const room = await classroom();
    const text = lines(
      'Etunimi;Sukunimi;Tunniste;Sähköposti;Tentti: C1.1 (10);Viimeksi ladattu',
      'Ann;Lee;x;ann.lee@school.example;7,5;1789560000',
    );
    const said = { ...choices, profile: 'moodle' } as const;
    expect(await room.counts(room.file('g.csv', text), said)).toEqual([1, 0, 0, 0, 0]);
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ score: 7.5, outOf: 10 }]);
  });
});

describe('responses of a Forms quiz', () => {
  test('are attempts on the day of their timestamp', async () => {
    const room = await classroom();
    const text = lines(
      'Timestamp,Email Address,Score,"What, then? 🙂","What, then? 🙂"',
      '2026/09/27 3:00:00 PM GMT+3,ANN.LEE@school.example,4 / 5,Four,a',
      '2026/09/28 3:00:00 PM GMT+5:30,ann.lee@school.example,28.00 / 30,Five,b',
      '2026/09/28 3:01:00 PM GMT+3,nobody@example.com,2 / 5,Five,c',
    );
    const { taken } = await room.take(room.file('C1.2 check.csv', text), choices);
    expect(taken).toMatchObject({ new: 2, unmatched: 1, refused: 0 });
    expect((await room.cell('001', 'C1.2')).attempts).toMatchObject([
      { score: 28, outOf: 30, on: '2026-09-28', task: 'C1.2 check' },
      { score: 4, outOf: 5, on: '2026-09-27' },
    ]);
  });
  test('give points of questions where they were released', async () => {
    const room = await classroom();
    const text = lines(
      'Timestamp,Username,Score,C1.1 Q,C1.1 Q [Score],C1.1 Q [Feedback],C1.2 Q [Score]',
      '9/27/2026 15:00:00,bo@school.example,2 / 3,x,1.00 / 1,,1.00 / 2',
    );
    const { taken } = await room.take(room.file('quiz.csv', text), choices);
    expect(taken).toMatchObject({ new: 2 });
    expect((await room.cell('002', 'C1.2')).attempts).toMatchObject([{ score: 1, outOf: 2 }]);
  });
});

describe('any other list', () => {
  test('with people down and results across is understood', async () => {
    const room = await classroom();
    const text = lines(
      'My class,,,,,',
      'Last name;First name;C1.1;C1.1;C1.2 (20);Talk'.replaceAll(';', ','),
      'Points possible,,,10,,',
      'Lee,Ann,3,"7,5",15,deep',
      'Poe,Bo,absent,4 / 5,75%,',
      'Class average,,2,6,10,',
    );
    const { preview, taken } = await room.take(room.file('g.csv', text), choices);
    expect(preview.grades).toMatchObject({ profile: 'plain' });
    expect(preview.grades?.columns.map(({ title, outOf }) => [title, outOf])).toEqual([
      ['C1.1', null],
      ['C1.1 (2)', 10],
      ['C1.2 (20)', 20],
      ['Talk', null],
    ]);
    expect(taken).toMatchObject({ new: 5, refused: 0, unmatched: 0 });
    expect((await room.cell('001', 'C1.1')).attempts).toHaveLength(2);
    expect((await room.cell('002', 'C1.2')).attempts).toMatchObject([{ score: 75, outOf: 100 }]);
  });
  test('is read by what a person says of its headings', async () => {
    const room = await classroom();
    const across = lines('Pupil code,Skill one', '001,3', '002,deep');
    const preview = await room.preview(room.file('g.csv', across), {
      ...choices,
      profile: 'plain',
    });
    expect(preview.asks).toEqual(['student', 'columns']);
    const map = {
      fields: { schoolId: 'Pupil code' },
      columns: [{ column: 'Skill one', objectives: ['C1.1'] }],
    };
    expect(await room.counts(room.file('g.csv', across), { ...choices, map })).toEqual([
      2, 0, 0, 0, 0,
    ]);
    const down = lines('Pupil code,Skill,When,How good', '001,C1.2,2026-10-01,3');
    const fields = { schoolId: 'Pupil code', objective: 'Skill', on: 'When', level: 'How good' };
    const said = { ...choices, map: { fields } };
    expect(await room.counts(room.file('g.csv', down), said)).toEqual([1, 0, 0, 0, 0]);
  });
  test('is an export of learning mastery or of a classroom, whose other columns and rows are none', async () => {
    const room = await classroom();
    const mastery = lines(
      'Student name,Student ID,Atoms > C1.1 result,Atoms > C1.1 mastery points',
      'Ann Lee,001,2.0,3.0',
    );
    expect(await room.counts(room.file('m.csv', mastery), choices)).toEqual([1, 0, 0, 0, 0]);
    expect((await room.cell('001', 'C1.1')).attempts).toMatchObject([{ level: 'basic' }]);
    const google = lines(
      'Last Name,First Name,Email Address,C1.2 lab',
      'Date,,,2026-10-05',
      'Points,,,20',
      'Class Average,,,15',
      'Poe,Bo,bo@school.example,15',
    );
    expect(await room.counts(room.file('c.csv', google), choices)).toEqual([1, 0, 0, 0, 0]);
    expect((await room.cell('002', 'C1.2')).attempts).toMatchObject([{ score: 15, outOf: 20 }]);
  });
  test('never guesses which of two students of one name is meant', async () => {
    const room = await classroom('Student ID,Name\n1,"Lee, Ann"\n2,"Lee, Ann"\n');
    const text = lines('Name,C1.1', '"Lee, Ann",3');
    const { preview, taken } = await room.take(room.file('g.csv', text), choices);
    expect(taken).toMatchObject({ new: 0, unmatched: 1 });
    expect(preview.problems[0]?.rule).toContain('More than one');
  });
});
