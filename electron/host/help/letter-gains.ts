import { type ClassCalendar, isClassDay } from '#shared/domain/calendar.ts';
import type { HelpStudent } from '#shared/domain/help/student.ts';
import { assessedShares, countObjectives } from '#shared/domain/letter/counted.ts';
import { letterOutcome, readyRule } from '#shared/domain/letter/outcome.ts';
import { raised } from '#shared/domain/letter/raise.ts';
import { reportingSpan } from '#shared/domain/letter/span.ts';
import { smallestAt, type Term } from '#shared/domain/term.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import { classDay, studentDays } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { letterBook, openedFor } from '../letters/letter-book.ts';
import { overriddenLetters } from '../letters/overrides.ts';
import { ruleOfClass } from '../letters/rule-of-class.ts';
import { allTerms } from '../store/term-store.ts';
import type { ClassHelp } from './class-help.ts';

/** A better letter, and the last class day before the term closes; null: there is no term. */
export interface LetterGain {
  readonly from: string;
  readonly to: string;
  readonly on: IsoDate | null;
}

/** What success would do to letters in the term that runs on the day. */
export interface LetterGains {
  readonly term: Term | null;
  /** What mastering one objective, by position, does; null: nothing, or a person set the letter. */
  after(student: HelpStudent, position: number): LetterGain | null;
}

/** The last class day of a term, where one is left; else the day on which the term ends. */
function closingDay(calendar: ClassCalendar, { start, end }: Term, on: IsoDate): IsoDate {
  const from = start < on ? on : start;
  for (let day = end; day >= from; day = addDays(day, -1)) {
    if (isClassDay(calendar, day)) return day;
  }
  return end;
}

/** Reads once what letters of a class's day need; each student's is counted when first asked for. */
export function letterGains(ctx: ReadCtx, help: ClassHelp): LetterGains {
  const { about } = help;
  const book = letterBook(ctx, help.book.id);
  const day = book.beyond ? classDay(ctx, book, about.on) : help.day;
  const everybody = book.beyond ? studentDays(ctx, day, day.students) : help.everybody;
  const { rule } = ruleOfClass(ctx, book.id);
  const terms = allTerms(ctx);
  const term = smallestAt(terms, about.on);
  const set = overriddenLetters(ctx, book, term?.id ?? null);
  const ready = readyRule(rule, book.scale);
  const unitOf = book.units.flatMap((unit) => Array.from({ length: unit.count }, () => unit.name));
  const closing = term && closingDay(book.calendar, term, about.on);
  const context = {
    // What is due until then counts by then, though not today.
    asOf: term?.end ?? about.on,
    span: reportingSpan(terms, term, rule.span),
    objectives: book.objectives
      .slice(0, book.planned)
      .map(({ critical, whole, rules }, i) => ({ critical, whole, rules, unit: unitOf[i] ?? '' })),
    assessedShare: assessedShares(
      everybody.map(({ row }) => row),
      book.planned,
    ),
  };
  const known = new Map<number, ReturnType<typeof letterNow>>();
  const letterNow = (index: number) => {
    const one = everybody[index];
    if (!one || set.has(one.student.key)) return null;
    const { row, facts } = one;
    const opened = openedFor(day, facts);
    const { counted } = countObjectives(rule, row, { ...context, opened }, facts);
    return { counted, letter: letterOutcome(ready, counted).letter };
  };
  const now = (index: number) => {
    if (!known.has(index)) known.set(index, letterNow(index));
    return known.get(index) ?? null;
  };
  return {
    term,
    after(student, position) {
      const today = now(student.index);
      const one = today?.counted.find((counted) => counted.position === position);
      if (!today || !one) return null;
      const value = Math.max(one.value, one.rules.threshold);
      const to = letterOutcome(ready, raised(today.counted, [{ position, value }])).letter;
      return to === today.letter ? null : { from: today.letter, to, on: closing };
    },
  };
}
