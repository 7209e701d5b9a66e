import { declarationOf, fieldNamed } from '#shared/model/row.ts';
import { ROW } from '#shared/sync/change.ts';
import type { Json } from '#shared/util/json.ts';
import type { Bundle, BundleOp, BundleRow } from '../bundle/format.ts';
import type { ReadCtx } from '../context.ts';
import { goingWith, isOnlyOf } from '../erase/going.ts';
import { type ErasedName, erasedRoots, erasedRows } from '../store/erased-store.ts';
import { isTable, keyOf } from './incoming.ts';

/** A bundle, and how many of its rows were left aside. */
export interface Sifted {
  readonly bundle: Bundle;
  readonly dropped: number;
}

/**
 * A bundle without what was erased, here or by the bundle's own word, and without whatever hangs on
 * that: it beats every edit, also one that was made later by somebody who had not heard of it.
 */
export function withoutErased(ctx: ReadCtx, bundle: Bundle): Sifted {
  const roots = [...erasedRoots(ctx), ...rootsIn(bundle)];
  if (roots.length === 0) return { bundle, dropped: 0 };
  const gone = new Set([...roots, ...erasedRows(ctx)].map(({ entity, row }) => keyOf(entity, row)));
  // What hangs here on what only the bundle says was erased.
  for (const [table, rows] of goingWith(ctx, roots)) {
    for (const id of rows.values()) gone.add(keyOf(table, id));
  }
  const seen = new Set<string>();
  const take = (entity: string, row: string): boolean => {
    const key = keyOf(entity, row);
    if (!gone.has(key)) return false;
    seen.add(key);
    return true;
  };
  spread(bundle, gone);
  const changing = bundle.changing.map(({ place, op }) => ({ place, op: without(op, take) }));
  for (const op of bundle.ops()) for (const { table, id } of op.rows()) take(table, id);
  return {
    bundle: {
      ...bundle,
      changing,
      *ops() {
        for (const op of bundle.ops()) yield without(op, take);
      },
    },
    dropped: seen.size,
  };
}

function without(op: BundleOp, isGone: (entity: string, row: string) => boolean): BundleOp {
  return {
    ...op,
    changes: op.changes.filter(({ entity, row }) => !isGone(entity, row)),
    *rows() {
      for (const row of op.rows()) if (!isGone(row.table, row.id)) yield row;
    },
  };
}

function rootsIn(bundle: Bundle): ErasedName[] {
  if (!bundle.tables.has('erased')) return [];
  return bundle.changing.flatMap(({ op }) =>
    op.changes.flatMap(({ entity, field, after }) => {
      if (entity !== 'erased' || field !== ROW || after === null) return [];
      const { entity: table, row } = after as { readonly entity?: Json; readonly row?: Json };
      return typeof table === 'string' && typeof row === 'string' ? [{ entity: table, row }] : [];
    }),
  );
}

/** Adds what hangs, in the bundle, on what is gone; the same rules as `goingWith` for a file. */
function spread(bundle: Bundle, gone: Set<string>): void {
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    const students = new Set(
      [...gone].flatMap((key) =>
        key.startsWith('student ') ? [key.slice('student '.length)] : [],
      ),
    );
    for (const { op } of bundle.changing) {
      for (const { entity, row, field, after } of op.changes) {
        const said = field === ROW ? after : { [field]: after };
        if (said === null || typeof said !== 'object' || !isTable(entity)) continue;
        const values = said as Readonly<Record<string, Json>>;
        if (hangs(entity, values, gone)) gone.add(keyOf(entity, row));
        if (entity === 'disclosure' && isOnlyOf(values.who, students)) gone.add(keyOf(entity, row));
        if (entity === 'secondSource' && gone.has(keyOf('evidence', String(values.evidence)))) {
          gone.add(keyOf('secondItem', String(values.secondItem)));
        }
      }
      addFileOf(op, gone);
    }
    for (const op of bundle.ops()) {
      for (const row of op.rows()) if (rowHangs(row, gone)) gone.add(keyOf(row.table, row.id));
    }
  }
}

function addFileOf({ subject }: BundleOp, gone: Set<string>): void {
  if (!subject.includes('"importRun"')) return;
  const { student, importRun } = JSON.parse(subject) as { student?: string; importRun?: string };
  if (student && importRun && gone.has(keyOf('student', student))) {
    gone.add(keyOf('importRun', importRun));
  }
}

function hangs(
  entity: string,
  values: Readonly<Record<string, Json>>,
  gone: ReadonlySet<string>,
): boolean {
  const isGone = (table: Json | undefined, id: Json | undefined) =>
    gone.has(keyOf(String(table), String(id)));
  if (entity === 'identityDecision') {
    return isGone(values.kind, values.a) || isGone(values.kind, values.b);
  }
  if (entity === 'settlement') return isGone(values.entity, values.row);
  return Object.entries(values).some(([name, value]) => {
    const to = fieldNamed(entity, name)?.to;
    return to !== undefined && isGone(to, value);
  });
}

function rowHangs({ table, cells }: BundleRow, gone: ReadonlySet<string>): boolean {
  if (!isTable(table)) return false;
  return Object.values(declarationOf(table).fields).some(
    ({ to }, i) => to !== undefined && gone.has(keyOf(to, String(cells[i]))),
  );
}
