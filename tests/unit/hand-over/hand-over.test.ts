import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { exportTo, grantFor } from '../../helpers/exchange.ts';
import { AUGUST, ON, type TwoTeachers, twoTeachers } from '../../helpers/hand-over.ts';
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

describe('a record that came', () => {
  test('without shared ids becomes carried-in evidence by wording; the rest is kept', async () => {
    const { next, algebra, record, handOver, take, lastYear, attemptsOn, joining } = two;
    const ids = await lastYear();
    await record(0, 'C1', 'deep', { feedback: 'well said' });
    await record(0, 'C2', 'not-yet');
    await record(0, 'C4', 'clear');
    await handOver();
    const { seen, taken } = await take(joining());
    expect(seen).toMatchObject({
      name: 'Abbott, Ana',
      teacher: 'R. Ode',
      school: 'North High',
      student: { id: null, by: 'new' },
      joins: '2027-08-23',
      new: 2,
      record: 'new',
    });
    expect(seen.objectives.map(({ code, here }) => [code, here?.by ?? null])).toEqual([
      ['C1', 'wording'],
      ['C2', 'wording'],
      ['C3', 'wording'],
      ['C4', null],
    ]);
    expect(taken).toMatchObject({ new: 2, kept: 1, class: algebra.class });
    expect(await attemptsOn(taken.student, ids.C1 ?? '')).toMatchObject([
      { kind: 'carried-in', on: ON, level: 'deep', assessor: 'R. Ode', feedback: 'well said' },
    ]);
    const [kept] = await next.ask('hand-over.get', { student: taken.student });
    expect(
      kept?.courses[0]?.objectives.map(({ code, level, here }) => [code, level, here]),
    ).toEqual([
      ['C1', 'Deep', 'C1'],
      ['C2', 'Not yet', 'C2'],
      ['C3', null, 'C3'],
      ['C4', 'Clear', null],
    ]);
    expect(await next.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  });

  test('is never a contact and opens nothing', async () => {
    const { next, algebra, record, handOver, take, lastYear, joining } = two;
    const ids = await lastYear(['C1']);
    await next.ask('plan.use', {
      class: algebra.class,
      course:
        (await next.ask('course.list', {})).find(({ name }) => name.includes('South'))?.id ?? '',
    });
    await record(0, 'C1', 'not-yet', { kind: 'conference' });
    await handOver();
    const { taken } = await take(joining());
    const grid = await next.ask('grid.get', { class: algebra.class });
    const position = grid.objectives.id.indexOf(ids.C1 ?? '');
    expect(grid.objectives.open[position]).toBe(false);
    const today = await next.ask('today.get', { class: algebra.class, on: '2027-08-23' });
    const line = today.students.find(({ id }) => id === taken.student);
    expect(line?.daysSinceContact).toBe(null);
  });

  test('read twice changes nothing; a newer one brings what is new', async () => {
    const { former, next, record, handOver, take, lastYear, joining } = two;
    await lastYear();
    await record(0, 'C1', 'deep');
    await handOver();
    const { taken } = await take(joining());
    const before = await next.ask('gradebook.get', {});
    const again = await take({});
    expect(again.seen).toMatchObject({
      student: { id: taken.student, by: 'before' },
      new: 0,
      unchanged: 1,
      record: 'known',
      joins: null,
    });
    expect((await next.ask('gradebook.get', {})).undo).toEqual(before.undo);
    former.clock.millis = NOON + 1000;
    await record(0, 'C2', 'basic');
    await handOver(0, 'newer.gradus');
    const newer = await take({}, 'newer.gradus');
    expect(newer.seen).toMatchObject({ new: 1, unchanged: 1, record: 'newer' });
    // An old file after the newer one takes nothing back.
    await take({});
    const [kept, ...rest] = await next.ask('hand-over.get', { student: taken.student });
    expect(rest).toEqual([]);
    expect(kept?.courses[0]?.mastered).toBe(2);
  });

  test('is one step: undone it is gone, redone it is back', async () => {
    const { next, algebra, record, handOver, take, lastYear, joining } = two;
    await lastYear();
    await record(0, 'C1', 'deep');
    await handOver();
    const roster = async () =>
      (await next.ask('roster.get', { class: algebra.class })).students.length;
    const { taken } = await take(joining());
    expect(await roster()).toBe(4);
    await next.ask('history.undo', {});
    expect(await roster()).toBe(3);
    await next.ask('history.redo', {});
    expect(await roster()).toBe(4);
    expect(await next.ask('hand-over.get', { student: taken.student })).toHaveLength(1);
    await next.ask('history.undo', {});
    const { seen } = await take(joining());
    expect(seen.new).toBe(1);
    expect(await next.ask('check.run', {})).toEqual({ clean: true, findings: [] });
  });

  test('of objectives with the same ids is the very evidence, also by its kind', async () => {
    const { former, next, chem, at, record, handOver, take, attemptsOn, joining } = two;
    await former.ask('export.course', {
      course: chem.course,
      to: grantFor(former, at('pack.json'), 'write'),
    });
    const pack = {
      source: { grant: grantFor(next, at('pack.json'), 'read') },
      kind: 'course',
    } as const;
    const { preview: id } = await next.ask('import.preview', pack);
    await next.ask('import.apply', { preview: id });
    const { evidence } = await record(0, 'C1', 'deep', { kind: 'lab' });
    await record(0, 'C2', 'deep', { kind: 'pre-assessment' });
    await handOver();
    const { taken } = await take(joining());
    expect(await attemptsOn(taken.student, chem.objectives.C1 ?? '')).toMatchObject([
      { id: evidence, kind: 'lab', level: 'deep', on: ON },
    ]);
    // A head who gets both files has the attempt once.
    const head = await testHost({ device: 'head', now: AUGUST });
    others.push(head);
    await exportTo(former, at('a'), { purpose: 'department' });
    await exportTo(next, at('b'), { purpose: 'department' });
    for (const file of ['a', 'b']) {
      const bundles = [grantFor(head, at(file), 'read')];
      await head.ask('merge.run', { bundles, accept: true });
    }
    expect((await head.ask('gradebook.get', {})).evidence).toBe(2);
  });

  test('asks who it is: a name or a number of another school is not enough', async () => {
    const { next, handOver, preview } = two;
    // Another school's 00001 is an Abbott too.
    await handOver();
    const seen = await preview();
    expect(seen).toMatchObject({ student: null, asks: ['student', 'class'] });
    expect(seen.candidates[0]).toMatchObject({ name: 'Abbott, Ana', reason: 'school-id' });
    const trouble = await next.refused('hand-over.take', { preview: seen.preview });
    expect(trouble.code).toBe('INVALID');
    const chosen = await next.ask('hand-over.preview', {
      from: { preview: seen.preview },
      student: seen.candidates[0]?.id ?? '',
    });
    expect(chosen).toMatchObject({
      student: { by: 'chosen' },
      class: { name: 'Chem 2' },
      asks: [],
    });
    await next.ask('hand-over.take', { preview: chosen.preview });
    expect((await preview()).student).toMatchObject({ by: 'before' });
  });

  test('of the same school is known by the school’s number', async () => {
    const { next, algebra, handOver, preview } = two;
    await next.ask('gradebook.save', { teacher: 'T. Kim', school: 'North High' });
    await next.ask('student.create', {
      class: algebra.class,
      givenName: 'Anna',
      familyName: 'Abbot',
      schoolId: '00001',
    });
    await handOver();
    expect((await preview()).student).toMatchObject({ name: 'Abbot, Anna' });
  });

  test('goes on with the student: the third teacher reads both', async () => {
    const { former, next, algebra, at, record, handOver, take, lastYear, joining } = two;
    const third = await testHost({ device: 'third', now: AUGUST + 365 * 86_400_000 });
    others.push(third);
    await third.ask('gradebook.create', { teacher: 'L. Ash', school: 'South High' });
    const physics = await aGradebook(third)
      .withClass('Physics')
      .withCourse(['C1', 'C4', 'D1'])
      .build();
    await lastYear();
    await record(0, 'C1', 'deep');
    await record(0, 'C4', 'clear');
    await handOver();
    const { taken } = await take(joining());
    await next.ask('evidence.record', {
      class: algebra.class,
      student: taken.student,
      objective: algebra.objectives.D1 ?? '',
      level: 'basic',
      on: '2027-09-01',
    });
    await exportTo(next, at('two.gradus'), { purpose: 'hand-over', students: [taken.student] });
    const wish = { student: null, class: physics.class };
    const { seen, taken: at3 } = await take(wish, 'two.gradus', third);
    // C1 came to the second teacher, C4 only in the first one's record.
    expect(seen).toMatchObject({ new: 3, records: 1 });
    expect(await third.ask('hand-over.get', { student: at3.student })).toHaveLength(2);
    // The first one's own file brings nothing that is not there by now.
    const first = await take({ student: at3.student, class: physics.class }, 's.gradus', third);
    expect(first.seen).toMatchObject({ new: 0, record: 'known' });
    // Who comes back is known at the first school.
    const back = await former.refused('hand-over.preview', {
      from: { grant: grantFor(former, at('s.gradus'), 'read') },
    });
    expect(back).toMatchObject({ code: 'BUNDLE_UNREADABLE' });
  });

  test('is refused in words when it is none, or of several, or stands for nobody', async () => {
    const { former, next, at, student } = two;
    await exportTo(former, at('all.gradus'));
    await exportTo(former, at('mask.gradus'), {
      purpose: 'case-manager',
      students: [student()],
      pseudonyms: true,
    });
    writeFileSync(at('none.gradus'), 'nothing');
    for (const file of ['all.gradus', 'mask.gradus', 'none.gradus']) {
      const from = { grant: grantFor(next, at(file), 'read') };
      expect((await next.refused('hand-over.preview', { from })).code).toBe('BUNDLE_UNREADABLE');
    }
  });

  test('levels keep their meaning on another scale', async () => {
    const {
      former,
      next,
      chem,
      algebra,
      student,
      record,
      handOver,
      take,
      lastYear,
      attemptsOn,
      joining,
    } = two;
    const { scale } = await next.ask('class.get', { class: algebra.class });
    expect(scale.name).toBe('Basic · Clear · Deep');
    const four = (await next.ask('scale.list', {})).find(({ name }) => name === 'Four points');
    await next.ask('class.save', { class: algebra.class, scale: four?.id ?? '' });
    const ids = await lastYear();
    await former.ask('evidence.record', {
      class: chem.class,
      student: student(),
      objective: chem.objectives.C1 ?? '',
      score: 8,
      outOf: 10,
      on: ON,
    });
    await record(0, 'C2', 'not-yet');
    await handOver();
    const { taken } = await take(joining());
    const levelOf = async (code: string) =>
      (await attemptsOn(taken.student, ids[code] ?? ''))[0]?.level;
    // Clear, the one above Basic, lies half the way from the threshold to the top: still Mastery.
    expect([await levelOf('C1'), await levelOf('C2')]).toEqual(['mastery', 'none']);
  });
});
