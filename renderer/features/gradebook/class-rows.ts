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
const NOT_YET = CELL_STATUSES.indexOf('not-yet');
export const MASTERED = CELL_STATUSES.indexOf('mastered');
export const EXCUSED = CELL_STATUSES.indexOf('excused');
export const NOT_ASSESSED = CELL_STATUSES.indexOf('not-assessed');
/** In place of a status where the student has nothing to do with an objective beyond the plan. */
export const OUTSIDE = 7;

/** An answer and its lines by student, in its order. */
export interface ClassLines {
  readonly grid: GridAnswer;
  readonly rows: ReadonlyMap<string, StudentRow>;
}

/** Answers that differ from another one in a few lines only; with 600 students the rest is dear. */
const lineage = new WeakMap<
  GridAnswer,
  { readonly from: GridAnswer; readonly students: readonly string[] }
>();

/** The lines of an answer; those that did not change stay the same objects. */
export function linesOf(grid: GridAnswer, before: ClassLines | null): ClassLines {
  const descent = lineage.get(grid);
  if (before && descent?.from === before.grid) {
    const rows = new Map(before.rows);
    for (const id of descent.students) {
      const s = grid.rows.students.indexOf(id);
      if (s !== -1) rows.set(id, keepSame(before.rows.get(id), rowAt(grid, s)));
    }
    return { grid, rows };
  }
  const rows = new Map<string, StudentRow>();
  grid.rows.students.forEach((id, s) => {
    rows.set(id, keepSame(before?.rows.get(id), rowAt(grid, s)));
  });
  return { grid, rows };
}

const keepSame = (known: StudentRow | undefined, row: StudentRow): StudentRow =>
  known && isSameRow(known, row) ? known : row;

function rowAt(grid: GridAnswer, s: number): StudentRow {
  const { rows, students } = grid;
  const width = grid.objectives.id.length;
  const [from, to] = [s * width, (s + 1) * width];
  return {
    id: rows.students[s] ?? '',
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

/**
 * The answer with the lines that a command gave back; lines of others stay. A new answer by name,
 * over the same arrays: those belong to the cache, and lines are copies of them.
 */
export function mergeRows(grid: GridAnswer, changed: GridRows): GridAnswer {
  const width = grid.objectives.id.length;
  const { rows } = grid;
  changed.students.forEach((id, from) => {
    const to = rows.students.indexOf(id);
    if (to === -1) return;
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
  const merged = { ...grid };
  lineage.set(merged, { from: grid, students: changed.students });
  return merged;
}

/** A line with what was typed over it; null takes it away. */
export function withPending(
  row: StudentRow,
  pending: ReadonlyMap<number, PendingCell> | null,
): StudentRow {
  return row.pending === pending ? row : { ...row, pending };
}
