import { describe, expect, test } from 'vitest';
import { planRow, seenMoves } from '#shared/sync/merge.ts';
import { ORDER, removes, type Stamped } from '#shared/sync/order.ts';
import { claimsOf, isLive, NO_ROW, settle, standing } from '#shared/sync/row-state.ts';
import type { Json } from '#shared/util/json.ts';

/** What a laptop said at an hour. */
const said = (at: number, device: string, field: string, after: Json): Stamped => ({
  ...{ entity: 'student', row: 'r', field, after, hlc: String(at).padStart(16, '0'), device },
  hash: JSON.stringify([field, after]),
});
const made = said(1, 'desk', '*', { givenName: 'Ana', familyName: 'Ruiz' });
const gone = (at: number, device: string) => said(at, device, '*', null);
const named = (at: number, device: string, name: string) => said(at, device, 'givenName', name);

describe('what taking in the changes of one row comes to', () => {
  const mine = named(2, 'desk', 'Anna');
  const theirs = named(3, 'home', 'Anne');
  const same = named(3, 'home', 'Anna');
  const email = said(3, 'home', 'email', 'a@b.c');
  test.each<[string, Stamped[], Stamped[], string, string[], string[]]>([
    ['nothing is known here', [], [made, theirs], 'new', ['givenName', 'familyName', '*'], []],
    [
      'it was removed there before it came',
      [],
      [made, gone(2, 'desk')],
      'new',
      ['givenName', 'familyName'],
      [],
    ],
    ['all of it is known', [made, mine], [made, mine], 'identical', [], []],
    ['a part of it is known', [made, mine], [made], 'identical', [], []],
    ['they said more', [made], [made, theirs], 'updated', ['givenName'], []],
    [
      'they said it earlier',
      [made, mine],
      [made, named(2, 'a', 'Anne'), mine],
      'identical',
      [],
      [],
    ],
    [
      'both said different things',
      [made, mine],
      [made, theirs],
      'conflicting',
      ['givenName'],
      ['givenName'],
    ],
    ['both said one thing', [made, mine], [made, same], 'identical', [], []],
    ['each spoke of another field', [made, mine], [made, email], 'updated', ['email'], []],
    [
      'removed here, changed there',
      [made, gone(2, 'desk')],
      [made, theirs],
      'conflicting',
      ['givenName', '*'],
      ['*'],
    ],
    [
      'changed here, removed there',
      [made, mine],
      [made, gone(3, 'home')],
      'conflicting',
      ['*'],
      ['*'],
    ],
    ['removed on both', [made, gone(2, 'desk')], [made, gone(3, 'home')], 'identical', [], []],
    [
      'removed and brought back here, changed there',
      [made, gone(2, 'desk'), named(4, 'desk', 'Ana')],
      [made, said(3, 'home', 'email', 'a@b.c')],
      'updated',
      ['email'],
      [],
    ],
    [
      'removed here, changed and then removed there',
      [made, gone(2, 'desk')],
      [made, theirs, gone(4, 'home')],
      'updated',
      ['givenName'],
      [],
    ],
    ['removed there, untouched here', [made], [made, gone(3, 'home')], 'updated', ['*'], []],
  ])('%s', (_, local, incoming, outcome, moved, asked) => {
    const plan = planRow(local, incoming);
    expect(plan.outcome).toBe(outcome);
    expect(plan.moves.map(({ field }) => field)).toEqual(moved);
    expect(plan.conflicts.map(({ field }) => field)).toEqual(asked);
    const known = new Set(local);
    expect(plan.fresh).toEqual(incoming.filter((change) => !known.has(change)));
    expect(plan.wasLive).toBe(isLive(settle(NO_ROW, local)));
    expect(plan.isLive).toBe(isLive(settle(NO_ROW, [...local, ...incoming])));
    expect(plan.after).toEqual(settle(settle(NO_ROW, local), incoming));
  });

  test('a move names both values and whose words they were and are', () => {
    expect(planRow([made], [made, theirs]).moves).toEqual([
      { field: 'givenName', before: 'Ana', after: 'Anne', from: made, to: theirs },
    ]);
    expect(planRow([made], [made, email]).moves).toEqual([
      { field: 'email', before: null, after: 'a@b.c', from: null, to: email },
    ]);
    const removal = gone(3, 'home');
    expect(planRow([made], [made, removal]).moves).toEqual([
      { field: '*', before: true, after: false, from: made, to: removal },
    ]);
    const back = planRow([made, gone(2, 'desk')], [made, theirs]).moves.at(-1);
    expect(back).toEqual({
      field: '*',
      before: false,
      after: true,
      from: gone(2, 'desk'),
      to: theirs,
    });
  });

  test('a conflict shows both values, who wrote each, and which stands on either side', () => {
    const values = { mine: 'Anna', theirs: 'Anne', mineBy: mine, theirsBy: theirs };
    expect(planRow([made, mine], [made, theirs]).conflicts).toEqual([
      { field: 'givenName', ...values, stands: 'theirs' },
    ]);
    expect(planRow([made, theirs], [made, mine]).conflicts).toEqual([
      {
        field: 'givenName',
        mine: 'Anne',
        theirs: 'Anna',
        mineBy: theirs,
        theirsBy: mine,
        stands: 'mine',
      },
    ]);
    const removal = gone(4, 'home');
    expect(planRow([made, mine], [made, removal]).conflicts).toEqual([
      { field: '*', mine: true, theirs: false, stands: 'theirs', mineBy: mine, theirsBy: removal },
    ]);
    expect(planRow([made, removal], [made, mine]).conflicts).toEqual([
      { field: '*', mine: false, theirs: true, stands: 'mine', mineBy: removal, theirsBy: mine },
    ]);
  });

  test('of a row that is not there no move is seen, of one that goes all, of a kept one all but its going', () => {
    const fields = (plan: ReturnType<typeof planRow>, wasKept = false) =>
      seenMoves(plan, wasKept).map(({ field }) => field);
    const comes = planRow([made, gone(2, 'desk')], [made, theirs]);
    expect(fields(comes)).toEqual(['*']);
    expect(fields(comes, true)).toEqual(['givenName']);
    const away = planRow([made, gone(4, 'desk')], [made, theirs]);
    expect(fields(away)).toEqual([]);
    expect(fields(away, true)).toEqual(['givenName']);
    const goes = planRow([made], [made, theirs, gone(4, 'home')]);
    expect(fields(goes)).toEqual(['givenName', '*']);
    expect(fields(planRow([made], [made, theirs]))).toEqual(['givenName']);
  });
});

