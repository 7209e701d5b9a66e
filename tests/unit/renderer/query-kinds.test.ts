import { afterEach, expect, test } from 'vitest';
import { builtInRuleId } from '#host/seed-built-ins.ts';
import { contract, type Input, type NameOf } from '#shared/contract/contract.ts';
import { NEW_PROFILE } from '#shared/domain/export-profile.ts';
import { DEFAULT_WEIGHTS } from '#shared/domain/help/weights.ts';
import { isTouched, type QueryName, queryKinds } from '../../../renderer/data/query-kinds.ts';
import { aGradebook, type Built } from '../../helpers/builders.ts';
import { type TestHost, testHost } from '../../helpers/memory-host.ts';

let host: TestHost | undefined;
afterEach(() => host?.close());

const PROFILE = { ...NEW_PROFILE, columns: [...NEW_PROFILE.columns] };
const TODAY = '2026-11-10';
const LATER = '2026-12-01';
const PLAIN = builtInRuleId('Plain');
const PASS = {
  name: 'Pass',
  kind: 'percent',
  bounds: [
    { letter: 'P', from: 60 },
    { letter: 'N', from: 0 },
  ],
};

const TWO_LEVELS = {
  name: 'Two',
  threshold: 'b',
  levels: ['a', 'b'].map((key, value) => ({ key, name: key, value })),
};

/** Every question, asked about the things that the commands below change. */
async function everyAnswer(
  test: TestHost,
  built: Built & {
    readonly term: string;
    readonly scale: string;
    readonly secondCheck: string;
    readonly attachment: string;
    readonly evidence: string;
    readonly task: string;
  },
): Promise<Map<QueryName, string>> {
  const [student = ''] = built.students;
  const { class: classId, course } = built;
  const objective = built.objectives.A1 ?? '';
  const cell = { class: classId, student, objective };
  const questions: { readonly [N in QueryName]: Input<N> } = {
    'window.first': { class: null },
    'gradebook.get': {},
    'history.list': {},
    'setting.get': {},
    'lock.state': {},
    'class.list': {},
    'class.get': { class: classId },
    'scale.list': {},
    'scale.preview': { ...TWO_LEVELS, scale: built.scale, threshold: 'b' },
    'objective.preview-rules': { objective, method: 'latest' },
    'class.preview-rules': { class: classId, method: 'latest' },
    'calendar.get': { class: classId, from: '2026-11-01', to: '2026-11-30' },
    'roster.get': { class: classId },
    'course.list': {},
    'course.get': { course },
    'plan.get': { class: classId },
    'grid.get': { class: classId },
    'grid.beyond': { class: classId },
    'cell.get': cell,
    'attachment.get': { attachment: built.attachment },
    'attachment.count': { classes: [classId] },
    'attachment.list': { evidence: built.evidence },
    'evidence.history': cell,
    'today.get': { class: classId },
    'help.get': {},
    'help.preview': { class: classId, weights: DEFAULT_WEIGHTS },
    'help.best': { class: classId, minutes: 20 },
    'appointment.list': { class: classId },
    'day.get': {},
    'help.time': { class: classId },
    'letters.get': { class: classId, term: null },
    'letters.evidence': { class: classId, student },
    'rule.list': {},
    'rule.check': { definition: PASS, class: classId },
    'rule.compare': { class: classId, term: null, rules: [{ definition: PASS }] },
    'override.list': { class: null },
    'snapshot.get': { class: classId, term: built.term },
    'dispute.get': { class: classId, term: built.term, student },
    'closing.get': { term: null, below: 'C' },
    'report.students': { class: classId },
    'report.class': { class: classId },
    'charts.class': { class: classId, term: null },
    'habit.get': { class: classId, term: null },
    'student.beside': { student },
    'term.list': {},
    'hand-over.get': { student },
    'rollover.preview': { year: 'Next', first: null, last: null, dates: 'moved', terms: true },
    'erase.preview': { what: { student } },
    'student.get': { class: classId, student },
    'palette.get': {},
    'graph.get': { course, class: classId, student },
    'preteaching.get': { class: classId },
    'plan.outlook': { class: classId },
    'weekly.get': { class: classId },
    'substitute.get': { class: classId },
    'mastery.prepare': { class: classId, objective },
    'phrase.list': {},
    'retention.get': { class: classId },
    'assessor.list': { class: classId },
    'task.entered': { task: built.task },
    'student.plan': { class: classId, student },
    'backup.list': {},
    'keeping.get': {},
    'merge.decisions': {},
    'merge.conflicts': {},
    'merge.reports': {},
    'merge.report': { report: '00000000-0000-4000-8000-000000000000' },
    'disclosure.list': { student },
    'disclosure.students': {},
    'pseudonym.list': { recipient: 'Study' },
    'key.look': { recipient: 'age1' },
    'second.list': {},
    'second.removed': {},
    'second.get': { check: built.secondCheck },
    'department.get': {},
    'department.summary': {},
    'department.objectives': {},
    'department.letters': {},
    'department.moderation': {},
    'export-profile.list': {},
    'export-profile.preview': { class: classId, term: built.term, ...PROFILE },
  };
  const answers = new Map<QueryName, string>();
  for (const name of Object.keys(questions) as QueryName[]) {
    const envelope = await test.host.request(name, questions[name]);
    answers.set(name, JSON.stringify(envelope.ok ? envelope.value : envelope.error));
  }
  return answers;
}

