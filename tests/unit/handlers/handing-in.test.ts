import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { testFolder } from '../../helpers/file-host.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost;
let built: Built;
let term: string;
const CODES = ['A1', 'A2', 'A3', 'A4', 'A5'];

/** Three students by the default rule: everything at the top, all but A5, nothing shown on critical A1. */
beforeEach(async () => {
  host = await testHost();
  built = await aGradebook(host)
    .withClass('Algebra')
    .withStudents(3)
    .withCourse(CODES.map((code) => ({ code, due: '2026-10-30', critical: code === 'A1' })))
    .build();
  await host.ask('gradebook.save', { teacher: 'R. Ode', school: 'North' });
  const [ana = '', ben = '', cleo = ''] = built.students;
  const at = (student: string, code: string, level: string) => ({
    student,
    objective: built.objectives[code] ?? '',
    level,
  });
  await host.ask('evidence.fill', {
    class: built.class,
    on: '2026-10-28',
    entries: [
      ...CODES.map((code) => at(ana, code, 'deep')),
      ...CODES.map((code) => at(ben, code, code === 'A5' ? 'not-yet' : 'deep')),
      ...CODES.slice(1).map((code) => at(cleo, code, 'deep')),
    ],
  });
  const made = await host.ask('term.save', {
    name: 'Fall',
    start: '2026-08-24',
    end: '2026-12-18',
  });
  term = made.term;
  later();
});
afterEach(() => host.close());

const later = () => {
  host.clock.millis += 60_000;
};
const handIn = async () => {
  const made = await host.ask('snapshot.make', { class: built.class, term });
  later();
  return made;
};
const handedIn = () => host.ask('snapshot.get', { class: built.class, term });
const letters = async () =>
  (await host.ask('letters.get', { class: built.class, term })).students.map((student) => ({
    letter: student.letter,
    changed: student.changedSinceSnapshot,
    handedIn: student.handedIn,
  }));
const benMasters = () =>
  host.ask('evidence.record', {
    class: built.class,
    student: built.students[1] ?? '',
    objective: built.objectives.A5 ?? '',
    level: 'deep',
    on: '2026-11-09',
  });
const change = (letter: string, more: object = {}) => ({
  class: built.class,
  term,
  student: built.students[1] ?? '',
  letter,
  reason: 'Retook the test',
  approver: 'P. Ellis',
  ...more,
});

describe('handing in', () => {
  test('freezes letter, code, number, figures and reasons, with rule, dates and teacher', async () => {
    expect(await handIn()).toMatchObject({ students: 3, incomplete: 1 });
    const { snapshots, students } = await handedIn();
    expect(snapshots).toMatchObject([
      {
        asOf: '2026-11-10',
        term: { name: 'Fall', start: '2026-08-24', end: '2026-12-18' },
        teacher: 'R. Ode',
        students: 3,
      },
    ]);
    expect(
      students.map(({ letter, mastered, stands }) => [letter, mastered, stands.number]),
    ).toEqual([
      ['A', 5, 95],
      ['B', 4, 85],
      ['I', 4, null],
    ]);
  });

  test('what comes later shows as changed since, with the difference', async () => {
    await handIn();
    expect((await letters()).map(({ changed }) => changed)).toEqual([false, false, false]);
    await benMasters();
    const [ana, ben, cleo] = await letters();
    expect([ana?.changed, cleo?.changed]).toEqual([false, false]);
    expect(ben).toMatchObject({
      letter: 'A',
      changed: true,
      handedIn: { letter: 'B', code: 'B', number: 85, counted: 5, mastered: 4, corrected: null },
    });
    expect(ben?.handedIn?.since).toEqual([
      { on: '2026-11-09', objective: 'A5', what: 'check', level: 'Deep' },
    ]);
    expect((await handedIn()).students[1]).toMatchObject({ letter: 'B', stands: { letter: 'B' } });
  });

  test('an attempt that was voided since is part of the difference', async () => {
    const { evidence } = await benMasters();
    later();
    await handIn();
    await host.ask('evidence.void', { evidence, reason: 'wrong student' });
    const ben = (await letters())[1];
    expect([ben?.letter, ben?.handedIn?.letter]).toEqual(['B', 'A']);
    expect(ben?.handedIn?.since.map(({ what, objective }) => `${what} ${objective}`)).toEqual([
      'voided A5',
    ]);
  });

  test('again changes no letter that stands, and is no step', async () => {
    await handIn();
    await benMasters();
    later();
    const steps = (await host.ask('history.list', {})).length;
    expect(await handIn()).toMatchObject({ students: 0, differ: 1 });
    expect(await host.ask('history.list', {})).toHaveLength(steps);
    const { snapshots, students } = await handedIn();
    expect(snapshots).toHaveLength(1);
    expect(students[1]?.letter).toBe('B');
    expect((await letters())[1]).toMatchObject({ changed: true, handedIn: { letter: 'B' } });
  });

  test('again hands in who was not in yet, in one step', async () => {
    await handIn();
    const before = (await handedIn()).students.length;
    later();
    const { student } = await host.ask('student.create', {
      class: built.class,
      givenName: 'Aa',
      familyName: 'Aaberg',
    });
    expect(await handIn()).toMatchObject({ students: 1, kept: before });
    const both = await handedIn();
    expect(both.snapshots.map((one) => one.students)).toEqual([1, before]);
    expect(both.students[0]).toMatchObject({ id: student });
    await host.ask('history.undo', {});
    expect((await handedIn()).students).toHaveLength(before);
  });

  test('is compared with the days and the rule it was handed in for only', async () => {
    await handIn();
    const asked = { class: built.class, term };
    const early = await host.ask('letters.get', { ...asked, asOf: '2026-09-01' });
    expect(early.students.map((line) => line.changedSinceSnapshot)).not.toContain(true);
  });

  test('a term that was handed in cannot be removed', async () => {
    await handIn();
    const refused = await host.refused('term.remove', { term });
    expect(refused.params.why).toBe('letters were handed in for it, and they stay');
  });

  test('nobody in the class: there is nothing to hand in', async () => {
    const { class: empty } = await host.ask('class.create', { name: 'Empty' });
    expect((await host.refused('snapshot.make', { class: empty, term })).code).toBe('INVALID');
  });
});

