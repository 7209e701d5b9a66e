import { type Kysely, sql, type Transaction } from 'kysely';
import { scopeOf } from '#host/bundle/scope.ts';
import type { ReadCtx } from '#host/context.ts';
import { gradebookIds } from '#host/store/bundle-store.ts';
import {
  chainAt,
  rowsAfter,
  type StoredRow,
  storedRow,
  touchedSince,
} from '#host/store/publish-store.ts';
import { decode } from '#host/store/row-codec.ts';
import { declarationOf } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { Json } from '#shared/util/json.ts';
import type { Figures } from './figures.ts';
import {
  createTables,
  emptyTables,
  type Published,
  publishedTables,
  SHAPE,
} from './published-tables.ts';

/** Two that publish at once to one schema wait for each other by this number. */
const LOCK = 0x47524453;
const CHUNK = 2000;
/** PostgreSQL takes 65,535 values in one statement. */
const MOST_VALUES = 30_000;

/** What publishing did there. */
export interface Outcome {
  /** Whether only what is new since the last time was sent. */
  readonly incremental: boolean;
  readonly written: number;
  readonly removed: number;
}

/** How to publish. */
export interface Wish {
  /** The schema of the database: one for each department. */
  readonly schema: string;
  /** Whether what another gradebook published there may go. */
  readonly accept: boolean;
  /** What is to be written down before the last word is said. */
  readonly beforeCommit: (outcome: Outcome) => void;
}

/** The schema there was made by something else. */
export class NotOurs extends Error {}

/** The schema there holds what another gradebook published. */
export class Others extends Error {}

/**
 * Brings the published copy to what the file holds, in one transaction: whoever queries sees all of
 * the last publication or all of this one, and a connection that drops leaves the last one standing.
 */
export async function publish(
  db: Kysely<Published>,
  ctx: ReadCtx,
  figures: Figures,
  { schema, accept, beforeCommit }: Wish,
): Promise<Outcome> {
  return db.transaction().execute(async (tx) => {
    await sql`SELECT pg_advisory_xact_lock(${LOCK}, hashtext(${schema}))`.execute(tx);
    const last = await lastPublished(tx, schema);
    const own = gradebookIds(ctx);
    if (last && !own.includes(last.gradebook) && !accept) throw new Others();
    const isOurShape = last?.shape === SHAPE;
    const since = isOurShape ? commonRevision(ctx, last) : null;
    if (!isOurShape) await createTables(tx, schema);
    else if (since === null) await emptyTables(tx, schema);
    const writer = createWriter(tx.withSchema(schema), ctx);
    if (since === null) await writer.all();
    else await writer.touched(since);
    await replaceFigures(tx.withSchema(schema), figures);
    const said = {
      gradebook: own[0] ?? '',
      revision: ctx.revision,
      chain: chainAt(ctx, ctx.revision) ?? '',
      shape: SHAPE,
      at: new Date(ctx.now).toISOString(),
    };
    await tx.withSchema(schema).deleteFrom('publication').execute();
    await tx.withSchema(schema).insertInto('publication').values(said).execute();
    const { written, removed } = writer;
    const outcome = { incremental: since !== null, written, removed };
    beforeCommit(outcome);
    return outcome;
  });
}

interface Last {
  readonly gradebook: string;
  readonly revision: number;
  readonly chain: string;
  readonly shape: string;
}

/** What was published there last. */
async function lastPublished(tx: Transaction<Published>, schema: string): Promise<Last | null> {
  const { rows } = await sql<{ schema: string | null; publication: string | null }>`
    SELECT to_regnamespace(quote_ident(${schema}))::text AS schema,
      to_regclass(quote_ident(${schema}) || '.publication')::text AS publication`.execute(tx);
  const [found] = rows;
  if (found?.schema == null) return null;
  if (found.publication == null) throw new NotOurs();
  const last = await tx
    .withSchema(schema)
    .selectFrom('publication')
    .select(['gradebook', 'revision', 'chain', 'shape'])
    .executeTakeFirst();
  if (!last) return null;
  const [gradebook, chain, shape] = [last.gradebook, last.chain, last.shape].map(String);
  return {
    gradebook: gradebook ?? '',
    revision: Number(last.revision),
    chain: chain ?? '',
    shape: shape ?? '',
  };
}

