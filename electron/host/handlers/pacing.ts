import { classDays, isClassDay } from '#shared/domain/calendar.ts';
import { moveTogether, shiftDates } from '#shared/domain/cycle/pacing.ts';
import { spreadDates } from '#shared/domain/plan-spread.ts';
import { addDays, earlierOf, type IsoDate } from '#shared/domain/time.ts';
import { type ClassBook, classBook } from '../class/class-book.ts';
import { outlook } from '../class/outlook.ts';
import type { ReadCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import type { Handlers } from '../registry.ts';
import { calendarDays } from '../store/class-store.ts';
import { patchClassObjective, refuseUnplanned } from '../student/plan-rows.ts';
import { substitute } from '../student/substitute.ts';
import { weekly } from '../student/weekly.ts';

/** How fast a class comes along. */
export const pacing: Pick<
  Handlers,
  'plan.move' | 'plan.shift' | 'plan.outlook' | 'plan.redate' | 'weekly.get' | 'substitute.get'
> = {
  'plan.move': (ctx, { class: id, objectives, on }) => {
    refuseUnplanned(ctx, id, objectives);
    const book = classBook(ctx, id);
    refuseNoClass(ctx, book, on);
    const chosen = new Set(objectives);
    const planned = book.objectives.slice(0, book.planned);
    const moving = planned.filter((objective) => chosen.has(objective.id));
    const dues = moving.map((objective) => objective.due);
    const { dates, latest, by } = moveTogether(book.calendar, dues, on);
    moving.forEach((objective, i) => {
      const due = dates[i] ?? on;
      if (due !== objective.due) patchClassObjective(ctx, id, objective.id, { due });
    });
    ctx.about({ class: id, count: moving.length });
    const rest = planned.filter(
      ({ id: other, due }) =>
        !chosen.has(other) && latest !== null && due !== null && due >= latest,
    );
    const missed = latest === null ? null : missedBetween(ctx, id, latest, on);
    return { by, from: latest, rest: rest.length, missed };
  },

  'plan.shift': (ctx, { class: id, from, by, except = [] }) => {
    const book = classBook(ctx, id);
    const planned = book.objectives.slice(0, book.planned);
    const dates = shiftDates(
      book.calendar,
      planned.map((objective) => (except.includes(objective.id) ? null : objective.due)),
      from,
      by,
    );
    let moved = 0;
    let beyond = 0;
    planned.forEach((objective, i) => {
      const due = dates[i] ?? null;
      if (due === null) return;
      patchClassObjective(ctx, id, objective.id, { due });
      moved += 1;
      if (book.row.last !== null && due > book.row.last) beyond += 1;
    });
    ctx.about({ class: id, count: moved });
    return { moved, beyond };
  },

  'plan.outlook': (ctx, { class: id, on = ctx.today }) => {
    const { book, remaining, drop, ...known } = outlook(ctx, id, on);
    const left = new Set(remaining);
    const planned = book.objectives.slice(0, book.planned);
    const finished = planned.filter((_, i) => !left.has(i));
    return {
      ...known,
      remaining: remaining.length,
      late: planned.flatMap((one, i) =>
        left.has(i) && one.due !== null && one.due < on ? one.id : [],
      ),
      done: finished.map((one) => one.id),
      early: finished.filter((one) => one.due !== null && one.due > on).length,
      drop: drop
        .map((i) => book.objectives[i])
        .filter((one) => one !== undefined)
        .map(({ id: objective, code, statement }) => ({ id: objective, code, statement })),
    };
  },

  'plan.redate': (ctx, { class: id, from, drop }) => {
    refuseUnplanned(ctx, id, drop);
    const { book, remaining, last } = outlook(ctx, id, addDays(from, -1));
    if (last === null) throw invalid('class', book.row.name, 'why.no-end-to-spread');
    const kept = remaining
      .map((i) => book.objectives[i])
      .filter((one) => one !== undefined && !drop.includes(one.id));
    for (const objective of drop) {
      const row = found(ctx, 'objective', objective);
      if (row.critical) throw invalid('objective', row.code, 'why.critical-stays');
      patchClassObjective(ctx, id, objective, { leftOut: true });
    }
    const days = classDays(book.calendar, from, last);
    if (days.length === 0) throw invalid('from', from, 'why.no-meeting-until', { day: last });
    const dates = spreadDates([kept.length], days, 'objective');
    kept.forEach((objective, i) => {
      if (objective) patchClassObjective(ctx, id, objective.id, { due: dates[i] ?? null });
    });
    ctx.about({ class: id, count: kept.length });
    return { dropped: drop.length, dated: kept.length };
  },

  'substitute.get': (ctx, { class: classId, on = ctx.today }) => substitute(ctx, classId, on),

  'weekly.get': (ctx, { class: classId, on = ctx.today }) => weekly(ctx, classId, on),
};

/** Throws INVALID with the reason unless the class is to meet on the day. */
function refuseNoClass(ctx: ReadCtx, { id, row, calendar }: ClassBook, on: IsoDate): void {
  if (isClassDay(calendar, on)) return;
  const { kind, note } = calendarDays(ctx, id).find((day) => day.on === on) ?? {};
  if (row.first !== null && on < row.first) {
    throw invalid('day', on, 'why.before-class', { day: row.first });
  }
  if (row.last !== null && on > row.last) {
    throw invalid('day', on, 'why.after-class', { day: row.last });
  }
  if (kind === undefined) throw invalid('day', on, 'why.no-class-day');
  if (kind === 'off') {
    throw note
      ? invalid('day', on, 'why.day-off-named', { note })
      : invalid('day', on, 'why.day-off');
  }
  throw note
    ? invalid('day', on, 'why.day-short-named', { note })
    : invalid('day', on, 'why.day-short');
}

/** The first day between two dates, ends included, that was to be a class day and was not. */
function missedBetween(ctx: ReadCtx, classId: string, one: IsoDate, other: IsoDate) {
  const from = earlierOf(one, other);
  const to = from === one ? other : one;
  const lost = calendarDays(ctx, classId).find(
    ({ on, kind }) => kind !== 'off' && on >= from && on <= to,
  );
  return lost?.on ?? null;
}
