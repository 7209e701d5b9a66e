import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
beforeEach(async () => {
  host = await testHost();
});
afterEach(() => host.close());

const YEAR = ['Year', '2026-08-24', '2027-06-04'] as const;
const FALL = ['Fall', '2026-08-24', '2026-12-18'] as const;
const SIX = ['Six 1', '2026-08-24', '2026-10-02'] as const;

const save = async ([name, start, end]: readonly [string, string, string], more: object = {}) =>
  (await host.ask('term.save', { name, start, end, ...more })).term;
/** `Six 1 < Fall` for every term. */
const tree = async () => {
  const all = await host.ask('term.list', {});
  const name = (id: string | null) => all.find((term) => term.id === id)?.name ?? '-';
  return all.map((term) => `${term.name} < ${name(term.parent)}`).sort();
};

describe('terms', () => {
  const expected = ['Fall < Year', 'Six 1 < Fall', 'Year < -'];
  test.each([
    ['from the outside in', [YEAR, FALL, SIX]],
    ['from the inside out', [SIX, FALL, YEAR]],
    ['the middle one last', [YEAR, SIX, FALL]],
  ])('nest in the smallest that contains them, made %s', async (_, order) => {
    for (const term of order) await save(term);
    expect(await tree()).toEqual(expected);
  });

  test('may coincide', async () => {
    await save(YEAR);
    await save(['Course', YEAR[1], YEAR[2]]);
    expect(await tree()).toEqual(['Course < Year', 'Year < -']);
    await save(SIX);
    expect(await tree()).toEqual(['Course < Year', 'Six 1 < Course', 'Year < -']);
  });

  test('never cross, and the reason is said', async () => {
    await save(FALL);
    const crossing = { name: 'Late', start: '2026-12-01', end: '2027-01-29' };
    expect(await host.refused('term.save', crossing)).toMatchObject({
      code: 'INVALID',
      params: {
        what: 'End',
        value: '2027-01-29',
        why: 'the term would cross Fall (2026-08-24 to 2026-12-18); terms lie inside one another or apart',
      },
    });
    const early = { name: 'Early', start: '2026-08-01', end: '2026-09-30' };
    expect((await host.refused('term.save', early)).params.what).toBe('Start');
  });

  test.each([
    [{ name: 'Fall', start: '2027-01-01', end: '2027-01-02' }, 'NAME_TAKEN'],
    [{ name: 'Odd', start: '2026-09-02', end: '2026-09-01' }, 'INVALID'],
  ])('%j is refused', async (term, code) => {
    await save(FALL);
    expect((await host.refused('term.save', term)).code).toBe(code);
  });

  test('hang below the one that was named, when they lie within it', async () => {
    const year = await save(YEAR);
    const fall = await save(FALL);
    await save(SIX, { parent: year });
    expect(await tree()).toContain('Six 1 < Year');
    const outside = { name: 'Spring', start: '2027-01-04', end: '2027-06-04', parent: fall };
    expect((await host.refused('term.save', outside)).params.why).toBe(
      'Spring does not lie within 2026-08-24 to 2026-12-18',
    );
    const [name, start, end] = YEAR;
    const below = { term: year, name, start, end, parent: fall };
    expect((await host.refused('term.save', below)).code).toBe('INVALID');
  });

  test('that shrink let go of what no longer fits, and find a place themselves', async () => {
    await save(YEAR);
    const fall = await save(FALL);
    await save(SIX);
    await save(['Fall', '2026-10-05', '2026-12-18'], { term: fall });
    expect(await tree()).toEqual(['Fall < Year', 'Six 1 < Year', 'Year < -']);
  });

  test('that are removed leave what hung below them to the next larger one', async () => {
    await save(YEAR);
    const fall = await save(FALL);
    await save(SIX);
    await host.ask('term.remove', { term: fall });
    expect(await tree()).toEqual(['Six 1 < Year', 'Year < -']);
    await host.ask('history.undo', {});
    expect(await tree()).toEqual(expected);
  });
});
