import { TroubleError } from '#shared/contract/errors.ts';
import { levelIndex } from '#shared/domain/scale.ts';
import type { Row } from '#shared/model/row.ts';
import { classBook } from '../class-book.ts';
import type { WriteCtx } from '../context.ts';
import { found, invalid } from '../found.ts';
import { nameId } from '../name-id.ts';
import { voidEvidence } from '../record-evidence.ts';
import type { Handlers } from '../registry.ts';
import { planOf } from '../store/plan-store.ts';
import { evidenceOfTask, taskNamed, taskParts } from '../store/task-store.ts';

/** Named occasions. */
export const tasks: Pick<Handlers, 'task.save'> = {
  'task.save': (ctx, input) => {
    const { class: id, name, kind, on, highest = null } = input;
    found(ctx, 'class', id);
    const before = input.task === undefined ? null : found(ctx, 'task', input.task);
    if (before && before.class !== id) {
      throw invalid('class', found(ctx, 'class', id).name, 'the task belongs to another class');
    }
    const rival = taskNamed(ctx, ctx.rows.keyOf('class', id), name);
    if (rival !== undefined && rival !== input.task) {
      throw new TroubleError('NAME_TAKEN', { what: 'task', name });
    }
    if (highest !== null) {
      const { scale } = classBook(ctx, id);
      if (levelIndex(scale, highest) < 0) {
        throw invalid('highest', highest, `the scale ${scale.name} has no such level`);
      }
    }
    refuseUnplanned(ctx, id, input.objectives);
    const task = input.task ?? ctx.newId();
    ctx.rows.put('task', task, { class: id, name, kind, on, highest });
    const versions = input.versions;
    saveParts(ctx, task, [...new Set(input.objectives)], versions && [...new Set(versions)]);
    const moved = before && before.on !== on ? moveEvidence(ctx, task, before.on, on) : 0;
    ctx.about({ class: id, task, count: moved });
    return { task };
  },
};

function refuseUnplanned(ctx: WriteCtx, classId: string, objectives: readonly string[]): void {
  const planned = new Set(planOf(ctx, classId).map((row) => row.id));
  for (const id of objectives) {
    const { code } = found(ctx, 'objective', id);
    if (!planned.has(id)) {
      const { name } = found(ctx, 'class', classId);
      throw new TroubleError('NOT_PLANNED', { objective: code, class: name });
    }
  }
}

/** Objectives and versions in their order; versions that were not named stay. */
function saveParts(
  ctx: WriteCtx,
  task: string,
  objectives: readonly string[],
  versions: readonly string[] | undefined,
): void {
  const present = taskParts(ctx, ctx.rows.keyOf('task', task));
  const wanted = new Set<string>();
  objectives.forEach((objective, position) => {
    const id = nameId('taskObjective', task, objective);
    wanted.add(id);
    ctx.rows.put('taskObjective', id, { task, objective, position });
  });
  for (const id of present.objectives) if (!wanted.has(id)) ctx.rows.remove('taskObjective', id);
  if (!versions) return;
  versions.forEach((name, position) => {
    const id = nameId('taskVersion', task, name);
    wanted.add(id);
    ctx.rows.put('taskVersion', id, { task, name, position });
  });
  for (const id of present.versions) if (!wanted.has(id)) ctx.rows.remove('taskVersion', id);
}

/**
 * Evidence is never changed in place: what was dated by the task is voided, and a corrected copy
 * takes its place in the same order. Evidence with a date of its own (a make-up) stays.
 */
function moveEvidence(ctx: WriteCtx, task: string, from: string, to: string): number {
  const ids = evidenceOfTask(ctx, ctx.rows.keyOf('task', task), from);
  for (const id of ids) {
    const row: Row<'evidence'> = found(ctx, 'evidence', id);
    voidEvidence(ctx, id, `task moved to ${to}`);
    ctx.rows.insert('evidence', ctx.newId(), { ...row, on: to, knownAt: ctx.now });
  }
  return ids.length;
}
