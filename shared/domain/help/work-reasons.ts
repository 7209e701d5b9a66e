import { isAfter } from '../attempt.ts';
import { classDaysSince } from '../calendar.ts';
import { CELL_STATUSES, type CellFlag, hasFlag } from '../cell.ts';
import type { IsoDate } from '../time.ts';
import { isExcused, isMastered, openMarksOf, triedSince } from './closing.ts';
import type { HelpClass, HelpReason, HelpStudent } from './student.ts';
import type { HelpWeights } from './weights.ts';

/** Class days after a corrective in which nothing has to be shown yet. */
const TIME_TO_SHOW = 2;

/** The reasons that lie in a student's work, each with its points. */
export function workReasons(
  student: HelpStudent,
  about: HelpClass,
  weights: HelpWeights,
): HelpReason[] {
  const { critical } = about;
  const count = critical.length;
  const all = [...critical.keys()];
  const flagged = (flag: CellFlag) => all.filter((i) => hasFlag(student.row.flags[i] ?? 0, flag));
  // What weighs most is named first; the sort is stable, so plan order stays within.
  const criticalFirst = (positions: readonly number[]) =>
    [...positions].sort((a, b) => Number(critical[b] ?? false) - Number(critical[a] ?? false));
  const weigh = (positions: readonly number[], weight: { points: number; other: number }) =>
    positions.map((i) => (critical[i] ? weight.points : weight.other));

  const stuck = criticalFirst(flagged('stuck'));
  const notYet = criticalFirst(all.filter((i) => isOpenNotYet(student, i)));
  const recheck = rechecks(student, about.on, count);
  const unproven = all.filter((i) => isUnproven(student, about, i));
  const overdue = criticalFirst(flagged('overdue'));
  const blocking = waiting(student, about);
  const slipped = flagged('slipped');
  return [
    {
      kind: 'stuck',
      points: capped(weigh(stuck, weights.stuck), weights.stuck.cap),
      objectives: stuck,
      count: stuck.length,
      on: newestAttempt(student, stuck),
    },
    {
      kind: 'not-yet',
      points: capped(weigh(notYet, weights['not-yet']), weights['not-yet'].cap),
      objectives: notYet,
      count: notYet.length,
      on: newestAttempt(student, notYet),
    },
    {
      kind: 'recheck',
      points: flat(recheck.objectives, weights.recheck),
      count: recheck.objectives.length,
      ...recheck,
    },
    {
      kind: 'unproven',
      points: flat(unproven, weights.unproven),
      objectives: unproven,
      count: unproven.length,
      on: student.correctives.get(unproven[0] ?? -1)?.on ?? null,
    },
    {
      kind: 'overdue',
      points: withFurther(weigh(overdue, weights.overdue), weights.overdue),
      objectives: overdue,
      count: overdue.length,
      on: earliest(overdue.map((i) => student.row.due[i] ?? null)),
    },
    {
      kind: 'blocking',
      points: flat(blocking, weights.blocking),
      objectives: blocking,
      count: blocking.length,
      on: null,
    },
    {
      kind: 'slipped',
      points: flat(slipped, weights.slipped),
      objectives: slipped,
      count: slipped.length,
      on: newestAttempt(student, slipped),
    },
  ];
}

const capped = (points: readonly number[], cap: number): number =>
  Math.min(
    cap,
    points.reduce((sum, one) => sum + one, 0),
  );

const flat = (positions: readonly number[], weight: { points: number; cap: number }): number =>
  Math.min(weight.cap, positions.length * weight.points);

/** Up to the cap; those that found it reached give a little each. */
function withFurther(points: readonly number[], weight: { cap: number; further: number }): number {
  let sum = 0;
  let beyond = 0;
  for (const one of points) {
    if (sum < weight.cap) sum = Math.min(weight.cap, sum + one);
    else beyond += weight.further;
  }
  return sum + beyond;
}

/** Below the threshold, not stuck, and nobody has helped since the newest attempt. */
function isOpenNotYet(student: HelpStudent, i: number): boolean {
  if (CELL_STATUSES[student.row.status[i] ?? 0] !== 'not-yet') return false;
  if (hasFlag(student.row.flags[i] ?? 0, 'stuck')) return false;
  const newest = student.attempts[i]?.at(-1);
  const help = student.correctives.get(i);
  return !(newest && help && isAfter(help, newest));
}

function rechecks(student: HelpStudent, on: IsoDate, count: number) {
  const due = openMarksOf(student, 'recheck').filter(
    ({ objective, until }) =>
      objective !== null && objective < count && until !== null && until <= on,
  );
  const objectives = [...new Set(due.map((mark) => mark.objective ?? -1))].sort((a, b) => a - b);
  return { objectives, on: earliest(due.map((mark) => mark.until)) };
}

/** Helped some class days ago, nothing shown since. */
function isUnproven(student: HelpStudent, about: HelpClass, i: number): boolean {
  const help = student.correctives.get(i);
  if (!help || isMastered(student, i) || isExcused(student, i)) return false;
  return (
    !triedSince(student, i, help) &&
    classDaysSince(about.calendar, help.on, about.on) >= TIME_TO_SHOW
  );
}

/**
 * Not-mastered objectives, due soon or already, that wait on a gap: on something overdue, stuck or
 * not yet. What is mastered or not asked in between lets nothing wait.
 */
function waiting(student: HelpStudent, about: HelpClass): number[] {
  const { row } = student;
  const count = about.critical.length;
  const isOpen = (i: number) => i >= count || !(isMastered(student, i) || isExcused(student, i));
  const isGap = (i: number) =>
    i < count &&
    (hasFlag(row.flags[i] ?? 0, 'overdue') ||
      hasFlag(row.flags[i] ?? 0, 'stuck') ||
      CELL_STATUSES[row.status[i] ?? 0] === 'not-yet');
  const known = new Map<number, boolean>();
  const waits = (i: number): boolean => {
    const found = known.get(i);
    if (found !== undefined) return found;
    // Circles, which the editor refuses, end where they began.
    known.set(i, false);
    const answer = (about.needs[i] ?? []).some(
      (need) => isOpen(need) && (isGap(need) || waits(need)),
    );
    known.set(i, answer);
    return answer;
  };
  return [...about.critical.keys()].filter((i) => {
    const due = row.due[i] ?? null;
    return due !== null && due <= about.soon && isOpen(i) && waits(i);
  });
}

const earliest = (days: readonly (IsoDate | null)[]): IsoDate | null =>
  days.reduce(
    (first, day) => (first === null || (day !== null && day < first) ? day : first),
    null,
  );

/** Day of the newest attempt on the first of some objectives, the one that is named first. */
const newestAttempt = (student: HelpStudent, positions: readonly number[]): IsoDate | null =>
  student.attempts[positions[0] ?? -1]?.at(-1)?.on ?? null;
