import { classDays } from '#shared/domain/calendar.ts';
import { shiftDates } from '#shared/domain/cycle/pacing.ts';
import { spreadDates } from '#shared/domain/plan-spread.ts';
import { addDays } from '#shared/domain/time.ts';
import { classBook } from '../class/class-book.ts';
import { outlook } from '../class/outlook.ts';
import { found, invalid } from '../found.ts';
import type { Handlers } from '../registry.ts';
import { patchClassObjective, refuseUnplanned } from '../student/plan-rows.ts';
import { weekly } from '../student/weekly.ts';

/** How fast a class comes along. */
export const pacing: Pick<Handlers, 'plan.shift' | 'plan.outlook' | 'plan.redate' | 'weekly.get'> =
  {
    'plan.shift': (ctx, { class: id, from, by }) => {
      const book = classBook(ctx, id);
      const planned = book.objectives.slice(0, book.planned);
      const dates = shiftDates(
        book.calendar,
        planned.map((objective) => objective.due),
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
      return {
        ...known,
        remaining: remaining.length,
        drop: drop
          .map((i) => book.objectives[i])
          .filter((one) => one !== undefined)
          .map(({ id: objective, code, statement }) => ({ id: objective, code, statement })),
      };
    },

    'plan.redate': (ctx, { class: id, from, drop }) => {
      refuseUnplanned(ctx, id, drop);
      const { book, remaining, last } = outlook(ctx, id, addDays(from, -1));
      if (last === null)
        throw invalid('class', book.row.name, 'it has no last day to spread up to');
      const kept = remaining
        .map((i) => book.objectives[i])
        .filter((one) => one !== undefined && !drop.includes(one.id));
      for (const objective of drop) {
        const row = found(ctx, 'objective', objective);
        if (row.critical)
          throw invalid('objective', row.code, 'it is critical and stays in the plan');
        patchClassObjective(ctx, id, objective, { leftOut: true });
      }
      const days = classDays(book.calendar, from, last);
      if (days.length === 0) throw invalid('from', from, `the class does not meet until ${last}`);
      const dates = spreadDates([kept.length], days, 'objective');
      kept.forEach((objective, i) => {
        if (objective) patchClassObjective(ctx, id, objective.id, { due: dates[i] ?? null });
      });
      ctx.about({ class: id, count: kept.length });
      return { dropped: drop.length, dated: kept.length };
    },

    'weekly.get': (ctx, { class: classId, on = ctx.today }) => weekly(ctx, classId, on),
  };
