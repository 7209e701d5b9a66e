import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES, flagsOf } from '#shared/domain/cell.ts';

/** A cell of a grid answer in words. */
export interface CellInWords {
  readonly status: string;
  readonly level: string | null;
  readonly value: number | null;
  readonly attempts: number;
  readonly flags: readonly string[];
}

/** Reads the cell of a student and an objective code out of the columns of a grid answer. */
export function cellOf(grid: Output<'grid.get'>, student: string, code: string): CellInWords {
  const s = grid.rows.students.indexOf(student);
  const o = grid.objectives.code.indexOf(code);
  if (s < 0 || o < 0) throw new Error(`No cell ${student} ${code}`);
  const i = s * grid.objectives.code.length + o;
  return {
    status: CELL_STATUSES[grid.rows.status[i] ?? -1] ?? 'unknown',
    level: grid.scale.levels[grid.rows.level[i] ?? -1]?.key ?? null,
    value: grid.rows.value[i] ?? null,
    attempts: grid.rows.attempts[i] ?? -1,
    flags: flagsOf(grid.rows.flags[i] ?? 0),
  };
}