type Change = { [N in NameOf<'command'>]: readonly [N, Input<N>] }[NameOf<'command'>];

function changesOf(
  built: Built & {
    readonly term: string;
    readonly scale: string;
    readonly secondCheck: string;
    readonly attachment: string;
    readonly evidence: string;
    readonly task: string;
  },
): readonly Change[] {
  const [student = '', other = ''] = built.students;
  const { class: classId, course } = built;
  const objective = built.objectives.A1 ?? '';
  const second = built.objectives.A2 ?? '';
  const cells = [{ student, objective }];
  return [
    [
      'attachment.add',
      { evidence: built.evidence, name: 'page.txt', type: 'text/plain', base64: 'SDJP' },
    ],
    ['gradebook.save', { teacher: 'T', school: 'S' }],
    ['setting.set', { name: 'sound', value: true }],
    ['evidence.record', { class: classId, student, objective, level: 'not-yet', on: '2026-11-03' }],
    [
      'evidence.fill',
      {
        class: classId,
        entries: [{ student, objective: second, level: 'deep' }],
        on: '2026-11-04',
      },
    ],
    ['rule.save', { definition: PASS }],
    ['export-profile.save', { name: 'Office', ...PROFILE }],
    ['rule.choose', { class: classId, rule: PLAIN }],
    ['plan.due', { class: classId, objectives: [objective], on: '2026-11-05' }],
    ['plan.own-due', { student, objective, on: LATER }],
    ['plan.open', { class: classId, objective: second, on: '2026-11-01' }],
    ['plan.leave-out', { class: classId, objective: second, leftOut: true }],
    [
      'plan.spread',
      { class: classId, course, start: '2026-11-02', end: '2026-11-27', by: 'objective' },
    ],
    ['objective.save', { objective, statement: 'Reworded', critical: true, threshold: 'clear' }],
    ['objective.create', { course, unit: 'Unit 2', code: 'A9', statement: 'New' }],
    ['class.start', { class: classId, on: '2026-11-09', minutes: 3 }],
    ['class.start', { class: classId, on: TODAY, minutes: 3 }],
    ['calendar.set', { class: classId, from: TODAY, to: TODAY, kind: 'missed' }],
    ['class.save', { class: classId, name: 'Algebra 2', method: 'latest', days: ['mon'] }],
    ['student.save', { student, called: 'Bo', familyName: 'Zorn' }],
    ['mark.set', { class: classId, cells, kind: 'asked', on: TODAY }],
    [
      'mark.set',
      { class: classId, cells: [{ student, objective: null }], kind: 'contact', on: TODAY },
    ],
    ['mark.clear', { class: classId, cells, kind: 'asked', on: TODAY }],
    [
      'corrective.add',
      { class: classId, students: [student], objective, on: TODAY, kind: 'tutorial' },
    ],
    ['appointment.set', { class: classId, student, madeOn: TODAY, on: '2026-11-12' }],
    ['help.weigh', { weights: { ...DEFAULT_WEIGHTS, unseen: { points: 7, cap: 99 } } }],
    ['note.add', { student, objective, class: classId, on: TODAY, text: 'Seen' }],
    [
      'task.save',
      { class: classId, name: 'Test', kind: 'test', on: TODAY, objectives: [objective] },
    ],
    ['term.save', { name: 'Autumn', start: '2026-09-01', end: '2026-12-18' }],
    [
      'override.cell',
      { class: classId, student, objective, level: 'deep', reason: 'seen', locked: true },
    ],
    ['override.letter', { class: classId, student, term: null, letter: 'A', reason: 'agreed' }],
    ['snapshot.make', { class: classId, term: built.term }],
    [
      'grade-change.make',
      {
        class: classId,
        term: built.term,
        student,
        letter: 'A',
        reason: 'agreed',
        approver: 'P. E.',
      },
    ],
    ['enrolment.end', { class: classId, student: other, on: TODAY }],
    ['prerequisite.add', { objective: second, requires: objective }],
    ['phrase.save', { phrases: ['Well said.'] }],
    ['plan.own', { class: classId, student, objective, threshold: 'clear' }],
    [
      'individual-plan.save',
      { student, start: null, until: null, accommodations: 'reader', pullOut: null },
    ],
    ['level.recommend', { class: classId, student, objective: null, level: 'deep' }],
    ['goal.save', { student, text: 'all of it', setOn: TODAY }],
    ['family.add', { student, on: TODAY, way: 'call' }],
    ['conference.save', { student, text: 'glad' }],
    [
      'mastery.record',
      {
        class: classId,
        objective,
        on: TODAY,
        assessor: 'Lee',
        students: [{ student, level: 'deep', version: 'B' }],
      },
    ],
    ['student.create', { class: classId, givenName: 'New', familyName: 'Comer' }],
    ['class.create', { name: 'Geometry' }],
    ['course.create', { name: 'Geometry' }],
  ];
}

