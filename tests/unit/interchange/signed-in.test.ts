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
