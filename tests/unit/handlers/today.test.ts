import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '#shared/contract/contract.ts';
import { DEFAULT_WEIGHTS } from '#shared/domain/help/weights.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
const TUE = '2026-11-10';
const MON = '2026-11-09';
const FRI = '2026-11-06';

beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24' })
    .withStudents(6)
    .withCourse([{ code: 'A1', critical: true }, { code: 'A2', needs: ['A1'], due: TUE }, 'A3'])
    .build();
});
afterEach(() => host.close());

const student = (n: number): string => built.students[n] ?? '';
const objective = (code: string): string => built.objectives[code] ?? '';
const todayOf = (on = TUE, minutes?: number) =>
  host.ask('today.get', { class: built.class, on, ...(minutes === undefined ? {} : { minutes }) });
const lineOf = async (n: number, on = TUE) => {
  const found = (await todayOf(on)).students.find((line) => line.id === student(n));
  if (!found) throw new Error('not listed');
  return found;
};
const kinds = async (n: number, on = TUE) =>
  (await lineOf(n, on)).reasons.map((reason) => `${reason.kind} ${reason.points}`).join(', ');
const mark = (n: number, kind: Input<'mark.set'>['kind'], on: string, code: string | null = null) =>
  host.ask('mark.set', {
    class: built.class,
    cells: [{ student: student(n), objective: code === null ? null : objective(code) }],
    kind,
    on,
  });
const record = (n: number, code: string, level: string, on: string, kind = 'check') =>
  host.ask('evidence.record', {
    class: built.class,
    student: student(n),
    objective: objective(code),
    level,
    on,
    kind: kind as 'check',
  });

describe('reasons come from what is on file', () => {
  test('a student without anything has only waited', async () => {
    expect(await kinds(0)).toBe('unseen 20');
    expect((await lineOf(0)).reasons[0]?.text).toBe('Not seen yet');
  });

  test('two checks below the threshold are stuck; a conference gives two new attempts', async () => {
    await record(0, 'A1', 'not-yet', FRI);
    await record(0, 'A1', 'not-yet', MON);
    expect(await kinds(0)).toBe('stuck 45, blocking 3');
    expect((await lineOf(0)).reasons.map((reason) => reason.text)).toEqual([
      'Stuck: A1, last tried yesterday',
      '1 waits on a gap: A2',
    ]);
    await host.ask('corrective.add', {
      class: built.class,
      students: [student(0)],
      objective: objective('A1'),
      on: MON,
      kind: 'conference',
    });
    expect(await kinds(0)).toBe('blocking 3');
  });

  test('a request is closed by a talk recorded after it on the same day', async () => {
    await mark(1, 'asked', TUE, 'A1');
    expect(await kinds(1)).toContain('asked 60');
    await mark(1, 'contact', TUE);
    expect(await kinds(1)).toBe('');
    await mark(1, 'asked', TUE, 'A2');
    expect(await kinds(1)).toBe('asked 60');
  });

  test('a promise given after the class began waits for the next class day', async () => {
    await mark(1, 'promised', MON);
    await host.ask('class.start', { class: built.class, on: TUE });
    await mark(2, 'promised', TUE);
    expect(await kinds(1)).toContain('promised 100');
    expect(await kinds(2)).not.toContain('promised');
    expect((await host.ask('day.get', { on: TUE })).classes[0]?.promised).toHaveLength(1);
    expect(await kinds(2, '2026-11-11')).toContain('promised 100');
  });

  test('a request in one class is none in another', async () => {
    await mark(1, 'promised', MON);
    const other = await host.ask('class.create', { name: 'Other' });
    await host.ask('enrolment.start', { class: other.class, student: student(1), on: null });
    const there = await host.ask('today.get', { class: other.class, on: TUE });
    expect(there.students[0]?.reasons.map((reason) => reason.kind)).toEqual(['unseen']);
    expect(await kinds(1)).toContain('promised 100');
  });

  test('mastery clears all of its objective in the same moment', async () => {
    await record(0, 'A1', 'not-yet', FRI, 'quiz');
    await record(0, 'A1', 'not-yet', MON, 'quiz');
    await mark(0, 'asked', MON, 'A1');
    await mark(0, 'check-ready', MON, 'A1');
    expect(await kinds(0)).toBe('asked 60, check-ready 60, stuck 45, blocking 3, unseen 20');
    await record(0, 'A1', 'deep', TUE, 'quiz');
    expect(await kinds(0)).toBe('unseen 20');
  });

  test('checks of a group are talks, a column that was filled is none', async () => {
    const entries = [0, 1].map((n) => ({
      student: student(n),
      objective: objective('A1'),
      level: 'clear',
    }));
    const about = { class: built.class, entries, on: TUE, kind: 'check' as const };
    await host.ask('evidence.fill', about);
    expect((await lineOf(0)).lastContact).toBeNull();
    await host.ask('evidence.fill', { ...about, together: true });
    expect((await lineOf(0)).lastContact).toBe(TUE);
    await host.ask('history.undo', {});
    expect((await lineOf(1)).lastContact).toBeNull();
  });

  test('the absent stand apart, and are back on their first day', async () => {
    await mark(2, 'absent', MON);
    await mark(2, 'contact', FRI);
    const monday = await todayOf(MON);
    expect(monday.absent.map((one) => one.id)).toEqual([student(2)]);
    expect(monday.students.map((line) => line.id)).not.toContain(student(2));
    expect(await kinds(2)).toBe('back 20, unseen 4');
  });
});

