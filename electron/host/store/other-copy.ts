import { TroubleError } from '#shared/contract/errors.ts';
import { type Connection, openConnection } from './connection.ts';
import type { FileKey } from './file-key.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { SCHEMA_VERSION } from './migrations/index.ts';

/** A step of a history, by which two files are told to be of one gradebook. */
export interface Step {
  readonly id: string;
  readonly key: number;
  readonly at: number;
}

/** The newest step of a file; null for one in which nothing was ever done. */
export const newestStep = (db: Connection): Step | null =>
  (db.prepare(`SELECT id, key, at FROM op WHERE role <> 'setup' ORDER BY key DESC LIMIT 1`).get() as
    | Step
    | undefined) ?? null;

/** True where a step is in the file, at its place or brought back by a merge. */
export const holdsStep = (db: Connection, { id, key }: Step): boolean =>
  db.prepare('SELECT 1 FROM op WHERE key = ? AND id = ?').get(key, id) !== undefined ||
  db.prepare('SELECT 1 FROM op WHERE id = ?').get(id) !== undefined;

/** Steps that brought something, newest first; those of a merge itself bring nothing of their own. */
const BRINGING = `SELECT id, key, at FROM op WHERE role <> 'setup' AND (
    "evidenceFrom" IS NOT NULL OR EXISTS (SELECT 1 FROM change WHERE change.op = op.key)
  ) ORDER BY key DESC`;

/** What another file has that this one lacks. */
export interface Beyond {
  /** Both were once one file. */
  readonly isRelated: boolean;
  /** Steps that only the other one has. */
  readonly steps: number;
  /** When the newest of them was made; null without any. */
  readonly newestAt: number | null;
}

/** What `other` has beyond `own`. */
export function beyond(own: Connection, other: Connection): Beyond {
  const known = new Set(own.prepare('SELECT id FROM op').pluck().all() as string[]);
  const everyStep = other.prepare('SELECT id FROM op').pluck().all() as string[];
  const theirs = other.prepare(BRINGING).all() as Step[];
  const lacking = theirs.filter(({ id }) => !known.has(id));
  return {
    isRelated: everyStep.some((id) => known.has(id)),
    steps: lacking.length,
    newestAt: lacking[0]?.at ?? null,
  };
}

interface Made {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

const madeIn = (db: Connection): string[] =>
  (
    db
      .prepare(
        `SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`,
      )
      .all() as Made[]
  ).map(({ type, name, sql }) => `${type} ${name} ${sql}`);

/**
 * Opens a throw-away copy of another file of this gradebook. Nothing of it is asked before its tables
 * are proven to be those that Gradus makes: a view in a file from elsewhere can hold a question up
 * for ever. Throws TroubleError FILE_….
 */
export async function openOtherCopy(path: string, key: FileKey | null): Promise<Connection> {
  const db = await openConnection(path, true, key);
  const plain = await openConnection(':memory:');
  try {
    const isOlder = schemaVersion(db) < SCHEMA_VERSION;
    migrate(plain);
    const made = madeIn(db);
    const known = new Set(madeIn(plain));
    const isStrange = isOlder
      ? made.some((one) => one.startsWith('view') || one.startsWith('trigger'))
      : schemaVersion(db) === SCHEMA_VERSION && made.some((one) => !known.has(one));
    if (isStrange) throw new TroubleError('FILE_NOT_A_GRADEBOOK', { file: path });
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  } finally {
    plain.close();
  }
}
