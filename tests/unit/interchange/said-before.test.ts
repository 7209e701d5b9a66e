import { expect, test } from 'vitest';
import { classroom, lines } from './classroom.ts';

const choices = { kind: 'evidence', class: 'C' } as const;

test('who is named in a list and what its columns are about is said once', async () => {
  const room = await classroom();
  const list = (ann: string) => lines('Wer,Punkte', `"Lee, Ann",${ann}`, '"Poe, Bo",5');
  const map = {
    fields: { student: 'Wer' },
    columns: [{ column: 'Punkte', objectives: ['C1.1'], outOf: 5 }],
  };
  const file = (ann: string) => room.file('Liste.csv', list(ann));
  expect(await room.counts(file('4'), { ...choices, map })).toEqual([2, 0, 0, 0, 0]);
  expect(await room.counts(file('4'), choices)).toEqual([0, 0, 2, 0, 0]);
  expect(await room.counts(file('3'), { kind: 'auto', class: 'C' })).toEqual([0, 1, 1, 0, 0]);
  const known = lines('Student ID,Name', '004,"Roe, Di"');
  expect((await room.preview(room.file('l.csv', known), { kind: 'auto', class: 'D' })).kind).toBe(
    'roster',
  );
});

test('what was said of a list down is kept as well, and undone with its import', async () => {
  const room = await classroom();
  const down = (level: string) =>
    room.file('d.csv', lines('Pupil code,Skill,When,How', `001,C1.2,2026-10-01,${level}`));
  const fields = { schoolId: 'Pupil code', objective: 'Skill', on: 'When', level: 'How' };
  await room.take(down('3'), { ...choices, map: { fields } });
  expect(await room.counts(down('3'), choices)).toEqual([0, 0, 1, 0, 0]);
  await room.ask('history.undo', {});
  const trouble = await room.refused('import.preview', { source: down('3'), ...choices });
  expect(trouble.code).toBe('IMPORT_HEADINGS');
});
