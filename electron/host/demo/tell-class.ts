import { OBJECTIVES } from './course/course.ts';
import { NOTES } from './phrases.ts';
import { invent, type Presence } from './presence.ts';
import type { Random } from './random.ts';
import { type Cast, castRoles } from './roles.ts';
import { playRoles } from './roles-played.ts';
import { type Setting, tellObjective } from './story.ts';
import type { Stay, ToldAttempt, ToldClass, ToldCorrective } from './told.ts';

/** A class before its year is told; days are positions among the class days. */
export interface ClassPlan {
  readonly name: string;
  readonly stays: readonly Stay[];
  readonly days: readonly string[];
  readonly over: number;
  readonly due: readonly number[];
  readonly tests: readonly number[];
  readonly hard: readonly number[];
  /** The day itself, when the class meets on it: who is absent is known already. */
  readonly today: string | null;
}

/** The sixth week or so; earlier in a young year. */
const LATE_FROM = 30;

/** Tells one class's year up to now. */
export function tellClass(random: Random, plan: ClassPlan): ToldClass {
  const { name, days, over } = plan;
  const joined = Math.min(LATE_FROM, Math.floor(over / 2));
  const cast = castRoles(random.branch('roles'), plan.stays, joined);
  const away = cast.playedBy.get('absent');
  const spells = new Map(away === undefined ? [] : [[away, [over - 2, over - 1]]]);
  const presence = invent(random.branch('presence'), cast.stays, over, spells);
  const setting: Setting = { ...plan, presence };
  const attempts: ToldAttempt[] = [];
  const correctives: ToldCorrective[] = [];
  cast.stays.forEach((stay, s) => {
    const own = random.branch(`work ${stay.student.schoolId}`);
    OBJECTIVES.forEach((_, objective) => {
      const told = tellObjective(own, setting, cast.stays, s, objective);
      attempts.push(...told.attempts);
      correctives.push(...told.correctives);
    });
  });
  const played = playRoles(random.branch('stories'), setting, cast, { attempts, correctives });
  return {
    name,
    stays: cast.stays,
    due: plan.due.map((day) => days[day] ?? ''),
    tests: plan.tests.filter((day) => day < over + 10).map((day) => days[day] ?? ''),
    attempts: played.attempts,
    correctives: grouped(played.correctives),
    contacts: tellContacts(random.branch('contacts'), setting, cast.stays),
    absences: tellAbsences(random.branch('today'), plan, cast, presence),
    marks: [...played.marks, ...tellPreLearned(random.branch('videos'), setting, cast.stays)],
    notes: tellNotes(random.branch('notes'), setting, cast.stays),
  };
}

/** Small groups meet together: who was helped that way on one day with one objective. */
function grouped(correctives: readonly ToldCorrective[]): ToldCorrective[] {
  const groups = new Map<string, ToldCorrective>();
  correctives.forEach((one, i) => {
    const together = one.kind === 'small group';
    const key = together ? `${one.on} ${one.objective}` : `alone ${i}`;
    const group = groups.get(key);
    const students = [...new Set([...(group?.students ?? []), ...one.students])];
    groups.set(key, { ...(group ?? one), students });
  });
  return [...groups.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const isHere = (stay: Stay | undefined, day: number): boolean =>
  stay !== undefined && stay.from <= day && (stay.until === null || day < stay.until);

/** Two or three short talks a day beside the checks, with those who had the fewest. */
function tellContacts(random: Random, setting: Setting, stays: readonly Stay[]) {
  const had = stays.map(() => 0);
  const contacts: { student: number; on: string }[] = [];
  for (let day = 0; day < setting.over; day += 1) {
    const here = random
      .shuffled(stays.map((_, s) => s))
      .filter((s) => isHere(stays[s], day) && !setting.presence.isAbsent(s, day))
      .sort((a, b) => (had[a] ?? 0) - (had[b] ?? 0));
    for (const student of here.slice(0, random.int(2, 3))) {
      had[student] = (had[student] ?? 0) + 1;
      contacts.push({ student, on: setting.days[day] ?? '' });
    }
  }
  return contacts;
}

function tellAbsences(random: Random, plan: ClassPlan, cast: Cast, presence: Presence) {
  const absences: { student: number; on: string }[] = [];
  cast.stays.forEach((stay, student) => {
    for (let day = 0; day < plan.over; day += 1) {
      if (isHere(stay, day) && presence.isAbsent(student, day)) {
        absences.push({ student, on: plan.days[day] ?? '' });
      }
    }
  });
  if (plan.today === null) return absences;
  const busy = new Set(cast.playedBy.values());
  const others = cast.stays.flatMap((stay, s) => (stay.until === null && !busy.has(s) ? [s] : []));
  for (const student of random.shuffled(others).slice(0, random.int(1, 2))) {
    absences.push({ student, on: plan.today });
  }
  return absences;
}

/** Who watched the videos of what comes next. */
function tellPreLearned(random: Random, setting: Setting, stays: readonly Stay[]) {
  const next = setting.due.findIndex((day) => day >= setting.over);
  if (next < 0 || setting.over < 3) return [];
  return stays.flatMap((stay, student) => {
    if (stay.until !== null || !random.chance(0.25)) return [];
    return Array.from({ length: random.int(1, 2) }, (_, i) => next + i)
      .filter((objective) => objective < OBJECTIVES.length)
      .map((objective) => ({
        student,
        objective,
        kind: 'pre-learned' as const,
        on: setting.days[setting.over - random.int(1, 3)] ?? '',
        until: null,
      }));
  });
}

function tellNotes(random: Random, setting: Setting, stays: readonly Stay[]) {
  const students = random.shuffled(stays.flatMap((stay, s) => (stay.from === 0 ? [s] : [])));
  return random
    .shuffled(NOTES)
    .slice(0, 3)
    .map((text, i) => ({
      student: students[i] ?? 0,
      on: setting.days[random.int(0, Math.max(0, setting.over - 1))] ?? '',
      text,
    }));
}
