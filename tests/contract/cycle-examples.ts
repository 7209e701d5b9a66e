import type { Input, Name } from '#shared/contract/contract.ts';
import type { Built } from '../helpers/builders.ts';
import type { TestHost } from '../helpers/memory-host.ts';

/** What the cycle of checks and correctives needs to be asked well. */
export interface FurnishedCycle {
  readonly goal: string;
  readonly family: string;
  readonly otherCourse: string;
  /** Objectives of the other course; the difference requires the sum. */
  readonly sum: string;
  readonly difference: string;
}

type F = Built & FurnishedCycle & { readonly task: string };

const ON = '2026-11-03';
const student = (f: F): string => f.students[0] ?? '';
const objective = (f: F): string => f.objectives.A1 ?? '';
const cell = (f: F) => ({ student: student(f), objective: objective(f) });

/** A goal, a talk with a family, a second course, and a date that can move. */
export async function furnishCycle(host: TestHost, built: Built): Promise<FurnishedCycle> {
  const pupil = built.students[0] ?? '';
  const { course: otherCourse } = await host.ask('course.create', { name: 'Beyond' });
  const beyond = (code: string) =>
    host.ask('objective.create', { course: otherCourse, unit: 'One', code, statement: code });
  const { objective: sum } = await beyond('Y1');
  const { objective: difference } = await beyond('Y2');
  await host.ask('prerequisite.add', { objective: difference, requires: sum });
  const objectives = [built.objectives.A2 ?? ''];
  await host.ask('plan.due', { class: built.class, objectives, on: '2026-11-13' });
  const said = { student: pupil, text: 'all of unit 1', setOn: ON };
  const { goal } = await host.ask('goal.save', said);
  const { contact } = await host.ask('family.add', { student: pupil, on: ON, way: 'call' });
  return { goal, family: contact, otherCourse, sum, difference };
}

/** How they are asked. */
export const cycleExamples = {
  'graph.get': (f) => ({ course: f.course, class: f.class, student: student(f) }),
  'prerequisite.add': (f) => ({ objective: objective(f), requires: f.objectives.A2 ?? '' }),
  'prerequisite.remove': (f) => ({ objective: f.difference, requires: f.sum }),
  'preteaching.get': (f) => ({ class: f.class }),
  'plan.shift': (f) => ({ class: f.class, from: ON, by: 1 }),
  'plan.move': (f) => ({ class: f.class, objectives: [f.objectives.A2 ?? ''], on: '2026-11-16' }),
  'plan.outlook': (f) => ({ class: f.class }),
  'plan.redate': (f) => ({ class: f.class, from: ON, drop: [f.objectives.A2 ?? ''] }),
  'plan.own': (f) => ({ class: f.class, ...cell(f), threshold: 'clear', due: ON, leftOut: true }),
  'substitute.get': (f) => ({ class: f.class, on: ON }),
  'weekly.get': (f) => ({ class: f.class, on: ON }),
  'mastery.prepare': (f) => ({ class: f.class, objective: objective(f) }),
  'mastery.record': (f) => ({
    class: f.class,
    objective: objective(f),
    on: ON,
    task: f.task,
    students: [
      {
        student: student(f),
        level: 'not-yet',
        version: 'A',
        feedback: 'units',
        corrective: { kind: 'tutorial', note: null },
        recheck: '2026-11-12',
      },
    ],
  }),
  'level.recommend': (f) => ({ class: f.class, ...cell(f), level: 'deep' }),
  'clipboard.enter': (f) => ({
    class: f.class,
    objective: objective(f),
    on: ON,
    lines: [{ student: student(f), level: 'clear', contact: true }],
  }),
  'phrase.list': () => ({}),
  'window.first': (f) => ({ class: f.class }),
  'phrase.save': () => ({ phrases: ['Sure on paper and aloud.'] }),
  'retention.get': (f) => ({ class: f.class }),
  'assessor.list': (f) => ({ class: f.class }),
  'student.plan': (f) => ({ class: f.class, student: student(f) }),
  'individual-plan.save': (f) => ({
    student: student(f),
    start: ON,
    until: null,
    accommodations: 'reader',
    pullOut: 'Tuesdays',
  }),
  'student.give': (f) => ({ student: student(f), course: f.otherCourse, give: true }),
  'goal.save': (f) => ({ student: student(f), text: 'finish early', setOn: ON, by: '2026-11-20' }),
  'goal.remove': (f) => ({ goal: f.goal }),
  'family.add': (f) => ({ student: student(f), on: ON, way: 'call', who: 'father', note: 'glad' }),
  'family.remove': (f) => ({ contact: f.family }),
  'conference.save': (f) => ({ student: student(f), text: 'draws well' }),
} satisfies { readonly [N in Name]?: (f: F) => Input<N> };
