import { stringify } from 'csv-stringify/sync';
import type { Steps } from '../steps.ts';
import { guardedCell } from './spreadsheet-cell.ts';

export type Cell = string | number | boolean | null;

/** Without the mark a spreadsheet takes UTF-8 for something older and mangles names. */
const BYTE_ORDER_MARK = '\uFEFF';

const textOf = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : '';
  return typeof cell === 'number' ? String(cell) : guardedCell(cell);
};

/** So many lines are one step. */
const LINES = 200;

/** Rows as a file for people and spreadsheets: UTF-8 with a mark, commas, CRLF, no formulas. */
export function* csvSteps(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): Steps<string> {
  const linesOf = (some: readonly (readonly Cell[])[]) =>
    stringify(
      some.map((row) => row.map(textOf)),
      { record_delimiter: '\r\n' },
    );
  const parts = [BYTE_ORDER_MARK, linesOf([headings])];
  for (let at = 0; at < rows.length; at += LINES) {
    parts.push(linesOf(rows.slice(at, at + LINES)));
    yield { done: at, total: rows.length };
  }
  return parts.join('');
}
