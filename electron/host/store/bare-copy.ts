import { createHash } from 'node:crypto';
import type { Connection } from './connection.ts';
import { type FileKey, giveKey, keyOf, spelled } from './file-key.ts';

interface Made {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** How a copy differs from its file. */
export interface CopyAs {
  /** What the copy is locked with; null: anybody can read it. */
  readonly key: FileKey | null;
  /** Rows of files stand without their bytes, which lie beside the backups. */
  readonly isBare: boolean;
}

/** Writes a compact copy to a new file. Like VACUUM INTO it is of one moment. */
export function copyAs(db: Connection, path: string, { key, isBare }: CopyAs): void {
  const made = schemaOf(db);
  const of = (type: string) => made.filter((one) => one.type === type);
  inFile(db, path, key, (copy) => {
    for (const name of ['application_id', 'user_version']) {
      copy.pragma(`${name} = ${db.pragma(name, { simple: true })}`);
    }
    copy.exec(statements(of('table')));
  });
  // Said in so many words also where there is none: a copy would be given the file's own key.
  db.prepare('ATTACH ? AS bare KEY ?').run(path, key === null ? '' : spelled(key));
  try {
    // Unproven yet, and put on disk once it is.
    db.pragma('bare.journal_mode = OFF');
    db.pragma('bare.synchronous = OFF');
    db.exec('BEGIN');
    // A row may link to one of a later table, or of its own.
    db.pragma('defer_foreign_keys = ON');
    for (const { name } of of('table')) {
      const columns = isBare && name === 'fileBytes' ? "key, sha256, x''" : '*';
      db.exec(`INSERT INTO bare."${name}" SELECT ${columns} FROM main."${name}"`);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  } finally {
    db.exec('DETACH bare');
  }
  inFile(db, path, key, (copy) => copy.exec(statements(of('index'))));
}

/** A copy without the bytes of files, locked like the file itself. */
export const copyWithoutFiles = (db: Connection, path: string): void =>
  copyAs(db, path, { key: keyOf(db), isBare: true });

/** SHA-256 over every row of every table: two files of one digest hold the same. */
export function digestOf(db: Connection): string {
  const digest = createHash('sha256');
  digest.update(`${db.pragma('application_id', { simple: true })}`);
  digest.update(` ${db.pragma('user_version', { simple: true })}`);
  for (const { type, name, sql } of schemaOf(db)) {
    digest.update(`\n${type} ${name} ${sql}`);
    if (type !== 'table') continue;
    const rows = db.prepare(`SELECT * FROM "${name}" ORDER BY ${orderOf(db, name, sql)}`).raw();
    for (const row of rows.iterate() as IterableIterator<unknown[]>) {
      digest.update(`\n${row.length}`);
      for (const value of row) {
        if (Buffer.isBuffer(value)) digest.update(` b${value.length} `).update(value);
        else digest.update(` ${JSON.stringify(value)}`);
      }
    }
  }
  return digest.digest('hex');
}

/** Tables without rowids lie in the order of their key. */
function orderOf(db: Connection, name: string, sql: string): string {
  if (!/\bWITHOUT\s+ROWID\b/i.test(sql)) return 'rowid';
  const columns = db.pragma(`table_info("${name}")`) as { name: string; pk: number }[];
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return key.map((column) => `"${column.name}"`).join(', ');
}

const schemaOf = (db: Connection): Made[] =>
  db
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, rowid`,
    )
    .all() as Made[];

const statements = (made: readonly Made[]): string => made.map(({ sql }) => `${sql};`).join('\n');

function inFile(
  db: Connection,
  path: string,
  key: FileKey | null,
  work: (copy: Connection) => void,
): void {
  const Copy = db.constructor as new (path: string) => Connection;
  const copy = new Copy(path);
  try {
    if (key !== null) giveKey(copy, key);
    copy.pragma('journal_mode = OFF');
    copy.pragma('synchronous = OFF');
    work(copy);
  } finally {
    copy.close();
  }
}
