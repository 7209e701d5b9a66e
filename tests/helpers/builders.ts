import type { Input } from '#shared/contract/contract.ts';
import type { TestHost } from './memory-host.ts';

/** Names for students nobody has to think about; equal family names on purpose. */
const FAMILY = ['Abbott', 'Baker', 'Castillo', 'Diallo', 'Eriksen', 'Fontaine', 'Ghosh', 'Haddad'];
const GIVEN = ['Ana', 'Ben', 'Chidi', 'Dana', 'Emil', 'Farah', 'Grace', 'Hugo', 'Ines', 'Jonas'];

/** One objective as a builder takes it: `C1.1`, or with what matters about it. */
export type ObjectiveSpec =
  | string
  | {
      readonly code: string;
      readonly unit?: string;
      readonly critical?: boolean;
      readonly needs?: readonly string[];
      readonly due?: string;
    };

/** What the builders made, by the names that tests use. */
export interface Built {
  readonly class: string;
  readonly course: string;
  /** Ids in roster order. */
  readonly students: readonly string[];
  /** Ids by code. */
  readonly objectives: Readonly<Record<string, string>>;
}

interface Plan {
  readonly className: string;
  readonly rules: Omit<Input<'class.create'>, 'name'>;
  readonly students: number;
  readonly objectives: readonly ObjectiveSpec[];
}

/** A gradebook in the making; every call answers a new builder, `build` does the asking. */
export interface GradebookBuilder {
  withClass(name: string, rules?: Plan['rules']): GradebookBuilder;
  withStudents(count: number): GradebookBuilder;
  withCourse(objectives: readonly ObjectiveSpec[]): GradebookBuilder;
  build(): Promise<Built>;
}

/**
 * Builds through the contract, as a person would: `await aGradebook(host).withClass('Algebra')
 * .withStudents(3).withCourse(['A1', 'A2']).build()`.
 */
export function aGradebook(host: TestHost): GradebookBuilder {
  const builder = (plan: Plan): GradebookBuilder => ({
    withClass: (className, rules = {}) => builder({ ...plan, className, rules }),
    withStudents: (students) => builder({ ...plan, students }),
    withCourse: (objectives) => builder({ ...plan, objectives }),
    build: () => build(host, plan),
  });
  return builder({ className: 'Algebra', rules: {}, students: 0, objectives: [] });
}

async function build(host: TestHost, plan: Plan): Promise<Built> {
  const { class: classId } = await host.ask('class.create', {
    name: plan.className,
    ...plan.rules,
  });
  for (let i = 0; i < plan.students; i += 1) {
    await host.ask('student.create', {
      class: classId,
      familyName: `${FAMILY[i % FAMILY.length]}`,
      givenName: `${GIVEN[Math.floor(i / FAMILY.length) % GIVEN.length]}`,
      schoolId: String(i + 1).padStart(5, '0'),
      on: plan.rules.first ?? null,
    });
  }
  const { course } = await host.ask('course.create', { name: `${plan.className} course` });
  const objectives: Record<string, string> = {};
  for (const spec of plan.objectives) {
    const {
      code,
      unit = 'Unit 1',
      critical = false,
    } = typeof spec === 'string' ? { code: spec } : spec;
    const statement = `Statement of ${code}`;
    const made = await host.ask('objective.create', { course, unit, code, statement, critical });
    objectives[code] = made.objective;
  }
  await host.ask('plan.use', { class: classId, course });
  for (const spec of plan.objectives) {
    if (typeof spec === 'string') continue;
    const objective = objectives[spec.code] ?? '';
    const prerequisites = (spec.needs ?? []).map((code) => objectives[code] ?? '');
    if (prerequisites.length > 0) await host.ask('objective.save', { objective, prerequisites });
    if (spec.due)
      await host.ask('plan.due', { class: classId, objectives: [objective], on: spec.due });
  }
  const roster = await host.ask('roster.get', { class: classId });
  const students = roster.students.map((row) => row.student.id);
  return { class: classId, course, students, objectives };
}
