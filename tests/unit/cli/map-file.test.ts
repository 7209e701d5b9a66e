import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { TroubleError } from '#shared/contract/errors.ts';
import { readMapFile } from '../../../electron/cli/map-file.ts';

function mapOf(content: unknown) {
  const folder = mkdtempSync(join(tmpdir(), 'map-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'map.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return readMapFile(path);
}

test('columns are said by code, list, object or not at all', () => {
  const columns = {
    'Quiz 1': 'C1',
    'Quiz 2': ['C1', 'C2'],
    Essay: { objective: 'C3', on: '2026-10-01', outOf: '10' },
    Notes: null,
  };
  const wanted = [
    { column: 'Quiz 1', objectives: ['C1'] },
    { column: 'Quiz 2', objectives: ['C1', 'C2'] },
    { column: 'Essay', objectives: ['C3'], on: '2026-10-01', outOf: 10 },
    { column: 'Notes', objectives: null },
  ];
  expect(mapOf({ columns }).columns).toEqual(wanted);
  // At the top, or as a list, it means the same.
  expect(mapOf(columns).columns).toEqual(wanted);
  expect(mapOf({ columns: [{ column: 'Quiz 1', objectives: ['C1'] }] }).columns).toEqual([
    wanted[0],
  ]);
});

test('people and headings are said by name', () => {
  const map = mapOf({ students: { 'Lee, A.': '001', Gone: null }, fields: { student: 'Pupil' } });
  expect(map.students).toEqual([
    { person: 'Lee, A.', student: '001' },
    { person: 'Gone', student: null },
  ]);
  expect([map.columns, map.fields]).toEqual([[], { student: 'Pupil' }]);
});

test('grades are said by level, and null says nothing', () => {
  const levels = { 'B+': 'clear', 3: 4, '–': null };
  expect(mapOf({ levels }).levels).toEqual({ 'B+': 'clear', 3: '4', '–': null });
  expect(mapOf({ levels }).columns).toEqual([]);
  expect('levels' in mapOf({ columns: {} })).toBe(false);
});

test.each([
  ['{'],
  [{ levels: ['A'] }],
  [{ levels: { A: true } }],
  ['[1]'],
  [{ fields: { pupil: 'x' } }],
  [{ columns: { a: 5 } }],
  [{ students: { a: 5 } }],
  [{ columns: { a: 'C1' }, people: { 'Lee, A.': '001' } }],
  [{ columns: { a: { objective: 'C1', outOf: 'ten' } } }],
])('the file %j is refused by name', (content) => {
  expect(() => mapOf(content)).toThrow(TroubleError);
});
