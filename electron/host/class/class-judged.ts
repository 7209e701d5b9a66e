import { TroubleError } from '#shared/contract/errors.ts';
import { classObjection, inWeekOrder, usableParameter } from '#shared/domain/class-rules.ts';
import { levelIndex, type Scale } from '#shared/domain/scale.ts';
import type { Row } from '#shared/model/row.ts';
import type { ReadCtx } from '../context.ts';
import { objected } from '../found.ts';
import { allClasses, type ClassRow } from '../store/class-store.ts';
import { loadScales } from '../store/scale-store.ts';

/** True for a class that is put away. */
export const isArchived = (row: Pick<ClassRow, 'archivedOn'>, today: string): boolean =>
  row.archivedOn !== null && row.archivedOn <= today;

/** A scale by id. Throws TroubleError NOT_FOUND. */
export function scaleNamed(ctx: ReadCtx, id: string): Scale {
  const scale = loadScales(ctx).find((candidate) => candidate.id === id);
  if (!scale) throw new TroubleError('NOT_FOUND', { what: 'scale', name: id });
  return scale;
}

/** The class with the new rules, when they hold together. Throws INVALID, NAME_TAKEN, NOT_FOUND. */
export function judgedClass(
  ctx: ReadCtx,
  id: string | null,
  before: Row<'class'>,
  patch: Partial<Row<'class'>>,
): Row<'class'> {
  const merged: Row<'class'> = { ...before, ...patch };
  const scale = scaleNamed(ctx, merged.scale);
  // A number or level that belonged to the method or scale before says nothing about the new one.
  const { method, parameter } = merged;
  const said = method === before.method ? usableParameter(method, parameter) : null;
  const lostLevel = patch.threshold === undefined && levelIndex(scale, merged.threshold ?? '') < 0;
  const rotation = merged.rotation as string[] | null;
  const rotationDays =
    patch.rotationDays === undefined
      ? ((merged.rotationDays as string[] | null)?.filter((day) => rotation?.includes(day)) ?? null)
      : merged.rotationDays;
  const row: Row<'class'> = {
    ...merged,
    days: inWeekOrder(merged.days as string[]),
    parameter: patch.parameter === undefined ? said : parameter,
    rotationDays: merged.rotation === null ? null : rotationDays,
    threshold: lostLevel ? null : merged.threshold,
  };
  const objection = classObjection(row, scale);
  if (objection) throw objected(objection);
  const rival = allClasses(ctx).find(
    (other) => other.id !== id && other.name === row.name && !isArchived(other, ctx.today),
  );
  if (rival && !isArchived(row, ctx.today)) {
    throw new TroubleError('NAME_TAKEN', { what: 'class', name: row.name });
  }
  return row;
}
