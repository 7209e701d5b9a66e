import { isId } from '#shared/domain/ids.ts';
import { declarationOf, tableNames } from '#shared/model/row.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadCtx } from '../context.ts';
import {
  disclosuresNaming,
  type ErasedName,
  erasedRoots,
  erasedRows,
  importSubjects,
  piecesOf,
  pointingTo,
  quarrelsAbout,
  rowsOfIds,
  wordsAbout,
} from '../store/erased-store.ts';
import { keptJson } from '../store/kept-json.ts';

/** Rows by table: key in this file and id. */
export type Going = ReadonlyMap<TableName, ReadonlyMap<number, string>>;

/**
 * Everything that goes with some rows: whatever links to them, directly or through others, removed
 * rows too; and what names them without a link: words on who is whom, what merges asked about them,
 * pieces of their work that a second judge has, and lines of what was given away of nobody else. It
 * follows from what a file holds and from nothing else, so that two files that hold the same come to
 * the same, whichever of them hears of an erasing first.
 */
export function goingWith(ctx: ReadCtx, roots: readonly ErasedName[]): Going {
  const going = new Map<TableName, Map<number, string>>();
  let isMore = false;
  const add = (table: TableName, rows: readonly { key: number; id: string }[]) => {
    const there = going.get(table) ?? new Map<number, string>();
    going.set(table, there);
    for (const { key, id } of rows) {
      if (there.has(key)) continue;
      there.set(key, id);
      isMore = true;
    }
  };
  for (const table of tableNames) {
    const ids = roots.filter(({ entity }) => entity === table).map(({ row }) => row);
    if (ids.length > 0) add(table, rowsOfIds(ctx, table, ids));
  }
  do {
    isMore = false;
    for (const table of tableNames) {
      for (const [field, { to }] of Object.entries(declarationOf(table).fields)) {
        const keys = to === undefined ? undefined : going.get(to as TableName)?.keys();
        if (keys) add(table, pointingTo(ctx, table, field, keys));
      }
    }
    add('secondItem', piecesOf(ctx, going.get('evidence')?.keys() ?? []));
    const ids = [...going.values()].flatMap((rows) => [...rows.values()]);
    add('identityDecision', wordsAbout(ctx, ids));
    for (const [table, rows] of [...going]) {
      if (rows.size === 0) continue;
      add('conflict', quarrelsAbout(ctx, 'conflict', table, rows.values()));
      add('settlement', quarrelsAbout(ctx, 'settlement', table, rows.values()));
    }
    addOfStudents(ctx, going, add);
  } while (isMore);
  return going;
}

/** What names students by their ids in a text. */
function addOfStudents(
  ctx: ReadCtx,
  going: Going,
  add: (table: TableName, rows: readonly { key: number; id: string }[]) => void,
): void {
  const students = new Set(going.get('student')?.values());
  if (students.size === 0) return;
  const gone = new Set([
    ...students,
    ...namesOf(erasedRows(ctx), 'student'),
    ...namesOf(erasedRoots(ctx), 'student'),
  ]);
  add(
    'disclosure',
    disclosuresNaming(ctx).filter(({ who }) => isOnlyOf(keptJson(who), gone)),
  );
  const runs = importSubjects(ctx).flatMap((text) => {
    const { student, importRun } = keptJson(text) as { student?: string; importRun?: string };
    return student !== undefined && students.has(student) && importRun ? [importRun] : [];
  });
  add('importRun', rowsOfIds(ctx, 'importRun', runs));
}

/** True for a list of ids that are all among these. */
export const isOnlyOf = (who: unknown, ids: ReadonlySet<string>): boolean =>
  Array.isArray(who) &&
  who.length > 0 &&
  who.every((id) => typeof id === 'string' && isId(id) && ids.has(id));

/** Ids of the rows of one table. */
export const namesOf = (rows: readonly ErasedName[], entity: TableName): string[] =>
  rows.flatMap((row) => (row.entity === entity ? [row.row] : []));

/** How many rows go. */
export const sizeOfGoing = (going: Going): number =>
  [...going.values()].reduce((sum, rows) => sum + rows.size, 0);