describe('the one order of changes', () => {
  test.each<[string, Stamped, Stamped]>([
    ['the clock goes first', gone(1, 'b'), named(2, 'a', 'A')],
    ['of one moment, an edit goes before a removal', named(1, 'b', 'B'), gone(1, 'a')],
    ['then the device', named(1, 'a', 'B'), named(1, 'b', 'A')],
    ['then what it says', named(1, 'a', 'A'), named(1, 'a', 'B')],
  ])('%s', (_, first, second) => {
    expect(ORDER(first, second)).toBeLessThan(0);
    expect(ORDER(second, first)).toBeGreaterThan(0);
    expect(ORDER(first, { ...first })).toBe(0);
  });
  test('only the row itself with nothing in it is a removal: an emptied field is an edit', () => {
    expect(removes(gone(1, 'a'))).toBe(true);
    expect(removes(said(1, 'a', 'email', null))).toBe(false);
    expect(removes(made)).toBe(false);
    expect(claimsOf(gone(1, 'a'))).toEqual([]);
    expect(claimsOf(said(1, 'a', 'email', null))).toEqual([['email', null]]);
  });
  test('a creation says only what it names', () => {
    const row = settle(NO_ROW, [made]);
    expect(standing(row, 'givenName')).toBe('Ana');
    expect(standing(row, 'email')).toBeNull();
    expect([...row.fields.keys()]).toEqual(['givenName', 'familyName']);
  });
});
