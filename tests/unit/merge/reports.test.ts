import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { declarationOf, tableNames } from '#shared/model/row.ts';
import { hasWords } from '#shared/text/field-words.ts';
import type { Built } from '../../helpers/builders.ts';
import { exportTo, grantFor, mergeFrom } from '../../helpers/exchange.ts';
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

/** The field changed here and there, and the other laptop's file merged here. */
async function merged() {
  const student = built.students[0] ?? '';
  await mine.ask('student.save', { student, called: 'Mine' });
  await theirs.ask('student.save', { student, called: 'Theirs' });
  await exportTo(theirs, at('bag.gradus'));
  return mergeFrom(mine, at('bag.gradus'));
}

test('what a merge came to is kept, and reads as it did right after it', async () => {
  const fresh = await merged();
  const [line] = await mine.ask('merge.reports', {});
  expect(line).toMatchObject({ undone: false, conflicting: 1, warnings: 0 });
  expect(line?.bundles).toMatchObject([
    { file: 'bag.gradus', teacher: 'R. Ode', purpose: 'my-other-computer' },
  ]);
  const {
    report: _,
    at: when,
    undone,
    ...kept
  } = await mine.ask('merge.report', {
    report: line?.report ?? '',
  });
  expect([when, undone]).toEqual([expect.closeTo(NOON, -3), false]);
  expect(kept).toEqual(fresh);
  expect(kept.bundles[0]?.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test('a merge that brought nothing leaves no report, and an undone one stands as undone', async () => {
  await merged();
  await mergeFrom(mine, at('bag.gradus'));
  expect(await mine.ask('merge.reports', {})).toHaveLength(1);
  await mine.ask('history.undo', {});
  const [line] = await mine.ask('merge.reports', {});
  expect(line).toMatchObject({ undone: true, conflicting: 1 });
  expect((await mine.ask('merge.report', { report: line?.report ?? '' })).conflicts).toHaveLength(
    1,
  );
  await mine.ask('history.redo', {});
  expect(await mine.ask('merge.reports', {})).toMatchObject([{ undone: false }]);
});

test('a report goes in no bundle: the other laptop lists its own merges only', async () => {
  await merged();
  await exportTo(mine, at('desk.gradus'));
  await mergeFrom(theirs, at('desk.gradus'));
  const lists = await theirs.ask('merge.reports', {});
  expect(lists.map(({ bundles }) => bundles[0]?.file)).toEqual(['desk.gradus', 'first']);
});

test('it says what was chosen and decided since', async () => {
  await merged();
  const [{ conflict = '' } = {}] = await mine.ask('merge.conflicts', {});
  await mine.ask('merge.settle', { conflict, stands: 'mine' });
  const [{ report = '' } = {}] = await mine.ask('merge.reports', {});
  const { conflicts } = await mine.ask('merge.report', { report });
  expect(conflicts).toMatchObject([
    { stands: 'theirs', settled: { stands: 'mine', at: expect.closeTo(NOON, -3) } },
  ]);
});

test('a clock far ahead is in the kept report', async () => {
  theirs.clock.millis = NOON + 20 * 365 * 24 * HOUR;
  await merged();
  expect(await mine.ask('merge.reports', {})).toMatchObject([{ warnings: 1 }]);
});

test('as CSV it holds counts, both values with who wrote them, and is in the log of what left', async () => {
  await merged();
  const [{ report = '' } = {}] = await mine.ask('merge.reports', {});
  const to = grantFor(mine, at('report.csv'), 'write');
  await mine.ask('merge.report-export', { report, to });
  const text = readFileSync(at('report.csv'), 'utf8');
  const [then, later] = [NOON, NOON + HOUR].map((at) => new Date(at).toISOString().slice(0, 13));
  expect(text).toMatch(
    new RegExp(`,name as called,Mine,R\\. Ode,${then}:\\S+Z,Theirs,R\\. Ode,${later}:`),
  );
  expect(text).toContain('bag.gradus');
  const left = (await mine.ask('disclosure.list', {})).map(({ what }) => what);
  expect(left).toContain('merge report');
  const none = '00000000-0000-4000-8000-000000000000';
  expect((await mine.refused('merge.report', { report: none })).code).toBe('NOT_FOUND');
});

test('every table and field that two laptops can both change has a word of its own', () => {
  const missing = tableNames.flatMap((table) => {
    const { fields, leftOutOf } = declarationOf(table);
    if (leftOutOf?.includes('my-other-computer')) return [];
    const names = Object.entries(fields).flatMap(([name, field]) =>
      field.local || hasWords(table, name) ? [] : [`${table}.${name}`],
    );
    return hasWords(table) ? names : [table, ...names];
  });
  expect(missing).toEqual([]);
});
