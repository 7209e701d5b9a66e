import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { cycleClass } from '../../helpers/cycle-class.ts';
import { exportTo, mergeFrom } from '../../helpers/exchange.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { testHost } from '../../helpers/memory-host.ts';

const algebra = cycleClass();
const { who, where, record } = algebra;
let course = '';
const beyond: Record<string, string> = {};

/** Every objective that is due and shown counts; the others are left out. */
const SHOWN = {
  name: 'Shown',
  kind: 'percent',
  counted: 'due',
  notAssessed: 'leave-out',
  minimumCounted: 0,
  bounds: [
    { letter: 'A', from: 90 },
    { letter: 'F', from: 0 },
  ],
};

beforeEach(async () => {
  const { host } = algebra;
  course = (await host.ask('course.create', { name: 'Chemistry II' })).course;
  for (const code of ['X1', 'X2', 'X3']) {
    const made = await host.ask('objective.create', { course, unit: 'One', code, statement: code });
    beyond[code] = made.objective;
  }
  await host.ask('student.give', { student: who(0), course, give: true });
  const { rule } = await host.ask('rule.save', { definition: SHOWN });
  await host.ask('rule.choose', { ...where(), rule });
  await record(0, 'A1', 'clear');
  await record(1, 'A1', 'clear');
});

const on = (n: number, code: string) => ({
  ...where(),
  student: who(n),
  objective: beyond[code] ?? '',
});
const plan = (code: string, due: string | null) =>
  algebra.host.ask('plan.own', { ...on(0, code), due });
const show = (code: string, level: string, date = '2026-11-04') =>
  algebra.host.ask('evidence.record', { ...on(0, code), level, on: date });
const lettersOf = (
  more: { term?: string; asOf?: string; knownOn?: string; class?: string } = {},
  host = algebra.host,
) => host.ask('letters.get', { ...where(), term: null, ...more });
const codes = async (n: number, more: Parameters<typeof lettersOf>[0] = {}, host = algebra.host) =>
  (await lettersOf(more, host)).students
    .find((one) => one.id === who(n))
    ?.why.counted.map((one) => one.code);

describe('an objective of another course', () => {
  test('counts in the letter of whom it is planned for, from its date on, and says so', async () => {
    await show('X1', 'deep');
    await show('X2', 'not-yet');
    expect(await codes(0)).toEqual(['A1']);
    await plan('X1', '2026-11-06');
    await plan('X2', '2026-11-12');
    expect(await codes(0)).toEqual(['A1', 'X1']);
    expect(await codes(0, { asOf: '2026-11-12' })).toEqual(['A1', 'X1', 'X2']);
    expect(await codes(1, { asOf: '2026-11-12' })).toEqual(['A1']);
    const [ana, ben] = (await lettersOf({ asOf: '2026-11-12' })).students;
    expect(ana).toMatchObject({
      value: 66.67,
      letter: 'F',
      next: { letter: 'A', objectives: ['X2'] },
    });
    expect(ana?.why.lines).toContainEqual(
      expect.objectContaining({
        text: 'With 2 objectives of Chemistry II planned for this student',
        figure: 'X1, X2',
      }),
    );
    expect(ben).toMatchObject({ value: 100, letter: 'A' });
    expect(JSON.stringify(ben)).not.toMatch(/X[123]|Chemistry II/);
  });

  test('is owed from its date on where the rule wants everything shown, though nobody opened it', async () => {
    const { rule } = await algebra.host.ask('rule.save', {
      definition: { ...SHOWN, name: 'All', notAssessed: 'lowest' },
    });
    await algebra.host.ask('rule.choose', { ...where(), rule });
    await plan('X3', '2026-11-12');
    expect(await codes(0, { asOf: '2026-11-11' })).not.toContain('X3');
    const { students } = await lettersOf({ asOf: '2026-11-12' });
    expect(students[0]?.why.counted.find((one) => one.code === 'X3')).toMatchObject({
      owed: true,
      due: '2026-11-12',
    });
    expect(JSON.stringify(students[1])).not.toContain('X3');
  });

  test('keeps to the term it is planned in', async () => {
    const term = async (name: string, start: string, end: string) =>
      (await algebra.host.ask('term.save', { name, start, end })).term;
    const first = await term('First', '2026-10-26', '2026-11-05');
    const second = await term('Second', '2026-11-06', '2026-11-20');
    await show('X1', 'deep');
    await plan('X1', '2026-11-05');
    expect(await codes(0, { term: first })).toEqual(['A1', 'X1']);
    expect(await codes(0, { term: second })).not.toContain('X1');
  });

  test('leaves the letter with its date or its course, by undo too, and comes back by redo', async () => {
    await show('X1', 'deep');
    await plan('X1', '2026-11-06');
    expect(await codes(0)).toContain('X1');
    await algebra.host.ask('history.undo', {});
    expect(await codes(0)).not.toContain('X1');
    await algebra.host.ask('history.redo', {});
    expect(await codes(0)).toContain('X1');
    await algebra.host.ask('student.give', { student: who(0), course, give: false });
    expect(await codes(0)).not.toContain('X1');
    await algebra.host.ask('student.give', { student: who(0), course, give: true });
    expect(await codes(0)).toContain('X1');
    await plan('X1', null);
    expect(await codes(0)).not.toContain('X1');
  });

  test('changes neither pace nor help list nor grid', async () => {
    const seen = async () => ({
      grid: await algebra.host.ask('grid.get', where()),
      help: (await algebra.host.ask('today.get', { ...where(), on: '2026-11-10' })).students.map(
        ({ name, points, reasons }) => ({ name, points, reasons }),
      ),
    });
    await show('X1', 'not-yet');
    const before = await seen();
    await plan('X1', '2026-11-05');
    expect(await codes(0)).toContain('X1');
    expect(await seen()).toEqual(before);
  });

  test('is part of what is handed in, and of what was known then', async () => {
    const { term } = await algebra.host.ask('term.save', {
      name: 'Fall',
      start: '2026-10-26',
      end: '2026-11-20',
    });
    await show('X1', 'not-yet');
    await plan('X1', '2026-11-06');
    algebra.host.clock.millis += 60_000;
    await algebra.host.ask('snapshot.make', { ...where(), term });
    const known = new Date(algebra.host.clock.millis + 1_000).toISOString();
    algebra.host.clock.millis += 60_000;
    await plan('X1', null);
    const { students } = await lettersOf({ term });
    expect(students[0]).toMatchObject({
      letter: 'A',
      counted: 1,
      changedSinceSnapshot: true,
      handedIn: { letter: 'F', counted: 2 },
    });
    expect(await codes(0, { term, knownOn: known })).toEqual(['A1', 'X1']);
    const dispute = await algebra.host.ask('dispute.get', { ...where(), term, student: who(0) });
    expect(dispute.before.counted).toBe(2);
    expect(JSON.stringify(dispute.entries)).toMatch(/plan of the student.*X1|X1.*plan of the stud/);
  });

  test('goes along to the other computer and is merged there', async () => {
    await show('X1', 'deep');
    await plan('X1', '2026-11-06');
    const path = join(testFolder(), 'all.gradus');
    await exportTo(algebra.host, path);
    const other = await testHost();
    try {
      await mergeFrom(other, path);
      expect(await codes(0, {}, other)).toEqual(['A1', 'X1']);
    } finally {
      other.close();
    }
  });
});