test('whatever a command changes in an answer, the question is known to read it', async () => {
  host = await testHost();
  const made = await aGradebook(host)
    .withClass('Algebra')
    .withStudents(2)
    .withCourse(['A1', 'A2'])
    .build();
  const { term } = await host.ask('term.save', {
    name: 'Year',
    start: '2026-08-24',
    end: '2027-06-04',
  });
  await host.ask('snapshot.make', { class: made.class, term });
  host.clock.millis += 1000;
  const { scale } = await host.ask('scale.save', TWO_LEVELS);
  const [student = ''] = made.students;
  const shown = { class: made.class, student, objective: made.objectives.A1 ?? '' };
  const recorded = { ...shown, level: 'clear', on: '2026-11-02' };
  const { evidence } = await host.ask('evidence.record', recorded);
  const file = { evidence, name: 'lab.txt', type: 'text/plain', base64: 'Q08y' };
  const { id: attachment } = await host.ask('attachment.add', file);
  const { check: secondCheck } = await host.ask('second.make', {
    name: 'Packet',
    classes: [],
    objectives: [],
    sample: 1,
    described: false,
  });
  const { task } = await host.ask('task.save', {
    class: made.class,
    name: 'Lab',
    kind: 'lab',
    on: TODAY,
    objectives: [made.objectives.A1 ?? ''],
  });
  const built = { ...made, term, scale, secondCheck, task, evidence, attachment };
  const missed: string[] = [];
  let before = await everyAnswer(host, built);
  for (const [name, input] of changesOf(built)) {
    const envelope = await host.host.request(name, input);
    if (!envelope.ok) throw new Error(`${name}: ${JSON.stringify(envelope.error)}`);
    const after = await everyAnswer(host, built);
    for (const [query, answer] of after) {
      if (answer !== before.get(query) && !isTouched(query, envelope.changes)) {
        missed.push(`${query} after ${name} (${envelope.changes.join(', ')})`);
      }
    }
    before = after;
  }
  expect(missed).toEqual([]);
});

test('the map names every question of the contract and nothing else', () => {
  const queries = Object.entries(contract).filter(([, definition]) => definition.kind === 'query');
  expect(Object.keys(queryKinds).sort()).toEqual(queries.map(([name]) => name).sort());
});
