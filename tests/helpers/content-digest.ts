import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { declarationOf, tableNames } from '#shared/model/row.ts';

interface Kept {
  readonly sha256: string;
  readonly bytes: Buffer;
}

const hashed = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

type Cell = string | number | null;

/** Tables that two files can agree on; the others tell of one file alone. */
const travelling = tableNames.filter(
  (table) => !declarationOf(table).leftOutOf?.includes('my-other-computer'),
);

/** What a closed gradebook file shows: live rows by table, links as ids, in the order of ids. */
export type Content = Readonly<Record<string, readonly Readonly<Record<string, Cell>>[]>>;

/** Reads the visible content of a file by the declarations of the tables, history left aside. */
export function contentOf(file: string, isWithBytes = true): Content {
  const db = new Database(file, { readonly: true });
  try {
    const idsOf = new Map(
      tableNames.map((table) => [
        table as string,
        new Map(
          (db.prepare(`SELECT key, id FROM "${table}"`).raw().all() as [number, string][]).map(
            ([key, id]) => [key, id],
          ),
        ),
      ]),
    );
    const hashes = db.prepare('SELECT sha256, bytes FROM "fileBytes"').all() as Kept[];
    const whole = new Set(
      hashes.flatMap(({ sha256, bytes }) => (hashed(bytes) === sha256 ? [sha256] : [])),
    );
    return Object.fromEntries(
      travelling.map((table) => {
        const fields = Object.entries(declarationOf(table).fields).filter(([, f]) => !f.local);
        const rows = db
          .prepare(`SELECT * FROM "${table}" WHERE deleted = 0 ORDER BY id`)
          .all() as Record<string, Cell>[];
        const shown = rows.map((row) => ({
          id: row.id ?? null,
          // A file is there when its bytes are.
          ...(isWithBytes && 'sha256' in row && table !== 'importRun' && table !== 'mergeRun'
            ? { isWhole: Number(whole.has(String(row.sha256))) }
            : {}),
          ...Object.fromEntries(
            fields.map(([name, { kind, to = '' }]) => {
              const value = row[name] ?? null;
              const linked = kind === 'ref' && value !== null;
              return [name, linked ? (idsOf.get(to)?.get(Number(value)) ?? 'broken') : value];
            }),
          ),
        }));
        return [table, shown];
      }),
    );
  } finally {
    db.close();
  }
}

/** One text that differs as soon as anything visible differs. */
export const digestOf = (content: Content): string => hashed(Buffer.from(JSON.stringify(content)));
