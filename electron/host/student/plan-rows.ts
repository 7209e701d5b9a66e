import { TroubleError } from '#shared/contract/errors.ts';
import type { Row } from '#shared/model/row.ts';
import type { WriteCtx } from '../context.ts';
import { found } from '../found.ts';
import { nameId } from '../name-id.ts';
import { planOf } from '../store/plan-store.ts';

/** Throws NOT_FOUND or NOT_PLANNED unless every objective belongs to a course of the class. */
export function refuseUnplanned(
  ctx: WriteCtx,
  classId: string,
  objectives: readonly string[],
): void {
  const { name } = found(ctx, 'class', classId);
  const planned = new Set(planOf(ctx, classId).map((row) => row.id));
  for (const id of objectives) {
    const objective = found(ctx, 'objective', id).code;
    if (!planned.has(id)) throw new TroubleError('NOT_PLANNED', { objective, class: name });
  }
}

/** Writes what a class says about an objective; a row that would say nothing is not begun. */
export function patchClassObjective(
  ctx: WriteCtx,
  classId: string,
  objective: string,
  patch: Partial<Pick<Row<'classObjective'>, 'due' | 'leftOut' | 'openedOn'>>,
): void {
  const id = nameId('classObjective', classId, objective);
  if (ctx.rows.get('classObjective', id)) {
    ctx.rows.update('classObjective', id, patch);
    return;
  }
  const row = { class: classId, objective, due: null, leftOut: false, openedOn: null, ...patch };
  if (row.due !== null || row.leftOut || row.openedOn !== null) {
    ctx.rows.put('classObjective', id, row);
  }
}

/** Writes what is agreed with one student about an objective; nothing said is no row. */
export function patchStudentObjective(
  ctx: WriteCtx,
  student: string,
  objective: string,
  patch: Partial<Pick<Row<'studentObjective'>, 'due' | 'threshold' | 'leftOut' | 'class'>>,
): void {
  const id = nameId('studentObjective', student, objective);
  const before = ctx.rows.get('studentObjective', id);
  if (before) {
    ctx.rows.update('studentObjective', id, patch);
    return;
  }
  const none = { due: null, threshold: null, leftOut: false, class: null };
  const row = { student, objective, ...none, ...patch };
  if (row.due !== null || row.threshold !== null || row.leftOut) {
    ctx.rows.put('studentObjective', id, row);
  }
}
