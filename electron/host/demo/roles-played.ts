import { OBJECTIVES } from './course/course.ts';
import type { Random } from './random.ts';
import type { Cast, Role } from './roles.ts';
import { corrective, type Setting } from './story.ts';
import type { ToldAttempt, ToldCorrective, ToldMark } from './told.ts';

interface SoFar {
  readonly attempts: readonly ToldAttempt[];
  readonly correctives: readonly ToldCorrective[];
}

/** What the roles did, written over what would have happened anyway. */
export function playRoles(
  random: Random,
  setting: Setting,
  cast: Cast,
  soFar: SoFar,
): { attempts: ToldAttempt[]; correctives: ToldCorrective[]; marks: ToldMark[] } {
  const attempts = [...soFar.attempts];
  const correctives = [...soFar.correctives];
  const marks: ToldMark[] = [];
  /** The class day so many days ago, or one before it on which the student was there. */
  const dayOf = (student: number, ago: number) => {
    let day = Math.max(0, setting.over - ago);
    while (day > 0 && setting.presence.isAbsent(student, day)) day -= 1;
    return setting.days[day] ?? '';
  };
  const play = (role: Role, act: (student: number) => void) => {
    const student = cast.playedBy.get(role);
    if (student !== undefined && setting.over > 12) act(student);
  };
  /** The newest objective that is due and passes a test; −1: none. */
  const newest = (passes: (objective: number) => boolean) =>
    setting.due.findLastIndex((due, objective) => due < setting.over - 5 && passes(objective));
  const forget = (student: number, objective: number) => {
    const stays = <T extends { readonly objective: number }>(
      list: T[],
      mine: (one: T) => boolean,
    ) => {
      const kept = list.filter((one) => one.objective !== objective || !mine(one));
      list.splice(0, list.length, ...kept);
    };
    stays(attempts, (one) => one.student === student);
    stays(correctives, (one) => one.students.includes(student));
  };
  const attempt = (student: number, objective: number, ago: number, more: Partial<ToldAttempt>) =>
    attempts.push({
      student,
      objective,
      on: dayOf(student, ago),
      level: 0,
      aimed: null,
      kind: 'check',
      test: null,
      version: 'A',
      feedback: OBJECTIVES[objective]?.slip ?? null,
      support: null,
      robust: null,
      ...more,
    });
  const mark = (kind: ToldMark['kind'], student: number, objective: number | null, ago: number) =>
    marks.push({ student, objective, kind, on: dayOf(student, ago), until: null });

  // Three attempts, a tutorial after the first, and still not yet.
  play('stuck', (student) => {
    const objective = newest((o) => OBJECTIVES[o]?.critical === true);
    if (objective < 0) return;
    forget(student, objective);
    attempt(student, objective, 11, { version: 'A' });
    const help = corrective(random, setting, student, objective, setting.over - 8);
    correctives.push({
      ...help,
      kind: 'tutorial',
      note: 'Steps written on a card, five examples.',
    });
    attempt(student, objective, 6, {
      version: 'B',
      feedback: 'First half alone, then the old slip.',
    });
    attempt(student, objective, 2, { version: 'C' });
  });

  // Knew it weeks ago, and the check afterwards shows that it is gone.
  play('slipped', (student) => {
    const objective = newest((o) => (setting.due[o] ?? 0) < setting.over - 14);
    if (objective < 0) return;
    forget(student, objective);
    attempt(student, objective, 22, { level: 2, feedback: 'Sure on paper and aloud.' });
    attempt(student, objective, 3, { kind: 'retention', version: 'B' });
  });

  play('asked', (student) => {
    const objective = newest(() => true);
    mark('asked', student, objective < 0 ? null : objective, 1);
  });
  play('promised', (student) => mark('promised', student, null, 1));
  play('check-ready', (student) => {
    const next = setting.due.findIndex((due) => due >= setting.over);
    mark('check-ready', student, next < 0 ? null : next, 1);
  });

  play('recheck', (student) => {
    const objective = newest((o) => (setting.due[o] ?? 0) < setting.over - 12);
    if (objective < 0) return;
    forget(student, objective);
    attempt(student, objective, 16, { level: 1, feedback: 'Right with the notes open.' });
    const until = setting.days[setting.over - 1] ?? '';
    marks.push({ student, objective, kind: 'recheck', on: dayOf(student, 9), until });
  });

  // Long away: two objectives are let go, and the newest test is missing.
  play('absent', (student) => {
    const letGo = newest((o) => OBJECTIVES[o]?.critical !== true);
    const owed = newest((o) => OBJECTIVES[o]?.critical === true);
    for (const objective of [letGo, owed]) if (objective >= 0) forget(student, objective);
    if (letGo >= 0) mark('excused', student, letGo, 4);
    if (owed >= 0) mark('missing', student, owed, 4);
  });

  const byDay = (a: { readonly on: string }, b: { readonly on: string }) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0;
  return { attempts: attempts.sort(byDay), correctives: correctives.sort(byDay), marks };
}
