import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { contentOf, digestOf } from '../../helpers/content-digest.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';
import { pngOf } from '../../helpers/pictures.ts';

const HOUR = 3_600_000;
const FILES = { withFiles: true };
let folder = '';
let desk: TestHost;
let bag: TestHost;
let built: Built;
const others: TestHost[] = [];
const at = (name: string): string => join(folder, name);

/** One teacher's two laptops with a year begun, and a backup of that day. */
beforeEach(async () => {
  folder = testFolder();
  desk = await testHost({ device: 'desk', now: NOON });
  await desk.ask('gradebook.create', { teacher: 'R. Ode', school: 'North High' });
  built = await aGradebook(desk).withClass('P1').withStudents(3).withCourse(['A1', 'A2']).build();
  await desk.ask('backup.make', { to: grantFor(desk, at('old.gradebook'), 'write') });
  bag = await testHost({ device: 'bag', now: NOON + HOUR });
  await exportTo(desk, at('first'));
  await mergeFrom(bag, at('first'));
});
afterEach(() => {
  for (const host of [desk, bag, ...others.splice(0)]) host.close();
});

async function digestNow(of: TestHost): Promise<string> {
  const path = at(`copy-${Math.random()}`);
  await of.ask('backup.make', { to: grantFor(of, path, 'write') });
  return digestOf(contentOf(path));
}

async function exchange(a: TestHost, b: TestHost, deskWish: object = {}, bagWish: object = {}) {
  await exportTo(a, at('a'), deskWish);
  await exportTo(b, at('b'), bagWish);
  await mergeFrom(a, at('b'));
  await mergeFrom(b, at('a'));
}

/** A day's work of every sort on one laptop; `n` makes it differ from the other's. */
async function workOn(host: TestHost, n: number): Promise<string> {
  const [student = '', other = ''] = [built.students[n], built.students[2]];
  const cell = { class: built.class, student, objective: built.objectives[`A${n + 1}`] ?? '' };
  const { evidence } = await host.ask('evidence.record', {
    ...cell,
    level: 'basic',
    on: '2026-11-03',
  });
  await host.ask('plan.own', { ...cell, threshold: 'deep' });
  await host.ask('individual-plan.save', {
    ...{ student, start: '2026-11-02', until: null },
    ...{ accommodations: `extra time ${n}`, pullOut: null },
  });
  await host.ask('class.save', {
    class: built.class,
    ...(n === 0 ? { code: 'X' } : { name: 'Period 1' }),
  });
  await host.ask('student.save', { student: other, called: `Kit ${n}` });
  await host.ask('note.add', { ...cell, on: '2026-11-03', text: `note ${n}` });
  // Undone on this laptop only, before the other hears of it.
  await host.ask('evidence.record', { ...cell, level: 'deep', on: '2026-11-04' });
  await host.ask('history.undo', {});
  return evidence;
}

test('work of every sort on both, with a step undone on each, converges; undo of it does too', async () => {
  await workOn(desk, 0);
  await workOn(bag, 1);
  await exchange(desk, bag);
  expect(await digestNow(desk)).toBe(await digestNow(bag));
  for (const host of [desk, bag]) {
    expect(await host.ask('merge.conflicts', {})).toHaveLength(1);
    expect((await host.ask('check.run', {})).findings).toEqual([]);
  }
  // An own step from before the exchange is taken back on one, and the other hears of it.
  await bag.ask('history.undo', {});
  await bag.ask('student.save', { student: built.students[1] ?? '', called: 'Later' });
  await bag.ask('history.undo', {});
  await exchange(desk, bag);
  await exchange(desk, bag);
  expect(await digestNow(desk)).toBe(await digestNow(bag));
});

test('with files ticked on one side only nothing is lost, and once both ticked them all is the same', async () => {
  const [mine, theirs] = [await workOn(desk, 0), await workOn(bag, 1)];
  const file = { name: 'work.png', type: 'image/png' };
  for (const [n, host, evidence] of [
    [1, desk, mine],
    [2, bag, theirs],
  ] as const) {
    await host.ask('attachment.add', {
      ...file,
      evidence,
      base64: pngOf(n).toString('base64'),
    });
  }
  await exchange(desk, bag, FILES);
  const filesOf = async (host: TestHost) => {
    const copy = at(`files-${Math.random()}`);
    await host.ask('backup.make', { to: grantFor(host, copy, 'write') });
    return contentOf(copy).attachment?.map(({ isWhole }) => isWhole);
  };
  expect([await filesOf(desk), await filesOf(bag)]).toEqual([[1], [1, 1]]);
  await exchange(desk, bag);
  expect([await filesOf(desk), await filesOf(bag)]).toEqual([[1], [1, 1]]);
  await exchange(desk, bag, FILES, FILES);
  expect(await digestNow(desk)).toBe(await digestNow(bag));
});

test.each(['third', 'desk'])(
  'an old backup restored on the laptop %s catches up by merging, and brings its own',
  async (device) => {
    await workOn(desk, 0);
    await workOn(bag, 1);
    await exchange(desk, bag);
    const third = await testHost({ device, now: NOON + 2 * HOUR, file: at('old.gradebook') });
    others.push(third);
    await third.ask('student.save', { student: built.students[2] ?? '', called: 'Third' });
    await third.ask('evidence.record', {
      ...{ class: built.class, student: built.students[2] ?? '' },
      ...{ objective: built.objectives.A1 ?? '', level: 'clear', on: '2026-11-05' },
    });
    await exchange(third, bag);
    const all = [desk, bag, third];
    for (const [i, host] of all.entries()) await exportTo(host, at(`all${i}`));
    for (const host of all) await mergeFrom(host, ['all0', 'all1', 'all2'].map(at));
    const shown = await digestNow(desk);
    expect([await digestNow(bag), await digestNow(third)]).toEqual([shown, shown]);
    const { students } = await desk.ask('roster.get', { class: built.class });
    expect(students.some((row) => row.student.called === 'Third')).toBe(true);
  },
);
