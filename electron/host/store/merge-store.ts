import type { Row } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadCtx } from '../context.ts';
import { listed, sqlFor } from './query.ts';

const VALUES = [
  'conflict.entity',
  'conflict.row',
  'conflict.field',
  'conflict.mine',
  'conflict.theirs',
  'conflict.mineBy',
  'conflict.mineAt',
  'conflict.theirsBy',
  'conflict.theirsAt',
  'conflict.stands',
  'conflict.settlement',
] as const;

/** A list longer than this is nobody's reading. */
const MOST = 2000;

/** Conflicts that merges found, the newest first. */
export const conflictRows = (ctx: ReadCtx) =>
  ctx.query.all(
    sqlFor
      .selectFrom('conflict')
      .innerJoin('mergeRun', 'mergeRun.key', 'conflict.run')
      .innerJoin('mergeReport', 'mergeReport.key', 'mergeRun.report')
      .select([...VALUES, 'conflict.id', 'mergeRun.file', 'mergeReport.at'])
      .where('conflict.deleted', '=', 0)
      .where('mergeReport.deleted', '=', 0)
      .orderBy('conflict.key', 'desc')
      .limit(MOST),
  );

/** The conflicts of one bundle of a merge, also of one that was undone. */
export const conflictsOf = (ctx: ReadCtx, run: number) =>
  ctx.query.all(
    sqlFor
      .selectFrom('conflict')
      .select(VALUES)
      .where('conflict.run', '=', run)
      .orderBy('conflict.key')
      .limit(MOST),
  );

/** Ids of all conflicts that one bundle's merge found on one row. */
export const conflictsBeside = (
  ctx: ReadCtx,
  { run, entity, row }: Pick<Row<'conflict'>, 'run' | 'entity' | 'row'>,
): string[] =>
  ctx.query
    .all(
      sqlFor
        .selectFrom('conflict')
        .select('id')
        .where('run', '=', ctx.rows.keyOf('mergeRun', run))
        .where('row', '=', row)
        .where('entity', '=', entity)
        .where('deleted', '=', 0)
        .orderBy('key'),
    )
    .map(({ id }) => id);

/** What merges of a gradebook's files that were undone had found changed on both sides. */
export const conflictsTakenBack = (ctx: ReadCtx, gradebook: string) =>
  ctx.query.all(
    sqlFor
      .selectFrom('conflict')
      .innerJoin('mergeRun', 'mergeRun.key', 'conflict.run')
      .select(VALUES)
      .where('conflict.deleted', '=', 1)
      .where('mergeRun.gradebook', '=', gradebook)
      .orderBy('conflict.key', 'desc')
      .limit(MOST),
  );

/** Merges, the newest first, also those that were undone; or the one of an id. */
export const reportRows = (ctx: ReadCtx, id?: string) => {
  const all = sqlFor
    .selectFrom('mergeReport')
    .select([
      'key',
      'id',
      'at',
      'evidenceBefore',
      'evidenceAfter',
      'limit',
      'overriding',
      'overrides',
      'kept',
      'erased',
      'needsDecision',
      'decisions',
      'deleted',
    ])
    .orderBy('key', 'desc')
    .limit(MOST);
  return ctx.query.all(id === undefined ? all : all.where('id', '=', id));
};

/** The bundles of some merges. */
export const runsOf = (ctx: ReadCtx, reports: readonly number[]) =>
  ctx.query.all(
    sqlFor
      .selectFrom('mergeRun')
      .select([
        'key',
        'report',
        'file',
        'sha256',
        'gradebook',
        'teacher',
        'school',
        'purpose',
        'exportedAt',
        'counts',
        'clockAhead',
        'newer',
        'sharedIds',
      ])
      .where('report', 'in', listed(reports))
      .orderBy('key'),
  );

export type RunRow = ReturnType<typeof runsOf>[number];

export type ConflictRow = ReturnType<typeof conflictsOf>[number];

/** How many attempts there are of a row. */
export const attemptsOf = (
  ctx: ReadCtx,
  field: 'student' | 'objective' | 'class' | 'task' | 'level',
  entity: TableName,
  id: string,
): number =>
  ctx.query.first(
    sqlFor
      .selectFrom('evidence')
      .select((e) => e.fn.countAll<number>().as('count'))
      .where('deleted', '=', 0)
      .where(field, '=', ctx.rows.keyOf(entity, id)),
  )?.count ?? 0;
