import type { Output, Parsed } from '#shared/contract/contract.ts';
import type { ClassCalendar } from '#shared/domain/calendar.ts';
import { datesInNextYear, yearLater } from '#shared/domain/cycle/next-year.ts';
import { covers, rosterDay } from '#shared/domain/roster.ts';
import { crossedBy, type Term } from '#shared/domain/term.ts';
import { addDays, type IsoDate } from '#shared/domain/time.ts';
import type { Row } from '#shared/model/row.ts';
import { classBook } from '../class/class-book.ts';
import { isArchived } from '../class/class-judged.ts';
import { compareNames } from '../class/roster-order.ts';
import type { ReadCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { teacherOfClass } from '../not-yours.ts';
import { say } from '../say.ts';
import { allClasses, type ClassRow, coursesOf } from '../store/class-store.ts';
import { planOf } from '../store/plan-store.ts';
import { spansOfClass } from '../store/roster-store.ts';
import { chosenRules } from '../store/rule-store.ts';
import { allTerms } from '../store/term-store.ts';

type Wish = Parsed<'rollover.run'>;
type Made = Output<'rollover.run'>;

/** A class of the new year before it has an id. */
export interface NextClass {
  readonly row: Row<'class'>;
  readonly courses: readonly string[];
  readonly rule: string | null;
  /** What its plan says of single objectives. */
  readonly plan: readonly { objective: string; due: IsoDate | null; leftOut: boolean }[];
}

/** What beginning a new year does, class by class. */
export interface Rollover {
  readonly ending: readonly { id: string; foldedOn: IsoDate; next: NextClass | null }[];
  readonly terms: readonly Pick<Term, 'name' | 'start' | 'end'>[];
  readonly told: Made;
}

/**
 * What the next school year begins with. Classes that end keep everything and are folded away, those
 * whose last day lies ahead only after it. Made anew are the name, the scale, the method, the letter
 * rule and the plan of a class; no students, because lists come from the school, and no terms unless
 * they are asked for. Throws TroubleError INVALID, NOT_FOUND.
 */
export function decideRollover(ctx: ReadCtx, wish: Wish): Rollover {
  const { year, first, last } = wish;
  if (first !== null && last !== null && last <= first) {
    throw invalid(say('rollover.what.last'), last, 'rollover.why.last', { first });
  }
  const ending = endingOf(ctx, wish);
  const isAgain = new Set(wish.again ?? ending.map(({ id }) => id));
  for (const id of isAgain) {
    if (ending.some((row) => row.id === id)) continue;
    throw invalid(say('rollover.what.class'), found(ctx, 'class', id).name, 'rollover.why.stays');
  }
  const left = new Set(
    allClasses(ctx)
      .filter((row) => !isArchived(row, ctx.today) && !ending.some(({ id }) => id === row.id))
      .map(({ name }) => name),
  );
  const decided = ending.map((row) => {
    const foldedOn = foldedOnOf(row, ctx.today);
    const isOpen = foldedOn > ctx.today;
    const next = isAgain.has(row.id) ? nextOf(ctx, row, wish, isOpen || left.has(row.name)) : null;
    return { id: row.id, name: row.name, foldedOn, next };
  });
  const terms = termsOf(ctx, wish, { year, ending });
  return {
    ending: decided.map(({ id, foldedOn, next }) => ({ id, foldedOn, next: next?.made ?? null })),
    terms,
    told: {
      classes: decided.map(({ id, name, foldedOn, next }) => ({
        class: id,
        name,
        foldedOn,
        students: studentsIn(ctx, found(ctx, 'class', id), id, ctx.today),
        next: next?.told ?? null,
      })),
      terms: [...terms],
    },
  };
}

/** Classes that end, in the order of lists. A class that another teacher alone edits is none of them. */
function endingOf(ctx: ReadCtx, { ending }: Wish): ClassRow[] {
  const own = allClasses(ctx)
    .filter((row) => !isArchived(row, ctx.today) && teacherOfClass(ctx, row.id) === null)
    .sort((a, b) => a.position - b.position || compareNames(a.name, b.name));
  if (ending === undefined)
    return own.filter((row) => row.first === null || row.first <= ctx.today);
  for (const id of ending) {
    if (own.some((row) => row.id === id)) continue;
    throw invalid(say('rollover.what.class'), found(ctx, 'class', id).name, 'rollover.why.over');
  }
  return own.filter((row) => ending.includes(row.id));
}

/** A class goes on until its last day; one without is over when the teacher says so. */
const foldedOnOf = ({ last }: Pick<ClassRow, 'last'>, today: IsoDate): IsoDate =>
  last !== null && last >= today ? addDays(last, 1) : today;

function studentsIn(ctx: ReadCtx, row: Row<'class'>, id: string, today: IsoDate): number {
  const day = rosterDay(today, row.first, row.last);
  return new Set(
    spansOfClass(ctx, id)
      .filter((span) => covers(span, day))
      .map(({ student }) => student),
  ).size;
}

function nextOf(
  ctx: ReadCtx,
  { id, name }: ClassRow,
  { year, first, last, dates }: Wish,
  isNameTaken: boolean,
): { made: NextClass; told: NonNullable<Made['classes'][number]['next']> } {
  const old = found(ctx, 'class', id);
  const start = first ?? (old.first === null ? null : yearLater(old.first, ctx.today));
  const end = last ?? lastOf(old, start);
  const row: Row<'class'> = {
    ...old,
    name: isNameTaken ? `${name} ${year}` : name,
    first: start,
    last: end,
    archivedOn: null,
  };
  const before = classBook(ctx, id).calendar;
  const after: ClassCalendar = { ...before, first: start, last: end, exceptions: new Map() };
  const rows = planOf(ctx, id);
  // Dates that the course itself brings are those of its first year: they would all be overdue.
  const dues = rows.map((one) =>
    dates === 'moved' || one.targetDate !== null ? (one.due ?? one.targetDate) : null,
  );
  const moved = datesInNextYear(before, after, dues, ctx.today);
  const plan = rows.map((one, i) => ({
    objective: one.id,
    due: moved.dates[i] ?? null,
    leftOut: one.leftOut === 1,
  }));
  const asked = plan.filter(({ leftOut }) => !leftOut);
  return {
    made: {
      row,
      courses: coursesOf(ctx, id).map((course) => course.id),
      rule: chosenRules(ctx).get(id) ?? null,
      plan,
    },
    told: {
      name: row.name,
      first: start,
      last: end,
      objectives: asked.length,
      dated: asked.filter(({ due }) => due !== null).length,
      crowded: moved.crowded,
    },
  };
}

/** The last day a year later, by as much as the first day moved. */
function lastOf({ first, last }: Row<'class'>, start: IsoDate | null): IsoDate | null {
  if (last === null) return null;
  if (first === null || start === null) return yearLater(last, start ?? last);
  const length = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000);
  return addDays(start, length);
}

