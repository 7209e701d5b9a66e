import { declarationOf } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW } from '#shared/sync/change.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';

/** A step that made a row: by whom, and how it came here. */
export interface Birth {
  readonly device: string;
  readonly by: string | null;
  /** The teacher's file that brought it; null: none, or one that is not another teacher's. */
  readonly source: string | null;
  /** Done in this very file. */
  readonly isHere: boolean;
}

/** The teachers whose files were merged here, by the ids of their gradebooks. */
export const sourceNames = (ctx: ReadCtx): ReadonlyMap<string, string | null> =>
  new Map(
    ctx.query
      .hot<[], [string, string | null]>('sources', () =>
        sqlFor
          .selectFrom('source')
          .select(['id', 'teacher'])
          .where((e) => e('deleted', '=', e.lit(0))),
      )()
      .map(([id, teacher]) => [id, teacher]),
  );

/** The gradebooks whose files brought a class. */
export const sourcesOfClass = (ctx: ReadCtx, id: string): string[] =>
  ctx.query
    .hot<[string], [string]>('sources of a class', () =>
      sqlFor
        .selectFrom('sourceClass')
        .innerJoin('class', 'class.key', 'sourceClass.class')
        .innerJoin('source', 'source.key', 'sourceClass.source')
        .select('source.id')
        .where('class.id', '=', '')
        .where((e) => e('sourceClass.deleted', '=', e.lit(0)))
        .where((e) => e('source.deleted', '=', e.lit(0))),
    )(id)
    .map(([source]) => source);

/** The classes in which a student is, or was. */
export const classesOfStudent = (ctx: ReadCtx, id: string): string[] =>
  ctx.query
    .hot<[string], [string]>('classes of a student', () =>
      sqlFor
        .selectFrom('enrolment')
        .innerJoin('student', 'student.key', 'enrolment.student')
        .innerJoin('class', 'class.key', 'enrolment.class')
        .select('class.id')
        .distinct()
        .where('student.id', '=', '')
        .where((e) => e('enrolment.deleted', '=', e.lit(0))),
    )(id)
    .map(([found]) => found);

/** The row that a link of a row points to, also where one of the two was removed. */
export function linkOf(
  ctx: ReadCtx,
  table: TableName,
  id: string,
  field: string,
  to: TableName,
): string | null {
  const found = ctx.query.hot<[string], [string]>(`link ${table} ${field}`, () =>
    sqlFor
      .selectFrom(`${table} as one` as 'enrolment as one')
      .innerJoin(`${to} as other` as 'class as other', 'other.key', `one.${field}` as 'one.class')
      .select('other.id')
      .where('one.id', '=', ''),
  )(id);
  return found[0]?.[0] ?? null;
}

type Born = [
  op: number,
  device: string,
  by: string | null,
  via: number | null,
  name: string,
  role: string,
];

/** Taking back, and merging again what was taken back, bring a row back: nobody is born then. */
const isBirth = ([, , , , name, role]: Born): boolean =>
  (role === 'setup' || role === 'do') && name !== 'merge.run';

/** Every step that made a row: a row of one id can be made on several laptops. */
export function birthsOf(ctx: ReadCtx, table: TableName, id: string): Birth[] {
  const found: Born[] = [];
  if (declarationOf(table).appendOnly) {
    found.push(
      ...ctx.query.hot<[string], Born>(`wrote ${table}`, () =>
        sqlFor
          .selectFrom(`${table} as one` as 'evidence as one')
          .innerJoin('op', 'op.key', 'one.op')
          .select(['op.key', 'op.device', 'op.by', 'op.via', 'op.name', 'op.role'])
          .where('one.id', '=', ''),
      )(id),
      ...ctx.query.hot<[string, string], Born>('wrote a version', () =>
        sqlFor
          .selectFrom('rowVersion')
          .innerJoin('op', 'op.key', 'rowVersion.op')
          .select(['op.key', 'op.device', 'op.by', 'op.via', 'op.name', 'op.role'])
          .where('rowVersion.row', '=', '')
          .where('rowVersion.entity', '=', ''),
      )(id, table),
    );
  } else {
    found.push(
      ...ctx.query.hot<[string, string, string], Born>('made a row', () =>
        sqlFor
          .selectFrom('change')
          .innerJoin('op', 'op.key', 'change.op')
          .select(['op.key', 'op.device', 'op.by', 'op.via', 'op.name', 'op.role'])
          .where('change.row', '=', '')
          .where('change.field', '=', '')
          .where('change.entity', '=', '')
          .where('change.after', 'is not', null),
      )(id, ROW, table),
    );
  }
  return found.filter(isBirth).map(([, device, by, via]) => ({
    device,
    by,
    isHere: via === null,
    source: via === null ? null : sourceOfMerge(ctx, via),
  }));
}

/** The teacher's file that a merge took in. */
const sourceOfMerge = (ctx: ReadCtx, op: number): string | null =>
  ctx.query.hot<[number, string], [string]>('source of a merge', () =>
    sqlFor
      .selectFrom('change')
      .innerJoin('mergeRun', 'mergeRun.id', 'change.row')
      .innerJoin('source', 'source.id', 'mergeRun.gradebook')
      .select('source.id')
      .where('change.op', '=', 0)
      .where('change.entity', '=', '')
      .where((e) => e('source.deleted', '=', e.lit(0))),
  )(op, 'mergeRun')[0]?.[0] ?? null;
