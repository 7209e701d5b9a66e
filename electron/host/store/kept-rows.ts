import { linksThatHold } from '#shared/model/holding.ts';
import { fieldNamed, tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import { type Change, ROW } from '#shared/sync/change.ts';
import { ORDER, type Stamped } from '#shared/sync/order.ts';
import { isLive, NO_ROW, settle } from '#shared/sync/row-state.ts';
import type { Connection } from './connection.ts';

/** A row by its table and id. */
export interface RowName {
  readonly entity: TableName;
  readonly row: string;
}

/** Which rows came to stand, or ceased to, only because of what hangs on them. */
export interface KeptMoves {
  readonly back: readonly RowName[];
  readonly gone: readonly RowName[];
}

/**
 * Rows that somebody removed and that stand all the same: something hangs on them that whoever removed
 * them had not heard of. It is no change and in no journal: it follows from the changes that a file
 * knows, so that two files that know the same show the same, in whatever order they heard of it.
 */
export interface KeptRows {
  isKept(entity: string, row: string): boolean;
  /** True where a step of this laptop may end or begin what keeps a row. */
  areTouchedBy(changes: readonly Change[]): boolean;
  list(): RowName[];
  /** Removed rows that something hangs on and that do not stand: none in a file that is whole. */
  held(): RowName[];
  /** Brings the tables to what the rule says; the journal must be whole by then. */
  settle(): KeptMoves;
}

/** What ties two rows together where there is work of both. */
interface Tie {
  readonly table: TableName;
  readonly ends: readonly [string, string];
  /** Pairs of keys of which there is work. */
  readonly work: string;
}

/** Without them work would be in the file and in no class list or plan. */
const TIES: readonly Tie[] = [
  {
    table: 'enrolment',
    ends: ['class', 'student'],
    work: `SELECT class, student FROM evidence WHERE deleted = 0
      UNION SELECT class, student FROM mark WHERE deleted = 0`,
  },
  {
    table: 'classCourse',
    ends: ['class', 'course'],
    work: `SELECT work.class, unit.course FROM
      (SELECT DISTINCT class, objective FROM evidence WHERE deleted = 0) AS work
      JOIN objective ON objective.key = work.objective JOIN unit ON unit.key = objective.unit`,
  },
];

/** The statements over one connection, prepared when first asked. */
export function createKeptRows(db: Connection): KeptRows {
  const all = db.prepare('SELECT entity, row FROM "keptRow" ORDER BY entity, row');
  const one = db.prepare('SELECT 1 FROM "keptRow" WHERE entity = ? AND row = ?').pluck();
  const keep = db.prepare('INSERT INTO "keptRow" (entity, row) VALUES (?, ?)');
  const letGo = db.prepare('DELETE FROM "keptRow"');
  const history = db.prepare(
    'SELECT entity, row, field, after, hlc, device, hash FROM change WHERE row = ? AND entity = ?',
  );

  const list = () => all.all() as RowName[];
  const setDeleted = (table: TableName, id: string, deleted: number) =>
    db.prepare(`UPDATE "${table}" SET deleted = ? WHERE id = ?`).run(deleted, id);
  const changesOf = ({ entity, row }: RowName): Stamped[] =>
    (history.all(row, entity) as (Stamped & { after: string | null })[]).map((change) => ({
      ...change,
      after: change.after === null ? null : JSON.parse(change.after),
    }));
  const anyRemoved = (table: TableName): boolean =>
    db.prepare(`SELECT 1 FROM "${table}" WHERE deleted = 1 LIMIT 1`).get() !== undefined;

  /** Removed rows that a row which is there points to. */
  const heldBy = (child: TableName, field: string, parent: TableName): string[] =>
    db
      .prepare(
        `SELECT id FROM "${parent}" WHERE deleted = 1
         AND key IN (SELECT "${field}" FROM "${child}" WHERE deleted = 0)`,
      )
      .pluck()
      .all() as string[];

  /** Of rows that tie the same two together, where none is left, the one that was removed last. */
  const tiesAtWork = ({ table, ends: [a, b], work }: Tie): string[] => {
    const gone = db
      .prepare(
        `SELECT id, "${a}" AS a, "${b}" AS b FROM "${table}" AS tie WHERE deleted = 1
         AND NOT EXISTS (SELECT 1 FROM "${table}" AS other
           WHERE other."${a}" = tie."${a}" AND other."${b}" = tie."${b}" AND other.deleted = 0)
         AND ("${a}", "${b}") IN (${work})`,
      )
      .all() as { id: string; a: number; b: number }[];
    const last = new Map<string, { id: string; removed: Stamped | null }>();
    for (const { id, a: one, b: two } of gone) {
      const { removed } = settle(NO_ROW, changesOf({ entity: table, row: id }));
      const found = last.get(`${one} ${two}`);
      if (!found || isLater(removed, found.removed)) last.set(`${one} ${two}`, { id, removed });
    }
    return [...last.values()].map(({ id }) => id);
  };

  const raise = (entity: TableName, rows: readonly string[]): void => {
    for (const row of rows) {
      setDeleted(entity, row, 0);
      keep.run(entity, row);
    }
  };

  /** The least that must stand; a second round only where the first raised a row of a table that links. */
  const raiseAll = (): void => {
    for (let isMore = true; isMore; ) {
      isMore = false;
      for (const parent of tableNames) {
        const links = linksThatHold(parent);
        if (links.length === 0 || !anyRemoved(parent)) continue;
        for (const { table, field } of links) {
          const rows = heldBy(table, field, parent);
          raise(parent, rows);
          if (rows.length > 0) isMore = true;
        }
      }
      if (isMore) continue;
      for (const tie of TIES) {
        if (!anyRemoved(tie.table)) continue;
        const rows = tiesAtWork(tie);
        raise(tie.table, rows);
        if (rows.length > 0) isMore = true;
      }
    }
  };

  return {
    list,
    held() {
      const links = tableNames.flatMap((parent) =>
        linksThatHold(parent).flatMap(({ table, field }) =>
          heldBy(table, field, parent).map((row) => ({ entity: parent, row })),
        ),
      );
      if (links.length > 0) return links;
      return TIES.flatMap((tie) => tiesAtWork(tie).map((row) => ({ entity: tie.table, row })));
    },
    isKept: (entity, row) => one.get(entity, row) !== undefined,
    areTouchedBy(changes) {
      if (changes.length === 0 || all.get() === undefined) return false;
      return changes.some(
        ({ entity, row, field, after }) =>
          (field === ROW ? after === null : fieldNamed(entity, field)?.to !== undefined) ||
          TIES.some(({ table }) => table === entity) ||
          one.get(entity, row) !== undefined,
      );
    },
    settle() {
      const before = list();
      for (const name of before) {
        if (!isLive(settle(NO_ROW, changesOf(name)))) setDeleted(name.entity, name.row, 1);
      }
      letGo.run();
      raiseAll();
      const after = list();
      return { back: without(after, before), gone: without(before, after) };
    },
  };
}

const isLater = (a: Stamped | null, b: Stamped | null): boolean =>
  a !== null && (b === null || ORDER(a, b) > 0);

function without(list: readonly RowName[], others: readonly RowName[]): RowName[] {
  const known = new Set(others.map(({ entity, row }) => `${entity} ${row}`));
  return list.filter(({ entity, row }) => !known.has(`${entity} ${row}`));
}