describe('the plan of a class', () => {
  const start = (on: string, minutes: number | null = null) =>
    host.ask('class.start', { class: built.class, on, minutes });

  test('looking writes nothing and shows the proposal', async () => {
    const before = (await host.ask('history.list', {})).length;
    const looked = await todayOf(TUE, 9);
    expect(looked.startedAt).toBeNull();
    expect(looked.students.filter((line) => line.planned)).toHaveLength(3);
    expect((await todayOf(TUE)).students.every((line) => line.planned)).toBe(true);
    expect((await host.ask('history.list', {})).length).toBe(before);
  });

  test('starting fixes it, whatever is looked at or recorded after', async () => {
    expect(await start(TUE, 9)).toEqual({ planned: 3 });
    const planned = async () =>
      (await todayOf(TUE, 90)).students.filter((line) => line.planned).map((line) => line.id);
    const first = await planned();
    expect(first).toHaveLength(3);
    expect((await todayOf(TUE, 90)).minutes).toBe(9);
    await mark(5, 'asked', TUE);
    expect(new Set(await planned())).toEqual(new Set(first));
    await start(TUE, 3);
    expect(await planned()).toEqual([student(5)]);
    await host.ask('history.undo', {});
    expect(new Set(await planned())).toEqual(new Set(first));
  });

  test('planned and not reached is carried; a day off in between breaks nothing', async () => {
    await record(0, 'A1', 'not-yet', '2026-11-02', 'quiz');
    await start('2026-11-05');
    await start(FRI);
    await start(MON);
    await host.ask('calendar.set', { class: built.class, from: FRI, to: FRI, kind: 'off' });
    expect(await kinds(0)).toBe('not-yet 25, blocking 3, carried 50, unseen 20');
    const carried = (await lineOf(0)).reasons.find((reason) => reason.kind === 'carried');
    expect(carried?.text).toBe('Planned since Thursday, not reached in 2 class days');
    await mark(0, 'contact', TUE);
    expect(await kinds(0)).toBe('not-yet 25, blocking 3');
  });

  test('an appointment takes its place, and stands on the line', async () => {
    await record(0, 'A1', 'not-yet', '2026-11-02', 'quiz');
    await start(MON);
    const made = { class: built.class, student: student(0), madeOn: MON };
    const { appointment } = await host.ask('appointment.set', { ...made, on: '2026-11-11' });
    expect(await kinds(0)).toBe('not-yet 25, blocking 3, unseen 20');
    expect((await lineOf(0)).appointment).toEqual({
      id: appointment,
      on: '2026-11-11',
      note: null,
    });
    // Once its day is over without a talk, the place counts again.
    for (const on of [TUE, '2026-11-11']) await start(on);
    expect(await kinds(0, '2026-11-12')).toContain('carried 75');
    await host.ask('appointment.remove', { appointment });
    expect(await kinds(0)).toContain('carried 25');
    const early = await host.refused('appointment.set', { ...made, on: FRI });
    expect(early.params.why).toBe(`it lies before ${MON}`);
  });

  test('a harder task is a reason once in five class days', async () => {
    for (const code of ['A1', 'A2']) await record(0, code, 'deep', MON);
    expect(await kinds(0)).toBe('challenge 8');
    await start(TUE);
    expect(await kinds(0)).toBe('challenge 8');
    expect(await kinds(0, '2026-11-11')).not.toContain('challenge');
    expect(await kinds(0, '2026-11-16')).not.toContain('challenge');
    expect(await kinds(0, '2026-11-17')).toContain('challenge 8');
  });

  test('a day without class is not started, and says why; one cut short is', async () => {
    const refused = await host.refused('class.start', { class: built.class, on: '2026-11-08' });
    expect(refused.params.why).toContain('does not meet then');
    await host.ask('calendar.set', { class: built.class, from: TUE, to: TUE, kind: 'short' });
    expect(await start(TUE)).toEqual({ planned: 6 });
  });
});

