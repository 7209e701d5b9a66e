import { describe, expect, test } from 'vitest';
import { type FilesHost, filesHost } from './host-with-files.ts';

const LIST = [
  'Student ID,First name,Last name,Called,Email,Grade',
  '00123,Ana,López,,ana@example.org,09',
  '#00124,William,Brown,Bill,will@example.org,09',
  '00125,Chi,Nguyễn,,,10',
].join('\n');

const roster = { kind: 'roster', class: 'Chemistry 1' } as const;

async function classNamed(host: FilesHost, name: string) {
  const found = (await host.ask('class.list', {})).find((one) => one.name === name);
  if (!found) throw new Error(`no class ${name}`);
  return found;
}

async function students(host: FilesHost, name = 'Chemistry 1') {
  const { id } = await classNamed(host, name);
  return (await host.ask('roster.get', { class: id })).students;
}

describe('a class list', () => {
  test('creates the class, keeps leading zeros and takes one # off', async () => {
    const host = await filesHost();
    const { preview, taken } = await host.take(host.file('list.csv', LIST), roster);
    expect(preview).toMatchObject({ kind: 'roster', separator: ',', encoding: 'utf-8', new: 3 });
    expect(taken).toMatchObject({ new: 3, changed: 0, unchanged: 0, refused: 0, problems: [] });
    expect(taken.classes.map(({ name }) => name)).toEqual(['Chemistry 1']);
    const list = await students(host);
    expect(list.map(({ student }) => student.schoolId)).toEqual(['00124', '00123', '00125']);
    expect(list[0]?.student).toMatchObject({ givenName: 'William', called: 'Bill', grade: '09' });
    // No first day: enrolled since for ever, so that nobody is a newcomer.
    expect(list.every(({ start, newcomer }) => start === null && !newcomer)).toBe(true);
    expect(
      await host.ask('class.get', { class: (preview.preview && taken.classes[0]?.id) || '' }),
    ).toMatchObject({
      method: 'highest',
      scores: 'cuts',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    });
  });

  test('changes nothing when it is repeated, and that is no step', async () => {
    const host = await filesHost();
    expect(await host.counts(host.file('list.csv', LIST), roster)).toEqual([3, 0, 0, 0, 0]);
    const steps = await host.steps();
    expect(await host.counts(host.file('list.csv', LIST), roster)).toEqual([0, 0, 3, 0, 0]);
    expect(await host.steps()).toBe(steps);
  });

  test('is one step: undo takes all of it back and the file can be taken again', async () => {
    const host = await filesHost();
    await host.take(host.file('list.csv', LIST), roster);
    const { step } = await host.ask('history.undo', {});
    expect(step).toMatchObject({ name: 'import.apply', count: 3 });
    expect(await host.ask('class.list', {})).toEqual([]);
    expect(await host.ask('gradebook.get', {})).toMatchObject({ students: 0, classes: 0 });
    expect(await host.counts(host.file('list.csv', LIST), roster)).toEqual([3, 0, 0, 0, 0]);
    expect(await students(host)).toHaveLength(3);
  });

  test('gives the same ids on two laptops of one school', async () => {
    const ids = [];
    for (const device of ['a', 'b']) {
      const host = await filesHost({ device });
      await host.ask('gradebook.save', { school: 'North High' });
      await host.take(host.file('list.csv', LIST), roster);
      ids.push((await students(host)).map(({ student }) => student.id));
    }
    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids[0]).size).toBe(3);
  });

  test.each([
    ['semicolons', LIST.replaceAll(',', ';'), ';'],
    ['tabs', LIST.replaceAll(',', '\t'), '\t'],
    ['old Mac line ends', LIST.replaceAll('\n', '\r'), ','],
    ['Windows line ends and a mark', `\uFEFF${LIST.replaceAll('\n', '\r\n')}\r\n\r\n`, ','],
    ['a hint line for Excel', `sep=;\r\n${LIST.replaceAll(',', ';')}`, ';'],
    ['a title above the headings', `North High,,,,,\n\n${LIST}`, ','],
  ])('is understood with %s', async (_, text, separator) => {
    const host = await filesHost();
    const preview = await host.preview(host.file('list.csv', text), { kind: 'auto', class: 'C' });
    expect(preview).toMatchObject({ kind: 'roster', separator, new: 3, refused: 0 });
  });

  test('in Windows-1252 is read and the guess is said; a person may overrule it', async () => {
    const host = await filesHost();
    const bytes = Buffer.from('ID;Name\n1;"Müller, Jörg"\n2;"Peña, Zoë"\n', 'latin1');
    const guess = await host.preview(host.file('list.csv', bytes), roster);
    expect(guess.encoding).toBe('windows-1252');
    expect(guess.notes.join()).toContain('Windows-1252');
    expect(guess.sample[0]).toContain('Müller');
    const forced = await host.preview(host.file('list.csv', bytes), {
      ...roster,
      encoding: 'utf-8',
    });
    expect(forced.sample[0]?.[1]).toContain('\uFFFD');
  });

  test('in the Unicode text of Excel (UTF-16) is read', async () => {
    const host = await filesHost();
    const text = '\uFEFFStudent ID\tName\n7\tNguyễn, Chi\n';
    const preview = await host.preview(host.file('list.txt', Buffer.from(text, 'utf16le')), roster);
    expect(preview).toMatchObject({ encoding: 'utf-16le', separator: '\t', new: 1 });
    expect(preview.sample[0]?.slice(0, 3)).toEqual(['7', 'Nguyễn', 'Chi']);
  });

  test.each([
    ['STUDENT NUMBER ,first  NAME,Surname', '7,Ann,Lee', ['7', 'Lee', 'Ann']],
    ['SID,Name', '7,"Lee, Ann"', ['7', 'Lee', 'Ann']],
    ['Local Student ID,Student Name', '7,Ann Lee', ['7', 'Lee', 'Ann']],
    ['Student_Number,Given Name,Family-Name', '7,Ann,Lee', ['7', 'Lee', 'Ann']],
    ['Número de estudiante,Nombre,Apellidos', '7,Ann,Lee', ['7', 'Lee', 'Ann']],
    ['Student ID (required),Last,First', '7,Lee,Ann', ['7', 'Lee', 'Ann']],
    ['Section,Name,Section,ID,ID', '1,"Lee, Ann",2,7,8', ['7', 'Lee', 'Ann']],
    ['"ID" , "Last name, First name"', '7 , "Lee, Ann"', ['7', 'Lee', 'Ann']],
    ['Name', 'Cher', ['', '', 'Cher']],
  ])('with the headings %s', async (headings, row, expected) => {
    const host = await filesHost();
    const preview = await host.preview(host.file('l.csv', `${headings}\n${row}\n`), roster);
    expect(preview.sample[0]?.slice(0, 3)).toEqual(expected);
  });

  test('names of every kind survive unchanged', async () => {
    const names = [
      '<script>alert(1)</script>',
      '😀👩‍🔬',
      'مُحَمَّد بن سلمان',
      'Ж'.repeat(200),
      "O'Neill-Ünal",
      '__proto__',
      'constructor',
    ];
    const host = await filesHost();
    const text = ['ID\tFirst name\tLast name', ...names.map((name, i) => `${i}\t${name}\tX`)];
    await host.take({ text: text.join('\n') }, roster);
    const kept = (await students(host)).map(({ student }) => student.givenName);
    expect(new Set(kept)).toEqual(new Set(names));
  });

  test('pasted from a spreadsheet comes without a file', async () => {
    const host = await filesHost();
    const preview = await host.preview({ text: 'ID\tName\r\n1\tLee, Ann\r\n' }, { kind: 'auto' });
    expect(preview).toMatchObject({ kind: 'roster', separator: '\t', asks: ['class'], new: 1 });
    const trouble = await host.refused('import.apply', { preview: preview.preview });
    expect(trouble.code).toBe('INVALID');
    expect(await host.ask('class.list', {})).toEqual([]);
  });

  test('rows that cannot be taken are counted with row, column and rule; the others are taken', async () => {
    const host = await filesHost();
    const text = 'ID,Name\n1,"Lee, Ann"\n\n2,\n1,"Poe, Ed"\n3,Roe, Jo\n4,"Day, Al"\n';
    const { taken } = await host.take(host.file('list.csv', text), roster);
    expect(taken).toMatchObject({ new: 2, refused: 3 });
    expect(taken.problems.map(({ file, row, column }) => [file, row, column])).toEqual([
      ['list.csv', 4, 'Name'],
      ['list.csv', 5, 'ID'],
      ['list.csv', 6, null],
    ]);
    expect(taken.problems[1]).toMatchObject({ value: '1' });
    expect(taken.problems[1]?.rule).toContain('row 2');
  });
});

