import { expect, test } from 'vitest';
import { classroom, lines } from './classroom.ts';

const ZEROS = expect.stringMatching(/leading zeros/);
const OTHER = expect.stringMatching(/the id was followed/);
const across = { kind: 'evidence', class: 'C' } as const;

async function notesOf(text: string, kind: 'evidence' | 'results') {
  const room = await classroom();
  const source = room.file('f.csv', text);
  const wishes = kind === 'results' ? { kind } : across;
  return (await room.ask('import.preview', { source, ...wishes })).notes;
}

test('grades whose ids lost their leading zeros say so, others do not', async () => {
  const grades = (id: string) =>
    notesOf(lines('Student ID,Name,C1.1 quiz', `${id},"Lee, Ann",3`), 'evidence');
  expect(await grades('1')).toContainEqual(ZEROS);
  expect(await grades('001')).not.toContainEqual(ZEROS);
});

test.each([
  ['"Lee, Ann"', '', false],
  ['Annie Lee', 'ANN.LEE@school.example', false],
  ['"Lee, A."', '', false],
  ['"Poe, Bo"', '', true],
  ['"Lee, Bo"', '', true],
  ['"Lee, Ann"', 'bo@school.example', true],
])('an id that wins over %s %s is said with its row: %s', async (name, email, isSaid) => {
  const expected = isSaid ? expect.arrayContaining([OTHER]) : expect.not.arrayContaining([OTHER]);
  const grades = lines('Student ID,Name,Email,C1.1 quiz', `001,${name},${email},3`);
  const notes = await notesOf(grades, 'evidence');
  expect(notes).toEqual(expected);
  if (isSaid) expect(notes.join()).toContain('row 2');
  const results = lines(
    'Student ID,Name,Email,Test,Date,Score',
    `001,${name},${email},T,2026-05-01,5`,
  );
  expect(await notesOf(results, 'results')).toEqual(expected);
  const rows = lines(
    'Student ID,Student,Email,Objective,Date,Level',
    `001,${name},${email},C1.1,2026-10-01,3`,
  );
  expect(await notesOf(rows, 'evidence')).toEqual(expected);
});
