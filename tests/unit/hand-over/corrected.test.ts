import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { exportTo } from '../../helpers/exchange.ts';
import { AUGUST, type TwoTeachers, twoTeachers } from '../../helpers/hand-over.ts';
import { NOON, type TestHost, testHost } from '../../helpers/memory-host.ts';

let two: TwoTeachers;
const others: TestHost[] = [];
beforeEach(async () => {
  two = await twoTeachers();
});
afterEach(() => {
  two.close();
  for (const host of others.splice(0)) host.close();
});

describe('a record that was corrected there after it was taken', () => {
  let ids: Record<string, string> = {};
  let person = '';
  let first = '';
  beforeEach(async () => {
    const { former, record, handOver, take, lastYear, joining } = two;
    ids = await lastYear();
    first = (await record(0, 'C1', 'deep')).evidence;
    await record(0, 'C2', 'clear');
    await handOver();
    person = (await take(joining())).taken.student;
    former.clock.millis = NOON + 1000;
  });
  const voided = async (code: string) =>
    (await two.attemptsOn(person, ids[code] ?? '')).map(({ level, voided: how }) => [
      level,
      how && [how.why, how.by],
    ]);

  test('is voided here too, with who and why, and the corrected attempt counts', async () => {
    const { former, next, record, handOver, take } = two;
    await former.ask('evidence.void', { evidence: first, reason: 'wrong student' });
    await record(0, 'C1', 'basic');
    await handOver(0, 'newer.gradus');
    const { seen, taken } = await take({}, 'newer.gradus');
    expect(seen).toMatchObject({ new: 1, unchanged: 1, withdrawn: 1, record: 'newer' });
    expect(taken).toMatchObject({ new: 1, withdrawn: 1 });
    const now = [
      ['deep', ['wrong student', 'R. Ode']],
      ['basic', null],
    ];
    expect((await voided('C1')).sort()).toEqual(now.sort());
    // Once more, and the old file after the newer one: nothing moves.
    for (const file of ['newer.gradus', 's.gradus']) {
      expect((await take({}, file)).seen).toMatchObject({ new: 0, withdrawn: 0 });
    }
    expect((await voided('C1')).sort()).toEqual(now.sort());
    expect(await next.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  });

  test('is one step, and undone it counts again', async () => {
    const { former, next, handOver, take } = two;
    await former.ask('evidence.void', { evidence: first, reason: 'x' });
    await handOver(0, 'newer.gradus');
    await take({}, 'newer.gradus');
    await next.ask('history.undo', {});
    expect(await voided('C1')).toEqual([['deep', null]]);
  });

  test('an entry that was undone there is voided here with a reason in words', async () => {
    const { former, record, handOver, take } = two;
    const { evidence } = await record(0, 'C3', 'deep');
    await handOver(0, 'second.gradus');
    await take({}, 'second.gradus');
    expect(evidence).not.toBe('');
    await former.ask('history.undo', {});
    former.clock.millis += 1000;
    await handOver(0, 'third.gradus');
    expect((await take({}, 'third.gradus')).seen).toMatchObject({ withdrawn: 1 });
    expect(await voided('C3')).toEqual([['deep', ['taken back by the teacher before', 'R. Ode']]]);
  });

  test('a void that was undone there lets it count here again', async () => {
    const { former, handOver, take } = two;
    await former.ask('evidence.void', { evidence: first, reason: 'x' });
    await handOver(0, 'second.gradus');
    await take({}, 'second.gradus');
    await former.ask('history.undo', {});
    former.clock.millis += 1000;
    await handOver(0, 'third.gradus');
    expect((await take({}, 'third.gradus')).seen).toMatchObject({ new: 1, withdrawn: 0 });
    expect(await voided('C1')).toEqual([['deep', null]]);
  });

  test('what this teacher voided stays voided by this teacher', async () => {
    const { former, next, handOver, take, attemptsOn } = two;
    const [mine] = await attemptsOn(person, ids.C1 ?? '');
    await next.ask('evidence.void', { evidence: mine?.id ?? '', reason: 'mine' });
    await former.ask('evidence.void', { evidence: first, reason: 'theirs' });
    await handOver(0, 'second.gradus');
    await take({}, 'second.gradus');
    await former.ask('history.undo', {});
    former.clock.millis += 1000;
    await handOver(0, 'third.gradus');
    await take({}, 'third.gradus');
    expect(await voided('C1')).toEqual([['deep', ['mine', null]]]);
  });

  test('a level by hand that was taken back, or that newer work ended, goes here too', async () => {
    const { former, chem, student, record, handOver, take } = two;
    const by = { class: chem.class, student: student(), reason: 'saw it', locked: false };
    const cell = (code: string) => ({ ...by, objective: chem.objectives[code] ?? '' });
    const set = (code: string, level: string) =>
      former.ask('override.cell', { ...cell(code), level });
    const gone = await set('C1', 'deep');
    await set('C3', 'deep');
    await handOver(0, 'second.gradus');
    expect((await take({}, 'second.gradus')).seen).toMatchObject({ new: 2 });
    former.clock.millis += 1000;
    await former.ask('override.remove', { override: gone.override });
    await record(0, 'C3', 'not-yet');
    await handOver(0, 'third.gradus');
    expect((await take({}, 'third.gradus')).seen).toMatchObject({ new: 1, withdrawn: 2 });
  });

  test('a third teacher hears it from the first, whatever the second still says', async () => {
    const { former, next, at, handOver, take } = two;
    const third = await testHost({ device: 'third', now: AUGUST + 365 * 86_400_000 });
    others.push(third);
    await third.ask('gradebook.create', { teacher: 'L. Ash', school: 'South High' });
    const physics = await aGradebook(third).withClass('Physics').withCourse(['C1', 'C2']).build();
    await exportTo(next, at('two.gradus'), { purpose: 'hand-over', students: [person] });
    await former.ask('evidence.void', { evidence: first, reason: 'wrong student' });
    await handOver(0, 'newer.gradus');
    const wish = { student: null, class: physics.class };
    const { seen, taken } = await take(wish, 'two.gradus', third);
    expect(seen).toMatchObject({ new: 2, withdrawn: 0 });
    const to = { student: taken.student, class: physics.class };
    expect((await take(to, 'newer.gradus', third)).seen).toMatchObject({ withdrawn: 1 });
    expect((await take(to, 'two.gradus', third)).seen).toMatchObject({ new: 0, withdrawn: 0 });
  });
});
