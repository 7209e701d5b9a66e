import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rulesFor } from '#shared/domain/mastery.ts';
import { anchorsOf } from '#shared/domain/scale-translation.ts';
import { NOT_VOIDED, VOIDING, voided } from '../../../electron/host/store/sealed-row.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { BASIC_CLEAR_DEEP } from '../../helpers/help-scale.ts';
import { NOON } from '../../helpers/memory-host.ts';
import { twoLaptops } from '../../helpers/two-laptops.ts';
import { cellOf, classroom, lines } from '../interchange/classroom.ts';
import { type FilesHost, filesHost } from '../interchange/host-with-files.ts';

const HOUR = 3_600_000;
const choices = { kind: 'evidence', class: 'C' } as const;
const gradesOf = (score: string): string =>
  lines(
    'Student,ID,SIS User ID,SIS Login ID,Section,C1.1 Quiz (101)',
    '    Points Possible,,,,,10.00',
    `"Lee, Ann",11,001,alee,A,${score}`,
  );
const take = (host: FilesHost, score: string) =>
  host.counts(host.file('g.csv', gradesOf(score)), choices);

/** Two laptops of one teacher that both took the same results, an hour apart. */
async function bothWithResults() {
  const desk = await classroom();
  await take(desk, '4');
  const bag = await filesHost({ device: 'bag', now: NOON + HOUR });
  await exportTo(desk, join(desk.folder, 'first'));
  await mergeFrom(bag, join(desk.folder, 'first'));
  const attempts = async (host: FilesHost) => (await cellOf(host, desk.id, '001', 'C1.1')).attempts;
  const exchange = async () => {
    await exportTo(desk, join(desk.folder, 'desk'));
    await exportTo(bag, join(desk.folder, 'bag'));
    await mergeFrom(desk, join(desk.folder, 'bag'));
    await mergeFrom(bag, join(desk.folder, 'desk'));
  };
  const voidByHand = async (host: FilesHost) => {
    const [attempt] = await attempts(host);
    await host.ask('evidence.void', { evidence: attempt?.id ?? '', reason: 'not her work' });
  };
  return { desk, bag, attempts, exchange, voidByHand };
}

const valid = (list: readonly { voided: object | null; score: number | null }[]) =>
  list.filter((one) => one.voided === null).map(({ score }) => score);

describe('an attempt that an import replaced on one laptop and a hand voided on the other', () => {
  test('stays voided for good where the hand was later: an older export does not bring it back', async () => {
    const { desk, bag, attempts, exchange, voidByHand } = await bothWithResults();
    desk.clock.millis = NOON + 2 * HOUR;
    await take(desk, '9');
    bag.clock.millis = NOON + 3 * HOUR;
    await voidByHand(bag);
    await exchange();
    for (const host of [desk, bag]) {
      host.clock.millis = NOON + 4 * HOUR;
      expect(valid(await attempts(host))).toEqual([9]);
      const old = (await attempts(host)).find(({ score }) => score === 4);
      expect(old?.voided).toMatchObject({ why: 'not her work', by: null });
      expect(await take(host, '4')).toEqual([0, 0, 1, 0, 0]);
      expect(valid(await attempts(host))).toEqual([9]);
    }
  });

  test('comes again as a new one where the import was later', async () => {
    const { desk, bag, attempts, exchange, voidByHand } = await bothWithResults();
    bag.clock.millis = NOON + 2 * HOUR;
    await voidByHand(bag);
    desk.clock.millis = NOON + 3 * HOUR;
    await take(desk, '9');
    await exchange();
    for (const host of [desk, bag]) {
      host.clock.millis = NOON + 4 * HOUR;
      const old = (await attempts(host)).find(({ score }) => score === 4);
      expect(old?.voided?.why).toBe('replaced by a newer export of its source');
      expect(await take(host, '4')).toEqual([0, 1, 0, 0, 0]);
      expect(valid(await attempts(host))).toEqual([4]);
    }
  });

  test('is settled as a whole, whichever of its questions is answered', async () => {
    const { desk, bag, attempts, exchange, voidByHand } = await bothWithResults();
    desk.clock.millis = NOON + 2 * HOUR;
    await take(desk, '9');
    bag.clock.millis = NOON + 3 * HOUR;
    await voidByHand(bag);
    await exchange();
    const asked = await desk.ask('merge.conflicts', {});
    const about = asked.filter(({ what }) => what === 'evidence');
    expect(about.map(({ field }) => field).sort()).toEqual(['replaced', 'voidedAt', 'voidedWhy']);
    for (const { conflict } of about) {
      await desk.ask('merge.settle', { conflict, stands: 'mine' });
      const now = await desk.ask('merge.conflicts', {});
      const settled = now.filter(({ what }) => what === 'evidence');
      expect(settled.map(({ stands, settled: by }) => [stands, by?.stands])).toEqual(
        settled.map(() => ['mine', 'mine']),
      );
      await desk.ask('history.undo', {});
    }
    await desk.ask('merge.settle', { conflict: about[0]?.conflict ?? '', stands: 'mine' });
    expect(await take(desk, '4')).toEqual([0, 1, 0, 0, 0]);
    expect(valid(await attempts(desk))).toEqual([4]);
  });
});