describe('a grade change', () => {
  test('changes the one letter that stands, and keeps what was handed in', async () => {
    await handIn();
    const { evidence } = await benMasters();
    expect(
      await host.ask('grade-change.make', change('A', { evidence: [evidence] })),
    ).toMatchObject({
      from: 'B',
      to: 'A',
      handIn: { code: 'A', number: 95 },
    });
    const { students, changes } = await handedIn();
    expect(students[1]).toMatchObject({ letter: 'B', stands: { letter: 'A', number: 95 } });
    expect(changes).toMatchObject([
      {
        from: 'B',
        to: 'A',
        approver: 'P. Ellis',
        on: '2026-11-10',
        by: 'R. Ode',
        evidence: [{ objective: 'A5', level: 'Deep', kind: 'check' }],
      },
    ]);
    expect((await letters())[1]).toMatchObject({
      changed: false,
      handedIn: { letter: 'A', corrected: { from: 'B' } },
    });
  });

  test('follows on an earlier one, and stays when letters are handed in anew', async () => {
    await handIn();
    await host.ask('grade-change.make', change('A'));
    later();
    const second = await host.ask('grade-change.make', change('C', { reason: 'Appeal' }));
    expect(second.from).toBe('A');
    later();
    expect(await handIn()).toMatchObject({ students: 0 });
    const ben = (await handedIn()).students[1];
    expect([ben?.letter, ben?.stands.letter]).toEqual(['B', 'C']);
    expect((await letters())[1]).toMatchObject({ letter: 'B', changed: false });
    await benMasters();
    expect((await letters())[1]).toMatchObject({ letter: 'A', changed: true });
  });

  test.each([
    ['before anything was handed in', false, {}, 'Term'],
    ['to the letter that stands', true, { letter: 'B' }, 'Letter'],
    ['to a letter that the rule does not know', true, { letter: 'Z' }, 'Letter'],
    ['by evidence of somebody else', true, { evidence: 'other' }, 'Evidence'],
  ])('%s is refused at its field', async (_, isHandedIn, more, what) => {
    if (isHandedIn) await handIn();
    const other = await host.ask('evidence.record', {
      class: built.class,
      student: built.students[0] ?? '',
      objective: built.objectives.A1 ?? '',
      level: 'deep',
      on: '2026-11-09',
    });
    const evidence = 'evidence' in more ? { evidence: [other.evidence] } : {};
    const refused = await host.refused('grade-change.make', change('A', { ...more, ...evidence }));
    expect([refused.code, refused.params.what]).toEqual(['INVALID', what]);
  });

  test.each(['reason', 'approver'])('needs its %s', async (field) => {
    await handIn();
    const refused = await host.refused('grade-change.make', change('A', { [field]: ' ' }));
    expect(refused).toMatchObject({ code: 'BAD_INPUT', params: { field } });
  });

  test('is for students whose letter was handed in', async () => {
    await handIn();
    const { student } = await host.ask('student.create', {
      class: built.class,
      givenName: 'New',
      familyName: 'Comer',
    });
    const refused = await host.refused('grade-change.make', change('A', { student }));
    expect(refused.params.why).toBe('no letter of this student was handed in for Fall in Algebra');
  });
});

