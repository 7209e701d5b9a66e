import type { Output } from '#shared/contract/contract.ts';
import { DEFAULT_SCALE } from '#shared/domain/built-in-scales.ts';
import { usableParameter } from '#shared/domain/class-rules.ts';
import { currentUnit } from '#shared/domain/current-unit.ts';
import { newClass } from '#shared/domain/new-class.ts';
import { covers, rosterDay } from '#shared/domain/roster.ts';
import { classBook } from '../class/class-book.ts';
import { isArchived, judgedClass, scaleNamed } from '../class/class-judged.ts';
import { compareNames } from '../class/roster-order.ts';
import type { ReadCtx } from '../context.ts';
import { found } from '../found.ts';
import type { Handlers } from '../registry.ts';
import { builtInScaleId } from '../seed-built-ins.ts';
import { allClasses, allEnrolments, coursesOf } from '../store/class-store.ts';
import { plannedCounts } from '../store/plan-store.ts';

/** Classes with the rules that they are judged by. */
export const classes: Pick<Handlers, 'class.list' | 'class.get' | 'class.create' | 'class.save'> = {
  'class.list': (ctx) => [...ctx.memo(`class list ${ctx.today}`, () => listClasses(ctx))],

  'class.get': (ctx, input) => {
    const row = found(ctx, 'class', input.class);
    const scale = scaleNamed(ctx, row.scale);
    return {
      id: input.class,
      name: row.name,
      code: row.code,
      scale: { ...scale, levels: [...scale.levels] },
      threshold: scale.levels.find(({ key }) => key === row.threshold)?.key ?? scale.threshold,
      method: row.method as 'highest',
      parameter: usableParameter(row.method, row.parameter),
      scores: row.scores as 'cuts',
      first: row.first,
      last: row.last,
      days: row.days as 'mon'[],
      rotation: row.rotation as string[] | null,
      rotationDays: row.rotationDays as string[] | null,
      selfPaced: row.selfPaced,
      moveNewcomers: row.moveNewcomers,
      moveAfterAbsence: row.moveAfterAbsence,
      makeUpsByTaskDate: row.makeUpsByTaskDate,
      confirmMultipleChoice: row.confirmMultipleChoice,
      archivedOn: row.archivedOn,
      courses: coursesOf(ctx, input.class),
      unit: unitToday(ctx, input.class),
    };
  },

  'class.create': (ctx, { name, scale, ...rules }) => {
    const position = Math.max(0, ...allClasses(ctx).map((row) => row.position + 1));
    const fresh = newClass(name, scale ?? builtInScaleId(DEFAULT_SCALE), position);
    const row = judgedClass(ctx, null, fresh, { ...rules });
    const id = ctx.newId();
    ctx.rows.insert('class', id, row);
    ctx.about({ class: id });
    return { class: id };
  },

  'class.save': (ctx, { class: id, ...patch }) => {
    const row = judgedClass(ctx, id, found(ctx, 'class', id), patch);
    ctx.rows.put('class', id, row);
    ctx.about({ class: id });
    return {};
  },
};

/** Where the plan of a class is today. */
function unitToday(ctx: ReadCtx, id: string): Output<'class.get'>['unit'] {
  const book = classBook(ctx, id);
  const placed = book.units.flatMap((unit) =>
    book.objectives
      .slice(unit.first, unit.first + unit.count)
      .map((objective) => ({ unit: unit.id, due: objective.due })),
  );
  return currentUnit(placed, ctx.today);
}

/** Two reads for all classes: a teacher of ten years has sixty of them. */
function listClasses(ctx: ReadCtx): Output<'class.list'> {
  const classes = allClasses(ctx);
  const days = new Map(
    classes.map((row) => [row.key, rosterDay(ctx.today, row.first, row.last)] as const),
  );
  const enrolled = new Map(classes.map((row) => [row.key, new Set<number>()] as const));
  for (const span of allEnrolments(ctx)) {
    const day = days.get(span.class);
    if (day !== undefined && covers(span, day)) enrolled.get(span.class)?.add(span.student);
  }
  const planned = plannedCounts(ctx);
  return classes
    .map((row) => ({ row, archived: isArchived(row, ctx.today) }))
    .sort(
      (a, b) =>
        Number(a.archived) - Number(b.archived) ||
        a.row.position - b.row.position ||
        compareNames(a.row.name, b.row.name),
    )
    .map(({ row, archived }) => ({
      id: row.id,
      name: row.name,
      code: row.code,
      students: enrolled.get(row.key)?.size ?? 0,
      objectives: planned.get(row.key) ?? 0,
      archived,
    }));
}
