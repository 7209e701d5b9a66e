import { countingAttempts, isAfter } from '#shared/domain/attempt.ts';
import { isClassDay } from '#shared/domain/calendar.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import { type ClassBook, classBook } from '../class/class-book.ts';
import { classDay, type StudentDay, studentDays } from '../class/class-day.ts';
import type { ReadCtx } from '../context.ts';
import { contactDays } from '../store/facts-store.ts';
import { visitsBetween } from '../store/visit-store.ts';
import { talkDays } from './talks.ts';

/** Class days looked back at. */
const DAYS = 20;

/** A search for so many class days gives up after so many days. */
const HORIZON = 120;

/** Who had the teacher's time lately, and which help was followed by mastery. */
export function timeSpent(ctx: ReadCtx, classId: string, on: IsoDate) {
  const book = classBook(ctx, classId);
  const day = classDay(ctx, book, on);
  const from = firstOfLatest(book, on);
  const keys = day.students.map((student) => student.key);
  const contacts = contactDays(ctx, keys, from, on);
  const visits = visitsBetween(ctx, book.key, from, on);
  const students = studentDays(ctx, day, day.students).map((known) => {
    const { student } = known;
    const own = visits.filter((visit) => visit.student === student.key);
    return {
      id: student.id,
      called: student.spoken,
      talks: talkDays(ctx, day, known, contacts.get(student.key) ?? [], from).size,
      planned: own.length,
      first: own.filter((visit) => visit.place === 1).length,
      help: helpGiven(book, known, from),
    };
  });
  const started = new Set(visits.map((visit) => visit.on)).size;
  return { from, on, started, students };
}

function firstOfLatest(book: ClassBook, on: IsoDate): IsoDate {
  let from = on;
  let left = DAYS;
  for (let n = 0; n < HORIZON && left > 0; n += 1) {
    const day = addDays(on, -n);
    if (!isClassDay(book.calendar, day)) continue;
    from = day;
    left -= 1;
  }
  return from;
}

/** The correctives since a day, each with the first day after it on which the objective was shown. */
function helpGiven(book: ClassBook, known: StudentDay, from: IsoDate) {
  return known.helped.flatMap((corrective) => {
    const position = book.positions.get(corrective.objective);
    const objective = position === undefined ? undefined : book.objectives[position];
    if (corrective.on < from || position === undefined || !objective) return [];
    const rules = known.facts.ownRules.get(position) ?? objective.rules;
    // What does not count for the level shows nothing here either.
    const shown = countingAttempts(known.facts.attempts[position] ?? [], rules).find(
      (attempt) => isAfter(attempt, corrective) && attempt.value >= rules.threshold,
    );
    return [
      {
        on: corrective.on,
        kind: corrective.kind,
        objective: objective.code,
        masteredOn: shown?.on ?? null,
      },
    ];
  });
}
