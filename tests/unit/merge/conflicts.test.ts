import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Built } from '../../helpers/builders.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { NOON, type TestHost } from '../../helpers/memory-host.ts';
import { type TwoLaptops, twoLaptops } from '../../helpers/two-laptops.ts';

const HOUR = 3_600_000;
let both: TwoLaptops;
let built: Built;
let mine: TestHost;
let theirs: TestHost;
const at = (name: string): string => both.at(name);

beforeEach(async () => {
  both = await twoLaptops();
  ({ built, mine, theirs } = both);
});
afterEach(() => both.close());

async function exchange(): Promise<void> {
  await exportTo(mine, at('mine'));
  await exportTo(theirs, at('theirs'));
  await mergeFrom(mine, at('theirs'));
  await mergeFrom(theirs, at('mine'));
}

const called = (of: TestHost, name: string) =>
  of.ask('student.save', { student: built.students[0] ?? '', called: name });
const listed = (of: TestHost) => of.ask('merge.conflicts', {});

describe('what was changed on both laptops', () => {
  test('stands on each laptop as it stands there, also after the other one settled it', async () => {
    await called(mine, 'Mine');
    await called(theirs, 'Theirs');
    await exchange();
    const [here] = await listed(mine);
    expect(here).toMatchObject({ mine: 'Mine', theirs: 'Theirs', stands: 'theirs' });
    expect(await listed(theirs)).toMatchObject([
      { mine: 'Theirs', theirs: 'Mine', stands: 'mine' },
    ]);
    await mine.ask('merge.settle', { conflict: here?.conflict ?? '', stands: 'mine' });
    await exportTo(mine, at('settled'));
    await mergeFrom(theirs, at('settled'));
    expect(await listed(theirs)).toMatchObject([
      { mine: 'Theirs', theirs: 'Mine', stands: 'theirs' },
    ]);
    // Nobody is asked again: the choice came along.
    expect(await listed(theirs)).toMatchObject([{ settled: { stands: 'theirs' } }]);
    // Undone, the word of the other laptop is gone, and so is the line that says it stands.
    await theirs.ask('history.undo', {});
    expect(await listed(theirs)).toMatchObject([{ stands: 'mine', settled: null }]);
  });

  test('is settled either way, stays so when bundles come again, and undo asks again', async () => {
    await called(mine, 'Mine');
    await called(theirs, 'Theirs');
    await exchange();
    const [open] = await listed(mine);
    const conflict = open?.conflict ?? '';
    expect(open).toMatchObject({ stands: 'theirs', settled: null });
    // Keeping what stands is a choice too.
    await mine.ask('merge.settle', { conflict, stands: 'theirs' });
    const settled = { stands: 'theirs', settled: { stands: 'theirs', at: expect.any(Number) } };
    expect(await listed(mine)).toMatchObject([settled]);
    const again = await mergeFrom(mine, at('theirs'));
    expect([again.new, again.updated, again.conflicting]).toEqual([0, 0, 0]);
    await theirs.ask('student.save', { student: built.students[1] ?? '', called: 'Later' });
    await exportTo(theirs, at('newer'));
    await mergeFrom(mine, at('newer'));
    expect(await listed(mine)).toMatchObject([settled]);
    await exportTo(mine, at('chosen'));
    await mergeFrom(theirs, at('chosen'));
    expect(await listed(theirs)).toMatchObject([{ settled: { stands: 'mine' } }]);
    await theirs.ask('history.undo', {});
    expect(await listed(theirs)).toMatchObject([{ stands: 'mine', settled: null }]);
  });

  test('is asked again where each laptop chose its own value, and never as a question about choices', async () => {
    await called(mine, 'Mine');
    await called(theirs, 'Theirs');
    await exchange();
    for (const of of [mine, theirs]) {
      const [{ conflict = '' } = {}] = await listed(of);
      await of.ask('merge.settle', { conflict, stands: 'mine' });
    }
    await exchange();
    await exchange();
    const [here, there] = [await listed(mine), await listed(theirs)];
    expect(here).toHaveLength(1);
    expect(there).toHaveLength(1);
    expect([here[0]?.what, here[0]?.settled, there[0]?.settled]).toEqual(['student', null, null]);
    const flipped = here[0]?.stands === 'mine' ? 'theirs' : 'mine';
    expect(there[0]?.stands).toBe(flipped);
    await mine.ask('merge.settle', { conflict: here[0]?.conflict ?? '', stands: 'mine' });
    await exchange();
    expect(await listed(theirs)).toMatchObject([{ settled: { stands: 'theirs' } }]);
    expect(await listed(mine)).toMatchObject([{ settled: { stands: 'mine' } }]);
  });

  test('and settled alike on both is one choice, of which the newer is taken over', async () => {
    await called(mine, 'Mine');
    await called(theirs, 'Theirs');
    await exchange();
    for (const [of, stands] of [
      [mine, 'mine'],
      [theirs, 'theirs'],
    ] as const) {
      const [{ conflict = '' } = {}] = await listed(of);
      await of.ask('merge.settle', { conflict, stands });
    }
    await exportTo(theirs, at('alike'));
    expect(await mergeFrom(mine, at('alike'))).toMatchObject({ updated: 1, conflicting: 0 });
    expect(await listed(mine)).toMatchObject([{ settled: { stands: 'mine' } }]);
  });

  test('is settled for one side all at once, in one step', async () => {
    const [first = '', second = ''] = built.students;
    for (const [of, name] of [
      [mine, 'Mine'],
      [theirs, 'Theirs'],
    ] as const) {
      await of.ask('student.save', { student: first, called: name });
      await of.ask('student.save', { student: second, called: `${name} too` });
    }
    await exchange();
    const open = await listed(mine);
    const conflicts = open.map(({ conflict }) => conflict);
    await mine.ask('merge.settle-all', { conflicts, stands: 'mine' });
    const names = (await listed(mine)).map(({ name }) => name.split(', ')[1]);
    expect(names.sort()).toEqual(['Mine', 'Mine too']);
    expect((await listed(mine)).every(({ settled }) => settled?.stands === 'mine')).toBe(true);
    await mine.ask('history.undo', {});
    expect((await listed(mine)).map(({ settled }) => settled)).toEqual([null, null]);
    expect((await mine.ask('check.run', {})).findings).toEqual([]);
  });

  test('is a question again when the merge that found it is undone and the file merged once more', async () => {
    await called(mine, 'Mine');
    await called(theirs, 'Theirs');
    await exportTo(theirs, at('theirs'));
    await mergeFrom(mine, at('theirs'));
    await mine.ask('history.undo', {});
    expect(await listed(mine)).toEqual([]);
    await mergeFrom(mine, at('theirs'));
    expect(await listed(mine)).toMatchObject([{ mine: 'Mine', theirs: 'Theirs', settled: null }]);
  });

  test('is asked no more once a third value was written: neither would be put back by mistake', async () => {
    await called(mine, 'Mine');
    await called(theirs, 'Theirs');
    await exchange();
    expect(await listed(mine)).toHaveLength(1);
    await called(mine, 'Third');
    expect(await listed(mine)).toEqual([]);
    await called(mine, 'Mine');
    expect(await listed(mine)).toMatchObject([{ stands: 'mine' }]);
  });

  test('is shown in words where the file holds ids, and a class by its name', async () => {
    const scales = await mine.ask('scale.list', {});
    const scaleOf = (name: string) => scales.find((scale) => scale.name === name)?.id ?? '';
    await mine.ask('class.save', {
      class: built.class,
      scale: scaleOf('Four points'),
      code: 'ALG',
    });
    await theirs.ask('class.save', { class: built.class, scale: scaleOf('Eight levels') });
    await exportTo(theirs, at('theirs'));
    const report = await mergeFrom(mine, at('theirs'));
    const words = {
      name: 'Algebra',
      noun: 'class',
      label: 'scale',
      mine: 'Four points',
      theirs: 'Eight levels',
      mineBy: 'R. Ode',
      mineAt: expect.closeTo(NOON, -3),
      theirsAt: expect.closeTo(NOON + HOUR, -3),
    };
    expect(report.conflicts).toMatchObject([words]);
    expect(await listed(mine)).toMatchObject([words]);
  });
});

test('a clock years ahead is said once, and never of a laptop that only heard of that day', async () => {
  theirs.clock.millis = NOON + 20 * 365 * 24 * HOUR;
  await called(theirs, 'Future');
  await exportTo(theirs, at('future'));
  expect((await mergeFrom(mine, at('future'))).bundles[0]?.clockAhead).toBe(true);
  await called(mine, 'Now');
  await exportTo(mine, at('now'));
  theirs.clock.millis = NOON + HOUR;
  expect((await mergeFrom(theirs, at('now'))).bundles[0]?.clockAhead).toBe(false);
  expect((await mergeFrom(mine, at('future'))).bundles[0]?.clockAhead).toBe(false);
});
