import { CALLED, ORIGINS, SAID } from './names.ts';
import type { Random } from './random.ts';

/** An invented student with the traits that their year follows from. */
export interface DemoStudent {
  readonly givenName: string;
  readonly familyName: string;
  readonly called: string | null;
  readonly pronouns: string | null;
  readonly said: string | null;
  readonly schoolId: string;
  readonly grade: string;
  /** What comes easily: around 0, about −2 to 2. */
  readonly ability: number;
  /** Class days later (above 0) or earlier than the plan. */
  readonly lag: number;
  /** Share of class days missed. */
  readonly absence: number;
  /** How likely another attempt is made after one that did not do. */
  readonly grit: number;
}

const words = (list: string): string[] => list.split(' ').map((word) => word.replaceAll('_', ' '));

/** Students of one school: no two share a number, and hardly two a name. */
export function inventStudents(random: Random, count: number): DemoStudent[] {
  const names = new Set<string>();
  const numbers = new Set<string>();
  const students: DemoStudent[] = [];
  while (students.length < count) {
    const student = inventStudent(random);
    const name = `${student.familyName} ${student.givenName}`;
    if (names.has(name) || numbers.has(student.schoolId)) continue;
    names.add(name);
    numbers.add(student.schoolId);
    students.push(student);
  }
  return students;
}

function inventStudent(random: Random): DemoStudent {
  const origin = random.pick(ORIGINS);
  // Families mix: some bear a family name from somewhere else.
  const family = random.chance(0.12) ? random.pick(ORIGINS).family : origin.family;
  const [givenName, usual] = inventGiven(random, origin);
  const ability = random.bell();
  return {
    givenName,
    familyName: random.pick(words(family)),
    called: random.chance(0.8) ? (CALLED[givenName] ?? null) : null,
    pronouns: pronounsOf(random, usual),
    said: SAID[givenName] ?? null,
    schoolId: String(random.int(1_000, 39_999)).padStart(5, '0'),
    grade: random.chance(0.75) ? '10' : '11',
    ability,
    lag: Math.max(-14, Math.min(14, Math.round(1 + 4 * random.bell() - 5 * ability))),
    absence: 0.01 + 0.06 * random.next(),
    grit: 0.45 + 0.5 * random.next(),
  };
}

function inventGiven(
  random: Random,
  { she, he, either }: (typeof ORIGINS)[number],
): [string, string | null] {
  const draw = random.next();
  if (draw < 0.44) return [random.pick(words(she)), 'she/her'];
  if (draw < 0.88) return [random.pick(words(he)), 'he/him'];
  return [random.pick(words(either)), null];
}

/** Some said theirs; where a name does not tell, most did. */
function pronounsOf(random: Random, usual: string | null): string | null {
  if (random.chance(0.02)) return 'they/them';
  if (usual === null) {
    return random.chance(0.6) ? random.pick(['she/her', 'he/him', 'they/them']) : null;
  }
  return random.chance(0.3) ? usual : null;
}