describe('the date of such an objective', () => {
  test('is refused where the course was not given, as anything but a date is', async () => {
    const { host } = algebra;
    const of = (n: number, patch: object) => host.refused('plan.own', { ...on(n, 'X1'), ...patch });
    expect((await of(1, { due: '2026-11-06' })).code).toBe('NOT_PLANNED');
    expect((await of(0, { threshold: 'deep' })).code).toBe('INVALID');
    expect((await of(0, { leftOut: true })).code).toBe('INVALID');
  });

  test('names its class where the student has several, and says so on the page of the others', async () => {
    const { host } = algebra;
    await show('X1', 'deep');
    const { class: second } = await host.ask('class.create', { name: 'Homeroom' });
    await host.ask('enrolment.start', { class: second, student: who(0), on: '2026-10-26' });
    const dated = { student: who(0), objective: beyond.X1 ?? '', on: '2026-11-06' };
    const refused = await host.refused('plan.own-due', dated);
    expect(refused.code).toBe('INVALID');
    expect(JSON.stringify(refused)).toMatch(/name the class.*Algebra.*Homeroom/);
    await host.ask('plan.own-due', { ...dated, class: algebra.built.class });
    expect(await codes(0)).toContain('X1');
    expect(await codes(0, { class: second })).toEqual([]);
    const planned = async (at: string) =>
      (await host.ask('student.plan', { class: at, student: who(0) })).beyond[0]?.objectives[0];
    const due = '2026-11-06';
    expect(await planned(algebra.built.class)).toMatchObject({ due, countsIn: null });
    expect(await planned(second)).toMatchObject({ due, countsIn: 'Algebra' });
  });

  test('goes along into another section of the same course', async () => {
    const { host, built } = algebra;
    await show('X1', 'deep');
    await plan('X1', '2026-11-06');
    const { class: fifth } = await host.ask('class.create', { name: 'Period 5' });
    await host.ask('plan.use', { class: fifth, course: built.course });
    await host.ask('enrolment.end', { ...where(), student: who(0), on: '2026-11-09' });
    await host.ask('enrolment.start', { class: fifth, student: who(0), on: '2026-11-09' });
    const { rule } = await host.ask('rule.save', { definition: { ...SHOWN, name: 'Fifth' } });
    await host.ask('rule.choose', { class: fifth, rule });
    expect(await codes(0, { class: fifth })).toContain('X1');
  });
});
