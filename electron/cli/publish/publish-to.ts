import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { ReadCtx } from '#host/context.ts';
import { TroubleError } from '#shared/contract/errors.ts';
import type { Figures } from './figures.ts';
import { NotOurs, Others, type Outcome, publish, type Wish } from './publish.ts';
import type { Published } from './published-tables.ts';

/** Publishes over one connection. Throws TroubleError PUBLISH_FAILED, with the last one standing. */
export async function publishTo(
  address: string,
  where: string,
  ctx: ReadCtx,
  figures: Figures,
  wish: Wish,
): Promise<Outcome> {
  const pool = new pg.Pool({
    connectionString: address,
    max: 1,
    connectionTimeoutMillis: 15_000,
    application_name: 'Gradus',
    // Else a line that went dead without a word is waited for until somebody gives up.
    keepAlive: true,
  });
  // Whatever drops the connection is said by the statement that waits for it.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db = new Kysely<Published>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await publish(db, ctx, figures, wish);
  } catch (error) {
    if (error instanceof TroubleError) throw error;
    const why = whyOf(error, wish.schema);
    throw new TroubleError('PUBLISH_FAILED', { where, why });
  } finally {
    await db.destroy().catch(() => undefined);
  }
}

function whyOf(error: unknown, schema: string): string {
  if (error instanceof NotOurs) return `its schema "${schema}" was not made by Gradus`;
  if (error instanceof Others) {
    return `another gradebook published to its schema "${schema}"; --schema NAME names one for this, and --accept puts this one in its place`;
  }
  return error instanceof Error ? error.message || error.name : 'the connection broke';
}
