import { join } from 'node:path';
import type { Input, Name } from '#shared/contract/contract.ts';
import { DEFAULT_WEIGHTS } from '#shared/domain/help/weights.ts';
import type { Built } from '../helpers/builders.ts';
import { testFolder } from '../helpers/file-host.ts';
import type { TestHost } from '../helpers/memory-host.ts';
import { attachmentExamples, type FurnishedFiles, furnishFiles } from './attachment-examples.ts';
import { cycleExamples, type FurnishedCycle, furnishCycle } from './cycle-examples.ts';
import {
  exportExamples,
  type FurnishedExports,
  furnishExports,
  templateFor,
} from './export-examples.ts';
import { aRecord, type FurnishedRecord, handOverExamples } from './hand-over-examples.ts';
import { BESIDE } from './keeping-examples.ts';
import { type FurnishedLevels, furnishLevels, levelExamples } from './level-examples.ts';
import { exchange, type FurnishedMerge, mergeExamples } from './merge-examples.ts';
import { type FurnishedSecond, furnishSecond, secondExamples } from './second-examples.ts';

/** A gradebook with a class, students, a course, and one thing of every kind in it. */
export interface Furnished
  extends Built,
    FurnishedCycle,
    FurnishedLevels,
    FurnishedMerge,
    FurnishedSecond,
    FurnishedFiles,
    FurnishedRecord,
    FurnishedExports {
  readonly evidence: string;
  readonly task: string;
  readonly term: string;
  readonly rule: string;
  /** A term whose letters were handed in. */
  readonly handedIn: string;
  readonly note: string;
  readonly appointment: string;
  readonly preview: string;
  /** A line of what left. */
  readonly disclosure: string;
  /** A grant to read a backup with. */
  readonly backup: string;
  /** A grant to read a score template with. */
  readonly template: string;
  /** A grant to write a file with. */
  readonly to: string;
}

const ON = '2026-11-03';
const BOUNDS = [
  { letter: 'P', from: 60 },
  { letter: 'N', from: 0 },
];
const PASS = { name: 'Pass', kind: 'percent', bounds: BOUNDS };
const heavier = { ...DEFAULT_WEIGHTS, unseen: { points: 10, cap: 90 } };
const student = (f: Furnished): string => f.students[0] ?? '';
const objective = (f: Furnished): string => f.objectives.A1 ?? '';
const cell = (f: Furnished) => ({ student: student(f), objective: objective(f) });

export async function furnish(host: TestHost, built: Built): Promise<Furnished> {
  const where = { class: built.class };
  const exchanged = await exchange(host, built);
  const at = { student: built.students[0] ?? '', objective: built.objectives.A1 ?? '' };
  const { task } = await host.ask('task.save', {
    ...where,
    name: 'Quiz',
    kind: 'quiz',
    on: ON,
    objectives: [at.objective],
    versions: ['A'],
  });
  const recorded = { ...where, ...at, level: 'basic', on: ON, task };
  const { evidence } = await host.ask('evidence.record', recorded);
  const files = await furnishFiles(host, evidence);
  const { term } = await host.ask('term.save', {
    name: 'Year',
    start: '2026-08-24',
    end: '2027-06-04',
  });
  const { term: handedIn } = await host.ask('term.save', {
    name: 'Fall',
    start: '2026-08-24',
    end: '2026-12-18',
  });
  await host.ask('snapshot.make', { ...where, term: handedIn });
  const { note } = await host.ask('note.add', { ...where, ...at, on: ON, text: 'shy' });
  const levels = await furnishLevels(host, built);
  await host.ask('enrolment.end', {
    ...where,
    student: built.students[2] ?? '',
    on: '2026-10-01',
  });
  await host.ask('mark.set', { ...where, cells: [at], kind: 'missing', on: ON });
  const { appointment } = await host.ask('appointment.set', {
    ...where,
    student: at.student,
    madeOn: ON,
    on: '2026-11-06',
  });
  const { rule } = await host.ask('rule.save', { definition: PASS });
  const cycle = await furnishCycle(host, built);
  const second = await furnishSecond(host);
  const exported = await furnishExports(host);
  await host.ask('print.log', { what: 'grid', classes: [built.class], students: null });
  const [{ disclosure = '' } = {}] = await host.ask('disclosure.list', {});
  const { preview } = await host.ask('import.preview', {
    source: { text: 'Student ID,First name,Last name\n00777,Zoe,Zimmer' },
    kind: 'roster',
    class: 'Algebra',
  });
  const to = 'ffffffffffffffffffffffffffffffff';
  const path = join(testFolder(), 'out.csv');
  host.host.grants.add(to, { path, name: 'out.csv', mode: 'write' });
  const backup = 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee';
  const copy = join(testFolder(), 'copy.gradebook');
  host.host.grants.add(backup, { path: copy, name: 'copy.gradebook', mode: 'write' });
  await host.ask('backup.make', { to: backup });
  host.host.grants.add(backup, { path: copy, name: 'copy.gradebook', mode: 'read' });
  return {
    ...built,
    ...cycle,
    handedIn,
    ...exchanged,
    evidence,
    ...files,
    task,
    term,
    rule,
    note,
    ...levels,
    appointment,
    preview,
    ...exported,
    disclosure,
    ...second,
    backup,
    template: templateFor(host),
    ...(await aRecord(host, built.class)),
    to,
  };
}

