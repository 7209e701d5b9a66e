import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

const TODAY = '2026-11-10';

let host: TestHost;
let built: Built;
let ana: string;
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24' })
    .withStudents(2)
    .withCourse(['A1', 'A2'])
    .build();
  ana = built.students[0] ?? '';
});
afterEach(() => host.close());

const id = (code: string) => built.objectives[code] ?? '';
const cell = (code: string | null, student = ana) => ({
  student,
  objective: code === null ? null : id(code),
});
const mark = (kind: string, code: string | null, more: object = {}) => ({
  class: built.class,
  cells: [cell(code)],
  kind,
  on: TODAY,
  ...more,
});
const set = async (kind: string, code: string | null, more: object = {}) =>
  (await host.ask('mark.set', mark(kind, code, more) as never)).set;
const clear = async (kind: string, code: string | null, more: object = {}) =>
  (await host.ask('mark.clear', mark(kind, code, more) as never)).cleared;
const shown = async (code = 'A1', asOf = TODAY) =>
  host.ask('cell.get', { class: built.class, student: ana, objective: id(code), asOf });
const steps = async () => (await host.ask('history.list', {})).length;

describe('a mark', () => {
  test('excuses a cell until it is cleared, and leaves the days before as they were', async () => {
    expect(await set('excused', 'A1', { on: '2026-11-02' })).toBe(1);
    expect((await shown()).status).toBe('excused');
    expect((await shown('A1', '2026-11-01')).status).toBe('not-assessed');
    expect(await clear('excused', 'A1')).toBe(1);
    expect((await shown()).status).toBe('not-assessed');
    expect((await shown('A1', '2026-11-09')).status).toBe('excused');
  });

  test('of the opposite kind ends the other in one step: not asked and missing exclude each other', async () => {
    await set('missing', 'A1', { on: '2026-11-02' });
    const before = await steps();
    expect(await set('excused', 'A1')).toBe(1);
    expect(await steps()).toBe(before + 1);
    expect((await shown()).marks.map((one) => one.kind)).toEqual(['excused']);
    expect((await shown('A1', '2026-11-09')).flags).toContain('missing');
    await set('missing', 'A1');
    expect((await shown()).status).toBe('not-assessed');
    expect((await shown()).marks.map((one) => one.kind)).toEqual(['missing']);
    await host.ask('history.undo', {});
    expect((await shown()).status).toBe('excused');
    // What is no opposite stays.
    await set('pre-learned', 'A1');
    expect((await shown()).status).toBe('excused');
  });

  test('set and cleared on one day was never there', async () => {
    await set('missing', 'A1');
    expect((await shown()).flags).toContain('missing');
    await clear('missing', 'A1');
    expect((await shown()).flags).not.toContain('missing');
    expect((await shown()).marks).toEqual([]);
  });

  test('that holds already is no change and no step', async () => {
    await set('excused', 'A1', { on: '2026-11-02' });
    const before = await steps();
    expect(await set('excused', 'A1')).toBe(0);
    expect(await steps()).toBe(before);
    expect(await clear('pre-learned', 'A1')).toBe(0);
    expect(await steps()).toBe(before);
  });

  test('that ran out can be set again', async () => {
    await set('excused', 'A1', { on: '2026-11-02', until: '2026-11-05' });
    expect((await shown()).status).toBe('not-assessed');
    expect(await set('excused', 'A1')).toBe(1);
    expect((await shown()).status).toBe('excused');
  });

  test('waits for a recheck that can be moved', async () => {
    await set('recheck', 'A1', { until: '2026-11-17' });
    expect(await set('recheck', 'A1', { until: '2026-11-17' })).toBe(0);
    expect(await set('recheck', 'A1', { until: '2026-11-20' })).toBe(1);
    expect((await shown()).marks).toMatchObject([{ kind: 'recheck', until: '2026-11-20' }]);
  });

  test.each([
    ['excused', null, {}, 'it is about an objective, and none is named'],
    ['missing', null, {}, 'it is about an objective, and none is named'],
    ['pre-learned', null, {}, 'it is about an objective, and none is named'],
    ['recheck', null, { until: '2026-11-20' }, 'it is about an objective, and none is named'],
    ['recheck', 'A1', {}, 'it needs the day until which it waits'],
    ['recheck', 'A1', { until: '2026-11-09' }, 'it lies before 2026-11-10'],
  ])('%s on %s with %j is refused', async (kind, code, more, why) => {
    const trouble = await host.refused('mark.set', mark(kind, code, more));
    expect([trouble.code, trouble.params.why]).toEqual(['INVALID', why]);
  });

  test('of a request for help needs no objective, and one with is another', async () => {
    expect(await set('asked', null)).toBe(1);
    expect(await set('asked', 'A1')).toBe(1);
    expect(await set('asked', null)).toBe(0);
    expect(await clear('asked', null)).toBe(1);
    expect(await clear('asked', null)).toBe(0);
    expect(await clear('asked', 'A1')).toBe(1);
  });

  test('many cells are one step, and one that cannot be refuses them all', async () => {
    const [, ben = ''] = built.students;
    const before = await steps();
    await host.ask('enrolment.end', { class: built.class, student: ben, on: TODAY });
    const all = { ...mark('excused', 'A1'), cells: [cell('A1'), cell('A2'), cell('A1', ben)] };
    expect(await host.refused('mark.set', all)).toMatchObject({ code: 'NOT_ENROLLED_ON' });
    expect((await shown()).status).toBe('not-assessed');
    expect(await set('excused', 'A1', { cells: [cell('A1'), cell('A2'), cell('A1')] })).toBe(2);
    expect(await steps()).toBe(before + 2);
    await host.ask('history.undo', {});
    expect([(await shown('A1')).status, (await shown('A2')).status]).toEqual([
      'not-assessed',
      'not-assessed',
    ]);
  });

  test('is refused for an objective that the class does not plan', async () => {
    const { course } = await host.ask('course.create', { name: 'Other' });
    const made = await host.ask('objective.create', {
      course,
      unit: 'U',
      code: 'X1',
      statement: 'x',
    });
    const cells = [{ student: ana, objective: made.objective }];
    const trouble = await host.refused('mark.set', mark('excused', 'A1', { cells }));
    expect(trouble).toMatchObject({ code: 'NOT_PLANNED', params: { objective: 'X1' } });
    await host.ask('plan.leave-out', { class: built.class, objective: id('A2'), leftOut: true });
    expect((await host.refused('mark.set', mark('excused', 'A2'))).code).toBe('NOT_PLANNED');
  });
});