describe('the dispute sheet', () => {
  const sheet = (more: object = {}) =>
    host.ask('dispute.get', {
      class: built.class,
      term,
      student: built.students[1] ?? '',
      ...more,
    });

  test('shows the letter then and now, and every entry between', async () => {
    await handIn();
    const first = await benMasters();
    later();
    await host.ask('mark.set', {
      class: built.class,
      cells: [{ student: built.students[1] ?? '', objective: built.objectives.A2 ?? '' }],
      kind: 'excused',
      on: '2026-11-10',
    });
    later();
    await host.ask('evidence.void', { evidence: first.evidence, reason: 'wrong student' });
    later();
    await host.ask('plan.due', {
      class: built.class,
      objectives: [built.objectives.A4 ?? ''],
      on: '2026-12-01',
    });
    later();
    await host.ask('grade-change.make', change('A'));
    const { before, now, stands, differences, entries, changes, isHandedIn } = await sheet();
    expect([isHandedIn, before.letter, now.letter, stands]).toEqual([true, 'B', 'D', 'A']);
    expect([before.mastered, before.counted, now.mastered, now.counted]).toEqual([4, 5, 2, 3]);
    expect(
      differences.map(({ code, countedBefore, countedNow }) => [code, countedBefore, countedNow]),
    ).toEqual([
      ['A2', true, false],
      ['A4', true, false],
    ]);
    expect(entries.map(({ objective, what }) => `${objective ?? ''} ${what}`.trim())).toEqual([
      'A5 check: Deep',
      'A2 marked excused',
      'A5 check voided: Deep',
      'A4 plan of the class: due 2026-10-30 → 2026-12-01',
      'grade change B → A, approved by P. Ellis: Retook the test',
    ]);
    expect(changes).toHaveLength(1);
  });

  test('compares with a day where nothing was handed in, and asks for one', async () => {
    const asked = { class: built.class, term, student: built.students[1] ?? '' };
    expect((await host.refused('dispute.get', asked)).params.why).toContain('name the day');
    const then = host.clock.millis;
    later();
    await benMasters();
    const { before, now, isHandedIn } = await sheet({ known: new Date(then).toISOString() });
    expect([isHandedIn, before.letter, now.letter]).toEqual([false, 'B', 'A']);
  });

  test('names a rule that was chosen between, and a letter set by a person', async () => {
    await handIn();
    const rules = await host.ask('rule.list', {});
    const plain = rules.find((rule) => rule.name === 'Plain');
    await host.ask('rule.choose', { class: built.class, rule: plain?.id ?? '' });
    later();
    await host.ask('override.letter', {
      class: built.class,
      student: built.students[1] ?? '',
      term,
      letter: 'C',
      reason: 'agreed with the family',
    });
    const { before, now, entries } = await sheet();
    expect([before.rule, before.letter, now.rule, now.letter]).toEqual([
      'Critical first',
      'B',
      'Plain',
      'C',
    ]);
    expect(entries.map(({ what }) => what)).toEqual([
      'letter rule of the class: Plain',
      'letter set by a person: C (agreed with the family)',
    ]);
  });

  test('of somebody else does not hold this student’s entries', async () => {
    await handIn();
    await benMasters();
    const { entries } = await sheet({ student: built.students[0] ?? '' });
    expect(entries).toEqual([]);
  });
});

describe('before the term closes', () => {
  test('those below a letter and open incompletes stand nearest first, with their way', async () => {
    const { students, letters: known } = await host.ask('closing.get', { term, below: 'A' });
    expect(known.slice(0, 3)).toEqual(['A', 'B', 'C']);
    expect(
      students.map(({ letter, next, owed, daysLeft }) => [letter, next?.letter, owed, daysLeft]),
    ).toEqual([
      ['B', 'A', [], 29],
      ['I', 'A', ['A1'], 29],
    ]);
    expect(students[0]?.next?.objectives).toEqual([
      { code: 'A5', target: 'Statement of A5', critical: false, level: 'Basic' },
    ]);
  });

  test('nobody below: open incompletes alone', async () => {
    const { students } = await host.ask('closing.get', { term, below: null });
    expect(students.map(({ letter }) => letter)).toEqual(['I']);
  });

  test('goes out as CSV in which no name is a formula', async () => {
    await host.ask('student.save', { student: built.students[1] ?? '', familyName: '=1+1' });
    const path = join(testFolder(), 'closing.csv');
    const to = 'abababababababababababababababab';
    host.host.grants.add(to, { path, name: 'closing.csv', mode: 'write' });
    expect((await host.ask('export.closing', { term, below: 'A', to })).rows).toBe(2);
    const [headings, ...rows] = readFileSync(path, 'utf8').trim().split('\r\n');
    expect(headings).toContain('Class,Student ID,Student,Letter,Next letter');
    const ben = rows.find((row) => row.includes('00002')) ?? '';
    expect(ben).toContain('"\'=1+1, Ana"');
    expect(ben).toContain(',B,A,A5,Statement of A5,,29');
  });
});