/** Up to which step it holds this very history. A restored backup has another from some step on. */
const commonRevision = (ctx: ReadCtx, { revision, chain }: Last): number | null =>
  chainAt(ctx, revision) === chain ? revision : null;

function createWriter(tx: Kysely<Published>, ctx: ReadCtx) {
  const scope = scopeOf(ctx, { purpose: 'department', classes: [], students: [] });
  const ids = new Map<string, string>();
  const links = {
    keyOf: ctx.rows.keyOf,
    idOf(table: string, key: number): string {
      const name = `${table} ${key}`;
      const id = ids.get(name) ?? ctx.rows.idOf(table, key);
      ids.set(name, id);
      return id;
    },
  };
  const told = (table: TableName, row: StoredRow): Record<string, unknown> | null => {
    if (row.deleted === 1) return null;
    const fields = Object.entries(declarationOf(table).fields);
    const values = Object.fromEntries(
      fields.map(([name, field]) => [name, decode(field, row[name] ?? null, links)]),
    );
    const isHeld = declarationOf(table).appendOnly
      ? scope.holdsRow(table, values)
      : scope.holds(table, String(row.id));
    if (!isHeld) return null;
    const sent = fields.map(([name, { kind }]) => [name, sentOf(kind, values[name] ?? null)]);
    return { id: row.id, ...Object.fromEntries(sent) };
  };
  const counts = { written: 0, removed: 0 };
  const put = async (table: TableName, rows: readonly Record<string, unknown>[]) => {
    const names = Object.keys(declarationOf(table).fields);
    const atOnce = Math.floor(MOST_VALUES / (names.length + 1));
    for (let from = 0; from < rows.length; from += atOnce) {
      await tx
        .insertInto(table)
        .values(rows.slice(from, from + atOnce))
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet((e) =>
              Object.fromEntries(names.map((name) => [name, e.ref(`excluded.${name}`)])),
            ),
        )
        .execute();
    }
    counts.written += rows.length;
  };
  return {
    get written() {
      return counts.written;
    },
    get removed() {
      return counts.removed;
    },
    async all() {
      for (const table of publishedTables) {
        let rows = rowsAfter(ctx, table, 0, CHUNK);
        while (rows.length > 0) {
          await put(
            table,
            rows.map((row) => told(table, row)).filter((row) => row !== null),
          );
          rows = rowsAfter(ctx, table, Number(rows.at(-1)?.key), CHUNK);
        }
      }
    },
    async touched(since: number) {
      const touched = touchedSince(ctx, since);
      for (const table of publishedTables) {
        const all = [...(touched.get(table) ?? [])];
        for (let from = 0; from < all.length; from += CHUNK) {
          const now = all.slice(from, from + CHUNK).map((id) => {
            const row = storedRow(ctx, table, id);
            return { id, row: row ? told(table, row) : null };
          });
          await put(
            table,
            now.map(({ row }) => row).filter((row) => row !== null),
          );
          const gone = now.filter(({ row }) => row === null).map(({ id }) => id);
          if (gone.length === 0) continue;
          const done = await tx.deleteFrom(table).where('id', 'in', gone).executeTakeFirst();
          counts.removed += Number(done.numDeletedRows);
        }
      }
    },
  };
}

/** PostgreSQL takes neither NUL nor half a character, and its driver a list for an array of its own. */
function sentOf(kind: string, value: Json): unknown {
  const told = storable(value);
  return kind === 'json' && told !== null ? JSON.stringify(told) : told;
}

function storable(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed();
  if (Array.isArray(value)) return value.map(storable);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [String(storable(name)), storable(inner ?? null)]),
  );
}

async function replaceFigures(tx: Kysely<Published>, figures: Figures): Promise<void> {
  for (const [table, rows] of Object.entries(figures)) {
    await tx.deleteFrom(table).execute();
    for (let from = 0; from < rows.length; from += CHUNK) {
      await tx
        .insertInto(table)
        .values(rows.slice(from, from + CHUNK))
        .execute();
    }
  }
}
