import { describe, expect, test } from 'vitest';
import { type FilesHost, filesHost } from './host-with-files.ts';

const evidence = { kind: 'evidence', class: 'Chemistry 1' } as const;
const HEAD =
  'Student ID,Objective,Date,Level,Score,Out of,Kind,Task,Version,Assessor,Shown,Feedback';

/** A class of three with a planned course of two objectives. */
async function classroom(): Promise<FilesHost & { id: string }> {
  const host = await filesHost();
  const list = 'Student ID,Name,Called\n001,"Lee, Ann",Annie\n002,"Poe, Bo",\n003,"Day, Cy",\n';
  const { taken } = await host.take(host.file('list.csv', list), {
    kind: 'roster',
    class: 'Chemistry 1',
  });
  const id = taken.classes[0]?.id ?? '';
  const course = 'Code,Objective\nC1.1,Describe an atom\nC1.2,Count protons\n';
  await host.take(host.file('o.csv', course), { kind: 'objectives', course: 'Chemistry' });
  const courseId = (await host.ask('course.list', {}))[0]?.id ?? '';
  await host.ask('plan.use', { class: id, course: courseId });
  return { ...host, id };
}

async function cell(host: FilesHost & { id: string }, schoolId: string, code: string) {
  const grid = await host.ask('grid.get', { class: host.id });
  const row = grid.students.schoolId.indexOf(schoolId);
  const objective = grid.objectives.id[grid.objectives.code.indexOf(code)] ?? '';
  const student = grid.rows.students[row] ?? '';
  return await host.ask('cell.get', { class: host.id, student, objective });
}

