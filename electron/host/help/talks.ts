import { type Attempt, isAfter, type Moment } from '#shared/domain/attempt.ts';
import type { IsoDate } from '#shared/domain/time.ts';
import type { ClassDay, StudentDay } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { typedOutside } from '../store/evidence-store.ts';

/** Kinds of evidence that are a talk with the student, when they were typed one by one. */
const TALKS: ReadonlySet<string> = new Set(['check', 'conference', 'observation']);

/** True for an attempt at which the teacher stood with the student. */
export const isTalk = (attempt: Pick<Attempt, 'kind' | 'source'>): boolean =>
  TALKS.has(attempt.kind) && attempt.source === null;

/**
 * The newest talk of teacher and student: the contact key (`contacted`), a corrective, or a check,
 * conference or observation; imported, filled or written evidence is none.
 */
export function newestTalk(
  ctx: ReadCtx,
  { book, asOf }: ClassDay,
  day: StudentDay,
  contacted: Moment | null,
): Moment | null {
  let newest = contacted;
  const look = (moment: Moment) => {
    if (newest === null || isAfter(moment, newest)) newest = moment;
  };
  for (const corrective of day.helped) look(corrective);
  for (const attempts of day.facts.attempts) {
    // Lists stand in total order: the newest talk of each comes last.
    const talk = attempts.findLast(isTalk);
    if (talk) look(talk);
  }
  for (const talk of talksOutside(ctx, book, day)) if (talk.on <= asOf) look(talk);
  return newest && { on: newest.on, recordedAt: newest.recordedAt };
}

/** The days since `from` with a talk; `contacted` are those of the contact key. */
export function talkDays(
  ctx: ReadCtx,
  { book, asOf }: ClassDay,
  day: StudentDay,
  contacted: readonly IsoDate[],
  from: IsoDate,
): ReadonlySet<IsoDate> {
  const days = new Set(contacted);
  for (const { on } of day.helped) if (on >= from) days.add(on);
  for (const attempts of day.facts.attempts) {
    for (const attempt of attempts) if (attempt.on >= from && isTalk(attempt)) days.add(attempt.on);
  }
  for (const { on } of talksOutside(ctx, book, day)) if (on >= from && on <= asOf) days.add(on);
  return days;
}

/** Talks over what the class does not plan: another course, another class, something left out. */
const talksOutside = (ctx: ReadCtx, book: ClassDay['book'], { student }: StudentDay) =>
  ctx.memo(
    `talks outside ${book.id} ${student.key}`,
    () => typedOutside(ctx, book, student.key).filter(isTalk),
    { student: student.key },
  );
