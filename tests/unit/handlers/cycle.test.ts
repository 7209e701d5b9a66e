import { describe, expect, test } from 'vitest';
import { aGradebook } from '../../helpers/builders.ts';
import { CYCLE_TODAY, cycleClass } from '../../helpers/cycle-class.ts';

const algebra = cycleClass();
const { id, record, where, who } = algebra;
const cell = (n: number, code: string) =>
  algebra.host.ask('cell.get', { ...where(), student: who(n), objective: id(code) });

describe('prerequisites', () => {
  test('are drawn with who stands where, and one student besides', async () => {
    await record(0, 'A1', 'basic');
    const graph = await algebra.host.ask('graph.get', {
      course: algebra.built.course,
      ...where(),
      student: who(0),
    });
    expect(graph.edges).toHaveLength(2);
    expect(graph.nodes.map((node) => [node.code, node.band, node.state])).toEqual([
      ['A1', 'Unit 1', 'mastered'],
      ['A2', 'Unit 1', 'ready'],
      ['B1', 'Unit 2', 'ready'],
      ['B2', 'Unit 2', 'ready'],
    ]);
    expect(graph.nodes[1]?.students).toEqual({ mastered: 0, ready: 1, blocked: 2, checkFirst: 0 });
  });

  test('may lead to another course, which stands in a band of its own', async () => {
    const last = await aGradebook(algebra.host).withClass('Last year').withCourse(['L1']).build();
    const requires = last.objectives.L1 ?? '';
    await algebra.host.ask('prerequisite.add', { objective: id('A1'), requires });
    const graph = await algebra.host.ask('graph.get', { course: algebra.built.course, ...where() });
    expect(graph.nodes[0]).toMatchObject({ code: 'L1', band: 'Last year course', outside: true });
    await algebra.host.ask('prerequisite.remove', { objective: id('A1'), requires });
    expect(
      (await algebra.host.ask('graph.get', { course: algebra.built.course })).nodes,
    ).toHaveLength(4);
  });

  test('a circle is refused with its path', async () => {
    const edge = { objective: id('A1'), requires: id('B1') };
    expect(await algebra.host.refused('prerequisite.add', edge)).toMatchObject({
      code: 'CYCLE',
      params: { path: 'A1 → B1 → A1' },
    });
    const itself = { objective: id('A1'), requires: id('A1') };
    expect((await algebra.host.refused('prerequisite.add', itself)).code).toBe('CYCLE');
  });

  test('before a unit it is said who lacks what, and pre-assessment has its say', async () => {
    await record(0, 'A1', 'clear');
    await record(1, 'A1', 'clear');
    await record(1, 'A1', 'not-yet', { kind: 'pre-assessment', on: CYCLE_TODAY });
    await record(2, 'B2', 'deep', { kind: 'pre-assessment', on: CYCLE_TODAY });
    const { units } = await algebra.host.ask('preteaching.get', where());
    const list = await algebra.host.ask('preteaching.get', {
      ...where(),
      unit: units[1]?.id ?? '',
    });
    expect(list.unit?.name).toBe('Unit 2');
    expect(list.needs.map((need) => [need.code, need.lacking, need.from])).toEqual([
      ['A1', 2, null],
    ]);
    expect(list.students.map((one) => [one.id, one.lacks[0]?.why, one.shown])).toEqual([
      [who(1), 'faded', []],
      [who(2), 'lacks', ['B2']],
    ]);
    expect(list.prepared).toBe(1);
  });

  test('who is stuck is offered what is ready and does not hang on it', async () => {
    await record(0, 'A1', 'not-yet');
    expect((await cell(0, 'A1')).instead).toEqual([]);
    await record(0, 'A1', 'not-yet', { on: '2026-11-04' });
    expect((await cell(0, 'A1')).instead.map((one) => one.code)).toEqual(['B2']);
  });

  test('the line of today offers it where what is suggested is what they are stuck on', async () => {
    const line = async () => {
      const { students } = await algebra.host.ask('today.get', {
        class: where().class,
        on: CYCLE_TODAY,
      });
      const found = students.find((one) => one.id === who(0));
      return {
        next: found?.next?.code,
        instead: found?.instead?.code ?? null,
        work: found?.work.map((one) => one.code),
      };
    };
    await record(0, 'A1', 'not-yet');
    expect(await line()).toMatchObject({ next: 'A1', instead: null });
    await record(0, 'A1', 'not-yet', { on: '2026-11-04' });
    expect(await line()).toMatchObject({ next: 'A1', instead: 'B2', work: ['A1', 'B2'] });
  });
});

