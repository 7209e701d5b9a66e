import { type Kysely, sql } from 'kysely';
import { LEAST_GROUP } from '#shared/domain/small-groups.ts';
import { declarationOf, tableNames } from '#shared/model/row.ts';
import type { FieldKind } from '#shared/model/table.ts';
import type { TableName } from '#shared/model/tables.ts';

/** Any table of the database that is published to. */
export type Published = Record<string, Record<string, unknown>>;

/** The schema of the database that Gradus keeps where no other is named. */
export const SCHEMA = 'gradus';

const TYPE = {
  text: 'text',
  int: 'bigint',
  instant: 'bigint',
  real: 'double precision',
  flag: 'boolean',
  date: 'date',
  json: 'jsonb',
  ref: 'uuid',
} as const satisfies Record<FieldKind, string>;

/** The tables that a department may know; files and their names stay in the gradebook. */
export const publishedTables: readonly TableName[] = tableNames.filter((table) => {
  const { leftOutOf, ofFiles } = declarationOf(table);
  return !ofFiles && !leftOutOf?.includes('department');
});

/** What the tables look like, as one text: published data of another shape is written anew. */
export const SHAPE = JSON.stringify([
  // Of the figures and views, which no declaration tells.
  3,
  ...publishedTables.map((table) => [
    table,
    Object.entries(declarationOf(table).fields).map(([name, { kind }]) => [name, TYPE[kind]]),
  ]),
]);

/**
 * Empties tables of this very shape. Rows are deleted, not tables dropped or cut short: whoever reads
 * meanwhile keeps what was there, and rights and views that the district made stay.
 */
export async function emptyTables(db: Kysely<Published>, name: string): Promise<void> {
  for (const table of publishedTables) await db.withSchema(name).deleteFrom(table).execute();
}

/**
 * Makes the schema with its tables and views, all empty. What stood there of Gradus goes. The views
 * keep the rule of shared/domain/small-groups.ts: no sum holds a section of fewer than ten.
 */
export async function createTables(db: Kysely<Published>, name: string): Promise<void> {
  await sql`DROP SCHEMA IF EXISTS ${sql.id(name)} CASCADE`.execute(db);
  await db.schema.createSchema(name).execute();
  const schema = db.schema.withSchema(name);
  const of = (table: string) => sql.id(name, table);
  for (const table of publishedTables) {
    let made = schema.createTable(table).addColumn('id', 'uuid', (column) => column.primaryKey());
    for (const [name, { kind }] of Object.entries(declarationOf(table).fields)) {
      made = made.addColumn(name, TYPE[kind]);
    }
    await made.execute();
  }
  await schema
    .createIndex('evidence_cell')
    .on('evidence')
    .columns(['student', 'objective'])
    .execute();
  await schema.createIndex('evidence_class').on('evidence').columns(['class']).execute();
  const least = sql.lit(LEAST_GROUP);
  await sql`
    CREATE TABLE ${of('publication')} (
      "gradebook" text NOT NULL, "revision" bigint NOT NULL, "chain" text NOT NULL,
      "shape" text NOT NULL, "at" timestamptz NOT NULL);
    CREATE TABLE ${of('masteryFigure')} (
      "class" uuid NOT NULL, "section" text NOT NULL, "teacher" text NOT NULL,
      "objective" uuid NOT NULL, "course" text NOT NULL, "code" text NOT NULL, "statement" text NOT NULL,
      "asked" integer NOT NULL, "assessed" integer NOT NULL, "mastered" integer NOT NULL);
    CREATE TABLE ${of('letterFigure')} (
      "term" text, "starts" date, "ends" date, "rule" text NOT NULL, "class" uuid NOT NULL, "section" text NOT NULL,
      "teacher" text NOT NULL, "letter" text NOT NULL, "position" integer NOT NULL,
      "students" integer NOT NULL);
    CREATE VIEW ${of('mastery_per_objective')} AS
      SELECT objective, course, code, statement, count(*) AS sections,
        count(*) FILTER (WHERE asked < ${least}) AS hidden,
        sum(asked) FILTER (WHERE asked >= ${least}) AS asked,
        sum(assessed) FILTER (WHERE asked >= ${least}) AS assessed,
        sum(mastered) FILTER (WHERE asked >= ${least}) AS mastered
      FROM ${of('masteryFigure')} GROUP BY objective, course, code, statement;
    CREATE VIEW ${of('letters_per_term')} AS
      SELECT term, starts, ends, rule, letter, position,
        sum(students) FILTER (WHERE size >= ${least}) AS students,
        sum(sum(students) FILTER (WHERE size >= ${least}))
          OVER (PARTITION BY term, starts, ends, rule) AS total,
        count(*) FILTER (WHERE size < ${least}) AS hidden
      FROM (SELECT *, sum(students) OVER (PARTITION BY term, starts, ends, rule, class) AS size
        FROM ${of('letterFigure')}) AS sized
      GROUP BY term, starts, ends, rule, letter, position;
  `.execute(db);
}
