import { expect, test } from 'vitest';
import { classroom, lines } from './classroom.ts';

const choices = { kind: 'evidence', class: 'C' } as const;

test('a list with a result a row finds students by e-mail and login, never against an id', async () => {
  const room = await classroom();
  const rows = (head: string, ...who: string[]) =>
    room.file(
      'r.csv',
      lines(`${head},Objective,Date,Level`, ...who.map((one) => `${one},C1.1,2026-10-01,3`)),
    );
  const byMail = rows('Email', 'ANN.LEE@school.example', 'nobody@school.example');
  expect(await room.counts(byMail, choices)).toEqual([1, 0, 0, 1, 0]);
  expect((await room.cell('001', 'C1.1')).attempts).toHaveLength(1);
  expect(await room.counts(rows('Username', 'bo'), choices)).toEqual([1, 0, 0, 0, 0]);
  expect((await room.cell('002', 'C1.1')).attempts).toHaveLength(1);
  const both = rows('Student ID,Email', '003,ann.lee@school.example');
  expect(await room.counts(both, choices)).toEqual([1, 0, 0, 0, 0]);
  expect((await room.cell('003', 'C1.1')).attempts).toHaveLength(1);
});

test('results of a test from outside find students by e-mail, and a repeat changes nothing', async () => {
  const room = await classroom();
  const text = lines(
    'Email,Name,Test,Date,Score',
    'bo@school.example,"Poe, B.",State,2026-05-01,512',
    ',"Lee, Ann",State,2026-05-01,530',
    'x@y.z,"Roe, Di",State,2026-05-01,1',
  );
  const take = () => room.counts(room.file('s.csv', text), { kind: 'results' });
  expect(await take()).toEqual([2, 0, 0, 1, 0]);
  expect(await take()).toEqual([0, 0, 2, 1, 0]);
});

test('people of results from outside are matched by hand, and the next file knows them', async () => {
  const room = await classroom();
  const file = (score: number) =>
    room.file(
      's.csv',
      lines(
        'Name,Test,Date,Score',
        `Roe Dinah,State,2026-05-01,${score}`,
        `Guest,State,2026-05-01,${score}`,
      ),
    );
  const look = async (
    score: number,
    students: { person: string; student: string | null }[] = [],
  ) => {
    const source = file(score);
    const map = students.length > 0 ? { map: { students } } : {};
    return room.ask('import.preview', { source, kind: 'results', ...map });
  };
  const first = await look(1);
  expect(first).toMatchObject({ new: 0, unmatched: 2 });
  expect(first.matching?.people.map((one) => [one.name, one.student, one.isNobody])).toEqual([
    ['Roe Dinah', null, false],
    ['Guest', null, false],
  ]);
  const [someone] = first.matching?.students ?? [];
  const said = [
    { person: 'Roe Dinah', student: someone?.id ?? '' },
    { person: 'Guest', student: null },
  ];
  const { preview, ...seen } = await look(1, said);
  expect(seen).toMatchObject({ new: 1, unmatched: 0, problems: [] });
  await room.ask('import.apply', { preview });
  const next = await look(2);
  expect(next).toMatchObject({ changed: 1, unmatched: 0, problems: [] });
  expect(next.matching?.people.map((one) => [one.student, one.isNobody])).toEqual([
    [someone?.id, false],
    [null, true],
  ]);
  await room.ask('history.undo', {});
  expect(await look(1)).toMatchObject({ new: 0, unmatched: 2 });
});

test('a list of which no row matches is not taken as it is, but matched by hand', async () => {
  const room = await classroom();
  const text = lines('Student,Objective,Date,Level', 'Shorty,C1.1,2026-10-01,3');
  const source = () => room.file('r.csv', text);
  const open = await room.ask('import.preview', { source: source(), ...choices });
  expect(open).toMatchObject({ new: 0, unmatched: 1, matching: { people: [{ key: 'Shorty' }] } });
  expect(open.unusable).toMatch(/^None of its students and objectives is in C\./);
  const refused = room.ask('import.apply', { preview: open.preview });
  await expect(refused).rejects.toThrow('IMPORT_NOTHING_USABLE');
  const said = { map: { students: [{ person: 'Shorty', student: '002' }] } };
  const { preview, ...seen } = await room.ask('import.preview', {
    source: source(),
    ...choices,
    ...said,
  });
  expect(seen).toMatchObject({ new: 1, unmatched: 0, unusable: null });
  await room.ask('import.apply', { preview });
  expect((await room.cell('002', 'C1.1')).attempts).toHaveLength(1);
  // Where nobody could say more, it stays refused.
  const strange = room.file(
    'o.csv',
    lines('Student,Objective,Date,Level', '"Lee, Ann",X9,2026-10-01,3'),
  );
  await expect(room.ask('import.preview', { source: strange, ...choices })).rejects.toThrow(
    'IMPORT_NOTHING_USABLE',
  );
  const results = room.file('s.csv', lines('Name,Test,Date,Score', 'Roe Dinah,State,2026-05-01,1'));
  const outside = await room.ask('import.preview', { source: results, kind: 'results' });
  expect(outside.unusable).toMatch(/^None of its students is known here/);
});

test('people of a list with a result a row are matched by hand and remembered for the class', async () => {
  const room = await classroom();
  const look = (day: string, map: object = {}) => {
    const row = (who: string) => `${who},C1.1,2026-10-${day},3`;
    const text = lines('Student,Objective,Date,Level', row('"Lee, Ann"'), row('Shorty'));
    const source = room.file('r.csv', text);
    return room.ask('import.preview', { source, ...choices, ...map });
  };
  const first = await look('01');
  expect([first.new, first.unmatched]).toEqual([1, 1]);
  const students = [{ person: 'Shorty', student: '002' }];
  const { preview, ...seen } = await look('01', { map: { students } });
  expect([seen.new, seen.unmatched]).toEqual([2, 0]);
  await room.ask('import.apply', { preview });
  expect((await room.cell('002', 'C1.1')).attempts).toHaveLength(1);
  const next = await look('02');
  expect([next.new, next.unmatched]).toEqual([2, 0]);
});
