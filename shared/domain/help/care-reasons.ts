import { type Attempt, isAfter, isCarriedIn } from '../attempt.ts';
import { classDaysSince } from '../calendar.ts';
import type { IsoDate } from '../time.ts';
import { openMarksOf } from './closing.ts';
import { type HelpClass, type HelpReason, type HelpStudent, LOOK_BACK } from './student.ts';
import type { HelpWeights } from './weights.ts';

/** Objectives ahead from which a harder task is offered. */
const AHEAD = 3;

/** A harder task is a reason once in so many class days. */
const CHALLENGE_EVERY = 5;

/** Kinds of evidence that show nothing about today's reach. */
const NO_SHOWING: ReadonlySet<string> = new Set(['pre-assessment', 'self']);

const NONE = { objectives: [], count: 0, on: null } as const;

/** Reasons that the student or the teacher gave by their word. */
export function wordReasons(student: HelpStudent, weights: HelpWeights): HelpReason[] {
  return (['promised', 'asked', 'check-ready'] as const).map((kind) => {
    const marks = openMarksOf(student, kind);
    const objectives = [...new Set(marks.flatMap((mark) => mark.objective ?? []))];
    return {
      kind,
      points: marks.length > 0 ? weights[kind].points : 0,
      objectives: objectives.sort((a, b) => a - b),
      count: marks.length,
      on: marks[0]?.on ?? null,
    };
  });
}

/** Reasons that lie in absence, waiting and being ahead. `holdsAnother`: whether one before holds. */
export function timeReasons(
  student: HelpStudent,
  about: HelpClass,
  weights: HelpWeights,
  holdsAnother: boolean,
): HelpReason[] {
  const away = awayBefore(student, about);
  const back = weights.back;
  const backPoints = away === 0 ? 0 : Math.min(back.cap, back.base + away * back.points);
  const challenge = challengeOf(student, about, weights);
  // Having waited in vain is no reason of its own.
  const counts = holdsAnother || backPoints > 0 || challenge.points > 0;
  const carried = counts ? carriedDays(student, about) : 0;
  const waited = unseenDays(student, about);
  const unseen = weights.unseen;
  return [
    {
      kind: 'back',
      ...NONE,
      points: backPoints,
      count: away,
    },
    {
      kind: 'carried',
      ...NONE,
      points: Math.min(weights.carried.cap, carried * weights.carried.points),
      count: carried,
      on: carried > 0 ? (about.before[carried - 1] ?? null) : null,
    },
    {
      kind: 'unseen',
      ...NONE,
      points: waited === null ? unseen.cap : Math.min(unseen.cap, freeDay(waited) * unseen.points),
      count: waited ?? 0,
      on: student.contact?.on ?? null,
    },
    challenge,
  ];
}

const freeDay = (days: number): number => Math.max(0, days - 1);

/** Class days absent in a row up to the latest one. */
function awayBefore(student: HelpStudent, about: HelpClass): number {
  const here = about.before.findIndex((day) => !student.absences.has(day));
  return here < 0 ? about.before.length : here;
}

/** The latest class days in a row on which a visit was planned and nobody came, then or since. */
function carriedDays(student: HelpStudent, about: HelpClass): number {
  const last = student.contact?.on ?? '';
  const broken = about.before.findIndex(
    (day) =>
      last >= day ||
      !student.planned.has(day) ||
      student.absences.has(day) ||
      student.deferred.has(day),
  );
  return broken < 0 ? about.before.length : broken;
}

/** Class days since the last talk, or since the student came; null where there is neither. */
function unseenDays(student: HelpStudent, about: HelpClass): number | null {
  const from = student.contact?.on ?? student.since;
  return from === null ? null : classDaysSince(about.calendar, from, about.on);
}

function challengeOf(student: HelpStudent, about: HelpClass, weights: HelpWeights): HelpReason {
  const offered = about.before
    .slice(0, CHALLENGE_EVERY - 1)
    .some((day) => student.challenged.has(day));
  const { ahead } = student.row;
  const newest = newestTwo(student);
  const atTop = newest.length === 2 && newest.every(({ attempt }) => isAtTop(attempt, about));
  const holds = !offered && (ahead >= AHEAD || atTop);
  return {
    kind: 'challenge',
    ...NONE,
    points: holds ? weights.challenge.points : 0,
    objectives: holds && ahead < AHEAD ? [...new Set(newest.map(({ position }) => position))] : [],
    count: ahead >= AHEAD ? ahead : 0,
  };
}

/** What was shown with help is no sign that more is within reach. */
const isAtTop = ({ value, support, countsFully }: Attempt, { top }: HelpClass): boolean =>
  value >= top && (support !== 'helped' || countsFully === true);

interface Placed {
  readonly attempt: Attempt;
  readonly position: number;
}

/** The newest two attempts on the class's objectives that show something, newest first. */
function newestTwo(student: HelpStudent): Placed[] {
  let first: Placed | null = null;
  let second: Placed | null = null;
  student.attempts.forEach((attempts, position) => {
    let found = 0;
    for (let i = attempts.length - 1; i >= 0 && found < 2; i -= 1) {
      const attempt = attempts[i];
      if (!attempt || NO_SHOWING.has(attempt.kind) || isCarriedIn(attempt)) continue;
      found += 1;
      const one = { attempt, position };
      if (first === null || isAfter(attempt, first.attempt)) {
        second = first;
        first = one;
      } else if (second === null || isAfter(attempt, second.attempt)) second = one;
    }
  });
  return [first, second].filter((one) => one !== null);
}

/** The days with a talk among those remembered, the given one included, as class days ago. */
export function visitsLately(student: HelpStudent, about: HelpClass): number[] {
  const days: readonly IsoDate[] = [about.on, ...about.before.slice(0, LOOK_BACK - 1)];
  return days.flatMap((day, ago) => (student.talks.has(day) ? [ago] : []));
}
