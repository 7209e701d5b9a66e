import { declarationOf, tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { VersionVector } from '#shared/sync/version-vector.ts';
import type { Json } from '#shared/util/json.ts';
import type { Steps } from '#shared/util/steps.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';
import { decode, type Links, type SqlValue } from './row-codec.ts';
import type { ChangeRow, OpRow } from './schema.ts';
import { VOIDING } from './sealed-row.ts';

/** A row that is written once, as its step sealed it. */
export interface SealedRow {
  readonly op: number;
  readonly table: TableName;
  readonly id: string;
  readonly values: Readonly<Record<string, Json>>;
}

/** Some steps with all that they did, in the order in which this file heard of them. */
export interface Page {
  readonly ops: readonly OpRow[];
  readonly changes: readonly ChangeRow[];
  readonly rows: readonly SealedRow[];
  readonly unknown: readonly {
    op: number;
    entity: string;
    row: string;
    field: string;
    value: string;
  }[];
}

/** Tables whose rows are written once. */
export const appendedTables: readonly TableName[] = tableNames.filter(
  (table) => declarationOf(table).appendOnly,
);

/** The fields of a table that travel. */
export const travellingFields = (table: TableName): string[] =>
  Object.entries(declarationOf(table).fields).flatMap(([name, field]) =>
    field.local || VOIDING.has(name) ? [] : [name],
  );

/** A page has no more steps than this, and no more changes and rows unless one step alone has. */
const PAGE = 400;
const PAGE_HOLDS = 4000;

/** As many steps from the first as one page holds: an import does in one what others do in thousands. */
function pageOf(ctx: ReadCtx, ops: readonly OpRow[]): readonly OpRow[] {
  const [first = 0, last = 0] = [ops[0]?.key, ops.at(-1)?.key];
  const counted = ctx.query.all(
    sqlFor
      .selectFrom('change')
      .select((e) => ['op', e.fn.countAll<number>().as('count')])
      .where('op', '>=', first)
      .where('op', '<=', last)
      .groupBy('op'),
  );
  const changes = new Map(counted.map(({ op, count }) => [op, count]));
  let held = 0;
  const end = ops.findIndex(({ key, evidenceFrom, evidenceTo }, at) => {
    const rows = evidenceFrom === null || evidenceTo === null ? 0 : evidenceTo - evidenceFrom + 1;
    held += rows + (changes.get(key) ?? 0);
    return at > 0 && held > PAGE_HOLDS;
  });
  return end < 0 ? ops : ops.slice(0, end);
}

/** Reads the history up to a revision page by page. */
export function* pagesOf(ctx: ReadCtx, upTo: number): Generator<Page> {
  const links = cachedLinks(ctx);
  let after = 0;
  for (;;) {
    const ops = pageOf(
      ctx,
      ctx.query.all(
        sqlFor
          .selectFrom('op')
          .selectAll()
          .where('key', '>', after)
          .where('key', '<=', upTo)
          .orderBy('key')
          .limit(PAGE),
      ),
    );
    const [first, last] = [ops[0], ops.at(-1)];
    if (!first || !last) return;
    after = last.key;
    const range = [first.key, last.key] as const;
    const changes = ctx.query.all(
      sqlFor
        .selectFrom('change')
        .selectAll()
        .where('entity', '<>', '')
        .where('op', '>=', range[0])
        .where('op', '<=', range[1])
        .orderBy('op')
        .orderBy('seq'),
    );
    const unknown = ctx.query.all(
      sqlFor
        .selectFrom('unknownField')
        .select(['op', 'entity', 'row', 'field', 'value'])
        .where('op', '>=', range[0])
        .where('op', '<=', range[1])
        .orderBy('seq'),
    );
    yield { ops, changes, unknown, rows: rowsOf(ctx, ops, links) };
  }
}

function rowsOf(ctx: ReadCtx, ops: readonly OpRow[], links: Links): SealedRow[] {
  const [first = 0, last = 0] = [ops[0]?.key, ops.at(-1)?.key];
  const sealed = ctx.query.all(
    sqlFor
      .selectFrom('rowVersion')
      .select(['op', 'entity', 'row', 'stored'])
      .where('op', '>=', first)
      .where('op', '<=', last)
      .orderBy('seq'),
  );
  const own = new Set(sealed.map(({ op, row }) => `${op} ${row}`));
  const rows: SealedRow[] = [];
  for (const table of appendedTables) {
    const fields = Object.entries(declarationOf(table).fields);
    const decoded = (values: readonly SqlValue[]) =>
      Object.fromEntries(
        fields.map(([name, field], i) => [
          name,
          VOIDING.has(name) ? null : decode(field, values[i] ?? null, links),
        ]),
      );
    const from = Math.min(...ops.flatMap((op) => op.evidenceFrom ?? []));
    const to = Math.max(...ops.flatMap((op) => op.evidenceTo ?? []));
    if (from <= to) {
      const read = ctx.query.hot<[number, number], [number, string, ...SqlValue[]]>(
        `bundle rows of ${table}`,
        () =>
          sqlFor
            .selectFrom('evidence')
            .select(['op', 'id', ...(fields.map(([name]) => name) as 'on'[])])
            .where('key', '>=', 0)
            .where('key', '<=', 0)
            .orderBy('key'),
      );
      for (const [op, id, ...values] of read(from, to)) {
        if (!own.has(`${op} ${id}`)) rows.push({ op, table, id, values: decoded(values) });
      }
    }
    for (const { op, entity, row, stored } of sealed) {
      if (entity !== table) continue;
      rows.push({ op, table, id: row, values: decoded(JSON.parse(stored) as SqlValue[]) });
    }
  }
  return rows.sort((a, b) => a.op - b.op);
}

/** Links out of memory: a bundle asks for the same few thousand ids again and again. */
function cachedLinks(ctx: ReadCtx): Links {
  const ids = new Map<string, Map<number, string>>();
  return {
    keyOf: ctx.rows.keyOf,
    idOf(table, key) {
      const known = ids.get(table) ?? new Map<number, string>();
      ids.set(table, known);
      let id = known.get(key);
      if (id === undefined) {
        id = ctx.rows.idOf(table, key);
        known.set(key, id);
      }
      return id;
    },
  };
}

/** So many rows of a long table are read in one step. */
const MANY = 10_000;

/** The newest stamp of each device that this file has heard of. */
export function* vectorSteps(ctx: ReadCtx): Steps<VersionVector> {
  const newest = new Map<string, string>();
  for (let from = 0; from <= ctx.revision; from += MANY) {
    const rows = ctx.query.all(
      sqlFor
        .selectFrom('op')
        .select((e) => ['device', e.fn.max('hlc').as('hlc')])
        .where('device', '!=', '')
        .where('key', '>', from)
        .where('key', '<=', from + MANY)
        .groupBy('device'),
    );
    for (const { device, hlc } of rows) {
      if (hlc > (newest.get(device) ?? '')) newest.set(device, hlc);
    }
    yield;
  }
  return Object.fromEntries([...newest].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Adds the ids of every row of a table, removed ones too. */
export function* addIds(ctx: ReadCtx, table: TableName, ids: Set<string>): Steps<void> {
  for (let after = -1; ; ) {
    const rows = ctx.query.all(
      sqlFor
        .selectFrom(table as 'evidence')
        .select(['key', 'id'])
        .where('key', '>', after)
        .orderBy('key')
        .limit(MANY),
    );
    for (const { id } of rows) ids.add(id);
    const last = rows.at(-1);
    if (!last) return;
    after = last.key;
    yield;
  }
}

/** Ids of the gradebook's own rows, the first made first. */
export const gradebookIds = (ctx: ReadCtx): string[] =>
  ctx.query
    .all(
      sqlFor
        .selectFrom('gradebook')
        .select('id')
        .where('deleted', '=', 0)
        .orderBy('createdAt')
        .orderBy('id'),
    )
    .map(({ id }) => id);

/** Every row of a table with some of its fields, removed ones too: history speaks of them. */
export function rowsWith(
  ctx: ReadCtx,
  table: TableName,
  fields: readonly string[],
  id?: string,
): Readonly<Record<string, SqlValue>>[] {
  const all = sqlFor.selectFrom(table).select(['key', 'id', ...(fields as readonly never[])]);
  return ctx.query.all(id === undefined ? all : all.where('id', '=', id)) as Readonly<
    Record<string, SqlValue>
  >[];
}

/** Where a student has shown what: each class and objective once, by keys. */
export const whereShown = (ctx: ReadCtx, student: number): { class: number; objective: number }[] =>
  ctx.query.all(
    sqlFor
      .selectFrom('evidence')
      .select(['class', 'objective'])
      .where('student', '=', student)
      .distinct(),
  );

/** How many rows the gradebook holds, about; the largest key of each table. */
export function sizeOf(ctx: ReadCtx): number {
  return tableNames.reduce((sum, table) => {
    const row = ctx.query.first(sqlFor.selectFrom(table).select((e) => e.fn.max('key').as('n'))) as
      | { n: number | null }
      | undefined;
    return sum + (row?.n ?? 0);
  }, 0);
}

/** The newest stamp of any step here, of this device or heard of. */
export const newestStamp = (ctx: ReadCtx): string =>
  ctx.query.first(sqlFor.selectFrom('op').select((e) => e.fn.max('hlc').as('hlc')))?.hlc ?? '';
