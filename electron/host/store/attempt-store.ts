import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Everything the file holds about one attempt; undone ones have `deleted` 1. */
export interface AttemptRow {
  readonly key: number;
  readonly id: string;
  readonly on: string;
  readonly recordedAt: number;
  readonly level: number | null;
  readonly score: number | null;
  readonly outOf: number | null;
  readonly aimed: number | null;
  readonly kind: string;
  readonly version: string | null;
  readonly assessor: string | null;
  readonly shown: string | null;
  readonly feedback: string | null;
  readonly robust: string | null;
  readonly support: string | null;
  readonly countsFully: number | null;
  readonly task: number | null;
  readonly taskName: string | null;
  readonly className: string;
  readonly voidedAt: number | null;
  readonly voidedWhy: string | null;
  readonly voidedBy: string | null;
  readonly deleted: number;
  readonly source: string | null;
  readonly opAt: number;
  readonly opBy: string | null;
}

/** All attempts of one student on one objective, in total order; voided and undone ones too. */
export function attemptRows(ctx: ReadCtx, student: number, objective: number): AttemptRow[] {
  return ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .innerJoin('class', 'class.key', 'evidence.class')
      .innerJoin('op', 'op.key', 'evidence.op')
      .leftJoin('task', 'task.key', 'evidence.task')
      .select([
        'evidence.key',
        'evidence.id',
        'evidence.on',
        'evidence.recordedAt',
        'evidence.level',
        'evidence.score',
        'evidence.outOf',
        'evidence.aimed',
        'evidence.kind',
        'evidence.version',
        'evidence.assessor',
        'evidence.shown',
        'evidence.feedback',
        'evidence.robust',
        'evidence.support',
        'evidence.countsFully',
        'evidence.task',
        'task.name as taskName',
        'class.name as className',
        'evidence.voidedAt',
        'evidence.voidedWhy',
        'evidence.voidedBy',
        'evidence.deleted',
        'evidence.source',
        'op.at as opAt',
        'op.by as opBy',
      ])
      .where('evidence.student', '=', student)
      .where('evidence.objective', '=', objective)
      .orderBy('evidence.on')
      .orderBy('evidence.recordedAt')
      .orderBy('evidence.id'),
  );
}

/** What the journal says of some rows, oldest first. */
export function journalOf(ctx: ReadCtx, rows: readonly string[]) {
  if (rows.length === 0) return [];
  return ctx.query.all(
    sqlFor
      .selectFrom('change')
      .innerJoin('op', 'op.key', 'change.op')
      .select([
        'change.row',
        'change.entity',
        'change.field',
        'change.before',
        'change.after',
        'op.at',
        'op.by',
        'op.role',
      ])
      .where('change.row', 'in', rows)
      .orderBy('change.seq'),
  );
}

/** Marks of one cell: every one that ever was. */
export function marksOfCell(ctx: ReadCtx, student: number, objective: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('mark')
      .select(['id', 'kind', 'on', 'until', 'recordedAt', 'closedOn', 'deleted'])
      .where('student', '=', student)
      .where('objective', '=', objective)
      .orderBy('key'),
  );
}

/** Correctives of one cell, newest first. */
export function correctivesOfCell(ctx: ReadCtx, student: number, objective: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('correctiveStudent')
      .innerJoin('corrective', 'corrective.key', 'correctiveStudent.corrective')
      .select(['corrective.id', 'corrective.on', 'corrective.kind', 'corrective.note'])
      .where('correctiveStudent.student', '=', student)
      .where('corrective.objective', '=', objective)
      .where('corrective.deleted', '=', 0)
      .where('correctiveStudent.deleted', '=', 0)
      .orderBy('corrective.on', 'desc')
      .orderBy('corrective.recordedAt', 'desc'),
  );
}

/** Private notes on a student that name an objective, newest first. */
export function notesOfCell(ctx: ReadCtx, student: number, objective: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('privateNote')
      .select(['id', 'on', 'text'])
      .where('student', '=', student)
      .where('objective', '=', objective)
      .where('deleted', '=', 0)
      .orderBy('on', 'desc')
      .orderBy('recordedAt', 'desc'),
  );
}

/** Objectives that wait directly on this one. */
export function opensOf(ctx: ReadCtx, objective: number) {
  return ctx.query.all(
    sqlFor
      .selectFrom('prerequisite')
      .innerJoin('objective', 'objective.key', 'prerequisite.objective')
      .select(['objective.id', 'objective.code', 'objective.statement'])
      .where('prerequisite.requires', '=', objective)
      .where('prerequisite.deleted', '=', 0)
      .where('objective.deleted', '=', 0)
      .orderBy('objective.code'),
  );
}