describe('weights', () => {
  const heavy = { ...DEFAULT_WEIGHTS, asked: { points: 1 } };
  test('a preview says how the order would change; saving changes it, and undo takes it back', async () => {
    await mark(3, 'asked', MON);
    await record(0, 'A1', 'not-yet', FRI, 'quiz');
    const first = async () => (await todayOf()).students[0]?.id;
    expect(await first()).toBe(student(3));
    const { students } = await host.ask('help.preview', {
      class: built.class,
      on: TUE,
      weights: heavy,
    });
    expect(students[0]).toMatchObject({ id: student(0), before: 2, after: 1 });
    expect(await first()).toBe(student(3));
    await host.ask('help.weigh', { weights: heavy });
    expect(await first()).toBe(student(0));
    expect(await host.ask('help.get', {})).toMatchObject({ isOwn: true, weights: heavy });
    await host.ask('history.undo', {});
    expect(await first()).toBe(student(3));
    expect((await host.ask('help.get', {})).isOwn).toBe(false);
  });
  test('what is no weight is refused by name', async () => {
    const refused = await host.refused('help.weigh', {
      weights: { ...DEFAULT_WEIGHTS, unseen: { points: -4, cap: 20 } },
    });
    expect(refused.params).toMatchObject({ what: 'Unseen points', value: '-4' });
  });
});

test('who had the time: talks, places, first places, and help followed by mastery', async () => {
  await host.ask('class.start', { class: built.class, on: FRI, minutes: 3 });
  const [first] = (await todayOf(FRI)).students.filter((line) => line.planned);
  await host.ask('corrective.add', {
    class: built.class,
    students: [student(0)],
    objective: objective('A1'),
    on: FRI,
    kind: 'tutorial',
  });
  await record(0, 'A1', 'not-yet', MON);
  // What a student says of the own work shows nothing yet.
  await record(0, 'A1', 'deep', MON, 'self');
  await record(0, 'A1', 'clear', TUE);
  const time = await host.ask('help.time', { class: built.class, on: TUE });
  expect(time).toMatchObject({ from: '2026-10-14', on: TUE, started: 1 });
  const of = (id: string | undefined) => time.students.find((one) => one.id === id);
  expect(of(first?.id)).toMatchObject({ planned: 1, first: 1 });
  expect(of(student(0))).toMatchObject({
    talks: 3,
    help: [{ on: FRI, kind: 'tutorial', objective: 'A1', masteredOn: TUE }],
  });
  expect(of(student(1))?.talks).toBe(0);
});

test('classmates who may explain are named only when the gradebook says so', async () => {
  await record(0, 'A1', 'not-yet', FRI);
  await record(0, 'A1', 'not-yet', MON);
  await record(1, 'A1', 'clear', MON);
  expect((await lineOf(0)).explain).toEqual([]);
  await host.ask('setting.set', { name: 'peerHelp', value: true });
  expect((await lineOf(0)).explain).toEqual([{ objective: 'A1', students: ['Ana Baker'] }]);
});

