import type { Scale } from '#shared/domain/scale.ts';
import { formatTsv, parseTsv, placeBlock } from '../../grid/grid-clipboard.ts';
import type { CellRange } from '../../grid/grid-selection.ts';
import { readCell, writeCell } from './cell-text.ts';
import type { ClassColumn } from './class-columns.ts';
import type { StudentRow } from './class-rows.ts';
import type { CellAt } from './pending-cells.ts';

/** The cells of a range as text that a spreadsheet takes. */
export function copyRange(
  range: CellRange,
  rows: readonly StudentRow[],
  columns: readonly ClassColumn[],
  scale: Pick<Scale, 'levels'>,
): string {
  const across = columns.slice(Math.max(0, range.left), range.right + 1);
  return formatTsv(
    rows
      .slice(Math.max(0, range.top), range.bottom + 1)
      .map((row) => across.map((column) => writeCell(row, column.place, scale))),
  );
}

export type PasteReading =
  | {
      readonly type: 'good';
      readonly levels: readonly { readonly at: CellAt; readonly level: number }[];
      readonly marks: readonly { readonly at: CellAt; readonly mark: 'excused' | 'missing' }[];
    }
  | { readonly type: 'nothing' }
  | { readonly type: 'too-large'; readonly rows: number; readonly columns: number }
  /** Cells that are no level of the scale; nothing is taken then. */
  | { readonly type: 'unknown'; readonly count: number; readonly text: string };

/** What a pasted text would enter, or why nothing of it is. */
export function readPaste(
  text: string,
  range: CellRange,
  students: readonly string[],
  columns: readonly ClassColumn[],
  scale: Scale,
): PasteReading {
  const shape = { rows: students.length, columns: columns.length };
  const placed = placeBlock(parseTsv(text), range, shape);
  if (!placed.ok) return { type: 'too-large', rows: placed.rows, columns: placed.columns };
  const levels: { at: CellAt; level: number }[] = [];
  const marks: { at: CellAt; mark: 'excused' | 'missing' }[] = [];
  const unknown: string[] = [];
  for (const cell of placed.cells) {
    const student = students[cell.row];
    const column = columns[cell.column];
    if (student === undefined || !column) continue;
    const at = { student, place: column.place };
    const read = readCell(cell.text, scale);
    if (read.type === 'unknown') unknown.push(read.text);
    else if (read.type === 'mark') marks.push({ at, mark: read.mark });
    else if (read.type === 'level') {
      levels.push({ at, level: scale.levels.findIndex((level) => level.key === read.key) });
    }
  }
  const [first] = unknown;
  if (first !== undefined) return { type: 'unknown', count: unknown.length, text: first };
  if (levels.length + marks.length === 0) return { type: 'nothing' };
  return { type: 'good', levels, marks };
}
