import { declarationNamed } from '#shared/model/row.ts';
import type { Json } from '#shared/util/json.ts';
import type { ReadCtx } from '../context.ts';
import type { Far } from '../steps.ts';
import { type Page, pagesOf, travellingFields } from '../store/bundle-store.ts';
import { bytesOf, hashOf, namedFiles } from '../store/file-store.ts';
import type { BundleHeader } from './format.ts';
import type { Disguise } from './pseudonyms.ts';
import type { Scope } from './scope.ts';

/** Some records as JSON texts; none, where nothing of a stretch of the history belongs in. */
export interface Group {
  readonly lines: readonly string[];
  readonly far?: Far | undefined;
}

/** The records of a bundle, header first, in groups; the end record is the envelope's. */
export function* recordsOf(
  ctx: ReadCtx,
  header: BundleHeader,
  scope: Scope,
  disguise: Disguise,
): Generator<Group> {
  yield { lines: [JSON.stringify(header)] };
  // One at a time, and before the steps: a reader knows where they lie before a row names them.
  for (const sha256 of filesOf(ctx, scope)) {
    const bytes = bytesOf(ctx, sha256);
    if (!bytes || hashOf(bytes) !== sha256) continue;
    yield {
      lines: [JSON.stringify(['bytes', sha256, Buffer.from(bytes).toString('base64')])],
    };
  }
  const total = ctx.revision;
  for (const page of pagesOf(ctx, total)) {
    const done = page.ops.at(-1)?.key ?? 0;
    yield { lines: recordsOfPage(page, scope, disguise), far: { done, total } };
  }
}

/** Hashes of the files that a bundle brings, each once. */
export function filesOf(ctx: ReadCtx, scope: Scope): string[] {
  if (!scope.hasFiles) return [];
  const inside = namedFiles(ctx).filter(({ table, id }) => scope.holds(table, id));
  return [...new Set(inside.map(({ sha256 }) => sha256))];
}

function recordsOfPage(page: Page, scope: Scope, disguise: Disguise): string[] {
  const ofOp = new Map<number, string[]>();
  const add = (op: number, record: readonly Json[]) => {
    const list = ofOp.get(op);
    if (list) list.push(JSON.stringify(record));
    else ofOp.set(op, [JSON.stringify(record)]);
  };
  for (const { op, entity, row, field, before, after } of page.changes) {
    if (!scope.holds(entity, row) || !disguise.covers(entity, field)) continue;
    if (scope.hushes(entity, row, field)) continue;
    const told = (text: string | null): Json =>
      text === null
        ? null
        : toldOf(
            disguise,
            entity,
            row,
            field,
            without(scope, entity, row, JSON.parse(text) as Json),
          );
    add(op, ['change', entity, disguise.id(entity, row), field, told(before), told(after)]);
  }
  for (const { op, table, id, values } of page.rows) {
    if (!scope.holdsRow(table, values)) continue;
    const told = disguise.values(table, id, values);
    const row = travellingFields(table).map((name) => told[name] ?? null);
    add(op, ['row', table, disguise.id(table, id), ...row]);
  }
  for (const { op, entity, row, field, value } of disguise.isPlain ? page.unknown : []) {
    if (!scope.holds(entity, row)) continue;
    add(op, ['more', entity, disguise.id(entity, row), field, JSON.parse(value) as Json]);
  }
  return page.ops.flatMap((op) => {
    const records = ofOp.get(op.key);
    if (!records) return [];
    if (!disguise.isPlain) records.sort();
    const { id, hlc, device, name, by, at, role } = op;
    const subject = disguise.loose(scope.about(JSON.parse(op.subject) as Json));
    return [JSON.stringify(['op', id, hlc, device, name, subject, by, at, role]), ...records];
  });
}

/** A row's creation and removal say nothing of fields that stay here. */
function without(scope: Scope, entity: string, row: string, value: Json): Json {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const isHushed = (name: string) => scope.hushes(entity, row, name);
  if (!Object.keys(value).some(isHushed)) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !isHushed(name)));
}

function toldOf(disguise: Disguise, entity: string, row: string, field: string, value: Json): Json {
  return isDeclared(entity) ? disguise.field(entity, row, field, value) : value;
}

const isDeclared = (entity: string): boolean => declarationNamed(entity) !== undefined;