const NEXT_YEAR = { year: '27', first: null, last: null, dates: 'moved', terms: true } as const;

/** How each name is asked well; a new name without an example does not compile. */
export const examples: { readonly [N in Name]: (f: Furnished) => Input<N> } = {
  'gradebook.get': () => ({}),
  'gradebook.save': () => ({ teacher: 'R. Ode', school: 'North High' }),
  'gradebook.create': () => ({ teacher: 'R. Ode', school: null }),
  'gradebook.demo': () => ({ seed: 1 }),
  'setting.get': () => ({}),
  'setting.set': () => ({ name: 'sound', value: true }),
  'class.list': () => ({}),
  'class.get': (f) => ({ class: f.class }),
  'class.create': () => ({ name: 'Geometry', method: 'streak', parameter: 3, days: ['mon'] }),
  'class.save': (f) => ({ class: f.class, name: 'Algebra I', threshold: 'clear' }),
  'scale.list': () => ({}),
  'calendar.get': (f) => ({ class: f.class, from: '2026-11-01', to: '2026-11-30' }),
  'calendar.set': (f) => ({
    class: f.class,
    from: '2026-11-25',
    to: '2026-11-27',
    kind: 'off',
    note: 'Break',
  }),
  'roster.get': (f) => ({ class: f.class, on: ON }),
  'student.create': (f) => ({ class: f.class, givenName: 'Ana', familyName: 'Ruiz', on: null }),
  'student.save': (f) => ({ student: student(f), called: 'Annie', pronouns: 'she/her' }),
  'rollover.preview': () => NEXT_YEAR,
  'rollover.run': () => NEXT_YEAR,
  'erase.preview': (f) => ({ what: { class: f.class } }),
  'erase.run': (f) => ({ what: { student: student(f) }, accept: true }),
  'erase.finish': () => ({}),
  'enrolment.start': (f) => ({ class: f.class, student: f.students[2] ?? '', on: ON }),
  'enrolment.end': (f) => ({ class: f.class, student: student(f), on: ON }),
  'course.list': () => ({}),
  'course.get': (f) => ({ course: f.course }),
  'course.create': () => ({ name: 'Geometry course' }),
  'objective.create': (f) => ({ course: f.course, unit: 'New', code: 'N1', statement: 'Do it' }),
  'objective.save': (f) => ({
    objective: objective(f),
    statement: 'Do it well',
    waysToShow: ['lab'],
    examples: ['like this'],
    resources: [{ title: 'Video', link: null }],
    prerequisites: [f.objectives.A2 ?? ''],
  }),
  'plan.get': (f) => ({ class: f.class }),
  'plan.use': (f) => ({ class: f.class, course: f.course }),
  'plan.spread': (f) => ({
    class: f.class,
    course: f.course,
    start: '2026-08-24',
    end: '2027-05-28',
    by: 'objective',
  }),
  'plan.due': (f) => ({ class: f.class, objectives: [objective(f)], on: ON }),
  'plan.own-due': (f) => ({ ...cell(f), on: ON }),
  'plan.leave-out': (f) => ({ class: f.class, objective: objective(f), leftOut: true }),
  'plan.open': (f) => ({ class: f.class, objective: objective(f), on: ON }),
  'grid.beyond': (f) => ({ class: f.class }),
  'grid.get': (f) => ({ class: f.class, asOf: ON }),
  'cell.get': (f) => ({ class: f.class, ...cell(f) }),
  'evidence.record': (f) => ({
    class: f.class,
    ...cell(f),
    level: 'deep',
    on: ON,
    kind: 'check',
    task: f.task,
    support: 'prompted',
  }),
  'evidence.fill': (f) => ({
    class: f.class,
    entries: [{ ...cell(f), level: 'clear' }],
    on: ON,
    kind: 'test',
  }),
  'evidence.void': (f) => ({ evidence: f.evidence, reason: 'mistyped' }),
  'evidence.history': (f) => ({ class: f.class, ...cell(f) }),
  'mark.set': (f) => ({
    class: f.class,
    cells: [cell(f)],
    kind: 'recheck',
    on: ON,
    until: '2026-11-17',
  }),
  'mark.clear': (f) => ({ class: f.class, cells: [cell(f)], kind: 'missing', on: ON }),
  'corrective.add': (f) => ({
    class: f.class,
    students: [student(f)],
    objective: objective(f),
    on: ON,
    kind: 'tutorial',
  }),
  'note.add': (f) => ({ ...cell(f), class: f.class, on: ON, text: 'likes to draw' }),
  'note.remove': (f) => ({ note: f.note }),
  'task.save': (f) => ({
    task: f.task,
    class: f.class,
    name: 'Quiz 1',
    kind: 'quiz',
    on: '2026-11-04',
    objectives: [objective(f)],
  }),
  ...attachmentExamples,
  ...cycleExamples,
  ...levelExamples,
  'task.entered': (f) => ({ task: f.task }),
  'task.correct': (f) => ({
    task: f.task,
    objective: objective(f),
    levels: [{ from: 'basic', to: 'clear' }],
  }),
  'today.get': (f) => ({ class: f.class, on: ON, minutes: 45 }),
  'class.start': (f) => ({ class: f.class, on: ON, minutes: 45 }),
  'appointment.set': (f) => ({
    class: f.class,
    student: student(f),
    madeOn: ON,
    on: '2026-11-05',
    note: 'at lunch',
  }),
  'appointment.remove': (f) => ({ appointment: f.appointment }),
  'help.get': () => ({}),
  'help.weigh': () => ({ weights: heavier }),
  'help.preview': (f) => ({ class: f.class, weights: heavier }),
  'help.best': (f) => ({ class: f.class, minutes: 20 }),
  'appointment.list': (f) => ({ class: f.class, on: ON }),
  'day.get': () => ({ on: ON }),
  'help.time': (f) => ({ class: f.class }),
  'letters.get': (f) => ({ class: f.class, term: f.term }),
  'letters.evidence': (f) => ({ class: f.class, student: student(f) }),
  'rule.list': () => ({}),
  'rule.check': (f) => ({ definition: { ...PASS, minimumCounted: 'three' }, class: f.class }),
  'rule.save': (f) => ({ rule: f.rule, definition: { ...PASS, name: 'Pass at 60' } }),
  'rule.remove': (f) => ({ rule: f.rule }),
  'rule.choose': (f) => ({ class: f.class, rule: f.rule }),
  'rule.compare': (f) => ({
    class: f.class,
    term: f.term,
    rules: [{ rule: f.rule }, { definition: { ...PASS, minimumCounted: 1 } }],
  }),
  'snapshot.make': (f) => ({ class: f.class, term: f.term, asOf: ON }),
  'snapshot.get': (f) => ({ class: f.class, term: f.handedIn }),
  'grade-change.make': (f) => ({
    class: f.class,
    term: f.handedIn,
    student: student(f),
    letter: 'B',
    reason: 'Showed it after the term',
    approver: 'P. Ellis',
    evidence: [f.evidence],
  }),
  'dispute.get': (f) => ({ class: f.class, term: f.handedIn, student: student(f) }),
  'closing.get': (f) => ({ term: f.term, below: 'C' }),
  'export.closing': (f) => ({ term: f.term, below: 'C', to: f.to }),
  'report.students': (f) => ({ class: f.class }),
  'report.class': (f) => ({ class: f.class }),
  'charts.class': (f) => ({ class: f.class, term: f.term }),
  'term.list': () => ({}),
  'term.save': (f) => ({
    term: f.term,
    name: 'School year',
    start: '2026-08-24',
    end: '2027-06-11',
  }),
  'term.remove': (f) => ({ term: f.term }),
  ...handOverExamples,
  'student.get': (f) => ({ class: f.class, student: student(f) }),
  'palette.get': () => ({}),
  'import.preview': () => ({
    source: { text: 'Student ID,First name,Last name\n1,Ana,Ruiz' },
    kind: 'roster',
    class: 'Algebra',
  }),
  'import.apply': (f) => ({ preview: f.preview }),
  ...exportExamples,
  'export.pst': (f) => ({ class: f.class, term: f.handedIn, template: f.template, to: f.to }),
  'pst.preview': (f) => ({ class: f.class, term: f.handedIn, template: f.template }),
  'export.bundle': (f) => ({ to: f.to, purpose: 'department', classes: [f.class] }),
  'bundle.look': (f) => ({ grant: f.bundle }),
  'print.log': (f) => ({ what: 'grid', classes: [f.class], students: null }),
  'disclosure.list': (f) => ({ student: f.students[0] ?? '', kind: 'paper' as const }),
  'disclosure.students': () => ({}),
  'disclosure.export': (f) => ({ to: f.to }),
  'disclosure.note': (f) => ({ disclosure: f.disclosure, recipient: 'The office' }),
  ...secondExamples,
  ...mergeExamples,
  'check.run': () => ({}),
  'check.repair': () => ({}),
  'backup.make': (f) => ({ to: f.to }),
  'backup.restore': (f) => ({ from: { grant: f.backup } }),
  'backup.list': () => ({}),
  'keeping.get': () => ({}),
  'keeping.settle': () => ({ what: 'second' }),
  'keeping.second': () => ({ folder: null }),
  'keeping.take': () => ({ copy: BESIDE }),
  'keeping.move': () => ({}),
  'lock.state': () => ({}),
  'lock.set': () => ({ passphrase: LOCKED_BY }),
  'lock.open': () => ({ secret: LOCKED_BY }),
  'lock.now': () => ({}),
  'lock.change': () => ({ secret: LOCKED_BY, passphrase: 'other words than before' }),
  'lock.recovery': () => ({ secret: LOCKED_BY }),
  'lock.off': () => ({ secret: LOCKED_BY }),
  'history.undo': () => ({}),
  'history.redo': () => ({}),
  'history.list': () => ({ limit: 5 }),
};

