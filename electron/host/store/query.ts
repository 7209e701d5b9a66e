import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';
import type { Connection, Statement } from './connection.ts';
import type { Db } from './schema.ts';

/** Kysely as a compiler only: it never sees the connection, so it can never run anything. */
export const sqlFor = new Kysely<Db>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/**
 * A list as one parameter, for `in`: with a parameter for each of its members there would be one
 * statement for every length, and all of them are kept.
 */
export const listed = <T extends number | string>(members: readonly T[] = []) =>
  sql<T>`(SELECT value FROM json_each(${JSON.stringify(members)}))`;

interface Compilable<Row> {
  compile(): CompiledQuery<Row>;
}

type Bindable = string | number | bigint | Buffer | null;

/** Runs compiled queries synchronously; statements are prepared once per SQL text. */
export interface Query {
  all<Row>(query: Compilable<Row>): Row[];
  first<Row>(query: Compilable<Row>): Row | undefined;
  run(query: Compilable<unknown>): number;
  /**
   * A statement for a hot path: compiled once per name, called with positional values (those in
   * the query are placeholders), rows as arrays.
   */
  hot<Params extends readonly Bindable[], Row extends readonly unknown[]>(
    name: string,
    build: () => Compilable<unknown>,
  ): (...params: Params) => Row[];
}

/** The one way from SQL to the connection. */
export function createQuery(db: Connection): Query {
  const prepared = new Map<string, Statement>();
  const hot = new Map<string, Statement>();
  const statement = (sql: string) => {
    let found = prepared.get(sql);
    if (!found) {
      found = db.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  };
  const compiled = (query: Compilable<unknown>) => {
    const { sql, parameters } = query.compile();
    return { statement: statement(sql), parameters: parameters as Bindable[] };
  };
  return {
    all<Row>(query: Compilable<Row>) {
      const { statement, parameters } = compiled(query);
      return statement.all(...parameters) as Row[];
    },
    first<Row>(query: Compilable<Row>) {
      const { statement, parameters } = compiled(query);
      return statement.get(...parameters) as Row | undefined;
    },
    run(query) {
      const { statement, parameters } = compiled(query);
      return statement.run(...parameters).changes;
    },
    hot<Params extends readonly Bindable[], Row extends readonly unknown[]>(
      name: string,
      build: () => Compilable<unknown>,
    ) {
      // Own statement: raw mode sticks to a statement and must not leak into the shared ones.
      let raw = hot.get(name);
      if (!raw) {
        raw = db.prepare(build().compile().sql).raw(true);
        hot.set(name, raw);
      }
      const prepared = raw;
      return (...params: Params) => prepared.all(...params) as unknown as Row[];
    },
  };
}
