import * as fc from 'fast-check';
import { EVIDENCE_KINDS, MARK_KINDS, METHODS } from '#shared/contract/types.ts';
import { addDays } from '#shared/domain/time.ts';
import { aGradebook } from './builders.ts';
import type { TestHost } from './memory-host.ts';
import { pngOf } from './pictures.ts';

/** Ids that steps can speak of, by kind; steps add to it what they make. */
export type World = Record<
  | 'class'
  | 'student'
  | 'course'
  | 'objective'
  | 'evidence'
  | 'attachment'
  | 'task'
  | 'term'
  | 'note'
  | 'override'
  | 'rule',
  string[]
>;

export const emptyWorld = (): World => ({
  class: [],
  student: [],
  course: [],
  objective: [],
  evidence: [],
  attachment: [],
  task: [],
  term: [],
  note: [],
  override: [],
  rule: [],
});

/** A class with students and a course, so that most steps find something to speak of. */
export async function furnished(host: TestHost, students = 4): Promise<World> {
  const built = await aGradebook(host)
    .withClass('Algebra', { first: '2026-08-24' })
    .withStudents(students)
    .withCourse(['A1', 'A2', { code: 'A3', unit: 'Unit 2', needs: ['A1'] }])
    .build();
  return {
    ...emptyWorld(),
    class: [built.class],
    student: [...built.students],
    course: [built.course],
    objective: Object.values(built.objectives),
  };
}

/** A step before it is known what there is to speak of: which one, and numbers to choose with. */
export interface Draw {
  readonly which: number;
  readonly n: readonly number[];
}

interface Request {
  readonly name: string;
  readonly input: object;
}

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

type Make = (pick: Pick) => Request;

/** Chooses by the numbers of a draw, each used once and then again from the first. */
interface Pick {
  id(kind: keyof World): string;
  ids(kind: keyof World, most: number): string[];
  of<T>(list: readonly T[]): T;
  day(): string;
  word(): string;
  yes(): boolean;
}