describe('a contact and an absence', () => {
  const timeline = async () =>
    (await host.ask('student.get', { class: built.class, student: ana })).timeline;

  test('are about the student, once a day, however many cells were selected', async () => {
    expect(await set('contact', 'A1', { cells: [cell('A1'), cell('A2')] })).toBe(1);
    expect(await set('contact', null)).toBe(0);
    expect(await set('absent', null)).toBe(1);
    expect(await set('absent', null)).toBe(0);
    expect((await timeline()).map((entry) => entry.what).sort()).toEqual(['absence', 'contact']);
  });

  test('can be taken back on their day', async () => {
    await set('contact', null);
    await set('absent', null);
    expect(await clear('contact', null, { on: '2026-11-09' })).toBe(0);
    expect(await clear('contact', null)).toBe(1);
    expect(await clear('absent', null)).toBe(1);
    expect(await timeline()).toEqual([]);
    expect(await set('absent', null)).toBe(1);
  });
});

describe('a corrective', () => {
  const corrective = (more: object = {}) => ({
    class: built.class,
    students: built.students,
    objective: id('A1'),
    on: TODAY,
    kind: 'tutorial',
    note: 'drew it',
    ...more,
  });

  test('helps several students in one step', async () => {
    await host.ask('corrective.add', corrective() as never);
    expect((await shown()).correctives).toMatchObject([
      { on: TODAY, kind: 'tutorial', note: 'drew it' },
    ]);
    await host.ask('history.undo', {});
    expect((await shown()).correctives).toEqual([]);
  });

  test('is refused for whoever is not in the class', async () => {
    const [, ben = ''] = built.students;
    await host.ask('enrolment.end', { class: built.class, student: ben, on: '2026-10-01' });
    expect((await host.refused('corrective.add', corrective())).code).toBe('NOT_ENROLLED_ON');
    await host.ask('corrective.add', corrective({ on: '2026-09-30' }) as never);
  });
});

test('a note is kept at its cell until it is removed', async () => {
  const note = { student: ana, objective: id('A1'), class: built.class, on: TODAY, text: ' shy ' };
  const made = await host.ask('note.add', note);
  expect((await shown()).notes).toEqual([{ id: made.note, on: TODAY, text: 'shy' }]);
  await host.ask('note.remove', { note: made.note });
  expect((await shown()).notes).toEqual([]);
  expect((await host.refused('note.remove', { note: made.note })).code).toBe('NOT_FOUND');
});