/** Names that need another gradebook than the furnished one. */
export const IN_AN_EMPTY_ONE: ReadonlySet<Name> = new Set(['gradebook.demo']);
/** The passphrase of the locked one. */
export const LOCKED_BY = 'six plain words';
/** Names that need a gradebook in a file, or in a locked one. */
export const IN_A_FILE: ReadonlySet<Name> = new Set(['lock.set']);
export const IN_A_LOCKED_ONE: ReadonlySet<Name> = new Set([
  'lock.now',
  'lock.change',
  'lock.recovery',
  'lock.off',
]);
/** Names that need a step taken back before. */
export const AFTER_AN_UNDO: ReadonlySet<Name> = new Set(['history.redo']);
/** Commands whose example says what holds already. */
export const NO_CHANGE: ReadonlySet<Name> = new Set(['plan.use']);
/** Jobs that change the gradebook. */
export const CHANGING_JOBS: ReadonlySet<Name> = new Set([
  'gradebook.create',
  'gradebook.demo',
  'import.apply',
  'hand-over.take',
  'merge.run',
  'erase.run',
  'export.bundle',
  'department.export',
  'disclosure.export',
  'merge.report-export',
  'second.export',
  'export.oneroster',
  'export.pst',
  'export.lms',
  'export.csv',
  'export.course',
  'export.closing',
  'export.case',
  'attachment.save',
  'export.student',
  'export.profile',
]);
/** Jobs that append the steps of others beside their own. */
export const BRINGS_STEPS: ReadonlySet<Name> = new Set(['merge.run']);
