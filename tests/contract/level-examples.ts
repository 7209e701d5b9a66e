import type { Input, Name } from '#shared/contract/contract.ts';
import type { Built } from '../helpers/builders.ts';
import type { TestHost } from '../helpers/memory-host.ts';

/** What questions about levels set by hand and habits need to be asked well. */
export interface FurnishedLevels {
  readonly override: string;
  /** A scale of the teacher's own, which may change. */
  readonly scale: string;
  readonly habits: { readonly domains: string[]; readonly levels: string[] };
}

type F = Built & FurnishedLevels & { readonly term: string };

const ON = '2026-11-03';
const student = (f: F): string => f.students[0] ?? '';
const cell = (f: F) => ({ student: student(f), objective: f.objectives.A1 ?? '' });

/** A level set by hand, and two habits on two levels. */
export async function furnishLevels(host: TestHost, built: Built): Promise<FurnishedLevels> {
  const { override } = await host.ask('override.cell', {
    class: built.class,
    student: built.students[0] ?? '',
    objective: built.objectives.A1 ?? '',
    level: 'clear',
    reason: 'shown in the interview',
  });
  const domains = ['Prepared', 'On time'].map((name) => ({ name }));
  await host.ask('habit.define', { domains, levels: [{ name: 'Rarely' }, { name: 'Often' }] });
  const defined = await host.ask('habit.get', { class: built.class, term: null });
  const habits = {
    domains: defined.domains.map((domain) => domain.id),
    levels: defined.levels.map((level) => level.id),
  };
  const { scale } = await host.ask('scale.save', { ...THREE_LEVELS, name: 'Three of our own' });
  return { override, habits, scale };
}

const THREE_LEVELS = {
  name: 'Three levels',
  threshold: 'met',
  calculatedThreshold: 1.6,
  levels: [
    { key: 'not-met', name: 'Not met', value: 0 },
    { key: 'met', name: 'Met', value: 2, cut: 0.6, glyph: '◑', colour: '#1a6f6c' },
    { key: 'above', name: 'Above', value: 3, cut: 0.9 },
  ],
};

/** How overrides, habits, scales and previews are asked well. */
export const levelExamples = {
  'scale.save': () => THREE_LEVELS,
  'scale.preview': (f) => ({ ...THREE_LEVELS, scale: f.scale }),
  'objective.preview-rules': (f) => ({ objective: f.objectives.A1 ?? '', method: 'latest' }),
  'class.preview-rules': (f) => ({ class: f.class, method: 'latest', threshold: 'clear' }),
  'override.cell': (f) => ({
    class: f.class,
    ...cell(f),
    level: 'deep',
    reason: 'explained it to the class',
    locked: true,
  }),
  'override.letter': (f) => ({
    class: f.class,
    student: student(f),
    term: f.term,
    letter: 'B',
    reason: 'agreed with the principal',
  }),
  'override.remove': (f) => ({ override: f.override }),
  'habit.get': (f) => ({ class: f.class, term: f.term }),
  'habit.define': (f) => ({
    domains: [{ id: f.habits.domains[0] ?? '', name: 'Prepared' }, { name: 'Perseveres' }],
    levels: [{ name: 'Seldom' }, { name: 'Always' }],
  }),
  'habit.score': (f) => ({
    class: f.class,
    term: f.term,
    on: ON,
    entries: [
      {
        student: student(f),
        domain: f.habits.domains[0] ?? '',
        level: f.habits.levels[1] ?? '',
      },
    ],
  }),
  'habit.deadline': (f) => ({ class: f.class, term: f.term, on: '2026-12-11' }),
  'student.beside': (f) => ({ student: student(f) }),
  'override.list': (f) => ({ class: f.class }),
} satisfies { readonly [N in Name]?: (f: F) => Input<N> };