describe('a mastery check', () => {
  const check = (more: object) => ({ ...where(), objective: id('A1'), on: CYCLE_TODAY, ...more });

  test('of a group is one step with feedback, help and the day to look again', async () => {
    const checked = await algebra.host.ask(
      'mastery.record',
      check({
        shown: 'three problems',
        students: [
          { student: who(0), level: 'clear', version: 'A', feedback: 'Sure.' },
          {
            student: who(1),
            level: 'not-yet',
            version: 'B',
            corrective: { kind: 'tutorial', note: 'with blocks' },
            recheck: '2026-11-12',
          },
          {
            student: who(2),
            level: 'not-yet',
            corrective: { kind: 'tutorial', note: 'with blocks' },
          },
        ],
      }) as never,
    );
    expect(checked).toMatchObject({
      recorded: 3,
      mastered: [who(0)],
      finished: [],
      unit: 'Unit 1',
    });
    expect((await cell(0, 'A1')).attempts[0]).toMatchObject({
      level: 'clear',
      version: 'A',
      feedback: 'Sure.',
      shown: 'three problems',
    });
    const second = await cell(1, 'A1');
    expect(second.correctives).toMatchObject([{ kind: 'tutorial', note: 'with blocks' }]);
    expect(second.marks).toMatchObject([{ kind: 'recheck', until: '2026-11-12' }]);
    expect((await cell(2, 'A1')).correctives[0]?.id).toBe(second.correctives[0]?.id);
    const help = await algebra.host.ask('today.get', { ...where(), on: CYCLE_TODAY });
    const reasons = help.students.find((one) => one.id === who(1))?.reasons ?? [];
    // The help came after the attempt: "not yet" is answered.
    expect(reasons.map((reason) => reason.kind)).not.toContain('not-yet');
    await algebra.host.ask('history.undo', {});
    expect((await cell(1, 'A1')).attempts).toEqual([]);
    expect((await cell(1, 'A1')).marks).toEqual([]);
  });

  test.each([
    ['a day to look again that is not later', { recheck: CYCLE_TODAY }, 'INVALID'],
    ['a level that nobody knows', { level: 'superb' }, 'INVALID'],
  ])('with %s nothing is kept', async (_, more, code) => {
    const students = [
      { student: who(0), level: 'clear' },
      { student: who(1), level: 'not-yet', ...more },
    ];
    expect((await algebra.host.refused('mastery.record', check({ students }))).code).toBe(code);
    expect((await cell(0, 'A1')).attempts).toEqual([]);
  });

  test('of a student who is not there, or twice, is refused', async () => {
    const twice = [
      { student: who(0), level: 'clear' },
      { student: who(0), level: 'deep' },
    ];
    expect((await algebra.host.refused('mastery.record', check({ students: twice }))).code).toBe(
      'INVALID',
    );
    await algebra.host.ask('enrolment.end', { ...where(), student: who(2), on: '2026-11-05' });
    const students = [{ student: who(2), level: 'clear' }];
    const refused = await algebra.host.refused('mastery.record', check({ students }));
    expect(refused.code).toBe('NOT_ENROLLED_ON');
  });

  test('knows who used which version, and whom to check together', async () => {
    const { task } = await algebra.host.ask('task.save', {
      ...where(),
      name: 'Quiz',
      kind: 'quiz',
      on: CYCLE_TODAY,
      objectives: [id('A1')],
      versions: ['A', 'B'],
    });
    await record(0, 'A1', 'not-yet', { task, version: 'A' });
    await record(1, 'A1', 'clear');
    const known = await algebra.host.ask('mastery.prepare', { ...where(), objective: id('A1') });
    expect(known.tasks).toMatchObject([{ name: 'Quiz', versions: ['A', 'B'] }]);
    expect(known.students[0]?.used).toEqual([{ task, version: 'A' }]);
    expect(known.group).toEqual([who(0), who(2)]);
  });

  test('phrases keep their order, each once', async () => {
    await algebra.host.ask('phrase.save', { phrases: ['Sure.', 'Slow.', 'Sure.'] });
    expect(await algebra.host.ask('phrase.list', {})).toEqual(['Sure.', 'Slow.']);
    await algebra.host.ask('phrase.save', { phrases: ['Slow.'] });
    expect(await algebra.host.ask('phrase.list', {})).toEqual(['Slow.']);
    await algebra.host.ask('history.undo', {});
    expect(await algebra.host.ask('phrase.list', {})).toEqual(['Sure.', 'Slow.']);
  });
});

