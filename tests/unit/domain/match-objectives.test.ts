import { expect, test } from 'vitest';
import { type Matchable, matchObjectives } from '#shared/domain/hand-over/match-objectives.ts';

const one = (id: string, more: Partial<Matchable> = {}): Matchable => ({
  id,
  identifiers: [],
  code: id,
  statement: `Do ${id}`,
  standards: [],
  ...more,
});

test.each<[string, Matchable, Matchable[], [string, string] | null]>([
  [
    'the same id wins over everything',
    one('a'),
    [one('b', { code: 'a', statement: 'Do a' }), one('a', { code: 'x' })],
    ['a', 'id'],
  ],
  [
    'an identifier of a framework',
    one('a', { identifiers: ['F1'] }),
    [one('b', { identifiers: ['f1'] })],
    ['b', 'identifier'],
  ],
  [
    'code and statement, however they are spaced',
    one('a', { code: 'C1', statement: 'Name  Atoms' }),
    [one('b', { code: ' c1', statement: 'name atoms ' })],
    ['b', 'wording'],
  ],
  ['a code alone is nothing', one('a', { code: 'C1' }), [one('b', { code: 'C1' })], null],
  [
    'a statement alone is nothing',
    one('a', { statement: 'Name atoms' }),
    [one('b', { statement: 'Name atoms' })],
    null,
  ],
  [
    'a standard that only they refer to',
    one('a', { standards: ['HS-PS1-1'] }),
    [one('b', { standards: ['HS-PS1-1'] }), one('c')],
    ['b', 'standard'],
  ],
  [
    'a standard that several refer to is no word on any',
    one('a', { standards: ['S'] }),
    [one('b', { standards: ['S'] }), one('c', { standards: ['S'] })],
    null,
  ],
  [
    'two standards that lead to two objectives are a choice for a person',
    one('a', { standards: ['S', 'T'] }),
    [one('b', { standards: ['S'] }), one('c', { standards: ['T'] })],
    null,
  ],
])('%s', (_, former, here, expected) => {
  const match = matchObjectives([former], here).get(former.id);
  expect(match ? [match.id, match.by] : null).toEqual(expected);
});

test('a standard that two objectives of the record share stands for neither', () => {
  const former = [one('a', { standards: ['S'] }), one('b', { standards: ['S'] })];
  expect(matchObjectives(former, [one('c', { standards: ['S'] })]).size).toBe(0);
});
