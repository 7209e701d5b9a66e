import { expect, test } from 'vitest';
import { waitedFor } from '../../../electron/host/department/waited-for.ts';

const kim = (source: string | null) => [{ name: 'Kim', since: '2026-11-01', source }];
const OLD = { id: 'old', teacher: 'Ana Kim' };
const OWN = { id: 'own', teacher: 'Kim' };
const OTHER = { id: 'other', teacher: 'Ode' };

test.each([
  ['by the very name', null, [OWN, OTHER], ['own']],
  ['by a person’s word, whatever it is called', 'other', [OTHER], ['other']],
  // A new school year, or a new laptop, is a new gradebook, and bears the name waited for.
  [
    'by the very name although another file was said to be theirs',
    'old',
    [OLD, OWN],
    ['old', 'own'],
  ],
  ['by the very name although the file said to be theirs is gone', 'old', [OWN], ['own']],
])('a file is the teacher’s who is waited for %s', (_, source, files, theirs) => {
  const { of, missing } = waitedFor(kim(source), files);
  expect([...of]).toEqual(theirs.map((id) => [id, 'Kim']));
  expect(missing).toEqual([]);
});

test.each([
  ['a name that is like it only asks', null, [OLD, OTHER], ['old']],
  ['nobody of a like name is here', null, [OTHER], []],
  ['the file said to be theirs is gone', 'gone', [OLD], ['old']],
])('a teacher is missing where %s', (_, source, files, maybe) => {
  const { of, missing } = waitedFor(kim(source), files);
  expect([...of]).toEqual([]);
  expect(missing.map((one) => one.maybe.map((may) => may.source))).toEqual([maybe]);
});