test('a clipboard sheet comes back as one step', async () => {
  const lines = [
    { student: who(0), level: 'clear', contact: false },
    { student: who(1), level: null, contact: true },
  ];
  const entered = { ...where(), objective: id('A1'), on: CYCLE_TODAY, lines };
  expect(await algebra.host.ask('clipboard.enter', entered)).toEqual({ recorded: 1, talks: 1 });
  await algebra.host.ask('history.undo', {});
  expect((await cell(0, 'A1')).attempts).toEqual([]);
});

test('retention: what was mastered long ago and much depends on', async () => {
  await record(0, 'A1', 'deep', { on: '2026-10-01' });
  await record(1, 'B2', 'deep', { on: '2026-10-01' });
  const list = await algebra.host.ask('retention.get', { ...where(), on: CYCLE_TODAY });
  expect(list).toEqual([]);
  await algebra.host.ask('class.save', { ...where(), first: '2026-08-24', last: '2027-05-28' });
  // What a student says of it is no check whether it lasted.
  await record(0, 'A1', 'deep', { on: '2026-12-10', kind: 'self' });
  const later = await algebra.host.ask('retention.get', { ...where(), on: '2026-12-15' });
  expect(later.map((one) => [one.code, one.opens, one.students.length])).toEqual([
    ['A1', 2, 1],
    ['B2', 0, 1],
  ]);
});

test('assessors stand with the cells that they judged', async () => {
  await record(0, 'A1', 'deep', { assessor: 'Lee' });
  await record(1, 'A1', 'deep', { assessor: 'Lee' });
  await record(1, 'A2', 'deep');
  const list = await algebra.host.ask('assessor.list', where());
  expect(list.map((one) => [one.assessor, one.attempts])).toEqual([
    ['Lee', 2],
    [null, 1],
  ]);
  const cells = { student: who(0), objective: id('A1') };
  expect(list[0]?.cells).toContainEqual({ ...cells, last: true });
  await record(0, 'A1', 'basic', { on: '2026-11-05' });
  const later = await algebra.host.ask('assessor.list', where());
  const of = (by: string | null) => later.find((one) => one.assessor === by)?.cells;
  expect(of('Lee')).toContainEqual({ ...cells, last: false });
  expect(of(null)).toContainEqual({ ...cells, last: true });
});

