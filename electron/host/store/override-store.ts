import { newestOfEach } from '#shared/domain/override.ts';
import type { ReadCtx } from '../context.ts';
import { sqlFor } from './query.ts';
import { levelNames } from './scale-store.ts';

/** A live override of a cell, links by key. */
export interface CellOverrideRow {
  readonly id: string;
  readonly student: number;
  readonly objective: number;
  readonly class: number;
  readonly level: number;
  readonly reason: string;
  readonly locked: number;
  readonly by: string | null;
  readonly recordedAt: number;
}

/** A live override of a letter, links by key. */
export interface LetterOverrideRow {
  readonly id: string;
  readonly student: number;
  readonly class: number;
  readonly term: number | null;
  readonly letter: string;
  readonly reason: string;
  readonly locked: number;
  readonly by: string | null;
  readonly recordedAt: number;
}

const NONE: readonly CellOverrideRow[] = [];

/** The override that counts for each cell, by student. They are few, so all are kept at hand. */
export function cellOverrides(ctx: ReadCtx): ReadonlyMap<number, readonly CellOverrideRow[]> {
  return ctx.memo('cell overrides', () => {
    const rows = ctx.query.all(
      sqlFor.selectFrom('cellOverride').selectAll().where('deleted', '=', 0).orderBy('key'),
    );
    const newest = newestOfEach(rows, (row) => `${row.student} ${row.objective}`);
    const byStudent = new Map<number, CellOverrideRow[]>();
    for (const row of newest) {
      const list = byStudent.get(row.student);
      if (list) list.push(row);
      else byStudent.set(row.student, [row]);
    }
    return byStudent;
  });
}

/** The overrides that count for one student's cells. */
export const cellOverridesOf = (ctx: ReadCtx, student: number): readonly CellOverrideRow[] =>
  cellOverrides(ctx).get(student) ?? NONE;

/** The override that counts for each letter of a class, of all terms. */
export function letterOverridesOf(ctx: ReadCtx, classKey: number): readonly LetterOverrideRow[] {
  return ctx.memo(`letter overrides ${classKey}`, () => {
    const rows = ctx.query.all(
      sqlFor
        .selectFrom('letterOverride')
        .selectAll()
        .where('class', '=', classKey)
        .where('deleted', '=', 0)
        .orderBy('key'),
    );
    return newestOfEach(rows, (row) => `${row.student} ${row.term}`);
  });
}

/** Classes that hold an override of a letter, by key. */
export function classesWithLetterOverrides(ctx: ReadCtx): number[] {
  return ctx.query
    .all(sqlFor.selectFrom('letterOverride').select('class').distinct().where('deleted', '=', 0))
    .map((row) => row.class);
}

/** Ids of every override that a cell ever had, with the level that each gave. */
export function overridesOfCell(ctx: ReadCtx, student: number, objective: number) {
  const called = levelNames(ctx);
  return ctx.query
    .all(
      sqlFor
        .selectFrom('cellOverride')
        .innerJoin('level', 'level.key', 'cellOverride.level')
        .select([
          'cellOverride.id',
          'level.id as level',
          'level.name',
          'cellOverride.reason',
          'cellOverride.deleted',
        ])
        .where('student', '=', student)
        .where('objective', '=', objective)
        .orderBy('cellOverride.key'),
    )
    .map((row) => ({ ...row, name: called(row.level, row.name) ?? row.name }));
}

/** Live overrides of one cell, or of one letter, by id: what a new one takes the place of. */
export function rivals(
  ctx: ReadCtx,
  of:
    | { readonly student: number; readonly objective: number }
    | { readonly student: number; readonly class: number; readonly term: number | null },
): { table: 'cellOverride' | 'letterOverride'; ids: string[] } {
  if ('objective' in of) {
    const rows = ctx.query.all(
      sqlFor
        .selectFrom('cellOverride')
        .select('id')
        .where('student', '=', of.student)
        .where('objective', '=', of.objective)
        .where('deleted', '=', 0),
    );
    return { table: 'cellOverride', ids: rows.map((row) => row.id) };
  }
  const rows = letterOverridesOf(ctx, of.class).filter(
    (row) => row.student === of.student && row.term === of.term,
  );
  return { table: 'letterOverride', ids: rows.map((row) => row.id) };
}