const STEPS: readonly Make[] = [
  (p) => ({ name: 'class.create', input: { name: p.word() } }),
  (p) => ({
    name: 'class.save',
    input: { class: p.id('class'), first: p.day(), days: DAYS.slice(Number(p.yes())) },
  }),
  (p) => ({
    name: 'class.save',
    input: { class: p.id('class'), method: p.of(METHODS), threshold: p.of(['clear', null]) },
  }),
  (p) => {
    const from = p.day();
    const to = addDays(from, 2);
    const kind = p.of(['off', 'missed', 'short', 'meets']);
    return { name: 'calendar.set', input: { class: p.of([null, p.id('class')]), from, to, kind } };
  },
  (p) => ({
    name: 'student.create',
    input: {
      class: p.id('class'),
      givenName: p.word(),
      familyName: p.word(),
      schoolId: p.of([null, p.word()]),
      on: p.of([null, p.day()]),
    },
  }),
  (p) => ({
    name: 'student.save',
    input: { student: p.id('student'), called: p.of([null, p.word()]), schoolId: p.word() },
  }),
  (p) => ({
    name: 'class.start',
    input: { class: p.id('class'), on: p.day(), minutes: p.of([null, 3, 45]) },
  }),
  (p) => {
    const on = p.day();
    const input = { class: p.id('class'), student: p.id('student'), madeOn: on, on };
    return { name: 'appointment.set', input };
  },
  (p) => ({
    name: 'enrolment.start',
    input: { class: p.id('class'), student: p.id('student'), on: p.of([null, p.day()]) },
  }),
  (p) => ({
    name: 'enrolment.end',
    input: { class: p.id('class'), student: p.id('student'), on: p.day() },
  }),
  (p) => ({ name: 'course.create', input: { name: p.word() } }),
  (p) => ({
    name: 'objective.create',
    input: { course: p.id('course'), unit: p.word(), code: p.word(), statement: p.word() },
  }),
  (p) => ({
    name: 'objective.save',
    input: {
      objective: p.id('objective'),
      statement: p.word(),
      prerequisites: p.ids('objective', 2),
    },
  }),
  (p) => ({
    name: 'objective.save',
    input: {
      objective: p.id('objective'),
      examples: p.yes() ? [p.word(), p.word()] : [p.word()],
      waysToShow: p.yes() ? [p.of(EVIDENCE_KINDS)] : [],
      resources: [{ title: p.word(), link: null }],
    },
  }),
  (p) => ({ name: 'plan.use', input: { class: p.id('class'), course: p.id('course') } }),
  (p) => {
    const [start, end] = [p.day(), p.day()].sort();
    const where = { class: p.id('class'), course: p.id('course') };
    return {
      name: 'plan.spread',
      input: { ...where, start, end, by: p.of(['unit', 'objective']) },
    };
  },
  (p) => ({
    name: 'plan.due',
    input: { class: p.id('class'), objectives: p.ids('objective', 3), on: p.of([null, p.day()]) },
  }),
  (p) => ({
    name: 'plan.own-due',
    input: { student: p.id('student'), objective: p.id('objective'), on: p.of([null, p.day()]) },
  }),
  (p) => ({
    name: 'plan.leave-out',
    input: { class: p.id('class'), objective: p.id('objective'), leftOut: p.yes() },
  }),
  (p) => ({
    name: 'plan.open',
    input: { class: p.id('class'), objective: p.id('objective'), on: p.of([null, p.day()]) },
  }),
  (p) => {
    const on = p.day();
    const cells = p.ids('student', 3).map((student) => ({ student, objective: p.id('objective') }));
    const kind = p.of(MARK_KINDS);
    const until = kind === 'recheck' ? addDays(on, 3) : null;
    return { name: 'mark.set', input: { class: p.id('class'), cells, kind, on, until } };
  },
  (p) => {
    const cells = p.ids('student', 3).map((student) => ({ student, objective: p.id('objective') }));
    const input = { class: p.id('class'), cells, kind: p.of(MARK_KINDS), on: p.day() };
    return { name: 'mark.clear', input };
  },
  (p) => ({
    name: 'corrective.add',
    input: {
      class: p.id('class'),
      students: p.ids('student', 3),
      objective: p.id('objective'),
      on: p.day(),
      kind: 'tutorial',
    },
  }),
  (p) => ({
    name: 'note.add',
    input: {
      student: p.id('student'),
      objective: p.of([null, p.id('objective')]),
      class: null,
      on: p.day(),
      text: p.word(),
    },
  }),
  (p) => ({ name: 'note.remove', input: { note: p.id('note') } }),
  (p) => ({
    name: 'task.save',
    input: {
      ...(p.yes() ? { task: p.id('task') } : {}),
      class: p.id('class'),
      name: p.word(),
      kind: 'quiz',
      on: p.day(),
      objectives: p.ids('objective', 3),
      versions: p.of([['A'], ['B', 'A'], []]),
    },
  }),
  (p) => {
    const [start, end] = [p.day(), p.day()].sort();
    const term = p.yes() ? { term: p.id('term') } : {};
    return { name: 'term.save', input: { ...term, name: p.word(), start, end } };
  },
  (p) => ({ name: 'term.remove', input: { term: p.id('term') } }),
  ...[1, 2, 3].map(
    (): Make => (p) => ({
      name: 'evidence.record',
      input: {
        class: p.id('class'),
        student: p.id('student'),
        objective: p.id('objective'),
        level: p.of(['not-yet', 'basic', 'clear', 'deep']),
        on: p.day(),
        task: p.of([null, p.id('task')]),
        replace: p.yes(),
      },
    }),
  ),
  (p) => ({
    name: 'evidence.fill',
    input: {
      class: p.id('class'),
      entries: p
        .ids('student', 4)
        .map((student) => ({ student, objective: p.id('objective'), level: 'basic' })),
      on: p.day(),
    },
  }),
  (p) => ({ name: 'evidence.void', input: { evidence: p.id('evidence'), reason: 'slip' } }),
  (p) => ({
    name: 'attachment.add',
    input: {
      evidence: p.id('evidence'),
      name: p.word(),
      type: 'image/png',
      // Few, so that different hands keep the same bytes.
      base64: pngOf(p.of([1, 2, 3])).toString('base64'),
    },
  }),
  (p) => ({ name: 'attachment.remove', input: { attachment: p.id('attachment') } }),
  (p) => ({ name: 'gradebook.save', input: { teacher: p.of([null, p.word()]) } }),
  (p) => ({
    name: 'override.cell',
    input: {
      class: p.id('class'),
      student: p.id('student'),
      objective: p.id('objective'),
      level: p.of(['not-yet', 'deep']),
      reason: p.word(),
      locked: p.yes(),
    },
  }),
  (p) => ({
    name: 'override.letter',
    input: {
      class: p.id('class'),
      student: p.id('student'),
      term: p.of([null, p.id('term')]),
      letter: p.of(['A', 'C']),
      reason: p.word(),
    },
  }),
  (p) => ({ name: 'override.remove', input: { override: p.id('override') } }),
  (p) => ({
    name: 'rule.save',
    input: {
      ...(p.yes() ? { rule: p.id('rule') } : {}),
      definition: {
        name: p.word(),
        kind: 'percent',
        bounds: [
          { letter: 'P', from: p.of([50, 60, 70]) },
          { letter: 'N', from: 0 },
        ],
      },
    },
  }),
  (p) => ({ name: 'rule.choose', input: { class: p.id('class'), rule: p.id('rule') } }),
  (p) => ({ name: 'rule.remove', input: { rule: p.id('rule') } }),
  (p) => ({ name: 'snapshot.make', input: { class: p.id('class'), term: p.id('term') } }),
  (p) => ({
    name: 'grade-change.make',
    input: {
      class: p.id('class'),
      term: p.id('term'),
      student: p.id('student'),
      letter: p.of(['A', 'B', 'I']),
      reason: p.word(),
      approver: p.word(),
    },
  }),
  () => ({ name: 'history.undo', input: {} }),
  () => ({ name: 'history.redo', input: {} }),
];