describe('what is agreed with one student', () => {
  const plan = () => algebra.host.ask('student.plan', { ...where(), student: who(0) });

  test('own threshold, date and leaving out hold in the grid and are listed', async () => {
    await record(0, 'A1', 'basic');
    await algebra.host.ask('plan.own', {
      ...where(),
      student: who(0),
      objective: id('A1'),
      threshold: 'clear',
      due: '2026-11-18',
    });
    expect(await cell(0, 'A1')).toMatchObject({ status: 'not-yet', due: '2026-11-18' });
    await algebra.host.ask('plan.own', {
      ...where(),
      student: who(0),
      objective: id('B2'),
      leftOut: true,
    });
    expect((await cell(0, 'B2')).status).toBe('excused');
    expect((await plan()).own.map((one) => [one.code, one.threshold, one.leftOut])).toEqual([
      ['A1', 'clear', false],
      ['B2', null, true],
    ]);
    const unknown = { ...where(), student: who(0), objective: id('A1'), threshold: 'mastery' };
    expect((await algebra.host.refused('plan.own', unknown)).code).toBe('INVALID');
  });

  test('plan, goals, family and the note for the conference', async () => {
    await algebra.host.ask('individual-plan.save', {
      student: who(0),
      start: '2026-09-01',
      until: null,
      accommodations: ' reader ',
      pullOut: 'Tuesdays, second half',
    });
    const { goal } = await algebra.host.ask('goal.save', {
      student: who(0),
      text: 'Unit 1',
      objective: id('A2'),
      setOn: CYCLE_TODAY,
    });
    await algebra.host.ask('goal.save', {
      goal,
      student: who(0),
      text: 'Unit 1',
      objective: id('A2'),
      setOn: CYCLE_TODAY,
      reachedOn: CYCLE_TODAY,
    });
    await algebra.host.ask('family.add', {
      student: who(0),
      on: CYCLE_TODAY,
      way: 'call',
      who: 'Mother',
    });
    await algebra.host.ask('conference.save', { student: who(0), text: 'Draws well.' });
    expect(await plan()).toMatchObject({
      plan: { accommodations: 'reader', pullOut: 'Tuesdays, second half' },
      goals: [{ text: 'Unit 1', objective: { code: 'A2' }, reachedOn: CYCLE_TODAY }],
      family: [{ way: 'call', who: 'Mother' }],
      conference: 'Draws well.',
    });
    await algebra.host.ask('conference.save', { student: who(0), text: ' ' });
    expect((await plan()).conference).toBe('');
    const early = { student: who(0), text: 'x', setOn: CYCLE_TODAY, by: '2026-11-01' };
    expect((await algebra.host.refused('goal.save', early)).code).toBe('INVALID');
  });

  test('objectives beyond the class are given, recorded and judged, and count nowhere else', async () => {
    const { course } = await algebra.host.ask('course.create', { name: 'Chemistry II' });
    const { objective } = await algebra.host.ask('objective.create', {
      course,
      unit: 'One',
      code: 'X1',
      statement: 'Beyond',
    });
    const attempt = { ...where(), student: who(0), objective, level: 'deep', on: CYCLE_TODAY };
    expect((await algebra.host.refused('evidence.record', attempt)).code).toBe('NOT_PLANNED');
    await algebra.host.ask('student.give', { student: who(0), course, give: true });
    await algebra.host.ask('evidence.record', attempt);
    expect((await plan()).beyond).toMatchObject([
      { name: 'Chemistry II', objectives: [{ code: 'X1', status: 'mastered', level: 3 }] },
    ]);
    const other = { ...attempt, student: who(1) };
    expect((await algebra.host.refused('evidence.record', other)).code).toBe('NOT_PLANNED');
    const beyond = await algebra.host.ask('grid.beyond', where());
    expect(beyond).toMatchObject({
      units: [{ name: 'Chemistry II', first: 0, count: 1 }],
      objectives: { code: ['X1'] },
      has: [true, false, false],
    });
    expect([beyond.rows.level, beyond.rows.attempts]).toEqual([
      [3, -1, -1],
      [1, 0, 0],
    ]);
    const grid = await algebra.host.ask('grid.get', where());
    expect(grid.objectives.code).not.toContain('X1');
    const letters = await algebra.host.ask('letters.get', { ...where(), term: null });
    expect(JSON.stringify(letters)).not.toContain('X1');
    const cell = await algebra.host.ask('cell.get', { ...where(), student: who(0), objective });
    expect(cell).toMatchObject({ status: 'mastered', unit: 'Chemistry II', due: null });
    expect(
      (await algebra.host.refused('cell.get', { ...where(), student: who(1), objective })).code,
    ).toBe('NOT_PLANNED');
    const own = { student: who(0), course: algebra.built.course, give: true };
    expect((await algebra.host.refused('student.give', own)).code).toBe('INVALID');
    await algebra.host.ask('student.give', { student: who(0), course, give: false });
    expect((await plan()).beyond).toEqual([]);
    // What was shown stays where it can be seen and gone on with.
    expect((await algebra.host.ask('grid.beyond', where())).has).toEqual([true, false, false]);
    await algebra.host.ask('evidence.record', { ...attempt, level: 'clear' });
    expect((await algebra.host.ask('grid.beyond', where())).rows.attempts).toEqual([2, 0, 0]);
  });

  test('a pace of one’s own says by when', async () => {
    expect((await plan()).doneBy).toBeNull();
    await record(0, 'A1', 'clear');
    await record(0, 'A2', 'clear');
    expect(await plan()).toMatchObject({ remaining: 2, doneBy: '2026-11-26' });
  });
});
