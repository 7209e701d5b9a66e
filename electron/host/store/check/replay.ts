import { declarationOf, tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../../context.ts';
import { sqlFor } from '../query.ts';
import type { Check, Finding } from './finding.ts';

type Values = Record<string, Json>;

/** Rows as their history leaves them; null: created and removed again. */
type Replayed = Map<string, Values | null>;

/** The journal, played from the beginning, gives exactly what the tables hold. */
export const replay: Check = {
  part: 'journal',
  find(ctx) {
    const { tables, findings } = play(ctx);
    for (const table of tableNames) findings.push(...compare(ctx, table, tables));
    return findings;
  },
};

function play(ctx: ReadCtx): { tables: Map<string, Replayed>; findings: Finding[] } {
  const tables = new Map<string, Replayed>();
  const findings: Finding[] = [];
  const changes = ctx.query.all(
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
      ])
      .orderBy('change.seq'),
  );
  for (const { entity, row: id, field, before, after, step, name } of changes) {
    const rows = tables.get(entity) ?? new Map<string, Values | null>();
    tables.set(entity, rows);
    const present = rows.get(id);
    const appended = declarationOf(entity as TableName).appendOnly === true;
    if (field !== ROW) {
      // Written by the step that also created the row or took it away again.
      const values = present ?? (appended ? {} : null);
      if (!values) continue;
      if (!same(values[field] ?? null, parsed(before))) {
        findings.push({ key: 'check.change-altered', params: { step, name } });
      }
      rows.set(id, { ...values, [field]: parsed(after) });
    } else if (after === null) rows.set(id, null);
    else rows.set(id, appended ? { ...present } : (parsed(after) as Values));
  }
  return { tables, findings };
}

const parsed = (text: string | null): Json => (text === null ? null : (JSON.parse(text) as Json));
const same = (a: Json, b: Json): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function compare(ctx: ReadCtx, table: TableName, tables: Map<string, Replayed>): Finding[] {
  const findings: Finding[] = [];
  const { appendOnly = false, fields } = declarationOf(table);
  const known = tables.get(table) ?? new Map<string, Values | null>();
  const rows = ctx.query.all(sqlFor.selectFrom(table).select(['id', 'deleted']));
  const live = new Set<string>();
  for (const { id, deleted } of rows) {
    if (deleted === 0) live.add(id);
    const values = known.get(id) ?? (appendOnly && !known.has(id) ? {} : null);
    if (deleted === 1) {
      if (values) findings.push({ key: 'check.row-lost', params: { table, id } });
      continue;
    }
    if (!values) {
      findings.push({ key: 'check.row-unknown', params: { table, id } });
      continue;
    }
    const present = ctx.rows.get(table, id) as Values | null;
    // Append-only values are sealed by the chain; the journal knows what was voided.
    const names = Object.keys(fields).filter((f) => !appendOnly || f.startsWith('voided'));
    for (const field of names) {
      if (!same(present?.[field] ?? null, values[field] ?? null)) {
        findings.push({ key: 'check.row-altered', params: { table, id, field } });
      }
    }
  }
  const there = new Set(rows.map((row) => row.id));
  for (const [id, values] of known) {
    if (values && !there.has(id)) findings.push({ key: 'check.row-lost', params: { table, id } });
  }
  return findings;
}
