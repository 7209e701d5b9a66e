import type { Output } from '#shared/contract/contract.ts';
import { CELL_STATUSES, type CellStatus, flagBit } from '#shared/domain/cell.ts';

export type GridAnswer = Output<'grid.get'>;
export type GridRows = GridAnswer['rows'];

/** One student's line. A new object only when something in it changed. */
export interface StudentRow {
  readonly id: string;
  readonly name: string;
  readonly called: string;
  readonly schoolId: string | null;
  readonly isNewcomer: boolean;
  readonly isAbsent: boolean;
  /** By place of the objective in the answer. */
  readonly status: readonly number[];
  /** Index of the level; −1 for none. */
  readonly level: readonly number[];
  readonly attempts: readonly number[];
  readonly flags: readonly number[];
  readonly behind: number;
  readonly ahead: number;
  readonly mastered: number;
  readonly due: number;
  /** Objectives that ask for something now. */
  readonly need: number;
  /** What was typed and is not yet acknowledged, by place of the objective. */
  readonly pending: ReadonlyMap<number, PendingCell> | null;
}

/** How a cell looks until the host has answered. */
export type PendingCell =
  | { readonly type: 'level'; readonly level: number }
  | { readonly type: 'mark'; readonly status: CellStatus | null; readonly flags: number };

const ASKS =
  flagBit('overdue') |
  flagBit('stuck') |
  flagBit('slipped') |
  flagBit('missing') |
  flagBit('recheck');
export const NOT_YET = CELL_STATUSES.indexOf('not-yet');
export const MASTERED = CELL_STATUSES.indexOf('mastered');
export const EXCUSED = CELL_STATUSES.indexOf('excused');
export const NOT_ASSESSED = CELL_STATUSES.indexOf('not-assessed');

/** The lines of an answer, students in its order; unchanged lines stay the same object. */
export function rowsOf(
  grid: GridAnswer,
  before: ReadonlyMap<string, StudentRow>,
): Map<string, StudentRow> {
  const width = grid.objectives.id.length;
  const { rows, students } = grid;
  return new Map(
    rows.students.map((id, s) => {
      const from = s * width;
      const to = from + width;
      const row: StudentRow = {
        id,
        name: students.name[s] ?? '',
        called: students.called[s] ?? '',
        schoolId: students.schoolId[s] ?? null,
        isNewcomer: students.newcomer[s] ?? false,
        isAbsent: students.absent[s] ?? false,
        status: rows.status.slice(from, to),
        level: rows.level.slice(from, to),
        attempts: rows.attempts.slice(from, to),
        flags: rows.flags.slice(from, to),
        behind: rows.behind[s] ?? 0,
        ahead: rows.ahead[s] ?? 0,
        mastered: rows.mastered[s] ?? 0,
        due: rows.due[s] ?? 0,
        need: needOf(rows, from, to),
        pending: null,
      };
      const known = before.get(id);
      return [id, known && isSameRow(known, row) ? known : row] as const;
    }),
  );
}

function needOf(rows: GridRows, from: number, to: number): number {
  let need = 0;
  for (let i = from; i < to; i += 1) {
    const isBelow = rows.status[i] === NOT_YET;
    if (isBelow || ((rows.flags[i] ?? 0) & ASKS) !== 0) need += 1;
  }
  return need;
}

const COLUMNS = ['status', 'level', 'attempts', 'flags'] as const;
const SCALARS = [
  'name',
  'called',
  'schoolId',
  'isNewcomer',
  'isAbsent',
  'behind',
  'ahead',
  'mastered',
  'due',
] as const;

function isSameRow(a: StudentRow, b: StudentRow): boolean {
  return (
    SCALARS.every((member) => a[member] === b[member]) &&
    COLUMNS.every((member) => isSameList(a[member], b[member]))
  );
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

/** The answer with the lines that a command gave back; lines of others stay. */
export function mergeRows(grid: GridAnswer, changed: GridRows): GridAnswer {
  const width = grid.objectives.id.length;
  const placeOf = new Map(grid.rows.students.map((id, place) => [id, place]));
  const rows = {
    ...grid.rows,
    status: [...grid.rows.status],
    level: [...grid.rows.level],
    value: [...grid.rows.value],
    attempts: [...grid.rows.attempts],
    flags: [...grid.rows.flags],
    behind: [...grid.rows.behind],
    ahead: [...grid.rows.ahead],
    mastered: [...grid.rows.mastered],
    due: [...grid.rows.due],
  };
  changed.students.forEach((id, from) => {
    const to = placeOf.get(id);
    if (to === undefined) return;
    for (let o = 0; o < width; o += 1) {
      rows.value[to * width + o] = changed.value[from * width + o] ?? null;
    }
    for (const member of COLUMNS) {
      for (let o = 0; o < width; o += 1) {
        rows[member][to * width + o] = changed[member][from * width + o] ?? 0;
      }
    }
    for (const member of ['behind', 'ahead', 'mastered', 'due'] as const) {
      rows[member][to] = changed[member][from] ?? 0;
    }
  });
  return { ...grid, rows };
}

/** A line with what was typed over it; null takes it away. */
export function withPending(
  row: StudentRow,
  pending: ReadonlyMap<number, PendingCell> | null,
): StudentRow {
  return row.pending === pending ? row : { ...row, pending };
}