describe('a file of evidence', () => {
  test('is taken with everything that it says', async () => {
    const host = await classroom();
    const text = [
      HEAD,
      '001,C1.1,2026-10-01,clear,,,quiz,Unit 1 quiz,A,Ms. King,labels,"well done, Ann"',
      '001,C1.2,2026-10-02,,7,10,,Unit 1 quiz,B,,,',
      '#002,c1.1,2026-10-02,Deep,,,,,,,,',
      '003,C1.1,2026-10-03,2,,,conference,,,,,',
    ].join('\n');
    const { preview, taken } = await host.take(host.file('e.csv', text), evidence);
    expect(preview.kind).toBe('evidence');
    expect(taken).toMatchObject({ new: 4, unmatched: 0, refused: 0, problems: [] });
    const first = await cell(host, '001', 'C1.1');
    expect(first.attempts).toMatchObject([
      {
        on: '2026-10-01',
        level: 'clear',
        kind: 'quiz',
        task: 'Unit 1 quiz',
        version: 'A',
        assessor: 'Ms. King',
        shown: 'labels',
        feedback: 'well done, Ann',
      },
    ]);
    expect((await cell(host, '001', 'C1.2')).attempts).toMatchObject([
      { score: 7, outOf: 10, kind: 'quiz', version: 'B' },
    ]);
    expect((await cell(host, '002', 'C1.1')).attempts).toMatchObject([
      { level: 'deep', kind: 'check' },
    ]);
    expect((await cell(host, '003', 'C1.1')).attempts).toMatchObject([{ level: 'basic' }]);
    const { tasks } = await host.ask('grid.get', { class: host.id });
    expect(tasks).toMatchObject([
      { name: 'Unit 1 quiz', on: '2026-10-01', kind: 'quiz', versions: ['A', 'B'] },
    ]);
    expect(tasks[0]?.objectives).toHaveLength(2);
  });

  test('changes nothing when repeated; undo takes it back; taken again it is whole', async () => {
    const host = await classroom();
    const text = [
      HEAD,
      '001,C1.1,2026-10-01,clear,,,,Test 1,A,,,',
      '001,C1.1,2026-10-01,clear,,,,Test 1,A,,,',
      '001,C1.1,2026-10-02,,3,4,,,,,,',
      '002,C1.1,2026-10-02,EX,,,,,,,,',
    ].join('\n');
    expect(await host.counts(host.file('e.csv', text), evidence)).toEqual([4, 0, 0, 0, 0]);
    const steps = await host.steps();
    expect(await host.counts(host.file('e.csv', text), evidence)).toEqual([0, 0, 4, 0, 0]);
    expect(await host.steps()).toBe(steps);
    await host.ask('history.undo', {});
    expect((await cell(host, '001', 'C1.1')).attempts).toEqual([]);
    expect((await host.ask('grid.get', { class: host.id })).tasks).toEqual([]);
    expect(await host.counts(host.file('e.csv', text), evidence)).toEqual([4, 0, 0, 0, 0]);
    const { attempts } = await cell(host, '001', 'C1.1');
    expect(attempts).toHaveLength(3);
    expect(attempts.filter((attempt) => attempt.task === 'Test 1')).toHaveLength(2);
    await host.ask('history.undo', {});
    await host.ask('history.redo', {});
    expect((await cell(host, '001', 'C1.1')).attempts).toHaveLength(3);
    expect(await host.counts(host.file('e.csv', text), evidence)).toEqual([0, 0, 4, 0, 0]);
  });

  test.each([
    'wrong student',
    // The words that the import itself writes: it goes by what it did, not by what is said of it.
    'replaced by a newer export of its source',
  ])('leaves a voided attempt voided: %s', async (reason) => {
    const host = await classroom();
    const text = `${HEAD}\n001,C1.1,2026-10-01,clear,,,,,,,,\n`;
    await host.take(host.file('e.csv', text), evidence);
    const [attempt] = (await cell(host, '001', 'C1.1')).attempts;
    await host.ask('evidence.void', { evidence: attempt?.id ?? '', reason });
    const { preview } = await host.take(host.file('e.csv', text), evidence);
    expect(preview).toMatchObject({ new: 0, unchanged: 1 });
    expect(preview.notes.join()).toContain('stays voided');
    expect((await cell(host, '001', 'C1.1')).attempts[0]?.voided).not.toBeNull();
  });

  test('keeps the order of the file for attempts of one day', async () => {
    const host = await classroom();
    const levels = ['deep', 'not-yet', 'clear', 'basic', 'deep', 'not-yet'];
    const text = [HEAD, ...levels.map((level) => `001,C1.1,2026-10-01,${level},,,,,,,,`)].join(
      '\n',
    );
    await host.take(host.file('e.csv', text), evidence);
    const { attempts } = await cell(host, '001', 'C1.1');
    expect(attempts.map((attempt) => attempt.level).reverse()).toEqual(levels);
  });

  test('finds students by id, by exact name either way round, and by name as called', async () => {
    const host = await classroom();
    const text = [
      'Student,Objective,Date,Level',
      '"Lee, Ann",C1.1,2026-10-01,3',
      'Bo Poe,C1.1,2026-10-01,3',
      'annie lee,C1.2,2026-10-01,3',
      '003,C1.1,2026-10-01,3',
      'Nobody Here,C1.1,2026-10-01,3',
    ].join('\n');
    const { taken } = await host.take(host.file('e.csv', text), evidence);
    expect(taken).toMatchObject({ new: 4, unmatched: 1 });
    expect(taken.problems).toMatchObject([{ row: 6, column: 'Student', value: 'Nobody Here' }]);
    expect((await cell(host, '001', 'C1.2')).attempts).toHaveLength(1);
  });

  test('never gives the marks of an unknown id to somebody of that name with another id', async () => {
    const host = await classroom();
    const text =
      'Student ID,Student,Objective,Date,Level\n999,"Lee, Ann",C1.1,2026-10-01,3\n1,"Poe, Bo",C1.1,2026-10-01,3\n2,"Poe, Bo",C1.1,2026-10-01,3\n';
    const { taken } = await host.take(host.file('e.csv', text), evidence);
    expect(taken).toMatchObject({ new: 1, unmatched: 2 });
    expect((await cell(host, '001', 'C1.1')).attempts).toEqual([]);
  });

  test('turns other programs’ statuses into marks or leaves them out; blank is never zero', async () => {
    const host = await classroom();
    const rows = ['', '-', 'N/A', 'ABS', 'inc', 'EX', 'Missing'];
    const text = ['Student ID,Objective,Date,Score,Out of'];
    text.push(...rows.slice(0, 5).map((cell) => `001,C1.1,2026-10-01,${cell},10`));
    text.push('002,C1.1,2026-10-01,EX,10', '003,C1.1,2026-10-01,Missing,10');
    const { preview, taken } = await host.take(host.file('e.csv', text.join('\n')), evidence);
    expect(taken).toMatchObject({ new: 2, refused: 0, unmatched: 0 });
    expect(preview.notes.join()).toContain('5 rows have no result yet');
    expect((await cell(host, '001', 'C1.1')).attempts).toEqual([]);
    expect((await cell(host, '002', 'C1.1')).status).toBe('excused');
    expect((await cell(host, '003', 'C1.1')).flags).toContain('missing');
  });

  test.each([
    ['7,10', 7, 10],
    ['"7,5",10', 7.5, 10],
    ['7 / 8,', 7, 8],
    ['75%,', 75, 100],
    ['80.00 %,10', 80, 100],
  ])('reads the score %s', async (cells, score, outOf) => {
    const host = await classroom();
    const text = `Student ID,Objective,Date,Score,Out of\n001,C1.1,2026-10-01,${cells}\n`;
    await host.take(host.file('e.csv', text), evidence);
    expect((await cell(host, '001', 'C1.1')).attempts).toMatchObject([{ score, outOf }]);
  });

  test.each([
    ['001,C1.1,2026-10-01,splendid,,', 'Level'],
    ['001,C1.1,2026-10-01,,7,', 'Out of'],
    ['001,C1.1,2026-10-01,,-3,10', 'Score'],
    ['001,C1.1,2026-10-01,,7,0', 'Score'],
    ['001,C1.1,2026-10-01,,1e400,10', 'Level'],
    ['001,C1.1,2026-02-31,3,,', 'Date'],
    ['001,C1.1,,3,,', 'Date'],
    ['001,,2026-10-01,3,,', 'Objective'],
    [',C1.1,2026-10-01,3,,', 'Student ID'],
    ['001,C1.1,2026-10-01,3,,,surplus', null],
  ])('refuses the row %s and takes the others', async (row, column) => {
    const host = await classroom();
    const text = `Student ID,Objective,Date,Level,Score,Out of\n002,C1.1,2026-10-01,3,,\n${row}\n`;
    const { taken } = await host.take(host.file('e.csv', text), evidence);
    expect(taken).toMatchObject({ new: 1, refused: 1 });
    expect(taken.problems).toMatchObject([{ row: 3, column }]);
  });

  test('refuses kinds that do not exist, because some kinds count and others do not', async () => {
    const host = await classroom();
    const text =
      'Student ID,Objective,Date,Level,Kind\n001,C1.1,2026-10-01,3,homework\n002,C1.1,2026-10-01,3,Pre Assessment\n';
    const { taken } = await host.take(host.file('e.csv', text), evidence);
    expect(taken).toMatchObject({ new: 1, refused: 1 });
    expect((await cell(host, '002', 'C1.1')).attempts[0]?.kind).toBe('pre-assessment');
  });

  test('takes dates ahead and says so', async () => {
    const host = await classroom();
    const text = 'Student ID,Objective,Date,Level\n001,C1.1,2027-01-01,3\n';
    const { preview } = await host.take(host.file('e.csv', text), evidence);
    expect(preview).toMatchObject({ new: 1 });
    expect(preview.notes.join()).toContain('after today');
  });

  test('with nothing that belongs to the class is refused in one sentence', async () => {
    const host = await classroom();
    const text = 'Student ID,Objective,Date,Level\n999,C1.1,2026-10-01,3\n';
    const source = host.file('e.csv', text);
    const { preview, unusable } = await host.ask('import.preview', { source, ...evidence });
    expect(unusable).toMatch(/^None of its students and objectives is in/);
    const trouble = await host.refused('import.apply', { preview });
    expect(trouble.code).toBe('IMPORT_NOTHING_USABLE');
    const unknown = { source: host.file('e.csv', text), kind: 'evidence', class: 'Nowhere' };
    expect(await host.refused('import.preview', unknown)).toMatchObject({
      code: 'NOT_FOUND',
      params: { what: 'class', name: 'Nowhere' },
    });
  });

  test('touches the kinds of things that its answer names', async () => {
    const host = await classroom();
    const text = `${HEAD}\n001,C1.1,2026-10-01,3,,,,Test 1,,,,\n002,C1.1,2026-10-01,EX,,,,,,,,\n`;
    const preview = await host.preview(host.file('e.csv', text), evidence);
    const answer = await host.host.request('import.apply', { preview: preview.preview });
    expect(answer.ok && [...answer.changes].sort()).toEqual([
      'evidence',
      'marks',
      'settings',
      'tasks',
    ]);
  });

  test('out and in again changes nothing here, and elsewhere gives the same attempts', async () => {
    const host = await classroom();
    const grid = await host.ask('grid.get', { class: host.id });
    const [student = '', other = ''] = grid.rows.students;
    const [objective = ''] = grid.objectives.id;
    const cellOf = { class: host.id, student, objective };
    await host.ask('evidence.record', {
      ...cellOf,
      level: 'clear',
      on: '2026-10-01',
      feedback: '=1+1',
    });
    await host.ask('evidence.record', {
      ...cellOf,
      level: 'basic',
      on: '2026-10-01',
      shown: "'=quoted",
      support: 'prompted',
      robust: 'multiple choice',
      late: true,
      aimed: 'deep',
    });
    await host.ask('evidence.record', {
      ...cellOf,
      student: other,
      score: 7.5,
      outOf: 10,
      on: '2026-10-02',
      assessor: '-5',
      feedback: 'a "b",\nc',
    });
    const out = host.out('evidence.csv');
    const written = await host.ask('export.csv', {
      what: 'evidence',
      class: host.id,
      term: null,
      to: out.grant,
    });
    expect(written.rows).toBe(3);
    expect(out.read()).toContain("'=1+1");
    expect(await host.counts(host.path(`${host.folder}/evidence.csv`), evidence)).toEqual([
      0, 0, 3, 0, 0,
    ]);
    const before = await cell(host, grid.students.schoolId[0] ?? '', 'C1.1');

    const elsewhere = await classroom();
    const source = elsewhere.path(`${host.folder}/evidence.csv`);
    expect(await elsewhere.counts(source, evidence)).toEqual([3, 0, 0, 0, 0]);
    const after = await cell(elsewhere, grid.students.schoolId[0] ?? '', 'C1.1');
    expect(after.attempts).toEqual(before.attempts);
    expect(after.attempts.map((a) => a.feedback ?? a.shown)).toEqual(["'=quoted", '=1+1']);
    const third = await cell(elsewhere, grid.students.schoolId[1] ?? '', 'C1.1');
    expect(third.attempts).toMatchObject([
      { score: 7.5, outOf: 10, assessor: '-5', feedback: 'a "b",\nc' },
    ]);
  });
});

