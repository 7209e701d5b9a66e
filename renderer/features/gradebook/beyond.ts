import type { Output } from '#shared/contract/contract.ts';
import { BEYOND } from './class-columns.ts';
import { type GridAnswer, OUTSIDE, type StudentRow } from './class-rows.ts';

export type BeyondAnswer = Output<'grid.beyond'>;

/** The grid with what its students have beyond the plan as columns at the end. */
export function gridWithBeyond(grid: GridAnswer, beyond: BeyondAnswer): GridAnswer {
  const width = grid.objectives.id.length;
  const { objectives: own } = grid;
  const { objectives: more } = beyond;
  return {
    ...grid,
    units: [
      ...grid.units,
      ...beyond.units.map((unit) => ({
        ...unit,
        id: `${BEYOND}${unit.id}`,
        first: unit.first + width,
      })),
    ],
    objectives: {
      id: [...own.id, ...more.id],
      code: [...own.code, ...more.code],
      statement: [...own.statement, ...more.statement],
      critical: [...own.critical, ...more.critical],
      due: [...own.due, ...more.id.map(() => null)],
      // Nothing beyond the plan is opened for others by an entry.
      open: [...own.open, ...more.id.map(() => true)],
    },
  };
}

/** Lines with the cells beyond the plan behind their own; the same line gives the same object. */
export function createBeyondRows(
  beyond: BeyondAnswer,
): (rows: ReadonlyMap<string, StudentRow>) => ReadonlyMap<string, StudentRow> {
  const width = beyond.objectives.id.length;
  const places = new Map(beyond.rows.students.map((id, s) => [id, s * width]));
  const known = new WeakMap<StudentRow, StudentRow>();
  const extend = (row: StudentRow): StudentRow => {
    const from = places.get(row.id);
    const part = (list: readonly number[], none: number) =>
      Array.from({ length: width }, (_, i) =>
        from === undefined ? none : (list[from + i] ?? none),
      );
    return {
      ...row,
      status: [
        ...row.status,
        ...part(beyond.rows.status, OUTSIDE).map((status, i) =>
          from !== undefined && beyond.has[from + i] === true ? status : OUTSIDE,
        ),
      ],
      level: [...row.level, ...part(beyond.rows.level, -1)],
      attempts: [...row.attempts, ...part(beyond.rows.attempts, 0)],
      flags: [...row.flags, ...part(beyond.rows.flags, 0)],
    };
  };
  return (rows) =>
    new Map(
      [...rows].map(([id, row]) => {
        const extended = known.get(row) ?? extend(row);
        known.set(row, extended);
        return [id, extended];
      }),
    );
}