/** Steps to try; most find something to speak of once the world has filled. */
export const draws = (length: number): fc.Arbitrary<Draw[]> =>
  fc.array(
    fc.record({
      which: fc.nat(STEPS.length - 1),
      n: fc.array(fc.nat(1000), { minLength: 6, maxLength: 6 }),
    }),
    { minLength: length, maxLength: length },
  );

function pickWith(world: World, numbers: readonly number[]): Pick {
  let at = 0;
  const next = () => {
    const number = numbers[at % numbers.length] ?? 0;
    at += 1;
    return number;
  };
  const id = (kind: keyof World) =>
    world[kind][next() % Math.max(1, world[kind].length)] ?? NOWHERE;
  return {
    id,
    ids: (kind, most) => Array.from({ length: 1 + (next() % most) }, () => id(kind)),
    of: (list) => list[next() % list.length] as (typeof list)[number],
    day: () => addDays('2026-08-24', next() % 90),
    word: () => `w${next() % 40}`,
    yes: () => next() % 2 === 0,
  };
}

const MADE = [
  'class',
  'student',
  'course',
  'objective',
  'evidence',
  'task',
  'term',
  'note',
  'override',
  'rule',
] as const;

/** Takes one step; a refusal is fine, trouble inside is not. Answers whether it was taken. */
export async function takeStep(host: TestHost, world: World, draw: Draw): Promise<boolean> {
  const make = STEPS[draw.which] as Make;
  const { name, input } = make(pickWith(world, draw.n));
  const envelope = await host.host.request(name, input);
  if (!envelope.ok) {
    if (['INTERNAL', 'BAD_INPUT', 'UNKNOWN_METHOD'].includes(envelope.error.code)) {
      throw new Error(`${name} ${JSON.stringify(input)}: ${JSON.stringify(envelope.error)}`);
    }
    return false;
  }
  const value = envelope.value as Partial<Record<keyof World, unknown>>;
  for (const kind of MADE) {
    const made = value[kind];
    if (typeof made === 'string' && !world[kind].includes(made)) world[kind].push(made);
  }
  if (name === 'attachment.add') world.attachment.push((value as { readonly id: string }).id);
  return true;
}
