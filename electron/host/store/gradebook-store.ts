import { sql } from 'kysely';
import type { Row } from '#shared/model/row.ts';
import type { ReadCtx, WriteCtx } from '../context.ts';
import { erasedUpTo } from './erased-store.ts';
import { sqlFor } from './query.ts';
import type { OpRow } from './schema.ts';

/** The gradebook's own row; null before anything was said about it. */
export function gradebookRow(ctx: ReadCtx): ({ id: string } & Row<'gradebook'>) | null {
  const row = ctx.query.first(
    sqlFor
      .selectFrom('gradebook')
      .select(['id', 'teacher', 'school', 'createdAt'])
      .where('deleted', '=', 0)
      // Two laptops of one teacher may each have begun with a row of their own.
      .orderBy('createdAt')
      .orderBy('id')
      .limit(1),
  );
  return row ?? null;
}

/** Name of the school, '' when unknown: whose numbers the school ids of its students are. */
export const schoolName = (ctx: ReadCtx): string => gradebookRow(ctx)?.school?.trim() ?? '';

/** Whose gradebook it is: the person whom the history names. */
export const teacherName = (ctx: ReadCtx): string | null =>
  ctx.memo('teacher', () => gradebookRow(ctx)?.teacher?.trim() || null);

/** Writes teacher and school; what is not named stays. */
export function saveGradebook(
  ctx: WriteCtx,
  patch: { readonly teacher?: string | null; readonly school?: string | null },
): void {
  const row = gradebookRow(ctx);
  if (row) {
    ctx.rows.update('gradebook', row.id, patch);
    return;
  }
  ctx.rows.insert('gradebook', ctx.newId(), {
    teacher: null,
    school: null,
    createdAt: ctx.now,
    ...patch,
  });
}

const count = (table: 'class' | 'student') =>
  sqlFor
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('deleted', '=', 0);

/** How much the gradebook holds; voided evidence does not count. */
export function gradebookCounts(ctx: ReadCtx): {
  classes: number;
  students: number;
  evidence: number;
} {
  // Rows are only deleted where something was erased for good, so else the largest key says how many there are; only those that no longer
  // count are counted, through an index of their own.
  const evidence = ctx.query.first(
    sqlFor.selectNoFrom((e) => [
      e
        .selectFrom('evidence')
        .select((rows) => sql<number>`coalesce(${rows.fn.max('key')}, 0)`.as('n'))
        .as('all'),
      e
        .selectFrom('evidence')
        .select((rows) => rows.fn.countAll<number>().as('n'))
        .where((row) => row.or([row('deleted', '=', row.lit(1)), row('voidedAt', 'is not', null)]))
        .as('gone'),
    ]),
  );
  const isCounted = erasedUpTo(ctx) === 0;
  return {
    classes: ctx.query.first(count('class'))?.n ?? 0,
    students: ctx.query.first(count('student'))?.n ?? 0,
    evidence: isCounted ? (evidence?.all ?? 0) - (evidence?.gone ?? 0) : liveEvidence(ctx),
  };
}

/** Where rows are gone for good, the largest key says nothing. */
const liveEvidence = (ctx: ReadCtx): number =>
  ctx.query.first(
    sqlFor
      .selectFrom('evidence')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where((e) => e('deleted', '=', e.lit(0)))
      .where('voidedAt', 'is', null),
  )?.n ?? 0;

/** The step that Undo would take back; the same choice as the journal's. */
export function undoStep(ctx: ReadCtx): OpRow | undefined {
  return ctx.query.first(
    sqlFor
      .selectFrom('op')
      .selectAll()
      .where('device', '=', ctx.device)
      .where('via', 'is', null)
      .where('undoneBy', 'is', null)
      .where('role', 'in', ['do', 'redo'])
      .orderBy('key', 'desc')
      .limit(1),
  );
}

/** The undo that Redo would take back; none once something new was done after it. */
export function redoStep(ctx: ReadCtx): OpRow | undefined {
  return ctx.query.first(
    sqlFor
      .selectFrom('op')
      .selectAll()
      .where('device', '=', ctx.device)
      .where('via', 'is', null)
      .where('undoneBy', 'is', null)
      .where('role', '=', 'undo')
      .where('key', '>', (e) =>
        e
          .selectFrom('op')
          .select((f) => f.fn.coalesce(f.fn.max('key'), f.lit(0)).as('k'))
          .where('device', '=', ctx.device)
          .where('via', 'is', null)
          .where('role', '=', 'do'),
      )
      .orderBy('key', 'desc')
      .limit(1),
  );
}

/** Every choice of this gradebook, name and value. */
export function allSettings(ctx: ReadCtx): { name: string; value: unknown }[] {
  return ctx.query
    .all(
      sqlFor
        .selectFrom('setting')
        .select(['name', 'value'])
        .where('deleted', '=', 0)
        .orderBy('name'),
    )
    .map(({ name, value }) => ({ name, value: value === null ? null : JSON.parse(value) }));
}

/** One choice of this gradebook; undefined when it was never made. */
export function keptSetting(ctx: ReadCtx, name: string): unknown {
  const row = ctx.query.first(
    sqlFor.selectFrom('setting').select('value').where('name', '=', name).where('deleted', '=', 0),
  );
  return row === undefined || row.value === null ? undefined : JSON.parse(row.value);
}