test('whoever voids says all that voiding says, and never what stands in an attempt that counts', () => {
  const counts: Readonly<Record<string, unknown>> = NOT_VOIDED;
  for (const said of [
    voided(NOON, 'x'),
    voided(NOON, 'x', { replaced: true }),
    voided(NOON, 'x', { by: 'A. Lee' }),
  ]) {
    expect(new Set(Object.keys(said))).toEqual(VOIDING);
    for (const [field, value] of Object.entries(said)) expect(value).not.toBe(counts[field]);
  }
});

describe('what two laptops changed of one class', () => {
  test('is a class all the same: a number of another method, a level of another scale say nothing', async () => {
    const { mine, theirs, built, at, close } = await twoLaptops();
    const own = { class: built.class };
    const sheet = await mine.ask('class.get', own);
    await mine.ask('class.save', { ...own, method: 'weighted' });
    await exportTo(mine, at('weighted'));
    await mergeFrom(theirs, at('weighted'));
    const threshold = sheet.scale.levels[3]?.key ?? '';
    await mine.ask('class.save', { ...own, parameter: 80, threshold });
    const scales = await theirs.ask('scale.list', {});
    const other = scales.find(({ id }) => id !== sheet.scale.id);
    await theirs.ask('class.save', { ...own, method: 'n-times', scale: other?.id ?? '' });
    await exportTo(mine, at('mine'));
    await exportTo(theirs, at('theirs'));
    await mergeFrom(mine, at('theirs'));
    await mergeFrom(theirs, at('mine'));
    for (const host of [mine, theirs]) {
      const merged = await host.ask('class.get', own);
      expect(merged).toMatchObject({ method: 'n-times', parameter: null });
      expect(merged.scale.levels.map(({ key }) => key)).toContain(merged.threshold);
      await host.ask('class.save', { ...own, name: 'Algebra B' });
      expect(await host.ask('class.get', own)).toMatchObject({ name: 'Algebra B' });
    }
    close();
  });

  test('or of one objective: it can be saved, and counts by its own method', async () => {
    const { mine, theirs, built, at, close } = await twoLaptops();
    const own = { objective: built.objectives.A1 ?? '' };
    await mine.ask('objective.save', { ...own, method: 'decaying' });
    await exportTo(mine, at('decaying'));
    await mergeFrom(theirs, at('decaying'));
    await mine.ask('objective.save', { ...own, parameter: 80 });
    await theirs.ask('objective.save', { ...own, method: 'streak' });
    await exportTo(mine, at('mine'));
    await mergeFrom(theirs, at('mine'));
    const course = (await theirs.ask('course.list', {}))[0]?.id ?? '';
    const merged = async () => (await theirs.ask('course.get', { course })).units[0]?.objectives[0];
    expect(await merged()).toMatchObject({ method: 'streak', parameter: null });
    await theirs.ask('objective.save', { ...own, statement: 'Show it' });
    expect(await merged()).toMatchObject({ statement: 'Show it', method: 'streak' });
    close();
  });

  test('is judged by what its scale and method know', () => {
    const { scale } = BASIC_CLEAR_DEEP;
    const none = { threshold: null, method: null, parameter: null, minimum: null };
    const rules = (method: string, parameter: number | null) =>
      rulesFor(scale, none, { threshold: 'of another scale', method, parameter });
    expect(rules('n-times', 80).parameter).toBe(null);
    expect(rules('n-times', 3).parameter).toBe(3);
    expect(rules('highest', 65).parameter).toBe(null);
    expect(rules('highest', null).threshold).toBe(anchorsOf(scale).threshold);
    expect(anchorsOf(scale, 'of another scale')).toEqual(anchorsOf(scale));
  });
});
