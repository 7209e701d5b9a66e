import { classDaysSince } from '../calendar.ts';
import { timeReasons, visitsLately, wordReasons } from './care-reasons.ts';
import { type HelpClass, type HelpReason, type HelpStudent, LOOK_BACK } from './student.ts';
import { type HelpWeights, REASON_KINDS } from './weights.ts';
import { workReasons } from './work-reasons.ts';

/** Class days within which fewer visits go first. */
const LATELY = 10;

/** A student's place in today's order. */
export interface HelpLine {
  /** Position in roster order. */
  readonly index: number;
  readonly points: number;
  /** In the order of REASON_KINDS, none without points. */
  readonly reasons: readonly HelpReason[];
  /** Class days since the teacher last talked with the student; null: never. */
  readonly daysSinceContact: number | null;
  /** The class days with a talk that are remembered, as class days ago, the nearest first. */
  readonly visits: readonly number[];
}

/** Why a student should be seen, in the order of REASON_KINDS; none without points. */
export function helpReasons(
  student: HelpStudent,
  about: HelpClass,
  weights: HelpWeights,
): HelpReason[] {
  const given = [...wordReasons(student, weights), ...workReasons(student, about, weights)];
  const time = timeReasons(
    student,
    about,
    weights,
    given.some((reason) => reason.points > 0),
  );
  return [...given, ...time]
    .filter((reason) => reason.points > 0)
    .sort((a, b) => REASON_KINDS.indexOf(a.kind) - REASON_KINDS.indexOf(b.kind));
}

/**
 * Today's order: points; the longer wait since the last talk (none ever waits longest); fewer
 * visits in ten class days, and where as many, those longer ago; then roster order turned by one with every
 * class day, so that nobody is last for ever. Total, and the same whatever order students come in.
 */
export function helpList(
  students: readonly HelpStudent[],
  about: HelpClass,
  weights: HelpWeights,
): HelpLine[] {
  const lines = students.map((student): HelpLine => {
    const reasons = helpReasons(student, about, weights);
    const { contact } = student;
    return {
      index: student.index,
      reasons,
      points: reasons.reduce((sum, reason) => sum + reason.points, 0),
      daysSinceContact:
        contact === null ? null : classDaysSince(about.calendar, contact.on, about.on),
      visits: visitsLately(student, about),
    };
  });
  return lines.sort((a, b) => compareNeed(a, b) || turned(a, about) - turned(b, about));
}

/** The order before the last tie-break; 0 when only the turning alphabet decides. */
export function compareNeed(a: HelpLine, b: HelpLine): number {
  const wait = (line: HelpLine) => line.daysSinceContact ?? Number.MAX_SAFE_INTEGER;
  return (
    b.points - a.points ||
    wait(b) - wait(a) ||
    lately(a.visits) - lately(b.visits) ||
    longerAgo(a.visits, b.visits)
  );
}

/** How many visits lie in the last ten class days, the given one included. */
const lately = (visits: readonly number[]): number => visits.filter((ago) => ago < LATELY).length;

/** Visits compared one by one from the newest: the first that differs, the longer ago first. */
function longerAgo(a: readonly number[], b: readonly number[]): number {
  const longest = Math.max(a.length, b.length);
  for (let i = 0; i < longest; i += 1) {
    const difference = (b[i] ?? LOOK_BACK) - (a[i] ?? LOOK_BACK);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The place in roster order, turned. */
const turned = (line: HelpLine, { number, size }: HelpClass): number =>
  (((line.index - number) % size) + size) % size;