describe('a later class list', () => {
  test('enrols new names from its day, reports who is missing and lets them be', async () => {
    const host = await filesHost();
    await host.take(host.file('list.csv', LIST), roster);
    const later = LIST.split('\n').filter((line) => !line.startsWith('00125'));
    later.push('00126,Dee,Day,,,09');
    const { preview } = await host.take(host.file('later.csv', later.join('\n')), roster);
    expect(preview).toMatchObject({ new: 1, unchanged: 2 });
    expect(preview.notes.join(' ')).toContain('1 student joins on 2026-11-10');
    expect(preview.notListed.map(({ name }) => name)).toEqual(['Nguyễn, Chi']);
    const list = await students(host);
    expect(list).toHaveLength(4);
    expect(list.find(({ student }) => student.schoolId === '00126')?.start).toBe('2026-11-10');
    expect(list.find(({ student }) => student.schoolId === '00125')).toMatchObject({ until: null });
  });

  test('updates what the school changed; a blank wipes nothing; a word typed by hand stays', async () => {
    const host = await filesHost();
    await host.take(host.file('list.csv', LIST), roster);
    const list = await students(host);
    const ana = list.find(({ student }) => student.schoolId === '00123')?.student.id ?? '';
    await host.ask('student.save', { student: ana, grade: '11' });
    const news = 'Student ID,First name,Last name,Email,Grade\n00123,Ana,López Ruiz,,09\n';
    const { preview } = await host.take(host.file('news.csv', news), roster);
    expect(preview).toMatchObject({ changed: 1 });
    expect(preview.notes.join()).toContain('changed by hand');
    const after = (await students(host)).find(({ student }) => student.id === ana)?.student;
    expect(after).toMatchObject({
      familyName: 'López Ruiz',
      email: 'ana@example.org',
      grade: '11',
    });
  });

  test('finds students by e-mail, then by their one name in the class', async () => {
    const host = await filesHost();
    await host.take(host.file('list.csv', LIST), roster);
    const text = 'Name,Email\n"Brown, Will",WILL@example.org\n"Nguyễn, Chi",\n"López, Ana",\n';
    expect(await host.counts(host.file('names.csv', text), roster)).toEqual([0, 1, 2, 0, 0]);
    expect(await students(host)).toHaveLength(3);
  });

  test('tells two students of one name apart by their ids, and repeats without ids add nobody', async () => {
    const host = await filesHost();
    const twins = 'Name\n"Lee, Ann"\n"Lee, Ann"\n';
    expect(await host.counts(host.file('t.csv', twins), roster)).toEqual([2, 0, 0, 0, 0]);
    expect(await host.counts(host.file('t.csv', twins), roster)).toEqual([0, 0, 2, 0, 0]);
    const one = 'Name\n"Lee, Ann"\n';
    const { taken } = await host.take(host.file('o.csv', one), roster);
    expect(taken).toMatchObject({ new: 0, unmatched: 1 });
    expect(taken.problems[0]?.rule).toContain('More than one');
  });

  test('whose ids lost their zeros in Excel is understood and the ids stay', async () => {
    const host = await filesHost();
    await host.take(host.file('list.csv', LIST), roster);
    const { preview } = await host.take(
      host.file('excel.csv', LIST.replace(/#?00(12\d)/g, '$1')),
      roster,
    );
    expect(preview).toMatchObject({ new: 0, changed: 0, unchanged: 3 });
    expect(preview.notes.join()).toContain('leading zeros');
    expect((await students(host)).map(({ student }) => student.schoolId)).toContain('00123');
  });

  test('of another class enrols the same student there, not a second person', async () => {
    const host = await filesHost();
    await host.take(host.file('list.csv', LIST), roster);
    await host.take(host.file('list.csv', LIST), { kind: 'roster', class: 'Lab' });
    expect(await host.ask('gradebook.get', {})).toMatchObject({ classes: 2, students: 3 });
  });

  test('starts on the first day of a class that has one', async () => {
    const host = await filesHost();
    await host.ask('class.create', { name: 'Chemistry 1', first: '2026-09-01' });
    await host.take(host.file('list.csv', LIST), roster);
    expect((await students(host)).every(({ start }) => start === '2026-09-01')).toBe(true);
  });
});

describe('a preview', () => {
  test('holds only for the state of the gradebook it was made at', async () => {
    const host = await filesHost();
    const preview = await host.preview(host.file('list.csv', LIST), roster);
    await host.ask('gradebook.save', { teacher: 'Someone' });
    expect((await host.refused('import.apply', { preview: preview.preview })).code).toBe(
      'IMPORT_STALE',
    );
    expect(await host.ask('class.list', {})).toEqual([]);
  });

  test('is taken once', async () => {
    const host = await filesHost();
    const { preview } = await host.take(host.file('list.csv', LIST), roster);
    expect((await host.refused('import.apply', { preview: preview.preview })).code).toBe(
      'IMPORT_STALE',
    );
  });

  test('reads only what was granted for reading', async () => {
    const host = await filesHost();
    const { grant } = host.out('list.csv');
    for (const token of [grant, '0'.repeat(32)]) {
      const source = { grant: token };
      expect((await host.refused('import.preview', { source, kind: 'auto' })).code).toBe(
        'NOT_ALLOWED',
      );
    }
  });

  test('can be cancelled', async () => {
    const host = await filesHost();
    host.host.cancel('job-1');
    const source = host.file('list.csv', LIST);
    const answer = await host.host.request('import.preview', { source, ...roster }, 'job-1');
    expect(answer).toMatchObject({ ok: false, error: { code: 'CANCELLED' } });
  });
});
