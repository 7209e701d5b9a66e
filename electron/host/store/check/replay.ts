import { declarationNamed, declarationOf, tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../../context.ts';
import { sayField, sayTable } from '../../say.ts';
import { keptJson } from '../kept-json.ts';
import { sqlFor } from '../query.ts';
import type { Check, Finding } from './finding.ts';

/** Rows as their history leaves them. */
interface Replayed {
  readonly live: boolean;
  readonly values: Readonly<Record<string, Json>>;
}

type Tables = ReadonlyMap<string, ReadonlyMap<string, Replayed>>;

/** The journal, played in the order of changes, gives exactly what the tables hold. */
export const replay: Check = {
  part: 'journal',
  find(ctx) {
    const { tables, findings } = play(ctx);
    for (const table of tableNames) findings.push(...compare(ctx, table, tables));
    return findings;
  },
};

function play(ctx: ReadCtx): { tables: Tables; findings: Finding[] } {
  const tables = new Map<string, Map<string, Replayed>>();
  const findings: Finding[] = [];
  const merged = new Set<string>();
  for (const change of changesInOrder(ctx)) {
    const { entity, row: id, field, before, after, step, name, via } = change;
    const rows = tables.get(entity) ?? new Map<string, Replayed>();
    tables.set(entity, rows);
    if (via !== null) merged.add(id);
    const appended = isAppended(entity);
    const present = rows.get(id) ?? { live: appended, values: {} };
    if (field === ROW) {
      const values = (keptJson(after) ?? {}) as Record<string, Json>;
      rows.set(id, { live: after !== null, values: { ...present.values, ...values } });
      continue;
    }
    // Where two files met, a change need not have seen the one before it.
    if (present.live && !merged.has(id) && !same(present.values[field] ?? null, keptJson(before))) {
      findings.push({ key: 'check.change-altered', params: { step, name } });
    }
    rows.set(id, { live: true, values: { ...present.values, [field]: keptJson(after) } });
  }
  return { tables, findings };
}

function changesInOrder(ctx: ReadCtx) {
  return ctx.query.all(
    sqlFor
      .selectFrom('change')
      .innerJoin('op', 'op.key', 'change.op')
      .select([
        'change.entity',
        'change.row',
        'change.field',
        'change.before',
        'change.after',
        'op.key as step',
        'op.name',
        'op.via',
      ])
      // Of what was erased the journal says nothing any more.
      .where('change.entity', '<>', '')
      // The one order of changes, as ORDER of shared/sync says it.
      .orderBy('change.hlc')
      .orderBy((e) =>
        e
          .case()
          .when(e.and([e('change.field', '=', ROW), e('change.after', 'is', null)]))
          .then(1)
          .else(0)
          .end(),
      )
      .orderBy('change.device')
      .orderBy('change.hash'),
  );
}

const isAppended = (entity: string): boolean => declarationNamed(entity)?.appendOnly === true;
const same = (a: Json, b: Json): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function compare(ctx: ReadCtx, table: TableName, tables: Tables): Finding[] {
  const findings: Finding[] = [];
  const { fields } = declarationOf(table);
  const appendOnly = isAppended(table);
  const kept = keptRows(ctx);
  const known = tables.get(table) ?? new Map<string, Replayed>();
  // A row that two laptops wrote with one name-based id lives by both of its beginnings.
  const versioned = new Set(appendOnly ? versionedRows(ctx, table) : []);
  const rows = ctx.query.all(sqlFor.selectFrom(table).select(['id', 'deleted']));
  for (const { id, deleted } of rows) {
    const told = known.get(id) ?? { live: appendOnly, values: {} };
    if (deleted === 1) {
      if (told.live)
        findings.push({ key: 'check.row-lost', params: { table: sayTable(table), id } });
      continue;
    }
    if (!told.live) {
      if (!versioned.has(id) && !kept.has(`${table} ${id}`))
        findings.push({ key: 'check.row-unknown', params: { table: sayTable(table), id } });
      continue;
    }
    const present = ctx.rows.get(table, id) as Record<string, Json> | null;
    // Append-only values are sealed by the chain; the journal knows what was voided.
    const names = Object.keys(fields).filter((f) => !appendOnly || f.startsWith('voided'));
    for (const field of names) {
      if (!same(present?.[field] ?? null, told.values[field] ?? null)) {
        findings.push({
          key: 'check.row-altered',
          params: { table: sayTable(table), id, field: sayField(table, field) },
        });
      }
    }
  }
  const there = new Set(rows.map((row) => row.id));
  for (const [id, { live }] of known) {
    if (live && !there.has(id))
      findings.push({ key: 'check.row-lost', params: { table: sayTable(table), id } });
  }
  return findings;
}

/** Removed rows that stand because something hangs on them; the check of what hangs reads them. */
const keptRows = (ctx: ReadCtx): ReadonlySet<string> =>
  new Set(
    ctx.query
      .all(sqlFor.selectFrom('keptRow').selectAll())
      .map(({ entity, row }) => `${entity} ${row}`),
  );

const versionedRows = (ctx: ReadCtx, table: TableName): string[] =>
  ctx.query
    .all(sqlFor.selectFrom('rowVersion').select('row').where('entity', '=', table))
    .map(({ row }) => row);
