import type { Random } from './random.ts';
import type { DemoStudent } from './students.ts';
import type { Stay } from './told.ts';

/** The stories that every class has, one student each. */
const ROLES = [
  'stuck',
  'ahead',
  'late',
  'absent',
  'asked',
  'slipped',
  'promised',
  'check-ready',
  'recheck',
] as const;
export type Role = (typeof ROLES)[number];

/** How a story bends a student's year. */
const TRAITS: Readonly<Record<Role, Partial<DemoStudent>>> = {
  stuck: { ability: -0.1, lag: 1, grit: 0.8, absence: 0.01 },
  ahead: { ability: 1.7, lag: -28, grit: 0.95, absence: 0.01 },
  late: { ability: 0.4, lag: 1, grit: 0.8 },
  absent: { ability: 0.1, lag: 3, absence: 0.2, grit: 0.6 },
  asked: { ability: -0.2, lag: 1, grit: 0.8 },
  slipped: { ability: 0.5, lag: 0, grit: 0.8, absence: 0.02 },
  promised: { ability: -0.3, lag: 2, grit: 0.7 },
  'check-ready': { ability: 0.6, lag: 0, grit: 0.9, absence: 0.02 },
  recheck: { ability: 0.3, lag: 0, grit: 0.8, absence: 0.02 },
};

export interface Cast {
  readonly stays: readonly Stay[];
  /** Position of the student who plays each role. */
  readonly playedBy: ReadonlyMap<Role, number>;
}

/** Gives out the roles; whoever joins late was not there before `joined`. */
export function castRoles(random: Random, stays: readonly Stay[], joined: number): Cast {
  const playedBy = new Map<Role, number>();
  const free = random
    .shuffled(stays.map((_, s) => s))
    .filter((s) => stays[s]?.from === 0 && stays[s]?.until === null);
  for (const role of ROLES) {
    const s = free.pop();
    if (s !== undefined) playedBy.set(role, s);
  }
  const roleOf = new Map([...playedBy].map(([role, s]) => [s, role]));
  return {
    playedBy,
    stays: stays.map((stay, s) => {
      const role = roleOf.get(s);
      if (!role) return stay;
      const student = { ...stay.student, ...TRAITS[role] };
      return { ...stay, student, from: role === 'late' ? joined : stay.from };
    }),
  };
}
