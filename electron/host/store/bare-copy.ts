import type { Connection } from './connection.ts';

interface Made {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/**
 * Writes a compact copy to a new file in which the rows of files stand without their bytes: those
 * lie beside the backups, each once. Like VACUUM INTO it is of one moment.
 */
export function copyWithoutFiles(db: Connection, path: string): void {
  const schema = db
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema
       WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid`,
    )
    .all() as Made[];
  const of = (type: string) => schema.filter((made) => made.type === type);
  inFile(db, path, (copy) => {
    for (const name of ['application_id', 'user_version']) {
      copy.pragma(`${name} = ${db.pragma(name, { simple: true })}`);
    }
    copy.exec(
      of('table')
        .map(({ sql }) => `${sql};`)
        .join('\n'),
    );
  });
  db.prepare('ATTACH ? AS bare').run(path);
  try {
    // Unproven yet, and put on disk once it is.
    db.pragma('bare.journal_mode = OFF');
    db.pragma('bare.synchronous = OFF');
    db.exec('BEGIN');
    // A row may link to one of a later table, or of its own.
    db.pragma('defer_foreign_keys = ON');
    for (const { name } of of('table')) {
      const columns = name === 'fileBytes' ? "key, sha256, x''" : '*';
      db.exec(`INSERT INTO bare."${name}" SELECT ${columns} FROM main."${name}"`);
    }
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  } finally {
    db.exec('DETACH bare');
  }
  inFile(db, path, (copy) => {
    copy.exec(
      of('index')
        .map(({ sql }) => `${sql};`)
        .join('\n'),
    );
  });
}

function inFile(db: Connection, path: string, work: (copy: Connection) => void): void {
  const Copy = db.constructor as new (path: string) => Connection;
  const copy = new Copy(path);
  try {
    copy.pragma('journal_mode = OFF');
    copy.pragma('synchronous = OFF');
    work(copy);
  } finally {
    copy.close();
  }
}