describe('what one success changes', () => {
  test('what it opens, and the letter with the day on which the term closes', async () => {
    await host.ask('term.save', { name: 'Autumn', start: '2026-08-24', end: '2026-11-13' });
    await host.ask('plan.due', {
      class: built.class,
      objectives: ['A1', 'A2', 'A3'].map(objective),
      on: FRI,
    });
    for (const code of ['A2', 'A3']) await record(0, code, 'deep', FRI, 'quiz');
    await record(0, 'A1', 'not-yet', FRI, 'quiz');
    for (const code of ['A1', 'A2', 'A3']) await record(1, code, 'deep', FRI, 'quiz');
    const next = (await lineOf(0)).next;
    expect(next).toMatchObject({ code: 'A1', opens: 0 });
    expect(next?.letter).toMatchObject({ to: 'A', on: '2026-11-13' });
    expect((await lineOf(1)).next).toBeNull();
    const best = await host.ask('help.best', { class: built.class, on: TUE, minutes: 3 });
    expect(best.term).toEqual({ name: 'Autumn', end: '2026-11-13' });
    expect(best.students[0]).toMatchObject({ id: student(0), planned: true });
    expect(best.students[1]?.planned ?? false).toBe(false);
  });

  test('counts the letter at the end of the term, on its last class day', async () => {
    await host.ask('term.save', { name: 'Autumn', start: '2026-08-24', end: '2026-11-15' });
    const due = (codes: readonly string[], on: string) =>
      host.ask('plan.due', { class: built.class, objectives: codes.map(objective), on });
    await due(['A2', 'A3'], FRI);
    await due(['A1'], '2026-11-12');
    for (const code of ['A2', 'A3']) await record(0, code, 'deep', FRI, 'quiz');
    await record(0, 'A1', 'not-yet', FRI, 'quiz');
    for (const code of ['A1', 'A2', 'A3']) await record(1, code, 'deep', FRI, 'quiz');
    // A1 is due on Thursday: today's letter does not ask for it, Friday's does.
    expect((await lineOf(0)).next?.letter).toMatchObject({ to: 'A', on: '2026-11-13' });
  });

  test('an objective that others wait on', async () => {
    await record(0, 'A1', 'not-yet', FRI);
    expect((await lineOf(0)).next).toMatchObject({ code: 'A1', opens: 1 });
  });
});

test('the day over all classes: promises, rechecks with a version, appointments, who was absent', async () => {
  await mark(0, 'promised', MON);
  await mark(1, 'absent', MON);
  await mark(2, 'absent', TUE);
  await host.ask('mark.set', {
    class: built.class,
    cells: [{ student: student(3), objective: objective('A1') }],
    kind: 'recheck',
    on: FRI,
    until: MON,
  });
  const { task } = await host.ask('task.save', {
    class: built.class,
    name: 'Quiz',
    kind: 'quiz',
    on: '2026-11-02',
    objectives: [objective('A1')],
    versions: ['A', 'B'],
  });
  await host.ask('evidence.record', {
    class: built.class,
    student: student(3),
    objective: objective('A1'),
    level: 'not-yet',
    on: '2026-11-02',
    task,
    version: 'A',
  });
  const made = { class: built.class, student: student(4) };
  await host.ask('appointment.set', { ...made, madeOn: FRI, on: MON, note: 'at lunch' });
  const [known] = (await host.ask('day.get', { on: TUE })).classes;
  expect(known).toMatchObject({
    promised: [{ id: student(0) }],
    wasAbsent: [{ id: student(1) }],
    absent: [{ id: student(2) }],
    rechecks: [{ id: student(3), objective: 'A1', due: MON, task: 'Quiz', version: 'B' }],
    appointments: [{ id: student(4), on: MON, note: 'at lunch' }],
  });
  const states = async (on: string) =>
    (await host.ask('appointment.list', { class: built.class, on })).map((one) => one.state);
  expect([await states(FRI), await states(MON), await states(TUE)]).toEqual([
    ['ahead'],
    ['today'],
    ['missed'],
  ]);
  await mark(4, 'contact', TUE);
  expect((await host.ask('day.get', { on: TUE })).classes[0]?.appointments).toEqual([]);
  expect(await states(TUE)).toEqual(['later']);
  await mark(4, 'contact', MON);
  expect(await states(TUE)).toEqual(['kept']);
});