/** The year itself where its days are known, and the past year's terms where they are asked for. */
function termsOf(
  ctx: ReadCtx,
  { first, last, terms }: Wish,
  { year, ending }: { year: string; ending: readonly ClassRow[] },
): Pick<Term, 'name' | 'start' | 'end'>[] {
  const all = allTerms(ctx);
  const made: Pick<Term, 'name' | 'start' | 'end'>[] = [];
  const names = new Set(all.map(({ name }) => name.trim()));
  const add = (term: Pick<Term, 'name' | 'start' | 'end'>) => {
    if (names.has(term.name) || term.end < term.start) return;
    if (crossedBy([...all, ...made.map(asTerm)], term)) return;
    names.add(term.name);
    made.push(term);
  };
  if (first !== null && last !== null) add({ name: year, start: first, end: last });
  if (!terms) return made;
  const begun = ending.flatMap((row) => row.first ?? []).sort()[0] ?? null;
  const past = all.filter(({ start, end }) => begun === null || (start >= begun && end >= begun));
  const [year1] = past.map(({ start }) => start).sort();
  if (year1 === undefined) return made;
  const start = first ?? yearLater(year1, ctx.today);
  const by = Math.round((Date.parse(start) - Date.parse(begun ?? year1)) / 86_400_000);
  // Whole weeks, so that a term that ended on a Friday ends on one.
  const weeks = Math.round(by / 7) * 7;
  for (const term of past) {
    const moved = { start: addDays(term.start, weeks), end: addDays(term.end, weeks) };
    if (last !== null && moved.start > last) continue;
    const within = {
      start: first !== null && moved.start < first ? first : moved.start,
      end: last !== null && moved.end > last ? last : moved.end,
    };
    // The year itself is there already.
    if (first !== null && last !== null && within.start <= first && within.end >= last) continue;
    add({ name: `${term.name} ${year}`, ...within });
  }
  return made;
}

const asTerm = (term: Pick<Term, 'name' | 'start' | 'end'>, i: number): Term => ({
  ...term,
  id: `new ${i}`,
  parent: null,
});
