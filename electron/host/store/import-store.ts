import type { IsoDate } from '#shared/domain/time.ts';
import { declarationOf, type Row } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { ROW } from '#shared/sync/change.ts';
import type { ReadCtx } from '../context.ts';
import { freshId } from './fresh-id.ts';
import { sqlFor } from './query.ts';
import { decode, type SqlValue } from './row-codec.ts';

/** What is known here of an attempt that a file may bring again. */
export interface KnownAttempt {
  readonly id: string;
  readonly student: string;
  readonly objective: string;
  readonly shown: string | null;
  readonly feedback: string | null;
  /** Taken back by undo; it may come again. */
  readonly removed: boolean;
  readonly voided: boolean;
  /** Voided by a newer export of its source. */
  readonly replaced: boolean;
  readonly source: string | null;
  readonly sourceId: string | null;
}

/** The gradebook as an import compares a file with it: whole tables, read once. */
export interface Snapshot {
  readonly today: IsoDate;
  readonly now: number;
  /** Live rows by id, in the order in which they were made. Not for evidence. */
  rows<T extends Exclude<TableName, 'evidence'>>(table: T): ReadonlyMap<string, Row<T>>;
  /** An id that names a row by what it is, or the next one where that was erased for good. */
  free(table: TableName, id: string): string;
  /** True when a person, not an import, gave the field its value. */
  byHand(table: TableName, id: string, field: string): boolean;
  /** Attempts of a class, and those with one of the ids wherever they are. */
  attempts(classId: string | null, ids: readonly string[]): Map<string, KnownAttempt>;
  /** Attempts, of whatever class, by which the student showed the objective. */
  shownIn(student: string, objective: string): readonly string[];
}

/** Name of the step that imports are; see `byHand`. */
export const IMPORT_STEP = 'import.apply';

interface StoredRow {
  readonly key: number;
  readonly id: string;
  readonly [column: string]: SqlValue;
}

/** Reads lazily: only the tables that somebody asks for. */
export function snapshotOf(ctx: ReadCtx): Snapshot {
  const tables = new Map<TableName, ReadonlyMap<string, unknown>>();
  const ids = new Map<string, ReadonlyMap<number, string>>();

  // The map of tables is data, so its rows are read as the declaration says; the compiler for SQL
  // wants one name, any of them.
  const liveRows = (table: TableName) =>
    ctx.query.all(
      sqlFor
        .selectFrom(table as 'setting')
        .selectAll()
        .where('deleted', '=', 0)
        .orderBy('key'),
    ) as unknown as StoredRow[];
  const idsOf = (table: string) => {
    let map = ids.get(table);
    if (!map) {
      const rows = ctx.query.all(sqlFor.selectFrom(table as 'setting').select(['key', 'id']));
      map = new Map(rows.map(({ key, id }) => [key, id]));
      ids.set(table, map);
    }
    return map;
  };
  const links = {
    keyOf: ctx.rows.keyOf,
    idOf: (t: string, key: number) => idsOf(t).get(key) ?? '',
  };

  return {
    today: ctx.today,
    now: ctx.now,
    rows<T extends Exclude<TableName, 'evidence'>>(table: T) {
      let rows = tables.get(table);
      if (!rows) {
        const fields = Object.entries(declarationOf(table).fields);
        rows = new Map(
          liveRows(table).map((row) => [
            row.id,
            Object.fromEntries(
              fields.map(([name, field]) => [name, decode(field, row[name] ?? null, links)]),
            ),
          ]),
        );
        tables.set(table, rows);
      }
      return rows as ReadonlyMap<string, Row<T>>;
    },
    free: (table, id) => freshId(ctx, table, id),
    byHand(table, id, field) {
      const newest = ctx.query.first(
        sqlFor
          .selectFrom('change')
          .innerJoin('op', 'op.key', 'change.op')
          .select('op.name')
          .where('change.row', '=', id)
          .where('change.field', 'in', [field, ROW])
          .where('change.entity', '=', table)
          .orderBy('change.seq', 'desc')
          .limit(1),
      );
      return newest !== undefined && newest.name !== IMPORT_STEP;
    },
    attempts(classId, wanted) {
      const known = new Map<string, KnownAttempt>();
      const students = idsOf('student');
      const objectives = idsOf('objective');
      const select = () =>
        sqlFor
          .selectFrom('evidence')
          .select(['id', 'student', 'objective', 'shown', 'feedback', 'deleted', 'voidedAt'])
          .select(['replaced', 'source', 'sourceId']);
      const take = (rows: ReturnType<typeof read>) => {
        for (const row of rows) {
          known.set(row.id, {
            id: row.id,
            student: students.get(row.student) ?? '',
            objective: objectives.get(row.objective) ?? '',
            shown: row.shown,
            feedback: row.feedback,
            removed: row.deleted === 1,
            voided: row.voidedAt !== null,
            replaced: row.replaced === 1,
            source: row.source,
            sourceId: row.sourceId,
          });
        }
      };
      const read = (query: ReturnType<typeof select>) => ctx.query.all(query);
      if (classId !== null)
        take(read(select().where('class', '=', ctx.rows.keyOf('class', classId))));
      const others = wanted.filter((id) => !known.has(id));
      // A statement takes a limited number of values; a file may name tens of thousands.
      for (let at = 0; at < others.length; at += 500) {
        take(read(select().where('id', 'in', others.slice(at, at + 500))));
      }
      return known;
    },
    shownIn: (student, objective) =>
      ctx.query
        .all(
          sqlFor
            .selectFrom('evidence')
            .select('id')
            .where('student', '=', ctx.rows.keyOf('student', student))
            .where('objective', '=', ctx.rows.keyOf('objective', objective))
            .where('deleted', '=', 0)
            .where('voidedAt', 'is', null)
            .where('kind', 'not in', ['pre-assessment', 'self']),
        )
        .map(({ id }) => id),
  };
}