test('a year of 39,000 rows is looked at, taken and known again', { timeout: 60_000 }, async () => {
  const host = await filesHost();
  const students = Array.from({ length: 180 }, (_, i) => String(i).padStart(5, '0'));
  const list = ['Student ID,Name', ...students.map((id) => `${id},"Family${id}, Given"`)];
  const { taken } = await host.take(host.file('l.csv', list.join('\n')), {
    kind: 'roster',
    class: 'All',
  });
  const codes = Array.from({ length: 72 }, (_, i) => `O${i}`);
  await host.take(
    host.file('o.csv', ['Code,Objective', ...codes.map((c) => `${c},${c}`)].join('\n')),
    { kind: 'objectives', course: 'Year' },
  );
  const course = (await host.ask('course.list', {}))[0]?.id ?? '';
  await host.ask('plan.use', { class: taken.classes[0]?.id ?? '', course });
  const rows = ['Student ID,Objective,Date,Level,Task'];
  for (const student of students) {
    for (const code of codes) {
      for (const day of ['01', '08', '15'])
        rows.push(`${student},${code},2026-10-${day},3,Test ${code}`);
    }
  }
  const source = host.file('e.csv', rows.join('\n'));
  const started = performance.now();
  expect(await host.counts(source, { kind: 'evidence', class: 'All' })).toEqual([
    38_880, 0, 0, 0, 0,
  ]);
  const took = performance.now() - started;
  process.stderr.write(`evidence import of 38,880 rows: ${Math.round(took)} ms\n`);
  expect(await host.counts(source, { kind: 'evidence', class: 'All' })).toEqual([
    0, 0, 38_880, 0, 0,
  ]);
});
