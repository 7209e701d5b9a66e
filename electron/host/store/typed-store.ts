import type { Row } from '#shared/model/row.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** Source of evidence that was typed for several cells at once. */
export const FILLED = 'fill';

/**
 * Id of the newest live attempt of the same cell, date, kind and task that was typed (not
 * imported) since an instant; undefined when there is none.
 */
export function typedSince(
  ctx: ReadCtx,
  like: Pick<Row<'evidence'>, 'student' | 'objective' | 'on' | 'kind' | 'task'>,
  since: number,
): string | undefined {
  const read = ctx.query.hot<
    [number, number, string, number],
    readonly [string, string, number | null, string | null]
  >('typed since', () =>
    sqlFor
      .selectFrom('evidence')
      .select(['id', 'kind', 'task', 'source'])
      .where('student', '=', 0)
      .where('objective', '=', 0)
      .where('on', '=', '')
      .where('recordedAt', '>=', 0)
      .where(({ eb }) => eb('deleted', '=', eb.lit(0)))
      .where('voidedAt', 'is', null)
      .orderBy('recordedAt', 'desc')
      .orderBy('id', 'desc'),
  );
  const task = like.task === null ? null : ctx.rows.keyOf('task', like.task);
  const student = ctx.rows.keyOf('student', like.student);
  const objective = ctx.rows.keyOf('objective', like.objective);
  return read(student, objective, like.on, since).find(
    ([, kind, rowTask, source]) =>
      kind === like.kind && rowTask === task && (source === null || source === FILLED),
  )?.[0];
}
