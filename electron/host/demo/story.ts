import { OBJECTIVES } from './course/course.ts';
import { BASIC, CLEAR, DEEP, HELP_NOTES } from './phrases.ts';
import type { Presence } from './presence.ts';
import type { Random } from './random.ts';
import type { Stay, ToldAttempt, ToldCorrective } from './told.ts';

/** What the stories of a class are told over; days are positions among the class days. */
export interface Setting {
  readonly days: readonly string[];
  /** How many of them are over. */
  readonly over: number;
  /** Position of each objective's target date. */
  readonly due: readonly number[];
  /** Position of each unit's test. */
  readonly tests: readonly number[];
  /** How hard each objective is: around 0. */
  readonly hard: readonly number[];
  readonly presence: Presence;
}

/** What one student did. */
export interface Told {
  readonly attempts: ToldAttempt[];
  readonly correctives: ToldCorrective[];
}

const VERSIONS = ['A', 'B', 'C', 'D'] as const;
const TOP = 3;

/** Lowest level is below these, the next below those …; above the last is the top. */
const CUTS = [-0.4, 0.55, 1.5] as const;

function levelOf(skill: number): number {
  const level = CUTS.findIndex((cut) => skill < cut);
  return level < 0 ? TOP : level;
}

/** One student's way through one objective, and what the tests and later checks added. */
export function tellObjective(
  random: Random,
  setting: Setting,
  stays: readonly Stay[],
  s: number,
  objective: number,
): Told {
  const told: Told = { attempts: [], correctives: [] };
  const { student, from, until } = stays[s] as Stay;
  const due = setting.due[objective] ?? 0;
  const end = Math.min(setting.over, until ?? setting.over);
  // What was due before somebody came is let go, most of the time.
  const skipped = from > 0 && due < from && !random.chance(0.12);
  let day = Math.max(from + 1, due - 2 + lagAt(student.lag, due) + random.int(-2, 2));
  let skill = 0.1 + 0.8 * student.ability - (setting.hard[objective] ?? 0);
  let best = -1;
  const attempt = (kind: ToldAttempt['kind'], bonus: number, more: Partial<ToldAttempt> = {}) => {
    const level = more.level ?? levelOf(skill + bonus + 0.85 * random.bell());
    best = Math.max(best, level);
    told.attempts.push({
      student: s,
      objective,
      on: setting.days[day] ?? '',
      level,
      aimed: null,
      kind,
      test: null,
      version: VERSIONS[Math.min(told.attempts.length, VERSIONS.length - 1)] ?? 'A',
      feedback: feedback(random, objective, level),
      support: support(random),
      robust: ROBUST[kind] ?? null,
      ...more,
    });
    return level;
  };
  const move = (by: number) => {
    day = setting.presence.nextPresent(s, day + by);
    return day < end;
  };
  if (!skipped && move(0)) {
    const ways = OBJECTIVES[objective]?.ways ?? ['check'];
    let level = attempt(random.chance(0.7) ? (ways[0] ?? 'check') : random.pick(ways), 0);
    while (level === 0 && told.attempts.length < VERSIONS.length) {
      if (random.chance(0.6) && move(random.int(1, 2))) {
        told.correctives.push(corrective(random, setting, s, objective, day));
        skill += 0.35;
      }
      if (!random.chance(student.grit) || !move(random.int(2, 5))) break;
      skill += 0.5;
      level = attempt('check', 0);
    }
    for (let more = 0; more < 2 && best > 0 && best < TOP; more += 1) {
      if (!random.chance(0.9 * student.grit) || !move(random.int(3, 9))) break;
      attempt('check', 0.1, { aimed: best + 1 });
    }
    if (best > 0 && random.chance(0.07) && move(random.int(15, 30))) {
      const lost = random.chance(0.08);
      attempt('retention', 0, { level: lost ? 0 : Math.max(1, best - random.int(0, 1)) });
    }
  }
  tellTest();
  return told;

  function tellTest(): void {
    const unit = OBJECTIVES[objective]?.unit ?? 0;
    const test = setting.tests[unit] ?? Number.POSITIVE_INFINITY;
    if (test < from || test >= end || random.chance(0.08)) return;
    const sat = !setting.presence.isAbsent(s, test);
    // Whoever was absent makes it up, mostly.
    day = sat ? test : setting.presence.nextPresent(s, test + random.int(2, 4));
    if (day >= end || (!sat && random.chance(0.2))) return;
    const early = told.attempts.some((earlier) => earlier.on < (setting.days[day] ?? ''));
    if (!early && random.chance(0.4)) return;
    if (told.attempts.some((earlier) => earlier.on === setting.days[day])) return;
    const version = sat ? (s % 2 === 0 ? 'A' : 'B') : 'C';
    attempt('test', 0.1, { test: unit, version, feedback: null, support: null });
  }
}

const ROBUST: Partial<Record<ToldAttempt['kind'], ToldAttempt['robust']>> = {
  conference: 'explained',
  lab: 'performed',
  performance: 'performed',
  quiz: 'written',
  test: 'written',
};

/** Who is slow falls back more and more; who is quick cannot be far ahead in the first weeks. */
function lagAt(lag: number, due: number): number {
  return Math.round(lag < 0 ? Math.max(lag, -0.45 * due) : lag * Math.min(1.7, 0.4 + due / 50));
}

function support(random: Random): ToldAttempt['support'] {
  if (random.chance(0.96)) return null;
  return random.chance(0.75) ? 'prompted' : 'accommodated';
}

function feedback(random: Random, objective: number, level: number): string | null {
  if (level === 0) return random.chance(0.6) ? (OBJECTIVES[objective]?.slip ?? null) : null;
  if (!random.chance(0.12)) return null;
  return random.pick(level === 1 ? BASIC : level === 2 ? CLEAR : DEEP);
}

/** One student's help; those of one day and objective become a group when they are written. */
export function corrective(
  random: Random,
  setting: Pick<Setting, 'days'>,
  student: number,
  objective: number,
  day: number,
): ToldCorrective {
  const draw = random.next();
  const kind =
    draw < 0.35 ? 'tutorial' : draw < 0.65 ? 'conference' : draw < 0.85 ? 'small group' : 'peer';
  const note = random.chance(0.5) ? random.pick(HELP_NOTES) : null;
  return { students: [student], objective, on: setting.days[day] ?? '', kind, note };
}
