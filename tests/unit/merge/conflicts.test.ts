import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';

const HOUR = 3_600_000;
let folder = '';
let built: Built;
let mine: TestHost;
let theirs: TestHost;
const at = (name: string): string => join(folder, name);

/** One teacher's two laptops, both with what the first one held. */
beforeEach(async () => {
  folder = testFolder();
  mine = await testHost({ device: 'desk', now: NOON });
  await mine.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  built = await aGradebook(mine).withClass('Algebra').withStudents(2).withCourse(['A1']).build();
  theirs = await testHost({ device: 'bag', now: NOON + HOUR });
  await exportTo(mine, at('first'));
  await mergeFrom(theirs, at('first'));
});
afterEach(() => {
  mine.close();
  theirs.close();
});

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
    // Undone, the word of the other laptop is gone, and so is the line that says it stands.
    await theirs.ask('history.undo', {});
    expect(await listed(theirs)).toMatchObject([{ stands: 'mine' }]);
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
    const words = { name: 'Algebra', field: 'scale', mine: 'Four points', theirs: 'Eight levels' };
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
