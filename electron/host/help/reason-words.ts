import type { HelpReason } from '#shared/domain/help/student.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import type { ClassBook } from '../class/class-book.ts';
import { format, say } from '../say.ts';

/** Codes named in one sentence; the rest are counted. */
const NAMED = 3;

/** Days within which a weekday says which day is meant. */
const WEEK = 7;

/** A day as one says it on another: yesterday, on Friday, 6 Nov. */
function dayInWords(day: IsoDate, on: IsoDate): string {
  if (day === on) return say('reason.today');
  if (day === addDays(on, -1)) return say('reason.yesterday');
  if (day === addDays(on, 1)) return say('reason.tomorrow');
  const isNear = day > addDays(on, -WEEK) && day < addDays(on, WEEK);
  return say('reason.on-day', { day: isNear ? format.weekday(day) : format.day(day, on) });
}

/** The codes of some positions, those beyond a few counted. */
function codesInWords(book: ClassBook, positions: readonly number[]): string {
  const all = positions.map((position) => book.objectives[position]?.code ?? '');
  const named = all.slice(0, NAMED).join(', ');
  const more = all.length - NAMED;
  return more > 0 ? say('reason.and-more', { objectives: named, more }) : named;
}

/** A reason in words, with its objectives and its day. */
function reasonInWords(book: ClassBook, reason: HelpReason, on: IsoDate): string {
  const { kind, count } = reason;
  const params = {
    count,
    critical: reason.objectives.filter((i) => book.objectives[i]?.critical).length,
    objectives: codesInWords(book, reason.objectives),
    day: reason.on === null ? '' : dayInWords(reason.on, on),
  };
  switch (kind) {
    case 'asked':
    case 'check-ready':
      return reason.objectives.length > 0
        ? say(`reason.${kind}-on`, params)
        : say(`reason.${kind}`, params);
    case 'overdue':
      return say(params.critical > 0 ? 'reason.overdue-critical' : 'reason.overdue', params);
    case 'unseen':
      return reason.on === null ? say('reason.unseen-ever') : say('reason.unseen', params);
    case 'challenge':
      return count > 0 ? say('reason.challenge-ahead', params) : say('reason.challenge');
    default:
      return say(`reason.${kind}`, params);
  }
}

/** A reason as windows and the command line get it. */
export const reasonView = (book: ClassBook, reason: HelpReason, on: IsoDate) => ({
  kind: reason.kind,
  points: reason.points,
  objectives: reason.objectives.map((position) => book.objectives[position]?.code ?? ''),
  text: reasonInWords(book, reason, on),
});
