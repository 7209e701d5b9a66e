import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declarationOf, tableNames } from '#shared/model/row.ts';
import type { Connection } from '../../../electron/host/store/connection.ts';
import { openConnection } from '../../../electron/host/store/connection.ts';
import { migrate, schemaVersion } from '../../../electron/host/store/migrate.ts';
import { migrations, SCHEMA_VERSION } from '../../../electron/host/store/migrations/index.ts';

const SQL_TYPE = {
  text: 'TEXT',
  int: 'INTEGER',
  real: 'REAL',
  flag: 'INTEGER',
  date: 'TEXT',
  instant: 'INTEGER',
  json: 'TEXT',
  ref: 'INTEGER',
} as const;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}

let db: Connection;
beforeEach(async () => {
  db = await openConnection(':memory:');
  migrate(db);
});
afterEach(() => db.close());

const columns = (table: string) => db.pragma(`table_info("${table}")`) as Column[];

describe('the migrated schema is what the declarations say', () => {
  test.each(tableNames)('%s', (table) => {
    const machinery = new Set([
      'key',
      'id',
      'deleted',
      ...(declarationOf(table).appendOnly ? ['op'] : []),
    ]);
    const found = columns(table).filter((column) => !machinery.has(column.name));
    const declared = Object.entries(declarationOf(table).fields).map(([name, field]) => ({
      name,
      type: SQL_TYPE[field.kind],
      notnull: field.required ? 1 : 0,
    }));
    expect(found.map(({ name, type, notnull }) => ({ name, type, notnull }))).toEqual(declared);
    const links = (db.pragma(`foreign_key_list("${table}")`) as { from: string; table: string }[])
      .filter((link) => link.from !== 'op')
      .map((link) => [link.from, link.table])
      .sort();
    const declaredLinks = Object.entries(declarationOf(table).fields)
      .flatMap(([name, field]) => (field.to ? [[name, field.to]] : []))
      .sort();
    expect(links).toEqual(declaredLinks);
  });

  test('every table is strict, so that a school id keeps its leading zeros', () => {
    const list = db.pragma('table_list') as {
      name: string;
      schema: string;
      type: string;
      strict: number;
    }[];
    const loose = list.filter((t) => t.schema === 'main' && t.type === 'table' && t.strict === 0);
    expect(loose.map((t) => t.name)).toEqual(['sqlite_schema']);
  });

  test('no table exists that nobody declared', () => {
    const list = db.pragma('table_list') as { name: string; schema: string }[];
    const names = list
      .filter((t) => t.schema === 'main' && !t.name.startsWith('sqlite_'))
      .map((t) => t.name);
    expect(names.sort()).toEqual(
      [
        ...tableNames,
        'change',
        'erasedRest',
        'erasedRow',
        'fileBytes',
        'keptRow',
        'moved',
        'op',
        'rowVersion',
        'unknownField',
      ].sort(),
    );
  });
});

describe('migrations', () => {
  test('stand in rising order', () => {
    const versions = migrations.map((migration) => migration.version);
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    expect(schemaVersion(db)).toBe(SCHEMA_VERSION);
  });

  test('one that fails leaves the last whole version, with the backup made before', () => {
    let backups = 0;
    const bad = [
      ...migrations,
      { version: SCHEMA_VERSION + 10, sql: 'CREATE TABLE later (a TEXT) STRICT;' },
      {
        version: SCHEMA_VERSION + 20,
        sql: 'CREATE TABLE half (a TEXT) STRICT; CREATE TABLE half (b TEXT);',
      },
    ];
    expect(() =>
      migrate(
        db,
        () => {
          backups += 1;
        },
        bad,
      ),
    ).toThrow();
    expect(backups).toBe(1);
    expect(schemaVersion(db)).toBe(SCHEMA_VERSION + 10);
    expect(columns('later')).toHaveLength(1);
    expect(columns('half')).toHaveLength(0);
  });

  test('a file from a newer Gradus is refused by name', () => {
    db.pragma(`user_version = ${SCHEMA_VERSION + 10}`);
    expect(() => migrate(db)).toThrow('FILE_FROM_NEWER_VERSION');
  });
});

test('the grid reads evidence from the covering index alone', () => {
  const plan = db
    .prepare(
      `EXPLAIN QUERY PLAN SELECT objective, "on", "recordedAt", level, kind, score, "outOf", aimed, support, robust, source, task
       FROM evidence WHERE student = ? AND objective >= ? AND objective <= ? AND "on" <= ?
       AND deleted = 0 AND "voidedAt" IS NULL ORDER BY student, objective, "on", "recordedAt", id`,
    )
    .all(1, 1, 9, '2026-11-10') as { detail: string }[];
  expect(plan.map((step) => step.detail)).toEqual([
    'SEARCH evidence USING COVERING INDEX evidence_cell (student=? AND objective>? AND objective<?)',
  ]);
});
